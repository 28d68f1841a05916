//! The memory of one process: words, and the objects that are C in CPython and
//! happen in one go there. Coroutines that are suspended lie here too.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use super::chance;
use super::op::{Chance, Code, ObjectKind, ObjectOp};
use super::thread::Stack;
use crate::base::Rng;

/// Key, order of arrival, value: the least comes first.
type Entry = Reverse<(i64, u64, i64)>;

#[derive(Clone, Debug)]
enum Object {
    Deque(VecDeque<i64>),
    Heap { entries: BinaryHeap<Entry>, pushed: u64 },
}

impl Object {
    fn new(kind: ObjectKind) -> Self {
        match kind {
            ObjectKind::Deque => Self::Deque(VecDeque::new()),
            ObjectKind::Heap => Self::Heap { entries: BinaryHeap::new(), pushed: 0 },
        }
    }
}

/// All that one process has.
#[derive(Clone, Debug)]
pub(super) struct Memory {
    pub(super) words: Vec<i64>,
    objects: Vec<Object>,
    /// None while it runs or when it is over.
    coroutines: Vec<Option<Stack>>,
    /// The places of those that are over.
    free: Vec<u32>,
    rng: Rng,
}

impl Memory {
    /// A memory as a process finds it that starts from nothing.
    pub(super) fn fresh(code: &Code, seed: u64, process: u32) -> Self {
        Self {
            words: code.words.clone(),
            objects: code.objects.iter().map(|&kind| Object::new(kind)).collect(),
            coroutines: Vec::new(),
            free: Vec::new(),
            rng: chance::of_process(seed, process),
        }
    }

    /// A copy for a child, which draws numbers of its own.
    pub(super) fn forked(&self, seed: u64, child: u32) -> Self {
        Self { rng: chance::of_process(seed, child), ..self.clone() }
    }

    fn deque(&mut self, place: i64) -> &mut VecDeque<i64> {
        match self.objects.get_mut(place as usize) {
            Some(Object::Deque(deque)) => deque,
            other => panic!("a program takes object {place} for a deque: {other:?}"),
        }
    }

    fn heap(&mut self, place: i64) -> (&mut BinaryHeap<Entry>, &mut u64) {
        match self.objects.get_mut(place as usize) {
            Some(Object::Heap { entries, pushed }) => (entries, pushed),
            other => panic!("a program takes object {place} for a heap: {other:?}"),
        }
    }

    fn create(&mut self, kind: ObjectKind) -> i64 {
        self.objects.push(Object::new(kind));
        self.objects.len() as i64 - 1
    }

    /// A number of chance; `of` is its bound or its mean.
    pub(super) fn draw(&mut self, chance: Chance, of: i64) -> i64 {
        let of = of.max(0) as u64;
        let drawn = match chance {
            Chance::Uniform => self.rng.below(of),
            Chance::Exponential => chance::exponential(&mut self.rng, of),
        };
        drawn as i64
    }

    /// The result goes into the first of the registers, in which the third operand
    /// stood, and a second result into the next.
    pub(super) fn apply(&mut self, op: ObjectOp, registers: &mut [i64], left: i64, right: i64) {
        let held = registers[0];
        registers[0] = match op {
            ObjectOp::Allocate => {
                let first = self.words.len();
                self.words.resize(first + left as usize, 0);
                first as i64
            }
            ObjectOp::NewDeque => self.create(ObjectKind::Deque),
            ObjectOp::NewHeap => self.create(ObjectKind::Heap),
            ObjectOp::Append => {
                self.deque(left).push_back(right);
                0
            }
            ObjectOp::PopLeft => self.deque(left).pop_front().unwrap_or(0),
            ObjectOp::Remove => {
                let deque = self.deque(left);
                let place = deque.iter().position(|&value| value == right);
                i64::from(place.and_then(|place| deque.remove(place)).is_some())
            }
            ObjectOp::Length => self.length(left),
            ObjectOp::HeapPush => {
                let (entries, pushed) = self.heap(left);
                entries.push(Reverse((right, *pushed, held)));
                *pushed += 1;
                held
            }
            ObjectOp::HeapPop => {
                let Reverse((key, _, value)) = self.heap(left).0.pop().unwrap_or_default();
                registers[1] = value;
                key
            }
            ObjectOp::HeapLeast => self.heap(left).0.peek().map_or(0, |entry| entry.0.0),
            ObjectOp::Swap => {
                let word = &mut self.words[left as usize];
                let is_expected = *word == held;
                if is_expected {
                    *word = right;
                }
                i64::from(is_expected)
            }
        };
    }

    fn length(&self, place: i64) -> i64 {
        match self.objects.get(place as usize) {
            Some(Object::Deque(deque)) => deque.len() as i64,
            Some(Object::Heap { entries, .. }) => entries.len() as i64,
            None => panic!("a program asks for the length of object {place}, which is none"),
        }
    }

    /// What is ready, at the end of a deque.
    pub(super) fn append_all(&mut self, place: i64, values: &[u64]) {
        self.deque(place).extend(values.iter().map(|&value| value as i64));
    }

    /// A place for a coroutine that has not begun.
    pub(super) fn keep_new(&mut self, stack: Stack) -> i64 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.coroutines.push(None);
            self.coroutines.len() as u32 - 1
        });
        self.coroutines[place as usize] = Some(stack);
        i64::from(place)
    }

    /// Puts a coroutine back that has suspended.
    pub(super) fn keep(&mut self, place: u32, stack: Stack) {
        self.coroutines[place as usize] = Some(stack);
    }

    /// Takes a coroutine out, to be resumed.
    pub(super) fn take(&mut self, place: i64) -> Stack {
        match self.coroutines.get_mut(place as usize).and_then(Option::take) {
            Some(stack) => stack,
            None => panic!("a program resumes coroutine {place}, which runs or is over"),
        }
    }

    /// A coroutine is over.
    pub(super) fn free(&mut self, place: u32) {
        self.free.push(place);
    }
}

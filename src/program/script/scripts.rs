//! All programs of a computer at work: every thread's place, every process's
//! memory. What an operation does stands in `run`.

use std::sync::Arc;

use super::memory::Memory;
use super::op::Code;
use super::reckon::Clock;
use super::run::Run;
use super::thread::{Stack, Thread};
use crate::base::Nanos;
use crate::program::{Effect, ProcessId, Reply, Slice, SliceEnd, Software, Stepping, ThreadId, Turn};

/// The most operations of one slice, so that a loop in which no time passes
/// does not hang the computer.
const MOST_OPS: u32 = 20_000;

/// Programs written in Rust, as software for a computer. A clone is a copy of
/// their whole state.
#[derive(Clone, Debug)]
pub struct Scripts {
    code: Arc<Code>,
    seed: u64,
    /// By number; none once it is over.
    threads: Vec<Option<Thread>>,
    /// By number.
    memories: Vec<Memory>,
    /// Where threads begin that were asked for; the first is the main program.
    beginnings: Kept<Stack>,
    /// Messages of several numbers that are on their way.
    letters: Kept<Box<[i64]>>,
    outputs: Vec<i64>,
}

/// What is kept from the slice in which it is asked for until the moment at
/// which it takes place; each has a token.
#[derive(Clone, Debug)]
pub(super) struct Kept<T> {
    places: Vec<Option<T>>,
    free: Vec<usize>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { places: Vec::new(), free: Vec::new() }
    }
}

impl<T> Kept<T> {
    /// Keeps it; its token.
    pub(super) fn keep(&mut self, it: T) -> u64 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.places.push(None);
            self.places.len() - 1
        });
        self.places[place] = Some(it);
        place as u64
    }

    /// Gives it out again, once.
    pub(super) fn take(&mut self, token: u64) -> T {
        let place = token as usize;
        match self.places.get_mut(place).and_then(Option::take) {
            Some(it) => {
                self.free.push(place);
                it
            }
            None => panic!("nothing is kept at {token}"),
        }
    }
}

impl Scripts {
    /// The token at which a computer's first thread begins.
    pub const MAIN: u64 = 0;

    pub(super) fn new(code: Code, main: usize, seed: u64) -> Self {
        let mut beginnings = Kept::default();
        beginnings.keep(Stack::at(&code, main, []));
        let memories = vec![Memory::fresh(&code, seed, 0)];
        let (threads, letters, outputs) = (Vec::new(), Kept::default(), Vec::new());
        Self { code: Arc::new(code), seed, threads, memories, beginnings, letters, outputs }
    }

    /// What the programs have computed, in the order in which they told it.
    pub fn outputs(&self) -> &[i64] {
        &self.outputs
    }

    fn begin(&mut self, thread: ThreadId, token: u64) {
        if self.threads.len() <= thread.index() {
            self.threads.resize(thread.index() + 1, None);
        }
        self.threads[thread.index()] = Some(Thread::new(self.beginnings.take(token)));
    }
}

impl Software for Scripts {
    fn resume(&mut self, turn: Turn) -> Slice {
        if let Reply::Begin { entry } = turn.reply {
            self.begin(turn.thread, entry);
        }
        let Some(Some(thread)) = self.threads.get_mut(turn.thread.index()) else {
            return Slice { spent: Nanos::ZERO, end: SliceEnd::Effect(Effect::Exit) };
        };
        let left_nanos = thread.left_nanos;
        let mut run = Run {
            code: &self.code,
            memory: &mut self.memories[turn.process.index()],
            thread,
            me: turn.thread,
            beginnings: &mut self.beginnings,
            letters: &mut self.letters,
            outputs: &mut self.outputs,
            now_nanos: turn.now.0,
            clock: Clock {
                spent_nanos: 0,
                budget_nanos: turn.budget.0,
                gil_asked: turn.gil_asked,
                is_fine: turn.stepping == Stepping::Fine,
                left_nanos,
                ops_left: MOST_OPS,
            },
        };
        run.hear(&turn.reply);
        let end = run.go();
        let Clock { spent_nanos, left_nanos, .. } = run.clock;
        thread.left_nanos = left_nanos;
        Slice { spent: Nanos(spent_nanos), end }
    }

    fn word(&self, process: ProcessId, word: u64) -> u64 {
        self.memories[process.index()].words[word as usize] as u64
    }

    fn process_started(&mut self, parent: ProcessId, child: ProcessId, forked: bool) {
        let memory = if forked {
            self.memories[parent.index()].forked(self.seed, child.0)
        } else {
            Memory::fresh(&self.code, self.seed, child.0)
        };
        if self.memories.len() <= child.index() {
            self.memories.resize_with(child.index() + 1, || Memory::fresh(&Code::default(), 0, 0));
        }
        self.memories[child.index()] = memory;
    }

    fn thread_ended(&mut self, thread: ThreadId) {
        if let Some(place) = self.threads.get_mut(thread.index()) {
            *place = None;
        }
    }
}

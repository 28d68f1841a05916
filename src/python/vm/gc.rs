//! Cycles: objects that only refer to each other. An object to which more
//! references are counted than other objects hold is in use; what cannot be
//! reached from such objects is garbage.

use super::Vm;
use crate::python::children::children;
use crate::python::code::Kind;
use crate::python::heap::{Dying, Heap};
use crate::python::object::{GeneratorState, Obj};
use crate::python::value::Value;

/// At how many objects cycles are looked for at the earliest.
pub(super) const FIRST_SEARCH: usize = 200_000;

impl Vm {
    /// Looks for cycles that nobody uses and frees them; how many objects that
    /// were. Those with `__del__` have their say first and go then.
    pub(crate) fn collect(&mut self) -> usize {
        let garbage = self.garbage();
        // Weak references to what goes are empty first.
        let weak: Vec<Value> =
            garbage.iter().filter_map(|value| self.heap.weak.remove(&(value.index() as u32))).flatten().collect();
        let mut calls = self.emptied(&weak);
        calls.retain(|(_, reference)| !garbage.iter().any(|value| value.is(*reference)));
        for (callback, reference) in calls {
            let pair = [callback, reference].map(|value| self.heap.retain(value));
            let pair = self.heap.tuple(pair.to_vec());
            self.heap.dying.push(Dying(pair));
        }
        let seen: Vec<Value> = garbage.iter().copied().filter(|&value| self.has_last_words(value)).collect();
        if seen.is_empty() {
            for &value in &garbage {
                self.heap.empty(value);
            }
        } else {
            for value in seen {
                let value = self.heap.retain(value);
                self.heap.dying.push(Dying(value));
            }
            // When these have had their say, what is left of the cycles goes.
            self.heap.dying.push(Dying(Value::NULL));
        }
        self.collect_at = (self.heap.living * 2).max(FIRST_SEARCH);
        self.search_at = self.collect_at;
        garbage.len()
    }

    /// After the last words: what is still garbage goes.
    pub(super) fn collect_rest(&mut self) {
        for value in self.garbage() {
            if !self.has_last_words(value) {
                self.heap.empty(value);
            }
        }
    }

    fn has_last_words(&self, value: Value) -> bool {
        match self.heap.get(value) {
            Obj::Instance(instance) => {
                self.heap.type_of(instance.class).is_some_and(|class| class.traits.del) && !self.heap.has_said(value)
            }
            // It is closed, or was never awaited.
            Obj::Generator(it) => match it.state {
                GeneratorState::Suspended => true,
                GeneratorState::Created => it.kind == Kind::Coroutine,
                GeneratorState::Running | GeneratorState::Finished => false,
            },
            _ => false,
        }
    }

    fn garbage(&self) -> Vec<Value> {
        let places = self.heap.places();
        // How many of an object's references other objects hold.
        let mut held = vec![0_u32; places];
        for (_, _, obj) in self.heap.all() {
            children(obj, &mut |child| {
                if child.is_counted() {
                    held[child.index()] += 1;
                }
            });
        }
        let mut is_used = vec![false; places];
        let mut worklist: Vec<Value> = Vec::new();
        for (value, count, _) in self.heap.all() {
            if count > held[value.index()] {
                is_used[value.index()] = true;
                worklist.push(value);
            }
        }
        while let Some(value) = worklist.pop() {
            children(self.heap.get(value), &mut |child| {
                if child.is_handle() && !is_used[child.index()] {
                    is_used[child.index()] = true;
                    worklist.push(child.counted());
                }
            });
        }
        self.heap.all().filter(|(value, ..)| !is_used[value.index()]).map(|(value, ..)| value).collect()
    }
}

impl Heap {
    /// Every living object, for the search for cycles.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Value, u32, &Obj)> {
        let living = self.slots.iter().enumerate().filter(|(_, slot)| !matches!(slot.obj, Obj::Free));
        living.map(|(index, slot)| (Value::handle(index as u32, slot.generation), slot.count, &slot.obj))
    }

    /// How many places there are, free ones too.
    pub(crate) fn places(&self) -> usize {
        self.slots.len()
    }

    /// Frees an object of a cycle, whatever still refers to it.
    pub(crate) fn empty(&mut self, value: Value) {
        if self.slots[value.index()].generation == value.generation() {
            self.free_now(value);
        }
    }
}

//! A queue of work between threads: whoever pushes never waits, whoever pops
//! waits for an item; first in, first out. Does not know what an item is.

use std::collections::VecDeque;

use super::platform::{Condvar, Mutex};
use super::wait::{Watch, held};
use crate::base::LaneId;

/// A queue for any number of producers and consumers.
#[derive(Debug)]
pub struct TaskQueue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    items: VecDeque<(T, LaneId)>,
    closed: bool,
}

impl<T> TaskQueue<T> {
    /// An empty queue.
    pub fn new() -> Self {
        Self { state: Mutex::new(State { items: VecDeque::new(), closed: false }), changed: Condvar::new() }
    }

    /// Appends an item, as the doing of `me`. After the close it is dropped.
    pub fn push(&self, me: LaneId, item: T) {
        let mut state = held(self.state.lock());
        if !state.closed {
            state.items.push_back((item, me));
            self.changed.notify_one();
        }
    }

    /// The first item, as soon as there is one; none if the queue is empty and
    /// closed. `watch` hears who pushed what ended the wait.
    pub fn pop(&self, watch: &mut dyn Watch) -> Option<T> {
        let mut state = held(self.state.lock());
        let mut waited = false;
        loop {
            if let Some((item, from)) = state.items.pop_front() {
                if waited {
                    watch.taken(Some(from), false);
                }
                return Some(item);
            }
            if state.closed {
                return None;
            }
            if !waited {
                waited = true;
                watch.waiting(None);
            }
            state = held(self.changed.wait(state));
        }
    }

    /// The first item, if there is one now.
    pub fn try_pop(&self) -> Option<T> {
        held(self.state.lock()).items.pop_front().map(|(item, _)| item)
    }

    /// No more items: what is there can still be popped, then nobody waits.
    pub fn close(&self) {
        held(self.state.lock()).closed = true;
        self.changed.notify_all();
    }
}

impl<T> Default for TaskQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}

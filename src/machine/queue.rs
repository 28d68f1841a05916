//! What will happen, the earliest first. Two things of one moment come in the
//! order in which they were posted. Nothing is taken out before its time: what
//! has become void carries an old generation, and whoever pops it sees that.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::event::Due;
use crate::base::Nanos;

/// What will happen.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    heap: BinaryHeap<Entry>,
    posted: u64,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    at: Nanos,
    number: u64,
    due: Due,
}

impl Queue {
    /// Posts something.
    pub(super) fn post(&mut self, at: Nanos, due: Due) {
        self.posted += 1;
        self.heap.push(Entry { at, number: self.posted, due });
    }

    /// Something was to be posted that happens at once, before all others.
    pub(super) fn skip(&mut self) {
        self.posted += 1;
    }

    /// When the next is due.
    pub(super) fn next_at(&self) -> Option<Nanos> {
        self.heap.peek().map(|entry| entry.at)
    }

    /// The next, if it is due by then.
    pub(super) fn pop_until(&mut self, until: Nanos) -> Option<(Nanos, Due)> {
        self.heap.peek().filter(|entry| entry.at <= until)?;
        self.heap.pop().map(|entry| (entry.at, entry.due))
    }
}

/// The greatest entry of a heap is popped first: the earliest is the greatest.
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.number).cmp(&(self.at, self.number))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Entry {}

//! What will happen, the earliest first. Two things of one moment come in the
//! order of their numbers, which is that in which they were posted; only what a
//! core does has the number of the moment at which its thread came there. Nothing is taken out before its time: what
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
    /// A number for what will be posted: of two things of one moment the one with
    /// the lower number comes first.
    pub(super) fn number(&mut self) -> u64 {
        self.posted += 1;
        self.posted
    }

    /// Posts something.
    pub(super) fn post(&mut self, at: Nanos, due: Due) {
        let number = self.number();
        self.post_as(number, at, due);
    }

    /// Posts something under a number that was given out before.
    pub(super) fn post_as(&mut self, number: u64, at: Nanos, due: Due) {
        self.heap.push(Entry { at, number, due });
    }

    /// The next, which stays.
    pub(super) fn next(&self) -> Option<(Nanos, Due)> {
        self.heap.peek().map(|entry| (entry.at, entry.due))
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
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

//! What will happen, the earliest first. Two things of one moment come in the
//! order of their numbers, which is that in which they were posted; only what a
//! core does has the number of the moment at which its thread came there. Nothing
//! is taken out before its time: what has become void carries an old generation,
//! and whoever pops it sees that.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use super::event::Due;
use crate::base::Nanos;

/// What will happen.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    heap: BinaryHeap<Entry>,
    /// What is due at the moment of what was popped last, in the order of the
    /// numbers: most of what is posted is, and need not be sorted in.
    soon: VecDeque<Entry>,
    now: Nanos,
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
        let entry = Entry { at, number, due };
        let in_order = self.soon.back().is_none_or(|last| last.number < number);
        if at == self.now && in_order {
            self.soon.push_back(entry);
        } else {
            self.heap.push(entry);
        }
    }

    /// When the next is due.
    pub(super) fn next_at(&self) -> Option<Nanos> {
        self.first().map(|entry| entry.at)
    }

    /// The next, if it is due by then and not void.
    pub(super) fn pop_until(&mut self, until: Nanos, is_void: impl Fn(Nanos, Due) -> bool) -> Option<(Nanos, Due)> {
        loop {
            let &Entry { at, due, .. } = self.first()?;
            let void = is_void(at, due);
            if !void && at > until {
                return None;
            }
            self.drop_first();
            if !void {
                self.now = at;
                return Some((at, due));
            }
        }
    }

    fn first(&self) -> Option<&Entry> {
        match (self.soon.front(), self.heap.peek()) {
            (Some(soon), Some(later)) => Some(soon.max(later)),
            (soon, later) => soon.or(later),
        }
    }

    fn drop_first(&mut self) {
        let from_heap = self.soon.front().is_none_or(|soon| self.heap.peek().is_some_and(|later| later > soon));
        if from_heap {
            self.heap.pop();
        } else {
            self.soon.pop_front();
        }
    }
}

impl Entry {
    /// What comes first has the least. One number, so that comparing takes no branches.
    fn key(&self) -> u128 {
        #[cfg(test)]
        tests::KEYS.set(tests::KEYS.get() + 1);
        u128::from(self.at.0) << 64 | u128::from(self.number)
    }
}

/// The greatest entry of a heap is popped first: the earliest is the greatest.
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    fn lt(&self, other: &Self) -> bool {
        other.key() < self.key()
    }

    fn le(&self, other: &Self) -> bool {
        other.key() <= self.key()
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Entry {}

#[cfg(test)]
mod tests {
    //! How much is compared, as more and more is pending.

    use std::cell::Cell;

    use super::*;
    use crate::base::Rng;
    use crate::program::SocketId;

    thread_local! {
        /// How many keys were looked at: two for each comparison.
        pub(super) static KEYS: Cell<u64> = const { Cell::new(0) };
    }

    /// Comparisons for each thing that is popped, and posted again for later,
    /// while so many are pending.
    fn comparisons(pending: u64) -> f64 {
        let (mut queue, mut chance) = (Queue::default(), Rng::new(1));
        for _ in 0..pending {
            queue.post(Nanos(1 + chance.below(1_000_000)), Due::Answer(SocketId(0)));
        }
        let (rounds, before) = (50_000, KEYS.get());
        for _ in 0..rounds {
            let popped = queue.pop_until(Nanos(u64::MAX), |_, _| false);
            let (at, due) = popped.expect("there is always something pending");
            queue.post(at + Nanos(1 + chance.below(1_000_000)), due);
        }
        (KEYS.get() - before) as f64 / 2.0 / f64::from(rounds)
    }

    #[test]
    fn comparisons_grow_with_the_logarithm_of_what_is_pending() {
        for pending in [10, 100, 1_000, 10_000, 100_000, 1_000_000] {
            let (each, logarithm) = (comparisons(pending), (pending as f64).log2());
            assert!(each <= 2.0 * logarithm + 4.0, "{pending} pending: {each:.1} comparisons, log2 is {logarithm:.1}");
        }
    }
}

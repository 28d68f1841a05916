//! The parking lot: threads that wait on a word of memory until another wakes
//! them, in the order in which they came. Every lock of every program is built
//! on it; it knows none of them.

use std::collections::{BTreeMap, VecDeque};

use super::Machine;
use super::core::CoreId;
use super::process::LotKey;
use super::slices::Flow;
use super::thread::{Next, Place};
use crate::base::Nanos;
use crate::program::{Address, Park, ParkEnd, Reply, Software, ThreadId};
use crate::trace::LinkKind;

/// So many rows may be empty.
const ROWS: usize = 256;

/// Who waits where.
#[derive(Clone, Debug, Default)]
pub(super) struct Lot {
    rows: BTreeMap<LotKey, VecDeque<Parked>>,
}

#[derive(Clone, Copy, Debug)]
struct Parked {
    thread: ThreadId,
    since: Nanos,
}

impl Lot {
    fn add(&mut self, key: LotKey, thread: ThreadId, since: Nanos) {
        self.rows.entry(key).or_default().push_back(Parked { thread, since });
    }

    fn next(&mut self, key: LotKey) -> Option<Parked> {
        let next = self.rows.get_mut(&key)?.pop_front();
        self.tidy(key);
        next
    }

    fn anyone_at(&self, key: LotKey) -> bool {
        self.rows.get(&key).is_some_and(|row| !row.is_empty())
    }

    /// The thread waits there no more.
    pub(super) fn forget(&mut self, key: LotKey, thread: ThreadId) {
        if let Some(row) = self.rows.get_mut(&key) {
            row.retain(|parked| parked.thread != thread);
            self.tidy(key);
        }
    }

    /// Where somebody waited somebody will wait again, so an empty row stays; but
    /// not for ever, where each wait has an address of its own.
    fn tidy(&mut self, key: LotKey) {
        if self.rows.len() > ROWS && !self.anyone_at(key) {
            self.rows.remove(&key);
        }
    }

    /// The thread's time is up: what it hears.
    pub(super) fn give_up(&mut self, key: LotKey, thread: ThreadId) -> Reply {
        self.forget(key, thread);
        Reply::Parked(ParkEnd::TimedOut)
    }
}

impl<S: Software> Machine<S> {
    /// The word is looked at, and the thread stands in the row, before its GIL is
    /// let go: nobody can change the word in between.
    pub(super) fn park(&mut self, core: CoreId, thread: ThreadId, park: &Park) -> Flow {
        let key = LotKey::of(self.threads[thread.index()].process, park.address);
        if self.word(key) != park.expected {
            return self.answer(thread, Reply::Parked(ParkEnd::Changed));
        }
        self.lot.add(key, thread, self.now);
        if let Some(gil) = self.threads[thread.index()].gil.filter(|_| self.holds_gil(thread)) {
            self.release_gil(gil);
        }
        self.show_parked(thread, park.subject);
        let until = park.timeout.map(|timeout| self.now + timeout);
        self.wait_at(core, thread, Place::Parked(key, park.subject), until)
    }

    pub(super) fn unpark(&mut self, thread: ThreadId, address: Address, count: u32, hand_over: bool) -> Flow {
        let key = LotKey::of(self.threads[thread.index()].process, address);
        let (mut woken, mut handed_over) = (0, false);
        while woken < count {
            let Some(parked) = self.lot.next(key) else { break };
            let waited_long = parked.since + self.spec.costs.fair_after <= self.now;
            let hands_over = hand_over && woken == 0 && waited_long;
            handed_over |= hands_over;
            woken += 1;
            self.unparked(thread, parked.thread, hands_over);
        }
        self.answer(thread, Reply::Unparked { woken, handed_over, more: self.lot.anyone_at(key) })
    }

    fn unparked(&mut self, by: ThreadId, woken: ThreadId, handed_over: bool) {
        let (kind, end) =
            if handed_over { (LinkKind::HandedOver, ParkEnd::HandedOver) } else { (LinkKind::Woke, ParkEnd::Woken) };
        let (from, to) = (self.acting_lane(by), self.acting_lane(woken));
        self.pen.link(kind, (from, self.now), (to, self.now));
        if let Place::Parked(key, subject) = self.threads[woken.index()].place
            && handed_over
        {
            // It has it from now on, though it will say so only when it runs.
            let process = self.threads[woken.index()].process;
            self.holders.insert(subject.named.map_or(key, |named| LotKey::of(process, named)), to);
        }
        self.wake(woken, Next::Resume(Reply::Parked(end)));
    }
}

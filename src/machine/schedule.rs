//! Who gets a core: the operating system's scheduler. A woken thread takes its
//! last core if that is idle, else the lowest idle one, else the tail of the run
//! queue. Knows nothing of locks.

use super::Machine;
use super::core::CoreId;
use super::slices::Flow;
use super::thread::{Next, Place};
use crate::base::Nanos;
use crate::program::{Reply, Software, ThreadId};

impl<S: Software> Machine<S> {
    /// The thread waits no more; it goes on with this as soon as it has a core.
    pub(super) fn wake_with_reply(&mut self, thread: ThreadId, reply: Reply) {
        self.wake(thread, Next::Resume(reply));
    }

    /// The thread waits no more, and does this as soon as it has a core.
    pub(super) fn wake(&mut self, thread: ThreadId, next: Next) {
        let woken = &mut self.threads[thread.index()];
        debug_assert!(!matches!(woken.place, Place::Core(_) | Place::Arriving(_) | Place::Done), "woken twice");
        woken.generation += 1;
        woken.next = next;
        woken.place = Place::Queue;
        let last = woken.last_core.filter(|&core| self.idle.has(core));
        if let Some(core) = last.or_else(|| self.idle.lowest()) {
            self.assign(core, thread);
        } else {
            self.ready.push_back(thread);
            self.show_ready(thread);
        }
    }

    /// The thread gets the core, which takes a moment to change to it.
    fn assign(&mut self, core: CoreId, thread: ThreadId) {
        let cost = self.switch_cost(core, thread);
        self.idle.set(core, false);
        let slot = &mut self.cores[core.index()];
        slot.thread = Some(thread);
        slot.turn = self.queue.number();
        slot.generation += 1;
        self.threads[thread.index()].place = Place::Arriving(core);
        self.threads[thread.index()].last_core = Some(core);
        if cost > Nanos::ZERO {
            self.show_switching(core, thread);
        }
        self.post(core, cost);
    }

    fn switch_cost(&self, core: CoreId, thread: ThreadId) -> Nanos {
        let costs = &self.spec.costs;
        let arriving = &self.threads[thread.index()];
        let from_another = self.acting.is_some_and(|acting| acting != core);
        if from_another || arriving.last_core.is_some_and(|last| last != core) {
            return costs.core_change;
        }
        match self.cores[core.index()].last {
            Some((_, process)) if process != arriving.process => costs.process_switch,
            _ => costs.thread_switch,
        }
    }

    /// The thread begins, or goes on after a wait for a core: its time slice is a new one.
    pub(super) fn begin_slice(&mut self, core: CoreId) {
        self.cores[core.index()].slice_end = self.now + self.spec.costs.time_slice;
    }

    /// Whether the thread has to let another have the core. Where nobody wants
    /// it, it has a new time slice.
    pub(super) fn slice_is_over(&mut self, core: CoreId) -> bool {
        if self.now < self.cores[core.index()].slice_end {
            return false;
        }
        if self.ready.is_empty() {
            self.begin_slice(core);
            return false;
        }
        true
    }

    /// Its time slice is over: to the tail of the queue, and another has the core.
    pub(super) fn preempt(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        self.ready.push_back(thread);
        let place = self.spec.policy.pick(self.ready.len());
        if self.ready.get(place) == Some(&thread) {
            self.ready.remove(place);
            self.begin_slice(core);
            return Flow::GoOn;
        }
        self.threads[thread.index()].place = Place::Queue;
        self.show_ready(thread);
        self.vacate(core, thread);
        if let Some(next) = self.ready.remove(place) {
            self.assign(core, next);
        }
        Flow::Left
    }

    /// The thread has left the core, to wait for something or for good: whoever
    /// is next in the queue gets it.
    pub(super) fn leave(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        self.vacate(core, thread);
        let place = self.spec.policy.pick(self.ready.len());
        match self.ready.remove(place) {
            Some(next) => self.assign(core, next),
            None => {
                self.idle.set(core, true);
                self.show_idle(core);
            }
        }
        Flow::Left
    }

    fn vacate(&mut self, core: CoreId, thread: ThreadId) {
        let leaving = &mut self.threads[thread.index()];
        let process = leaving.process;
        let slot = &mut self.cores[core.index()];
        // Who is killed in the middle of a slice has not computed the rest of it.
        leaving.computed = leaving.computed - slot.busy_until.since(self.now);
        slot.busy_until = self.now;
        slot.thread = None;
        slot.last = Some((thread, process));
        slot.generation += 1;
    }
}

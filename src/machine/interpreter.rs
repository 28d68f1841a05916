//! Who gets a GIL: take, ask after the switch interval, forced hand-over, and
//! release around whatever blocks, as CPython does it.

use super::Machine;
use super::core::CoreId;
use super::event::Due;
use super::gil::{GilId, Rang};
use super::slices::Flow;
use super::thread::{Next, Place};
use crate::program::{Software, ThreadId};
use crate::trace::LinkKind;

impl<S: Software> Machine<S> {
    pub(super) fn holds_gil(&self, thread: ThreadId) -> bool {
        let gil = self.threads[thread.index()].gil;
        gil.is_some_and(|gil| self.gils[gil.index()].holder == Some(thread))
    }

    /// The lock that the thread must have for what it does next, and has not.
    fn lacking_gil(&self, thread: ThreadId) -> Option<GilId> {
        let lacks = self.threads[thread.index()].needs_gil() && !self.holds_gil(thread);
        self.threads[thread.index()].gil.filter(|_| lacks)
    }

    pub(super) fn lacks_gil(&self, thread: ThreadId) -> bool {
        self.lacking_gil(thread).is_some()
    }

    /// The core is the thread's: it takes its GIL, if it needs it and can have
    /// it, and runs; else it waits, and another may have the core.
    pub(super) fn arrive(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        if let Some(gil) = self.lacking_gil(thread) {
            if self.gils[gil.index()].holder.is_some() {
                return self.wait_for_gil(core, thread, gil);
            }
            let free_from = self.free_from(thread, gil);
            if free_from > self.now {
                self.threads[thread.index()].place = Place::Arriving(core);
                self.show_switching(core, thread);
                self.post(core, free_from - self.now);
                return Flow::Left;
            }
            self.take_gil(thread, gil);
        }
        if self.threads[thread.index()].place != Place::Core(core) {
            self.threads[thread.index()].place = Place::Core(core);
            self.begin_slice(core);
        }
        self.threads[thread.index()].signalled = false;
        Flow::GoOn
    }

    /// From when on the thread can have the lock that is free now: whoever was
    /// woken for it needs a moment, whoever comes by does not.
    fn free_from(&self, thread: ThreadId, gil: GilId) -> crate::base::Nanos {
        let gil = &self.gils[gil.index()];
        let costs = &self.spec.costs;
        match (self.threads[thread.index()].signalled, gil.forced) {
            (false, _) => gil.free_since,
            (true, false) => gil.free_since + costs.gil_hand_over,
            (true, true) => gil.free_since + costs.forced_hand_over,
        }
    }

    fn take_gil(&mut self, thread: ThreadId, gil: GilId) {
        let lock = &mut self.gils[gil.index()];
        let before = lock.take(thread);
        let (free_since, yielding) = (lock.free_since, std::mem::take(&mut lock.yielding));
        if let Some(before) = before.filter(|_| self.threads[thread.index()].signalled) {
            let (from, to) = (self.threads[before.index()].lane, self.threads[thread.index()].lane);
            self.pen.link(LinkKind::HandedOver, (from, free_since), (to, self.now));
        }
        for thread in yielding {
            self.yielded(thread, gil);
        }
    }

    /// Another has the lock now: whoever was made to let it go goes on with what
    /// it wanted to do without it, or waits for it like everyone else.
    fn yielded(&mut self, thread: ThreadId, gil: GilId) {
        if self.threads[thread.index()].needs_gil() {
            self.queue_for_gil(thread, gil);
        } else {
            let next = std::mem::replace(&mut self.threads[thread.index()].next, Next::idle());
            self.wake(thread, next);
        }
    }

    fn wait_for_gil(&mut self, core: CoreId, thread: ThreadId, gil: GilId) -> Flow {
        self.queue_for_gil(thread, gil);
        self.leave(core, thread)
    }

    fn queue_for_gil(&mut self, thread: ThreadId, gil: GilId) {
        let alarm = self.now + self.spec.costs.switch_interval;
        self.threads[thread.index()].place = Place::Gil;
        self.threads[thread.index()].signalled = false;
        self.gils[gil.index()].wait(thread, alarm);
        self.show_gil_wait(thread);
        self.queue.post(alarm, Due::GilAlarm(gil));
    }

    /// Whoever has waited for a switch interval asks for the lock, unless it went
    /// to another meanwhile.
    pub(super) fn ring(&mut self, gil: GilId) {
        let interval = self.spec.costs.switch_interval;
        while let Some(rang) = self.gils[gil.index()].ring(self.now, interval) {
            self.queue.post(self.now + interval, Due::GilAlarm(gil));
            match rang {
                Rang::Asked => {}
                Rang::WaitsOn(thread) => self.show_gil_wait(thread),
            }
        }
    }

    /// Before the thread does something that blocks: its GIL is let go. If that
    /// was asked for, the thread first waits until another has it.
    pub(super) fn let_go(&mut self, core: CoreId, thread: ThreadId, next: Next) -> Result<Next, Flow> {
        let Some(gil) = self.threads[thread.index()].gil.filter(|_| self.holds_gil(thread)) else { return Ok(next) };
        if !self.release_gil(gil) {
            return Ok(next);
        }
        self.gils[gil.index()].yielding.push(thread);
        self.threads[thread.index()].place = Place::Yielding;
        self.threads[thread.index()].next = next;
        self.show_gil_wait(thread);
        Err(self.leave(core, thread))
    }

    /// The lock is free, and one who waits for it is woken. Whether whoever let
    /// it go must wait until another has it.
    pub(super) fn release_gil(&mut self, gil: GilId) -> bool {
        // Whoever has waited long enough at this very moment has asked for it, however
        // the slice that ends here was cut.
        self.ring(gil);
        let lock = &mut self.gils[gil.index()];
        lock.release(self.now);
        let waiting = lock.waiting();
        if waiting == 0 {
            return false;
        }
        let place = self.spec.policy.pick(waiting);
        let forced = self.gils[gil.index()].forced;
        if let Some(woken) = self.gils[gil.index()].signal(place) {
            self.threads[woken.index()].signalled = true;
            let next = std::mem::replace(&mut self.threads[woken.index()].next, Next::idle());
            self.wake(woken, next);
        }
        forced
    }
}

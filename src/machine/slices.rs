//! Programs on cores: what a thread does from the moment at which its core is
//! its own until it leaves it or its next effect is due.

use super::Machine;
use super::core::{Core, CoreId};
use super::event::Due;
use super::thread::{Next, Place, Thread};
use crate::base::Nanos;
use crate::program::{Reply, Slice, SliceEnd, Software, Stepping, ThreadId, Turn};

/// How often programs are resumed within one event, as long as no time passes.
const AT_ONCE: u32 = 1_000;

/// What a slice in which nothing happened counts as in addition: a program that
/// was busy for long without saying that this takes time.
const EMPTY: u32 = 99;

/// Whether the thread is still on its core and can go on at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// It can.
    GoOn,
    /// It has left the core, or the core is at work for it until something is due.
    Left,
}

impl<S: Software> Machine<S> {
    /// The core has done what it was doing: its thread goes on.
    pub(super) fn go_on(&mut self, core: CoreId) {
        let Some(thread) = self.cores[core.index()].thread else { return };
        if self.threads[thread.index()].place == Place::Arriving(core) && self.arrive(core, thread) == Flow::Left {
            return;
        }
        loop {
            let round = self.standing / AT_ONCE;
            self.standing += 1;
            if self.proceed(core, thread) == Flow::Left {
                return;
            }
            if self.standing / AT_ONCE > round || self.standing >= self.spec.limits.standstill {
                // Others of this moment come first, and whoever drives the computer can stop it.
                self.cores[core.index()].turn = self.queue.number();
                return self.post(core, Nanos::ZERO);
            }
        }
    }

    /// One thing that the thread does.
    fn proceed(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        let next = std::mem::replace(&mut self.threads[thread.index()].next, Next::idle());
        match next {
            Next::Resume(reply) => {
                if self.slice_is_over(core) {
                    self.threads[thread.index()].next = Next::Resume(reply);
                    return self.preempt(core, thread);
                }
                if self.lacks_gil(thread) {
                    self.threads[thread.index()].next = Next::Resume(reply);
                    return self.arrive(core, thread);
                }
                self.run_slice(core, thread, reply)
            }
            Next::Take(effect) => self.act(core, thread, effect),
            Next::Finish(job) => self.finish(core, thread, job),
            Next::Boot(Nanos::ZERO, entry) => {
                self.threads[thread.index()].next = Next::Resume(Reply::Begin { entry });
                self.booted(thread);
                Flow::GoOn
            }
            Next::Boot(left, entry) => self.boot(core, thread, left, entry),
        }
    }

    fn run_slice(&mut self, core: CoreId, thread: ThreadId, reply: Reply) -> Flow {
        let budget = self.budget(core, thread);
        let &Thread { process, gil, .. } = &self.threads[thread.index()];
        let gil_asked = self.holds_gil(thread) && gil.is_some_and(|gil| self.gils[gil.index()].asked);
        let turn = Turn { thread, process, reply, now: self.now, budget, gil_asked, stepping: self.stepping(thread) };
        let Slice { spent, end } = self.software.resume(turn);
        debug_assert!(spent <= budget, "a program ran longer than it may");
        self.threads[thread.index()].next = match end {
            SliceEnd::Effect(effect) if spent == Nanos::ZERO => return self.act(core, thread, effect),
            SliceEnd::Effect(effect) => Next::Take(effect),
            SliceEnd::Expired => {
                self.standing += if spent == Nanos::ZERO { EMPTY } else { 0 };
                Next::Resume(Reply::Done)
            }
        };
        self.spend(core, thread, spent)
    }

    /// How long the thread may run: until its time slice is over, or until
    /// somebody may have waited for its GIL for a switch interval, be it one who
    /// begins to wait in a moment.
    fn budget(&mut self, core: CoreId, thread: ThreadId) -> Nanos {
        let mut until = self.cores[core.index()].slice_end;
        if let Some(gil) = self.threads[thread.index()].gil.filter(|_| self.holds_gil(thread)) {
            self.ring(gil);
            until = until.min(self.now + self.spec.costs.switch_interval);
            let gil = &self.gils[gil.index()];
            if let (false, Some(alarm)) = (gil.asked, gil.next_alarm()) {
                until = until.min(alarm);
            }
        }
        until.since(self.now).max(Nanos(1))
    }

    /// Who holds the lock, or is the only one in its process, has the memory for
    /// itself.
    fn stepping(&self, thread: ThreadId) -> Stepping {
        let process = self.threads[thread.index()].process;
        let undisturbed = self.holds_gil(thread) || self.processes[process.index()].living_threads <= 1;
        if undisturbed && !self.spec.fine { Stepping::Coarse } else { Stepping::Fine }
    }

    /// The thread was on its core for that long: time must come up, unless
    /// nothing else happens meanwhile.
    pub(super) fn spend(&mut self, core: CoreId, thread: ThreadId, spent: Nanos) -> Flow {
        self.threads[thread.index()].computed += spent;
        self.cores[core.index()].busy_until = self.now + spent;
        if spent == Nanos::ZERO {
            return Flow::GoOn;
        }
        self.show_on_core(core, thread);
        let at = self.now + spent;
        let in_budget = self.steps < self.last_step && self.pen.spans() < self.spec.limits.spans;
        if in_budget && at <= self.horizon && self.queue.next_at().is_none_or(|next| next > at) {
            self.pass_time(at);
            self.steps += 1;
            return Flow::GoOn;
        }
        self.post(core, spent);
        Flow::Left
    }

    /// The core is at work for so long.
    pub(super) fn post(&mut self, core: CoreId, time: Nanos) {
        let Core { turn, generation, .. } = self.cores[core.index()];
        self.queue.post_as(turn, self.now + time, Due::Core(core, generation));
    }

    /// The interpreter of the thread's process starts: work, like any other.
    fn boot(&mut self, core: CoreId, thread: ThreadId, left: Nanos, entry: u64) -> Flow {
        if self.slice_is_over(core) {
            self.threads[thread.index()].next = Next::Boot(left, entry);
            return self.preempt(core, thread);
        }
        let spent = left.min(self.cores[core.index()].slice_end.since(self.now));
        self.threads[thread.index()].next = Next::Boot(left - spent, entry);
        self.spend(core, thread, spent)
    }
}

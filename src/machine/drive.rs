//! The loop: the earliest thing that is due happens, and what it makes possible
//! follows, until a time is reached, a budget is used up, or nothing is left.

use super::Machine;
use super::event::Due;
use crate::base::Nanos;
use crate::program::{Reply, Software};

/// Why the computer has stopped to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Everything until that time has happened.
    Until,
    /// So many events have happened.
    Budget,
    /// It is over; [`Machine::ending`] says how.
    Ended,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Every process is over; the first one with this exit code.
    Finished {
        /// 0 if all went well.
        exit_code: i32,
    },
    /// Nobody can go on any more: who waits for what, and who has it.
    Deadlock(String),
    /// It would go on, but has reached a limit, in a sentence.
    Limit(String),
}

impl<S: Software> Machine<S> {
    /// Lets everything happen until then (that moment included), or so many
    /// events. Stopping here and going on changes nothing about what happens.
    pub fn run(&mut self, until: Nanos, events: u64) -> Pause {
        self.last_step = self.steps.saturating_add(events);
        let until = until.min(self.spec.limits.time);
        self.horizon = until;
        while self.ending.is_none() {
            if self.steps >= self.last_step {
                return Pause::Budget;
            }
            if self.living == 0 {
                self.ending = Some(Ending::Finished { exit_code: self.exit_code() });
                break;
            }
            let Some((at, due)) = self.next_due(until) else {
                if !self.is_over_at(until) {
                    return Pause::Until;
                }
                break;
            };
            self.pass_time(at);
            self.steps += 1;
            self.happen(due);
            self.check_limits();
        }
        Pause::Ended
    }

    /// The next that is due by then. What has become void is dropped without time
    /// passing: nobody waits for it.
    fn next_due(&mut self, until: Nanos) -> Option<(Nanos, Due)> {
        let Self { queue, cores, threads, gils, .. } = self;
        queue.pop_until(until, |at, due| match due {
            Due::Core(core, generation) => cores[core.index()].generation != generation,
            Due::Timer(thread, generation) | Due::DiskDone(thread, generation) => {
                threads[thread.index()].generation != generation
            }
            Due::GilAlarm(gil) => gils[gil.index()].next_alarm().is_none_or(|alarm| alarm > at),
            Due::Answer(_) => false,
        })
    }

    fn happen(&mut self, due: Due) {
        match due {
            Due::Core(core, _) => {
                self.acting = Some(core);
                self.go_on(core);
                self.acting = None;
            }
            Due::Timer(thread, _) => self.time_is_up(thread),
            Due::GilAlarm(gil) => self.ring(gil),
            Due::DiskDone(thread, _) => self.wake_with_reply(thread, Reply::Done),
            Due::Answer(socket) => self.answered(socket),
        }
    }

    pub(super) fn pass_time(&mut self, at: Nanos) {
        debug_assert!(at >= self.now, "time goes back");
        if at > self.now {
            self.now = at;
            self.standing = 0;
        }
    }

    /// Nothing more is due by then: whether that is the end, and which.
    fn is_over_at(&mut self, until: Nanos) -> bool {
        if self.queue.next_at().is_some() {
            if until < self.spec.limits.time {
                return false;
            }
            self.pass_time(until);
            let sentence = format!("It would go on, but {} have passed on this computer: the run ends here.", until);
            self.ending = Some(Ending::Limit(sentence));
        } else if let Some(story) = self.why_stuck() {
            self.ending = Some(Ending::Deadlock(story));
        } else {
            self.ending = Some(Ending::Finished { exit_code: self.exit_code() });
        }
        true
    }

    fn check_limits(&mut self) {
        let limits = &self.spec.limits;
        if self.pen.spans() >= limits.spans {
            let sentence = format!(
                "It would go on, but {} spans are drawn already: the run ends here, after {}. Fewer workers or less \
                 work make it shorter.",
                limits.spans, self.now
            );
            self.ending = Some(Ending::Limit(sentence));
        } else if self.standing >= limits.standstill {
            let sentence =
                format!("At {} programs go round and round without any time passing: the run ends here.", self.now);
            self.ending = Some(Ending::Limit(sentence));
        }
    }
}

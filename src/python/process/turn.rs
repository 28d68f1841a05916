//! One resumption of a thread: the reply that it hears, the run, and what it then
//! asks for. The time of it all is the clock's, in `vm`.

use super::Written;
use crate::base::Nanos;
use crate::program::{Address, Cause, Effect, Park, Reply, Slice, SliceEnd, Subject, Turn};
use crate::python::vm::threads::Asked;
use crate::python::vm::{Ask, Exit, Vm};

/// A word that stays as it is: who waits for it waits until the process is over.
const NEVER: u64 = 0;

impl Vm {
    /// Runs a thread until it asks for something or its time is over.
    pub(super) fn take_turn(&mut self, turn: Turn, written: &mut Vec<Written>) -> Slice {
        let me = self.own_number(turn.thread.0);
        if self.is_ending && me != self.main_thread {
            return for_ever();
        }
        self.switch_to(me);
        self.open_run(&turn);
        if let Some(exit) = self.take_reply(turn, written) {
            self.next_stage(exit);
        }
        loop {
            if !self.asks.is_empty() {
                return self.ask_next();
            }
            match self.run() {
                Exit::Asks => {}
                Exit::OutOfFuel => return self.expired(),
                Exit::Early(cost) => return self.slice(cost, SliceEnd::Expired),
                Exit::GiveUpGil => return self.slice(0, SliceEnd::Effect(Effect::GiveUpGil)),
                exit @ (Exit::Return | Exit::Raise(_)) => self.next_stage(exit),
            }
        }
    }

    /// What the thread hears; how it ended, if it did.
    fn take_reply(&mut self, turn: Turn, written: &mut Vec<Written>) -> Option<Exit> {
        match (self.own.asked.take(), turn.reply) {
            (None, Reply::Begin { entry }) => self.begin(self.thread, entry),
            (None, _) => None,
            (Some(Asked::Note(output)), _) => {
                let (at, process, thread) = (turn.now, turn.process, turn.thread);
                written.extend(output.map(|output| Written { at, process, thread, output }));
                None
            }
            (Some(Asked::Effect(heard, kept)), reply) => self.hear(heard, kept, reply),
        }
    }

    /// The next of what the thread asks, at its time.
    fn ask_next(&mut self) -> Slice {
        let Some(spent) = self.close_run(0) else { return self.expired() };
        let effect = match self.asks.pop_front() {
            Some(Ask::Note(note, output)) => {
                self.own.asked = Some(Asked::Note(output));
                Effect::Note(note)
            }
            Some(Ask::Effect(effect, heard, kept)) => {
                self.own.asked = Some(Asked::Effect(heard, kept));
                effect
            }
            None => Effect::Exit,
        };
        Slice { spent: Nanos(spent), end: SliceEnd::Effect(effect) }
    }

    fn slice(&mut self, more: i64, end: SliceEnd) -> Slice {
        match self.close_run(more) {
            Some(spent) => Slice { spent: Nanos(spent), end },
            None => self.expired(),
        }
    }

    fn expired(&mut self) -> Slice {
        Slice { spent: Nanos(self.expire()), end: SliceEnd::Expired }
    }
}

/// A thread of a process that is ending: it stands where it is.
fn for_ever() -> Slice {
    let subject = Subject { cause: Cause::Lock, named: None };
    let park = Park { address: Address::Own(NEVER), expected: 0, timeout: None, subject };
    Slice { spent: Nanos::ZERO, end: SliceEnd::Effect(Effect::Park(park)) }
}

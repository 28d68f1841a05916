//! A choice's program on a simulated computer, run in steps, so that whoever
//! drives it stays free in between. Knows no browser.

use crate::base::Nanos;
use crate::engine::stand_in;
use crate::machine::{Ending, Machine, Pause, Policy, Spec};
use crate::program::script::Scripts;
use crate::protocol::{End, Outcome};
use crate::scenario::Choice;
use crate::trace::Event;

/// A run on a simulated computer.
pub struct Simulation {
    machine: Machine<Scripts>,
}

/// How far a run has got.
pub struct Progress {
    /// What has happened since the last step.
    pub events: Vec<Event>,
    /// The time on the computer.
    pub now: Nanos,
    /// How it ended, if it has.
    pub end: Option<End>,
}

impl Simulation {
    /// The computer that the choice describes, with the choice's program on it.
    pub fn new(choice: &Choice) -> Self {
        let spec = Spec {
            cores: choice.cores,
            gil: choice.gil,
            seed: choice.seed,
            policy: Policy::of_seed(choice.seed),
            ..Spec::default()
        };
        Self { machine: Machine::new(spec, stand_in::program(choice), Scripts::MAIN) }
    }

    /// Runs for about so many events of the computer.
    pub fn step(&mut self, events: u32) -> Progress {
        let over = self.machine.run(Nanos(u64::MAX), u64::from(events)) == Pause::Ended;
        Progress {
            events: self.machine.take_events().collect(),
            now: self.machine.now(),
            end: if over { self.machine.ending().map(|ending| self.end(ending)) } else { None },
        }
    }

    fn end(&self, ending: &Ending) -> End {
        match ending {
            Ending::Finished { exit_code: 0 } => {
                let numbers = self.machine.software().outputs().iter().map(|&number| number as u64).collect();
                End::Finished(Outcome { numbers })
            }
            Ending::Finished { exit_code } => {
                End::Failed(format!("The program ended with exit code {exit_code} before its work was done."))
            }
            Ending::Deadlock(story) | Ending::Limit(story) => End::Failed(story.clone()),
        }
    }
}

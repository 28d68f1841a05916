//! What the page and the simulator say to each other, as bytes. The simulator
//! outlives its runs, so each message says which run it is about; what is about
//! an earlier one is not heard.

use serde::{Deserialize, Serialize};

use super::End;
use super::wire::{First, Word};
use crate::base::Nanos;
use crate::scenario::{Choice, Fault};
use crate::trace::Event;
use crate::trace::facts::Facts;

/// What the page says to the simulator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToSimulator {
    /// Simulate this, and nothing else any more.
    Simulate(Simulate),
    /// The page has taken in a batch of this run's events.
    Taken {
        /// The number of the run.
        run: u64,
    },
    /// The reader pressed Stop.
    Stop {
        /// The number of the run.
        run: u64,
    },
}

/// An order for the simulator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Simulate {
    /// The number of the run.
    pub run: u64,
    /// What to simulate.
    pub choice: Choice,
    /// Whether the page wants to hear what happens, or the facts alone.
    pub record: bool,
    /// What shall go wrong, if anything.
    pub fault: Option<Fault>,
}

/// What the simulator says to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromSimulator {
    /// It has started and listens.
    Ready,
    /// It has begun a run; the one before is no more.
    Begun {
        /// The number of the run.
        run: u64,
    },
    /// What happened since the last batch.
    Events {
        /// The number of the run.
        run: u64,
        /// In order for each lane.
        events: Vec<Event>,
        /// How far the run has got.
        now: Nanos,
    },
    /// What the run's numbers say, all of it.
    Facts {
        /// The number of the run.
        run: u64,
        /// The numbers of its whole trace.
        facts: Box<Facts>,
    },
    /// The run is over.
    Ended {
        /// The number of the run.
        run: u64,
        /// How.
        end: End,
    },
    /// The simulator itself cannot go on, and why, in a sentence for the reader.
    Failed(String),
}

impl Word for FromSimulator {
    fn first(self) -> First {
        match self {
            Self::Ready => First::Ready,
            Self::Failed(words) => First::Failed(words),
            Self::Begun { .. } | Self::Events { .. } | Self::Facts { .. } | Self::Ended { .. } => First::Other,
        }
    }

    fn failure(words: String) -> Self {
        Self::Failed(words)
    }
}

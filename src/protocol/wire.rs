//! What the page and a worker of a run say to each other, as bytes. A worker's
//! first message is its [`Start`]; it answers `Ready` and then obeys. All
//! times are on the epoch's axis (nanoseconds since 1970 by the clock of
//! whoever wrote them) until `Go` has told the worker where its run's axis begins.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Network, Order, Outcome};
use crate::base::Nanos;
use crate::trace::Event;

/// What a worker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The main thread of the run; threads and event loops live here.
    Main,
    /// A process of the run's pool, counted from 0.
    Process(u32),
    /// Plays the network.
    Device,
    /// Computes for a moment, to see how many can at once.
    Spinner,
}

/// A worker's first message: who it is and what the run is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// What it is for.
    pub role: Role,
    /// What runs.
    pub order: Order,
    /// Who plays the network.
    pub network: Network,
    /// The address under which the service worker answers, with a number of this
    /// run's in it; absolute, since a worker may have no address of its own.
    pub server: String,
}

/// What stands at the other end of a port that comes with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortTo {
    /// The run's main worker.
    Main,
    /// A process worker.
    Process(u32),
    /// The device worker.
    Device,
}

/// What the page says to a worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToWorker {
    /// Tell me your time.
    Ping,
    /// The run's axis begins there, by your own clock.
    Go {
        /// Since the epoch.
        origin: Nanos,
    },
    /// The message carries a port.
    Port(PortTo),
    /// Compute until that time by your own clock, and count.
    Spin {
        /// When to begin, since the epoch.
        from: Nanos,
        /// When to end, since the epoch.
        until: Nanos,
    },
    /// The reader pressed Stop: leave at the next stop point.
    Stop,
}

/// What a worker says to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromWorker {
    /// It has started and listens.
    Ready,
    /// Its time, since the epoch.
    Pong(Nanos),
    /// What happened since the last batch.
    Events {
        /// In order for each lane.
        events: Vec<Event>,
        /// The time on the run's axis.
        now: Nanos,
    },
    /// How far it counted.
    Spun(u64),
    /// Clocks were compared: the largest error that may remain.
    ClockError(Nanos),
    /// The main worker has the result; every batch of its was sent before.
    Finished(Outcome),
    /// It has left its work and will say no more.
    Left,
    /// It cannot go on, and why, in a sentence for the reader.
    Failed(String),
}

/// What a kind of worker can say. All of them begin alike, and fail alike.
pub trait Word: DeserializeOwned + 'static {
    /// It as the first thing that a worker says.
    fn first(self) -> First;
    /// What the worker would say if it could still say that it failed.
    fn failure(words: String) -> Self;
}

/// The first thing that a worker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// It has started and listens.
    Ready,
    /// It cannot go on, and why.
    Failed(String),
    /// Something that should not come first.
    Other,
}

impl Word for FromWorker {
    fn first(self) -> First {
        match self {
            Self::Ready => First::Ready,
            Self::Failed(words) => First::Failed(words),
            _ => First::Other,
        }
    }

    fn failure(words: String) -> Self {
        Self::Failed(words)
    }
}

/// Bytes that are no message of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a message between the page and a worker could not be read; reload the page, which may be of two versions")]
pub struct Garbled;

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    // Our messages hold nothing that postcard refuses; memory apart, this cannot fail.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// Bytes as a message.
///
/// # Errors
/// [`Garbled`] when they are none.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Garbled> {
    postcard::from_bytes(bytes).map_err(|_| Garbled)
}

//! What a lane can be doing. Colours and heights are the timeline's business;
//! here are only the states, their names and which of two matters more.

use serde::{Deserialize, Serialize};

use crate::base::Nanos;

/// What a lane does during a span. The order is salience, the most telling
/// first: where several share a pixel, the earlier is the one not to lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum State {
    /// Acquiring a lock or semaphore that others hold.
    Lock,
    /// Ready to compute, but another thread holds the global interpreter lock.
    Gil,
    /// A core changes from one thread to another.
    Switching,
    /// A process, worker or thread is being made.
    Starting,
    /// Data on their way between processes: serialise, cross, deserialise.
    Copying,
    /// Could run, if a core were free.
    Ready,
    /// On a core, computing.
    Running,
    /// Blocked on input or output; an event loop in its selector too.
    Io,
    /// A suspended task.
    Awaiting,
    /// For another to act: join, queue, event, condition, barrier, future.
    Waiting,
    /// For a time.
    Sleeping,
    /// Over.
    Done,
}

impl State {
    /// Every state, the most salient first.
    pub const ALL: [Self; 12] = [
        Self::Lock,
        Self::Gil,
        Self::Switching,
        Self::Starting,
        Self::Copying,
        Self::Ready,
        Self::Running,
        Self::Io,
        Self::Awaiting,
        Self::Waiting,
        Self::Sleeping,
        Self::Done,
    ];

    /// The place in [`State::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The state at that place, if there is one.
    pub fn from_index(index: usize) -> Option<Self> {
        Self::ALL.get(index).copied()
    }

    /// The words of the legend and of sentences.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Lock => "blocked on a lock",
            Self::Gil => "waiting for the GIL",
            Self::Switching => "switching",
            Self::Starting => "starting",
            Self::Copying => "copying",
            Self::Ready => "ready, no core",
            Self::Running => "running",
            Self::Io => "blocked on I/O",
            Self::Awaiting => "awaiting",
            Self::Waiting => "waiting",
            Self::Sleeping => "sleeping",
            Self::Done => "done",
        }
    }

    /// Whether a core (or, in a browser, a worker) is at work for the lane.
    pub const fn is_busy(self) -> bool {
        matches!(self, Self::Running | Self::Copying | Self::Switching)
    }
}

/// How long each state lasted, by [`State::index`]. `Done` is counted from the
/// lane's end, so that a lane's times add up to the time since it began.
pub type ByState = [Nanos; State::ALL.len()];

/// Some of the states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct States(u16);

impl States {
    /// Whether it is one of them.
    pub const fn has(self, state: State) -> bool {
        self.0 & 1 << state.index() != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The same without it if it is one of them, otherwise with it.
    #[must_use]
    pub const fn turned(self, state: State) -> Self {
        Self(self.0 ^ 1 << state.index())
    }
}

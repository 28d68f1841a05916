//! One thing that a writer of a trace reports. A trace is made of these and
//! nothing else, whether they come from workers, from a machine or from a file.

use serde::{Deserialize, Serialize};

use super::{Lane, State};
use crate::base::{LaneId, Nanos, ObjectId};

/// What a span is about: for a wait, on what and held by whom; for work, which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Detail {
    /// What kind of thing.
    pub on: On,
    /// Which one, where it has a name: this lock, that piece of work.
    pub object: Option<ObjectId>,
    /// Who holds it, or who can end the wait, or which task the loop runs.
    pub by: Option<LaneId>,
}

/// What kind of thing a span is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum On {
    /// A piece of the work (named by the object).
    Work,
    /// A step of the task in `by`.
    Task,
    /// The global interpreter lock.
    Gil,
    /// A lock or semaphore.
    Lock,
    /// A request to a server.
    Request,
    /// An event loop that looks for what is ready.
    Selector,
    /// The clock.
    Time,
    /// The end of another lane.
    Join,
    /// An item of a queue.
    Queue,
    /// The others at a barrier.
    Barrier,
    /// A result that another lane computes.
    Future,
    /// A message from another process.
    Message,
    /// Being made by the system, which has not answered yet.
    Start,
    /// A free core.
    Core,
    /// An event that another sets, or a condition that another notifies of.
    Event,
}

/// A cause between two lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LinkKind {
    /// The first made the second begin.
    Started,
    /// The first ended the second's wait.
    Woke,
    /// The first gave the second what it held (a lock, the GIL).
    HandedOver,
    /// The first sent the second data.
    Sent,
    /// The second waited for the end of the first.
    Joined,
}

/// An arrow from one lane at one time to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Why.
    pub kind: LinkKind,
    /// Whose doing it was.
    pub from: LaneId,
    /// When it was done.
    pub from_at: Nanos,
    /// Whom it concerned.
    pub to: LaneId,
    /// When it took effect there; in a trace not before `from_at`, though two
    /// workers whose clocks differ a little may report it so.
    pub to_at: Nanos,
}

/// What a mark notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MarkKind {
    /// A line that was printed, or a result that was found.
    Output,
    /// Something that a reader should know, after which the run went on.
    Warning,
    /// Something that ended its lane.
    Error,
    /// A request came in (the text says which).
    Request,
    /// The answer to the request of the same text went out.
    Answer,
}

/// A moment of a lane that is worth a flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where.
    pub lane: LaneId,
    /// When.
    pub at: Nanos,
    /// What it notes.
    pub kind: MarkKind,
    /// In words.
    pub text: String,
}

/// What a counter counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CounterKind {
    /// Requests sent and not yet answered.
    InFlight,
    /// Bytes that crossed between processes, since the start.
    SerialisedBytes,
    /// Bytes of memory in use by a process.
    Memory,
}

impl CounterKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::InFlight, Self::SerialisedBytes, Self::Memory];
}

/// One report of a writer. Spans of one lane come in order of time and last
/// until the lane's next; reports of different lanes may come in any order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A lane exists. Ids are dense: the first lane is 0, the next 1.
    Lane(LaneId, Lane),
    /// What an object that is waited on is called. Ids are dense.
    Object(ObjectId, String),
    /// A lane begins to do something else.
    Span {
        /// Who.
        lane: LaneId,
        /// From when.
        at: Nanos,
        /// What.
        state: State,
        /// About what.
        detail: Option<Detail>,
    },
    /// A cause.
    Link(Link),
    /// A moment.
    Mark(Mark),
    /// A counted quantity has a new value (counted by this lane).
    Counter {
        /// What is counted.
        kind: CounterKind,
        /// By whom.
        lane: LaneId,
        /// When.
        at: Nanos,
        /// How much there is now.
        value: u64,
    },
}

//! What a program hears when it is resumed: where to begin, or what came of its
//! last effect.

use super::{PipeId, ProcessId, SelectorId, SocketId, ThreadId};

/// The answer to an effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The thread begins, here.
    Begin {
        /// In the program's own terms.
        entry: u64,
    },
    /// Nothing to answer: the slice was over, or the effect has taken place.
    Done,
    /// How a wait in the parking lot ended.
    Parked(ParkEnd),
    /// Who was woken.
    Unparked {
        /// How many threads.
        woken: u32,
        /// Whether the (first) one was given what it waited for directly.
        handed_over: bool,
        /// Whether others still wait there.
        more: bool,
    },
    /// The thread that was started.
    Thread(ThreadId),
    /// Whether the thread that was waited for is over.
    Joined(bool),
    /// The process that was started.
    Process(ProcessId),
    /// The exit code of the process that was waited for; none if time was up.
    Ended(Option<i32>),
    /// What stood in a shared word.
    Value(u64),
    /// The pipe that was opened.
    Pipe(PipeId),
    /// A message out of a pipe.
    Message {
        /// How long it is.
        bytes: u64,
        /// What it says.
        message: u64,
    },
    /// Nothing comes out of that pipe any more.
    Closed,
    /// The connection on which the answer will come.
    Socket(SocketId),
    /// The selector that was opened.
    Selector(SelectorId),
    /// What is ready, in the order in which it became so.
    Ready(
        /// The tokens under which it is watched.
        Vec<u64>,
    ),
    /// The computer does not do that, and why, as CPython says it.
    Refused(&'static str),
}

/// How a wait in the parking lot ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParkEnd {
    /// Another thread woke it; what it waits for is free for whoever takes it first.
    Woken,
    /// Another thread gave it what it waits for.
    HandedOver,
    /// Time was up.
    TimedOut,
    /// It did not wait: the word no longer had the value that was expected.
    Changed,
}

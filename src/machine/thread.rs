//! A thread: where it is, and what it does when it next has a core. Its state on
//! the lanes follows from these two and is kept nowhere else.

use super::core::CoreId;
use super::gil::GilId;
use super::process::LotKey;
use crate::base::{LaneId, Nanos, ObjectId};
use crate::program::{Cause, Effect, PipeId, ProcessId, Reply, SelectorId, SocketId, Subject, ThreadId};

/// A thread of the computer.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    pub(super) process: ProcessId,
    pub(super) lane: LaneId,
    pub(super) name: Box<str>,
    pub(super) daemon: bool,
    /// The lock of its interpreter, if that has one.
    pub(super) gil: Option<GilId>,
    /// Whether it wants that lock when it runs.
    pub(super) attached: bool,
    pub(super) place: Place,
    pub(super) next: Next,
    /// Timers that were set under an older number are void.
    pub(super) generation: u32,
    pub(super) last_core: Option<CoreId>,
    /// Whether it was woken to take its GIL, which takes a moment.
    pub(super) signalled: bool,
    /// Who waits for its end.
    pub(super) joiners: Vec<ThreadId>,
    /// The task that its event loop steps.
    pub(super) task: Option<LaneId>,
    /// The piece of work that it is at.
    pub(super) work: Option<ObjectId>,
    /// How long it was on a core so far, switching apart.
    pub(super) computed: Nanos,
}

/// Where a thread is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the run queue, or its process is only being started.
    Queue,
    /// On that core, which is still changing to it, or waits with it for the GIL.
    Arriving(CoreId),
    /// On that core.
    Core(CoreId),
    /// It waits for its GIL.
    Gil,
    /// It let its GIL go because it was asked to, and waits until another has it.
    Yielding,
    /// In the parking lot.
    Parked(LotKey, Subject),
    /// It sleeps.
    Sleeping,
    /// It waits for a thread's end.
    Joining(ThreadId),
    /// It waits for a process's end.
    WaitingFor(ProcessId),
    /// It waits for room in a pipe, for something in it, or for its turn there.
    Pipe(PipeId),
    /// The disk works for it.
    Disk,
    /// It waits for an answer.
    Socket(SocketId),
    /// It waits for something that a selector watches.
    Selector(SelectorId),
    /// It is over.
    Done,
}

/// What a thread does when it next has a core.
#[derive(Clone, Debug)]
pub(super) enum Next {
    /// Its program goes on, with this.
    Resume(Reply),
    /// What it asked for takes place; its GIL is let go already, if it had to be.
    Take(Effect),
    /// The system has done what took so long.
    Finish(Job),
    /// Its interpreter starts, for so long.
    Boot(Nanos, u64),
}

impl Next {
    /// Goes on with nothing new.
    pub(super) const fn idle() -> Self {
        Self::Resume(Reply::Done)
    }
}

/// What the system does for a thread on its core.
#[derive(Clone, Debug)]
pub(super) enum Job {
    /// Makes a thread.
    Thread(Box<crate::program::NewThread>),
    /// Makes a process.
    Process {
        /// Whose lanes are there already.
        child: ProcessId,
        /// Its main thread.
        main: ThreadId,
        /// Whether with a copy of its parent's memory.
        forked: bool,
    },
    /// Copies so many bytes into a pipe.
    Fill(PipeId, u64),
    /// Copies so many bytes out of a pipe.
    Drain(PipeId, u64),
    /// Asks what is ready, until that time at most.
    Ask(SelectorId, Option<Nanos>),
    /// Ends the process.
    Exit(i32),
}

impl Thread {
    pub(super) fn is_done(&self) -> bool {
        self.place == Place::Done
    }

    /// Whether it must have its GIL for what it does next.
    pub(super) fn needs_gil(&self) -> bool {
        self.attached && matches!(self.next, Next::Resume(_))
    }
}

/// What to call it in a sentence.
pub(super) fn waiting_for(cause: Cause) -> &'static str {
    match cause {
        Cause::Lock => "the lock",
        Cause::Queue => "the queue",
        Cause::Event => "the event",
        Cause::Barrier => "the barrier",
        Cause::Future => "the result",
        Cause::Join => "the end of another",
        Cause::Start => "a first sign",
        Cause::Sleep => "the time",
        Cause::Request => "an answer",
    }
}

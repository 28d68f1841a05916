//! Who is resumed, for how long, and what comes back. The software is all the
//! programs of a computer together, with the memories of all processes.

use super::{Effect, ProcessId, Reply, ThreadId};
use crate::base::Nanos;

/// All that runs on a computer. A clone is a copy of every program's state.
pub trait Software: Clone {
    /// Runs a thread, from where it was, until it asks for something, has used up
    /// the budget, or stands at a check point while its GIL is asked for (then it
    /// asks with [`Effect::GiveUpGil`]).
    fn resume(&mut self, turn: Turn) -> Slice;

    /// What stands at a word of a process's own memory now.
    fn word(&self, process: ProcessId, word: u64) -> u64;

    /// Whether there is memory for another process of that one's.
    fn has_room(&self, _parent: ProcessId, _forked: bool) -> bool {
        true
    }

    /// A process was started, `forked` with a copy of its parent's memory. Of several that are
    /// being started a later one may be there first.
    fn process_started(&mut self, parent: ProcessId, child: ProcessId, forked: bool);

    /// A process is over, and its memory free.
    fn process_ended(&mut self, _process: ProcessId) {}

    /// A thread is over, by itself or not: it will not be resumed again.
    fn thread_ended(&mut self, thread: ThreadId);
}

/// What a thread is resumed with.
#[derive(Clone, Debug)]
pub struct Turn {
    /// Who.
    pub thread: ThreadId,
    /// In which process.
    pub process: ProcessId,
    /// What came of its last effect.
    pub reply: Reply,
    /// The computer's time.
    pub now: Nanos,
    /// How long it may run; more than nothing.
    pub budget: Nanos,
    /// Whether another thread has asked for its GIL.
    pub gil_asked: bool,
    /// How far it may run ahead of other cores.
    pub stepping: Stepping,
}

/// How far a slice may run ahead of the computer's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stepping {
    /// To its end: no other thread touches this memory meanwhile.
    Coarse,
    /// Only to the next moment at which it touches memory that other cores see:
    /// time must have come there first.
    Fine,
}

/// What a thread did when it was resumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice {
    /// How long it computed; at most the budget.
    pub spent: Nanos,
    /// Why it came back.
    pub end: SliceEnd,
}

/// Why a slice is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SliceEnd {
    /// It asks for something.
    Effect(Effect),
    /// The budget is used up, or time must come up before it may go on.
    Expired,
}

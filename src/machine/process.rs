//! A process: an address space with threads in it, and what it has in memory.

use std::collections::BTreeMap;

use crate::base::LaneId;
use crate::program::{Address, PipeEnd, PipeId, ProcessId, ThreadId};

/// A process of the computer.
#[derive(Clone, Debug)]
pub(super) struct Process {
    pub(super) lane: LaneId,
    pub(super) name: Box<str>,
    pub(super) state: Life,
    /// Bytes of its own.
    pub(super) memory: u64,
    /// Who waits for its end.
    pub(super) waiters: Vec<ThreadId>,
    /// All its threads ever, the main one first.
    pub(super) threads: Vec<ThreadId>,
    /// How many of them are not over.
    pub(super) living_threads: u32,
    /// The ends of pipes that it has open, and how often.
    pub(super) ends: BTreeMap<(PipeId, PipeEnd), u32>,
    /// Bytes that it has sent to other processes.
    pub(super) sent: u64,
    /// Requests of its that are under way.
    pub(super) in_flight: u32,
}

/// Whether a process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// It is being started.
    Starting,
    /// It runs.
    Running,
    /// It is over, with that exit code.
    Over(i32),
}

/// A word of memory that threads of any process may wait on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LotKey {
    /// Of a process's own memory.
    Own(ProcessId, u64),
    /// Of the memory that processes share.
    Shared(u64),
}

impl LotKey {
    /// The word that a program of this process means by the address.
    pub(super) fn of(process: ProcessId, address: Address) -> Self {
        match address {
            Address::Own(word) => Self::Own(process, word),
            Address::Shared(word) => Self::Shared(word),
        }
    }
}

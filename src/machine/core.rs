//! The cores: who runs on each, and which are idle. Says nothing of who comes next.

use super::spec::MOST_CORES;
use crate::base::{LaneId, Nanos};
use crate::program::{ProcessId, ThreadId};

/// A core, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CoreId(pub(super) u8);

impl CoreId {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A processor.
#[derive(Clone, Debug)]
pub(super) struct Core {
    pub(super) lane: LaneId,
    /// Who has it, be it only about to run.
    pub(super) thread: Option<ThreadId>,
    /// Who had it last.
    pub(super) last: Option<(ThreadId, ProcessId)>,
    /// Until when the thread keeps it though others want one.
    pub(super) slice_end: Nanos,
    /// Until when it is at work for that thread, as far as this is known: what lies
    /// ahead is counted as computed already.
    pub(super) busy_until: Nanos,
    /// The number of what it does, since its thread came: however its slices are
    /// cut, whoever came first goes on first where two cores are due at once.
    pub(super) turn: u64,
    /// What was posted for this core under an older number is void.
    pub(super) generation: u32,
}

/// Which cores are idle, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Idle(u128);

impl Idle {
    pub(super) fn all(cores: u32) -> Self {
        Self(if cores >= MOST_CORES { u128::MAX } else { (1 << cores) - 1 })
    }

    pub(super) fn has(self, core: CoreId) -> bool {
        self.0 >> core.0 & 1 == 1
    }

    pub(super) fn lowest(self) -> Option<CoreId> {
        (self.0 != 0).then(|| CoreId(self.0.trailing_zeros() as u8))
    }

    pub(super) fn set(&mut self, core: CoreId, idle: bool) {
        let bit = 1 << core.0;
        self.0 = if idle { self.0 | bit } else { self.0 & !bit };
    }
}

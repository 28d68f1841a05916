//! Where a step, a search or a cause leads: a span, and the moment to look at.

use super::Cursor;
use crate::base::{LaneId, Nanos};

/// A place in a trace. Places are ordered by time, then by lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Landing {
    /// When: the span's start, or a moment in it.
    pub at: Nanos,
    /// Whose span.
    pub lane: LaneId,
    /// The span's place in its lane.
    pub index: usize,
}

impl Landing {
    /// Behind all places of a moment: the next one is later.
    pub const fn behind(at: Nanos) -> Self {
        Self { at, lane: LaneId(u32::MAX), index: usize::MAX }
    }

    /// Ahead of all places of a moment: the previous one is earlier.
    pub const fn ahead_of(at: Nanos) -> Self {
        Self { at, lane: LaneId(0), index: 0 }
    }

    /// The same, for whoever moves the cursor there.
    pub const fn cursor(self) -> Cursor {
        Cursor::Span(self.lane, self.index)
    }
}

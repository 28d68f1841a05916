//! One pass over all spans, for everything that adds them up: going through a
//! million of them several times is what facts would cost most.

use super::ByState;
use super::busy::Busy;
use super::waits::{Table, Waits};
use crate::base::LaneId;
use crate::trace::{LaneKind, Trace};

/// What the spans of a trace come to.
pub(super) struct Tally {
    /// Where the time of each lane went, in the order of the ids.
    pub(super) per_lane: Vec<(LaneId, ByState)>,
    /// When threads were busy.
    pub(super) busy: Busy,
    /// What threads waited for.
    pub(super) waits: Vec<Waits>,
}

impl Tally {
    /// The tally of a trace.
    pub(super) fn of(trace: &Trace) -> Self {
        let (mut busy, mut waits) = (Busy::default(), Table::of(trace));
        let per_lane = trace.lanes().map(|(lane, about)| {
            let is_thread = about.kind == LaneKind::Thread;
            let mut times = ByState::default();
            for span in trace.spans(lane).iter(trace.end()).filter(|span| span.start < span.end) {
                times[span.state.index()] += span.end - span.start;
                if is_thread {
                    busy.add(&span);
                    waits.add(&span);
                }
            }
            busy.end_lane();
            waits.end_lane();
            (lane, times)
        });
        Self { per_lane: per_lane.collect(), busy: busy.in_order(), waits: waits.sums() }
    }
}

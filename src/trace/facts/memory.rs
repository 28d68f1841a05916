//! The most memory that was in use: by each process, and by all at one time.

use serde::{Deserialize, Serialize};

use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, Trace};

/// Peaks of memory, in bytes. What lasted no time counts as well: it had to fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemoryPeaks {
    /// The highest sum over all processes. Of what they report for the same
    /// moment each one's highest counts.
    pub sum: u64,
    /// The highest of each process that counted, in the order of the lanes' ids.
    pub per_lane: Vec<(LaneId, u64)>,
}

/// The peaks of a trace.
pub(super) fn of(trace: &Trace) -> MemoryPeaks {
    let highest = |values: &[(Nanos, u64)]| values.iter().map(|&(_, value)| value).max();
    let counters = trace.counters(CounterKind::Memory);
    let per_lane = counters.filter_map(|(lane, values)| Some((lane, highest(values)?))).collect();
    MemoryPeaks { sum: u64::try_from(highest_sum(trace)).unwrap_or(u64::MAX), per_lane }
}

/// What a process held before a moment, at most at that moment, and after it.
struct Change {
    at: Nanos,
    before: u64,
    most: u64,
    after: u64,
}

fn highest_sum(trace: &Trace) -> u128 {
    let mut changes = Vec::new();
    for (_, values) in trace.counters(CounterKind::Memory) {
        let mut before = 0;
        for moment in values.chunk_by(|(one, _), (next, _)| one == next) {
            let most = moment.iter().map(|&(_, value)| value).max().unwrap_or(before);
            let (at, after) = moment[moment.len() - 1];
            changes.push(Change { at, before, most, after });
            before = after;
        }
    }
    changes.sort_by_key(|change| change.at);
    let (mut sum, mut highest) = (0_u128, 0);
    for moment in changes.chunk_by(|one, next| one.at == next.at) {
        // What goes comes first: one process may give what another takes at that moment.
        sum -= moment.iter().map(|change| u128::from(change.before)).sum::<u128>();
        highest = highest.max(sum + moment.iter().map(|change| u128::from(change.most)).sum::<u128>());
        sum += moment.iter().map(|change| u128::from(change.after)).sum::<u128>();
    }
    highest
}

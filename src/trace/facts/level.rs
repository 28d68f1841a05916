//! How much was counted at each moment: requests under way, bytes. A level is
//! kept as its changes; it says nothing of who made them.

use super::bucket_edge;
use crate::base::Nanos;
use crate::trace::{CounterKind, Trace};

/// A quantity over a trace's time, zero before it begins and after it ends.
pub(super) struct Level {
    /// In order of time. Sums of other people's counters may be large.
    changes: Vec<(Nanos, i128)>,
    end: Nanos,
}

impl Level {
    /// The sum of a counter over the lanes that count.
    pub(super) fn of_counter(trace: &Trace, kind: CounterKind) -> Self {
        let mut changes = Vec::new();
        for (_, values) in trace.counters(kind) {
            let mut before = 0;
            for &(at, value) in values {
                changes.push((at, i128::from(value) - before));
                before = i128::from(value);
            }
        }
        Self::new(changes, trace)
    }

    fn new(mut changes: Vec<(Nanos, i128)>, trace: &Trace) -> Self {
        // A stable sort finds the lanes' own order and only merges it.
        changes.sort_by_key(|&(at, _)| at);
        Self { changes, end: trace.end() }
    }

    /// The highest it ever stood. What changes back at the same moment was never there.
    pub(super) fn highest(&self) -> u64 {
        let mut level = 0;
        let moments = self.changes.chunk_by(|(one, _), (next, _)| one == next);
        let levels = moments.map(|moment| {
            level += moment.iter().map(|(_, change)| change).sum::<i128>();
            level
        });
        as_u64(levels.max().unwrap_or(0))
    }

    /// The average of each of `buckets` equal parts of the time from 0 to
    /// `until`, in thousandths.
    pub(super) fn averages_permille(&self, buckets: usize, until: Nanos) -> Vec<u64> {
        let mut changes = self.changes.iter().peekable();
        let mut level = 0_i128;
        let average = |bucket| {
            let (from, to) = (bucket_edge(bucket, buckets, until).0, bucket_edge(bucket + 1, buckets, until).0);
            let last = to.min(self.end.0);
            let mut at = from.min(last);
            let mut area = 0_i128;
            while let Some(&(change_at, change)) = changes.next_if(|(change_at, _)| change_at.0 < to) {
                area = area.saturating_add(over(level, change_at.0 - at));
                level += change;
                at = change_at.0;
            }
            area = area.saturating_add(over(level, last - at));
            let width = i128::from(to - from).max(1);
            as_u64(area.saturating_mul(1_000).saturating_add(width / 2) / width)
        };
        (0..buckets).map(average).collect()
    }
}

/// A level that lasted. Only a file that means harm reaches the limits of this.
fn over(level: i128, nanos: u64) -> i128 {
    level.saturating_mul(i128::from(nanos))
}

fn as_u64(level: i128) -> u64 {
    u64::try_from(level).unwrap_or(if level < 0 { 0 } else { u64::MAX })
}

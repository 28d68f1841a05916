//! How many threads, or cores, were busy at each moment. Kept as the moments when one
//! becomes busy and those when one ceases to be; says nothing of who it was.

use super::bucket_edge;
use crate::base::Nanos;
use crate::trace::{ByState, LaneKind, Span, State, Trace};

/// The stretches in which threads were busy, without who it was.
#[derive(Default)]
pub(super) struct Busy {
    /// When they begin.
    begins: Vec<Nanos>,
    /// When they end.
    ends: Vec<Nanos>,
    /// Until when the lane is busy that is being added.
    until: Option<Nanos>,
}

impl Busy {
    /// The busy stretches of all lanes of a kind. Those of other kinds show the
    /// same work: counted too, it would be counted twice.
    pub(super) fn of(trace: &Trace, kind: LaneKind) -> Self {
        let mut busy = Self::default();
        for (lane, _) in trace.lanes().filter(|(_, lane)| lane.kind == kind) {
            trace.spans(lane).iter(trace.end()).for_each(|span| busy.add(&span));
            busy.end_lane();
        }
        busy.in_order()
    }

    /// Adds the next span of a lane. Until all are [`Busy::in_order`], nothing
    /// can be asked.
    pub(super) fn add(&mut self, span: &Span) {
        if span.state.is_busy() && span.start < span.end {
            // Going on where something ended changes nothing.
            if self.until != Some(span.start) {
                self.end_lane();
                self.begins.push(span.start);
            }
            self.until = Some(span.end);
        }
    }

    /// The next span is another lane's.
    pub(super) fn end_lane(&mut self) {
        self.ends.extend(self.until.take());
    }

    /// All lanes were added.
    pub(super) fn in_order(mut self) -> Self {
        // A stable sort finds the lanes' own order and only merges it.
        self.begins.sort();
        self.ends.sort();
        self
    }

    /// The most that were busy at one time.
    pub(super) fn highest(&self) -> u32 {
        let (mut ended, mut highest) = (0, 0);
        for (begun, at) in self.begins.iter().enumerate() {
            while self.ends.get(ended).is_some_and(|end| end <= at) {
                ended += 1;
            }
            highest = highest.max(begun + 1 - ended);
        }
        highest as u32
    }

    /// How many were busy on the average of each of `buckets` equal parts of the
    /// time from 0 to `until`, in thousandths.
    pub(super) fn averages_permille(&self, buckets: usize, until: Nanos) -> Vec<u64> {
        let (mut begun, mut ended) = (Elapsed::since(&self.begins), Elapsed::since(&self.ends));
        let mut busy_before = 0;
        let average = |bucket| {
            let (from, to) = (bucket_edge(bucket, buckets, until), bucket_edge(bucket + 1, buckets, until));
            let busy = begun.at(to) - ended.at(to);
            let width = u128::from((to - from).0).max(1);
            let permille = ((busy - busy_before) * 1_000 + width / 2) / width;
            busy_before = busy;
            permille as u64
        };
        (0..buckets).map(average).collect()
    }
}

/// How many lanes of a kind were busy on the average of each of `buckets` equal
/// parts of the time from 0 to `until`, in thousandths. Costs the parts and the
/// lanes, however many spans those have.
pub(super) fn over_time(trace: &Trace, kind: LaneKind, buckets: usize, until: Nanos) -> Vec<u64> {
    let edges: Vec<Nanos> = (0..=buckets).map(|edge| bucket_edge(edge, buckets.max(1), until)).collect();
    let mut busy = vec![0_u128; edges.len()];
    for (lane, _) in trace.lanes().filter(|(_, lane)| lane.kind == kind) {
        let spans = trace.spans(lane);
        for (&edge, busy) in edges.iter().zip(&mut busy) {
            let edge = edge.min(trace.end());
            let sums = spans.at(edge).map_or_else(ByState::default, |place| spans.sums_until(place, edge));
            let states = State::ALL.into_iter().filter(|state| state.is_busy());
            *busy += states.map(|state| u128::from(sums[state.index()].0)).sum::<u128>();
        }
    }
    let average = |(busy, edges): (&[u128], &[Nanos])| {
        let width = u128::from((edges[1] - edges[0]).0).max(1);
        (((busy[1] - busy[0]) * 1_000 + width / 2) / width) as u64
    };
    busy.windows(2).zip(edges.windows(2)).map(average).collect()
}

/// How much time has gone by since each of some moments, added up.
struct Elapsed<'a> {
    coming: &'a [Nanos],
    past: u128,
    at: u64,
    sum: u128,
}

impl<'a> Elapsed<'a> {
    const fn since(moments: &'a [Nanos]) -> Self {
        Self { coming: moments, past: 0, at: 0, sum: 0 }
    }

    /// The sum at a moment, not before the last that was asked for.
    fn at(&mut self, at: Nanos) -> u128 {
        self.sum += self.past * u128::from(at.0 - self.at);
        while let Some((moment, later)) = self.coming.split_first().filter(|(moment, _)| **moment < at) {
            self.sum += u128::from(at.0 - moment.0);
            self.past += 1;
            self.coming = later;
        }
        self.at = at.0;
        self.sum
    }
}

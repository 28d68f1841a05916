//! One lane's spans as columns: 13 bytes a span, and 6 for the sums from which
//! any stretch of it can be added up. A span lasts until the next begins, so gaps
//! and overlaps cannot be written down.

use std::ops::Range;

use super::column::{CHUNK, Column};
use super::{ByState, State};
use crate::base::Nanos;

/// No detail, in the column of details.
const NONE: u32 = u32::MAX;

/// From one row of sums to the next, in spans.
const BLOCK: usize = 16;
const _: () = assert!(CHUNK.is_multiple_of(BLOCK), "the spans of a block lie side by side");

/// A span, read out of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// From when.
    pub start: Nanos,
    /// Until when: the next span's start, or the trace's end for the last.
    pub end: Nanos,
    /// What the lane did.
    pub state: State,
    /// Its place in the trace's table of details.
    pub detail: Option<u32>,
}

/// The spans of one lane in order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spans {
    starts: Column<Nanos>,
    states: Column<State>,
    details: Column<u32>,
    /// How long each state had lasted when a block of spans began, from the second on.
    sums: Column<ByState>,
}

impl Spans {
    /// No spans.
    pub(super) const fn new() -> Self {
        Self { starts: Column::new(), states: Column::new(), details: Column::new(), sums: Column::new() }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the lane has done nothing yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a span; the caller has seen that it does not begin before the last.
    pub(super) fn push(&mut self, start: Nanos, state: State, detail: Option<u32>) {
        let len = self.len();
        if len > 0 && len.is_multiple_of(BLOCK) {
            // The last block is full now. The first one needs no row: nothing came before it.
            self.sums.push(self.sums_until(len - 1, start));
        }
        self.starts.push(start);
        self.states.push(state);
        self.details.push(detail.unwrap_or(NONE));
    }

    /// When the last span began.
    pub fn last_start(&self) -> Option<Nanos> {
        self.starts.last()
    }

    /// When the span at that place began.
    #[inline]
    pub fn start(&self, index: usize) -> Option<Nanos> {
        self.starts.get(index)
    }

    /// In which state it is.
    #[inline]
    pub fn state(&self, index: usize) -> Option<State> {
        self.states.get(index)
    }

    /// When the spans of a range begin, and in which states they are: those that lie beside the
    /// first in memory, which is one at least where there is any.
    #[inline]
    pub fn side_by_side(&self, range: Range<usize>) -> (&[Nanos], &[State]) {
        (self.starts.slice(range.clone()), self.states.slice(range))
    }

    /// The span at that place; `trace_end` is where an open one is cut.
    #[inline]
    pub fn get(&self, index: usize, trace_end: Nanos) -> Option<Span> {
        let start = self.starts.get(index)?;
        let end = self.starts.get(index + 1).unwrap_or(trace_end.max(start));
        let detail = self.details.get(index).filter(|&detail| detail != NONE);
        Some(Span { start, end, state: self.states.get(index)?, detail })
    }

    /// The place of the span in which `at` lies, if the lane existed then. Of
    /// several that begin at that very moment it is the last.
    #[cfg_attr(hot, optimize(speed))]
    pub fn at(&self, at: Nanos) -> Option<usize> {
        self.starts.partition_point(|start| start <= at).checked_sub(1)
    }

    /// The last span that begins before `at`, of those from `index` on, which does.
    /// The farther it is the longer it takes, but only by the logarithm.
    #[cfg_attr(hot, optimize(speed))]
    pub fn last_before(&self, index: usize, at: Nanos) -> usize {
        let begins_before = |place: usize| self.starts.get(place).is_some_and(|start| start < at);
        let (mut here, mut stride) = (index, 1);
        while begins_before(here + stride) {
            here += stride;
            stride *= 2;
        }
        while stride > 1 {
            stride /= 2;
            if begins_before(here + stride) {
                here += stride;
            }
        }
        here
    }

    /// How long each state lasted from the lane's beginning until `until`, of which
    /// the last span not to begin later stands at `index`. At most 16 spans are
    /// added up for it.
    #[inline]
    pub fn sums_until(&self, index: usize, until: Nanos) -> ByState {
        let block = index / BLOCK;
        let before = block.checked_sub(1).and_then(|row| self.sums.get(row));
        let mut sums = before.unwrap_or_default();
        let range = block * BLOCK..index + 1;
        let (starts, states) = self.side_by_side(range);
        for (neighbours, state) in starts.windows(2).zip(states) {
            sums[state.index()] += neighbours[1].since(neighbours[0]);
        }
        if let (Some(&since), Some(state)) = (starts.last(), states.last()) {
            sums[state.index()] += until.since(since);
        }
        sums
    }

    /// How long each state lasted between two moments, exactly. The last span
    /// lasts for ever here: the caller asks for nothing after the trace's end.
    pub fn times(&self, from: Nanos, until: Nanos) -> ByState {
        let sums = |at: Nanos| self.at(at).map_or_else(ByState::default, |index| self.sums_until(index, at));
        let mut times = sums(until.max(from));
        times.iter_mut().zip(sums(from)).for_each(|(time, before)| *time = time.since(before));
        times
    }

    /// The spans that begin before `until` and end after `from`, or touch it.
    pub fn between(&self, from: Nanos, until: Nanos, trace_end: Nanos) -> impl Iterator<Item = Span> {
        let first = self.at(from).unwrap_or(0);
        let behind = self.starts.partition_point(|start| start < until);
        (first..behind).filter_map(move |index| self.get(index, trace_end))
    }

    /// All spans.
    pub fn iter(&self, trace_end: Nanos) -> impl Iterator<Item = Span> {
        (0..self.len()).filter_map(move |index| self.get(index, trace_end))
    }
}

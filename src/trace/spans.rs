//! One lane's spans as columns: 13 bytes a span. A span lasts until the next
//! begins, so gaps and overlaps cannot be written down.

use super::State;
use crate::base::Nanos;

/// No detail, in the column of details.
const NONE: u32 = u32::MAX;

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
    starts: Vec<Nanos>,
    states: Vec<State>,
    details: Vec<u32>,
}

impl Spans {
    /// No spans.
    pub(super) const fn new() -> Self {
        Self { starts: Vec::new(), states: Vec::new(), details: Vec::new() }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the lane has done nothing yet.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Adds a span; the caller has seen that it does not begin before the last.
    pub(super) fn push(&mut self, start: Nanos, state: State, detail: Option<u32>) {
        self.starts.push(start);
        self.states.push(state);
        self.details.push(detail.unwrap_or(NONE));
    }

    /// When the last span began.
    pub fn last_start(&self) -> Option<Nanos> {
        self.starts.last().copied()
    }

    /// The span at that place; `trace_end` is where an open one is cut.
    #[inline]
    pub fn get(&self, index: usize, trace_end: Nanos) -> Option<Span> {
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(trace_end.max(start));
        let detail = Some(self.details[index]).filter(|&detail| detail != NONE);
        Some(Span { start, end, state: self.states[index], detail })
    }

    /// The place of the span in which `at` lies, if the lane existed then. Of
    /// several that begin at that very moment it is the last.
    pub fn at(&self, at: Nanos) -> Option<usize> {
        self.starts.partition_point(|&start| start <= at).checked_sub(1)
    }

    /// The spans that begin before `until` and end after `from`, or touch it.
    pub fn between(&self, from: Nanos, until: Nanos, trace_end: Nanos) -> impl Iterator<Item = Span> {
        let first = self.at(from).unwrap_or(0);
        let behind = self.starts.partition_point(|&start| start < until);
        (first..behind).filter_map(move |index| self.get(index, trace_end))
    }

    /// All spans.
    pub fn iter(&self, trace_end: Nanos) -> impl Iterator<Item = Span> {
        (0..self.len()).filter_map(move |index| self.get(index, trace_end))
    }
}

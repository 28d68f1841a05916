//! One thing that a lane does, though its spans tell of it in pieces: a wait goes
//! on when what is waited for gets another holder, and each piece names its own.

use crate::base::{LaneId, Nanos};
use crate::trace::{Detail, On, Span, State, Trace};

/// What a lane does and about what; who holds a lock makes no difference.
type Doing = (State, Option<Detail>);

/// Spans of a lane that follow each other and are one thing to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The places of its first and its last piece.
    pub(super) first: usize,
    pub(super) last: usize,
    /// When it begins.
    pub(super) since: Nanos,
    /// When it ends, or the trace's end.
    pub(super) until: Nanos,
    /// Whether nothing comes after it yet.
    pub(super) is_open: bool,
}

impl Stretch {
    /// The stretch that the span at that place belongs to. Costs one look for
    /// each of its pieces.
    pub(super) fn around(trace: &Trace, lane: LaneId, place: usize) -> Option<Self> {
        let spans = trace.spans(lane);
        let span_at = |place| spans.get(place, trace.end());
        let doing = doing(trace, span_at(place)?);
        let goes_on = |place: &usize| span_at(*place).is_some_and(|span| self::doing(trace, span) == doing);
        let first = (0..place).rev().take_while(goes_on).last().unwrap_or(place);
        let last = (place + 1..spans.len()).take_while(goes_on).last().unwrap_or(place);
        let (since, until) = (span_at(first)?.start, span_at(last)?.end);
        Some(Self { first, last, since, until, is_open: last + 1 == spans.len() })
    }

    /// Whom its pieces name, each once more when another has come between.
    pub(super) fn holders(&self, trace: &Trace, lane: LaneId) -> Vec<LaneId> {
        let span_at = |place| trace.spans(lane).get(place, trace.end());
        let by = |place| detail_of(trace, span_at(place)?)?.by;
        let mut named: Vec<LaneId> = (self.first..=self.last).filter_map(by).collect();
        named.dedup();
        named
    }
}

/// What a span is about.
pub(super) fn detail_of(trace: &Trace, span: Span) -> Option<Detail> {
    span.detail.and_then(|place| trace.detail(place))
}

fn doing(trace: &Trace, span: Span) -> Doing {
    let detail = detail_of(trace, span);
    let about = detail.map(|detail| match detail.on {
        On::Gil | On::Lock => Detail { by: None, ..detail },
        _ => detail,
    });
    (span.state, about)
}

//! Where the ends of arrows are drawn. Readers tie both ends to spans, and do it
//! surely only well within one. An arrow leaves what its lane did until then, and
//! comes to what its lane does from then on. Knows nothing of the file.

use super::items::life;
use crate::base::{LaneId, Nanos};
use crate::trace::{Link, Span, State, Trace};

/// The least time by which something lies within a span.
const WITHIN: Nanos = Nanos(1);

/// An end of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Where it begins.
    Leaves,
    /// Where its head is.
    Arrives,
}

impl End {
    /// Both, in order of time.
    pub(super) const BOTH: [Self; 2] = [Self::Leaves, Self::Arrives];

    /// Whose, and when it really was.
    pub(super) fn of(self, link: &Link) -> (LaneId, Nanos) {
        match self {
            Self::Leaves => (link.from, link.from_at),
            Self::Arrives => (link.to, link.to_at),
        }
    }

    /// The span of some length that it belongs to: the last that had begun, or
    /// the lane's first.
    fn span(self, trace: &Trace, link: &Link) -> Option<Span> {
        let (lane, at) = self.of(link);
        let spans = trace.spans(lane);
        let lasts = |index: usize| {
            spans.get(index, trace.end()).filter(|span| span.state != State::Done && span.end > span.start)
        };
        let begun = match self {
            Self::Leaves => at.0.checked_sub(WITHIN.0).and_then(|before| spans.at(Nanos(before))),
            Self::Arrives => spans.at(at),
        };
        let behind = begun.map_or(0, |last| last + 1);
        (0..behind).rev().find_map(lasts).or_else(|| (behind..spans.len()).find_map(lasts))
    }

    /// When it is drawn: within its span, and an arrow does not arrive before it
    /// leaves. Where the lane has no span of any length, while the lane lived;
    /// where it has none at all, when it was.
    pub(super) fn drawn_at(self, trace: &Trace, link: &Link) -> Nanos {
        let (lane, at) = self.of(link);
        let at = match self {
            Self::Leaves => at.min(Self::Arrives.drawn_at(trace, link)),
            Self::Arrives => at,
        };
        let life = match self.span(trace, link) {
            Some(span) => Some((span.start, span.end - WITHIN)),
            None => life(trace, lane),
        };
        life.map_or(at, |(begin, end)| at.clamp(begin, end))
    }
}

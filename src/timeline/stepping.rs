//! From one event of a trace to the next: where the playhead lands that is moved
//! step by step. Knows no keys and no pixels.

use super::Landing;
use crate::base::{LaneId, Nanos};
use crate::trace::{LaneKind, Trace};

/// Among whose events one steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of all threads and tasks. Cores and processes do not count: what they
    /// do is the same that their threads do, told once more, and every step would
    /// be there twice with nothing to see for it. In a trace that has neither
    /// threads nor tasks all lanes count.
    All,
    /// Those of one lane, of any kind.
    Lane(LaneId),
}

/// The first moment after that one at which a span begins or something is marked,
/// and where. Of several lanes at one moment it is the one with the lowest id.
/// Costs O(lanes · log spans + marks).
pub fn next_event(trace: &Trace, after: Nanos, scope: Scope) -> Option<Landing> {
    let spans = lanes(trace, scope).filter_map(|lane| {
        let spans = trace.spans(lane);
        let place = spans.at(after).map_or(0, |place| place + 1);
        Some((spans.get(place, trace.end())?.start, lane))
    });
    let (at, lane) = spans.chain(marks(trace, scope).filter(|&(at, _)| at > after)).min()?;
    landing(trace, at, lane)
}

/// The last such moment before that one.
pub fn previous_event(trace: &Trace, before: Nanos, scope: Scope) -> Option<Landing> {
    let until = Nanos(before.0.checked_sub(1)?);
    let spans = lanes(trace, scope).filter_map(|lane| {
        let spans = trace.spans(lane);
        Some((spans.get(spans.at(until)?, trace.end())?.start, lane))
    });
    let marks = marks(trace, scope).filter(|&(at, _)| at < before);
    // The latest, and of several at that moment the lowest lane, as on the way there.
    let last = spans.chain(marks).min_by_key(|&(at, lane)| (std::cmp::Reverse(at), lane));
    last.and_then(|(at, lane)| landing(trace, at, lane))
}

fn lanes(trace: &Trace, scope: Scope) -> impl Iterator<Item = LaneId> {
    let has_threads = trace.lanes().any(|(_, lane)| is_thread_or_task(lane.kind));
    let counts = move |lane: LaneId, kind| match scope {
        Scope::All => !has_threads || is_thread_or_task(kind),
        Scope::Lane(one) => lane == one,
    };
    trace.lanes().filter(move |&(lane, known)| counts(lane, known.kind)).map(|(lane, _)| lane)
}

/// What is marked of lanes that count, while they are there.
fn marks(trace: &Trace, scope: Scope) -> impl Iterator<Item = (Nanos, LaneId)> {
    let counts = move |lane| match scope {
        Scope::All => true,
        Scope::Lane(one) => lane == one,
    };
    let is_there = |lane, at| trace.spans(lane).at(at).is_some();
    let marks = trace.marks().iter().map(|mark| (mark.at, mark.lane));
    marks.filter(move |&(at, lane)| counts(lane) && is_there(lane, at))
}

fn landing(trace: &Trace, at: Nanos, lane: LaneId) -> Option<Landing> {
    Some(Landing { at, lane, index: trace.spans(lane).at(at)? })
}

const fn is_thread_or_task(kind: LaneKind) -> bool {
    matches!(kind, LaneKind::Thread | LaneKind::Task)
}

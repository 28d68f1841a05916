//! What is written of a trace, and in which order. Perfetto sorts events by time,
//! a moment's long spans before all others, and those as they stand in the file;
//! it ties an arrow to the span that came last. So arrows stand before spans, lest
//! they be tied to one of no length; but behind those of lanes that have no others.

use super::arrows::End;
use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, Lane, LaneKind, Link, Mark, Span, State, Trace};

/// Something that becomes an event of the file, or a pair of them.
pub(super) enum Item<'a> {
    /// There are cores.
    Cores,
    /// A lane is called this.
    Name(LaneId, &'a Lane),
    /// A lane did something.
    Span(LaneId, Span),
    /// An end of an arrow; links are told apart by number.
    Arrow(u64, &'a Link, End),
    /// A task begins.
    Begins(LaneId, Nanos),
    /// A task is over, or the trace.
    IsOver(LaneId, Nanos),
    /// A moment.
    Mark(&'a Mark),
    /// A counted quantity has a new value.
    Count(CounterKind, LaneId, Nanos, u64),
}

/// All items, found when they are asked for.
pub(super) fn of(trace: &Trace) -> impl Iterator<Item = Item<'_>> {
    let has_cores = trace.lanes().any(|(_, lane)| lane.kind == LaneKind::Core);
    let names = trace.lanes().map(|(id, lane)| Item::Name(id, lane));
    let arrows =
        (0..).zip(trace.links()).flat_map(|(number, link)| End::BOTH.map(|end| Item::Arrow(number, link, end)));
    let tasks = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Task);
    let lives = tasks
        .filter_map(|(id, _)| Some((id, life(trace, id)?)))
        .flat_map(|(id, (begin, end))| [Item::Begins(id, begin), Item::IsOver(id, end)]);
    let counts = CounterKind::ALL.into_iter().flat_map(|kind| counts(trace, kind));
    let cores = has_cores.then_some(Item::Cores).into_iter();
    let named = cores.chain(names);
    let lasted = spans(trace, false).chain(arrows).chain(spans(trace, true)).chain(lives);
    named.chain(lasted).chain(trace.marks().iter().map(Item::Mark)).chain(counts)
}

/// From when to when a lane did anything: until it was done, for good.
pub(super) fn life(trace: &Trace, lane: LaneId) -> Option<(Nanos, Nanos)> {
    let spans = trace.spans(lane);
    let is_alive = |span: &Span| span.state != State::Done;
    let span = |index| spans.get(index, trace.end()).filter(is_alive);
    let first = (0..spans.len()).find_map(span)?;
    let last = (0..spans.len()).rev().find_map(span)?;
    Some((first.start, last.end))
}

/// The spans of all lanes that have any of some length, or of the others; lane by
/// lane. Being done is no span: it is that there is none.
fn spans(trace: &Trace, has_length: bool) -> impl Iterator<Item = Item<'_>> {
    let of_lane = |lane| {
        let spans = trace.spans(lane).iter(trace.end());
        spans.filter(|span| span.state != State::Done)
    };
    let lanes = trace.lanes().map(|(lane, _)| lane);
    let lanes = lanes.filter(move |&lane| of_lane(lane).any(|span| span.end > span.start) == has_length);
    lanes.flat_map(move |lane| of_lane(lane).map(move |span| Item::Span(lane, span)))
}

fn counts(trace: &Trace, kind: CounterKind) -> impl Iterator<Item = Item<'_>> {
    let count = move |lane| move |&(at, value): &(Nanos, u64)| Item::Count(kind, lane, at, value);
    trace.counters(kind).flat_map(move |(lane, values)| values.iter().map(count(lane)))
}

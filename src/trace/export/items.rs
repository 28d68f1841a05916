//! What is written of a trace, and in which order. Readers sort events by time
//! and keep the file's order where times are equal; so it decides to which of two
//! spans that meet an arrow belongs. It leaves from what its lane did until then,
//! and comes to what its lane does from then on.

use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, Lane, LaneKind, Link, Mark, Span, State, Trace};

/// Something that becomes an event of the file, or a pair of them.
pub(super) enum Item<'a> {
    /// There are cores.
    Cores,
    /// A lane is called this.
    Name(LaneId, &'a Lane),
    /// An arrow leaves; links are told apart by number.
    Leaves(u64, &'a Link),
    /// A lane did something.
    Span(LaneId, Span),
    /// An arrow comes to its end.
    Arrives(u64, &'a Link),
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
    let links = || (0..).zip(trace.links());
    let leaves = move |begin: bool| {
        links().filter(move |(_, link)| is_at_begin(trace, link) == begin).map(|(id, link)| Item::Leaves(id, link))
    };
    let arrives = links().map(|(id, link)| Item::Arrives(id, link));
    let tasks = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Task);
    let lives = tasks
        .filter_map(|(id, _)| Some((id, life(trace, id)?)))
        .flat_map(|(id, (begin, end))| [Item::Begins(id, begin), Item::IsOver(id, end)]);
    let counts = CounterKind::ALL.into_iter().flat_map(|kind| counts(trace, kind));
    let cores = has_cores.then_some(Item::Cores).into_iter();
    let before = cores.chain(names).chain(leaves(false));
    let after = leaves(true).chain(arrives).chain(lives);
    before.chain(spans(trace)).chain(after).chain(trace.marks().iter().map(Item::Mark)).chain(counts)
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

/// Whether an arrow leaves where its lane has done nothing before.
fn is_at_begin(trace: &Trace, link: &Link) -> bool {
    life(trace, link.from).is_none_or(|(begin, _)| link.from_at <= begin)
}

/// All spans, lane by lane. Being done is no span: it is that there is none.
fn spans(trace: &Trace) -> impl Iterator<Item = Item<'_>> {
    let of_lane = |lane| trace.spans(lane).iter(trace.end()).map(move |span| (lane, span));
    let all = trace.lanes().flat_map(move |(lane, _)| of_lane(lane));
    all.filter(|(_, span)| span.state != State::Done).map(|(lane, span)| Item::Span(lane, span))
}

fn counts(trace: &Trace, kind: CounterKind) -> impl Iterator<Item = Item<'_>> {
    let count = move |lane| move |&(at, value): &(Nanos, u64)| Item::Count(kind, lane, at, value);
    trace.counters(kind).flat_map(move |(lane, values)| values.iter().map(count(lane)))
}

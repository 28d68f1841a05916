//! A trace as bytes, and back: the events that make it again, in postcard,
//! behind a head that names the format. So loading is applying, and there is no
//! second description of what a trace is. Not an exchange format with others.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{CounterKind, Event, Misfit, Source, Trace};
use crate::base::{LaneId, Nanos, Table};

/// What every file begins with.
const MAGIC: &[u8] = b"ILTR";

/// The version of what follows; a change of `Event` wants a new one.
const VERSION: u8 = 3;

/// Why bytes are no trace of ours.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// They are something else.
    #[error("this is not a trace that Interleave has saved")]
    Foreign,
    /// They were written by another version.
    #[error("this trace has format {found}; only {VERSION} can be read here")]
    Version {
        /// The format's number.
        found: u8,
    },
    /// They end too early, go on too long, or make no sense in between.
    #[error("this trace is damaged")]
    Damaged,
    /// Its events contradict each other.
    #[error("this trace contradicts itself: {0}")]
    Misfit(#[from] Misfit),
    /// Its times are so large that sums over its lanes could not be written down.
    #[error("this trace tells of more time than there is")]
    TooLong,
}

#[derive(Serialize, Deserialize)]
struct Body {
    source: Source,
    end: Nanos,
    /// The clock's step in nanoseconds, as far as it has one.
    step: u64,
    /// A span's time is what has passed since the lane's last one, that of a link's end since its
    /// beginning: small numbers, which take fewer bytes. In steps of the clock, as [`packed`] has it.
    events: Vec<Event>,
}

/// The trace as bytes.
#[expect(clippy::expect_used, reason = "writing into a growing vector cannot fail")]
pub fn save(trace: &Trace) -> Vec<u8> {
    let mut events = events(trace);
    let mut last = Table::default();
    for event in &mut events {
        match event {
            Event::Span { lane, at, .. } => {
                let before = std::mem::replace(last.row(lane.index(), || Nanos::ZERO), *at);
                *at = at.since(before);
            }
            Event::Link(link) => link.to_at = link.to_at.since(link.from_at),
            _ => {}
        }
    }
    let step = step(&mut events, trace.end());
    events.iter_mut().filter_map(passed).for_each(|time| *time = packed(*time, step));
    let body = Body { source: trace.source(), end: trace.end(), step, events };
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    postcard::to_extend(&body, bytes).expect("a vector takes any number of bytes")
}

/// The trace that was saved. What was real then is recorded now.
///
/// # Errors
/// [`Unreadable`] for anything but what [`save`] returns.
pub fn load(bytes: &[u8]) -> Result<Trace, Unreadable> {
    let (&found, body) = bytes.strip_prefix(MAGIC).and_then(<[u8]>::split_first).ok_or(Unreadable::Foreign)?;
    if found != VERSION {
        return Err(Unreadable::Version { found });
    }
    let (body, rest) = postcard::take_from_bytes::<Body>(body).map_err(|_| Unreadable::Damaged)?;
    if !rest.is_empty() {
        return Err(Unreadable::Damaged);
    }
    let mut trace = Trace::new(if body.source == Source::Real { Source::Recorded } else { body.source });
    let sum = |one: Nanos, packed: Nanos| {
        let passed = unpacked(packed, body.step);
        passed.and_then(|passed| one.0.checked_add(passed)).map(Nanos).ok_or(Unreadable::TooLong)
    };
    for mut event in body.events {
        match &mut event {
            Event::Span { lane, at, .. } => *at = sum(trace.spans(*lane).last_start().unwrap_or(Nanos::ZERO), *at)?,
            Event::Link(link) => link.to_at = sum(link.from_at, link.to_at)?,
            _ => {}
        }
        trace.apply(event)?;
    }
    trace.extend_to(body.end);
    // So that nobody who adds up lanes has to think of an overflow.
    trace.end().0.checked_mul(trace.lanes().count() as u64).ok_or(Unreadable::TooLong)?;
    Ok(trace)
}

/// The steps that clocks have, in nanoseconds: a browser's, from those that are kept coarse to those of
/// isolated pages.
const STEPS: [u64; 4] = [1_000_000, 100_000, 20_000, 5_000];

/// The one that most of the times keep to that have passed, of a trace that goes until `end`.
fn step(events: &mut [Event], end: Nanos) -> u64 {
    let times: Vec<u64> = events.iter_mut().filter_map(passed).map(|time| time.0).collect();
    let keeps_to = |step: &u64| times.iter().filter(|&time| !time.is_multiple_of(*step)).count() <= times.len() / 8;
    STEPS.into_iter().find(|step| end.0 <= u64::MAX / 2 && keeps_to(step)).unwrap_or(1)
}

/// How much time has passed since an earlier event, if it tells that.
fn passed(event: &mut Event) -> Option<&mut Nanos> {
    match event {
        Event::Span { at, .. } => Some(at),
        Event::Link(link) => Some(&mut link.to_at),
        _ => None,
    }
}

/// A time in steps; one that is no whole number of them in nanoseconds, with all bits turned round.
fn packed(time: Nanos, step: u64) -> Nanos {
    Nanos(if time.0.is_multiple_of(step) { time.0 / step } else { !time.0 })
}

/// The nanoseconds of a packed time; none, if they are too many.
fn unpacked(packed: Nanos, step: u64) -> Option<u64> {
    if step > 1 && packed.0 > u64::MAX / 2 { Some(!packed.0) } else { packed.0.checked_mul(step) }
}

/// Events that make the trace again.
fn events(trace: &Trace) -> Vec<Event> {
    let lanes = trace.lanes().map(|(id, lane)| Event::Lane(id, lane.clone()));
    let objects = trace.objects().map(|(id, name)| Event::Object(id, name.to_owned()));
    let links = trace.links().iter().map(|&link| Event::Link(link));
    let marks = trace.marks().iter().map(|mark| Event::Mark(mark.clone()));
    let mut events: Vec<Event> = lanes.chain(objects).chain(span_events(trace)).chain(links).chain(marks).collect();
    for kind in CounterKind::ALL {
        for (lane, values) in trace.counters(kind) {
            events.extend(values.iter().map(|&(at, value)| Event::Counter { kind, lane, at, value }));
        }
    }
    events
}

/// All spans, so ordered that the table of details comes out with the same
/// numbers: of the lanes' next spans, always the one with the lowest. (The first
/// use of each detail came in the order of the numbers when the trace was
/// written; so whatever is next there is never behind a higher one.)
fn span_events(trace: &Trace) -> Vec<Event> {
    let span_at = |lane: LaneId, index: usize| trace.spans(lane).get(index, trace.end());
    let entry = |lane: LaneId, index: usize| Some(Reverse((span_at(lane, index)?.detail, lane, index)));
    let mut next: BinaryHeap<_> = trace.lanes().filter_map(|(lane, _)| entry(lane, 0)).collect();
    let mut events = Vec::new();
    while let Some(Reverse((place, lane, index))) = next.pop() {
        if let Some(span) = span_at(lane, index) {
            let detail = place.and_then(|place| trace.detail(place));
            events.push(Event::Span { lane, at: span.start, state: span.state, detail });
        }
        next.extend(entry(lane, index + 1));
    }
    events
}

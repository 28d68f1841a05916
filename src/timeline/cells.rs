//! One span of a lane as the sentence of a cell, for whoever reads the lanes with
//! a keyboard and a screen reader instead of looking at them.

use super::stretches::detail_of;
use super::times::{length, position};
use super::words::{about, lane_name};
use crate::base::LaneId;
use crate::trace::{LaneKind, On, State, Trace};

/// A span as a sentence: who, what, how long, from when, about what, and which of
/// how many it is: `Thread-2, waiting for the GIL, 4.2 ms, from 1.003 s, held by
/// Thread-1; 37 of 210`. None if there is no span at that place. Costs O(log lanes).
pub fn cell_sentence(trace: &Trace, lane: LaneId, index: usize) -> Option<String> {
    let spans = trace.spans(lane);
    let span = spans.get(index, trace.end())?;
    let (doing, more) = doing(trace, lane, index)?;
    let time = span.end.since(span.start);
    let is_open = index + 1 == spans.len();
    let lasted = match span.state {
        State::Done => String::new(),
        _ if is_open => format!("{} so far, ", length(time)),
        _ => format!("{}, ", length(time)),
    };
    let from = position(span.start, time);
    let name = lane_name(trace, lane);
    Some(format!("{name}, {doing}, {lasted}from {from}{more}; {} of {}", index + 1, spans.len()))
}

/// What the lane does, and what is better told behind the times.
pub(super) fn doing(trace: &Trace, lane: LaneId, index: usize) -> Option<(String, String)> {
    let span = trace.spans(lane).get(index, trace.end())?;
    let is_core = trace.lane(lane).is_some_and(|lane| lane.kind == LaneKind::Core);
    let detail = detail_of(trace, span);
    let on = detail.map(|detail| detail.on);
    let words = match (span.state, on) {
        (State::Waiting, _) if is_core => "idle",
        // Not for a core, but for its turn.
        (State::Ready, Some(On::Selector)) => "ready",
        (State::Awaiting, Some(On::Time)) => "awaiting the end of its sleep",
        (state, _) => state.words(),
    };
    let said = match (span.state, on) {
        // That says it all.
        (State::Ready | State::Starting, Some(On::Core | On::Start)) | (_, Some(On::Time)) => None,
        (State::Waiting, _) if is_core => None,
        _ => detail.and_then(|detail| about(trace, span.state, detail)),
    };
    Some(match said {
        None => (words.to_owned(), String::new()),
        Some(said) if is_core => (said, String::new()),
        Some(said) if span.state == State::Awaiting => {
            (format!("{words} {}", said.strip_prefix("for ").unwrap_or(&said)), String::new())
        }
        Some(said) if ["for ", "at ", "until "].iter().any(|begin| said.starts_with(begin)) => {
            (format!("{words} {said}"), String::new())
        }
        Some(said) => (words.to_owned(), format!(", {said}")),
    })
}

//! What is shown, in words: for the tooltip, for whoever listens instead of
//! looking, and for the line under a lane's name. One span, one sentence.

use super::stretches::{Stretch, detail_of};
use crate::base::{LaneId, Nanos};
use crate::trace::{Detail, LaneKind, On, Source, Span, State, Trace};

/// So many are named who held a lock before the last one.
const MOST_HOLDERS: usize = 2;

/// A span told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Who and what: `Thread-3 · waiting for the GIL`.
    pub title: String,
    /// From when to when and how long: `58.2 → 73.5 ms · 15.3 ms`.
    pub when: String,
    /// On what, and held by whom; line by line.
    pub about: Vec<String>,
}

impl Words {
    /// The same as one sentence.
    pub fn sentence(&self) -> String {
        let mut sentence = format!("{}, {}", self.title.replace(" · ", ", "), self.when.replace(" · ", ", "));
        for line in &self.about {
            sentence.push_str(", ");
            sentence.push_str(line);
        }
        sentence
    }
}

/// A span of a lane in words, all pieces of a wait together; `None` if there is none at that place.
pub fn about_span(trace: &Trace, lane: LaneId, index: usize) -> Option<Words> {
    let span = trace.spans(lane).get(index, trace.end())?;
    let stretch = Stretch::around(trace, lane, index)?;
    let (since, until) = (stretch.since, stretch.until);
    let when = match (span.state, stretch.is_open) {
        (State::Done, _) => format!("since {since}"),
        (_, true) => format!("since {since} · {} so far", until.since(since)),
        (_, false) => format!("{since} → {until} · {}", until.since(since)),
    };
    let about = detail_of(trace, span).and_then(|detail| {
        let holders = stretch.holders(trace, lane);
        match holders.len() {
            0 | 1 => about(trace, span.state, detail),
            _ => Some(join_both(about(trace, span.state, Detail { by: None, ..detail }), in_turn(trace, &holders))),
        }
    });
    let is_idle = span.state == State::Waiting && trace.lane(lane).is_some_and(|lane| lane.kind == LaneKind::Core);
    let doing = if is_idle { "idle" } else { span.state.words() };
    Some(Words { title: format!("{} · {doing}", lane_name(trace, lane)), when, about: about.into_iter().collect() })
}

/// Who held what was waited for, one after the other.
fn in_turn(trace: &Trace, holders: &[LaneId]) -> String {
    let Some((last, before)) = holders.split_last() else { return String::new() };
    let named = before.len().min(MOST_HOLDERS);
    let others = match before.len() - named {
        0 => String::new(),
        1 => ", another".to_owned(),
        others => format!(", {others} others"),
    };
    let first: Vec<String> = before[..named].iter().map(|&lane| lane_name(trace, lane)).collect();
    format!("held by {}{others}, then {}", first.join(", "), lane_name(trace, *last))
}

/// A stretch of a lane that holds several spans, in words: what share each
/// state has of it.
pub fn about_columns(trace: &Trace, lane: LaneId, from: Nanos, until: Nanos, spans: &[Span]) -> Words {
    let mut shares: Vec<(State, Nanos)> = Vec::new();
    for span in spans {
        let time = span.end.min(until).since(span.start.max(from));
        match shares.iter_mut().find(|(state, _)| *state == span.state) {
            Some((_, sum)) => *sum += time,
            None => shares.push((span.state, time)),
        }
    }
    shares.sort_by_key(|&(state, time)| (std::cmp::Reverse(time), state));
    let whole = until.since(from).0.max(1);
    let share = |(state, time): &(State, Nanos)| format!("{} {} %", state.words(), (time.0 * 100 + whole / 2) / whole);
    Words {
        title: format!("{} · {} spans", lane_name(trace, lane), spans.len()),
        when: format!("{from} → {until} · {}", until.since(from)),
        about: shares.iter().map(share).collect(),
    }
}

/// What a span is about in as few words as possible, for the bar itself.
pub(super) fn label(trace: &Trace, lane: LaneId, index: usize) -> Option<String> {
    let span = trace.spans(lane).get(index, trace.end())?;
    let detail = span.detail.and_then(|place| trace.detail(place))?;
    match (detail.on, detail.by) {
        (On::Gil, Some(by)) => Some(format!("held by {}", name(trace, by))),
        (On::Task, Some(task)) => Some(name(trace, task).to_owned()),
        _ => detail.object.and_then(|object| trace.object(object)).map(str::to_owned),
    }
}

/// Where a trace comes from, for the reader of its lanes.
pub const fn source_words(source: Source) -> &'static str {
    match source {
        Source::Simulated => "simulated",
        Source::Real => "for real",
        Source::Recorded => "recorded",
        Source::Imported => "imported",
    }
}

/// How many threads do what at a moment: `3 running, 5 waiting for the GIL`.
/// Those that are over, or not begun, are not counted.
pub fn crowd_words(trace: &Trace, at: Nanos) -> String {
    let mut counts = [0; State::ALL.len()];
    for (lane, _) in trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread) {
        let spans = trace.spans(lane);
        if let Some(span) = spans.at(at).and_then(|index| spans.get(index, trace.end())) {
            counts[span.state.index()] += 1;
        }
    }
    let told = State::ALL.into_iter().filter(|state| *state != State::Done && counts[state.index()] > 0);
    told.map(|state| format!("{} {}", counts[state.index()], state.words())).collect::<Vec<_>>().join(", ")
}

/// The process that all others come from.
pub(super) fn main_process(trace: &Trace) -> Option<LaneId> {
    trace.lanes().find(|(_, lane)| lane.kind == LaneKind::Process).map(|(id, _)| id)
}

/// What a lane is called where its group is not seen: a process's name, where
/// its thread's alone would not tell it from others.
pub fn lane_name(trace: &Trace, lane: LaneId) -> String {
    let Some(known) = trace.lane(lane) else { return "another".to_owned() };
    let is_elsewhere = known.kind == LaneKind::Thread && known.parent != main_process(trace);
    match known.parent {
        Some(parent) if is_elsewhere => format!("{}, {}", name(trace, parent), known.name),
        _ => known.name.clone(),
    }
}

pub(super) fn name(trace: &Trace, lane: LaneId) -> &str {
    trace.lane(lane).map_or("another", |lane| lane.name.as_str())
}

/// On what, and who holds it or can end it.
pub(super) fn about(trace: &Trace, state: State, detail: Detail) -> Option<String> {
    let by = detail.by.map(|lane| lane_name(trace, lane));
    let object = detail.object.and_then(|object| trace.object(object));
    let held = by.as_ref().map(|by| format!("held by {by}"));
    match detail.on {
        On::Work => object.map(str::to_owned),
        On::Task => by.map(|by| if state == State::Running { format!("a step of {by}") } else { format!("for {by}") }),
        On::Gil => held,
        On::Lock => Some(join(object.unwrap_or("a lock"), held)),
        On::Request => Some(join("for an answer", object.map(str::to_owned))),
        On::Selector if state == State::Ready => Some("until the event loop gets to it".to_owned()),
        On::Selector => Some("the event loop looks for what is ready".to_owned()),
        On::Time => Some("until its time has come".to_owned()),
        On::Join => Some(format!("for {} to end", by.as_deref().unwrap_or("others"))),
        On::Queue => Some(format!("for {}", object.unwrap_or("a queue"))),
        On::Barrier => Some(format!("at {}, for the others", object.unwrap_or("a barrier"))),
        On::Event => Some(format!("for {}", object.unwrap_or("another to give a sign"))),
        On::Future => {
            let of = by.as_deref().or(object).map(|whose| format!(" of {whose}"));
            Some(format!("for a result{}", of.unwrap_or_default()))
        }
        On::Message if state == State::Copying => Some(join("a message", by.map(|by| format!("with {by}")))),
        On::Message if state == State::Io => Some("for the other end of a pipe".to_owned()),
        On::Message => Some(join("for a message", by.map(|by| format!("of {by}")))),
        On::Start if state == State::Starting => Some("it is being made".to_owned()),
        On::Start => Some("for others to start".to_owned()),
        On::Core => Some(match (state, by) {
            (State::Running, Some(by)) => format!("runs {by}"),
            (State::Switching, Some(by)) => format!("to {by}"),
            (State::Switching, None) => "a core changes to it".to_owned(),
            _ => "for a free core".to_owned(),
        }),
    }
}

fn join_both(what: Option<String>, more: String) -> String {
    match what {
        Some(what) => join(&what, Some(more)),
        None => more,
    }
}

fn join(what: &str, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{what}, {more}"),
        None => what.to_owned(),
    }
}

/// A number of bytes: `23.4 MB`.
pub fn bytes_words(count: u64) -> String {
    match count {
        0..1_000 => format!("{count} B"),
        1_000..1_000_000 => format!("{}.{} kB", count / 1_000, count % 1_000 / 100),
        _ => format!("{}.{} MB", count / 1_000_000, count % 1_000_000 / 100_000),
    }
}

//! The critical path: one chain of stretches from the run's start to its end
//! that explains how long the run took. Walked backwards over the lanes of
//! threads; the table of who ended which wait is in `causes`. Advises nothing.

mod causes;

use std::cmp::Reverse;

use causes::{Cause, Causes};

use serde::{Deserialize, Serialize};

use super::ByState;
use crate::base::{LaneId, Nanos};
use crate::trace::{LaneKind, On, Span, State, Trace};

/// A stretch of the path, on one lane and of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// On which thread; nobody's, where no thread was there that explains it.
    pub lane: Option<LaneId>,
    /// From when.
    pub from: Nanos,
    /// Until when; later than `from`.
    pub until: Nanos,
    /// What the time went to, as in [`CriticalPath::by_state`].
    pub state: State,
}

/// What a run's time was made of. The segments follow each other without gap or
/// overlap from the start to the trace's end, so they add up to the wall time.
///
/// From the end of the last thread the path goes back in time. It stays on a
/// thread while that works, and while that waits for the GIL, a lock, a core or
/// the clock, or for an answer: nobody else's work explains such a wait. A wait
/// that another ended (a link says so) is left for that other, at the moment
/// when the other acted, if that was while the wait lasted; had it acted before,
/// the wait began too late to be explained by it. From a thread's beginning the
/// path goes on where the thread was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriticalPath {
    /// In order of time. Two that follow each other differ in lane or state.
    pub segments: Vec<Segment>,
    /// How much of the wall time went to what: `Running` is work, `Ready` is the
    /// time without a core, `Waiting` a wait that nobody's act explains (there is
    /// no `Awaiting`), `Done` the time when no thread was there that explains it.
    pub by_state: ByState,
}

impl CriticalPath {
    /// The path of a trace, as far as that goes.
    pub(super) fn of(trace: &Trace) -> Self {
        let seen = vec![None; trace.lanes().count()];
        let mut walk = Walk { trace, causes: Causes::of(trace), seen, path: Self::none() };
        let mut next = last_to_finish(trace);
        let end = next.map_or(Nanos::ZERO, |(_, end)| end);
        walk.path.extend_back(None, end, trace.end(), State::Done);
        while let Some((lane, at)) = next.filter(|&(_, at)| at > Nanos::ZERO) {
            next = walk.follow(lane, at);
        }
        walk.path.segments.reverse();
        walk.path
    }

    const fn none() -> Self {
        Self { segments: Vec::new(), by_state: [Nanos::ZERO; State::ALL.len()] }
    }

    /// Puts a stretch before all others; the segments stand in reverse order here.
    fn extend_back(&mut self, lane: Option<LaneId>, from: Nanos, until: Nanos, state: State) {
        if from >= until {
            return;
        }
        self.by_state[state.index()] += until - from;
        match self.segments.last_mut() {
            Some(after) if after.lane == lane && after.state == state => after.from = from,
            _ => self.segments.push(Segment { lane, from, until, state }),
        }
    }
}

/// The thread that ended last, and when. Of several one that was at work, else
/// one that did not wait for others: the others may have waited for it.
fn last_to_finish(trace: &Trace) -> Option<(LaneId, Nanos)> {
    let threads = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread);
    let last_spans = threads.filter_map(|(lane, _)| Some((lane, last_alive(trace, lane)?)));
    let rank = |last: Span| Reverse((last.end, last.state.is_busy(), !is_ended_by_others(last.state)));
    let (lane, last) = last_spans.min_by_key(|&(_, last)| rank(last))?;
    Some((lane, last.end))
}

fn last_alive(trace: &Trace, lane: LaneId) -> Option<Span> {
    let spans = trace.spans(lane);
    let mut from_the_last = (0..spans.len()).rev().filter_map(|place| spans.get(place, trace.end()));
    from_the_last.find(|span| span.state != State::Done && span.start < span.end)
}

/// The path as it grows, backwards.
struct Walk<'a> {
    trace: &'a Trace,
    causes: Causes,
    /// At which moment each lane was last asked who had ended its wait: the path
    /// comes to a lane only once at a moment, so it cannot go in circles.
    seen: Vec<Option<Nanos>>,
    path: CriticalPath,
}

impl Walk<'_> {
    /// Follows a lane back from a moment to where the path leaves it: the lane
    /// on which it goes on, and when. None where it can only end.
    fn follow(&mut self, lane: LaneId, mut at: Nanos) -> Option<(LaneId, Nanos)> {
        let spans = self.trace.spans(lane);
        let mut next = self.before(lane, at);
        while let Some((place, span)) = next.and_then(|place| Some((place, spans.get(place, self.trace.end())?))) {
            if span.start < at {
                let ended_by = if span.end == at { self.ended_by(lane, place, span) } else { None };
                let state = self.state_of(lane, place, span);
                let from = ended_by.map_or(span.start, |(_, from)| from);
                self.path.extend_back(Some(lane), from, at, state);
                if ended_by.is_some() {
                    return ended_by;
                }
                at = span.start;
            }
            next = place.checked_sub(1);
        }
        self.leave_at_beginning(lane, at)
    }

    /// From a lane's beginning to where it was asked for.
    fn leave_at_beginning(&mut self, lane: LaneId, begins: Nanos) -> Option<(LaneId, Nanos)> {
        self.seen[lane.index()] = Some(begins);
        let parent = self.causes.started(lane, begins).and_then(|cause| self.actor(cause, begins));
        let state = if parent.is_some() { State::Starting } else { State::Done };
        let from = parent.map_or(Nanos::ZERO, |(_, from)| from);
        self.path.extend_back(parent.map(|_| lane), from, begins, state);
        parent
    }

    /// Who ended a wait, and when it acted, if it did so while the wait lasted.
    fn ended_by(&mut self, lane: LaneId, place: usize, wait: Span) -> Option<(LaneId, Nanos)> {
        if !is_ended_by_others(wait.state) {
            return None;
        }
        self.seen[lane.index()] = Some(wait.end);
        let until = self.after(lane, place).last().map_or(wait.end, |span| span.end);
        let cause = self.causes.ended(lane, wait, until)?;
        self.actor(cause, wait.end).filter(|&(_, acted)| acted > wait.start)
    }

    /// Where and when the path meets whoever caused something at `at`. One that
    /// was over is met at its end; one that did not live yet, or that led here at
    /// this very moment, not at all.
    fn actor(&self, cause: Cause, at: Nanos) -> Option<(LaneId, Nanos)> {
        let spans = self.trace.spans(cause.from);
        spans.at(cause.from_at)?;
        let doing = self.before(cause.from, cause.from_at).and_then(|place| spans.get(place, self.trace.end()));
        let over_since = doing.filter(|doing| doing.state == State::Done).map(|over| over.start);
        let met_at = over_since.unwrap_or(cause.from_at);
        let is_circle = met_at == at && self.seen[cause.from.index()] == Some(at);
        (!is_circle).then_some((cause.from, met_at))
    }

    /// What the time of a span is told as.
    fn state_of(&self, lane: LaneId, place: usize, span: Span) -> State {
        match span.state {
            State::Awaiting => State::Waiting,
            State::Io if self.on(span) == Some(On::Selector) => self.loop_waited_for(lane, place, span.end),
            state => state,
        }
    }

    /// What an event loop in its selector waited for: what the task had awaited
    /// that it then stepped.
    fn loop_waited_for(&self, lane: LaneId, place: usize, until: Nanos) -> State {
        let task_of = |span: Span| self.trace.detail(span.detail?).filter(|about| about.on == On::Task)?.by;
        let awaited = self.after(lane, place).find_map(task_of).and_then(|task| {
            // A task that was woken is ready for a moment before its loop is.
            let spans = self.trace.spans(task);
            let last = self.before(task, until)?;
            let mut latest =
                (last.saturating_sub(1)..=last).rev().filter_map(|place| spans.get(place, self.trace.end()));
            latest.find(|span| span.state == State::Awaiting).and_then(|span| self.on(span))
        });
        match awaited {
            Some(On::Time) => State::Sleeping,
            Some(On::Join | On::Queue | On::Barrier | On::Future | On::Lock) => State::Waiting,
            _ => State::Io,
        }
    }

    /// The spans after one, until the lane waits again.
    fn after(&self, lane: LaneId, place: usize) -> impl Iterator<Item = Span> {
        let spans = self.trace.spans(lane);
        let later = (place + 1..spans.len()).filter_map(|place| spans.get(place, self.trace.end()));
        later.take_while(|span| !is_ended_by_others(span.state))
    }

    /// The last span that began before a moment.
    fn before(&self, lane: LaneId, at: Nanos) -> Option<usize> {
        self.trace.spans(lane).at(Nanos(at.0.checked_sub(1)?))
    }

    fn on(&self, span: Span) -> Option<On> {
        self.trace.detail(span.detail?).map(|about| about.on)
    }
}

/// Whether such a wait lasts until somebody acts whose work then explains it.
fn is_ended_by_others(state: State) -> bool {
    matches!(state, State::Waiting | State::Awaiting | State::Io)
}

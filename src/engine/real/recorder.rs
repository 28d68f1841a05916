//! What happened, noted down by whoever does it: a reading of the clock and a
//! push to a list. Batches leave the list from time to time; nothing here knows
//! where they go.

use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};

use super::clock::Clock;
use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, Detail, Event, Link, LinkKind, Mark, MarkKind, On, State};

/// The notes of one worker, which another may come and fetch.
#[derive(Clone, Debug, Default)]
pub struct Log(Arc<Mutex<Vec<Event>>>);

impl Log {
    /// Takes everything that was noted since the last time.
    pub fn drain(&self) -> Vec<Event> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn push(&self, event: Event) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(event);
    }
}

/// The pen of one thread: what it notes concerns its own lane unless it says so.
#[derive(Debug)]
pub struct Recorder {
    lane: LaneId,
    clock: Clock,
    log: Log,
    records: bool,
    last: Cell<Nanos>,
    current: Cell<Doing>,
}

/// What a thread does: a state and what it is about.
pub type Doing = (State, Option<Detail>);

impl Recorder {
    /// Notes into `log` what the thread of `lane` does; nothing, unless `records`.
    pub fn new(lane: LaneId, clock: Clock, log: Log, records: bool) -> Self {
        Self { lane, clock, log, records, last: Cell::new(Nanos::ZERO), current: Cell::new((State::Starting, None)) }
    }

    /// Whose pen it is.
    pub fn lane(&self) -> LaneId {
        self.lane
    }

    /// The time on the run's axis.
    pub fn now(&self) -> Nanos {
        self.clock.now()
    }

    /// The thread does something else from now on.
    pub fn span(&self, state: State, detail: Option<Detail>) {
        if self.records {
            self.span_since(self.now(), state, detail);
        }
    }

    /// The thread has been doing something else since `at`, or since it last
    /// changed, whichever is later.
    pub fn span_since(&self, at: Nanos, state: State, detail: Option<Detail>) {
        let at = at.max(self.last.get());
        self.last.set(at);
        self.current.set((state, detail));
        self.note(|| Event::Span { lane: self.lane, at, state, detail });
    }

    /// What the thread does, to come back to it by [`Recorder::resume`].
    pub fn current(&self) -> Doing {
        self.current.get()
    }

    /// The thread does again what it did before.
    pub fn resume(&self, (state, detail): Doing) {
        self.span(state, detail);
    }

    /// Another lane that this thread writes (a task of its loop, its process)
    /// does something else from now on.
    pub fn span_of(&self, lane: LaneId, state: State, detail: Option<Detail>) {
        self.note(|| Event::Span { lane, at: self.now(), state, detail });
    }

    /// The thread begins a step of that task: one reading of the clock for both lanes.
    pub fn step_of(&self, task: LaneId) {
        if self.records {
            let at = self.now();
            self.span_since(at, State::Running, by(On::Task, task));
            self.log.push(Event::Span { lane: task, at, state: State::Running, detail: None });
        }
    }

    /// Something that happened on another lane at `from_at` took effect here, now.
    pub fn caused_by(&self, kind: LinkKind, from: LaneId, from_at: Nanos) {
        self.note(|| {
            let to_at = self.now();
            Event::Link(Link { kind, from, from_at, to: self.lane, to_at })
        });
    }

    /// A cause between any two lanes.
    pub fn link(&self, link: Link) {
        self.note(|| Event::Link(link));
    }

    /// A moment of a lane.
    pub fn mark(&self, lane: LaneId, at: Nanos, kind: MarkKind, text: String) {
        self.note(|| Event::Mark(Mark { lane, at, kind, text }));
    }

    /// What this thread counts has a new value.
    pub fn count(&self, kind: CounterKind, value: u64) {
        self.note(|| Event::Counter { kind, lane: self.lane, at: self.now(), value });
    }

    /// Anything else.
    pub fn note(&self, event: impl FnOnce() -> Event) {
        if self.records {
            self.log.push(event());
        }
    }
}

/// A detail of which only the kind is known.
pub const fn about(on: On) -> Option<Detail> {
    Some(Detail { on, object: None, by: None })
}

/// A detail with whom to thank for the wait's end.
pub const fn by(on: On, lane: LaneId) -> Option<Detail> {
    Some(Detail { on, object: None, by: Some(lane) })
}

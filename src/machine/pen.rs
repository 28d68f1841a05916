//! Writes down what happens, as events of a trace. Remembers what each lane
//! last did, so that nothing is said twice; draws no conclusions.

use std::vec::Drain;

use crate::base::{LaneId, Nanos, ObjectId};
use crate::trace::{CounterKind, Detail, Event, Lane, LaneKind, Link, LinkKind, Mark, MarkKind, State};

/// What has happened since somebody last asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Pen {
    events: Vec<Event>,
    /// What each lane does now.
    last: Vec<Option<(State, Option<Detail>)>>,
    objects: u32,
    spans: u64,
}

impl Pen {
    /// How many spans there are so far.
    pub(super) fn spans(&self) -> u64 {
        self.spans
    }

    /// What has happened since the last time. The room for it is kept.
    pub(super) fn take(&mut self) -> Drain<'_, Event> {
        self.events.drain(..)
    }

    pub(super) fn lane(&mut self, kind: LaneKind, parent: Option<LaneId>, name: &str) -> LaneId {
        let id = LaneId(self.last.len() as u32);
        self.last.push(None);
        self.events.push(Event::Lane(id, Lane { kind, parent, name: name.to_owned() }));
        id
    }

    pub(super) fn object(&mut self, name: &str) -> ObjectId {
        let id = ObjectId(self.objects);
        self.objects += 1;
        self.events.push(Event::Object(id, name.to_owned()));
        id
    }

    /// The lane does this from now on.
    pub(super) fn span(&mut self, lane: LaneId, at: Nanos, state: State, detail: Option<Detail>) {
        let last = &mut self.last[lane.index()];
        if *last == Some((state, detail)) {
            return;
        }
        *last = Some((state, detail));
        self.spans += 1;
        self.events.push(Event::Span { lane, at, state, detail });
    }

    pub(super) fn link(&mut self, kind: LinkKind, from: (LaneId, Nanos), to: (LaneId, Nanos)) {
        let link = Link { kind, from: from.0, from_at: from.1, to: to.0, to_at: to.1 };
        self.events.push(Event::Link(link));
    }

    pub(super) fn mark(&mut self, lane: LaneId, at: Nanos, kind: MarkKind, text: &str) {
        self.events.push(Event::Mark(Mark { lane, at, kind, text: text.to_owned() }));
    }

    pub(super) fn counter(&mut self, kind: CounterKind, lane: LaneId, at: Nanos, value: u64) {
        self.events.push(Event::Counter { kind, lane, at, value });
    }
}

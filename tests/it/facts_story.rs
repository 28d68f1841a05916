//! Small traces told lane by lane, for examples that can be verified by hand. No
//! test stands here.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::trace::{CounterKind, Detail, Event, Lane, LaneKind, Link, LinkKind, On, Source, State, Trace};

/// What a lane does from a moment on, and what that is about.
pub(crate) type Told = (u64, State, Option<Detail>);

/// A trace that is being told.
pub(crate) struct Story(pub(crate) Trace);

impl Story {
    /// Two objects can be waited on: the GIL (0) and a lock (1).
    pub(crate) fn new() -> Self {
        let mut story = Self(Trace::new(Source::Simulated));
        for (id, name) in ["the GIL", "the counter's lock"].iter().enumerate() {
            story.tell(Event::Object(ObjectId(id as u32), (*name).to_owned()));
        }
        story
    }

    /// The next lane; the first has the number 0.
    pub(crate) fn lane(mut self, kind: LaneKind, parent: Option<u32>, spans: &[Told]) -> Self {
        let lane = LaneId(self.0.lanes().count() as u32);
        let name = format!("lane {}", lane.0);
        self.tell(Event::Lane(lane, Lane { kind, parent: parent.map(LaneId), name }));
        for &(at, state, detail) in spans {
            self.tell(Event::Span { lane, at: Nanos(at), state, detail });
        }
        self
    }

    /// What else a lane does.
    pub(crate) fn spans_of(mut self, lane: u32, spans: &[(u64, State)]) -> Self {
        for &(at, state) in spans {
            self.tell(Event::Span { lane: LaneId(lane), at: Nanos(at), state, detail: None });
        }
        self
    }

    /// A thread of no process.
    pub(crate) fn thread(self, spans: &[(u64, State)]) -> Self {
        let spans: Vec<Told> = spans.iter().map(|&(at, state)| (at, state, None)).collect();
        self.lane(LaneKind::Thread, None, &spans)
    }

    /// A link from a lane at a moment to a lane at a moment.
    pub(crate) fn link(mut self, kind: LinkKind, (from, from_at): (u32, u64), (to, to_at): (u32, u64)) -> Self {
        let (from_at, to_at) = (Nanos(from_at), Nanos(to_at));
        self.tell(Event::Link(Link { kind, from: LaneId(from), from_at, to: LaneId(to), to_at }));
        self
    }

    /// What a lane counts, from moment to moment.
    pub(crate) fn counter(mut self, kind: CounterKind, lane: u32, values: &[(u64, u64)]) -> Self {
        for &(at, value) in values {
            self.tell(Event::Counter { kind, lane: LaneId(lane), at: Nanos(at), value });
        }
        self
    }

    fn tell(&mut self, event: Event) {
        self.0.apply(event).unwrap();
    }
}

/// A detail that names no object.
pub(crate) fn about(on: On, by: Option<u32>) -> Option<Detail> {
    Some(Detail { on, object: None, by: by.map(LaneId) })
}

/// A detail of a wait for an object that somebody holds.
pub(crate) fn held(on: On, object: u32, by: u32) -> Option<Detail> {
    Some(Detail { on, object: Some(ObjectId(object)), by: Some(LaneId(by)) })
}

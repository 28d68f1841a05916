//! Small runs, written by hand, for pictures of them.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::trace::{CounterKind, Detail, Event, Lane, LaneKind, Link, LinkKind, On, Source, State, Trace};

/// A trace and what it is about.
pub(super) struct Sample(pub Trace);

impl Sample {
    fn new() -> Self {
        Self(Trace::new(Source::Real))
    }

    fn lane(&mut self, kind: LaneKind, parent: Option<LaneId>, name: &str) -> LaneId {
        let id = LaneId(self.0.lanes().count() as u32);
        self.0.apply(Event::Lane(id, Lane { kind, parent, name: name.to_owned() })).unwrap();
        id
    }

    fn spans(&mut self, lane: LaneId, spans: &[(u64, State, Option<Detail>)]) {
        for &(millis, state, detail) in spans {
            self.0.apply(Event::Span { lane, at: Nanos::from_millis(millis), state, detail }).unwrap();
        }
    }

    fn event(&mut self, event: Event) {
        self.0.apply(event).unwrap();
    }
}

/// What a span is about.
pub(super) const fn detail(on: On, object: Option<u32>, by: Option<u32>) -> Option<Detail> {
    Some(Detail {
        on,
        object: match object {
            Some(object) => Some(ObjectId(object)),
            None => None,
        },
        by: match by {
            Some(lane) => Some(LaneId(lane)),
            None => None,
        },
    })
}

/// Two threads that take turns under the GIL; the main thread waits for them.
pub(super) fn gil() -> Trace {
    use State::{Done, Gil, Running, Starting, Waiting};
    let mut sample = Sample::new();
    let process = sample.lane(LaneKind::Process, None, "MainProcess");
    let main = sample.lane(LaneKind::Thread, Some(process), "MainThread");
    let one = sample.lane(LaneKind::Thread, Some(process), "Thread-1 (work)");
    let two = sample.lane(LaneKind::Thread, Some(process), "Thread-2 (work)");
    sample.event(Event::Object(ObjectId(0), "the GIL".to_owned()));
    sample.event(Event::Object(ObjectId(1), "numbers 0 to 99".to_owned()));
    let work = detail(On::Work, Some(1), None);
    let held_by = |lane: u32| detail(On::Gil, Some(0), Some(lane));
    let join = detail(On::Join, None, Some(one.0));
    sample.spans(main, &[(0, Running, None), (10, Waiting, join), (100, Running, None), (104, Done, None)]);
    sample.spans(
        one,
        &[(10, Starting, None), (20, Running, work), (50, Gil, held_by(3)), (80, Running, work), (100, Done, None)],
    );
    sample.spans(two, &[(10, Starting, None), (30, Gil, held_by(2)), (50, Running, work), (80, Done, None)]);
    for (from, to, at) in [(one, two, 50), (two, one, 80)] {
        let at = Nanos::from_millis(at);
        sample.event(Event::Link(Link { kind: LinkKind::HandedOver, from, from_at: at, to, to_at: at }));
    }
    sample.0
}

/// Threads that wait for what others hold, one after the other: a millisecond each, and then done.
pub(super) fn in_turn(on: On, holders: &[u32]) -> Trace {
    let mut sample = Sample::new();
    let process = sample.lane(LaneKind::Process, None, "MainProcess");
    let waits = sample.lane(LaneKind::Thread, Some(process), "MainThread");
    for name in ["A", "B", "C", "D", "E"] {
        sample.lane(LaneKind::Thread, Some(process), name);
    }
    sample.event(Event::Object(ObjectId(0), "table".to_owned()));
    let piece = |(millis, &lane): (usize, &u32)| (millis as u64, State::Lock, detail(on, Some(0), Some(lane)));
    let mut spans: Vec<_> = holders.iter().enumerate().map(piece).collect();
    spans.push((holders.len() as u64, State::Done, None));
    sample.spans(waits, &spans);
    sample.0
}

/// An event loop with so many tasks, each of which awaits an answer.
pub(super) fn tasks(count: u64) -> Trace {
    use State::{Awaiting, Done, Io, Running};
    let mut sample = Sample::new();
    let process = sample.lane(LaneKind::Process, None, "MainProcess");
    let main = sample.lane(LaneKind::Thread, Some(process), "MainThread");
    let names: Vec<_> = (0..count).map(|task| format!("Task-{}", task + 2)).collect();
    let tasks: Vec<_> = names.iter().map(|name| sample.lane(LaneKind::Task, Some(main), name)).collect();
    let request = detail(On::Request, None, None);
    for (&task, start) in tasks.iter().zip(0..) {
        sample.spans(main, &[(start, Running, detail(On::Task, None, Some(task.0)))]);
        let end = 100 + start;
        sample.spans(
            task,
            &[(start, Running, None), (start + 1, Awaiting, request), (end, Running, None), (end + 1, Done, None)],
        );
        let at = Nanos::from_millis(start + 1);
        sample.event(Event::Counter { kind: CounterKind::InFlight, lane: main, at, value: start + 1 });
    }
    sample
        .spans(main, &[(count, Io, detail(On::Selector, None, None)), (100, Running, None), (101 + count, Done, None)]);
    sample.0
}

/// A process of so many threads that have nothing to do.
pub(super) fn threads(count: u32) -> Trace {
    let mut sample = Sample::new();
    let process = sample.lane(LaneKind::Process, None, "MainProcess");
    for number in 1..=count {
        let thread = sample.lane(LaneKind::Thread, Some(process), &format!("Thread-{number}"));
        sample.spans(thread, &[(0, State::Sleeping, None), (100, State::Done, None)]);
    }
    sample.0
}

/// One lane that goes through every state, and a process that copies.
pub(super) fn states() -> Trace {
    let mut sample = Sample::new();
    let process = sample.lane(LaneKind::Process, None, "MainProcess");
    let main = sample.lane(LaneKind::Thread, Some(process), "MainThread");
    let spans: Vec<_> = State::ALL.into_iter().zip(0..).map(|(state, tenth)| (tenth * 10, state, None)).collect();
    sample.spans(main, &spans);
    let other = sample.lane(LaneKind::Process, None, "Process-1");
    let thread = sample.lane(LaneKind::Thread, Some(other), "MainThread");
    let message = detail(On::Message, None, Some(main.0));
    sample.spans(thread, &[(5, State::Copying, message), (30, State::Running, None), (120, State::Done, None)]);
    sample.0
}

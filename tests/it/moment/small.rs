//! A small run, written by hand: two threads and a third under a GIL, tasks in an
//! event loop, on two cores.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::trace::{Detail, Event, Lane, LaneKind, Link, LinkKind, Mark, MarkKind, On, Source, State, Trace};

pub(super) const CORE_0: LaneId = LaneId(0);
pub(super) const CORE_1: LaneId = LaneId(1);
pub(super) const PROCESS: LaneId = LaneId(2);
pub(super) const MAIN: LaneId = LaneId(3);
pub(super) const ONE: LaneId = LaneId(4);
pub(super) const TWO: LaneId = LaneId(5);
pub(super) const TASK_1: LaneId = LaneId(6);
pub(super) const TASK_2: LaneId = LaneId(7);

const GIL: u32 = 0;
const LOCK_A: u32 = 1;
const PAGE: u32 = 2;

fn about(on: On, object: impl Into<Option<u32>>, by: impl Into<Option<LaneId>>) -> Option<Detail> {
    Some(Detail { on, object: object.into().map(ObjectId), by: by.into() })
}

/// Times are in milliseconds.
pub(super) fn trace() -> Trace {
    let mut trace = Trace::new(Source::Simulated);
    let lanes = [
        (LaneKind::Core, None, "Core 0"),
        (LaneKind::Core, None, "Core 1"),
        (LaneKind::Process, None, "MainProcess"),
        (LaneKind::Thread, Some(PROCESS), "MainThread"),
        (LaneKind::Thread, Some(PROCESS), "Thread-1 (work)"),
        (LaneKind::Thread, Some(PROCESS), "Thread-2 (work)"),
        (LaneKind::Task, Some(MAIN), "Task-1"),
        (LaneKind::Task, Some(MAIN), "Task-2"),
    ];
    for (id, (kind, parent, name)) in (0..).zip(lanes) {
        trace.apply(Event::Lane(LaneId(id), Lane { kind, parent, name: name.to_owned() })).unwrap();
    }
    for (id, name) in (0..).zip(["the GIL", "lock A", "page 7"]) {
        trace.apply(Event::Object(ObjectId(id), name.to_owned())).unwrap();
    }
    computers(&mut trace);
    threads(&mut trace);
    tasks(&mut trace);
    links(&mut trace);
    trace.extend_to(Nanos::from_millis(100));
    trace
}

fn spans(trace: &mut Trace, lane: LaneId, spans: &[(u64, State, Option<Detail>)]) {
    for &(at, state, detail) in spans {
        trace.apply(Event::Span { lane, at: Nanos::from_millis(at), state, detail }).unwrap();
    }
}

fn computers(trace: &mut Trace) {
    use State::{Running, Switching, Waiting};
    let on = |thread| about(On::Core, None, thread);
    let core_0 = [(0, Running, on(MAIN)), (10, Running, on(ONE)), (20, Running, on(TWO)), (30, Running, on(ONE))];
    spans(trace, CORE_0, &core_0);
    spans(trace, CORE_0, &[(40, Switching, on(MAIN)), (41, Running, on(MAIN)), (70, Waiting, None)]);
    spans(trace, CORE_1, &[(0, Waiting, None)]);
    spans(trace, PROCESS, &[(0, State::Starting, about(On::Start, None, None)), (2, Running, None)]);
}

fn threads(trace: &mut Trace) {
    use State::{Done, Gil, Io, Lock, Ready, Running, Sleeping, Starting, Switching, Waiting};
    let gil = |by| about(On::Gil, GIL, by);
    let core = about(On::Core, None, None);
    let main = [
        (0, Running, None),
        (10, Waiting, about(On::Join, None, ONE)),
        (36, Ready, core),
        (40, Switching, core),
        (41, Running, about(On::Task, None, TASK_1)),
        (50, Running, about(On::Task, None, TASK_2)),
        (70, Io, about(On::Selector, None, None)),
    ];
    spans(trace, MAIN, &main);
    let one = [
        (4, Starting, about(On::Start, None, MAIN)),
        (10, Running, about(On::Work, PAGE, None)),
        (20, Gil, gil(TWO)),
        (30, Running, about(On::Work, PAGE, None)),
        (36, Done, None),
    ];
    spans(trace, ONE, &one);
    let two = [
        (5, Starting, None),
        (6, Gil, gil(MAIN)),
        (12, Gil, gil(ONE)),
        (20, Running, None),
        (25, Gil, about(On::Gil, GIL, None)),
        (34, Lock, about(On::Lock, LOCK_A, TASK_2)),
        (60, Sleeping, about(On::Time, None, None)),
        (90, Done, None),
    ];
    spans(trace, TWO, &two);
}

fn tasks(trace: &mut Trace) {
    use State::{Awaiting, Ready, Running};
    let turn = about(On::Selector, None, MAIN);
    spans(trace, TASK_1, &[(41, Running, None), (50, Awaiting, about(On::Request, None, None))]);
    let two =
        [(42, Ready, turn), (50, Running, about(On::Work, PAGE, None)), (70, Awaiting, about(On::Time, None, None))];
    spans(trace, TASK_2, &two);
    spans(trace, TASK_2, &[(95, Ready, turn)]);
}

fn links(trace: &mut Trace) {
    let links = [
        (LinkKind::Started, (MAIN, 4), (ONE, 4)),
        (LinkKind::HandedOver, (ONE, 20), (TWO, 20)),
        (LinkKind::HandedOver, (TWO, 25), (ONE, 30)),
        (LinkKind::Joined, (ONE, 36), (MAIN, 36)),
        (LinkKind::Woke, (TASK_1, 42), (TASK_2, 42)),
        (LinkKind::Woke, (MAIN, 50), (TASK_2, 50)),
        (LinkKind::HandedOver, (TASK_2, 60), (TWO, 60)),
    ];
    for (kind, (from, from_at), (to, to_at)) in links {
        let (from_at, to_at) = (Nanos::from_millis(from_at), Nanos::from_millis(to_at));
        trace.apply(Event::Link(Link { kind, from, from_at, to, to_at })).unwrap();
    }
    let mark = Mark { lane: ONE, at: Nanos::from_millis(33), kind: MarkKind::Output, text: "9592".to_owned() };
    trace.apply(Event::Mark(mark)).unwrap();
}

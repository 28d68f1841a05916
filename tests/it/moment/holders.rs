//! Who holds what another waits for, at that moment, where that is not the one
//! whom the wait's span names; and who is at the work whose result is awaited.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::timeline::moment;
use interleave::trace::{Detail, Event, Lane, LaneKind, On, Source, State, Trace};

/// What a thread does from that millisecond on, about the only object there is.
type Told = (u64, State, Option<(On, Option<u32>)>);

const P: u32 = 1;
const Q: u32 = 2;
const R: u32 = 3;

/// A process of threads P, Q and R and what they do; of the process itself nothing is told.
fn threads(told: [&[Told]; 3]) -> Trace {
    let mut trace = Trace::new(Source::Real);
    let lanes =
        [(LaneKind::Process, "MainProcess"), (LaneKind::Thread, "P"), (LaneKind::Thread, "Q"), (LaneKind::Thread, "R")];
    for (id, (kind, name)) in (0..).zip(lanes) {
        let parent = (id > 0).then_some(LaneId(0));
        trace.apply(Event::Lane(LaneId(id), Lane { kind, parent, name: name.to_owned() })).unwrap();
    }
    trace.apply(Event::Object(ObjectId(0), "it".to_owned())).unwrap();
    for (lane, spans) in (1..).map(LaneId).zip(told) {
        for &(at, state, about) in spans {
            let detail = about.map(|(on, by)| Detail { on, object: Some(ObjectId(0)), by: by.map(LaneId) });
            trace.apply(Event::Span { lane, at: Nanos::from_millis(at), state, detail }).unwrap();
        }
    }
    trace.extend_to(Nanos::from_millis(100));
    trace
}

fn check(trace: &Trace, lane: u32, millis: u64, sentence: &str) {
    assert_eq!(moment(trace, LaneId(lane), Nanos::from_millis(millis)).sentence, sentence, "at {millis} ms");
}

#[test]
fn a_lock_is_held_by_whoever_got_it_last() {
    use State::{Lock, Running};
    let lock = |by| Some((On::Lock, Some(by)));
    let trace = threads([
        &[(0, Running, None)],
        &[(5, Lock, lock(P)), (20, Running, None)],
        &[(10, Lock, lock(P)), (60, Running, None)],
    ]);
    check(&trace, R, 15, "waits for it, held by P, for 5 ms so far; 1 other waits too");
    check(&trace, R, 30, "waits for it, held by Q, for 20 ms so far");
    // One wait, though it is told in two pieces.
    let pieces = [(10, Lock, lock(P)), (30, Lock, lock(Q)), (60, Running, None)];
    let trace = threads([&[(0, Running, None)], &[(0, Running, None)], &pieces]);
    check(&trace, R, 50, "waits for it, held by Q, for 40 ms so far");
    // Got before the wait began: the wait itself knows better.
    let trace = threads([&[(0, Running, None)], &[(5, Lock, lock(P)), (20, Running, None)], &[(30, Lock, lock(P))]]);
    check(&trace, R, 40, "waits for it, held by P, for 10 ms so far");
}

#[test]
fn a_gil_is_held_by_whoever_runs_or_lost_its_core() {
    use State::{Gil, Ready, Running, Switching, Waiting};
    let gil = |by| Some((On::Gil, by));
    let waits = |trace: &Trace, millis, held: &str| {
        check(trace, R, millis, &format!("waits for the GIL{held}, asked for it {millis} ms ago"));
    };
    let trace = threads([
        &[(0, Running, None), (10, Waiting, None), (20, Ready, None)],
        &[(0, Waiting, None), (12, Running, None), (14, Ready, None), (16, Switching, None)],
        &[(0, Gil, gil(Some(P)))],
    ]);
    waits(&trace, 5, ", held by P");
    waits(&trace, 11, ", which is changing hands");
    waits(&trace, 13, ", held by Q");
    waits(&trace, 15, ", held by Q");
    waits(&trace, 18, ", held by Q");
    // P was woken, and has it not.
    waits(&trace, 25, ", held by Q");
    // Two run: one of them without it, and the trace does not say which.
    let trace = threads([&[(0, Running, None)], &[(0, Running, None)], &[(0, Gil, gil(None))]]);
    waits(&trace, 5, "");
    let trace = threads([&[(0, Running, None)], &[(0, Running, None)], &[(0, Gil, gil(Some(Q)))]]);
    waits(&trace, 5, ", held by Q");
}

#[test]
fn a_result_is_owed_by_whoever_works_on_it() {
    use State::{Io, Running, Waiting};
    let work = Some((On::Work, None));
    let trace = threads([
        &[(0, Waiting, Some((On::Future, None)))],
        &[(5, Running, work), (10, Io, Some((On::Request, None))), (20, Running, None)],
        &[],
    ]);
    check(&trace, P, 2, "waits for the result of it, for 2 ms so far");
    check(&trace, P, 7, "waits for the result of it, which Q works on, for 7 ms so far");
    check(&trace, P, 15, "waits for the result of it, which Q works on, for 15 ms so far");
    check(&trace, P, 25, "waits for the result of it, for 25 ms so far");
    // The process itself has no spans: it is told by its threads.
    check(&trace, 0, 7, "has 2 threads: 1 running");
    check(&trace, R, 7, "has not started yet");
}

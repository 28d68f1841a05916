//! The trace itself: what it refuses, how spans lie in it, and that a saved one
//! is the same when it is loaded.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::trace::file::{Unreadable, load, save};
use interleave::trace::{CounterKind, Event, Lane, LaneKind, Link, LinkKind, Misfit, Source, State, Trace};
use proptest::prelude::*;

use crate::chance;

const A: LaneId = LaneId(0);
const B: LaneId = LaneId(1);

fn lane(id: LaneId) -> Event {
    Event::Lane(id, Lane { kind: LaneKind::Thread, parent: None, name: "Thread".to_owned() })
}

fn child(id: LaneId, parent: LaneId) -> Event {
    Event::Lane(id, Lane { kind: LaneKind::Task, parent: Some(parent), name: "Task".to_owned() })
}

fn span(lane: LaneId, at: u64, state: State) -> Event {
    Event::Span { lane, at: Nanos(at), state, detail: None }
}

fn count(lane: LaneId, at: u64, value: u64) -> Event {
    Event::Counter { kind: CounterKind::InFlight, lane, at: Nanos(at), value }
}

fn link(from_at: u64, to_at: u64) -> Event {
    Event::Link(Link { kind: LinkKind::Woke, from: A, from_at: Nanos(from_at), to: B, to_at: Nanos(to_at) })
}

fn trace_of(events: &[Event]) -> Trace {
    let mut trace = Trace::new(Source::Real);
    for event in events {
        trace.apply(event.clone()).unwrap();
    }
    trace
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let check = |before: &[Event], event: Event, misfit: Misfit| {
        let mut trace = trace_of(before);
        assert_eq!(trace.apply(event), Err(misfit));
        assert_eq!(trace, trace_of(before));
    };
    let back = |since, at| Misfit::BackInTime { lane: A, since: Nanos(since), at: Nanos(at) };
    check(&[], lane(B), Misfit::OutOfTurn { told: 1, expected: 0 });
    check(&[lane(A)], lane(A), Misfit::OutOfTurn { told: 0, expected: 1 });
    check(&[], Event::Object(ObjectId(3), "lock".to_owned()), Misfit::OutOfTurn { told: 3, expected: 0 });
    check(&[], child(A, A), Misfit::UnknownLane(A));
    check(&[], child(A, B), Misfit::UnknownLane(B));
    check(&[lane(A)], span(B, 0, State::Running), Misfit::UnknownLane(B));
    check(&[lane(A)], link(1, 2), Misfit::UnknownLane(B));
    check(&[], count(A, 0, 1), Misfit::UnknownLane(A));
    check(&[lane(A), span(A, 5, State::Running)], span(A, 4, State::Done), back(5, 4));
    check(&[lane(A), count(A, 5, 1)], count(A, 4, 0), back(5, 4));
}

#[test]
fn a_cause_never_comes_after_its_effect() {
    let check = |from_at, to_at, effect| {
        let trace = trace_of(&[lane(A), lane(B), link(from_at, to_at)]);
        assert_eq!(trace.links()[0].to_at, Nanos(effect));
        assert_eq!(trace.end(), Nanos(effect));
    };
    check(3, 8, 8);
    check(8, 8, 8);
    check(8, 3, 8);
}

#[test]
fn an_open_span_lasts_until_the_end_and_closing_ends_it() {
    let mut trace = trace_of(&[lane(A), lane(B), span(A, 2, State::Running)]);
    trace.extend_to(Nanos(9));
    let spans: Vec<_> = trace.spans(A).iter(trace.end()).map(|span| (span.start.0, span.end.0)).collect();
    assert_eq!(spans, [(2, 9)]);
    assert!(!trace.is_done(A));
    trace.close();
    assert!(trace.is_done(A));
    assert!(trace.spans(B).is_empty(), "a lane that did nothing did not end either");
    assert!(trace.spans(LaneId(7)).is_empty(), "nobody knows this lane");
}

#[test]
fn foreign_bytes_are_told_apart() {
    let saved = save(&trace_of(&[lane(A), span(A, 2, State::Running)]));
    let check = |bytes: &[u8], error: Unreadable| assert_eq!(load(bytes), Err(error));
    check(b"", Unreadable::Foreign);
    check(b"ILT", Unreadable::Foreign);
    check(b"ILTR", Unreadable::Foreign);
    check(br#"{"traceEvents":[]}"#, Unreadable::Foreign);
    check(b"ILTR\x01whatever", Unreadable::Version { found: 1 });
    check(b"ILTR\x03", Unreadable::Damaged);
    check(&saved[..saved.len() - 1], Unreadable::Damaged);
    check(&[&saved[..], b"more"].concat(), Unreadable::Damaged);
    let endless = trace_of(&[lane(A), lane(B), span(A, u64::MAX, State::Running)]);
    check(&save(&endless), Unreadable::TooLong);
}

#[test]
fn what_was_real_is_recorded_and_the_rest_stays_what_it_is() {
    let check = |source, loaded| assert_eq!(load(&save(&Trace::new(source))).unwrap().source(), loaded);
    check(Source::Real, Source::Recorded);
    check(Source::Recorded, Source::Recorded);
    check(Source::Simulated, Source::Simulated);
    check(Source::Imported, Source::Imported);
}

#[test]
fn a_clock_with_steps_saves_bytes_and_loses_nothing() {
    let steps = |apart: u64, other: u64| -> Vec<Event> {
        let at = |index: u64| if index == 7 { index * apart + other } else { index * apart };
        let states = [State::Running, State::Gil].into_iter().cycle();
        std::iter::once(lane(A)).chain((1..=40).zip(states).map(|(index, state)| span(A, at(index), state))).collect()
    };
    let check = |apart: u64, other: u64| {
        let trace = trace_of(&steps(apart, other));
        let saved = save(&trace);
        assert_eq!(load(&saved).unwrap().spans(A), trace.spans(A), "{apart} {other}");
        saved.len()
    };
    let with_steps = check(90_000, 0);
    assert!(with_steps < check(90_001, 0));
    assert!(with_steps < check(90_000, 333));
    assert!(check(90_000, 333) < check(90_001, 333));
    check(5_000 << 46, 1);
}

proptest! {
    #[test]
    fn spans_of_a_lane_lie_end_to_end(trace in chance::trace()) {
        for (lane, _) in trace.lanes() {
            let spans: Vec<_> = trace.spans(lane).iter(trace.end()).collect();
            prop_assert_eq!(spans.len(), trace.spans(lane).len());
            prop_assert!(spans.iter().all(|span| span.start <= span.end));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end == pair[1].start));
            prop_assert!(spans.last().is_none_or(|last| last.end == trace.end()));
        }
    }

    #[test]
    fn spans_are_found_by_time(trace in chance::trace(), at in 0_u64..80, length in 1_u64..20) {
        let (from, until) = (Nanos(at), Nanos(at + length));
        for (lane, _) in trace.lanes() {
            let spans = trace.spans(lane);
            let all: Vec<_> = spans.iter(trace.end()).collect();
            prop_assert_eq!(spans.at(from), all.iter().rposition(|span| span.start <= from));
            let between: Vec<_> = spans.between(from, until, trace.end()).collect();
            let inside = |span: &&interleave::trace::Span| span.start < until && span.end > from;
            prop_assert!(all.iter().filter(inside).all(|span| between.contains(span)));
            prop_assert!(between.iter().all(|span| span.start < until && span.end >= from
                || spans.at(from).is_some_and(|last| spans.get(last, trace.end()) == Some(*span))));
        }
    }

    #[test]
    fn a_saved_trace_is_the_same_when_loaded(trace in chance::trace()) {
        prop_assert_eq!(load(&save(&trace)), Ok(trace));
    }

    #[test]
    fn loading_bytes_of_chance_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = load(&bytes);
        let _ = load(&[b"ILTR\x01", &bytes[..]].concat());
    }

    #[test]
    fn loading_damaged_traces_never_panics(trace in chance::trace(), place: prop::sample::Index, byte: u8) {
        let mut bytes = save(&trace);
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(loaded) = load(&bytes) {
            interleave::trace::facts::Facts::of(&loaded);
        }
    }
}

//! What the numbers of a trace say: by example, and what must hold for any.

use interleave::base::{LaneId, Nanos};
use interleave::trace::facts::{Facts, busy_over_time, counter_over_time};
use interleave::trace::{CounterKind, Event, Lane, LaneKind, Link, LinkKind, Mark, MarkKind, Source, State, Trace};
use proptest::prelude::*;

use crate::chance;

/// A trace of threads (and one task at the end), each by its spans.
fn trace_of(threads: &[&[(u64, State)]], task: &[(u64, State)]) -> Trace {
    let mut trace = Trace::new(Source::Real);
    let lanes = threads.iter().map(|&spans| (LaneKind::Thread, spans)).chain([(LaneKind::Task, task)]);
    for (index, (kind, spans)) in lanes.enumerate() {
        let lane = LaneId(index as u32);
        trace.apply(Event::Lane(lane, Lane { kind, parent: None, name: format!("lane {index}") })).unwrap();
        for &(at, state) in spans {
            trace.apply(Event::Span { lane, at: Nanos(at), state, detail: None }).unwrap();
        }
    }
    trace
}

fn two_threads_and_a_task() -> Trace {
    use State::{Awaiting, Copying, Done, Gil, Running, Starting, Waiting};
    let first: &[_] = &[(0, Starting), (10, Running), (50, Gil), (60, Running), (70, Copying), (80, Done)];
    let second: &[_] = &[(20, Starting), (30, Waiting), (50, Running), (60, Gil), (100, Done)];
    let task: &[_] = &[(10, Running), (20, Awaiting), (30, Running), (35, Running), (50, Awaiting), (100, Done)];
    trace_of(&[first, second], task)
}

#[test]
fn time_is_counted_by_state_over_threads_only() {
    let facts = Facts::of(&two_threads_and_a_task());
    let check = |state: State, nanos| assert_eq!(facts.by_state[state.index()], Nanos(nanos), "{}", state.words());
    check(State::Starting, 20);
    check(State::Running, 60);
    check(State::Copying, 10);
    check(State::Gil, 50);
    check(State::Waiting, 20);
    check(State::Awaiting, 0);
    check(State::Done, 20);
    assert_eq!(facts.wall, Nanos(100));
    assert_eq!(facts.busy, Nanos(70));
    assert_eq!(facts.per_lane.len(), 3);
    assert_eq!(facts.per_lane[2].1[State::Awaiting.index()], Nanos(60));
}

#[test]
fn taking_turns_is_not_being_busy_at_once() {
    use State::{Done, Running, Waiting};
    let check = |threads: &[&[(u64, State)]], most| {
        assert_eq!(Facts::of(&trace_of(threads, &[])).most_busy_at_once, most);
    };
    check(&[], 0);
    check(&[&[(0, Waiting), (5, Done)]], 0);
    check(&[&[(0, Running), (5, Done)]], 1);
    check(&[&[(0, Running), (5, Done)], &[(5, Running), (9, Done)]], 1);
    check(&[&[(0, Running), (6, Done)], &[(5, Running), (9, Done)]], 2);
    check(&[&[(0, Running), (9, Done)], &[(5, Running), (5, Waiting), (9, Done)]], 1);
    check(&[&[(0, Running), (3, Running), (9, Done)]], 1);
}

#[test]
fn a_step_is_a_stretch_of_running_of_a_task() {
    assert_eq!(Facts::of(&two_threads_and_a_task()).task_steps, 2);
}

#[test]
fn only_what_is_held_is_handed_over() {
    let mut trace = two_threads_and_a_task();
    for kind in [LinkKind::HandedOver, LinkKind::Woke, LinkKind::HandedOver, LinkKind::Started] {
        let link = Link { kind, from: LaneId(0), from_at: Nanos(50), to: LaneId(1), to_at: Nanos(50) };
        trace.apply(Event::Link(link)).unwrap();
    }
    assert_eq!(Facts::of(&trace).hand_overs, 2);
}

#[test]
fn counters_of_lanes_add_up() {
    let mut trace = two_threads_and_a_task();
    let mut count = |kind, lane, at, value| {
        trace.apply(Event::Counter { kind, lane: LaneId(lane), at: Nanos(at), value }).unwrap();
    };
    // One ends as another begins, at 20; two are under way at once from 30 to 40.
    count(CounterKind::InFlight, 0, 10, 1);
    count(CounterKind::InFlight, 0, 20, 0);
    count(CounterKind::InFlight, 1, 20, 1);
    count(CounterKind::InFlight, 0, 30, 1);
    count(CounterKind::InFlight, 0, 40, 0);
    count(CounterKind::InFlight, 1, 60, 0);
    count(CounterKind::SerialisedBytes, 0, 5, 100);
    count(CounterKind::SerialisedBytes, 0, 90, 700);
    count(CounterKind::SerialisedBytes, 1, 50, 40);
    let facts = Facts::of(&trace);
    assert_eq!(facts.requests_at_once, 2);
    assert_eq!(facts.serialised_bytes, 740);
    let in_flight = counter_over_time(&trace, CounterKind::InFlight, 5, Nanos(100));
    assert_eq!(in_flight, [500, 1_500, 1_000, 0, 0]);
}

#[test]
fn busy_threads_over_time_are_averages() {
    let trace = two_threads_and_a_task();
    let check = |buckets, until, permille: &[u64]| {
        assert_eq!(busy_over_time(&trace, buckets, Nanos(until)), permille, "{buckets} until {until}");
    };
    check(10, 100, &[0, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 0, 0]);
    check(1, 100, &[700]);
    check(3, 90, &[667, 1_000, 667]);
    check(2, 200, &[700, 0]);
    check(2, 40, &[500, 1_000]);
    check(4, 2, &[0, 0, 0, 0]);
    check(2, 0, &[0, 0]);
    check(0, 100, &[]);
}

#[test]
fn an_answer_is_to_the_request_of_the_same_text() {
    let mut trace = two_threads_and_a_task();
    let mut mark = |kind, at, text: &str| {
        let text = text.to_owned();
        trace.apply(Event::Mark(Mark { lane: LaneId(0), at: Nanos(at), kind, text })).unwrap();
    };
    mark(MarkKind::Answer, 90, "GET /a");
    mark(MarkKind::Request, 10, "GET /a");
    mark(MarkKind::Request, 20, "GET /b");
    mark(MarkKind::Answer, 25, "GET /b");
    mark(MarkKind::Request, 30, "GET /b");
    mark(MarkKind::Answer, 60, "GET /b");
    mark(MarkKind::Request, 40, "GET /never");
    mark(MarkKind::Output, 41, "GET /never");
    let facts = Facts::of(&trace);
    assert_eq!(facts.latencies, [Nanos(5), Nanos(30), Nanos(80)]);
    let check = |percent, nanos| assert_eq!(facts.percentile(percent), Some(Nanos(nanos)), "{percent} %");
    check(0, 5);
    check(33, 5);
    check(34, 30);
    check(50, 30);
    check(95, 80);
    check(100, 80);
    check(900, 80);
    assert_eq!(Facts::of(&two_threads_and_a_task()).percentile(50), None);
}

proptest! {
    #[test]
    fn the_states_of_a_lane_add_up_to_its_life(trace in chance::trace()) {
        for (lane, times) in Facts::of(&trace).per_lane {
            let begun = trace.spans(lane).get(0, trace.end()).map_or(trace.end(), |first| first.start);
            prop_assert_eq!(times.into_iter().sum::<Nanos>(), trace.end() - begun);
        }
    }

    #[test]
    fn no_more_are_busy_than_there_are(trace in chance::trace()) {
        let facts = Facts::of(&trace);
        let threads = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread).count() as u64;
        prop_assert!(u64::from(facts.most_busy_at_once) <= threads);
        prop_assert!(facts.busy <= facts.wall * u64::from(facts.most_busy_at_once));
        let busy_at = |at: Nanos| {
            let is_busy = |lane| trace.spans(lane).iter(trace.end()).any(|s| s.state.is_busy() && s.start <= at && at < s.end);
            trace.lanes().filter(|&(lane, about)| about.kind == LaneKind::Thread && is_busy(lane)).count() as u32
        };
        prop_assert_eq!(facts.most_busy_at_once, (0..trace.end().0).map(|at| busy_at(Nanos(at))).max().unwrap_or(0));
    }

    #[test]
    fn busy_over_time_integrates_to_busy(trace in chance::trace(), buckets in 1_usize..40, longer in 0_u64..50) {
        let until = trace.end() + Nanos(longer);
        let edge = |bucket: usize| until.0 * bucket as u64 / buckets as u64;
        let averages = busy_over_time(&trace, buckets, until);
        let area = |(bucket, permille): (usize, &u64)| permille * (edge(bucket + 1) - edge(bucket));
        let sum: u64 = averages.iter().enumerate().map(area).sum();
        // Each part is rounded to half a thousandth.
        prop_assert!(sum.abs_diff(Facts::of(&trace).busy.0 * 1_000) * 2 <= until.0, "{averages:?}");
    }

    #[test]
    fn facts_grow_with_the_trace(trace in chance::trace()) {
        let facts = Facts::of(&trace);
        let mut later = trace.clone();
        later.extend_to(trace.end() + Nanos(7));
        let then = Facts::of(&later);
        prop_assert!(then.by_state.iter().zip(&facts.by_state).all(|(then, now)| then >= now));
        prop_assert_eq!(then.requests_at_once, facts.requests_at_once);
        prop_assert_eq!(then.latencies, facts.latencies);
    }
}

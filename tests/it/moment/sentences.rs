//! What a lane does at a moment, and a span as a cell: that every sentence is one,
//! that it is true, and how it reads.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::timeline::{Everyone, SHORT, cell_sentence, moment};
use interleave::trace::{Detail, Event, Lane, LaneKind, On, Source, State, Trace};
use proptest::prelude::*;

use super::small::{self, CORE_0, CORE_1, MAIN, ONE, PROCESS, TASK_1, TASK_2, TWO};
use super::{assert_reads, catalogue, lanes, told};
use crate::chance;

#[test]
fn moments_read_like_this() {
    let trace = small::trace();
    let check = |lane, millis, short: &str, sentence: &str| {
        let found = moment(&trace, lane, Nanos::from_millis(millis));
        assert_eq!((found.short.as_str(), found.sentence.as_str()), (short, sentence), "at {millis} ms");
    };
    check(CORE_0, 5, "runs MainThread", "runs MainThread");
    check(CORE_0, 40, "switches to MainThread", "switches to MainThread");
    check(CORE_1, 8, "idle", "idle: one thread could run, but waits for the GIL");
    check(CORE_1, 37, "idle", "idle, about to be given a thread");
    check(CORE_1, 65, "idle", "idle: no other thread has anything to run");
    check(CORE_1, 80, "idle", "idle: no thread has anything to run");
    check(PROCESS, 1, "starting", "is starting");
    check(PROCESS, 8, "3 threads", "has 3 threads: 1 running, 1 waiting for the GIL");
    check(PROCESS, 95, "1 thread", "has 1 thread, not running");
    check(MAIN, 5, "runs on Core 0", "runs on Core 0, for 5 ms so far");
    check(MAIN, 12, "waiting for Thread-1", "waits for Thread-1 (work) to end, for 2 ms so far");
    check(MAIN, 39, "ready, no core", "is ready, and waits for a core, for 3 ms so far");
    check(MAIN, 40, "Core 0 turns to it", "Core 0 turns to it, which takes a moment");
    check(MAIN, 45, "runs Task-1", "runs a step of Task-1 on Core 0, for 4 ms so far");
    check(MAIN, 75, "event loop, idle", "has no task to run: 2 tasks await something, for 5 ms so far");
    check(ONE, 3, "not started", "has not started yet");
    check(ONE, 5, "starting", "is being started by MainThread, for 1 ms so far");
    check(ONE, 15, "page 7", "works on page 7 on Core 0, for 5 ms so far");
    check(ONE, 20, "waiting for the GIL", "waits for the GIL, held by Thread-2 (work)");
    check(ONE, 36, "ended at 36 ms", "ended at 36 ms");
    // Asked for before the one that has it now had it.
    check(TWO, 15, "waiting for the GIL", "waits for the GIL, held by Thread-1 (work), asked for it 9 ms ago");
    check(
        TWO,
        27,
        "waiting for the GIL",
        "waits for the GIL, which is changing hands, asked for it 2 ms ago; 1 other waits too",
    );
    check(TWO, 44, "waiting for lock A", "waits for lock A, held by Task-2, for 10 ms so far");
    check(TWO, 62, "asleep until 90 ms", "sleeps until 90 ms, 28 ms to go");
    check(TASK_1, 45, "runs on Core 0", "runs on Core 0, as a step of MainThread's event loop, for 4 ms so far");
    check(TASK_1, 60, "awaits an answer", "awaits an answer from the network, for 10 ms so far");
    check(TASK_2, 44, "ready, not its turn", "is ready, but the event loop is busy with Task-1, for 2 ms so far");
    check(TASK_2, 60, "page 7", "works on page 7 on Core 0, as a step of MainThread's event loop, for 10 ms so far");
    check(TASK_2, 75, "asleep until 95 ms", "awaits the end of its sleep, at 95 ms, 20 ms to go");
    check(TASK_2, 97, "ready, not its turn", "is ready, and waits for its turn in the event loop, for 2 ms so far");
    check(LaneId(99), 5, "not started", "has not started yet");
}

#[test]
fn cells_read_like_this() {
    let trace = small::trace();
    let check = |lane, index, sentence: &str| {
        assert_eq!(cell_sentence(&trace, lane, index).as_deref(), Some(sentence));
    };
    check(CORE_0, 0, "Core 0, runs MainThread, 10 ms, from 0 ms; 1 of 7");
    check(CORE_1, 0, "Core 1, idle, 100 ms so far, from 0 ms; 1 of 1");
    check(MAIN, 1, "MainThread, waiting for Thread-1 (work) to end, 26 ms, from 10 ms; 2 of 7");
    check(MAIN, 2, "MainThread, ready, no core, 4 ms, from 36 ms; 3 of 7");
    check(TWO, 2, "Thread-2 (work), waiting for the GIL, 8 ms, from 12 ms, held by Thread-1 (work); 3 of 8");
    check(TWO, 5, "Thread-2 (work), blocked on a lock, 26 ms, from 34 ms, lock A, held by Task-2; 6 of 8");
    check(TWO, 6, "Thread-2 (work), sleeping, 30 ms, from 60 ms; 7 of 8");
    check(TWO, 7, "Thread-2 (work), done, from 90 ms; 8 of 8");
    check(TASK_1, 1, "Task-1, awaiting an answer, 50 ms so far, from 50 ms; 2 of 2");
    check(TASK_2, 0, "Task-2, ready until the event loop gets to it, 8 ms, from 42 ms; 1 of 4");
    check(TASK_2, 2, "Task-2, awaiting the end of its sleep, 25 ms, from 70 ms; 3 of 4");
    assert_eq!(cell_sentence(&trace, MAIN, 7), None);
    assert_eq!(cell_sentence(&trace, LaneId(99), 0), None);
}

#[test]
fn a_cell_tells_its_start_as_exactly_as_its_length_asks_for() {
    let check = |start: u64, length: u64, told: &str| {
        let mut trace = Trace::new(Source::Recorded);
        let lane = Lane { kind: LaneKind::Thread, parent: None, name: "T".to_owned() };
        trace.apply(Event::Lane(LaneId(0), lane)).unwrap();
        for at in [start, start + length] {
            let span = Event::Span { lane: LaneId(0), at: Nanos(at), state: State::Running, detail: None };
            trace.apply(span).unwrap();
        }
        assert_eq!(cell_sentence(&trace, LaneId(0), 0).unwrap(), format!("T, running, {told}; 1 of 2"));
    };
    check(1_003_000_000, 4_200_000, "4.2 ms, from 1.003 s");
    check(1_000_000_000, 4_200_000, "4.2 ms, from 1 s");
    check(12_345_678, 1_000_000, "1 ms, from 12.3 ms");
    check(12_345_678, 1, "1 ns, from 12.345678 ms");
    check(999_999_999, 700_000_000, "700 ms, from 1000 ms");
    check(417, 12, "12 ns, from 417 ns");
    check(61_000_000_000, 61_000_000_000, "61 s, from 61 s");
    check(100_000, 250_000, "250 µs, from 100 µs");
}

/// Lanes of every kind in every state for every reason, with and without a name.
fn everything() -> Trace {
    use On::{Barrier, Core, Future, Gil, Join, Lock, Message, Queue, Request, Selector, Start, Task, Time, Work};
    let ons =
        [Work, Task, Gil, Lock, Request, Selector, Time, Join, Queue, Barrier, Future, Message, Start, Core, On::Event];
    let mut trace = Trace::new(Source::Simulated);
    let names = [LaneKind::Core, LaneKind::Process, LaneKind::Thread, LaneKind::Task];
    for (id, kind) in (0..).zip(names) {
        let parent = (id > 1).then(|| LaneId(id - 1));
        trace.apply(Event::Lane(LaneId(id), Lane { kind, parent, name: format!("{kind:?}-1") })).unwrap();
    }
    trace.apply(Event::Object(ObjectId(0), "lock A".to_owned())).unwrap();
    let details = ons.into_iter().flat_map(|on| {
        let named = [None, Some(ObjectId(0))];
        named.into_iter().flat_map(move |object| {
            (0_u32..5).map(move |by| Some(Detail { on, object, by: by.checked_sub(1).map(LaneId) }))
        })
    });
    let details: Vec<_> = details.chain([None]).collect();
    let mut at = Nanos::ZERO;
    for (state, detail) in State::ALL.into_iter().flat_map(|state| details.iter().map(move |&detail| (state, detail))) {
        for lane in (0..4).map(LaneId) {
            trace.apply(Event::Span { lane, at, state, detail }).unwrap();
        }
        at += Nanos(1_000);
    }
    trace.extend_to(at);
    trace
}

/// What has to hold of every lane at a moment.
fn check_moment(trace: &Trace, at: Nanos) {
    let all = Everyone::at(trace, at);
    for (lane, _) in trace.lanes() {
        let found = all.moment(lane);
        let spans = trace.spans(lane);
        let state = spans.at(at).and_then(|index| spans.get(index, trace.end())).map(|span| span.state);
        assert_eq!(found.state, state);
        assert_reads(&found.sentence);
        assert_reads(&found.short);
        assert!(found.short.chars().count() <= SHORT, "{:?}", found.short);
    }
}

#[test]
fn there_is_a_sentence_for_every_state_and_reason() {
    let trace = everything();
    for index in 0..trace.spans(LaneId(0)).len() as u64 {
        check_moment(&trace, Nanos(index * 1_000));
        check_moment(&trace, Nanos(index * 1_000 + 500));
        for lane in (0..4).map(LaneId) {
            assert_reads(&cell_sentence(&trace, lane, index as usize).unwrap());
        }
    }
}

/// So many moments of a trace, from its start to its end.
fn moments(trace: &Trace, count: u64) -> impl Iterator<Item = Nanos> {
    let end = trace.end().0;
    (0..=count).map(move |part| Nanos((u128::from(end) * u128::from(part) / u128::from(count)) as u64))
}

#[test]
fn every_lane_of_every_run_has_its_sentences() {
    for (name, trace) in catalogue() {
        moments(trace, 40).for_each(|at| check_moment(trace, at));
        for (lane, _) in trace.lanes() {
            let count = trace.spans(lane).len();
            for index in (0..count).step_by(count / 20 + 1) {
                let sentence = cell_sentence(trace, lane, index).unwrap_or_else(|| panic!("{name}"));
                assert_reads(&sentence);
                assert!(sentence.ends_with(&format!("; {} of {count}", index + 1)), "{sentence}");
            }
        }
    }
}

/// The threads of a lane's process that do this at a moment, reckoned span by span.
fn siblings(trace: &Trace, lane: LaneId, at: Nanos, is: impl Fn(State) -> bool) -> Vec<LaneId> {
    let process = trace.lane(lane).unwrap().parent;
    let threads = lanes(trace, &[LaneKind::Thread]).filter(|&thread| trace.lane(thread).unwrap().parent == process);
    let state =
        |thread| told(trace, thread).iter().rev().find(|(span, _)| span.start <= at).map(|(span, _)| span.state);
    threads.filter(|&thread| state(thread).is_some_and(&is)).collect()
}

#[test]
fn whoever_runs_holds_the_gil_and_all_who_wait_are_counted() {
    let mut seen = 0;
    for (name, trace) in catalogue().iter().filter(|(name, _)| name.contains("true")) {
        for at in moments(trace, 25) {
            for lane in lanes(trace, &[LaneKind::Thread]) {
                let found = moment(trace, lane, at);
                if found.state != Some(State::Gil) {
                    continue;
                }
                seen += 1;
                if let [holder] = siblings(trace, lane, at, |state| state == State::Running)[..] {
                    let held = format!("held by {}", interleave::timeline::lane_name(trace, holder));
                    assert!(found.sentence.contains(&held), "{name} at {at}: {}", found.sentence);
                }
                let others = siblings(trace, lane, at, |state| state == State::Gil).len() - 1;
                let told = found
                    .sentence
                    .split_once("; ")
                    .map_or(0, |(_, rest)| rest.split(' ').next().unwrap().parse().unwrap());
                assert_eq!(others, told, "{name} at {at}: {}", found.sentence);
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_trace_can_be_told(trace in chance::trace()) {
        (0..=trace.end().0 + 2).for_each(|at| check_moment(&trace, Nanos(at)));
        for (lane, _) in trace.lanes() {
            for index in 0..trace.spans(lane).len() {
                assert_reads(&cell_sentence(&trace, lane, index).unwrap());
            }
        }
    }
}

//! What the runs show: what the catalogue of scenarios promises its reader.

use interleave::base::Nanos;
use interleave::scenario::{Choice, Model, Pool, Workload, fits};
use interleave::trace::{LaneKind, MarkKind, State};

use super::{SPREADS, but, choice, simulate};

const SEQUENTIAL: (Model, Pool) = (Model::Sequential, Pool::None);
const THREADS: (Model, Pool) = (Model::Threads, Pool::None);
const PROCESSES: (Model, Pool) = (Model::Processes, Pool::None);
const COROUTINES: (Model, Pool) = (Model::Coroutines, Pool::None);

fn wall(choice: &Choice, cores: u32) -> Nanos {
    simulate(choice, cores).wall()
}

/// How much longer the one takes than the other, in percent.
fn percent(one: Nanos, other: Nanos) -> u64 {
    one.0 * 100 / other.0
}

/// Enough of the work that starting whoever does it is small beside it.
fn long(workload: Workload, model: (Model, Pool)) -> Choice {
    choice(workload, model)
        .with_value("limit", 1_000_000)
        .with_value("n", if workload == Workload::Fib { 28 } else { 60_000 })
}

#[test]
fn threads_under_a_gil_and_coroutines_gain_nothing_on_computing() {
    for workload in [Workload::Primes, Workload::Fib, Workload::Factorial] {
        let sequential = wall(&long(workload, SEQUENTIAL), 1);
        for model in [THREADS, COROUTINES] {
            let choice = long(workload, model);
            if fits(&choice).is_ok() {
                let ratio = percent(wall(&choice, 8), sequential);
                assert!((99..108).contains(&ratio), "{workload:?} {model:?}: {ratio} %");
            }
        }
    }
}

#[test]
fn processes_and_free_threads_divide_computing_by_the_cores() {
    for workload in [Workload::Primes, Workload::Fib, Workload::Factorial] {
        let sequential = wall(&long(workload, SEQUENTIAL), 1);
        let free = but(long(workload, THREADS), |choice| choice.gil = false);
        for choice in [long(workload, PROCESSES), free] {
            for cores in [2, 4] {
                let ratio = percent(sequential, wall(&choice, cores));
                let ideal = u64::from(cores) * 100;
                assert!(
                    (ideal * 6 / 10..=ideal).contains(&ratio),
                    "{workload:?} {:?} {cores} cores: {ratio} %",
                    choice.model
                );
            }
        }
    }
}

#[test]
fn the_loops_and_calls_take_what_they_take_in_cpython() {
    let check = |workload, param, value, measured_micros: u64| {
        let found = wall(&choice(workload, SEQUENTIAL).with_value(param, value), 1);
        let within = Nanos::from_micros(measured_micros * 3 / 4)..Nanos::from_micros(measured_micros * 5 / 4);
        assert!(within.contains(&found), "{workload:?}: {found}, CPython {measured_micros} µs");
    };
    check(Workload::Primes, "limit", 100_000, 85_100);
    check(Workload::Factorial, "n", 100_000, 4 * 74_000);
    check(Workload::Fib, "n", 35, 20 * 1_042_000);
}

#[test]
fn sleepers_overlap_under_every_concurrent_model_on_one_core() {
    for model in SPREADS {
        let took = wall(&choice(Workload::Sleepers, model), 1);
        let expected = if model == SEQUENTIAL { 3_000 } else { 1_000 };
        let within = Nanos::from_millis(expected)..Nanos::from_millis(expected + 120);
        assert!(within.contains(&took), "{model:?}: {took}");
    }
}

#[test]
fn downloads_are_as_slow_as_their_model() {
    let check = |model, workers, millis: std::ops::Range<u64>| {
        let took = wall(&but(choice(Workload::Downloads, model), |choice| choice.workers = workers), 4);
        assert!(
            (Nanos::from_millis(millis.start)..Nanos::from_millis(millis.end)).contains(&took),
            "{model:?}: {took}"
        );
    };
    check(SEQUENTIAL, 5, 10_000..20_000);
    check(THREADS, 5, 3_000..4_200);
    check(PROCESSES, 5, 3_000..4_200);
    check(COROUTINES, 5, 400..600);
    check(THREADS, 160, 400..800);
}

#[test]
fn a_counter_loses_updates_without_a_gil_and_only_there() {
    let count = |gil, locked, cores, times| {
        let choice = but(choice(Workload::Counter, THREADS), |choice| choice.gil = gil);
        let run = simulate(&choice.with_value("version", locked).with_value("times", times), cores);
        run.wall();
        run.outputs()[0]
    };
    for cores in [1, 2, 4] {
        // Long enough for the GIL to change hands in the middle.
        assert_eq!(count(true, 0, cores, 400_000), 800_000);
    }
    assert_eq!(count(false, 1, 2, 10_000), 20_000);
    let lost = 100_000 - count(false, 0, 2, 50_000);
    assert!((10_000..60_000).contains(&lost), "a large share of a tight loop is lost: {lost}");
}

#[test]
fn a_service_that_computes_elsewhere_answers_everyone_sooner() {
    // Ten milliseconds each, one every two milliseconds: the loop alone cannot keep up.
    let slowest_ping = |pool| {
        let choice = choice(Workload::Offload, (Model::Coroutines, pool)).with_value("n", 500_000);
        let run = simulate(&choice, 4);
        run.wall();
        let marks = |kind| run.trace.marks().iter().filter(move |mark| mark.kind == kind && mark.text.contains("ping"));
        assert_eq!(marks(MarkKind::Request).count(), 40);
        let waits = marks(MarkKind::Request).map(|asked| {
            let answer = marks(MarkKind::Answer).find(|answer| answer.text == asked.text);
            answer.map_or(Nanos(u64::MAX), |answer| answer.at - asked.at)
        });
        waits.max().unwrap()
    };
    let (inline, threads, processes) =
        (slowest_ping(Pool::None), slowest_ping(Pool::Threads), slowest_ping(Pool::Processes));
    assert!(inline > Nanos::from_millis(200), "{inline}");
    assert!(threads < inline, "{threads} and {inline}");
    assert!(processes < Nanos::from_millis(10), "{processes}");
}

fn check_size(choice: &Choice) {
    if fits(choice).is_ok() {
        let run = simulate(choice, 4);
        run.wall();
        let spans: usize = run.trace.lanes().map(|(lane, _)| run.trace.spans(lane).len()).sum();
        assert!((10..20_000).contains(&spans), "{choice:?}: {spans} spans");
    }
}

#[test]
fn a_run_has_enough_to_see_and_not_too_much() {
    for workload in Workload::ALL {
        for model in SPREADS {
            check_size(&choice(workload, model));
        }
    }
    for gil in [true, false] {
        let locked = choice(Workload::Counter, THREADS).with_value("version", 1).with_value("times", 20_000);
        check_size(&but(locked, |choice| choice.gil = gil));
    }
}

#[test]
fn a_long_call_into_c_keeps_the_gil() {
    let run = simulate(&choice(Workload::Factorial, THREADS).with_value("n", 100_000), 4);
    run.wall();
    // Asked for after a switch interval, it comes only when the call is over.
    let waited = run.time_in(LaneKind::Thread, "MainThread", State::Gil);
    assert!(waited > Nanos::from_millis(70), "{waited}");
}

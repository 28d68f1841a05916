//! Every workload under every model comes to what the scenario expects.

use interleave::base::Nanos;
use interleave::engine::stand_in;
use interleave::machine::{Machine, Spec};
use interleave::program::script::Scripts;
use interleave::scenario::{Choice, Model, Pool, Verdict, Workload, expected, fits, pieces};
use interleave::trace::Event;
use proptest::prelude::*;

use super::{SPREADS, choice, simulate};

/// What a run told, judged.
fn verdict(choice: &Choice, cores: u32) -> Verdict {
    let run = simulate(choice, cores);
    run.wall();
    let numbers: Vec<u64> = run.outputs().iter().map(|&number| number as u64).collect();
    expected(choice).judge(&numbers)
}

#[test]
fn every_workload_comes_to_the_expected_result_under_every_model() {
    for (workload, model) in Workload::ALL.into_iter().flat_map(|workload| SPREADS.map(|model| (workload, model))) {
        let choice = match workload {
            Workload::Counter => choice(workload, model).with_value("times", 1_000).with_value("repeats", 2),
            _ => choice(workload, model),
        };
        if fits(&choice).is_err() {
            continue;
        }
        for cores in [1, 4] {
            assert_eq!(verdict(&choice, cores), Verdict::AsExpected, "{choice:?} on {cores} cores");
        }
    }
}

/// Everything that a run tells, with slices as long as can be or cut small.
fn told(choice: &Choice, cores: u32, fine: bool) -> Vec<Event> {
    let spec = Spec { cores, gil: choice.gil, fine, ..Spec::default() };
    let mut machine = Machine::new(spec, stand_in::program(choice), Scripts::MAIN);
    machine.run(Nanos(u64::MAX), u64::MAX);
    machine.take_events().collect()
}

#[test]
fn under_a_gil_small_steps_change_nothing() {
    for (workload, model) in Workload::ALL.into_iter().flat_map(|workload| SPREADS.map(|model| (workload, model))) {
        let choice = choice(workload, model).with_value("times", 1_000).with_value("version", 1);
        if fits(&choice).is_ok() {
            assert!(told(&choice, 3, false) == told(&choice, 3, true), "{choice:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn whatever_the_parameters(
        workload in 0..7_usize, model in 0..6_usize, workers in 1..20_u32, cores in 1..20_u32, gil: bool,
        values in prop::collection::vec(0..60_u64, 4),
    ) {
        let (workload, model) = (Workload::ALL[workload], SPREADS[model]);
        let mut choice = choice(workload, model);
        (choice.workers, choice.gil) = (workers, gil);
        for (param, value) in workload.params().iter().zip(values) {
            // Small numbers, but for those that have to be large.
            choice = choice.with_value(param.id, param.min + value % (param.max - param.min + 1));
        }
        prop_assume!(fits(&choice).is_ok());
        let verdict = verdict(&choice, cores);
        prop_assert!(verdict != Verdict::Wrong, "{:?}", choice);
        let may_race = workload == Workload::Counter && !gil;
        prop_assert!(may_race || verdict == Verdict::AsExpected, "{:?}", choice);
    }
}

#[test]
fn the_known_figures_of_the_catalogue() {
    let told = |workload, param, value| {
        let choice = choice(workload, (Model::Sequential, Pool::None)).with_value(param, value);
        simulate(&choice, 1).outputs()[0]
    };
    assert_eq!(told(Workload::Primes, "limit", 100_000), 9_592);
    assert_eq!(told(Workload::Primes, "limit", 5_000_000), 348_513);
    assert_eq!(told(Workload::Fib, "n", 35), 9_227_465);
    for (n, digits) in [(1, 1), (2, 1), (3, 1), (4, 2), (5, 3), (20_000, 77_338), (100_000, 456_574)] {
        assert_eq!(told(Workload::Factorial, "n", n), digits, "{n}!");
    }
}

#[test]
fn pieces_have_the_names_that_they_have_in_a_real_run() {
    for workload in Workload::ALL {
        if matches!(workload, Workload::Counter | Workload::Offload) {
            continue; // cut up otherwise
        }
        let choice = choice(workload, (Model::Threads, Pool::None));
        let run = simulate(&choice, 2);
        let names: Vec<&str> = run.trace.objects().map(|(_, name)| name).collect();
        for (_, name) in pieces(&choice) {
            assert!(names.contains(&name.as_str()), "{name} is not among {names:?}");
        }
    }
}

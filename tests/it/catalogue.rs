//! The catalogue keeps its own rules, and every workload says which models suit
//! it and what to pick where one does not.

use std::collections::BTreeSet;

use interleave::scenario::{
    Choice, MOST_CORES, Model, ParamKind, Place, Pool, Workload, fits, gil_matters, most_computing, most_workers,
    worker_limit, workers_matter,
};

/// Every way to spread a workload.
pub(crate) const SPREADS: [(Model, Pool); 6] = [
    (Model::Sequential, Pool::None),
    (Model::Threads, Pool::None),
    (Model::Processes, Pool::None),
    (Model::Coroutines, Pool::None),
    (Model::Coroutines, Pool::Threads),
    (Model::Coroutines, Pool::Processes),
];

pub(crate) fn choice(workload: Workload, (model, pool): (Model, Pool)) -> Choice {
    let mut choice = Choice::new(workload, model);
    choice.pool = pool;
    choice
}

#[test]
fn a_workload_suits_these_models() {
    let check = |workload, suits: [bool; 6]| {
        let found = SPREADS.map(|spread| fits(&choice(workload, spread)).is_ok());
        assert_eq!(found, suits, "{workload:?}");
    };
    //                            seq    threads procs  coros  +thr   +procs
    check(Workload::Primes, [true, true, true, true, true, true]);
    check(Workload::Fib, [true, true, true, true, true, true]);
    check(Workload::Factorial, [true, true, true, false, false, false]);
    check(Workload::Counter, [false, true, true, true, false, false]);
    check(Workload::Sleepers, [true, true, true, true, true, true]);
    check(Workload::Downloads, [true, true, true, true, true, true]);
    check(Workload::Offload, [false, false, false, true, true, true]);
}

#[test]
fn what_does_not_fit_says_what_to_pick_instead() {
    for workload in Workload::ALL {
        for spread in SPREADS {
            if let Err(unfit) = fits(&choice(workload, spread)) {
                let sentence = unfit.to_string();
                assert!(sentence.contains("Pick ") && sentence.ends_with('.'), "{workload:?}: {sentence}");
            }
        }
    }
}

#[test]
fn a_pool_is_ignored_where_there_is_no_loop() {
    for model in [Model::Threads, Model::Processes] {
        assert_eq!(fits(&choice(Workload::Counter, (model, Pool::Threads))), Ok(()));
    }
}

#[test]
fn under_the_gil_one_computes_at_a_time() {
    let check = |(model, pool), gil, most| {
        let mut choice = choice(Workload::Fib, (model, pool));
        (choice.gil, choice.workers) = (gil, 5);
        assert_eq!(most_computing(&choice), most, "{model:?} with {pool:?}, {gil}");
    };
    check((Model::Sequential, Pool::None), true, 1);
    check((Model::Threads, Pool::None), true, 1);
    check((Model::Threads, Pool::None), false, 5);
    check((Model::Processes, Pool::None), true, 5);
    check((Model::Coroutines, Pool::None), true, 1);
    check((Model::Coroutines, Pool::Threads), true, 1);
    check((Model::Coroutines, Pool::Processes), true, 5);
}

#[test]
fn workers_have_a_limit_and_matter_where_there_can_be_several() {
    let check = |(model, pool), most, limit, gil| {
        let spread = format!("{model:?} with {pool:?}");
        assert_eq!(most_workers(Place::Real, model, pool), most, "{spread}");
        assert_eq!(worker_limit(Place::Real, model, pool), limit, "{spread}");
        let simulated = if most > 1 { 1_000 } else { 1 };
        assert_eq!(most_workers(Place::Simulated, model, pool), simulated, "{spread}");
        assert_eq!(worker_limit(Place::Simulated, model, pool), 1_000, "{spread}");
        for place in Place::ALL {
            let choice = choice(Workload::Primes, (model, pool)).in_place(place);
            assert_eq!(workers_matter(&choice), most > 1, "{spread}, {place:?}");
        }
        assert_eq!(gil_matters(model, pool), gil, "{spread}");
    };
    check((Model::Sequential, Pool::None), 1, 64, false);
    check((Model::Threads, Pool::None), 32, 32, true);
    check((Model::Processes, Pool::None), 64, 64, false);
    check((Model::Processes, Pool::Threads), 64, 64, false);
    check((Model::Coroutines, Pool::None), 1, 64, false);
    check((Model::Coroutines, Pool::Threads), 32, 32, true);
    check((Model::Coroutines, Pool::Processes), 64, 64, false);
    assert!(workers_matter(&choice(Workload::Counter, (Model::Coroutines, Pool::None))));
}

#[test]
fn names_are_unique_and_plain() {
    let plain = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let workloads: BTreeSet<_> = Workload::ALL.map(Workload::id).into();
    assert_eq!(workloads.len(), Workload::ALL.len());
    assert!(workloads.iter().all(|id| plain(id)));
    for workload in Workload::ALL {
        let params: BTreeSet<_> = workload.params().iter().map(|param| param.id).collect();
        assert_eq!(params.len(), workload.params().len(), "{workload:?}");
        assert!(params.iter().all(|id| plain(id)), "{workload:?}");
        assert!(!workload.title().is_empty() && workload.about().ends_with('.'), "{workload:?}");
    }
}

#[test]
fn defaults_lie_within_bounds() {
    for workload in Workload::ALL {
        assert!((1..=32).contains(&workload.default_workers()), "{workload:?}");
        for param in workload.params() {
            for place in Place::ALL {
                let default = param.default_in(place);
                assert!((param.min..=param.max).contains(&default), "{workload:?}, {place:?}: {}", param.id);
            }
            if let ParamKind::OneOf(names) = param.kind {
                assert_eq!((param.min, param.max), (0, names.len() as u64 - 1), "{workload:?}: {}", param.id);
            }
        }
    }
}

#[test]
fn going_elsewhere_keeps_what_was_changed_and_moves_the_rest() {
    let check = |changed: Choice, there: &[(&str, u64)], workers| {
        let moved = changed.clone().in_place(Place::Real);
        let found: Vec<(&str, u64)> = moved.params().map(|(param, value)| (param.id, value)).collect();
        assert_eq!((&found[..], moved.workers), (there, workers), "{changed:?}");
        assert_eq!(moved.place(), Place::Real);
        // There and back again is where it began, workers apart, of which there are fewer there.
        let mut back = moved.in_place(Place::Simulated);
        back.workers = changed.workers;
        assert_eq!(back, changed);
    };
    let primes = || Choice::new(Workload::Primes, Model::Threads);
    let many = |model| {
        let mut choice = Choice::new(Workload::Primes, model);
        (choice.workers, choice.cores) = (500, MOST_CORES);
        choice
    };
    check(primes(), &[("limit", 5_000_000)], 4);
    check(primes().with_value("limit", 7_000), &[("limit", 7_000)], 4);
    check(many(Model::Threads), &[("limit", 5_000_000)], 32);
    check(many(Model::Processes), &[("limit", 5_000_000)], 64);
    check(Choice::new(Workload::Fib, Model::Threads).with_value("times", 7), &[("n", 32), ("times", 7)], 4);
    let counter = Choice::new(Workload::Counter, Model::Threads).with_value("repeats", 3);
    check(counter, &[("times", 10_000_000), ("repeats", 3), ("version", 0)], 2);
    let elsewhere = primes().in_place(Place::Real).with_workload(Workload::Fib);
    assert_eq!((elsewhere.place(), elsewhere.value("n")), (Place::Real, 32));
}

#[test]
fn a_changed_value_stays_within_bounds() {
    let check = |value, kept| {
        let choice = Choice::new(Workload::Fib, Model::Threads).with_value("n", value);
        assert_eq!(choice.value("n"), kept);
    };
    check(0, 1);
    check(20, 20);
    check(36, 35);
    let unchanged = Choice::new(Workload::Fib, Model::Threads).with_value("limit", 7);
    assert_eq!(unchanged, Choice::new(Workload::Fib, Model::Threads));
    assert_eq!(unchanged.value("limit"), 0);
}

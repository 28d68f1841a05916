//! The kernels, driven natively: they compute what is expected, in short steps, and the cut into
//! pieces loses nothing.

use std::sync::Arc;
use std::thread;

use interleave::base::LaneId;
use interleave::engine::real::kernels::{Kernel, SharedCell, Step, kernel};
use interleave::scenario::{Choice, Model, Piece, Verdict, Workload, expected, gather, pieces};
use proptest::prelude::*;

const ME: LaneId = LaneId(0);

/// Takes a kernel to its end, granting every wish at once.
fn to_end(mut kernel: Kernel) -> Vec<u64> {
    loop {
        match kernel.step(&mut ()) {
            Step::Working | Step::Sleep(_) | Step::Meet => {}
            Step::Request(request) => kernel.answered(u64::from(request.bytes)),
            Step::Done(numbers) => return numbers,
        }
    }
}

/// Does the whole work with a cell for each piece, as processes do, and judges it.
fn check(workload: Workload, model: Model, values: &[(&str, u64)]) {
    let choice = values.iter().fold(Choice::new(workload, model), |choice, &(id, value)| choice.with_value(id, value));
    let by_piece: Vec<_> =
        pieces(&choice).iter().map(|(piece, _)| to_end(kernel(piece, &Arc::default(), ME))).collect();
    let numbers = gather(&choice, &by_piece);
    assert_eq!(expected(&choice).judge(&numbers), Verdict::AsExpected, "{choice:?}: {numbers:?}");
}

#[test]
fn every_workload_comes_to_the_expected_result() {
    check(Workload::Primes, Model::Sequential, &[("limit", 100_000)]);
    check(Workload::Primes, Model::Sequential, &[("limit", 1_000)]);
    check(Workload::Fib, Model::Sequential, &[("n", 25), ("times", 3)]);
    check(Workload::Fib, Model::Sequential, &[("n", 1), ("times", 1)]);
    check(Workload::Factorial, Model::Sequential, &[("n", 2_000)]);
    check(Workload::Counter, Model::Processes, &[("times", 120_000), ("repeats", 3)]);
    check(Workload::Counter, Model::Processes, &[("times", 5_000), ("repeats", 2), ("version", 1)]);
    check(Workload::Sleepers, Model::Sequential, &[("sleepers", 7), ("millis", 1)]);
    check(Workload::Downloads, Model::Sequential, &[("pages", 33)]);
    check(Workload::Offload, Model::Coroutines, &[("n", 250_000), ("requests", 5)]);
}

/// 20 000! has 77 338 digits: the one figure that everyone can look up.
#[test]
fn a_large_factorial_is_computed_in_full() {
    assert_eq!(to_end(kernel(&Piece::Factorial(20_000), &Arc::default(), ME)), [77_338]);
}

#[test]
fn digits_are_counted_right_around_powers_of_ten() {
    // 0! to 7! have 1, 1, 1, 1, 2, 3, 3, 4 digits.
    let digits = (0..8).map(|n| to_end(kernel(&Piece::Factorial(n), &Arc::default(), ME))[0]);
    assert_eq!(digits.collect::<Vec<_>>(), [1, 1, 1, 1, 2, 3, 3, 4]);
}

/// Real threads on one cell: with the lock nothing is lost.
#[test]
fn additions_with_the_lock_are_exact_on_real_threads() {
    let cell = Arc::new(SharedCell::default());
    let barrier = std::sync::Barrier::new(3);
    let add = Piece::Add { times: 40_000, repeats: 2, locked: true };
    let counts: Vec<_> = thread::scope(|scope| {
        let adders: Vec<_> = (0..3)
            .map(|lane| {
                let (add, cell, barrier) = (&add, &cell, &barrier);
                scope.spawn(move || {
                    let mut kernel = kernel(add, cell, LaneId(lane));
                    loop {
                        match kernel.step(&mut ()) {
                            Step::Meet => drop(barrier.wait()),
                            Step::Done(counts) => return counts,
                            _ => {}
                        }
                    }
                })
            })
            .collect();
        adders.into_iter().map(|adder| adder.join().unwrap()).collect()
    });
    assert_eq!(counts, vec![vec![120_000, 120_000]; 3]);
}

#[test]
fn only_a_factorial_has_no_check_points() {
    for workload in Workload::ALL {
        let choice = Choice::new(workload, Model::Threads);
        let (piece, _) = &pieces(&choice)[0];
        assert_eq!(
            kernel(piece, &Arc::default(), ME).has_check_points(),
            workload != Workload::Factorial,
            "{workload:?}"
        );
    }
}

proptest! {
    /// The ranges cover every number once, whatever the limit.
    #[test]
    fn the_ranges_of_primes_meet_end_to_end(limit in 1_000u64..50_000_000) {
        let choice = Choice::new(Workload::Primes, Model::Threads).with_value("limit", limit);
        let mut next = 0;
        for (piece, _) in pieces(&choice) {
            let Piece::Primes { from, until } = piece else { panic!("{piece:?}") };
            prop_assert_eq!(from, next);
            next = until;
        }
        prop_assert_eq!(u64::from(next), limit + 1);
    }

    /// The same seed gives the same latencies; the median and the slowest are as promised.
    #[test]
    fn latencies_have_the_promised_shape(pages in 20u64..2_000, seed: u64) {
        let mut choice = Choice::new(Workload::Downloads, Model::Coroutines).with_value("pages", pages);
        choice.seed = seed;
        let latencies = |choice: &Choice| -> Vec<u64> {
            pieces(choice).iter().map(|(piece, _)| if let Piece::Page { latency, .. } = piece { latency.0 } else { 0 }).collect()
        };
        let mut all = latencies(&choice);
        prop_assert_eq!(&all, &latencies(&choice));
        all.sort_unstable();
        prop_assert_eq!(all.last().copied(), Some(400_000_000));
        prop_assert!((95_000_000..=110_000_000).contains(&all[all.len() / 2]));
    }
}

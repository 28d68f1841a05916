//! What a run must compute: known results, and each reckoning held against a
//! slow one that is plain to see. Also how a run's numbers are judged and told.

use interleave::scenario::{Choice, Expected, Model, PAGE_BYTES, Place, Verdict, Workload, expected, fits, in_words};
use num_bigint::BigUint;
use proptest::prelude::*;

use crate::chance;

fn choice(workload: Workload, model: Model, values: &[(&str, u64)]) -> Choice {
    let real = Choice::new(workload, model).in_place(Place::Real);
    values.iter().fold(real, |choice, &(id, value)| choice.with_value(id, value))
}

fn numbers(workload: Workload, values: &[(&str, u64)]) -> Vec<u64> {
    expected(&choice(workload, Model::Threads, values)).numbers
}

#[test]
fn known_results_come_out() {
    let check = |workload, values: &[(&str, u64)], known: &[u64]| {
        assert_eq!(numbers(workload, values), known, "{workload:?} {values:?}");
    };
    check(Workload::Primes, &[("limit", 1_000)], &[168]);
    check(Workload::Primes, &[("limit", 100_000)], &[9_592]);
    check(Workload::Primes, &[("limit", 1_000_000)], &[78_498]);
    check(Workload::Primes, &[("limit", 5_000_000)], &[348_513]);
    check(Workload::Primes, &[("limit", 10_000_000)], &[664_579]);
    check(Workload::Primes, &[("limit", 50_000_000)], &[3_001_134]);
    check(Workload::Fib, &[("n", 1), ("times", 3)], &[1, 3]);
    check(Workload::Fib, &[("n", 20)], &[6_765, 20]);
    check(Workload::Fib, &[("n", 32)], &[2_178_309, 20]);
    check(Workload::Fib, &[("n", 35)], &[9_227_465, 20]);
    check(Workload::Factorial, &[("n", 20_000)], &[77_338, 4]);
    check(Workload::Factorial, &[("n", 100_000)], &[456_574, 4]);
    check(Workload::Sleepers, &[("sleepers", 7)], &[7]);
    check(Workload::Downloads, &[], &[160, 2_304_000]);
    check(Workload::Offload, &[("n", 30_000)], &[8_999_550_005_000, 40]);
}

#[test]
fn counter_is_told_by_repeat_and_by_process() {
    let check = |model, workers, known: &[u64]| {
        let mut choice = choice(Workload::Counter, model, &[("times", 5_000), ("repeats", 2)]);
        choice.workers = workers;
        assert_eq!(expected(&choice).numbers, known, "{model:?}");
    };
    check(Model::Threads, 3, &[15_000, 15_000]);
    check(Model::Coroutines, 2, &[10_000, 10_000]);
    check(Model::Processes, 3, &[5_000, 5_000, 5_000, 5_000, 5_000, 5_000]);
}

#[test]
fn only_a_race_may_differ() {
    let check = |model, workers, gil, version, may_differ| {
        let mut choice = choice(Workload::Counter, model, &[("version", version)]);
        (choice.workers, choice.gil) = (workers, gil);
        assert_eq!(expected(&choice).may_differ, may_differ, "{choice:?}");
    };
    check(Model::Threads, 2, false, 0, true);
    check(Model::Threads, 2, false, 1, false);
    check(Model::Threads, 2, true, 0, false);
    check(Model::Threads, 1, false, 0, false);
    check(Model::Processes, 2, false, 0, false);
    check(Model::Coroutines, 2, false, 0, false);
    for workload in Workload::ALL.into_iter().filter(|&workload| workload != Workload::Counter) {
        let mut choice = choice(workload, Model::Threads, &[]);
        choice.gil = false;
        assert!(!expected(&choice).may_differ, "{workload:?}");
    }
}

#[test]
fn digits_are_right_where_a_rounding_could_show() {
    // n! lies between low × 10^tens and high × 10^tens. Both keep over 30
    // figures, so that 100 000 roundings leave no doubt about the digits.
    const KEPT: u128 = 10_u128.pow(32);
    let (mut low, mut high, mut tens) = (1_u128, 1_u128, 0_u64);
    for n in 1..=100_000_u64 {
        (low, high) = (low * u128::from(n), high * u128::from(n));
        while high > KEPT {
            (low, high, tens) = (low / 10, high.div_ceil(10), tens + 1);
        }
        assert_eq!(low.ilog10(), high.ilog10(), "{n}! is too close to a power of ten to tell");
        let digits = tens + u64::from(low.ilog10()) + 1;
        // Near a power of ten is where a rounding could show; of the others a
        // sample will do.
        let lead = low as f64 / 10_f64.powi(low.ilog10() as i32);
        if !(1.002..9.98).contains(&lead) || n % 997 == 0 || n <= 50 {
            assert_eq!(numbers(Workload::Factorial, &[("n", n)])[0], digits, "{n}!");
        }
        let distance = lead.log10().min(1.0 - lead.log10());
        assert!(n == 1 || distance > 1e-6, "log10 of {n}! comes within {distance} of a whole number");
    }
}

#[test]
fn verdicts_tell_a_race_from_a_mistake() {
    let check = |may_differ, found: &[u64], verdict| {
        let expected = Expected { numbers: vec![100, 100], may_differ };
        assert_eq!(expected.judge(found), verdict, "{found:?}");
    };
    check(false, &[100, 100], Verdict::AsExpected);
    check(true, &[100, 100], Verdict::AsExpected);
    check(true, &[100, 73], Verdict::LostUpdates { lost: 27, of: 200 });
    check(true, &[1, 50], Verdict::LostUpdates { lost: 149, of: 200 });
    check(false, &[100, 73], Verdict::Wrong);
    check(true, &[100, 101], Verdict::Wrong);
    check(true, &[100, 0], Verdict::Wrong);
    check(true, &[100], Verdict::Wrong);
    check(true, &[100, 100, 100], Verdict::Wrong);
    check(false, &[], Verdict::Wrong);
}

#[test]
fn results_are_told_in_words() {
    let check = |workload, model, values: &[(&str, u64)], found: &[u64], words: &str| {
        let told = in_words(&choice(workload, model, values), found);
        assert_eq!(told.replace('\u{202F}', " "), words);
    };
    let threads = Model::Threads;
    check(Workload::Primes, threads, &[], &[348_513], "348 513 primes");
    check(Workload::Primes, threads, &[], &[1], "1 prime");
    check(Workload::Fib, threads, &[], &[2_178_309, 20], "20 × fib(32) = 2 178 309");
    check(Workload::Factorial, threads, &[], &[77_338, 4], "4 × 77 338 digits");
    check(Workload::Sleepers, threads, &[], &[3], "3 slept for 1.00 s");
    check(Workload::Downloads, threads, &[], &[160, 2_304_000], "160 pages, 2 304 000 bytes");
    check(Workload::Downloads, threads, &[], &[1, 14_400], "1 page, 14 400 bytes");
    let squares = "40 × the sum of the squares below 30 000 = 8 999 550 005 000";
    check(Workload::Offload, Model::Coroutines, &[("n", 30_000)], &[8_999_550_005_000, 40], squares);
    let wrapped = "1 × the sum of the squares below 50 000 000 = 5 (modulo 2⁶⁴)";
    check(Workload::Offload, Model::Coroutines, &[("n", 50_000_000)], &[5, 1], wrapped);
    check(Workload::Counter, threads, &[], &[100_000_000, 73_112_004], "100 000 000 · 73 112 004");
    let processes = "2 processes, 50 000 000 in each, 5 times over";
    check(Workload::Counter, Model::Processes, &[], &[50_000_000; 10], processes);
    let once = "2 processes, 1 000 in each";
    check(Workload::Counter, Model::Processes, &[("repeats", 1)], &[1_000; 2], once);
    check(Workload::Counter, Model::Processes, &[], &[1_000, 2], "1 000 · 2");
    let many = format!("{} · and 3 more", ["7"; 20].join(" · "));
    check(Workload::Counter, threads, &[], &[7; 23], &many);
    // Numbers of no shape that is known are told as they are.
    check(Workload::Primes, threads, &[], &[], "");
    check(Workload::Fib, threads, &[], &[1, 2, 3], "1 · 2 · 3");
}

#[test]
fn every_default_choice_is_told_on_one_line() {
    for workload in Workload::ALL {
        for model in Model::ALL {
            let choice = Choice::new(workload, model);
            if fits(&choice).is_ok() {
                let words = in_words(&choice, &expected(&choice).numbers);
                assert!((6..100).contains(&words.chars().count()), "{words}");
            }
        }
    }
}

#[test]
fn squares_wrap_as_machine_words_do() {
    // Up to 3 810 778 the sum fits into 64 bits.
    for n in [3_810_778_u64, 3_810_779, 4_000_001] {
        let sum = (0..n).fold(0_u64, |sum, i| sum.wrapping_add(i.wrapping_mul(i)));
        assert_eq!(numbers(Workload::Offload, &[("n", n)]), [sum, 40]);
        let choice = choice(Workload::Offload, Model::Coroutines, &[("n", n)]);
        assert_eq!(in_words(&choice, &[sum, 40]).ends_with("(modulo 2⁶⁴)"), n > 3_810_778, "{n}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn primes_are_those_that_nothing_divides(limit in 1_000_u64..20_000) {
        let is_prime = |n: &u64| (2..=n.isqrt()).all(|divisor| !n.is_multiple_of(divisor));
        let count = (2..=limit).filter(is_prime).count() as u64;
        prop_assert_eq!(numbers(Workload::Primes, &[("limit", limit)]), [count]);
    }

    #[test]
    fn digits_are_those_of_the_number_itself(n in 1_u64..2_000) {
        let factorial: BigUint = (1..=n).map(BigUint::from).product();
        let digits = factorial.to_string().len() as u64;
        prop_assert_eq!(numbers(Workload::Factorial, &[("n", n)]), [digits, 4]);
    }

    #[test]
    fn squares_add_up_one_by_one(n in 1_000_u64..100_000) {
        let sum = (0..n).map(|i| i * i).sum();
        prop_assert_eq!(numbers(Workload::Offload, &[("n", n)]), [sum, 40]);
    }

    #[test]
    fn the_expected_is_always_as_expected_and_has_words(choice in chance::choice()) {
        let expected = expected(&choice);
        prop_assert_eq!(expected.judge(&expected.numbers), Verdict::AsExpected);
        prop_assert!(!in_words(&choice, &expected.numbers).is_empty());
    }

    #[test]
    fn pages_are_all_of_one_size(pages in 1_u64..10_000) {
        prop_assert_eq!(numbers(Workload::Downloads, &[("pages", pages)]), [pages, pages * PAGE_BYTES]);
    }
}

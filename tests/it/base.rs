//! Time and chance: how lengths are told, and that one seed is one sequence.

use interleave::base::{Nanos, Rng};
use proptest::prelude::*;

#[test]
fn a_length_is_told_in_three_figures() {
    let check = |nanos: u64, text: &str| assert_eq!(Nanos(nanos).to_string(), text, "{nanos} ns");
    check(0, "0 ns");
    check(999, "999 ns");
    check(1_000, "1.00 µs");
    check(9_994, "9.99 µs");
    check(9_995, "10.0 µs");
    check(12_345, "12.3 µs");
    check(99_950, "100 µs");
    check(999_499, "999 µs");
    check(999_500, "1.00 ms");
    check(4_184_000, "4.18 ms");
    check(9_996_000, "10.0 ms");
    check(147_200_000, "147 ms");
    check(999_600_000, "1.00 s");
    check(1_300_000_000, "1.30 s");
    check(59_960_000_000, "60.0 s");
    check(1_234_000_000_000, "1234 s");
    check(u64::MAX, "18446744073 s");
}

#[test]
fn milliseconds_of_a_browser_become_whole_nanoseconds() {
    let check = |millis: f64, nanos: u64| assert_eq!(Nanos::from_millis_f64(millis), Nanos(nanos), "{millis} ms");
    check(0.0, 0);
    check(0.005, 5_000);
    check(1.234_567_8, 1_234_568);
    check(-3.0, 0);
    check(f64::NAN, 0);
    check(86_400_000.000_001, 86_400_000_000_001);
}

#[test]
fn a_later_moment_is_no_time_ago() {
    assert_eq!(Nanos(7).since(Nanos(3)), Nanos(4));
    assert_eq!(Nanos(3).since(Nanos(7)), Nanos::ZERO);
}

#[test]
fn a_seed_is_a_sequence() {
    // The first three numbers that SplitMix64's authors give for the seed 0.
    let mut rng = Rng::new(0);
    let numbers = [rng.next_u64(), rng.next_u64(), rng.next_u64()];
    assert_eq!(numbers, [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F]);
}

#[test]
fn numbers_of_chance_are_about_equally_likely() {
    let mut rng = Rng::new(1);
    let mut counts = [0_u32; 7];
    for _ in 0..70_000 {
        counts[rng.below(7) as usize] += 1;
    }
    assert!(counts.iter().all(|count| (9_500..10_500).contains(count)), "{counts:?}");
}

proptest! {
    #[test]
    fn told_lengths_are_right_to_half_a_percent(nanos in 1_u64..u64::MAX / 2) {
        let text = Nanos(nanos).to_string();
        let (number, unit) = text.split_once(' ').unwrap();
        let unit_nanos = match unit { "ns" => 1.0, "µs" => 1e3, "ms" => 1e6, _ => 1e9 };
        let told = number.parse::<f64>().unwrap() * unit_nanos;
        prop_assert!((told - nanos as f64).abs() <= nanos as f64 * 0.005_001, "{nanos} told as {text}");
        let figures = number.bytes().filter(u8::is_ascii_digit).count();
        prop_assert!(figures == 3 || unit == "ns" || nanos >= 999_500_000_000, "{nanos} told as {text}");
    }

    #[test]
    fn numbers_of_chance_stay_below_their_bound(seed: u64, bound in 1_u64..) {
        prop_assert!(Rng::new(seed).below(bound) < bound);
    }

    #[test]
    fn shuffling_loses_nothing(seed: u64, count in 0_usize..100) {
        let mut items: Vec<usize> = (0..count).collect();
        Rng::new(seed).shuffle(&mut items);
        items.sort_unstable();
        prop_assert_eq!(items, (0..count).collect::<Vec<_>>());
    }
}

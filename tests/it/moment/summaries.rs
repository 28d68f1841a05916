//! A stretch of time in two sentences: how they read, and that the longest wait is.

use interleave::base::{LaneId, Nanos};
use interleave::timeline::summary;
use interleave::trace::{LaneKind, State, Trace};
use proptest::prelude::*;

use super::{assert_reads, catalogue, lanes, small, told};
use crate::chance;

#[test]
fn summaries_read_like_this() {
    let trace = small::trace();
    let check = |from, until, expected: &str| {
        assert_eq!(summary(&trace, Nanos::from_millis(from), Nanos::from_millis(until)), expected);
    };
    let longest = "The longest wait: Thread-2 (work), for lock A, 26 ms, held by Task-2.";
    check(0, 100, &format!("From 0 ms to 100 ms, 0.7 of 2 cores were busy on average. {longest}"));
    check(
        6,
        20,
        "From 6 ms to 20 ms, 1.0 of 2 cores were busy on average. \
         The longest wait: Thread-2 (work), for the GIL, 14 ms, mostly held by Thread-1 (work).",
    );
    check(
        35,
        40,
        "From 35 ms to 40 ms, 1.0 of 2 cores were busy on average. The longest wait: Thread-2 (work), for lock A, 5 ms, held by Task-2.",
    );
    check(70, 90, "From 70 ms to 90 ms, no core was busy. The longest wait: Thread-2 (work), sleeping, 20 ms.");
    check(50, 50, "From 50 ms to 50 ms, nothing happened.");
    check(200, 300, "From 200 ms to 300 ms, nothing happened.");
}

/// The longest that a thread waited in one go for what others have, in a window.
fn longest_contended(trace: &Trace, from: Nanos, until: Nanos) -> Nanos {
    let of_lane = |lane: LaneId| {
        let (mut longest, mut sum, mut before) = (Nanos::ZERO, Nanos::ZERO, None);
        for (span, detail) in told(trace, lane) {
            let about = Some((span.state, detail.map(|detail| (detail.on, detail.object))));
            if about != before {
                sum = Nanos::ZERO;
            }
            before = about;
            if matches!(span.state, State::Gil | State::Lock | State::Ready) {
                sum += span.end.min(until).since(span.start.max(from));
                longest = longest.max(sum);
            }
        }
        longest
    };
    lanes(trace, &[LaneKind::Thread]).map(of_lane).max().unwrap_or(Nanos::ZERO)
}

#[test]
fn the_wait_that_is_told_is_the_longest() {
    let mut seen = 0;
    for (name, trace) in catalogue() {
        for (from, until) in [(0, 10), (2, 4), (3, 9)] {
            let part = |tenths| Nanos(trace.end().0 / 10 * tenths);
            let (from, until) = (part(from), part(until));
            let longest = longest_contended(trace, from, until);
            let sentence = summary(trace, from, until);
            assert_reads(sentence.trim_end_matches('.'));
            if longest.0 > (until.0 - from.0) / 50 {
                seen += 1;
                let (figures, unit) = longest
                    .to_string()
                    .split_once(' ')
                    .map(|(figures, unit)| {
                        let figures = if figures.contains('.') {
                            figures.trim_end_matches('0').trim_end_matches('.')
                        } else {
                            figures
                        };
                        (figures.to_owned(), unit.to_owned())
                    })
                    .unwrap();
                assert!(sentence.contains(&format!(", {figures} {unit}")), "{name}: {longest} in {sentence}");
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_stretch_has_a_summary(trace in chance::trace(), from in 0..100_u64, until in 0..100_u64) {
        assert_reads(summary(&trace, Nanos(from), Nanos(until)).trim_end_matches('.'));
    }
}

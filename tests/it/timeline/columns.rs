//! What fills each device pixel of a lane: held against plain counting.

use interleave::base::Nanos;
use interleave::timeline::{Columns, columns};
use interleave::trace::{Span, State};
use proptest::prelude::*;

/// Spans of these lengths and states, one after the other.
fn spans(lengths: &[(u64, State)]) -> Vec<Span> {
    let mut start = Nanos::ZERO;
    lengths
        .iter()
        .map(|&(length, state)| {
            let end = start + Nanos(length);
            let span = Span { start, end, state, detail: None };
            start = end;
            span
        })
        .collect()
}

fn drawn(lengths: &[(u64, State)], axis_end: u64, count: u32) -> Columns {
    columns(spans(lengths).into_iter(), Nanos(axis_end), count)
}

fn state_at(columns: &Columns, column: u32) -> Option<State> {
    columns.bars.iter().find(|bar| (bar.from..bar.to).contains(&column)).map(|bar| bar.state)
}

#[test]
fn columns_are_merged_and_nothing_small_is_lost() {
    use State::{Gil, Io, Lock, Running, Sleeping};
    let check = |lengths: &[(u64, State)], bars: &[(u32, u32, State)], specks: &[(u32, u32, State)]| {
        let found = drawn(lengths, 100, 10);
        let found_bars: Vec<_> = found.bars.iter().map(|bar| (bar.from, bar.to, bar.state)).collect();
        let found_specks: Vec<_> = found.specks.iter().map(|speck| (speck.from, speck.to, speck.state)).collect();
        assert_eq!((found_bars.as_slice(), found_specks.as_slice()), (bars, specks), "{lengths:?}");
    };
    check(&[(50, Running), (50, Gil)], &[(0, 5, Running), (5, 10, Gil)], &[]);
    // Mixed columns go to the larger share; beside a bar of its own state nothing is marked.
    check(&[(47, Running), (53, Gil)], &[(0, 5, Running), (5, 10, Gil)], &[]);
    check(&[(43, Gil), (57, Running)], &[(0, 4, Gil), (4, 10, Running)], &[]);
    // A microsecond of waiting for a lock in the midst of sleep is marked.
    check(&[(45, Sleeping), (1, Lock), (54, Sleeping)], &[(0, 10, Sleeping)], &[(4, 5, Lock)]);
    // What took no time at all, too; what matters less is not.
    check(&[(45, Io), (0, Running), (55, Io)], &[(0, 10, Io)], &[(4, 5, Running)]);
    check(&[(45, Lock), (1, Running), (54, Lock)], &[(0, 10, Lock)], &[]);
    // The shortest run is at least a column wide.
    check(&[(1, Running), (99, State::Done)], &[(0, 1, Running), (1, 10, State::Done)], &[]);
    // Of what would be lost, that counts which is not drawn beside it.
    let beside = [(3, Gil), (0, Lock), (7, State::Switching), (0, Lock), (90, State::Done)];
    check(&beside, &[(0, 1, State::Switching), (1, 2, Lock), (2, 10, State::Done)], &[(0, 1, Gil)]);
    // Beyond the axis nothing is drawn.
    check(&[(400, Running)], &[(0, 10, Running)], &[]);
    check(&[], &[], &[]);
}

#[test]
fn pieces_of_the_same_work_keep_a_gap() {
    let gaps = |lengths: &[(u64, State)]| drawn(lengths, 100, 100).bars.iter().filter(|bar| bar.is_next_span).count();
    assert_eq!(gaps(&[(50, State::Running), (50, State::Running)]), 1);
    assert_eq!(gaps(&[(97, State::Running), (3, State::Running)]), 0, "too short to lose a pixel");
    assert_eq!(gaps(&[(50, State::Gil), (50, State::Gil)]), 0, "a wait for one holder after the other is one wait");
}

/// A lane that is busy for 85 % of its time is not painted as if it waited.
#[test]
fn the_share_counts_and_not_the_longest_span() {
    let mut lengths = Vec::new();
    for _ in 0..2_000 {
        for _ in 0..9 {
            lengths.extend([(100, State::Running), (1, State::Waiting)]);
        }
        lengths.push((150, State::Lock));
    }
    let end: u64 = lengths.iter().map(|(length, _)| length).sum();
    let count = 500;
    let found = drawn(&lengths, end, count);
    let running = (0..count).filter(|&column| state_at(&found, column) == Some(State::Running)).count();
    assert!(running * 100 >= 99 * count as usize, "{running} of {count} columns run");
    let marked: u32 =
        found.specks.iter().filter(|speck| speck.state == State::Lock).map(|speck| speck.to - speck.from).sum();
    assert_eq!(marked, count, "and every one of them shows that there was a lock");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Each column's state is the one with the largest share, by plain counting
    /// of nanoseconds; and what matters more can be seen there or beside it.
    #[test]
    fn columns_are_exact(
        lengths in prop::collection::vec((0_u64..40, prop::sample::select(&State::ALL[..11])), 1..60),
        count in 1_u32..50,
        width in 1_u64..9,
    ) {
        // An axis of a whole number of nanoseconds a column, so that counting is easy.
        let axis_end = u64::from(count) * width;
        let found = drawn(&lengths, axis_end, count);
        let spans = spans(&lengths);
        for column in 0..count {
            let (from, to) = (u64::from(column) * width, u64::from(column + 1) * width);
            let mut shares = [0; State::ALL.len()];
            for nano in from..to {
                if let Some(span) = spans.iter().find(|span| (span.start.0..span.end.0).contains(&nano)) {
                    shares[span.state.index()] += 1;
                }
            }
            let most = *shares.iter().max().unwrap();
            let state = state_at(&found, column);
            if most > 0 {
                let state = state.unwrap();
                prop_assert_eq!(shares[state.index()], most, "column {} shows {:?} of {:?}", column, state, shares);
                let telling = State::ALL.into_iter().find(|state| shares[state.index()] > 0).unwrap();
                let beside = [column.wrapping_sub(1), column, column + 1].map(|near| state_at(&found, near));
                let is_marked = found.specks.iter().any(|speck| (speck.from..speck.to).contains(&column) && speck.state <= telling);
                prop_assert!(beside.contains(&Some(telling)) || is_marked, "column {} hides {:?}", column, telling);
            }
        }
        for pair in found.bars.windows(2) {
            prop_assert!(pair[0].to <= pair[1].from, "bars overlap");
        }
    }
}

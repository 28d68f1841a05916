//! What fills each device pixel of a lane: held against plain counting, for every
//! window, and however it was arrived at.

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{DisplayList, Fill, Ink, Item, Pixel, Strips, View, Window, fill, layout};
use interleave::trace::{Event, Lane, LaneKind, Source, State, Trace};
use proptest::prelude::*;

/// A lane with spans of these lengths and states, one after the other.
fn lane(lengths: &[(u64, State)]) -> Trace {
    let mut trace = Trace::new(Source::Simulated);
    let lane = Lane { kind: LaneKind::Thread, parent: None, name: "MainThread".to_owned() };
    trace.apply(Event::Lane(LaneId(0), lane)).unwrap();
    let mut at = Nanos::ZERO;
    for &(length, state) in lengths {
        trace.apply(Event::Span { lane: LaneId(0), at, state, detail: None }).unwrap();
        at += Nanos(length);
    }
    trace.extend_to(at);
    trace
}

fn fills(trace: &Trace, window: &Window) -> Vec<Fill> {
    let mut fills = vec![Fill::NONE; window.count() as usize];
    fill(trace.spans(LaneId(0)), trace.end(), window, 0..window.count(), &mut fills);
    fills
}

/// Nanosecond by nanosecond: how long each state lasts in a column.
fn counted(trace: &Trace, window: &Window, column: u32) -> [u64; State::ALL.len()] {
    let mut shares = [0; State::ALL.len()];
    for at in window.edge(column).0..window.edge(column + 1).0.min(trace.end().0) {
        let spans = trace.spans(LaneId(0));
        if let Some(state) = spans.at(Nanos(at)).and_then(|index| spans.state(index)) {
            shares[state.index()] += 1;
        }
    }
    shares
}

#[test]
fn nothing_small_is_lost() {
    use State::{Gil, Io, Lock, Running, Sleeping, Switching};
    let check = |lengths: &[(u64, State)], column: usize, most: State, lost: Option<State>| {
        let found = fills(&lane(lengths), &Window::new(Nanos::ZERO, Nanos(100), 10));
        let beside = |by: isize| column.checked_add_signed(by).and_then(|place| found.get(place)).copied();
        let marked = found[column].lost(beside(-1).unwrap_or(Fill::NONE), beside(1).unwrap_or(Fill::NONE));
        assert_eq!((found[column].most(), marked), (Some(most), lost), "{lengths:?}");
    };
    // Mixed columns go to the larger share; what is drawn beside it needs no mark.
    check(&[(47, Running), (53, Gil)], 4, Running, None);
    check(&[(43, Gil), (57, Running)], 4, Running, None);
    // A moment of waiting for a lock in the midst of sleep is marked; what matters less is not.
    check(&[(45, Sleeping), (1, Lock), (54, Sleeping)], 4, Sleeping, Some(Lock));
    check(&[(45, Lock), (1, Running), (54, Lock)], 4, Lock, None);
    // That a core changed to it goes without saying where it ran.
    check(&[(45, Io), (1, Switching), (1, Running), (53, Io)], 4, Io, Some(Running));
    check(&[(45, Io), (1, Switching), (54, Io)], 4, Io, Some(Switching));
    // What is over hides nothing.
    check(&[(1, Running), (99, State::Done)], 0, Running, None);
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
    let trace = lane(&lengths);
    let found = fills(&trace, &Window::new(Nanos::ZERO, trace.end(), 500));
    let running = found.iter().filter(|fill| fill.most() == Some(State::Running)).count();
    assert!(running * 100 >= 99 * found.len(), "{running} of {} columns run", found.len());
    assert!(found.iter().all(|fill| fill.has(State::Lock)), "and every one of them knows that there was a lock");
}

prop_compose! {
    fn lengths()(
        lengths in prop::collection::vec((0_u64..40, prop::sample::select(&State::ALL[..11])), 1..120)
    ) -> Vec<(u64, State)> { lengths }
}

prop_compose! {
    /// A window within a run of that length, from the whole of it to parts of a nanosecond a column.
    fn window(end: u64)(
        from in 0..=end, length in prop_oneof![1..60_u64, 1..=end.max(2)], count in 1_u32..70
    ) -> Window { Window::new(Nanos(from), Nanos(from + length), count) }
}

fn end_of(lengths: &[(u64, State)]) -> u64 {
    lengths.iter().map(|(length, _)| length).sum()
}

/// The pixels of a picture's images as they are seen, one for each CSS pixel.
fn seen(list: &DisplayList) -> Vec<Vec<Pixel>> {
    let images = list.items.iter().filter_map(|item| match item {
        Item::Raster(rect, raster, part) => Some((rect, raster, part)),
        _ => None,
    });
    let rows = images.flat_map(|(rect, raster, part)| {
        let column = |x: u32| (part.from + (f64::from(x) + 0.5) * part.columns / rect.width) as usize;
        let columns: Vec<usize> = (0..rect.width as u32).map(column).collect();
        let pixels = raster.pixels();
        let row = |row: &[Pixel]| columns.iter().map(|&column| row[column]).collect();
        pixels.chunks(raster.width as usize).map(row).collect::<Vec<_>>()
    });
    rows.collect()
}

/// A picture as it is seen: of images where they are, and their pixels. What else there is of them does not show.
fn picture(list: &DisplayList) -> (Vec<Item>, Vec<Vec<Pixel>>) {
    let item = |item: &Item| match item {
        Item::Raster(rect, raster, part) => {
            assert!(part.from.fract() == 0.0 && part.columns == rect.width, "each column is a pixel: {part:?}");
            assert!(part.from + part.columns <= f64::from(raster.width), "they are there: {part:?}");
            Item::Fill(*rect, Ink::Page)
        }
        other => other.clone(),
    };
    (list.items.iter().map(item).collect(), seen(list))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Each column's state is the one with the largest share, the most salient of
    /// equals, and all that is in it is known, by plain counting of nanoseconds.
    #[test]
    fn columns_are_exact(
        (lengths, window) in lengths().prop_flat_map(|lengths| { let end = end_of(&lengths); (Just(lengths), window(end)) })
    ) {
        let trace = lane(&lengths);
        for (column, fill) in fills(&trace, &window).into_iter().enumerate() {
            let shares = counted(&trace, &window, column as u32);
            let whole: u64 = shares.iter().sum();
            if whole == 0 && window.edge(column as u32) == window.edge(column as u32 + 1) {
                continue;
            }
            let most = State::ALL.into_iter().filter(|state| shares[state.index()] > 0).min_by_key(|state| std::cmp::Reverse(shares[state.index()]));
            prop_assert_eq!(fill.most(), most, "column {} of {:?}", column, &window);
            for state in State::ALL {
                prop_assert_eq!(fill.has(state), shares[state.index()] > 0, "column {} and {:?}", column, state);
            }
        }
    }

    /// The times of all columns add up to those of the window, to the nanosecond.
    #[test]
    fn times_are_conserved(
        (lengths, window) in lengths().prop_flat_map(|lengths| { let end = end_of(&lengths); (Just(lengths), window(end)) })
    ) {
        let trace = lane(&lengths);
        let end = trace.end();
        let spans = trace.spans(LaneId(0));
        let times = |from: Nanos, until: Nanos| spans.times(from.min(end), until.min(end));
        let mut sum = [Nanos::ZERO; State::ALL.len()];
        for column in 0..window.count() {
            let (from, until) = (window.edge(column), window.edge(column + 1));
            let found = times(from, until);
            let counted = counted(&trace, &window, column);
            prop_assert_eq!(found.map(|time| time.0), counted, "column {}", column);
            sum.iter_mut().zip(found).for_each(|(sum, time)| *sum += time);
        }
        prop_assert_eq!(sum, times(window.from(), window.until()));
    }

    /// Whether it is made anew or goes on from what was drawn before, moved, zoomed
    /// or grown meanwhile: the picture is the same.
    #[test]
    fn what_is_kept_changes_nothing(
        lengths in lengths(),
        moves in prop::collection::vec((0_u8..4, -30_i64..30, 0.3..3.0_f64), 1..12),
        known in 0.0..1.0_f64,
    ) {
        let mut kept = Strips::default();
        let first = (lengths.len() as f64 * known) as usize;
        let whole = lane(&lengths);
        let mut trace = lane(&lengths[..first]);
        let mut view = View::new(400.0, 200.0, whole.end().max(Nanos(1)));
        let mut at = trace.end();
        let mut rest = lengths[first..].iter();
        for (kind, columns, times) in moves {
            match kind {
                0 => view.window = view.window.panned(columns, view.axis_end),
                1 => view.window = view.window.zoomed(times, 77.0, view.axis_end),
                2 => for &(length, state) in rest.by_ref().take(columns.unsigned_abs() as usize) {
                    trace.apply(Event::Span { lane: LaneId(0), at, state, detail: None }).unwrap();
                    at += Nanos(length);
                    trace.extend_to(at);
                },
                _ => view.is_moving = !view.is_moving,
            }
            // While it is zoomed, and for some frames after it, some of it may be a few frames old.
            let frames = if view.is_moving || kept.is_settling() { 8 } else { 1 };
            let mut found = layout(&trace, &view, None, &mut kept);
            for _ in 1..frames {
                found = layout(&trace, &view, None, &mut kept);
            }
            prop_assert_eq!(kept.is_settling(), view.is_moving);
            if !view.is_moving {
                prop_assert_eq!(picture(&found), picture(&layout(&trace, &view, None, &mut Strips::default())));
            }
        }
    }

    /// While it is zoomed, every eighth frame shows a lane as it is.
    #[test]
    fn no_lane_is_stretched_for_long(
        lengths in lengths(),
        zooms in prop::collection::vec((0.9..1.1_f64, 0.0..400.0_f64), 1..24),
    ) {
        let mut kept = Strips::default();
        let trace = lane(&lengths);
        let mut view = View::new(400.0, 200.0, trace.end().max(Nanos(1)));
        view.is_moving = true;
        let mut ago = 0;
        for (times, place) in zooms {
            view.window = view.window.zoomed(times, place, view.axis_end);
            let found = layout(&trace, &view, None, &mut kept);
            let is_exact = seen(&found) == seen(&layout(&trace, &view, None, &mut Strips::default()));
            ago = if is_exact { 0 } else { ago + 1 };
            prop_assert!(ago < 8, "for {} frames", ago);
        }
    }

    /// Nothing goes blank meanwhile: a lane that only runs is seen to run in every column.
    #[test]
    fn nothing_is_blank_while_it_is_zoomed(
        zooms in prop::collection::vec((0.3..3.0_f64, 0.0..400.0_f64), 1..12),
    ) {
        let trace = lane(&[(1_000_000_000, State::Running)]);
        let mut kept = Strips::default();
        let mut view = View::new(400.0, 200.0, trace.end());
        view.is_moving = true;
        for (times, place) in zooms {
            view.window = view.window.zoomed(times, place, view.axis_end);
            let found = layout(&trace, &view, None, &mut kept);
            prop_assert_eq!(seen(&found), seen(&layout(&trace, &view, None, &mut Strips::default())));
        }
    }

    /// A window moved by whole columns has the same edges, only others of them; it
    /// never leaves the run, and a moment is in the column between whose edges it lies.
    #[test]
    fn windows_move_by_whole_columns(
        end in 1_000_u64..10_000_000, from in 0_u64..1_000_000, length in 1_u64..1_000_000, count in 1_u32..400,
        by in -500_i64..500, times in 0.1..10.0_f64, place in 0.0..400.0_f64,
    ) {
        let end = Nanos(end);
        let window = Window::new(Nanos(from).min(end), Nanos(from + length).min(end), count).zoomed(1.0, 0.0, end);
        let moved = window.panned(by, end);
        let shift = moved.shift_from(&window).unwrap();
        prop_assert!(shift.signum() * by.signum() >= 0 && shift.abs() <= by.abs());
        for column in 0..count {
            if let Ok(other) = u32::try_from(i64::from(column) + shift) && other <= count {
                prop_assert_eq!(moved.edge(column), window.edge(other));
            }
        }
        for window in [window, moved, window.zoomed(times, place, end)] {
            // A column wider than the run, for a run cannot be cut into parts of a nanosecond.
            prop_assert!(window.until().0 <= end.0 + u64::from(count) + 1, "{:?} in {}", window, end.0);
            for at in [window.from(), window.until(), Nanos(from), Nanos(from + length / 2)] {
                let column = window.column_of(at);
                if let Ok(column) = u32::try_from(column) && column < count {
                    prop_assert!(window.edge(column) <= at && at < window.edge(column + 1));
                }
            }
        }
    }
}

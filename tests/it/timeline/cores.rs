//! The cores of a simulated computer in the picture: which have rows, and that
//! what is painted of one is the share of its time that it was busy.

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{
    Band, Crowd, DisplayList, Item, Pixel, Raster, Row, Strips, View, about_span, layout, overview, place, source_words,
};
use interleave::trace::{Event, Lane, LaneKind, On, Source, State, Trace};
use proptest::prelude::*;

use super::sample::detail;

/// So many cores, of which each is busy from and until when `busy` says (in
/// microseconds, in order of time), until `end`; and the thread that runs there.
fn computer(cores: u32, busy: &[(u64, u64)], end: Nanos) -> Trace {
    let mut trace = Trace::new(Source::Simulated);
    let mut tell = |event| trace.apply(event).unwrap();
    let lane = |kind, parent, name: &str| Lane { kind, parent, name: name.to_owned() };
    for core in 0..cores {
        tell(Event::Lane(LaneId(core), lane(LaneKind::Core, None, &format!("Core {core}"))));
    }
    let (process, thread) = (LaneId(cores), LaneId(cores + 1));
    tell(Event::Lane(process, lane(LaneKind::Process, None, "MainProcess")));
    tell(Event::Lane(thread, lane(LaneKind::Thread, Some(process), "MainThread")));
    let span = |lane, at, state, detail| Event::Span { lane, at, state, detail };
    tell(span(thread, Nanos::ZERO, State::Running, None));
    for core in (0..cores).map(LaneId) {
        tell(span(core, Nanos::ZERO, State::Waiting, None));
        for &(from, until) in busy {
            tell(span(core, Nanos::from_micros(from), State::Running, detail(On::Core, None, Some(thread.0))));
            tell(span(core, Nanos::from_micros(until), State::Waiting, None));
        }
    }
    trace.extend_to(end);
    trace
}

fn view(trace: &Trace, height: f64) -> View {
    // Four device pixels each, so that a share can be told to about a fortieth.
    View { scale: 4.0, ..View::new(900.0, height, trace.end()) }
}

/// How much of a row's lane is filled, of 1.
fn filled(list: &DisplayList, view: &View, row: Row) -> f64 {
    let placed = list.rows.iter().find(|placed| placed.row == row).unwrap();
    let (top, bottom) = (view.head() + placed.top, view.head() + placed.bottom());
    let shares = list.items.iter().filter_map(|item| match item {
        Item::Raster(rect, raster, _) if rect.y >= top && rect.bottom() <= bottom => Some(painted(raster)),
        _ => None,
    });
    shares.sum()
}

/// Which share of an image is painted.
fn painted(raster: &Raster) -> f64 {
    let area = |band: &Band| {
        let painted = raster.runs(band.row).into_iter().filter(|&(_, _, pixel)| pixel != Pixel::NONE);
        painted.map(|(from, to, _)| to - from).sum::<u32>() * band.height
    };
    let high: u32 = raster.bands.iter().map(|band| band.height).sum();
    f64::from(raster.bands.iter().map(area).sum::<u32>()) / f64::from(raster.width * high)
}

#[test]
fn as_many_cores_have_rows_as_fit_and_the_others_share_one() {
    let check = |cores, height, shown: usize, hidden: usize| {
        let trace = computer(cores, &[(0, 500)], Nanos::from_millis(1));
        let mut view = view(&trace, height);
        let rows = |view: &View| -> Vec<Row> {
            place(&trace, view)
                .iter()
                .map(|placed| placed.row)
                .skip(1)
                .take_while(|row| !matches!(row, Row::Group(_)))
                .collect()
        };
        let mut expected: Vec<Row> = (0..shown as u32).map(|core| Row::Core(LaneId(core))).collect();
        expected.extend((hidden > 0).then_some(Row::More { crowd: Crowd::Cores, hidden }));
        assert_eq!(rows(&view), expected, "{cores} cores in {height}");
        view.folds.turn(Row::Cores);
        assert_eq!(rows(&view), [], "folded");
        view.folds.turn(Row::Cores);
        view.folds.turn(Row::More { crowd: Crowd::Cores, hidden });
        let all = cores as usize + usize::from(hidden > 0);
        assert_eq!(rows(&view).len(), all, "opened");
    };
    check(1, 400.0, 1, 0);
    check(4, 400.0, 4, 0);
    check(8, 400.0, 8, 0);
    check(9, 400.0, 7, 2);
    check(128, 400.0, 7, 121);
    check(128, 2_000.0, 7, 121);
    check(8, 250.0, 3, 5);
    check(8, 0.0, 2, 6);
}

#[test]
fn folds_are_carried_from_one_run_to_the_next() {
    let trace = |cores| computer(cores, &[], Nanos::from_millis(1));
    let (few, many) = (trace(2), trace(128));
    let mut view = view(&few, 400.0);
    view.folds.turn(Row::Group(LaneId(2)));
    view.folds.turn(Row::More { crowd: Crowd::Cores, hidden: 0 });
    let carried = view.folds.carried_over(&few, &many);
    assert!(carried.is_closed(LaneId(128)) && carried.is_open(Crowd::Cores));
    assert!(!carried.is_closed(LaneId(2)), "that is a core now");
}

#[test]
fn the_shortest_slice_is_seen() {
    let trace = computer(1, &[(500_000, 500_001)], Nanos::from_millis(1_000));
    let view = view(&trace, 400.0);
    let share = filled(&layout(&trace, &view, None, &mut Strips::default()), &view, Row::Core(LaneId(0)));
    assert!(share > 0.0 && share < 0.001, "{share}");
}

#[test]
fn a_core_says_whom_it_runs_and_that_it_is_idle() {
    let trace = computer(2, &[(100, 400)], Nanos::from_millis(1));
    let check = |index, title: &str, about: Option<&str>| {
        let words = about_span(&trace, LaneId(1), index).unwrap();
        assert_eq!((words.title.as_str(), words.about.as_slice()), (title, about.map(str::to_owned).as_slice()));
    };
    check(0, "Core 1 · idle", None);
    check(1, "Core 1 · running", Some("runs MainThread"));
    assert_eq!(source_words(trace.source()), "simulated");
    // The strip's scale is the number of cores, however few of them work.
    assert_eq!(overview(&trace).label, "Cores in use");
}

proptest! {
    /// Whether its slices are longer than a pixel or a thousand times shorter.
    #[test]
    fn what_is_filled_is_the_share_of_time_that_a_core_was_busy(
        busy in 0_u64..=100, period in prop_oneof![Just(200), Just(1_000), Just(20_000), Just(300_000)], cores in 1_u32..12
    ) {
        let end = 1_200_000;
        let slices: Vec<_> = (0..end / period).map(|slice| (slice * period, slice * period + period * busy / 100)).collect();
        let trace = computer(cores, &slices, Nanos::from_micros(end));
        let view = view(&trace, 400.0);
        let list = layout(&trace, &view, None, &mut Strips::default());
        for row in list.rows.iter().map(|placed| placed.row).filter(|row| matches!(row, Row::Core(_) | Row::More { .. })) {
            let share = filled(&list, &view, row);
            prop_assert!((share - busy as f64 / 100.0).abs() < 0.04, "{row:?}: {share} of {busy} %");
        }
    }
}

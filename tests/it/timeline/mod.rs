//! The lanes as a picture: what is painted, what is under the pointer, where
//! the keys lead, and what is said of it.

mod columns;
mod cores;
mod moving;
mod recorder;
mod sample;

use std::fs;

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{
    Crowd, Cursor, Folds, Hit, Palette, PlacedRow, Point, Row, Scheme, Step, Strips, SvgSurface, View, about_columns,
    about_span, axis_end_for, content_height, crowd_words, hit, layout, marks, names, overview, paint, place, step,
};
use interleave::trace::{CounterKind, Event, LaneKind, On, Trace};
use proptest::prelude::*;

use crate::chance;
use recorder::{Recorder, inks};

fn view(trace: &Trace, width: f64) -> View {
    View::new(width, 300.0, axis_end_for(Nanos::ZERO, trace.end(), false))
}

/// Compares a picture with the one that is kept; `UPDATE=1` keeps the new one.
fn check_picture(name: &str, trace: &Trace, view: &View) {
    let mut recorder = Recorder::default();
    let overview = overview(trace);
    let list = layout(trace, view, Some(&overview), &mut Strips::default());
    let beside = names(trace, view, &list.rows, Some(&overview));
    paint(&mut recorder, &list, &beside, &inks());
    let file = format!("{}/tests/data/pictures/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, &recorder.0).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == recorder.0, "{name} is another picture now; look at it, then run the test with UPDATE=1");
}

#[test]
fn pictures_are_as_they_were() {
    let gil = sample::gil();
    let on_a_wait = View {
        cursor: Some(Cursor::Span(LaneId(2), 2)),
        by_keys: true,
        moment: Some(Nanos::from_millis(60)),
        gil: Some(true),
        ..view(&gil, 900.0)
    };
    check_picture("gil", &gil, &on_a_wait);
    check_picture("gil-phone", &gil, &view(&gil, 390.0));
    let tasks = sample::tasks(20);
    check_picture("tasks", &tasks, &view(&tasks, 900.0));
    check_picture("tasks-scrolled", &tasks, &View { scroll: 120.0, ..view(&tasks, 900.0) });
    let states = sample::states();
    check_picture("states", &states, &view(&states, 900.0));
}

#[test]
fn rows_are_folded_and_opened() {
    let trace = sample::tasks(20);
    let mut view = view(&trace, 900.0);
    let count = |view: &View| place(&trace, view).len();
    // A heading, the loop, nine tasks, what stands for the hidden ones, three tasks.
    assert_eq!(count(&view), 15);
    let crowd = Crowd::Tasks(LaneId(1));
    let fold = Row::More { crowd, hidden: 8 };
    assert!(place(&trace, &view).iter().any(|placed| placed.row == fold));
    view.folds.turn(fold);
    assert_eq!(count(&view), 23);
    view.folds.turn(Row::More { crowd, hidden: 0 });
    assert_eq!(count(&view), 15);
    view.folds.turn(Row::Group(LaneId(0)));
    assert_eq!(count(&view), 1);
    // Where there is little room a process with one thread is one row.
    let two = sample::states();
    let rows_of = |width| place(&two, &View::new(width, 300.0, two.end())).len();
    assert_eq!((rows_of(900.0), rows_of(390.0)), (4, 2));
    let few = sample::tasks(13);
    let shown = place(&few, &View { folds: Folds::default(), ..view });
    assert_eq!(shown.len(), 15, "one more row is not worth a fold");
    let crowd = Crowd::Threads(LaneId(0));
    for (threads, hidden) in [(57, 0), (58, 2), (1_000, 944)] {
        let trace = sample::threads(threads);
        let mut view = View::new(900.0, 300.0, trace.end());
        let rows = place(&trace, &view);
        let more =
            |rows: &[PlacedRow]| rows.iter().map(|placed| placed.row).find(|row| matches!(row, Row::More { .. }));
        assert_eq!(more(&rows), (hidden > 0).then_some(Row::More { crowd, hidden }), "{threads} threads");
        let shown = rows.iter().filter(|placed| placed.row.lane().is_some()).count();
        assert_eq!(shown + hidden, threads as usize);
        if let Some(more) = more(&rows) {
            view.folds.turn(more);
            assert_eq!(place(&trace, &view).len(), 2 + threads as usize, "and the row that folds them again");
        }
    }
}

#[test]
fn the_axis_has_marks_a_reader_can_count_with() {
    let check = |end: Nanos, width, labels: &[&str]| {
        let found: Vec<_> = marks(Nanos::ZERO, end, width, 120.0).ticks.into_iter().map(|tick| tick.label).collect();
        assert_eq!(found, labels, "{end} over {width}");
    };
    check(Nanos::from_millis(147), 600.0, &["0 ms", "50 ms", "100 ms"]);
    check(Nanos::from_millis(780), 1_000.0, &["0 s", "0.1 s", "0.2 s", "0.3 s", "0.4 s", "0.5 s", "0.6 s", "0.7 s"]);
    check(Nanos::from_millis(12_000), 500.0, &["0 s", "5 s", "10 s"]);
    check(Nanos::from_micros(900), 600.0, &["0 ms", "0.2 ms", "0.4 ms", "0.6 ms", "0.8 ms"]);
    check(Nanos(950), 300.0, &["0 µs", "0.5 µs"]);
    check(Nanos(7), 900.0, &["0 ns", "1 ns", "2 ns", "3 ns", "4 ns", "5 ns", "6 ns", "7 ns"]);
    check(Nanos(1), 100.0, &["0 ns", "1 ns"]);
}

#[test]
fn the_axis_grows_in_steps_and_fits_at_the_end() {
    let millis = Nanos::from_millis;
    let check = |shown, end, is_live, reach| assert_eq!(axis_end_for(shown, end, is_live), reach);
    check(Nanos::ZERO, millis(3), true, millis(250));
    check(millis(250), millis(249), true, millis(250));
    check(millis(400), millis(401), true, millis(500));
    check(millis(500), millis(401), false, millis(401));
    check(Nanos::ZERO, Nanos::ZERO, false, Nanos(1));
}

#[test]
fn the_pointer_finds_what_is_painted_there() {
    let trace = sample::gil();
    let view = view(&trace, 900.0);
    let list = layout(&trace, &view, None, &mut Strips::default());
    let x_of = |millis: u64| list.plot.x + list.plot.width * millis as f64 / 104.0;
    let y_of = |row: usize| view.head() + list.rows[row].top + list.rows[row].height / 2.0;
    let check = |x, y, found: Option<Hit>| assert_eq!(hit(&trace, &list, &view, Point { x, y }), found, "at {x}, {y}");
    check(20.0, y_of(0), Some(Hit::Turn(Row::Group(LaneId(0)))));
    check(x_of(60), y_of(1), Some(Hit::Span(LaneId(1), 1)));
    check(x_of(60), y_of(2), Some(Hit::Span(LaneId(2), 2)));
    check(x_of(60), y_of(3), Some(Hit::Span(LaneId(3), 2)));
    check(x_of(2), y_of(3), None);
    check(20.0, y_of(3), None);
    check(x_of(60), 10.0, None);
    check(x_of(60), 290.0, None);
}

#[test]
fn keys_reach_every_span_and_every_row() {
    let trace = sample::gil();
    let rows = place(&trace, &view(&trace, 900.0));
    let walk = |steps: &[Step]| steps.iter().fold(None, |cursor, &by| step(&trace, &rows, cursor, by));
    let check = |steps: &[Step], cursor| assert_eq!(walk(steps), Some(cursor), "{steps:?}");
    use Step::{Down, First, Last, Left, Right, Up};
    check(&[Down], Cursor::Row(Row::Group(LaneId(0))));
    check(&[Down, Down], Cursor::Span(LaneId(1), 0));
    check(&[Down, Up], Cursor::Row(Row::Group(LaneId(0))));
    check(&[Down, Down, Right, Right], Cursor::Span(LaneId(1), 2));
    check(&[Down, Down, Right, Right, Left], Cursor::Span(LaneId(1), 1));
    // From 100 ms to the neighbour's span at that time.
    check(&[Down, Down, Right, Right, Down], Cursor::Span(LaneId(2), 4));
    check(&[Down, Down, Down, Last], Cursor::Span(LaneId(2), 4));
    check(&[Down, Down, Down, Last, Right, First, Left], Cursor::Span(LaneId(2), 0));
    check(&[Down, Down, Down, Down, Down, Down], Cursor::Span(LaneId(3), 0));
}

#[test]
fn a_wait_is_told_whole_with_everyone_who_held_it() {
    let check = |on, holders: &[u32], sentence: &str| {
        let trace = sample::in_turn(on, holders);
        for piece in 0..holders.len() {
            assert_eq!(about_span(&trace, LaneId(1), piece).unwrap().sentence(), sentence);
        }
    };
    check(On::Lock, &[2], "MainThread, blocked on a lock, 0 ns → 1.00 ms, 1.00 ms, table, held by A");
    check(On::Lock, &[2, 3], "MainThread, blocked on a lock, 0 ns → 2.00 ms, 2.00 ms, table, held by A, then B");
    let all = "MainThread, blocked on a lock, 0 ns → 5.00 ms, 5.00 ms, table, held by A, B, then A";
    check(On::Lock, &[2, 3, 3, 3, 2], all);
    check(On::Gil, &[2, 3, 4], "MainThread, blocked on a lock, 0 ns → 3.00 ms, 3.00 ms, held by A, B, then C");
    let many = "MainThread, blocked on a lock, 0 ns → 5.00 ms, 5.00 ms, held by A, B, 2 others, then E";
    check(On::Gil, &[2, 3, 4, 5, 6], many);
}

#[test]
fn a_span_is_told_in_a_sentence() {
    let trace = sample::gil();
    let check = |lane, index, sentence: &str| {
        assert_eq!(about_span(&trace, LaneId(lane), index).unwrap().sentence(), sentence);
    };
    check(1, 1, "MainThread, waiting, 10.0 ms → 100 ms, 90.0 ms, for Thread-1 (work) to end");
    check(2, 2, "Thread-1 (work), waiting for the GIL, 50.0 ms → 80.0 ms, 30.0 ms, held by Thread-2 (work)");
    check(2, 1, "Thread-1 (work), running, 20.0 ms → 50.0 ms, 30.0 ms, numbers 0 to 99");
    check(2, 4, "Thread-1 (work), done, since 100 ms");
    assert_eq!(about_span(&trace, LaneId(2), 5), None);
    assert_eq!(crowd_words(&trace, Nanos::from_millis(60)), "1 waiting for the GIL, 1 running, 1 waiting");
    let (from, until) = (Nanos::from_millis(40), Nanos::from_millis(90));
    let near: Vec<_> = trace.spans(LaneId(2)).between(from, until, trace.end()).collect();
    let words = about_columns(&trace, LaneId(2), from, until, &near);
    assert_eq!(
        words.sentence(),
        "Thread-1 (work), 3 spans, 40.0 ms → 90.0 ms, 50.0 ms, waiting for the GIL 60 %, running 40 %"
    );
}

#[test]
fn a_picture_is_a_document_too() {
    let trace = sample::gil();
    let mut svg = SvgSurface::default();
    let view = view(&trace, 900.0);
    let list = layout(&trace, &view, None, &mut Strips::default());
    paint(&mut svg, &list, &names(&trace, &view, &list.rows, None), &Palette::of(Scheme::Light));
    let document = svg.into_document();
    assert!(document.starts_with("<svg xmlns=") && document.ends_with("</svg>\n"));
    assert!(document.contains("Thread-1 (work)</text>") && document.contains("#15805a"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_trace_can_be_shown(trace in chance::trace(), width in 40.0..2_000.0_f64, scroll in 0.0..200.0_f64) {
        let mut view = View { scroll, ..view(&trace, width) };
        let list = layout(&trace, &view, Some(&overview(&trace)), &mut Strips::default());
        prop_assert!(content_height(&trace, &view) >= view.head());
        // Whatever is under the pointer has words; wherever keys lead is a row that is there.
        for y in 0..30 {
            if let Some(Hit::Span(lane, index)) = hit(&trace, &list, &view, Point { x: width / 2.0, y: f64::from(y) * 10.0 }) {
                prop_assert!(about_span(&trace, lane, index).is_some());
            }
        }
        let rows = place(&trace, &view);
        for by in [Step::Down, Step::Right, Step::Down, Step::Last, Step::Up] {
            view.cursor = step(&trace, &rows, view.cursor, by);
            prop_assert!(view.cursor.is_none_or(|cursor| cursor.row(&rows).is_some()));
            layout(&trace, &view, None, &mut Strips::default());
        }
    }
}

#[test]
fn a_heading_tells_the_memory_of_its_moment() {
    let mut trace = sample::gil();
    let process = trace.lanes().find(|(_, lane)| lane.kind == LaneKind::Process).unwrap().0;
    for (millis, value) in [(0, 8_300_000), (10, 23_400_000), (20, 0)] {
        let at = Nanos::from_millis(millis);
        trace.apply(Event::Counter { kind: CounterKind::Memory, lane: process, at, value }).unwrap();
    }
    let heading = |millis| {
        let view = View { playhead: Nanos::from_millis(millis), ..view(&trace, 900.0) };
        let mut recorder = Recorder::default();
        paint(&mut recorder, &layout(&trace, &view, None, &mut Strips::default()), &[], &inks());
        recorder.0.lines().find(|line| line.contains(" threads")).unwrap().to_owned()
    };
    assert!(heading(9).ends_with(" · 8.3 MB"), "{}", heading(9));
    assert!(heading(10).ends_with(" · 23.4 MB"), "{}", heading(10));
    assert!(!heading(21).contains("MB"), "it is over: {}", heading(21));
}

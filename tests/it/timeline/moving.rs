//! What moves the picture: the playhead, a move from window to window, a pointer
//! that is held down, two fingers, and what is measured.

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{Drag, Effect, Motion, Pace, Pinch, Play, Point, View, Window, brush_x, marks, times};
use interleave::trace::State;

use super::sample;

const END: Nanos = Nanos::from_millis(100);

fn view() -> View {
    View::new(994.0, 300.0, END)
}

#[test]
fn the_playhead_sweeps_what_is_seen_in_eight_seconds() {
    let check = |pace, window: Window, micros, at: Nanos| {
        let mut play = Play { pace, ..Play::default() };
        play.toggle(END);
        play.advance(&window, micros, END);
        assert_eq!(play.at, at, "{pace:?} after {micros} µs");
    };
    let whole = view().window;
    let half = Window::new(Nanos::ZERO, Nanos::from_millis(50), whole.count());
    check(Pace::Usual, whole, 4_000_000, Nanos::from_millis(50));
    check(Pace::Usual, half, 4_000_000, Nanos::from_millis(25));
    check(Pace::Quarter, whole, 4_000_000, Nanos(12_500_000));
    check(Pace::Fourfold, whole, 1_000_000, Nanos::from_millis(50));
    // It stops at the end.
    check(Pace::Fourfold, whole, 9_000_000, END);
}

#[test]
fn what_is_at_its_end_begins_again_and_a_range_goes_round() {
    let window = view().window;
    let mut play = Play { at: END, ..Play::default() };
    play.toggle(END);
    assert_eq!((play.at, play.is_playing), (Nanos::ZERO, true));
    let (from, until) = (Nanos::from_millis(20), Nanos::from_millis(30));
    play.round = Some((from, until));
    play.toggle(END);
    play.toggle(END);
    assert_eq!(play.at, from, "it begins where it goes round");
    play.advance(&window, 400_000, END);
    assert_eq!(play.at, Nanos::from_millis(25));
    play.advance(&window, 500_000, END);
    assert_eq!((play.at, play.is_playing), (from, true));
}

#[test]
fn the_pace_is_compared_with_the_runs_own() {
    let check = |length: Nanos, words: &str| {
        let window = Window::new(Nanos::ZERO, length, 800);
        assert_eq!(Play::default().pace_words(&window), words);
    };
    check(Nanos::from_millis(54), "150× slower");
    check(Nanos::from_millis(147), "54× slower");
    check(Nanos::from_millis(8_000), "as fast as it ran");
    check(Nanos::from_millis(4_000), "2.0× slower");
    check(Nanos::from_millis(80_000), "10× faster");
    check(Nanos(1_000), "8\u{202f}000\u{202f}000× slower");
}

#[test]
fn the_picture_follows_the_playhead() {
    let window = Window::new(Nanos::ZERO, Nanos::from_millis(10), 800);
    let follow = |millis| Play { at: Nanos::from_millis(millis), ..Play::default() }.follow(&window);
    assert_eq!(follow(5), 0);
    assert_eq!(follow(10), 800 - 80, "it is next seen near the left edge");
    assert!(window.panned(follow(10), END).column_of(Nanos::from_millis(10)) < 100);
}

#[test]
fn a_move_ends_where_it_leads() {
    let view = view();
    let to = Window::new(Nanos::from_millis(40), Nanos::from_millis(50), view.window.count());
    let mut motion = Motion::new(view.window, to);
    let mut last = view.window.length();
    let mut steps = 0;
    loop {
        let (window, is_there) = motion.step(16.0);
        assert!(window.length() <= last, "it only comes closer");
        (last, steps) = (window.length(), steps + 1);
        if is_there {
            assert_eq!(window, to);
            break;
        }
    }
    assert!((5..20).contains(&steps), "{steps} frames");
}

#[test]
fn a_pointer_pans_brushes_scrubs_and_measures() {
    let mut view = view();
    view.window = Window::new(Nanos::from_millis(20), Nanos::from_millis(40), view.columns());
    let x = |millis| view.x(Nanos::from_millis(millis));
    let (in_lanes, on_axis, in_strip) = (200.0, view.sizes.overview + 8.0, 10.0);
    let drag = |measures, from: (f64, f64), to: (f64, f64)| {
        let mut drag = Drag::begin(&view, Point { x: from.0, y: from.1 }, measures);
        drag.go_to(&view, Point { x: to.0, y: to.1 })
    };
    let shown = |effect| match effect {
        Some(Effect::Show(window, _)) => (window.from().0.div_ceil(100_000) / 10, window.until().0 / 1_000_000),
        other => panic!("{other:?}"),
    };
    // What was under the pointer stays under it.
    assert_eq!(shown(drag(false, (x(30), in_lanes), (x(25), in_lanes))), (25, 45));
    assert_eq!(shown(drag(false, (x(30), in_lanes), (x(40), in_lanes))), (10, 30));
    assert_eq!(drag(false, (x(30), in_lanes), (x(30) + 2.0, in_lanes)), None, "that was a press");
    assert_eq!(drag(false, (x(22), on_axis), (x(30), on_axis)), Some(Effect::Scrub(view.time_at(x(30)))));
    let measured = Some(Effect::Measure(view.time_at(x(24)), view.time_at(x(30))));
    assert_eq!(drag(true, (x(30), in_lanes), (x(24), in_lanes)), measured);
    let strip = |millis: u64| brush_x(&view, Nanos::from_millis(millis));
    assert_eq!(shown(drag(false, (strip(60), in_strip), (strip(81), in_strip))), (60, 81));
    assert_eq!(shown(drag(false, (strip(30), in_strip), (strip(40), in_strip))), (30, 50), "the frame goes along");
    assert_eq!(shown(drag(false, (strip(40), in_strip), (strip(70), in_strip))), (20, 70), "its edge is taken hold of");
}

#[test]
fn two_fingers_zoom_about_their_middle() {
    let view = view();
    let at = |x: f64| Point { x, y: 200.0 };
    let middle = view.x(Nanos::from_millis(50));
    let window =
        Pinch::begin(&view, at(middle - 50.0), at(middle + 50.0)).go_to(&view, at(middle - 200.0), at(middle + 200.0));
    assert_eq!(window.length().0 / 1_000_000, 25, "four times as close");
    let place = window.place(Nanos::from_millis(50)) + view.gutter();
    assert!((place - middle).abs() < 1.0, "{place} and {middle}");
}

#[test]
fn marks_count_from_a_rounder_moment_where_figures_get_long() {
    let from = Nanos(1_234_567_000);
    let axis = marks(from, from + Nanos(1_000), 600.0, 120.0);
    assert_eq!(axis.base, Some(Nanos(1_234_400_000)));
    let labels: Vec<_> = axis.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(labels, ["+167 µs", "+167.2 µs", "+167.4 µs", "+167.6 µs", "+167.8 µs", "+168 µs"]);
    assert_eq!(marks(Nanos::ZERO, END, 600.0, 120.0).base, None);
}

#[test]
fn what_is_measured_is_told_for_each_lane_and_as_a_file() {
    let trace = sample::gil();
    let times = times(&trace, Nanos::from_millis(40), Nanos::from_millis(90));
    let row = |lane: usize, state: State| {
        let column = times.states.iter().position(|&known| known == state).unwrap();
        times.rows[lane].1[column].0 / 1_000_000
    };
    assert_eq!(times.rows[1].0, trace.lane(LaneId(2)).unwrap().name);
    assert_eq!((row(1, State::Gil), row(1, State::Running)), (30, 20));
    assert_eq!(times.sum[State::Gil.index()], Nanos::from_millis(40));
    let csv = times.csv();
    assert!(csv.starts_with("lane,"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + times.rows.len());
    assert!(csv.contains("Thread-1 (work),30000000,"), "{csv}");
}

//! What the mouse, its wheel and fingers do to the timeline; in a course page the wheel is the
//! course page's.

use super::{Now, first_thread, open_finished, settled};
use crate::driving::browser::{Browser, with_browser};
use crate::driving::hands::{CTRL, NONE, Place, SHIFT};
use crate::driving::page::{wait_for_end, wait_for_page};
use crate::driving::site::{course_page, here};

/// Where on the timeline: a share of the plot's width, and which part of it.
type Spot = (f64, Part);

#[derive(Clone, Copy, Debug)]
enum Part {
    Strip,
    Axis,
    Thread,
}
use Part::{Axis, Strip, Thread};

#[derive(Clone, Copy, Debug)]
enum Act {
    /// So many pixels to the right and down.
    Wheel(Spot, Place, u32),
    Drag(Spot, Spot, u32),
    Click(Spot),
    Twice(Spot),
    Key(&'static str),
    /// Each finger from one spot to another.
    Fingers(&'static [(Spot, Spot)]),
}
use Act::{Click, Drag, Fingers, Key, Twice, Wheel};

/// What is done, and what is different behind it.
type Step = (Act, &'static str, fn(&Now, &Now) -> bool);

async fn act(browser: &Browser, now: &Now, thread: f64, act: Act) {
    let place = |(share, part): Spot| {
        let below = match part {
            Strip => 20.0,
            Axis => 51.0,
            Thread => thread,
        };
        now.place(share, below)
    };
    match act {
        Wheel(at, by, held) => browser.wheel(place(at), by, held).await,
        Drag(from, to, held) => browser.drag(place(from), place(to), held).await,
        Click(at) => browser.click_at(place(at), 1).await,
        Twice(at) => browser.click_at(place(at), 2).await,
        Key(key) => browser.key(key).await,
        Fingers(moves) => {
            let moves: Vec<_> = moves.iter().map(|&(from, to)| (place(from), place(to))).collect();
            browser.fingers(&moves).await;
        }
    }
}

async fn check(browser: &Browser, query: &str, steps: &[Step]) {
    let trace = open_finished(browser, query).await;
    let thread = first_thread(browser, &trace).await;
    for &(what_is_done, what, holds) in steps {
        let before = settled(browser).await;
        act(browser, &before, thread, what_is_done).await;
        let after = settled(browser).await;
        assert!(holds(&before, &after), "{what_is_done:?}: not {what}:\n{before:#?}\n{after:#?}");
        assert_eq!(after.renders, before.renders, "{what_is_done:?} renders");
    }
    assert_eq!(browser.console().await, Vec::<String>::new());
}

const MOUSE: &[Step] = &[
    (Wheel((0.3, Thread), (0.0, -240.0), CTRL), "closer, the moment under the pointer where it was", |was, is| {
        is.length() < was.length() * 0.7 && was.is_near(was.at(0.3), is.at(0.3))
    }),
    (Wheel((0.6, Thread), (0.0, -120.0), CTRL), "closer still", |was, is| {
        is.length() < was.length() * 0.8 && was.is_near(was.at(0.6), is.at(0.6))
    }),
    (Drag((0.7, Thread), (0.4, Thread), NONE), "moved along with the pointer", |was, is| {
        is.is_as_long(was) && was.is_near(was.at(0.7), is.at(0.4))
    }),
    (Wheel((0.5, Thread), (0.0, -100.0), SHIFT), "moved by the wheel", |was, is| {
        is.is_as_long(was) && is.from < was.from
    }),
    (Drag((0.3, Thread), (0.5, Thread), SHIFT), "measured", |was, is| {
        is.measured.contains('%') && (is.from, is.until) == (was.from, was.until)
    }),
    (Click((0.5, Thread)), "selected, the playhead there", |was, is| {
        !is.cell.is_empty() && is.is_near(is.playhead, was.at(0.5)) && (is.from, is.until) == (was.from, was.until)
    }),
    (Key("ArrowRight"), "the next span: the keys go on from what was clicked", |was, is| {
        is.focus == "lanes" && is.cell != was.cell
    }),
    (Key("0"), "all of it", |_, is| is.from == 0.0),
    (Drag((0.2, Strip), (0.6, Strip), NONE), "brushed", |was, is| {
        was.is_near(is.from, was.at(0.2)) && was.is_near(is.until, was.at(0.6))
    }),
    (Drag((0.4, Strip), (0.5, Strip), NONE), "the frame moved", |was, is| {
        is.from > was.from && (is.length() / was.length() - 1.0).abs() < 0.01
    }),
    (Drag((0.2, Axis), (0.7, Axis), NONE), "scrubbed", |was, is| is.is_near(is.playhead, was.at(0.7))),
    (Key("0"), "all of it again", |_, is| is.from == 0.0),
    (Twice((0.5, Thread)), "zoomed to the span", |was, is| {
        is.length() < was.length() * 0.7 && is.from <= was.at(0.5) + 1.0 && was.at(0.5) <= is.until
    }),
];

#[test]
fn a_mouse_moves_measures_selects_and_zooms() {
    with_browser(async |browser| check(browser, "model=threads", MOUSE).await);
}

const TOUCH: &[Step] = &[
    (Fingers(&[((0.4, Thread), (0.2, Thread)), ((0.6, Thread), (0.8, Thread))]), "closer", |was, is| {
        (is.length() / was.length() - 1.0 / 3.0).abs() < 0.1 && (is.at(0.5) - was.at(0.5)).abs() < was.length() * 0.05
    }),
    (Fingers(&[((0.7, Thread), (0.4, Thread))]), "moved along with the finger", |was, is| {
        is.is_as_long(was) && is.from > was.at(0.2) && is.from < was.at(0.35)
    }),
    (Fingers(&[((0.5, Thread), (0.5, Thread))]), "a tap selects", |was, is| is.is_near(is.playhead, was.at(0.5))),
    (Fingers(&[((0.2, Thread), (0.4, Thread)), ((0.8, Thread), (0.6, Thread))]), "further off", |was, is| {
        is.length() > was.length() * 2.0
    }),
];

#[test]
fn fingers_move_and_zoom() {
    with_browser(async |browser| {
        browser.resize(390, 844).await;
        check(browser, "model=threads", TOUCH).await;
    });
}

#[test]
fn a_plain_wheel_scrolls_the_rows_where_they_do_not_fit_and_zooms_where_they_do() {
    const SCROLLS: &[Step] = &[(Wheel((0.5, Thread), (0.0, 200.0), NONE), "scrolled", |was, is| {
        is.scrolled > was.scrolled && (is.from, is.until) == (was.from, was.until)
    })];
    const ZOOMS: &[Step] = &[(Wheel((0.5, Thread), (0.0, -200.0), NONE), "zoomed", |was, is| {
        is.scrolled == was.scrolled && is.length() < was.length()
    })];
    with_browser(async |browser| {
        check(browser, "model=threads&gil=off&workers=40", SCROLLS).await;
        check(browser, "model=threads&workers=2&cores=2", ZOOMS).await;
    });
}

#[test]
fn in_a_course_page_a_plain_wheel_is_the_course_pages() {
    with_browser(async |browser| {
        let frame = here("/built/?embed&model=threads&workers=20");
        browser.goto(&here(&course_page(&frame, "four", &[], &[]))).await;
        browser.run("document.body.style.height = '4000px';").await;
        browser.enter_frame("#frame").await;
        wait_for_page(browser).await;
        wait_for_end(browser).await;
        let heard = "globalThis.heard = [];
            addEventListener('wheel', event => heard.push(event.defaultPrevented), { passive: true });";
        browser.run(heard).await;
        let before = settled(browser).await;
        browser.leave_frame().await;
        browser.wheel((500.0, 300.0), (0.0, 300.0), NONE).await;
        browser.wait_until("the course page scrolls", "scrollY > 100", crate::driving::browser::PATIENCE).await;
        browser.run("scrollTo(0, 0);").await;
        browser.enter_frame("#frame").await;
        let after = settled(browser).await;
        assert_eq!((before.from, before.until, before.scrolled), (after.from, after.until, after.scrolled));
        assert_eq!(browser.run("return heard;").await, serde_json::json!([false]));
        browser.leave_frame().await;
        // With Ctrl it is ours, there too.
        browser.wheel((500.0, 300.0), (0.0, -300.0), CTRL).await;
        browser.enter_frame("#frame").await;
        let zoomed = settled(browser).await;
        assert!(zoomed.length() < before.length(), "{before:?}, then {zoomed:?}");
        assert_eq!(browser.run("return heard;").await, serde_json::json!([false, true]));
    });
}

//! The timeline for whoever sees or moves differently: less motion, colours of the system, large
//! print. What axe-core finds is in accessible.rs.

use interleave::base::{LaneId, Nanos};
use interleave::trace::{State, Trace};

use super::{open_finished, row_of};
use crate::driving::browser::{Browser, with_browser};
use crate::driving::page::open;

#[test]
fn who_asks_for_less_motion_is_there_at_once() {
    with_browser(async |browser| {
        for (wish, at_once) in [("no-preference", false), ("reduce", true)] {
            browser.prefer("prefers-reduced-motion", wish).await;
            open_finished(browser, "").await;
            let zoom = "
                const view = () => { const { from, until } = interleave.view(); return [from, until]; };
                const still = view();
                document.querySelector('.lanes').dispatchEvent(
                    new KeyboardEvent('keydown', { key: 'w', code: 'KeyW', bubbles: true, cancelable: true }));
                await new Promise(requestAnimationFrame);
                const soon = view();
                await new Promise(resolve => setTimeout(resolve, 600));
                return [still, soon, view()].map(String);";
            let views = browser.run(zoom).await;
            assert_ne!(views[0], views[2], "{wish}: it zooms");
            assert_eq!(views[1] == views[2], at_once, "{wish}: {views}");
        }
    });
}

/// The middle of the longest span in which a lane is in a state.
fn longest(trace: &Trace, lane: LaneId, state: State) -> Nanos {
    let spans = trace.spans(lane);
    let found = (0..spans.len()).filter_map(|index| spans.get(index, trace.end())).filter(|span| span.state == state);
    let span = found.max_by_key(|span| span.end.since(span.start)).unwrap_or_else(|| panic!("never {state:?}"));
    Nanos(span.start.0.midpoint(span.end.0))
}

/// How many pixels of a lane have another colour than the ground beside it, at a moment.
async fn height(browser: &Browser, at: Nanos, y: f64) -> u64 {
    let count = format!(
        "const context = document.querySelector('.plot').getContext('2d'), view = interleave.view();
         const x = view.left + (view.right - view.left) * ({} - view.from) / (view.until - view.from);
         const pixels = new Uint32Array(context.getImageData(Math.round(x), Math.round({y}) - 14, 1, 28).data.buffer);
         return pixels.filter(pixel => pixel !== pixels[0]).length;",
        at.0
    );
    browser.run(&count).await.as_u64().unwrap()
}

#[test]
fn in_the_systems_colours_states_differ_by_their_height() {
    with_browser(async |browser| {
        for colours in ["none", "active"] {
            browser.prefer("forced-colors", colours).await;
            let trace = open_finished(browser, "model=threads").await;
            let (lane, y) = row_of(browser, &trace, |lane| !lane.name.contains("Main")).await;
            let running = height(browser, longest(&trace, lane, State::Running), y).await;
            let waiting = height(browser, longest(&trace, lane, State::Gil), y).await;
            browser.screenshot(&format!("timeline-forced-{colours}")).await;
            assert!(running >= 22 && (12..=18).contains(&waiting), "{colours}: {running} and {waiting} pixels");
        }
    });
}

/// Buttons and texts that lie on one another, or are cut, or are outside the page.
const CROWDED: &str = "
    const wrong = [], seen = [];
    const name = node => (node.ariaLabel ?? node.innerText ?? '').trim() || node.className || node.tagName;
    const parts = '.header :is(h1, select, button), .controls :is(button, input), .transport :is(button, .time, .scrub),'
        + ' .status > :not(.hidden), .legend button, .tabs label, .tiles dd';
    for (const node of document.querySelectorAll(parts)) {
        const box = node.getBoundingClientRect();
        if (!node.checkVisibility({ visibilityProperty: true }) || box.width < 2 || node.matches('.legend *')) continue;
        if (box.left < -0.5 || box.right > innerWidth + 0.5) wrong.push(name(node) + ' is outside');
        if (node.matches('button') && node.scrollWidth > node.clientWidth + 1) wrong.push(name(node) + ' is cut');
        for (const [other, its] of seen) {
            const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
            const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
            if (across > 1.5 && down > 1.5 && !other.contains(node)) wrong.push(name(node) + ' lies on ' + name(other));
        }
        seen.push([node, box]);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways');
    return wrong;";

/// As large as on any other screen, and no coarser than that can show: a canvas has a pixel for each
/// of the screen's, and what runs is seen where it belongs.
#[test]
fn on_a_fine_screen_the_picture_is_as_large_and_finer() {
    with_browser(async |browser| {
        for ratio in [1.0, 1.5, 2.0, 3.0] {
            browser.resize_fine(390, 844, ratio).await;
            let trace = open_finished(browser, "scenario=primes&model=sequential&cores=1").await;
            let sizes = format!(
                "const {{ clientWidth, clientHeight }} = document.querySelector('.lanes');
                const [plot, names] = document.querySelectorAll('.pictures canvas');
                return [plot.clientWidth === clientWidth, plot.clientHeight === clientHeight,
                    Math.abs(plot.width - clientWidth * devicePixelRatio) < 1,
                    Math.abs(names.width - names.clientWidth * devicePixelRatio) < 1,
                    names.clientWidth < clientWidth / 2, devicePixelRatio === {ratio}];"
            );
            assert_eq!(browser.run(&sizes).await, serde_json::json!(vec![true; 6]), "{ratio}");
            let (lane, y) = row_of(browser, &trace, |_| true).await;
            let colours = format!(
                "const plot = document.querySelector('.plot'), view = interleave.view();
                 const x = view.left + (view.right - view.left) * ({} - view.from) / (view.until - view.from);
                 const at = y => String(plot.getContext('2d').getImageData(
                     Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio), 1, 1).data);
                 return [at({y}), at({y} + 20)];",
                longest(&trace, lane, State::Running).0
            );
            let colours = browser.run(&colours).await;
            assert_ne!(colours[0], colours[1], "{ratio}: the lane is not where it belongs");
        }
    });
}

#[test]
fn at_twice_the_size_nothing_overlaps_or_is_cut() {
    with_browser(async |browser| {
        let mut wrong = Vec::new();
        for (width, height) in [(1440, 900), (1024, 768), (720, 450), (512, 384), (390, 844), (320, 640)] {
            for query in ["", "scenario=downloads&model=coroutines", "where=real", "embed"] {
                // A course page does not zoom what it embeds into nothing.
                if query == "embed" && height < 450 {
                    continue;
                }
                browser.resize(width, height).await;
                open(browser, query).await;
                browser.run("await new Promise(resolve => setTimeout(resolve, 500));").await;
                let found = browser.run(CROWDED).await;
                if found != serde_json::json!([]) {
                    browser.screenshot(&format!("timeline-crowded-{width}-{}", wrong.len())).await;
                    wrong.push(format!("{width} × {height}, {query:?}: {found}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

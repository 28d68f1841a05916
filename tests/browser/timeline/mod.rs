//! The timeline in a real browser: keys, pointers and fingers move it, it plays without a render,
//! follows a live run, and is there for whoever sees or moves differently. What is painted where is
//! tested in tests/it/timeline.

mod everyone;
mod keys;
mod live;
mod playing;
mod pointer;

use interleave::base::LaneId;
use interleave::timeline::{Row, View, place};
use interleave::trace::{Lane, Trace};
use serde::Deserialize;

use crate::driving::browser::Browser;
use crate::driving::hands::Place;
use crate::driving::page::{open, trace, wait_for_end};

/// What of the timeline can be told at a glance.
#[derive(Clone, Debug, Deserialize)]
struct Now {
    from: f64,
    until: f64,
    playhead: f64,
    /// The plot, in CSS pixels of the page.
    left: f64,
    right: f64,
    top: f64,
    renders: u32,
    /// What the focused or selected cell of the grid says.
    cell: String,
    /// What has the focus: `lanes` for that cell, else what a button does or says.
    focus: String,
    measured: String,
    has_table: bool,
    has_help: bool,
    has_search: bool,
    is_playing: bool,
    scrolled: f64,
}

const LOOK: &str = "
    const find = selector => document.querySelector(selector);
    const cell = find('.twin [tabindex=\"0\"]'), focused = document.activeElement;
    const lanes = find('.lanes'), box = lanes.getBoundingClientRect(), view = interleave.view();
    return { ...view, left: box.left + view.left, right: box.left + view.right, top: box.top,
        cell: cell?.ariaLabel ?? '',
        focus: focused === cell ? 'lanes'
            : focused === document.body ? 'nothing' : focused.dataset.act ?? focused.ariaLabel ?? (focused.innerText || focused.tagName).trim(),
        measured: find('.measured').hidden ? '' : find('.measured').innerText, has_table: !find('.times').hidden,
        has_help: find('.help').open, has_search: !find('.search').hidden,
        is_playing: find('[data-act=play]').dataset.goes === 'yes', scrolled: lanes.scrollTop };";

/// Until nothing moves by itself any more.
const STILL: &str = "
    let last, same = 0;
    while (same < 4) {
        await new Promise(requestAnimationFrame);
        const { from, until, playhead } = interleave.view(), now = [from, until, playhead].join();
        same = now === last ? same + 1 : 0;
        last = now;
    }";

impl Now {
    fn length(&self) -> f64 {
        self.until - self.from
    }

    /// Whether as much is seen: edges are told in whole nanoseconds.
    fn is_as_long(&self, other: &Self) -> bool {
        (self.length() - other.length()).abs() < 2.0
    }

    /// The moment at a share of the plot's width.
    fn at(&self, share: f64) -> f64 {
        self.from + self.length() * share
    }

    /// That share as a place, so far below the upper edge.
    fn place(&self, share: f64, below: f64) -> Place {
        (self.left + (self.right - self.left) * share, self.top + below)
    }

    /// Whether two moments are less than a few columns apart.
    fn is_near(&self, one: f64, other: f64) -> bool {
        (one - other).abs() <= 3.0 * self.length() / (self.right - self.left) + 2.0
    }
}

/// How things stand.
async fn look(browser: &Browser) -> Now {
    serde_json::from_value(browser.run(LOOK).await).expect("what the page shows")
}

/// How they stand once nothing moves.
async fn settled(browser: &Browser) -> Now {
    browser.run(STILL).await;
    look(browser).await
}

/// Opens the page, waits for its simulated run, and returns that.
async fn open_finished(browser: &Browser, query: &str) -> Trace {
    open(browser, query).await;
    assert_eq!(wait_for_end(browser).await.phase, "finished", "{query}");
    browser.run(STILL).await;
    trace(browser).await
}

/// How far below the upper edge of the lanes the middle of a lane's row is.
async fn row_of(browser: &Browser, trace: &Trace, is_it: fn(&Lane) -> bool) -> (LaneId, f64) {
    let size = "const lanes = document.querySelector('.lanes'); return [lanes.clientWidth, lanes.clientHeight]";
    let size = browser.run(size).await;
    let view = View::new(size[0].as_f64().unwrap(), size[1].as_f64().unwrap(), trace.end());
    let rows = place(trace, &view);
    let found = rows.iter().filter_map(|placed| match placed.row {
        Row::Lane(lane) if is_it(trace.lane(lane)?) => Some((lane, view.head() + (placed.top + placed.bottom()) / 2.0)),
        _ => None,
    });
    found.into_iter().next().expect("such a lane")
}

/// The same of the first thread.
async fn first_thread(browser: &Browser, trace: &Trace) -> f64 {
    row_of(browser, trace, |_| true).await.1
}

//! Nothing on the page jumps when a run starts, goes on or ends: the browser itself counts what moved.

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{open, press_run, wait_for_end};

/// Counts from now on, what the reader has just caused included.
pub(crate) async fn watch(browser: &Browser) {
    let watch = "
        globalThis.shifts = [];
        const note = entry => globalThis.shifts.push(entry.value + ' '
            + entry.sources.map(({ node }) => node?.className ?? node?.nodeName ?? '').join(', '));
        new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type: 'layout-shift' });";
    browser.run(watch).await;
}

pub(crate) async fn check(browser: &Browser, what: &str) {
    let shifts = browser.run("await new Promise(resolve => setTimeout(resolve, 400)); return globalThis.shifts;").await;
    assert_eq!(shifts, serde_json::json!([]), "{what}");
}

/// Pages from wide to a course page.
const SIZES: [(u32, u32, &str); 4] = [(1440, 900, ""), (1024, 768, ""), (390, 844, ""), (760, 480, "&embed=1")];

#[test]
fn nothing_moves_during_a_real_run() {
    with_browser(async |browser| {
        for (width, height, embed) in SIZES {
            browser.resize(width, height).await;
            open(browser, &format!("where=real&workers=2{embed}")).await;
            browser.wait_for("#run").await;
            // The first run of a tab finds out more than those after it.
            for which in ["the first run", "the second run"] {
                watch(browser).await;
                press_run(browser).await;
                assert_eq!(wait_for_end(browser).await.phase, "finished");
                check(browser, &format!("{which} at {width}{embed}")).await;
            }
        }
    });
}

#[test]
fn nothing_moves_while_a_simulated_run_grows_and_when_it_is_stopped() {
    with_browser(async |browser| {
        for (width, height, embed) in SIZES {
            browser.resize(width, height).await;
            open(browser, &format!("scenario=counter&version=lock&gil=off&workers=2&times=1000{embed}")).await;
            wait_for_end(browser).await;
            browser.run("await new Promise(resolve => setTimeout(resolve, 500));").await;
            watch(browser).await;
            // It would go on for minutes, on any machine.
            let longer = "
                history.replaceState(null, '', location.search.replace('times=1000', 'times=500000000'));
                dispatchEvent(new PopStateEvent('popstate'));";
            browser.run(longer).await;
            browser.wait_until("it is shown as it grows", "document.querySelector('#again')", PATIENCE).await;
            browser.click("#again").await;
            wait_for_end(browser).await;
            check(browser, &format!("at {width}{embed}")).await;
        }
    });
}

/// While a run goes on its clock counts through all of these within a second.
#[test]
fn what_stands_behind_the_clock_stays_where_it_is() {
    with_browser(async |browser| {
        open(browser, "workers=2").await;
        wait_for_end(browser).await;
        let places = "
            const [clock, total] = ['.time .at', '.time .total'].map(what => document.querySelector(what));
            return ['1 ns', '999 µs', '9.87 ms', '12.3 ms', '888 ms', '1.11 s', '88.8 s', '136 s'].map(words => {
                clock.textContent = words;
                return total.getBoundingClientRect().x;
            });";
        let places: Vec<f64> = serde_json::from_value(browser.run(places).await).expect("numbers");
        assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
    });
}

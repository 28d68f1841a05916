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
            open(browser, &format!("workers=2{embed}")).await;
            wait_for_end(browser).await;
            browser.run("await new Promise(resolve => setTimeout(resolve, 500));").await;
            watch(browser).await;
            let longer = "
                history.replaceState(null, '', location.search.replace(/limit=[0-9]+|$/, '&limit=50000000'));
                dispatchEvent(new PopStateEvent('popstate'));";
            browser.run(longer).await;
            browser.wait_until("it is shown as it grows", "document.querySelector('#again')", PATIENCE).await;
            browser.click("#again").await;
            wait_for_end(browser).await;
            check(browser, &format!("at {width}{embed}")).await;
        }
    });
}

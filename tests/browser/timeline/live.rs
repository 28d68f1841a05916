//! A run that goes on: the picture goes along, can be held, goes along again; nothing jumps, and
//! however many spans there are the page stays small.

use super::{look, open_finished};
use crate::driving::browser::{Browser, with_browser};
use crate::driving::page::{open, press_run, wait_for_end, wait_for_work};
use crate::steady;

/// How far the run, or what is shown of it, gets in half a second.
async fn advance(browser: &Browser) -> f64 {
    let before = look(browser).await.playhead;
    browser.run("await new Promise(resolve => setTimeout(resolve, 600));").await;
    look(browser).await.playhead - before
}

async fn check(browser: &Browser, what: &str) {
    steady::watch(browser).await;
    assert!(advance(browser).await > 0.0, "{what}: the picture goes along");
    assert_eq!(look(browser).await.focus, "nothing", "{what}: nobody has taken the focus");
    browser.run("document.querySelector('.lanes').focus();").await;
    browser.key(" ").await;
    browser.screenshot(&format!("timeline-live-{what}")).await;
    assert_eq!(advance(browser).await, 0.0, "{what}: it is held");
    let held = look(browser).await.playhead;
    browser.key(" ").await;
    assert!(advance(browser).await > 0.0, "{what}: it goes along again");
    assert!(look(browser).await.playhead > held, "{what}: it has caught up");
    steady::check(browser, what).await;
}

#[test]
fn a_simulated_run_is_followed_held_and_caught_up_with() {
    with_browser(async |browser| {
        open(browser, "scenario=counter&version=lock&times=500000000&gil=off&workers=8").await;
        browser.wait_for("#again").await;
        check(browser, "simulated").await;
        browser.click("#again").await;
        assert_eq!(wait_for_end(browser).await.phase, "stopped");
    });
}

#[test]
fn a_real_run_is_followed_held_and_caught_up_with() {
    with_browser(async |browser| {
        open(browser, "where=real&scenario=sleepers&millis=8000&model=threads&workers=3").await;
        press_run(browser).await;
        wait_for_work(browser).await;
        browser.run("document.activeElement.blur();").await;
        check(browser, "real").await;
    });
}

#[test]
fn the_document_stays_small_however_much_there_is_to_tell() {
    with_browser(async |browser| {
        for query in [
            "scenario=primes&model=threads&limit=3500000",
            "scenario=downloads&model=coroutines&pages=1000",
            "model=threads&gil=off&workers=1000&cores=128",
        ] {
            let trace = open_finished(browser, query).await;
            let spans: usize = trace.lanes().map(|(lane, _)| trace.spans(lane).len()).sum();
            assert!(spans > 1_000, "{query}: {spans} spans are not what this is about");
            let count = "
                const cell = document.querySelector('.twin [tabindex=\"0\"]');
                cell.focus();
                await new Promise(resolve => setTimeout(resolve, 200));
                return [document.querySelectorAll('.twin [role=row]').length, document.querySelectorAll('*').length,
                    +document.querySelector('.twin').ariaRowCount];";
            let counts = browser.run(count).await;
            let [rows, nodes, all] = [0, 1, 2].map(|place: usize| counts[place].as_u64().unwrap());
            eprintln!("{query}: {spans} spans, {rows} of {all} rows in the grid, {nodes} nodes in all");
            assert!((1..=120).contains(&rows) && rows <= all && nodes < 2_000, "{query}: {counts}");
        }
    });
}

//! Stop, under every model: within 100 ms the page has stopped, with the trace so far, every worker
//! has left by itself, and the next run starts clean. And what is done about a worker that is deaf.

use std::time::Duration;

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::page::{open_real, press_run, run, trace, wait_for_end, wait_for_service_worker, wait_for_work};
use crate::promptly::at_best;

/// From the press on Stop to the stopped page, timed by the page itself.
const STOP: &str = "
    const begun = performance.now();
    document.querySelector('#run').click();
    while (interleave.report().phase !== 'stopped') await new Promise(resolve => setTimeout(resolve, 1));
    return performance.now() - begun;";

/// Long work under each model.
const RUNS: &[&str] = &[
    "scenario=primes&limit=50000000&model=sequential",
    "scenario=primes&limit=50000000&model=threads&gil=on&workers=4",
    "scenario=primes&limit=50000000&model=threads&gil=off&workers=4",
    "scenario=primes&limit=50000000&model=processes&workers=4",
    "scenario=primes&limit=50000000&model=coroutines",
    "scenario=primes&limit=50000000&model=coroutines&pool=threads&workers=2",
    "scenario=primes&limit=50000000&model=coroutines&pool=processes&workers=2",
    "scenario=factorial&n=100000&model=threads&gil=on&workers=2",
    "scenario=fib&n=35&times=200&model=sequential",
    "scenario=counter&times=500000000&model=threads&gil=off&workers=2",
    "scenario=sleepers&millis=10000&model=threads&workers=3",
    "scenario=sleepers&millis=10000&model=processes&workers=3",
    "scenario=downloads&latency=5000&model=threads&workers=4",
    "scenario=downloads&latency=5000&model=coroutines",
];

#[test]
fn stop_is_heard_within_100_ms_and_everyone_leaves() {
    with_browser(async |browser| {
        for link in RUNS {
            open_real(browser, link).await;
            wait_for_service_worker(browser).await;
            let took = time_of_stop(browser, 150.0).await;
            assert!(took < 150.0, "{link}: {took} ms");
            let words = browser.text("#progress").await;
            assert!(words.contains("every worker left by itself"), "{link}: {words}");
            assert!(trace(browser).await.lanes().count() >= 2, "{link}: the trace so far is kept");
        }
    });
}

#[test]
fn the_next_run_after_a_stop_starts_clean() {
    with_browser(async |browser| {
        open_real(browser, "scenario=primes&limit=3000000&model=threads&gil=off&workers=2").await;
        press_run(browser).await;
        wait_for_work(browser).await;
        browser.run(STOP).await;
        let report = run(browser).await;
        assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{report:?}");
    });
}

#[test]
fn a_deaf_worker_is_ended_and_the_next_run_waits_and_says_so() {
    with_browser(async |browser| {
        open_real(browser, "scenario=primes&limit=1000000&model=processes&workers=2&fault=deaf").await;
        let took = time_of_stop(browser, 200.0).await;
        assert!(took < 200.0, "{took} ms");
        let words = browser.text("#progress").await;
        assert!(words.contains("one worker did not answer and was ended"), "{words}");
        press_run(browser).await;
        browser.wait_until("it says that it waits", "interleave.report().phase === 'waiting'", PATIENCE).await;
        wait_until_past_waiting(browser).await;
        browser.run(STOP).await;
        wait_for_end(browser).await;
    });
}

/// How long it takes to stop a run that is at work.
async fn time_of_stop(browser: &Browser, limit: f64) -> f64 {
    let attempt = async || {
        press_run(browser).await;
        wait_for_work(browser).await;
        tokio::time::sleep(Duration::from_millis(400)).await;
        browser.run(STOP).await.as_f64().unwrap()
    };
    at_best(limit, attempt).await
}

async fn wait_until_past_waiting(browser: &Browser) {
    let past = "interleave.report().phase === 'running'";
    browser.wait_until("the wait has an end", past, Duration::from_secs(10)).await;
}

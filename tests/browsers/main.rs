//! The smoke run in the browsers that the other half of a class uses: `make browsers`, outside CI.
//! Each kind of run comes to its expected result, or the page says why it cannot be had there.

// A test that cannot get as far as its question fails, and the panic says where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../driving/mod.rs"]
#[allow(dead_code, reason = "the tests in Chromium use more of it")]
mod driving;

use driving::browser::{Browser, with_kind};
use driving::kind::Kind;
use driving::page::{open_at, open_real, run, wait_for_service_worker};
use driving::site::here;

/// What runs without shared memory.
const WITHOUT_SHARED_MEMORY: &[&str] = &[
    "scenario=primes&limit=300000&model=sequential",
    "scenario=primes&limit=300000&model=processes&workers=3",
    "scenario=counter&times=100000&repeats=2&model=processes",
    "scenario=primes&limit=300000&model=coroutines",
    "scenario=sleepers&millis=50&model=coroutines",
    "scenario=downloads&pages=20&latency=30&model=coroutines",
    "scenario=downloads&pages=20&latency=30&model=processes&workers=3",
    "scenario=offload&n=200000&requests=8&model=coroutines&pool=processes&workers=2",
];

/// What needs it.
const WITH_SHARED_MEMORY: &[&str] = &[
    "scenario=primes&limit=600000&model=threads&gil=on&workers=3",
    "scenario=primes&limit=600000&model=threads&gil=off&workers=3",
    "scenario=counter&times=50000&repeats=2&version=lock&model=threads&gil=off",
    "scenario=downloads&pages=12&latency=30&model=threads&workers=3",
    "scenario=primes&limit=300000&model=coroutines&pool=threads&workers=2",
];

#[test]
fn firefox_runs_everything() {
    with_kind(Kind::Firefox, async |browser| {
        run_all(browser, WITHOUT_SHARED_MEMORY).await;
        run_all(browser, WITH_SHARED_MEMORY).await;
        browser.screenshot("firefox").await;
    });
}

#[test]
fn firefox_without_isolation_runs_the_rest_and_says_why() {
    with_kind(Kind::Firefox, without_isolation);
}

#[test]
fn webkit_runs_everything_when_it_shares_memory() {
    with_kind(Kind::WebKit { shares_memory: true }, async |browser| {
        run_all(browser, WITHOUT_SHARED_MEMORY).await;
        run_all(browser, WITH_SHARED_MEMORY).await;
        browser.screenshot("webkit").await;
    });
}

#[test]
fn webkit_without_shared_memory_runs_the_rest_and_says_why() {
    with_kind(Kind::WebKit { shares_memory: false }, without_isolation);
}

async fn run_all(browser: &Browser, links: &[&str]) {
    for link in links {
        open_real(browser, link).await;
        wait_for_service_worker(browser).await;
        let report = run(browser).await;
        assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{link}: {report:?}");
        eprintln!("{link}: {:.0} ms", report.wall_ms);
    }
}

async fn without_isolation(browser: &Browser) {
    for link in WITHOUT_SHARED_MEMORY {
        open_at(browser, &here(&format!("/none/?nosw&where=real&{link}"))).await;
        let report = run(browser).await;
        assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{link}: {report:?}");
    }
    open_at(browser, &here("/none/?nosw&where=real&scenario=primes&model=threads")).await;
    let words = browser.text("body").await;
    assert!(words.contains("Threads need memory that workers share"), "{words}");
}

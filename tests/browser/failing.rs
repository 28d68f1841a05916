//! What does not work is said: a clear sentence in the page, the partial trace kept, nothing hung.

use serde_json::json;

use crate::driving::browser::with_browser;
use crate::driving::page::{open, open_at, open_real, report, run, trace};
use crate::driving::site::here;

/// A kind of worker, by a link that starts one, and the failures to try in it.
const FAULTS: &[(&str, &str, &str)] = &[
    ("model=sequential", "panic", "panicked"),
    ("model=threads&gil=off&workers=2", "panic", "panicked"),
    ("model=threads&gil=on&workers=2", "panic", "panicked"),
    // The first process is the one that fails. Were there another, it could do all the work before.
    ("model=processes&workers=1", "panic", "panicked"),
    ("model=coroutines&pool=threads&gil=on&workers=2", "panic", "panicked"),
    ("model=coroutines", "panic", "panicked"),
    ("model=coroutines&pool=processes&workers=1", "panic", "panicked"),
    ("model=processes&workers=1", "memory", "out of memory"),
    ("model=sequential", "start", "could not be started"),
];

#[test]
fn a_failure_in_any_kind_of_worker_is_told_and_the_next_run_works() {
    with_browser(async |browser| {
        for (model, fault, words) in FAULTS {
            open_real(browser, &format!("scenario=primes&limit=400000&{model}&fault={fault}")).await;
            let report = run(browser).await;
            assert_eq!(report.phase, "failed", "{model}, {fault}: {report:?}");
            assert!(report.messages.iter().any(|message| message.contains(words)), "{model}, {fault}: {report:?}");
            if *fault != "start" {
                assert!(trace(browser).await.lanes().count() >= 2, "{model}, {fault}: the trace so far is kept");
            }
            open_real(browser, &format!("scenario=primes&limit=400000&{model}")).await;
            assert_eq!(run_to_result(browser).await, "as expected", "{model} after {fault}");
        }
    });
}

async fn run_to_result(browser: &crate::driving::browser::Browser) -> String {
    run(browser).await.verdict
}

#[test]
fn without_isolation_threads_are_off_with_a_reason_and_the_rest_runs() {
    with_browser(async |browser| {
        open_at(browser, &here("/none/?nosw&where=real&scenario=primes&limit=300000&model=threads")).await;
        let why = browser.text("body").await;
        assert!(why.contains("Threads need memory that workers share"), "{why}");
        browser.screenshot("without-isolation").await;
        for model in ["sequential", "processes&workers=2", "coroutines", "coroutines&pool=processes&workers=2"] {
            open_at(browser, &here(&format!("/none/?nosw&where=real&scenario=primes&limit=300000&model={model}")))
                .await;
            assert_eq!(run_to_result(browser).await, "as expected", "{model}");
        }
        // Without a service worker the page says who plays the network.
        open_at(browser, &here("/none/?nosw&where=real&scenario=downloads&pages=6&latency=30&model=coroutines")).await;
        assert_eq!(run_to_result(browser).await, "as expected");
    });
}

#[test]
fn bad_values_in_a_link_are_told_and_replaced() {
    with_browser(async |browser| {
        for (query, words) in [
            ("scenario=cheese", "cheese"),
            ("scenario=primes&limit=lots", "lots"),
            ("scenario=primes&workers=99999", "99999"),
            ("scenario=factorial&model=coroutines", "Pick sequential, threads or processes"),
            ("scenario=primes&where=nowhere", "one of simulated, real"),
        ] {
            open(browser, query).await;
            let report = report(browser).await;
            assert!(report.messages.iter().any(|message| message.contains(words)), "{query}: {report:?}");
        }
    });
}

#[test]
fn a_choice_is_a_link_that_restores_it() {
    with_browser(async |browser| {
        open(browser, "").await;
        let address = browser
            .run(
                "const model = [...document.querySelectorAll('[role=radio], button, input')]
                     .find(element => element.textContent.trim() === 'Processes' || element.value === 'processes');
                 model.click();
                 await new Promise(resolve => setTimeout(resolve, 200));
                 return location.search;",
            )
            .await;
        let address = address.as_str().unwrap();
        for piece in ["scenario=primes", "model=processes", "where=simulated"] {
            assert!(address.contains(piece), "{address}");
        }
        assert_eq!(json!(report(browser).await.messages), json!([]));
    });
}

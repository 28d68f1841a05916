//! The page's start and the start of a worker: what is loaded, what is shown when loading fails,
//! and that worker.js does its work from each kind of address. What Rust does then is tested elsewhere.

use serde_json::Value;

use crate::driving::browser::{Browser, PATIENCE, with_browser};
use crate::driving::site::here;

async fn open(browser: &Browser, path: &str) {
    browser.goto(&here(path)).await;
    browser.wait_until("the page has started", "globalThis.interleave", PATIENCE).await;
}

#[test]
fn only_our_own_server_is_asked_and_nothing_is_missing() {
    with_browser(async |browser| {
        open(browser, "/built/").await;
        browser.wait_for("#app > :not(.shell)").await;
        let asked = browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)").await;
        let asked: Vec<&str> = asked.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(asked.iter().all(|address| address.starts_with(&here("/built/"))), "{asked:?}");
        assert!(asked.iter().any(|address| address.ends_with(".wasm")), "{asked:?}");
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}

#[test]
fn a_file_that_is_missing_is_named_in_the_page() {
    with_browser(async |browser| {
        browser.goto(&here("/no-module/?nosw")).await;
        browser.wait_for_text("#fallback", "was answered with status 404", PATIENCE).await;
        assert!(browser.text("#fallback").await.starts_with("Interleave could not start here"));
        browser.screenshot("could-not-start").await;
    });
}

#[test]
fn the_shape_of_the_page_is_there_before_any_program() {
    with_browser(async |browser| {
        // Where the module is missing nothing replaces the shape.
        for (theme, width) in [("light", 1440), ("dark", 1440), ("dark", 390)] {
            browser.resize(width, 900).await;
            browser.prefer_theme(theme).await;
            browser.goto(&here("/no-module/?nosw")).await;
            browser.wait_for_text(".shell header", "Interleave", PATIENCE).await;
            browser.screenshot(&format!("shell-{theme}-{width}")).await;
            let wide = browser.run("return document.documentElement.scrollWidth").await.as_u64().unwrap();
            assert!(wide <= u64::from(width), "{theme}: {wide} pixels in {width}");
        }
    });
}

#[test]
fn the_page_hardly_moves_when_the_program_takes_over() {
    with_browser(async |browser| {
        for width in [1440, 1024, 390] {
            browser.resize(width, 900).await;
            open(browser, "/built/?nosw").await;
            browser.wait_for("#app > :not(.shell)").await;
            let shift = "
                await new Promise(resolve => setTimeout(resolve, 500));
                return await new Promise(resolve => {
                    const sum = entries => entries.reduce((sum, entry) => sum + entry.value, 0);
                    const names = entries => entries.flatMap(entry => entry.sources.map(({ node }) => node?.className));
                    const all = entries => [sum(entries), names(entries).join(', ')];
                    const none = setTimeout(resolve, 500, all([]));
                    new PerformanceObserver(list => { clearTimeout(none); resolve(all(list.getEntries())); })
                        .observe({ type: 'layout-shift', buffered: true });
                });";
            let shift = browser.run(shift).await;
            // What a page is graded as good for.
            assert!(shift[0].as_f64().unwrap() < 0.1, "at {width} pixels: {shift}");
        }
    });
}

/// A script that starts worker.js from an address, sends it a first message, and returns what it
/// answers first.
fn start_worker(address: &str, first: &str) -> String {
    format!(
        "const {{ url, module, worker: file }} = globalThis.interleave;
         const text = await (await fetch(file)).text();
         const worker = new Worker({address});
         const answered = new Promise((resolve, reject) => {{
             worker.onmessage = ({{ data }}) => resolve(data);
             worker.onerror = () => reject(new Error('the worker did not start'));
         }});
         const memory = {{ initial: 64, maximum: 256 }};
         const start = new Uint8Array();
         worker.postMessage({first});
         return JSON.stringify(await answered);"
    )
}

const FILE: &str = "`${file}?w=1`";
const BLOB: &str = "URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))";
const DATA: &str = "'data:text/javascript,' + encodeURIComponent(text)";

/// A module that is none of ours: the glue cannot start it, and says so.
const BROKEN: &str = "{ url: location.href + 'no-such-file.js', module, memory, start, ports: [] }";

#[test]
fn a_worker_that_cannot_load_the_program_says_so_from_every_kind_of_address() {
    with_browser(async |browser| {
        open(browser, "/built/").await;
        for address in [FILE, BLOB, DATA] {
            let answer = browser.run(&start_worker(address, BROKEN)).await;
            let answer = answer.as_str().unwrap();
            assert!(answer.contains("failed") && answer.contains("could not load the program"), "{answer}");
        }
    });
}

#[test]
fn a_worker_that_gets_no_memory_says_so() {
    with_browser(async |browser| {
        open(browser, "/built/").await;
        let first = "{ url, module, memory: { initial: 512, maximum: 256 }, start, ports: [] }";
        let answer = browser.run(&start_worker(FILE, first)).await;
        let answer = answer.as_str().unwrap();
        assert!(answer.contains("could not get 32 MiB of memory"), "{answer}");
    });
}

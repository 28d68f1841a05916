//! Our page, as the tests use it: opened by a link, run by its own button, asked by the script
//! interface that it offers to any page around it.

use std::time::Duration;

use interleave::trace::{Trace, file};
use serde_json::Value;

use super::browser::{Browser, PATIENCE};
use super::site::here;

/// A run of any kind ends within this time, the start of its workers on a busy machine included.
const RUN: Duration = Duration::from_secs(90);

/// How a run stands, as `interleave.report()` tells.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) phase: String,
    pub(crate) verdict: String,
    pub(crate) numbers: Vec<u64>,
    pub(crate) wall_ms: f64,
    pub(crate) messages: Vec<String>,
}

/// Opens the page for a real run of a choice, served with all headers, and waits until it answers.
pub(crate) async fn open_real(browser: &Browser, query: &str) {
    open(browser, &format!("{query}&where=real")).await;
}

/// Opens the page, served with all headers, and waits until it answers. Where the link does not say
/// otherwise everything is simulated.
pub(crate) async fn open(browser: &Browser, query: &str) {
    open_at(browser, &here(&format!("/built/?{query}"))).await;
}

/// The same under any address.
pub(crate) async fn open_at(browser: &Browser, address: &str) {
    browser.goto(address).await;
    wait_for_page(browser).await;
}

/// Waits until the page, or the frame that was entered, answers.
pub(crate) async fn wait_for_page(browser: &Browser) {
    browser.wait_until("the page answers", "globalThis.interleave?.report", PATIENCE).await;
}

/// Waits until the service worker answers requests.
pub(crate) async fn wait_for_service_worker(browser: &Browser) {
    browser.wait_until("the service worker answers", "navigator.serviceWorker.controller", PATIENCE).await;
}

/// Presses Run.
pub(crate) async fn press_run(browser: &Browser) {
    browser.click("#run").await;
}

/// Presses Run and waits for the end.
pub(crate) async fn run(browser: &Browser) -> Report {
    press_run(browser).await;
    wait_for_end(browser).await
}

/// Waits until nothing is under way. The page itself looks, seldom: a driver that asks over and
/// over takes a good part of a core from the run.
pub(crate) async fn wait_for_end(browser: &Browser) -> Report {
    let wait = format!(
        "const late = performance.now() + {};
         while (!['finished', 'stopped', 'failed'].includes(interleave.report().phase)) {{
             if (performance.now() > late) throw new Error('the run does not end: ' + interleave.report().phase);
             await new Promise(resolve => setTimeout(resolve, 30));
         }}",
        RUN.as_millis()
    );
    browser.run(&wait).await;
    report(browser).await
}

/// Waits until workers are at work.
pub(crate) async fn wait_for_work(browser: &Browser) {
    browser.wait_until("the run goes on", "interleave.report().phase === 'running'", RUN).await;
}

/// How things stand.
pub(crate) async fn report(browser: &Browser) -> Report {
    let report = browser.run("return interleave.report();").await;
    let texts = |name: &str| -> Vec<String> {
        let list = report[name].as_array().cloned().unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    Report {
        phase: report["phase"].as_str().unwrap_or_default().to_owned(),
        verdict: report["verdict"].as_str().unwrap_or_default().to_owned(),
        numbers: texts("numbers").iter().map(|number| number.parse().expect("decimal digits")).collect(),
        wall_ms: report["wallMs"].as_f64().unwrap_or_default(),
        messages: texts("messages"),
    }
}

/// The trace that the page shows, as the library reads it.
pub(crate) async fn trace(browser: &Browser) -> Trace {
    let bytes = browser.run("return Array.from(interleave.trace());").await;
    let bytes: Vec<u8> = serde_json::from_value(bytes).expect("bytes");
    file::load(&bytes).expect("the page's trace can be read")
}

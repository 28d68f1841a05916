//! The clocks of a run's workers on one axis. Chromium's clocks have one source, so here each worker's
//! is set wrong by an amount that only the test knows: what the page finds out about it is held
//! against that amount, and against every cause that crossed from one worker to another.

use interleave::base::Nanos;
use interleave::protocol::{FromWorker, ToWorker, decode};
use interleave::trace::{Event, Link};
use serde::Deserialize;
use serde_json::json;

use crate::driving::browser::{Browser, with_browser};
use crate::driving::page::{open_real, run};

/// What a browser's own clocks differ by without our doing: a step of each of two.
const STEPS: i64 = 10_000;

/// The least by which two clocks are set apart. An error near that would hide what is tested.
const APART: i64 = 100_000_000;

/// A message between the page and the worker that it started as number `place`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Heard {
    place: usize,
    ahead_ms: f64,
    from: bool,
    at: f64,
    bytes: Vec<u8>,
}

/// The models with several workers, of how many the page compares the clocks itself (the main worker
/// does it for threads), and how many links there are at least.
const MODELS: &[(&str, usize, usize)] = &[
    ("processes&workers=3", 4, 20),
    ("coroutines&pool=processes&workers=2", 3, 20),
    ("threads&gil=on&workers=3", 1, 6),
    ("coroutines&pool=threads&gil=off&workers=2", 1, 6),
];

#[test]
fn wrong_clocks_are_brought_onto_one_axis() {
    with_browser(async |browser| {
        let script = json!({ "source": include_str!("wrong_clocks.js") });
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        for &(model, told, least_links) in MODELS {
            open_real(browser, &format!("scenario=primes&limit=1000000&model={model}")).await;
            let report = run(browser).await;
            assert_eq!(report.verdict, "as expected", "{model}: {report:?}");
            let heard = browser.run("return globalThis.heard;").await;
            let heard: Vec<Heard> = serde_json::from_value(heard).expect("as wrong_clocks.js writes it");
            let error = shown_error(browser).await;
            assert!(error * 4 < APART, "{model}: with {error} ns nothing could be told");
            check_origins(&heard, error, told, model);
            check_causes(&heard, error, least_links, model);
        }
    });
}

/// Everyone was told the same moment as the beginning of the axis, each by its own clock.
fn check_origins(heard: &[Heard], error: i64, told: usize, model: &str) {
    let origins: Vec<i64> =
        heard.iter().filter_map(|message| Some(origin(message)? - nanos(message.ahead_ms))).collect();
    assert_eq!(origins.len(), told, "{model}");
    // The page read its own clock after the main worker's last answer and before it said so.
    let main = heard.iter().find(|message| origin(message).is_some()).expect("a beginning");
    let answered = heard.iter().rfind(|message| message.from && message.place == main.place && message.at <= main.at);
    let page =
        (nanos(answered.expect("the clocks were compared").at) - error - STEPS)..=(nanos(main.at) + error + STEPS);
    for origin in &origins {
        assert!(page.contains(origin), "{model}: {origin} is not within {page:?}");
        let apart = (origin - origins[0]).abs();
        assert!(apart <= 2 * error + STEPS, "{model}: {apart} ns apart, the page says ± {error}");
    }
}

/// No effect comes before its cause by more than the two clocks may differ. The workers' own notes
/// are read: a trace shows no link backwards, whatever it is told.
fn check_causes(heard: &[Heard], error: i64, least: usize, model: &str) {
    let links: Vec<Link> = heard.iter().flat_map(links).collect();
    assert!(links.len() >= least, "{model}: {} links", links.len());
    for link in links {
        let early = signed(link.from_at) - signed(link.to_at);
        assert!(early <= 2 * error + STEPS, "{model}: {early} ns too early, the page says ± {error}: {link:?}");
    }
}

/// The beginning of the axis, if the message tells a worker.
fn origin(message: &Heard) -> Option<i64> {
    match decode(&message.bytes) {
        Ok(ToWorker::Go { origin }) if !message.from => Some(signed(origin)),
        _ => None,
    }
}

fn links(message: &Heard) -> Vec<Link> {
    let Some(Ok(FromWorker::Events { events, .. })) = message.from.then(|| decode(&message.bytes)) else {
        return Vec::new();
    };
    events.into_iter().filter_map(|event| if let Event::Link(link) = event { Some(link) } else { None }).collect()
}

/// The error that the page shows, in nanoseconds.
async fn shown_error(browser: &Browser) -> i64 {
    let find = "return [...document.querySelectorAll('.tile dd')].map(tile => tile.textContent).find(text => text[0] === '±');";
    let text = browser.run(find).await;
    let words: Vec<&str> = text.as_str().expect("the page shows an error").split_whitespace().collect();
    let [_, number, unit] = words[..] else { panic!("{words:?}") };
    let unit = [("ns", 1e-6), ("µs", 1e-3), ("ms", 1.0)].into_iter().find(|&(name, _)| name == unit).expect("a unit").1;
    nanos(number.parse::<f64>().expect("a number") * unit)
}

/// Milliseconds of a browser, with a sign.
fn nanos(millis: f64) -> i64 {
    (millis * 1e6).round() as i64
}

fn signed(time: Nanos) -> i64 {
    time.0.cast_signed()
}

//! `make bench`: how fast the timeline draws, alone on a page in headless Chromium, natively
//! beside a plain scan of the spans, and beside Perfetto's page with the same trace, as Markdown
//! tables in benches/timeline.md. With the names of some parts only those are done, the live run is
//! short, and nothing is written. Not a test: no figure fails it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chromium;
#[path = "../../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;
mod figures;
#[allow(dead_code, reason = "a live run is written in the page")]
mod lanes;
mod native;
mod perfetto;

use std::fs;
use std::path::Path;

use chromium::{call, times};
use driving::browser::{Browser, with_browser};
use figures::Table;

const SPANS: u64 = 1_000_000;
const MANY_SPANS: u64 = 5_000_000;
/// How many frames of each kind.
const FRAMES: u32 = 150;
const EVENTS_A_SECOND: u32 = 50_000;

fn main() {
    let parts: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let is_wanted = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);
    with_browser(async |browser| {
        browser.resize(1920, 1130).await;
        let agent = browser.run("return navigator.userAgent.match(/Chrom\\S+/)?.[0] ?? 'a browser';").await;
        let mut table = Table::new(agent.as_str().unwrap_or("a browser"));
        let address = chromium::address();
        if is_wanted("frames") {
            frames(browser, &address, &mut table).await;
        }
        if is_wanted("memory") {
            memory(browser, &address, &mut table).await;
        }
        if is_wanted("live") {
            live(browser, &address, if parts.is_empty() { 60 } else { 5 }, &mut table).await;
        }
        if is_wanted("natively") {
            natively(&mut table);
        }
        if is_wanted("perfetto") {
            beside_perfetto(browser, &mut table).await;
        }
        if parts.is_empty() {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/timeline.md");
            fs::write(file, &table.0).expect("benches/ can be written to");
        }
        print!("{}", table.0);
    });
}

async fn frames(browser: &Browser, address: &str, table: &mut Table) {
    table.part(
        "Frames of 1 000 000 spans on 40 lanes, 1920 pixels wide",
        &["script of a frame, ms", "p10", "median", "p95", "aim"],
    );
    let kinds = call(browser, address, &format!("kinds({SPANS}, {FRAMES})")).await;
    for (kind, what, aim) in [
        ("cold", "all of it for the first time", ""),
        ("zoom", "while zooming (every second column)", "4"),
        ("refine", "zoomed, now still (the first of eight frames)", "6"),
        ("pan", "moved by 12 columns", "1"),
        ("live", "a sixtieth of a second more of a run that goes on", "1"),
        ("strip", "the strip above the lanes, four times a second at most", ""),
    ] {
        table.times(what, &times(&kinds[kind]), aim);
    }
    browser.screenshot("bench-timeline").await;
    let walls = times(&call(browser, address, &format!("kinds({SPANS}, 1) && await frames.panning(3)")).await);
    let rate = 1_000.0 / walls.mean();
    table.line(&format!(
        "\nPanned for 3 s: {rate:.1} frames a second (aim 60); from frame to frame {:.1} ms (median), {:.1} ms (p95).",
        walls.median(),
        walls.percentile(95)
    ));
}

async fn memory(browser: &Browser, address: &str, table: &mut Table) {
    table.part("The memory of 5 000 000 spans", &["WebAssembly memory", "MB", "aim"]);
    let bytes = call(browser, address, &format!("memory({MANY_SPANS})")).await;
    let megabytes: Vec<f64> =
        bytes.as_array().into_iter().flatten().filter_map(|bytes| Some(bytes.as_f64()? / 1e6)).collect();
    let whats = ["before", "with the spans", "and drawn", "and with the strip above the lanes"];
    for ((what, megabytes), aim) in whats.iter().zip(megabytes).zip(["", "110", "110", ""]) {
        table.line(&format!("| {what} | {megabytes:.1} | {aim} |"));
    }
}

async fn live(browser: &Browser, address: &str, seconds: u32, table: &mut Table) {
    let title = format!("A run with {EVENTS_A_SECOND} events a second, for {seconds} s");
    table.part(&title, &["ms", "p10", "median", "p95", "aim"]);
    let live = call(browser, address, &format!("live({EVENTS_A_SECOND}, {seconds})")).await;
    table.times("from an event to its frame's end", &times(&live["late"]), "100 (p95)");
    table.times("script of a frame", &times(&live["script"]), "16.7 (p95)");
    table.times("of that, the strip above the lanes, when it is made anew", &times(&live["strip"]), "");
    table.times("taking in a batch, thirty times a second", &times(&live["taking"]), "");
    let [written, spans, nanos] = [0, 1, 2].map(|place| live["lost"][place].as_f64().unwrap_or(f64::NAN));
    table.line(&format!("\n{written} spans written; lost: {spans} spans, {nanos} ns of their times (aim 0, 0)."));
}

fn natively(table: &mut Table) {
    table.part("Natively: all columns of 1 000 000 spans", &["ms", "p10", "median", "p95", "aim"]);
    let (tables, scans) = native::cold(SPANS);
    table.times("by the tables of sums", &tables, "");
    table.times("by a look at every span", &scans, "");
}

async fn beside_perfetto(browser: &Browser, table: &mut Table) {
    table.part("Perfetto's page with the same trace", &["ms", "p10", "median", "p95", "ours"]);
    match perfetto::measure(browser, SPANS).await {
        Err(why) => table.line(&format!("\nIt is left out: {why}.")),
        Ok(peer) => {
            table.times("from frame to frame, zoomed and panned by keys for 3 s", &peer.walls, "above");
            table.times("script of a frame", &peer.scripts, "above");
            table.line(&format!(
                "\nIts file ({:.0} MB, as we export it) is there after {:.1} s. Long tasks while moving: {}, {:.0} ms together.",
                peer.megabytes, peer.load, peer.long_tasks.0, peer.long_tasks.1
            ));
        }
    }
}

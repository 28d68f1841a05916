//! `make bench`: the page in a headless Chromium, beside the same kernels natively in the same run,
//! as a Markdown table in benches/results.md. Figures are medians; on a shared machine only the
//! ratios of one run mean much. Not a test: no figure fails it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;
#[path = "native.rs"]
mod native;

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, thread};

use driving::browser::{Browser, with_browser};
use driving::page;

/// How often each figure is taken; the median counts.
const ROUNDS: usize = 3;

const PRIMES: &str = "scenario=primes&limit=5000000";

fn main() {
    with_browser(async |browser| {
        let mut table = head(browser).await;
        work(browser, &mut table).await;
        recording(browser, &mut table).await;
        starting(browser, &mut table).await;
        messages(browser, &mut table).await;
        waiting(browser, &mut table).await;
        changing(browser, &mut table).await;
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/results.md");
        fs::write(file, &table).expect("benches/ can be written to");
        print!("{table}");
    });
}

/// What was measured on.
async fn head(browser: &Browser) -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, name)| name);
    let agent =
        browser.run("return navigator.userAgent.match(/Chrom\\S+|Firefox\\S+/)?.[0] ?? navigator.userAgent;").await;
    format!(
        "# What `make bench` measured\n\nOn {cores} cores ({model}), in {}, headless. Medians of {ROUNDS} rounds; native and browser \
         take turns in each round.\n",
        agent.as_str().unwrap_or("a browser")
    )
}

/// The primes to 5 000 000 under every model, beside the same kernel natively.
async fn work(browser: &Browser, table: &mut String) {
    let models: &[(&str, &str)] = &[
        ("sequential", "model=sequential"),
        ("threads, free, 1", "model=threads&gil=off&workers=1"),
        ("threads, free, 2", "model=threads&gil=off&workers=2"),
        ("threads, GIL, 2", "model=threads&gil=on&workers=2"),
        ("processes, 1", "model=processes&workers=1"),
        ("processes, 2", "model=processes&workers=2"),
        ("coroutines", "model=coroutines"),
        ("coroutines + 2 threads, free", "model=coroutines&pool=threads&gil=off&workers=2"),
        ("coroutines + 2 processes", "model=coroutines&pool=processes&workers=2"),
    ];
    let mut native = [Vec::new(), Vec::new()];
    let mut walls = vec![Vec::new(); models.len()];
    for _ in 0..ROUNDS {
        for (threads, times) in (1..).zip(&mut native) {
            times.push(native::primes(5_000_000, threads));
        }
        for ((_, model), times) in models.iter().zip(&mut walls) {
            times.push(wall(browser, &format!("{PRIMES}&{model}")).await);
        }
    }
    let native = native.map(median);
    let walls: Vec<f64> = walls.into_iter().map(median).collect();
    let sequential = walls[0];
    line(
        table,
        "\n## The primes to 5 000 000\n\n| model | wall | over sequential | beside native rayon |\n|---|---|---|---|",
    );
    for (threads, time) in (1..).zip(native) {
        line(table, &format!("| native, rayon, {threads} | {time:.0} ms | | 1.00 |"));
    }
    for ((name, model), time) in models.iter().zip(walls) {
        let peer = native[usize::from(model.contains("workers=2") && !model.contains("gil=on"))];
        line(table, &format!("| {name} | {time:.0} ms | {:.2}× | {:.2} |", sequential / time, time / peer));
    }
}

/// What recording costs: the same run with and without.
async fn recording(browser: &Browser, table: &mut String) {
    line(table, "\n## What recording costs\n\n| run | on | off | on / off |\n|---|---|---|---|");
    for (name, query) in [
        ("primes, 2 threads, GIL", format!("{PRIMES}&model=threads&gil=on&workers=2")),
        ("primes, 2 processes", format!("{PRIMES}&model=processes&workers=2")),
        (
            "1 000 sleepers of 100 ms, coroutines",
            "scenario=sleepers&sleepers=1000&millis=100&model=coroutines".to_owned(),
        ),
    ] {
        let (mut on, mut off) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS * 2 {
            on.push(wall(browser, &query).await);
            off.push(wall(browser, &format!("{query}&record=off")).await);
        }
        let (on, off) = (median(on), median(off));
        line(table, &format!("| {name} | {on:.1} ms | {off:.1} ms | {:.3} |", on / off));
    }
    let nanos = browser.run(&script(RECORD_EVENTS)).await.as_f64().unwrap_or(f64::NAN);
    line(table, &format!("\nNoting one event, in a worker: {nanos:.0} ns."));
}

/// A run in which each of n workers only sleeps for a millisecond: what it takes is starting them.
async fn starting(browser: &Browser, table: &mut String) {
    line(table, "\n## Starting workers, until each has slept 1 ms\n\n| workers | processes | threads |\n|---|---|---|");
    for count in [1, 2, 4, 8, 16] {
        let mut cells = Vec::new();
        for model in ["processes", "threads&gil=off"] {
            let query = format!("scenario=sleepers&sleepers={count}&millis=1&workers={count}&model={model}");
            let mut times = Vec::new();
            for _ in 0..ROUNDS {
                times.push(wall(browser, &query).await);
            }
            cells.push(format!("{:.0} ms", median(times)));
        }
        line(table, &format!("| {count} | {} |", cells.join(" | ")));
    }
}

/// Bytes from one WebAssembly memory into another, there and back.
async fn messages(browser: &Browser, table: &mut String) {
    line(table, "\n## A message from one memory into another, one way\n\n| size | copied |\n|---|---|");
    for (name, bytes, rounds) in [("1 kB", 1_000, 200), ("1 MB", 1_000_000, 40), ("50 MB", 50_000_000, 5)] {
        let body = format!("const bytes = {bytes}, rounds = {rounds};{CROSS_MEMORIES}");
        let millis = browser.run(&body).await.as_f64().unwrap_or(f64::NAN);
        line(table, &format!("| {name} | {millis:.3} ms |"));
    }
}

/// A thousand downloads at once.
async fn waiting(browser: &Browser, table: &mut String) {
    let query = "scenario=downloads&pages=1000&latency=100&tail=off&model=coroutines";
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        times.push(wall(browser, query).await);
    }
    line(table, &format!("\n## 1 000 downloads of 100 ms at once, coroutines\n\n{:.0} ms", median(times)));
}

/// From the press on another number of cores to the picture of the new simulated run.
async fn changing(browser: &Browser, table: &mut String) {
    line(
        table,
        "\n## Simulated: from the press on another number of cores to the picture\n\n| run | spans | press to picture |\n|---|---|---|",
    );
    for (name, query) in [
        ("primes to 100 000, 4 threads, GIL (the first view)", "scenario=primes&model=threads"),
        ("primes to 3 500 000, 4 threads, GIL", "scenario=primes&model=threads&limit=3500000"),
        ("a counter with a lock, 2 threads, no GIL", "scenario=counter&version=lock&gil=off"),
    ] {
        page::open(browser, query).await;
        page::wait_for_end(browser).await;
        let trace = page::trace(browser).await;
        let spans: usize = trace.lanes().map(|(lane, _)| trace.spans(lane).len()).sum();
        let mut times = Vec::new();
        for _ in 0..ROUNDS {
            for cores in [8, 4] {
                times.push(browser.run(&press_cores(cores)).await.as_f64().unwrap_or(f64::NAN));
            }
        }
        line(table, &format!("| {name} | {spans} | {:.0} ms |", median(times)));
    }
}

/// Presses a number of cores and waits until the new run is painted; the milliseconds that took.
fn press_cores(cores: u32) -> String {
    format!(
        "const button = document.querySelector('.cores button[aria-label=\"{cores} cores\"]');
         const begun = performance.now();
         button.click();
         do await new Promise(requestAnimationFrame); while (interleave.report().phase !== 'finished');
         await new Promise(requestAnimationFrame);
         return performance.now() - begun;"
    )
}

/// The wall time of one run. The page stays open, so that only the first run of a tab calibrates.
async fn wall(browser: &Browser, query: &str) -> f64 {
    if browser.run("return Boolean(globalThis.interleave?.report);").await == true {
        // The page follows its address as it does when the reader goes back.
        browser
            .run(&format!(
                "history.pushState(null, '', '?{query}&where=real'); dispatchEvent(new PopStateEvent('popstate'));"
            ))
            .await;
    } else {
        page::open_real(browser, query).await;
        page::wait_for_service_worker(browser).await;
        page::run(browser).await;
    }
    let report = page::run(browser).await;
    assert_eq!(report.phase, "finished", "{query}: {report:?}");
    report.wall_ms
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn line(table: &mut String, text: &str) {
    writeln!(table, "{text}").expect("a string can be written to");
}

fn script(body: &str) -> String {
    format!("const {{ url, module }} = globalThis.interleave; {body}")
}

/// Has a worker of its own note events, as the recorder of a run does: nanoseconds for one.
const RECORD_EVENTS: &str = "
    const text = `onmessage = async ({ data: { url, module } }) => {
        const glue = await import(url);
        glue.initSync({ module, memory: new WebAssembly.Memory({ initial: 64, maximum: 8192, shared: true }) });
        glue.record_events(100000);
        const begun = performance.now();
        glue.record_events(1000000);
        postMessage(performance.now() - begun);
    }`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    const millis = await new Promise(resolve => { worker.onmessage = ({ data }) => resolve(data); worker.postMessage({ url, module }); });
    worker.terminate();
    return millis * 1e6 / 1e6;";

/// Copies bytes out of a WebAssembly memory, posts them, and has the other side copy them into its own.
const CROSS_MEMORIES: &str = "
    const text = `let memory;
        onmessage = ({ data }) => {
            memory ??= new Uint8Array(new WebAssembly.Memory({ initial: 1000 }).buffer);
            memory.set(data);
            postMessage(memory.slice(0, data.length));
        }`;
    const worker = new Worker(URL.createObjectURL(new Blob([text])));
    const memory = new Uint8Array(new WebAssembly.Memory({ initial: 1000 }).buffer);
    memory.fill(7);
    const trip = () => new Promise(resolve => {
        worker.onmessage = ({ data }) => { memory.set(data); resolve(); };
        worker.postMessage(memory.slice(0, bytes));
    });
    await trip();
    const times = [];
    for (let round = 0; round < rounds; round++) {
        const begun = performance.now();
        await trip();
        times.push((performance.now() - begun) / 2);
    }
    worker.terminate();
    times.sort((one, other) => one - other);
    return times[times.length >> 1];";

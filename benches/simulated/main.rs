//! `make bench`: how fast the simulated computer is, natively and in Chromium,
//! beside SimPy and nexosim on the same models in the same run, and how it grows,
//! as Markdown tables in benches/simulated.md. Figures are medians; on a shared
//! machine only the ratios of one run mean much. Not a test: no figure fails it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chromium;
#[path = "../../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;
mod models;
mod peers;

use std::fmt::Write as _;
use std::time::Instant;
use std::{fs, path::Path};

use driving::browser::{Browser, with_browser};
use models::{Model, crowd, queue, round_robin, sleepers};
use peers::{Peer, median};

/// How often each figure is taken; the median counts.
const ROUNDS: usize = 5;

fn main() {
    // With the name of a model and a number of units, only that, as the peers do it: for a profiler.
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [model, units] = words.as_slice() {
        let units = units.parse().expect("a number of units");
        let model = match model.as_str() {
            "queue" => queue(units, 4),
            "sleepers" => sleepers(units, 2_000_000),
            _ => round_robin(units),
        };
        return println!("{}", timed(model).0);
    }
    let mut table = peers::head();
    with_browser(async |browser| beside_others(browser, &mut table).await);
    growth(&mut table, "Pending events", "timers pending", &[10, 100, 1_000, 10_000, 100_000, 1_000_000], |n| {
        sleepers(n, 2_000_000)
    });
    growth(&mut table, "Threads", "threads on four cores", &[1, 10, 100, 1_000, 10_000], |n| crowd(n, 1_000_000));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/simulated.md");
    fs::write(file, &table).expect("benches/ can be written to");
    print!("{table}");
}

/// Both models, in turn with the same in Chromium and with the peers.
async fn beside_others(browser: &Browser, table: &mut String) {
    let peers = Peer::all();
    chromium::open(browser).await;
    for (title, words, units, model) in [
        ("Four threads take one core in turn", "round-robin", "turns", round_robin as fn(u64) -> Model),
        ("M/M/4: customers, servers and a line", "queue", "customers", |customers| queue(customers, 4)),
    ] {
        let mut seconds = vec![Vec::new(); peers.len() + 2];
        let count = 1_000_000;
        let mut events = 0;
        for _ in 0..ROUNDS {
            let (took, ran) = timed(model(count));
            events = ran.events;
            seconds[0].push(took / count as f64);
            seconds[1].push(chromium::seconds_each(browser, words, count).await);
            for (peer, times) in peers.iter().zip(&mut seconds[2..]) {
                times.push(peer.seconds_each(words, count));
            }
        }
        let seconds: Vec<f64> = seconds.into_iter().map(median).collect();
        let columns = "natively Interleave takes | in Chromium |\n|---|---|---|---|---|";
        let _ = writeln!(table, "\n## {title}\n\n| | million {units} a second | ns each | {columns}");
        let each = events as f64 / count as f64;
        for (place, time) in [("native", seconds[0]), ("in Chromium", seconds[1])] {
            let name = format!("Interleave, {place}, with the trace ({:.1} M events a second)", each / time / 1e6);
            let _ = writeln!(table, "| {name} | {:.2} | {:.0} | | |", 1e-6 / time, time * 1e9);
        }
        for (Peer { name, .. }, time) in peers.iter().zip(&seconds[2..]) {
            let [natively, there] = [seconds[0], seconds[1]].map(|ours| format!("1/{:.1} of it", time / ours));
            let _ = writeln!(table, "| {name} | {:.2} | {:.0} | {natively} | {there} |", 1e-6 / time, time * 1e9);
        }
    }
}

/// Nanoseconds an event as one number grows.
fn growth(table: &mut String, title: &str, unit: &str, sizes: &[u64], model: fn(u64) -> Model) {
    let _ = writeln!(table, "\n## {title}\n\n| {unit} | ns an event | over the least |\n|---|---|---|");
    let mut least = f64::INFINITY;
    for &size in sizes {
        let each = (0..ROUNDS).map(|_| {
            let (took, ran) = timed(model(size));
            took * 1e9 / ran.events as f64
        });
        let nanos = median(each.collect());
        least = least.min(nanos);
        let _ = writeln!(table, "| {size} | {nanos:.0} | {:.1}× |", nanos / least);
    }
}

#[allow(clippy::disallowed_methods, reason = "a bench measures by the machine's own clock")]
fn timed(model: Model) -> (f64, models::Ran) {
    let begun = Instant::now();
    let ran = model.run();
    (begun.elapsed().as_secs_f64(), ran)
}

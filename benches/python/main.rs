//! `make bench`: how fast Python programs run here, beside CPython 3.14 (the
//! environment's PYTHON, else python3.14) and the machine's own python3 in the same
//! rounds, natively and in headless Chromium; and how long the simulated computer says that they take, beside CPython's
//! time. Markdown tables in benches/python.md. Not a test: no figure fails it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod chromium;
#[path = "../../tests/driving/mod.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod driving;
mod micro;
mod peers;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use driving::browser::{Browser, with_browser};
use interleave::engine::python::{PythonRun, Setup};
use peers::{Cost, Peer, busy_seconds};

/// How often each program is run; of the times the median counts.
const ROUNDS: usize = 7;

/// What was measured of one program.
pub(crate) struct Measured {
    pub(crate) name: String,
    /// Seconds of ours, natively.
    pub(crate) ours: f64,
    /// Seconds of ours, in Chromium.
    pub(crate) in_chromium: f64,
    /// Seconds that the simulated computer says.
    pub(crate) virtually: f64,
    /// Seconds of each peer.
    pub(crate) peers: Vec<f64>,
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let (peers, missing) = Peer::all();
    if words.first().is_some_and(|word| word == "micro") {
        return micro::print(&peers);
    }
    let folder = root().join("benches/python/programs");
    let names = ["fib", "primes", "containers", "methods", "generators", "strings", "exceptions"];
    let wanted = names.iter().filter(|name| words.is_empty() || words.iter().any(|word| word == *name));
    let mut measured = Vec::new();
    with_browser(async |browser| {
        chromium::open(browser).await;
        for name in wanted {
            measured.push(measure(&folder.join(format!("{name}.py")), &peers, browser).await);
        }
    });
    let table = tables::all(&measured, &peers, &missing);
    if words.is_empty() {
        fs::write(root().join("benches/python.md"), &table).expect("benches/ can be written to");
    }
    print!("{table}");
}

/// A program in all its rounds, everybody in turn.
async fn measure(program: &Path, peers: &[Peer], browser: &Browser) -> Measured {
    let source = fs::read_to_string(program).expect("the program can be read");
    let name = program.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    chromium::offer(&name, &source);
    let (mut ours, mut in_chromium, mut virtually) = (Vec::new(), Vec::new(), 0.0);
    let mut theirs = vec![Vec::new(); peers.len()];
    let mut results = Vec::new();
    for _ in 0..ROUNDS {
        let Cost { result, seconds } = run_here(&name, &source, &mut virtually);
        results.push(result);
        ours.push(seconds);
        let Cost { result, seconds } = chromium::run(browser, &name).await;
        results.push(result);
        in_chromium.push(seconds);
        for (peer, times) in peers.iter().zip(&mut theirs) {
            let Cost { result, seconds } = peer.run(program);
            results.push(result);
            times.push(seconds);
        }
    }
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]), "{name} comes to the same everywhere: {results:?}");
    let peers = theirs.into_iter().map(median).collect();
    Measured { name, ours: median(ours), in_chromium: median(in_chromium), virtually, peers }
}

/// Runs a program on the simulated computer: what it printed first, how long that
/// took for real, and the virtual seconds that it printed last.
fn run_here(name: &str, source: &str, virtually: &mut f64) -> Cost {
    let mut run = PythonRun::new(name, source, &Setup::default()).expect("the program compiles");
    let begun = busy_seconds();
    let mut written = String::new();
    loop {
        let progress = run.step(1_000);
        written.extend(progress.written.into_iter().map(|piece| piece.output.text));
        if progress.end.is_some() {
            break;
        }
    }
    let seconds = busy_seconds() - begun;
    let mut cost = Cost::of(&written);
    *virtually = std::mem::replace(&mut cost.seconds, seconds);
    cost
}

pub(crate) fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

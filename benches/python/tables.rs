//! What was measured, as Markdown.

use std::fmt::Write as _;
use std::{fs, thread};

use crate::peers::Peer;
use crate::{Measured, ROUNDS, median};

/// Both tables, with what they were measured on.
pub(crate) fn all(measured: &[Measured], peers: &[Peer], missing: &[String]) -> String {
    let mut text = head();
    for sentence in missing {
        let _ = writeln!(text, "\n{sentence}");
    }
    speed(&mut text, ("natively", |row| row.ours), measured, peers);
    speed(&mut text, ("in Chromium", |row| row.in_chromium), measured, peers);
    if let Some(first) = peers.first() {
        virtual_time(&mut text, measured, first);
    }
    text
}

fn head() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = line.map_or("unknown", |(_, name)| name);
    format!(
        "# How fast Python programs run\n\nOn {cores} cores ({model}); medians of {ROUNDS} rounds of processor time, \
         in Chromium of its clock's, everyone in turn in each round. The programs are benches/python/programs.\n"
    )
}

/// Seconds, and how many times faster than the others ours is.
fn speed(text: &mut String, (place, ours): (&str, fn(&Measured) -> f64), measured: &[Measured], peers: &[Peer]) {
    let names: String = peers.iter().map(|peer| format!(" {}, ms | ours is |", peer.name)).collect();
    let rule: String = peers.iter().map(|_| "---|---|").collect();
    let _ = writeln!(text, "\n## Speed, {place}\n\n| program | Interleave, ms |{names}\n|---|---|{rule}");
    for row in measured {
        let _ = write!(text, "| {} | {:.1} |", row.name, ours(row) * 1e3);
        for seconds in &row.peers {
            let _ = write!(text, " {:.1} | {:.2}× |", seconds * 1e3, seconds / ours(row));
        }
        let _ = writeln!(text);
    }
    let _ = write!(text, "| geometric mean | |");
    for peer in 0..peers.len() {
        let logs: f64 = measured.iter().map(|row| (row.peers[peer] / ours(row)).ln()).sum();
        let _ = write!(text, " | {:.2}× |", (logs / measured.len() as f64).exp());
    }
    let _ = writeln!(text);
}

/// What the simulated computer says beside CPython, by one factor that makes `fib` right.
fn virtual_time(text: &mut String, measured: &[Measured], peer: &Peer) {
    let Some(fib) = measured.iter().find(|row| row.name == "fib") else { return };
    let factor = fib.peers[0] / fib.virtually;
    let _ = writeln!(
        text,
        "\n## Virtual time beside {}\n\nVirtual seconds times {factor:.3}, the factor that makes `fib` right.\n\n\
         | program | CPython, ms | virtual, scaled, ms | error |\n|---|---|---|---|",
        peer.name
    );
    let mut errors = Vec::new();
    for row in measured {
        let scaled = row.virtually * factor;
        let error = (scaled / row.peers[0] - 1.0) * 100.0;
        errors.push(error.abs());
        let _ = writeln!(text, "| {} | {:.1} | {:.1} | {error:+.0} % |", row.name, row.peers[0] * 1e3, scaled * 1e3);
    }
    let _ = writeln!(text, "| median | | | {:.0} % |", median(errors));
}

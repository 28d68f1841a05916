//! Many times as the three figures that say most of them, and lines of a table.
//! Measures nothing.

use std::fmt::Write as _;
use std::{fs, thread};

/// Milliseconds, each of the same thing.
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn new(mut millis: Vec<f64>) -> Self {
        millis.sort_by(f64::total_cmp);
        Self(millis)
    }

    /// The one that so many hundredths of them do not exceed.
    pub(crate) fn percentile(&self, hundredths: usize) -> f64 {
        self.0.get((self.0.len() * hundredths / 100).min(self.0.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
    }

    /// The middle one.
    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }

    /// The mean.
    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / self.0.len() as f64
    }
}

/// The table as it grows.
pub(crate) struct Table(pub(crate) String);

impl Table {
    /// What was measured on.
    pub(crate) fn new(browser: &str) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let line = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        let model = line.map_or("unknown", |(_, name)| name);
        Self(format!(
            "# How fast the timeline is\n\nOn {cores} cores ({model}), in {browser}, headless, without a graphics \
             processor. A shared machine: figures of another run differ.\n"
        ))
    }

    /// A line of text.
    pub(crate) fn line(&mut self, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{text}");
    }

    /// A part with a table of its own.
    pub(crate) fn part(&mut self, title: &str, columns: &[&str]) {
        self.line(&format!("\n## {title}\n"));
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("|{}", "---|".repeat(columns.len())));
    }

    /// A row: what, three figures of it, and what is wanted.
    pub(crate) fn times(&mut self, what: &str, times: &Times, aim: &str) {
        let [low, middle, high] = [10, 50, 95].map(|part| times.percentile(part));
        self.line(&format!("| {what} | {low:.2} | {middle:.2} | {high:.2} | {aim} |"));
    }
}

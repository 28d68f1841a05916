//! A program run to its end on a simulated computer, for the tests.

use interleave::base::Nanos;
use interleave::engine::python::{Progress, PythonRun, RunEnd, Setup};
use interleave::python::{Dialect, Setting, Written};
use interleave::trace::Event;

/// A run that is over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ran {
    /// What went to standard output.
    pub(super) output: String,
    /// What went to standard error.
    pub(super) errors: String,
    pub(super) written: Vec<Written>,
    pub(super) events: Vec<Event>,
    pub(super) end: RunEnd,
    pub(super) now: Nanos,
}

/// Many events of the computer.
const MANY: u64 = 1_000;

impl Ran {
    /// On the usual computer.
    pub(super) fn of(name: &str, source: &str) -> Self {
        Self::on(name, source, &Setup::default())
    }

    pub(super) fn on(name: &str, source: &str, setup: &Setup) -> Self {
        Self::going_on(PythonRun::new(name, source, setup).unwrap(), MANY)
    }

    /// From where a run is to its end, in steps of so many events.
    pub(super) fn going_on(mut run: PythonRun, events: u64) -> Self {
        let (mut written, mut noted) = (Vec::new(), Vec::new());
        let end = loop {
            let Progress { written: more, events, end } = run.step(events);
            written.extend(more);
            noted.extend(events);
            if let Some(end) = end {
                break end;
            }
        };
        let text = |is_error: bool| {
            let parts = written.iter().map(|written| &written.output);
            parts.filter(|output| output.is_error == is_error).map(|output| output.text.as_str()).collect()
        };
        Self { output: text(false), errors: text(true), written, events: noted, end, now: run.now() }
    }
}

/// A computer with so many cores, and this Python.
pub(super) fn on(cores: u32, dialect: Dialect) -> Setup {
    Setup { cores, dialect, ..Setup::default() }
}

/// The same with a parameter of the program.
pub(super) fn with(mut setup: Setup, name: &str, value: u64) -> Setup {
    setup.settings.push(Setting { name: name.to_owned(), value: value.to_string() });
    setup
}

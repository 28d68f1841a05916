//! The workloads that this version can run, in words and numbers. What they do
//! is a kernel's or a program's business; which models suit them is `fit`'s.

use serde::{Deserialize, Serialize};

use super::Place;

/// The size of every page that `downloads` fetches, in bytes.
pub const PAGE_BYTES: u64 = 14_400;

/// The work to be done, whatever the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Workload {
    /// Count the primes up to a limit by trial division.
    Primes,
    /// Recursive Fibonacci, many times.
    Fib,
    /// Large factorials, each one long call.
    Factorial,
    /// Several add 1 to one shared counter.
    Counter,
    /// Workers that only wait.
    Sleepers,
    /// Many small pages from a slow server.
    Downloads,
    /// A service that computes for some while others only want an answer.
    Offload,
}

/// A number (or a choice by number) that the reader can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name in a URL and in programs.
    pub id: &'static str,
    /// Its name on the page, with its unit.
    pub label: &'static str,
    /// The least value.
    pub min: u64,
    /// The greatest value.
    pub max: u64,
    /// What it is before anyone changes it, in a simulated run.
    pub simulated: u64,
    /// The same in a real run: a browser is too fast for some numbers to teach anything.
    pub real: u64,
    /// What kind of control it wants.
    pub kind: ParamKind,
}

/// What a parameter's values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// A number.
    Number,
    /// A number of milliseconds.
    Millis,
    /// One of these: in a URL its first name, on the page its second.
    OneOf(&'static [(&'static str, &'static str)]),
}

impl Param {
    /// What it is before anyone changes it.
    pub const fn default_in(&self, place: Place) -> u64 {
        match place {
            Place::Simulated => self.simulated,
            Place::Real => self.real,
        }
    }

    const fn really(self, real: u64) -> Self {
        Self { real, ..self }
    }
}

impl Workload {
    /// The whole catalogue, in the order of the page's menu.
    pub const ALL: [Self; 7] =
        [Self::Primes, Self::Fib, Self::Factorial, Self::Counter, Self::Sleepers, Self::Downloads, Self::Offload];

    /// Its name in a URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Primes => "primes",
            Self::Fib => "fib",
            Self::Factorial => "factorial",
            Self::Counter => "counter",
            Self::Sleepers => "sleepers",
            Self::Downloads => "downloads",
            Self::Offload => "offload",
        }
    }

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Primes => "Finding primes",
            Self::Fib => "Recursive Fibonacci",
            Self::Factorial => "Large factorials",
            Self::Counter => "A shared counter",
            Self::Sleepers => "Sleepers",
            Self::Downloads => "Downloading pages",
            Self::Offload => "A busy service",
        }
    }

    /// One sentence for the reader: what is done here.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Primes => {
                "Counts the primes up to a limit, dividing each number by everything up to its square root. Pure computing: nobody waits for anything but a core."
            }
            Self::Fib => {
                "Computes a Fibonacci number the slow way, many times over: small pieces of pure computing for a pool."
            }
            Self::Factorial => {
                "Computes a few large factorials. Each is one long call that never lets go of the GIL, as a call into C does in Python."
            }
            Self::Counter => {
                "Several workers add 1 to the same number, many times each. Reading, adding and writing back are three steps, and another can come in between."
            }
            Self::Sleepers => "Workers that do nothing but sleep. Waiting costs no core, so any model can overlap it.",
            Self::Downloads => {
                "Fetches many small pages from a server that takes its time. Nearly all of it is waiting for answers."
            }
            Self::Offload => {
                "An event loop serves two kinds of request: some need computing, the others want an answer at once. Watch what the first do to the second."
            }
        }
    }

    /// What can be changed about it, apart from how it is spread.
    pub const fn params(self) -> &'static [Param] {
        match self {
            Self::Primes => PRIMES,
            Self::Fib => FIB,
            Self::Factorial => FACTORIAL,
            Self::Counter => COUNTER,
            Self::Sleepers => SLEEPERS,
            Self::Downloads => DOWNLOADS,
            Self::Offload => OFFLOAD,
        }
    }

    /// How many workers it starts with under a model that has some.
    pub const fn default_workers(self) -> u32 {
        match self {
            Self::Counter => 2,
            Self::Sleepers => 3,
            Self::Downloads => 5,
            _ => 4,
        }
    }
}

const PRIMES: &[Param] = &[number("limit", "Numbers up to", 1_000, 50_000_000, 100_000).really(5_000_000)];

const FIB: &[Param] = &[number("n", "n", 1, 35, 20).really(32), number("times", "Times", 1, 200, 20)];

const FACTORIAL: &[Param] = &[number("n", "n", 1, 100_000, 20_000)];

const COUNTER: &[Param] = &[
    number("times", "Additions each", 1_000, 500_000_000, 100_000).really(10_000_000),
    // A simulated run comes out the same every time.
    number("repeats", "Repeats", 1, 20, 1).really(5),
    Param {
        id: "version",
        label: "Lock",
        min: 0,
        max: 1,
        simulated: 0,
        real: 0,
        kind: ParamKind::OneOf(&[("plain", "off"), ("lock", "on")]),
    },
];

const SLEEPERS: &[Param] = &[
    number("sleepers", "Sleepers", 1, 1_000, 3),
    Param { kind: ParamKind::Millis, ..number("millis", "Sleep, ms", 1, 10_000, 1_000) },
];

const DOWNLOADS: &[Param] = &[
    number("pages", "Pages", 1, 10_000, 160),
    Param { kind: ParamKind::Millis, ..number("latency", "Latency, ms", 1, 5_000, 100) },
    Param {
        id: "tail",
        label: "Slow ones among them",
        min: 0,
        max: 1,
        simulated: 1,
        real: 1,
        kind: ParamKind::OneOf(&[("off", "no"), ("on", "yes")]),
    },
];

const OFFLOAD: &[Param] = &[
    number("n", "Sum of squares below", 1_000, 50_000_000, 30_000).really(2_000_000),
    number("requests", "Requests", 1, 400, 40),
];

const fn number(id: &'static str, label: &'static str, min: u64, max: u64, default: u64) -> Param {
    Param { id, label, min, max, simulated: default, real: default, kind: ParamKind::Number }
}

//! The ways in which a workload is spread. Only names: how each is carried out
//! is the engines' business.

use serde::{Deserialize, Serialize};

/// How the work is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Model {
    /// One worker, one task after the other.
    Sequential,
    /// Several threads that share one memory.
    Threads,
    /// Several processes, each with a memory of its own.
    Processes,
    /// Tasks on one thread's event loop, with or without a pool beside it.
    Coroutines,
}

impl Model {
    /// Every model, in the order of the page's menu.
    pub const ALL: [Self; 4] = [Self::Sequential, Self::Threads, Self::Processes, Self::Coroutines];

    /// Its name in a URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Threads => "threads",
            Self::Processes => "processes",
            Self::Coroutines => "coroutines",
        }
    }

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Sequential => "Sequential",
            Self::Threads => "Threads",
            Self::Processes => "Processes",
            Self::Coroutines => "Coroutines",
        }
    }
}

/// What an event loop hands its CPU work to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pool {
    /// To nobody: it does it itself and is blocked meanwhile.
    None,
    /// To threads of its own process.
    Threads,
    /// To processes.
    Processes,
}

impl Pool {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::None, Self::Threads, Self::Processes];

    /// Its name in a URL.
    pub const fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Threads => "threads",
            Self::Processes => "processes",
        }
    }
}

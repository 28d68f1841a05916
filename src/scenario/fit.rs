//! Which models make sense for which workload, and a sentence where one does
//! not. Speaks of the work only; what a browser lacks is the engine's to say.

use std::fmt;

use super::{Choice, Model, Place, Pool, Workload};

/// The most threads, or processes, of a simulated run.
const MOST_SIMULATED: u32 = 1_000;

/// The most threads of a real run: they share one memory, and each needs a stack in it.
const MOST_THREADS: u32 = 32;

/// The most processes of a real run: each is a worker with a memory of its own.
const MOST_PROCESSES: u32 = 64;

/// Why a workload cannot be spread that way, and what to pick instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
    sentence: &'static str,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence)
    }
}

impl std::error::Error for Unfit {}

/// Whether the workload can be spread the way the choice says.
///
/// # Errors
/// [`Unfit`] where that makes no sense, with the reason and what to pick instead.
pub fn fits(choice: &Choice) -> Result<(), Unfit> {
    let with_pool = choice.pool != Pool::None;
    let sentence = match (choice.workload, choice.model) {
        (Workload::Factorial, Model::Coroutines) => {
            "A factorial is one long call that never awaits, so an event loop could only do one after the other. \
             Pick sequential, threads or processes."
        }
        (Workload::Counter, Model::Sequential) => {
            "One worker alone has nobody who could come in between. Pick threads, processes or coroutines."
        }
        (Workload::Counter, Model::Coroutines) if with_pool => {
            "Beside a loop, the workers of a pool would add as plain threads or processes do. \
             Pick threads, processes, or coroutines without a pool."
        }
        (Workload::Offload, Model::Sequential | Model::Threads | Model::Processes) => {
            "This service is an event loop: the question is what its computing does to everyone else. \
             Pick coroutines, alone or with a pool."
        }
        _ => return Ok(()),
    };
    Err(Unfit { sentence })
}

/// How many workers of a run for real compute at once, at most: under the GIL one.
pub fn most_computing(choice: &Choice) -> u32 {
    let spread = match choice.model {
        Model::Sequential => Pool::None,
        Model::Threads => Pool::Threads,
        Model::Processes => Pool::Processes,
        Model::Coroutines => choice.pool,
    };
    match spread {
        Pool::None => 1,
        Pool::Threads if choice.gil => 1,
        Pool::Threads | Pool::Processes => choice.workers,
    }
}

/// How many workers a model can have there; 1 where it has only the one that it is.
pub const fn most_workers(place: Place, model: Model, pool: Pool) -> u32 {
    match (place, model, pool) {
        (_, Model::Sequential, _) | (_, Model::Coroutines, Pool::None) => 1,
        (Place::Simulated, ..) => MOST_SIMULATED,
        (Place::Real, Model::Threads, _) | (Place::Real, Model::Coroutines, Pool::Threads) => MOST_THREADS,
        (Place::Real, Model::Processes, _) | (Place::Real, Model::Coroutines, Pool::Processes) => MOST_PROCESSES,
    }
}

/// How large `workers` may be in a choice. Where a model does not use the
/// number it is kept for the next one, so any number that some model can have
/// will do.
pub const fn worker_limit(place: Place, model: Model, pool: Pool) -> u32 {
    match most_workers(place, model, pool) {
        1 => most_workers(place, Model::Processes, Pool::None),
        most => most,
    }
}

/// Whether the number of workers changes what runs: how many do it, or, for
/// the counter, how many add to it even when they are tasks of one loop.
pub fn workers_matter(choice: &Choice) -> bool {
    most_workers(choice.place(), choice.model, choice.pool) > 1 || choice.workload == Workload::Counter
}

/// Whether anyone could ever wait for the GIL: only threads of one process do.
pub const fn gil_matters(model: Model, pool: Pool) -> bool {
    matches!((model, pool), (Model::Threads, _) | (Model::Coroutines, Pool::Threads))
}

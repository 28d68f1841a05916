//! The catalogue's programs for the simulated computer, until Python itself runs
//! on it: written in Rust with the builder, one for each workload and model, and
//! the part of Python's library that they need.
//!
//! In reading order: `kernels` (what Python computes, and how long that takes),
//! `work` (a workload's pieces as a program), `spread` (who does which), and the
//! two workloads that are programs of their own: `counter` and `service`.

mod counter;
mod kernels;
pub mod library;
mod service;
mod spread;
mod work;

use crate::program::script::{Builder, Scripts};
use crate::scenario::{Choice, Model, Pool, Workload};
use library::Library;
use work::Work;

pub use kernels::Speed;

/// The program that does the workload the way the choice says. It tells its
/// numbers in the order of [`crate::scenario::expected`].
pub fn program(choice: &Choice) -> Scripts {
    let mut program = Builder::new();
    let library = Library::new(&mut program, choice.gil, work::pickled_bytes(choice));
    let main = match choice.workload {
        Workload::Counter => counter::main(&mut program, library, choice),
        Workload::Offload => {
            let work = Work::new(&mut program, choice);
            service::main(&mut program, library, &work, choice)
        }
        _ => {
            let work = Work::new(&mut program, choice);
            match (choice.model, choice.pool) {
                (Model::Sequential, _) => spread::sequential(&mut program, &work),
                (Model::Threads, _) => spread::threads(&mut program, library, &work, choice.workers),
                (Model::Processes, _) => spread::processes(&mut program, library, &work, choice.workers),
                (Model::Coroutines, Pool::None) => spread::coroutines(&mut program, library, &work),
                (Model::Coroutines, _) => spread::coroutines_and_pool(&mut program, library, &work, choice),
            }
        }
    };
    program.build(main, choice.seed)
}

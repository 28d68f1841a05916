//! The catalogue's programs on the simulated computer: what they compute, and
//! what a reader shall see in their runs.

mod results;
mod shows;

use interleave::engine::stand_in;
use interleave::machine::Spec;
use interleave::scenario::{Choice, Model, Pool, Workload};

use crate::catalogue::SPREADS;
use crate::machine::running::{Run, run};

/// A workload as it stands before anyone changes it.
fn choice(workload: Workload, (model, pool): (Model, Pool)) -> Choice {
    but(Choice::new(workload, model), |choice| choice.pool = pool)
}

/// The choice, changed.
fn but(mut choice: Choice, change: impl FnOnce(&mut Choice)) -> Choice {
    change(&mut choice);
    choice
}

/// The run of a choice on a computer with so many cores.
fn simulate(choice: &Choice, cores: u32) -> Run {
    let spec = Spec { cores, gil: choice.gil, seed: choice.seed, ..Spec::default() };
    run(&spec, stand_in::program(choice))
}

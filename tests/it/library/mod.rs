//! The stand-ins' library on the simulated computer: that locks and what is
//! built of them keep their promises, whoever runs when.

mod costs;
mod event_loop;
mod locks;
mod pools;

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::script::{Builder, Fun, Function, Scripts};

use crate::machine::running::{Run, run};

/// A program with the library, whose main function is what `write` makes of both.
fn program(write: impl FnOnce(&mut Builder, Library) -> Function<0>) -> Scripts {
    program_for(true, write)
}

/// The same for an interpreter with or without a GIL.
fn program_for(gil: bool, write: impl FnOnce(&mut Builder, Library) -> Function<0>) -> Scripts {
    let mut program = Builder::new();
    let library = Library::new(&mut program, gil, (100, 100));
    let main = write(&mut program, library);
    program.build(main, 5)
}

/// A run of a program whose main function has this body.
fn run_main(spec: &Spec, body: impl for<'f> FnOnce(&'f Fun, Library)) -> Run {
    run(spec, program(|program, library| program.function("main", |f, []| body(f, library))))
}

/// Computers of various kinds: some cores, with and without a GIL.
fn computers() -> impl Iterator<Item = Spec> {
    [(1, true), (2, true), (4, true), (2, false), (3, false), (8, false)].into_iter().map(|(cores, gil)| Spec {
        cores,
        gil,
        ..Spec::default()
    })
}

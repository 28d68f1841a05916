//! The workloads as real work in Rust, in pieces that can be handed to anyone:
//! to a thread, to a process by message, to an event loop. A kernel computes in
//! short steps, so that whoever drives it can observe and stop it; it knows
//! nothing of threads, locks of the interpreter, browsers or time.
//!
//! A *stop point* lies between any two steps. A *check point*, where a holder
//! gives up the GIL if asked, lies there too, except in a kernel that stands
//! for one call into C (`factorial`).

mod counter;
mod downloads;
mod factorial;
mod fib;
mod offload;
mod pieces;
mod primes;

use crate::base::Nanos;
use crate::engine::real::sync::Watch;

pub use counter::{Adder, SharedCell};
pub use pieces::kernel;

/// What a kernel did in one step, or needs before the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// It computed for well under a millisecond and would go on.
    Working,
    /// It wants to sleep that long.
    Sleep(Nanos),
    /// It wants an answer from the network; tell it by [`Kernel::answered`].
    Request(Request),
    /// It waits until all workers of the run have come to the same place.
    Meet,
    /// It has its numbers.
    Done(Vec<u64>),
}

/// A request to the server that the page brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// How long the server shall take.
    pub latency: Nanos,
    /// How much it shall send.
    pub bytes: u32,
}

/// A piece of work that is under way.
pub enum Kernel {
    /// Counting primes.
    Primes(primes::Primes),
    /// A Fibonacci number.
    Fib(fib::Fib),
    /// A factorial's digits.
    Factorial(Box<factorial::Factorial>),
    /// Adding to a shared cell.
    Counter(Adder),
    /// A sleep.
    Sleeper(Option<Nanos>),
    /// A page.
    Page(downloads::Page),
    /// A sum of squares.
    Squares(offload::Squares),
}

impl Kernel {
    /// Computes a little. `watch` hears if a lock of the workload has to be waited for.
    pub fn step(&mut self, watch: &mut dyn Watch) -> Step {
        match self {
            Self::Primes(kernel) => kernel.step(),
            Self::Fib(kernel) => kernel.step(),
            Self::Factorial(kernel) => kernel.step(),
            Self::Counter(kernel) => kernel.step(watch),
            Self::Sleeper(left) => left.take().map_or_else(|| Step::Done(vec![1]), Step::Sleep),
            Self::Page(kernel) => kernel.step(),
            Self::Squares(kernel) => kernel.step(),
        }
    }

    /// The answer to the last request: a body of that many bytes.
    pub fn answered(&mut self, bytes: u64) {
        if let Self::Page(page) = self {
            page.answered(bytes);
        }
    }

    /// Whether the GIL may change hands between two steps.
    pub fn has_check_points(&self) -> bool {
        !matches!(self, Self::Factorial(_))
    }
}

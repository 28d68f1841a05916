//! From a piece of the work to the kernel that does it.

use std::sync::Arc;

use super::counter::{Adder, SharedCell};
use super::{Kernel, downloads, factorial, fib, offload, primes};
use crate::base::LaneId;
use crate::scenario::Piece;

/// Begins the work, on the lane `me`. `cell` is what [`Piece::Add`] adds to.
pub fn kernel(piece: &Piece, cell: &Arc<SharedCell>, me: LaneId) -> Kernel {
    match *piece {
        Piece::Primes { from, until } => Kernel::Primes(primes::Primes::new(from, until)),
        Piece::Fib(n) => Kernel::Fib(fib::Fib::new(n)),
        Piece::Factorial(n) => Kernel::Factorial(Box::new(factorial::Factorial::new(n))),
        Piece::Add { times, repeats, locked } => {
            Kernel::Counter(Adder::new(Arc::clone(cell), locked, times, repeats, me))
        }
        Piece::Sleep(time) => Kernel::Sleeper(Some(time)),
        Piece::Page { latency, bytes } => Kernel::Page(downloads::Page::new(latency, bytes)),
        Piece::Squares(n) => Kernel::Squares(offload::Squares::new(n)),
    }
}

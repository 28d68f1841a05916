//! The simulated computer, by what its runs come to and what their traces show.

pub(crate) mod running;
mod threads;

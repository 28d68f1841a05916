//! The simulated computer, by what its runs come to and what their traces show.

mod going_back;
pub(crate) mod running;
mod threads;

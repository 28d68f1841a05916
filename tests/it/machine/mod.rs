//! The simulated computer, by what its runs come to and what their traces show.

mod running;
mod threads;

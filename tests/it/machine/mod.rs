//! The simulated computer, by what its runs come to and what their traces show.

mod going_back;
mod running;
mod threads;

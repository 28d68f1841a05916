//! The simulated computer, by what its runs come to and what their traces show.

mod built;
mod cpython;
mod endings;
mod going_back;
mod handing_over;
mod laws;
mod locks;
mod pipes;
mod plans;
mod repeat;
pub(crate) mod running;
mod specs;
mod speed;
mod theory;
mod threads;

//! Programs written in Rust: what they compute, when they stop, what they ask
//! and hear. Driven by hand, without a computer.

mod answers;
mod computing;
mod main_thread;
mod slices;

//! The catalogue's programs for the simulated computer, until Python itself runs
//! on it: written in Rust with the builder, one for each workload and model, and
//! the part of Python's library that they need.

pub mod library;

//! How the real threads of one memory wait for each other, and how a recorder
//! hears of it. Plain Rust over a mutex, a condition variable and atomics: no
//! browser, no clock (wasm has none), no knowledge of what is computed.
//!
//! In reading order: `wait` (what all waits share), `platform` (the primitives,
//! which `tests/model` replaces to try every interleaving), `gil`, `lock`,
//! `queue`, `barrier`, and `sleep`, which is also the run's stop flag.
#![forbid(unsafe_code)]

mod barrier;
mod gil;
mod lock;
pub(crate) mod platform;
mod queue;
mod sleep;
pub(crate) mod wait;

pub use barrier::Barrier;
pub use gil::Gil;
pub use lock::{Guard, Lock};
pub use queue::TaskQueue;
pub use sleep::{Sleeper, Woken};
pub use wait::Watch;

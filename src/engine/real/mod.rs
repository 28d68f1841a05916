//! This browser as an engine: real work on real workers, recorded as a trace.
//!
//! In reading order: `kernels` (the work), `plan` (the lanes and names of a
//! run, known before it starts), `sync` (the GIL, locks, queues), `executor`
//! (our event loop), `clock` and `recorder` (what happened, and when),
//! `drive` (a kernel's steps under a thread or a task), `models` (how a run's
//! main worker spreads the work), `worker` (what runs in each kind of worker)
//! and `page` (what starts them and listens).
//!
//! Everything up to `recorder` is plain Rust and is tested natively; the rest
//! speaks to a browser.

pub mod clock;
pub mod executor;
pub mod kernels;
pub mod plan;
pub mod recorder;
pub mod sync;

#[cfg(target_arch = "wasm32")]
mod drive;
#[cfg(target_arch = "wasm32")]
mod models;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod worker;

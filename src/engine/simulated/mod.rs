//! The simulated computer as an engine: `simulation` runs a choice's program on
//! the machine, in steps. The rest is for a browser: `worker` does that in a
//! worker of its own, `page` is the page's side of it.

pub mod simulation;

#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod worker;

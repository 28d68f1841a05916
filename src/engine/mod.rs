//! What turns a scenario into a trace: `simulated` by reckoning (with
//! the programs of `stand_in`), `real` by doing it in this browser. `either` lets a choice pick its own. Around them, what a
//! page with workers needs: `spawner` (how one is started), `turnstile` (how one
//! that computes hears messages) and `fault` (failures on purpose). Nothing here
//! draws or knows the page.

pub mod python;
pub mod real;
pub mod simulated;
pub mod stand_in;

#[cfg(target_arch = "wasm32")]
pub mod either;
#[cfg(target_arch = "wasm32")]
mod fault;
#[cfg(target_arch = "wasm32")]
mod spawner;
#[cfg(target_arch = "wasm32")]
mod turnstile;

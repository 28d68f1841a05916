//! The simulator, a program of its own, so that a page which only runs for real
//! need not fetch it. Lives in a worker; `worker.js` calls `worker_main`.

/// Begins the worker's life. Called once, in an instance and with a memory of
/// its own; there is nothing to be said beforehand.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn worker_main(_start: &[u8]) {
    interleave::engine::simulated::worker::live();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

/// The simulator lives in a browser: `make serve`.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. `make serve` builds the page and serves it.");
}

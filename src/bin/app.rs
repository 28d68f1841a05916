//! The page and the workers of real runs, one binary in every role: on the page
//! it starts Yew; in a worker it does nothing by itself and waits for `worker_main`.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

/// Begins a worker's life; `start` says what it is for. Called once by
/// `worker.js`, in an instance and with a memory of its own.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn worker_main(start: &[u8]) {
    interleave::engine::real::worker::live(start);
}

/// Notes that many spans and forgets them: for the bench that measures what one costs.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn record_events(count: u32) {
    interleave::engine::real::worker::record_events(count);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;

    // In a worker there is no window; `worker.js` calls `worker_main` there.
    if web_sys::window().is_none() {
        return;
    }
    interleave::ui::start(interleave::engine::either::EitherEngine::new().map(|engine| Rc::new(engine) as Rc<_>));
}

/// The page lives in a browser: `make serve`.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. `make serve` builds the page and serves it.");
}

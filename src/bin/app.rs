//! The one binary, in every role: on the page it starts Yew; in a worker it does
//! nothing by itself and waits for `worker_main`.

#[cfg(target_arch = "wasm32")]
fn main() {
    use std::rc::Rc;

    // In a worker there is no window; `worker.js` calls `worker_main` there.
    if web_sys::window().is_none() {
        return;
    }
    interleave::ui::start(interleave::engine::real::page::RealEngine::new().map(|engine| Rc::new(engine) as Rc<_>));
}

/// The page lives in a browser: `make serve`.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser. `make serve` builds the page and serves it.");
}

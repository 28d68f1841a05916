//! The timeline alone as WebAssembly, compiled as the page is: a trace of so many
//! spans, and each kind of frame as a function. Reads no clock: the script around
//! it does.

// For the browser alone; natively there is nothing to draw on.
#[cfg(target_arch = "wasm32")]
#[path = "../../lanes.rs"]
#[allow(clippy::expect_used, reason = "a bench that cannot write its trace has nothing to say")]
mod lanes;
#[cfg(target_arch = "wasm32")]
mod stage;

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::cell::RefCell;

    use interleave::base::Nanos;
    use js_sys::WebAssembly::Memory;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::wasm_bindgen;

    use super::lanes::Lanes;
    use super::stage::Stage;

    thread_local! {
        static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
        static LIVE: RefCell<Option<Lanes>> = const { RefCell::new(None) };
    }

    fn with_stage(act: impl FnOnce(&mut Stage)) {
        STAGE.with_borrow_mut(|stage| {
            if stage.is_none() {
                *stage = Stage::new();
            }
            stage.as_mut().map(act)
        });
    }

    /// Takes in a trace of so many spans, to show all of it.
    #[wasm_bindgen]
    pub fn load(spans: u32) {
        with_stage(|stage| stage.show(Lanes::trace(spans.into())));
    }

    /// Draws a frame; one of a zoom that goes on, if it moves.
    #[wasm_bindgen]
    pub fn draw(is_moving: bool) {
        with_stage(|stage| stage.draw(is_moving));
    }

    /// The next frame is the first.
    #[wasm_bindgen]
    pub fn forget() {
        with_stage(Stage::forget);
    }

    /// Shows all of the run.
    #[wasm_bindgen]
    pub fn show_all() {
        with_stage(|stage| stage.view.show_all());
    }

    /// Shows the first so many hundredths of the run.
    #[wasm_bindgen]
    pub fn show_first(hundredths: u32) {
        with_stage(|stage| stage.show_first(hundredths.into()));
    }

    /// Makes columns so many times as wide, about a place in hundredths of them.
    #[wasm_bindgen]
    pub fn zoom(times: f64, hundredths: f64) {
        with_stage(|stage| stage.zoom(times, hundredths));
    }

    /// Moves the window by so many columns.
    #[wasm_bindgen]
    pub fn pan(columns: i32) {
        with_stage(|stage| stage.view.window = stage.view.window.panned(columns.into(), stage.view.axis_end));
    }

    /// Begins a run with so many events a second.
    #[wasm_bindgen]
    pub fn begin(events_a_second: u32) {
        with_stage(|stage| stage.show(Lanes::described()));
        LIVE.set(Some(Lanes::new(events_a_second.into())));
    }

    /// Takes in what has happened until so many milliseconds after the beginning; how many events.
    #[wasm_bindgen]
    pub fn take(millis: f64) -> f64 {
        let now = Nanos((millis * 1e6) as u64);
        let mut count = 0;
        with_stage(|stage| {
            LIVE.with_borrow_mut(|live| {
                if let Some(live) = live {
                    live.until(now, |event| count += u32::from(stage.trace.apply(event).is_ok()));
                }
            });
            stage.trace.extend_to(now);
            stage.follow();
        });
        count.into()
    }

    /// Makes the strip above the lanes anew.
    #[wasm_bindgen]
    pub fn make_overview() {
        with_stage(Stage::make_overview);
    }

    /// How many spans were written, how many of those are lost, and how many nanoseconds of them.
    #[wasm_bindgen]
    pub fn lost() -> Vec<f64> {
        let mut figures = Vec::new();
        with_stage(|stage| {
            LIVE.with_borrow(|live| {
                if let Some(live) = live {
                    let (spans, nanos) = live.lost(&stage.trace);
                    figures = vec![live.count() as f64, spans as f64, nanos as f64];
                }
            });
        });
        figures
    }

    /// The memory's size in bytes.
    #[wasm_bindgen]
    pub fn memory_bytes() -> f64 {
        let memory: Memory = wasm_bindgen::memory().unchecked_into();
        let buffer = memory.buffer();
        js_sys::Reflect::get(&buffer, &"byteLength".into()).ok().and_then(|bytes| bytes.as_f64()).unwrap_or(f64::NAN)
    }
}

fn main() {}

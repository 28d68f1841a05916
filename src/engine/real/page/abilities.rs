//! What this browser can do, found by trying. A browser's own word for it
//! (`crossOriginIsolated`, `hardwareConcurrency`) is not believed.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

use crate::base::Nanos;
use crate::engine::real::clock::since_epoch;
use crate::protocol::Abilities;

/// How long the page may spend on watching its clock: less than half a frame.
const WATCH_CLOCK: Nanos = Nanos::from_millis(6);

/// How many steps of the clock are enough.
const CLOCK_STEPS: u32 = 12;

/// Tries everything that a run might need.
pub(super) fn probe() -> Abilities {
    Abilities {
        shared_memory: try_sharing(),
        service_worker: has_service_worker(),
        claimed_cores: get(&navigator(), "hardwareConcurrency").as_f64().unwrap_or(1.0) as u32,
        clock_step: clock_step(),
    }
}

/// Whether a service worker answers this page's requests now.
pub(super) fn has_service_worker() -> bool {
    service_worker().is_some()
}

/// The service worker that answers this page's requests.
pub(super) fn service_worker() -> Option<web_sys::ServiceWorker> {
    // In an opaque origin even asking throws; `get` makes nothing of that.
    get(&get(&navigator(), "serviceWorker"), "controller").dyn_into().ok()
}

fn navigator() -> JsValue {
    get(&js_sys::global(), "navigator")
}

/// A property, or undefined where there is none or asking for it throws.
fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Makes a small shared memory and really posts it.
fn try_sharing() -> Result<(), String> {
    let shares = get(&js_sys::global(), "SharedArrayBuffer").is_function() && post_a_memory().is_ok();
    if shares { Ok(()) } else { Err(why_not_shared()) }
}

fn post_a_memory() -> Result<(), JsValue> {
    let pages = js_sys::Object::new();
    for (name, value) in [("initial", JsValue::from(1)), ("maximum", JsValue::from(1)), ("shared", JsValue::TRUE)] {
        js_sys::Reflect::set(&pages, &name.into(), &value)?;
    }
    let memory = js_sys::WebAssembly::Memory::new(&pages)?;
    MessageChannel::new()?.port1().post_message(&memory)
}

fn why_not_shared() -> String {
    let inside_another_page = get(&js_sys::global(), "parent") != get(&js_sys::global(), "self");
    if inside_another_page {
        "Threads need memory that workers share, and this browser does not allow that to a page inside another page. \
         Open this page in a tab of its own; everything else runs here too."
            .to_owned()
    } else {
        "Threads need memory that workers share, and this browser does not allow it here: the page was served without \
         the headers that it wants, and its service worker could not add them. Reload the page once, or use another \
         browser; everything else runs here too."
            .to_owned()
    }
}

/// The smallest step that the page's clock was seen to make.
fn clock_step() -> Nanos {
    let begun = since_epoch();
    let (mut last, mut smallest, mut steps) = (begun, WATCH_CLOCK, 0);
    while steps < CLOCK_STEPS && last.since(begun) < WATCH_CLOCK {
        let now = since_epoch();
        if now > last {
            smallest = smallest.min(now.since(last));
            steps += 1;
        }
        last = now;
    }
    smallest
}

//! What every worker of a run is made from: the module, compiled once, the
//! addresses of its glue and of `worker.js`, and how much memory it may have.
//! `boot.js` left the first three on the global object.

use wasm_bindgen::prelude::*;

/// The name under which `boot.js` leaves the module and its address.
const LEFT_BY_BOOT: &str = "interleave";

/// A page of WebAssembly memory is 64 KiB.
const PAGES_PER_MIB: u32 = 16;

/// What a memory starts with: room for the module's data and stack.
const INITIAL_MIB: u32 = 4;

/// How much memory a kind of worker may have. Browsers reserve the maximum, and
/// some have no more than about 30 GiB for all.
#[derive(Clone, Copy)]
pub(super) enum Memory {
    /// The main worker, with the stacks of up to 32 threads.
    Main,
    /// A process of the pool.
    Process,
    /// A worker that computes nothing to speak of.
    Small,
}

impl Memory {
    const fn maximum_mib(self) -> u32 {
        match self {
            Self::Main => 512,
            Self::Process => 256,
            Self::Small => 32,
        }
    }
}

/// The module and where its glue is.
#[derive(Clone)]
pub(super) struct Kit {
    url: JsValue,
    module: JsValue,
    worker: String,
}

impl Kit {
    /// What `boot.js` left.
    pub(super) fn of_this_page() -> Result<Self, String> {
        let get = |object: &JsValue, name: &str| {
            js_sys::Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
        };
        get(&js_sys::global(), LEFT_BY_BOOT)
            .and_then(|left| {
                let worker = get(&left, "worker")?.as_string()?;
                Some(Self { url: get(&left, "url")?, module: get(&left, "module")?, worker })
            })
            .ok_or_else(|| "The page was not loaded as a whole. Reload it.".to_owned())
    }

    /// The same, with an address at which there is nothing.
    pub(super) fn broken(&self) -> Self {
        Self { url: "./missing.js".into(), ..self.clone() }
    }

    /// The address of `worker.js`. Some browsers let the service worker see only
    /// the first of several workers from one address, so each gets its own.
    pub(super) fn worker_address(&self, number: u32) -> String {
        format!("{}?w={number}", self.worker)
    }

    /// The first message to a worker.
    pub(super) fn boot_message(&self, start: &[u8], memory: Memory) -> JsValue {
        let pages = js_sys::Object::new();
        set(&pages, "initial", &(INITIAL_MIB * PAGES_PER_MIB).into());
        set(&pages, "maximum", &(memory.maximum_mib() * PAGES_PER_MIB).into());
        let message = js_sys::Object::new();
        set(&message, "url", &self.url);
        set(&message, "module", &self.module);
        set(&message, "memory", &pages);
        set(&message, "start", &js_sys::Uint8Array::from(start));
        message.into()
    }
}

fn set(object: &js_sys::Object, name: &str, value: &JsValue) {
    // An object that we have just made takes any property.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}

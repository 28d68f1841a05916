//! What a worker is made from: a module, compiled once, the addresses of its
//! glue and of `worker.js`, and how much memory it may have. `boot.js` left the
//! first three on the global object: the page's own at once, the simulator's to
//! be fetched when it is wanted.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The name under which `boot.js` leaves what it loaded and what it can load.
const LEFT_BY_BOOT: &str = "interleave";

/// The name there of the simulator: its glue's address, and a function that
/// promises its module.
const SIMULATOR: &str = "simulator";

/// A page of WebAssembly memory is 64 KiB.
const PAGES_PER_MIB: u32 = 16;

/// What a memory starts with: room for the module's data and stack.
const INITIAL_MIB: u32 = 4;

/// How much memory a kind of worker may have. Browsers reserve the maximum, and
/// some have no more than about 30 GiB for all.
#[derive(Clone, Copy)]
pub(in crate::engine) enum Memory {
    /// The main worker, with the stacks of up to 32 threads.
    Main,
    /// A process of the pool.
    Process,
    /// A worker that computes nothing to speak of.
    Small,
    /// The simulator.
    Simulator,
}

impl Memory {
    const fn maximum_mib(self) -> u32 {
        match self {
            Self::Main | Self::Simulator => 512,
            Self::Process => 256,
            Self::Small => 32,
        }
    }
}

/// The module and where its glue is.
#[derive(Clone)]
pub(in crate::engine) struct Kit {
    url: JsValue,
    module: JsValue,
    worker: String,
}

impl Kit {
    /// What the page itself is made from; its real workers are, too.
    ///
    /// # Errors
    /// A sentence, when the page was not loaded by its own `boot.js`.
    pub(in crate::engine) fn of_this_page() -> Result<Self, String> {
        let left = left_by_boot();
        let kit = || {
            let (url, module) = (get(&left, "url")?, get(&left, "module")?);
            Some(Self { url, module, worker: get(&left, "worker")?.as_string()? })
        };
        kit().ok_or_else(|| "The page was not loaded as a whole. Reload it.".to_owned())
    }

    /// What the simulator is made from. Waits until it has been fetched.
    ///
    /// # Errors
    /// A sentence, when it cannot be had.
    pub(in crate::engine) async fn of_the_simulator() -> Result<Self, String> {
        let page = Self::of_this_page()?;
        let left = get(&left_by_boot(), SIMULATOR).unwrap_or(JsValue::UNDEFINED);
        let promise = get(&left, "module")
            .and_then(|module| module.dyn_into::<js_sys::Function>().ok())
            .and_then(|module| module.call0(&left).ok()?.dyn_into::<js_sys::Promise>().ok());
        let (Some(url), Some(promise)) = (get(&left, "url"), promise) else {
            return Err("The page was loaded without its simulator. Reload it.".to_owned());
        };
        let module = JsFuture::from(promise).await.map_err(|error| {
            let why = super::in_words(&error);
            format!("The simulator could not be fetched ({why}). Try again, or reload the page.")
        })?;
        Ok(Self { url, module, ..page })
    }

    /// The same, with an address at which there is nothing.
    pub(in crate::engine) fn broken(&self) -> Self {
        Self { url: "./missing.js".into(), ..self.clone() }
    }

    /// The address of `worker.js`. Some browsers let the service worker see only
    /// the first of several workers from one address, so each gets its own.
    pub(in crate::engine) fn worker_address(&self, number: u32) -> String {
        format!("{}?w={number}", self.worker)
    }

    /// The first message to a worker.
    pub(in crate::engine) fn boot_message(&self, start: &[u8], memory: Memory) -> JsValue {
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

fn left_by_boot() -> JsValue {
    get(&js_sys::global(), LEFT_BY_BOOT).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is there.
fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn set(object: &js_sys::Object, name: &str, value: &JsValue) {
    // An object that we have just made takes any property.
    let _ = js_sys::Reflect::set(object, &name.into(), value);
}

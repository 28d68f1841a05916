//! A worker's line to the page: bytes out, bytes and ports in. Also how a panic
//! gets out of a worker that can do nothing more.

use std::panic::PanicHookInfo;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures::channel::mpsc::UnboundedReceiver;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

use crate::engine::real::clock::since_epoch;
use crate::protocol::{FromWorker, ToWorker, decode, encode};

/// What the page says, with the port that a message carries.
pub(in crate::engine::real) type Inbox = UnboundedReceiver<(ToWorker, Option<MessagePort>)>;

/// The worker's line to the page.
#[derive(Clone, Copy)]
pub(in crate::engine::real) struct Uplink;

impl Uplink {
    /// Posts a message; the bytes change hands without a copy.
    pub(in crate::engine::real) fn say(self, message: &FromWorker) {
        let bytes = js_sys::Uint8Array::from(encode(message).as_slice());
        let transfer = js_sys::Array::of1(&bytes.buffer());
        // A worker that cannot post has lost its page: there is nobody to tell.
        let _ = scope().post_message_with_transfer(&bytes, &transfer);
    }
}

/// The worker's own global object.
fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Hears the page from now on. Questions about the time are answered at once,
/// wherever the worker is; everything else goes to the inbox.
pub(super) fn listen() -> Inbox {
    let (send, inbox) = super::channel();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        match decode(&bytes) {
            Ok(ToWorker::Ping) => Uplink.say(&FromWorker::Pong(since_epoch())),
            Ok(message) => {
                let port = event.ports().get(0).dyn_into().ok();
                // Nobody listens any more: the worker is about to end.
                let _ = send.unbounded_send((message, port));
            }
            Err(garbled) => Uplink.say(&FromWorker::Failed(garbled.to_string())),
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The worker listens as long as it lives.
    hear.forget();
    inbox
}

/// The last words of a pool thread, for the main worker of the same memory.
static THREAD_PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Posts what a panic says; a pool thread, whose messages would end at the main
/// worker, leaves it in the memory they share.
pub(super) fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let words = last_words(info);
        if rayon::current_thread_index().is_some() {
            *held(&THREAD_PANIC) = Some(words);
            if let Some(release) = &*held(&ON_THREAD_PANIC) {
                release();
            }
        } else {
            Uplink.say(&FromWorker::Failed(words));
        }
    }));
}

fn last_words(info: &PanicHookInfo<'_>) -> String {
    let message = info.payload_as_str().unwrap_or("it did not say why");
    format!("A worker panicked: {message}. The lanes show what had happened until then.")
}

/// What a pool thread said when it panicked, if one did; told once.
pub(in crate::engine::real) fn take_thread_panic() -> Option<String> {
    held(&THREAD_PANIC).take()
}

/// What a pool thread does with its last breath: it lets go of whatever the
/// others, the main worker among them, might wait for.
static ON_THREAD_PANIC: Mutex<Option<Box<dyn Fn() + Send>>> = Mutex::new(None);

/// Has a pool thread that panics call this.
pub(in crate::engine::real) fn on_thread_panic(release: impl Fn() + Send + 'static) {
    *held(&ON_THREAD_PANIC) = Some(Box::new(release));
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

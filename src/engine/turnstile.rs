//! How a worker that computes lets messages in: it puts its work down, goes once
//! around the browser's event loop, and takes it up again. Knows no messages of ours.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::MessageChannel;

/// The way around through the browser's event loop: a message to oneself. A
/// timer would take 4 ms.
pub(super) struct Turnstile {
    channel: Option<MessageChannel>,
    through: Rc<RefCell<Option<oneshot::Sender<()>>>>,
    _hear: Closure<dyn Fn()>,
}

impl Default for Turnstile {
    fn default() -> Self {
        let through: Rc<RefCell<Option<oneshot::Sender<()>>>> = Rc::default();
        let waiting = Rc::clone(&through);
        let hear = Closure::<dyn Fn()>::new(move || {
            if let Some(sender) = waiting.borrow_mut().take() {
                // Whoever waited may have been dropped by a stop.
                let _ = sender.send(());
            }
        });
        let channel = MessageChannel::new().ok();
        if let Some(channel) = &channel {
            channel.port1().set_onmessage(Some(hear.as_ref().unchecked_ref()));
        }
        Self { channel, through, _hear: hear }
    }
}

impl Turnstile {
    /// Lets in what waits.
    pub(super) async fn pass(&self) {
        let Some(channel) = &self.channel else { return };
        let (sender, receiver) = oneshot::channel();
        *self.through.borrow_mut() = Some(sender);
        if channel.port2().post_message(&JsValue::NULL).is_ok() {
            // The sender lives until the message is there.
            let _ = receiver.await;
        }
    }
}

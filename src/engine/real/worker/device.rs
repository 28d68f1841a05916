//! The worker that plays the network: whoever asks over a port gets a body of
//! the size asked for after the time asked for. It stands in for a server where
//! a service worker, which answers one request after the other, would itself be
//! what is measured.

use futures::StreamExt;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use super::Inbox;
use crate::base::Nanos;
use crate::protocol::{ToWorker, decode};

/// Serves every port that it is given.
pub(super) async fn live(mut inbox: Inbox) {
    while let Some((message, port)) = inbox.next().await {
        if let (ToWorker::Port(_), Some(port)) = (message, port) {
            serve(port);
        }
    }
}

fn serve(port: MessagePort) {
    let answers = port.clone();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let asked = js_sys::Uint8Array::new(&event.data()).to_vec();
        if let Ok((number, latency, bytes)) = decode::<(u32, Nanos, u32)>(&asked) {
            let port = answers.clone();
            let millis = latency.as_millis_f64().round() as u32;
            gloo::timers::callback::Timeout::new(millis, move || answer(&port, number, bytes)).forget();
        }
    });
    port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // The port is served as long as the worker lives.
    hear.forget();
}

/// Sends `[number, body]`.
fn answer(port: &MessagePort, number: u32, bytes: u32) {
    let body = js_sys::Uint8Array::new_with_length(bytes);
    let message = js_sys::Array::of2(&JsValue::from(number), &body);
    // The one who asked may be gone.
    let _ = port.post_message_with_transferable(&message, &js_sys::Array::of1(&body.buffer()));
}

//! How a request gets its answer: from the page's service worker (a real
//! request), from the device worker (a message), or from a timer.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, MessagePort, Response, XmlHttpRequest, XmlHttpRequestResponseType};

use crate::base::{Nanos, Table};
use crate::engine::real::kernels::Request;
use crate::engine::real::sync::Sleeper;
use crate::engine::spawner::in_words;
use crate::protocol::{Network, encode};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch, catch)]
    fn fetch(url: &str) -> Result<js_sys::Promise, JsValue>;
}

/// The wire of one worker whose tasks wait without blocking it.
pub(in crate::engine::real) struct Wire {
    network: Network,
    server: String,
    device: RefCell<Option<Device>>,
}

impl Wire {
    /// A wire to whoever plays the network, `server` being the service worker's address.
    pub(in crate::engine::real) fn new(network: Network, server: String) -> Self {
        Self { network, server, device: RefCell::new(None) }
    }

    /// The device worker is at the other end of this port.
    pub(in crate::engine::real) fn connect(&self, port: MessagePort) {
        *self.device.borrow_mut() = Some(Device::new(port));
    }

    /// Asks and waits for the answer: how many bytes it had.
    ///
    /// # Errors
    /// A sentence, if there was none.
    pub(in crate::engine::real) async fn request(&self, request: Request) -> Result<u64, String> {
        let millis = request.latency.as_millis_f64().round() as u32;
        match self.network {
            Network::ServiceWorker => fetched(&address(&self.server, request)).await,
            Network::Timers => {
                TimeoutFuture::new(millis).await;
                Ok(u64::from(request.bytes))
            }
            Network::Device => {
                let answer = self.device.borrow_mut().as_mut().map(|device| device.ask(request));
                let answer = answer.ok_or("There is no device worker in this run.")?;
                answer.await.map_err(|_| "The device worker is gone.".to_owned())
            }
        }
    }
}

/// Asks and blocks the thread until the answer is there, or until the run is
/// stopped: how many bytes it had.
///
/// # Errors
/// A sentence, if there was none.
pub(in crate::engine::real) fn request_blocking(
    network: Network,
    server: &str,
    request: Request,
    sleeper: &Sleeper,
) -> Result<u64, String> {
    if network == Network::ServiceWorker {
        return requested(&address(server, request)).map_err(|error| refused(&error));
    }
    sleeper.sleep(request.latency);
    Ok(u64::from(request.bytes))
}

fn address(server: &str, request: Request) -> String {
    let Nanos(nanos) = request.latency;
    // Whole numbers: the standard library's writer of floats would be a part of what the page fetches.
    format!("{server}&ms={}.{:06}&bytes={}", nanos / 1_000_000, nanos % 1_000_000, request.bytes)
}

async fn fetched(url: &str) -> Result<u64, String> {
    let answer = async {
        let response: Response = JsFuture::from(fetch(url)?).await?.unchecked_into();
        if !response.ok() {
            return Err(JsValue::from(response.status()));
        }
        let body: js_sys::ArrayBuffer = JsFuture::from(response.array_buffer()?).await?.unchecked_into();
        Ok(u64::from(body.byte_length()))
    };
    answer.await.map_err(|error: JsValue| refused(&error))
}

/// A synchronous request: the thread is blocked for real.
fn requested(url: &str) -> Result<u64, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", url, false)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    request.send()?;
    if request.status()? != 200 {
        return Err(JsValue::from(request.status()?));
    }
    let body: js_sys::ArrayBuffer = request.response()?.unchecked_into();
    Ok(u64::from(body.byte_length()))
}

fn refused(error: &JsValue) -> String {
    let why = in_words(error);
    format!("The page's service worker did not answer a request ({why}). Reload the page and run again.")
}

/// The device worker, seen from one of those who ask.
struct Device {
    port: MessagePort,
    asked: u32,
    waiting: Rc<RefCell<Table<oneshot::Sender<u64>>>>,
    _hear: Closure<dyn Fn(MessageEvent)>,
}

impl Device {
    fn new(port: MessagePort) -> Self {
        let waiting: Rc<RefCell<Table<oneshot::Sender<u64>>>> = Rc::default();
        let answered = Rc::clone(&waiting);
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let answer: js_sys::Array = event.data().unchecked_into();
            let number = answer.get(0).as_f64().unwrap_or_default() as u32;
            let body: js_sys::Uint8Array = answer.get(1).unchecked_into();
            if let Some(sender) = answered.borrow_mut().take(number as usize) {
                // Whoever asked may have been dropped by a stop.
                let _ = sender.send(u64::from(body.length()));
            }
        });
        port.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        Self { port, asked: 0, waiting, _hear: hear }
    }

    fn ask(&mut self, request: Request) -> oneshot::Receiver<u64> {
        let (sender, receiver) = oneshot::channel();
        self.asked += 1;
        self.waiting.borrow_mut().row(self.asked as usize, || sender);
        let message = encode(&(self.asked, request.latency, request.bytes));
        let bytes = js_sys::Uint8Array::from(message.as_slice());
        // A port to a worker that is gone swallows the message; Stop still works.
        let _ = self.port.post_message(&bytes);
        receiver
    }
}

//! How a worker is started, wherever the page may live: by the address of
//! `worker.js`; where that is refused (a sandbox without an origin), by the same
//! text in a blob; and where that is refused too, in a data address. A worker
//! counts as started when it has said so. What it is for, and what it says
//! afterwards, is its engine's business.

mod kit;

use std::cell::Cell;
use std::marker::PhantomData;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use futures::future::{Either, select};
use gloo::timers::future::TimeoutFuture;
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, MessagePort};

use crate::protocol::{First, Word, decode, encode};
pub(super) use kit::{Kit, Memory};

/// The text that every worker runs first.
const WORKER_JS: &str = include_str!("../../../static/worker.js");

/// How long a worker may take to say that it has started.
const START_WITHIN_MILLIS: u32 = 10_000;

/// A worker that listens to messages `T`. Dropping it ends it.
pub(super) struct Worker<T> {
    line: Line,
    _listens_to: PhantomData<T>,
}

/// What a worker says, in order.
pub(super) struct Heard<F> {
    heard: UnboundedReceiver<Said>,
    _is: PhantomData<F>,
}

/// A message as bytes, or why there will be none.
type Said = Result<Vec<u8>, String>;

/// A worker, whatever it listens to. All kinds of worker share what is done
/// with it: it would be a good part of what the page fetches twice.
struct Line {
    inner: web_sys::Worker,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _fail: Closure<dyn Fn(ErrorEvent)>,
}

/// Starts a worker and waits until it listens; `start` is what it hears first.
///
/// # Errors
/// A sentence, when no way of starting one works here.
pub(super) async fn spawn<T: Serialize, F: Word>(
    kit: &Kit,
    start: &impl Serialize,
    memory: Memory,
) -> Result<(Worker<T>, Heard<F>), String> {
    let message = kit.boot_message(&encode(start), memory);
    let (line, heard) = open_line(kit, &message, |said| understand::<F>(said).first()).await?;
    Ok((Worker { line, _listens_to: PhantomData }, Heard { heard, _is: PhantomData }))
}

async fn open_line(
    kit: &Kit,
    message: &JsValue,
    first: fn(Said) -> First,
) -> Result<(Line, UnboundedReceiver<Said>), String> {
    let mut reason = String::new();
    for way in [by_address, by_blob, by_data] {
        let started = match way(kit) {
            Ok(inner) => first_word(Line::to(inner), message, first).await,
            Err(error) => Err(in_words(&error)),
        };
        match started {
            Ok(started) => return Ok(started),
            Err(words) if reason.is_empty() => reason = words,
            Err(_) => {}
        }
    }
    Err(format!("A worker could not be started here ({reason}). Reload the page, or open it in a tab of its own."))
}

thread_local! {
    /// How many workers this page has started.
    static STARTED: Cell<u32> = const { Cell::new(0) };
}

fn by_address(kit: &Kit) -> Result<web_sys::Worker, JsValue> {
    web_sys::Worker::new(&kit.worker_address(STARTED.with(|started| started.replace(started.get() + 1))))
}

fn by_blob(_: &Kit) -> Result<web_sys::Worker, JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let text = js_sys::Array::of1(&WORKER_JS.into());
    let url =
        web_sys::Url::create_object_url_with_blob(&web_sys::Blob::new_with_str_sequence_and_options(&text, &kind)?)?;
    let worker = web_sys::Worker::new(&url);
    web_sys::Url::revoke_object_url(&url)?;
    worker
}

fn by_data(_: &Kit) -> Result<web_sys::Worker, JsValue> {
    let text = String::from(js_sys::encode_uri_component(WORKER_JS));
    web_sys::Worker::new(&format!("data:text/javascript,{text}"))
}

async fn first_word(
    (line, mut heard): (Line, UnboundedReceiver<Said>),
    message: &JsValue,
    first: fn(Said) -> First,
) -> Result<(Line, UnboundedReceiver<Said>), String> {
    line.inner.post_message(message).map_err(|error| in_words(&error))?;
    match select(heard.next(), TimeoutFuture::new(START_WITHIN_MILLIS)).await {
        Either::Left((said, _)) => match said.map(first) {
            Some(First::Ready) => Ok((line, heard)),
            Some(First::Failed(words)) => Err(words),
            Some(First::Other) | None => Err("it said something else than that it is ready".to_owned()),
        },
        Either::Right(_) => Err(format!("it did not answer within {} s", START_WITHIN_MILLIS / 1_000)),
    }
}

impl<F: Word> Heard<F> {
    /// The next thing that the worker says; nothing any more once it was ended.
    pub(super) async fn next(&mut self) -> Option<F> {
        self.heard.next().await.map(understand)
    }
}

impl<T: Serialize> Worker<T> {
    /// Says something to the worker.
    pub(super) fn say(&self, message: &T) {
        // Only a port or a memory could be refused, and there is none.
        let _ = self.line.inner.post_message(&js_sys::Uint8Array::from(encode(message).as_slice()));
    }

    /// Hands the worker a port.
    pub(super) fn give(&self, message: &T, port: &MessagePort) {
        let bytes = js_sys::Uint8Array::from(encode(message).as_slice());
        // The port is ours, so it may be handed over.
        let _ = self.line.inner.post_message_with_transfer(&bytes, &js_sys::Array::of1(port));
    }
}

impl Line {
    fn to(inner: web_sys::Worker) -> (Self, UnboundedReceiver<Said>) {
        let (send, heard) = unbounded();
        let errors = send.clone();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| tell(&send, said(&event.data())));
        let fail = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            tell(&errors, Err(died(&event)));
        });
        inner.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        inner.set_onerror(Some(fail.as_ref().unchecked_ref()));
        (Self { inner, _hear: hear, _fail: fail }, heard)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.set_onerror(None);
        self.inner.terminate();
    }
}

fn tell(send: &UnboundedSender<Said>, said: Said) {
    // Nobody listens any more: the worker is being ended.
    let _ = send.unbounded_send(said);
}

/// A worker's message: bytes of ours, or what `worker.js` says when it fails.
fn said(data: &JsValue) -> Said {
    match data.dyn_ref::<js_sys::Uint8Array>() {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let words = js_sys::Reflect::get(data, &"failed".into()).ok().and_then(|words| words.as_string());
            Err(words.unwrap_or_else(|| "A worker said something that nobody understands.".to_owned()))
        }
    }
}

fn understand<F: Word>(said: Said) -> F {
    match said.map(|bytes| decode(&bytes)) {
        Ok(Ok(word)) => word,
        Ok(Err(garbled)) => F::failure(garbled.to_string()),
        Err(words) => F::failure(words),
    }
}

fn died(event: &ErrorEvent) -> String {
    // An event without a message is how a browser says that the script never ran.
    let words = js_sys::Reflect::get(event, &"message".into()).ok().and_then(|words| words.as_string());
    match words.filter(|words| !words.is_empty()) {
        Some(words) => format!("A worker ended with an error: {words}"),
        None => "the browser refused to run its script".to_owned(),
    }
}

/// What a browser threw, as a sentence's part.
pub(in crate::engine) fn in_words(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    let number = || error.as_f64().map(|number| (number as i64).to_string());
    message.or_else(|| error.as_string()).or_else(number).unwrap_or_else(|| "it did not say why".to_owned())
}

//! Gives the reader a file: the times as a table, or the whole trace for another
//! tool. Made piece by piece, so that the page goes on meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::screen::Screen;
use super::table;
use crate::trace::Trace;
use crate::trace::export::{FILE_NAME, MIME, chrome_trace};

/// So many pieces are made before a frame may be drawn.
const PIECES_AT_ONCE: usize = 8;

impl Screen {
    /// The times of the table as a file.
    pub(super) fn save_table(&self) {
        let csv = table::of(&self.scene.borrow()).csv();
        offer(&Array::of1(&csv.into()), "text/csv", "times.csv");
    }

    /// The trace for Perfetto and others. One that still grows is left alone.
    pub(super) fn export(self: &Rc<Self>) {
        if self.scene.borrow().is_live() {
            return self.tell("The run goes on: it can be exported when it is over.");
        }
        let trace = self.trace();
        spawn_local(async move { write(&trace).await });
    }
}

#[allow(clippy::await_holding_refcell_ref, reason = "nobody writes to a trace that is finished")]
async fn write(trace: &Rc<RefCell<Trace>>) {
    let parts = Array::new();
    let trace = trace.borrow();
    for (place, piece) in chrome_trace(&trace).enumerate() {
        parts.push(&piece.into());
        if place % PIECES_AT_ONCE == PIECES_AT_ONCE - 1 {
            TimeoutFuture::new(0).await;
        }
    }
    offer(&parts, MIME, FILE_NAME);
}

/// Lets the browser save what these texts are together.
fn offer(parts: &Array, kind: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(parts, &options).ok();
    let Some(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else { return };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", name);
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

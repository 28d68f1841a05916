//! The timeline alone, compiled to WebAssembly as the page is (`scripts/speed.sh`), in headless
//! Chromium. frames.js times it there.

use std::path::Path;

use serde_json::Value;

use crate::driving::browser::Browser;
use crate::driving::server::Response;
use crate::driving::site::isolated;
use crate::figures::Times;

/// Serves a folder as an isolated page, with an empty document at its top: the address.
pub(crate) fn serve(folder: &'static str, others: fn(&str) -> Option<Response>) -> String {
    isolated(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), others)
}

/// Where the timeline's page is.
pub(crate) fn address() -> String {
    serve("target/timeline", |target| match target {
        "/" => Some(Response::new(200, "text/html", "<!doctype html><title>.</title><body></body>")),
        "/frames.js" => Some(Response::new(200, "text/javascript", include_str!("frames.js"))),
        _ => None,
    })
}

/// What a function of frames.js returns, in a page of its own.
pub(crate) async fn call(browser: &Browser, address: &str, call: &str) -> Value {
    browser.goto(address).await;
    browser.run(&format!("const frames = await import('/frames.js'); return await frames.{call};")).await
}

/// A list of milliseconds.
pub(crate) fn times(value: &Value) -> Times {
    Times::new(value.as_array().into_iter().flatten().filter_map(Value::as_f64).collect())
}

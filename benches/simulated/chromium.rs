//! The same models compiled to WebAssembly (`scripts/speed.sh`), run in headless Chromium.

use std::path::Path;

use crate::driving::browser::Browser;
use crate::driving::site::isolated_empty;

/// Loads the models; a function on `globalThis.models` for each.
const LOAD: &str = "const models = await import('/in_browser.js'); await models.default();
    globalThis.models = models;";

/// Opens a page with the models in it.
pub(crate) async fn open(browser: &Browser) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/speed");
    browser.goto(&isolated_empty(folder)).await;
    browser.run(LOAD).await;
}

/// Seconds for each unit of the model of that name.
pub(crate) async fn seconds_each(browser: &Browser, model: &str, units: u64) -> f64 {
    let function = model.replace('-', "_");
    let body =
        format!("const begun = performance.now(); models.{function}({units}); return performance.now() - begun;");
    browser.run(&body).await.as_f64().unwrap_or(f64::NAN) / 1e3 / units as f64
}

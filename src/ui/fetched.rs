//! A file of the page, fetched: its bytes, or nothing if it cannot be had. Knows
//! nothing of what is in it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The file at an address beside the page's own.
pub(super) async fn fetched(address: &str) -> Option<Vec<u8>> {
    let window = web_sys::window()?;
    let response = JsFuture::from(window.fetch_with_str(address)).await.ok()?.dyn_into::<web_sys::Response>().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

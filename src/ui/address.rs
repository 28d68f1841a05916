//! The state as a link: read from the address bar, written to it, and read
//! again when the reader goes back.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::state::Action;
use crate::scenario::{Choice, Notice, Presentation, read_query, write_query};

/// What the address bar asks for.
pub(super) fn read() -> (Choice, Presentation, Vec<Notice>) {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    read_query(&query)
}

/// Writes what is chosen into the address bar. A page that has no address of
/// its own does without.
pub(super) fn write(choice: &Choice, presentation: &Presentation) {
    let Some(window) = web_sys::window() else { return };
    let fragment = window.location().hash().unwrap_or_default();
    let query = format!("?{}{fragment}", write_query(choice, presentation));
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&query));
    }
}

/// Listens to the reader going back and forth.
pub(super) fn listen(act: Callback<Action>) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        let (choice, presentation, notices) = read();
        act.emit(Action::Restore(choice, presentation, notices));
    }))
}

/// The same choice as a page of its own, for a link out of a course page.
pub(super) fn own_tab(choice: &Choice, presentation: &Presentation) -> String {
    let whole = Presentation { embed: false, play: false, ..presentation.clone() };
    format!("?{}", write_query(choice, &whole))
}

/// Whether the page is part of another one.
pub(super) fn is_framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let top = window.top().ok().flatten();
    // Comparing windows is allowed across origins, and all that is asked here.
    top.is_none_or(|top| JsValue::from(top) != JsValue::from(window))
}

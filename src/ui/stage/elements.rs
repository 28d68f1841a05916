//! The elements of the stage. Their markup stands in `stage.html`; nothing else
//! of the page reaches into it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, HtmlElement, HtmlInputElement};

/// What the stage consists of.
const MARKUP: &str = include_str!("stage.html");

/// The elements that something is done with.
pub(super) struct Elements {
    pub root: HtmlElement,
    /// The box that scrolls.
    pub lanes: HtmlElement,
    /// As high as all rows are; the pictures stick to the part that is seen.
    pub rows: HtmlElement,
    /// What moves with time is painted on.
    pub plot: HtmlCanvasElement,
    /// The names beside the lanes are painted on.
    pub names: HtmlCanvasElement,
    /// What is measured, as a stretch of the picture.
    pub range: HtmlElement,
    /// The moment under the pointer.
    pub needle: HtmlElement,
    pub playhead: HtmlElement,
    /// The lanes for whoever does not look.
    pub twin: HtmlElement,
    pub empty: HtmlElement,
    pub tip: HtmlElement,
    pub measured: HtmlElement,
    pub search: HtmlElement,
    pub query: HtmlInputElement,
    pub found: HtmlElement,
    pub play: HtmlElement,
    pub now: HtmlElement,
    pub total: HtmlElement,
    pub scrub: HtmlInputElement,
    pub pace_words: HtmlElement,
    pub times: HtmlElement,
    /// What a screen reader is told.
    pub say: HtmlElement,
    /// What colours are asked of.
    pub probe: HtmlElement,
    pub help: HtmlElement,
    /// How long a run has taken so far; stands elsewhere in the page.
    pub elapsed: Option<HtmlElement>,
    /// What each lane does; stands elsewhere in the page, if at all.
    pub now_list: Option<HtmlElement>,
}

impl Elements {
    /// Writes the markup into an empty element, and finds what is in it.
    pub(super) fn build(
        root: &HtmlElement,
        elapsed: Option<HtmlElement>,
        now_list: Option<HtmlElement>,
    ) -> Option<Self> {
        root.set_inner_html(MARKUP);
        Some(Self {
            lanes: find(root, ".lanes")?,
            rows: find(root, ".rows")?,
            plot: find(root, ".plot")?,
            names: find(root, ".names")?,
            range: find(root, ".range")?,
            needle: find(root, ".needle")?,
            playhead: find(root, ".playhead")?,
            twin: find(root, ".twin")?,
            empty: find(root, ".empty")?,
            tip: find(root, ".tip")?,
            measured: find(root, ".measured")?,
            search: find(root, ".search")?,
            query: find(root, ".search input")?,
            found: find(root, ".search output")?,
            play: find(root, "[data-act=play]")?,
            now: find(root, ".at")?,
            total: find(root, ".total")?,
            scrub: find(root, ".scrub")?,
            pace_words: find(root, ".pace-words")?,
            times: find(root, ".times")?,
            say: find(root, "[aria-live]")?,
            probe: find(root, ".probe")?,
            help: find(root, ".help")?,
            root: root.clone(),
            elapsed,
            now_list,
        })
    }

    /// A button, by what it does.
    pub(super) fn button(&self, act: &str) -> Option<HtmlElement> {
        find(&self.root, &format!("[data-act={act}]"))
    }

    /// Says whether a button is down.
    pub(super) fn press(&self, act: &str, is_down: bool) {
        if let Some(button) = self.button(act) {
            let _ = button.set_attribute("aria-pressed", if is_down { "true" } else { "false" });
        }
    }
}

fn find<E: JsCast>(root: &Element, selector: &str) -> Option<E> {
    root.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Writes a text, if it says something else now.
pub(super) fn write(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

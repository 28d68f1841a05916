//! Light or dark: how the page is told, and which colours come of it for the
//! canvas. The colours themselves are in the style sheet.

use web_sys::{HtmlElement, Window};

use crate::scenario::Theme;
use crate::timeline::Palette;

/// What makes the colours change without the page being asked.
pub(super) const QUERIES: [&str; 3] =
    ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/// Tells the page which it is.
pub(super) fn apply(theme: Theme) {
    let scheme = match theme {
        Theme::Auto => "light dark",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("style", &format!("color-scheme: {scheme}"));
    }
}

/// The other one than what is seen now; `Auto` if that is what the system has.
pub(super) fn other(theme: Theme) -> Theme {
    let system_is_dark = matches(QUERIES[0]);
    let is_dark = match theme {
        Theme::Auto => system_is_dark,
        Theme::Light => false,
        Theme::Dark => true,
    };
    match (is_dark, system_is_dark) {
        (true, false) | (false, true) => Theme::Auto,
        (true, true) => Theme::Light,
        (false, false) => Theme::Dark,
    }
}

/// Whether a media query holds.
pub(super) fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// The colours as they are now, resolved by the browser: each is given to a
/// `probe` element, which is asked for what became of it.
pub(super) fn palette(probe: &HtmlElement) -> Palette {
    let computed = window().and_then(|window| window.get_computed_style(probe).ok().flatten());
    Palette::from_fn(|token| {
        let _ = probe.style().set_property("color", &format!("var(--{token})"));
        computed.as_ref().and_then(|style| style.get_property_value("color").ok()).unwrap_or_default()
    })
}

fn window() -> Option<Window> {
    web_sys::window()
}

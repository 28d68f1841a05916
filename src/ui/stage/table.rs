//! The times of what is seen, or measured, as a table: lane by lane, state by
//! state, to the nanosecond, and the same as a file for a spreadsheet.

use std::fmt::Write as _;

use wasm_bindgen::JsCast;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::elements::Elements;
use super::screen::Scene;
use super::twin::escaped;
use crate::timeline::{Times, times};

/// Of so many lanes the table tells; the file tells of all.
const MOST_ROWS: usize = 500;

/// Makes the table anew, if it is seen.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    if elements.times.hidden() {
        return;
    }
    let times = of(scene);
    let markup = markup(&times);
    if elements.times.get_attribute("data-table").as_deref() != Some(&markup) {
        elements.times.set_inner_html(&markup);
        let _ = elements.times.set_attribute("data-table", &markup);
    }
}

/// Gives the table to the reader as a file.
pub(super) fn save(scene: &Scene) {
    let csv = of(scene).csv();
    let parts = Array::of1(&csv.into());
    let options = BlobPropertyBag::new();
    options.set_type("text/csv");
    let Some(url) = Blob::new_with_str_sequence_and_options(&parts, &options)
        .ok()
        .and_then(|blob| Url::create_object_url_with_blob(&blob).ok())
    else {
        return;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", "times.csv");
        link.click();
    }
    let _ = Url::revoke_object_url(&url);
}

fn of(scene: &Scene) -> Times {
    let trace = scene.trace.borrow();
    let window = scene.view.window;
    let seen = (window.from(), window.until().min(trace.end()));
    let (from, until) = scene.measured.filter(|(from, until)| until > from).unwrap_or(seen);
    times(&trace, from, until)
}

fn markup(times: &Times) -> String {
    let mut markup = format!(
        "<table id=lane-table><caption>Where the time of each lane went, {} → {}</caption><thead><tr><th scope=col>Lane",
        times.from, times.until
    );
    for state in &times.states {
        let _ = write!(markup, "<th scope=col>{}", state.words());
    }
    markup.push_str("</thead><tbody>");
    for (name, row) in times.rows.iter().take(MOST_ROWS) {
        let _ = write!(markup, "<tr><th scope=row>{}", escaped(name));
        for time in row {
            let _ = write!(markup, "<td>{time}");
        }
    }
    if times.rows.len() > MOST_ROWS {
        let _ = write!(markup, "<tr><th scope=row>and {} more, in the file", times.rows.len() - MOST_ROWS);
    }
    markup
        .push_str("</tbody></table><button type=button class=\"plain small\" data-act=table-csv>Save as CSV</button>");
    markup
}

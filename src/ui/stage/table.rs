//! The times of what is seen, or measured, as a table: lane by lane, state by
//! state, exactly.

use std::fmt::Write as _;

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

/// The times of what is measured, or of what is seen.
pub(super) fn of(scene: &Scene) -> Times {
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

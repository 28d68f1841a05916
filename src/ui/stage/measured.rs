//! What is measured: how long the stretch is, and what lanes did in it, exactly.

use std::fmt::Write as _;

use super::elements::Elements;
use super::screen::Scene;
use super::{table, tip};
use crate::base::Nanos;
use crate::timeline::times;
use crate::trace::State;

/// Shows it, or nothing; and the table of the times, if that is open.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    table::update(scene, elements);
    let range = scene.measured.filter(|(from, until)| until > from);
    let markup = range.map(|(from, until)| markup(scene, from, until)).unwrap_or_default();
    if elements.measured.get_attribute("data-of").as_deref().unwrap_or_default() != markup {
        let _ = elements.measured.set_attribute("data-of", &markup);
        elements.measured.set_inner_html(&markup);
        elements.measured.set_hidden(markup.is_empty());
        tip::beside(&elements.measured, scene, range);
    }
}

/// The length, and for all threads together how long they were in each state.
fn markup(scene: &Scene, from: Nanos, until: Nanos) -> String {
    let times = times(&scene.trace.borrow(), from, until);
    let whole: u64 = times.sum.iter().map(|time| time.0).sum();
    let mut markup = format!("<strong>{}</strong> <span>{from} → {until}</span><table><tbody>", until.since(from));
    for state in State::ALL.into_iter().filter(|state| times.sum[state.index()] > Nanos::ZERO) {
        let time = times.sum[state.index()];
        let tenths = u128::from(time.0) * 1_000 / u128::from(whole.max(1));
        let _ = write!(
            markup,
            "<tr><th scope=row><i class=\"swatch {}\"></i>{}<td>{time}<td>{}.{} %",
            crate::ui::legend::name(state),
            state.words(),
            tenths / 10,
            tenths % 10
        );
    }
    markup.push_str("</tbody></table>");
    markup
}

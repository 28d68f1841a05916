//! What each lane does at the playhead, in a sentence each: the list that stands
//! below the lanes where there is little room beside them. Made only while it is
//! seen, and only when it says something else.

use std::fmt::Write as _;

use super::elements::Elements;
use super::screen::Scene;
use super::twin::escaped;
use crate::timeline::{Everyone, Row, place};
use crate::trace::State;
use crate::ui::legend;

/// Of more lanes than this nobody reads the sentences.
const MOST: usize = 100;

/// Fills the list.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    let Some(list) = &elements.now_list else { return };
    if list.offset_height() == 0 && list.child_element_count() > 0 {
        return;
    }
    let trace = scene.trace.borrow();
    let everyone = Everyone::at(&trace, scene.shown_moment());
    let mut markup = String::new();
    let rows = place(&trace, &scene.view);
    let lanes = rows.iter().filter_map(|placed| match placed.row {
        Row::Lane(lane) | Row::Task(lane) => Some(lane),
        _ => None,
    });
    for lane in lanes.take(MOST) {
        let moment = everyone.moment(lane);
        let swatch = legend::name(moment.state.unwrap_or(State::Done));
        let name = trace.lane(lane).map_or("", |lane| lane.name.as_str());
        // Writing to a string cannot fail.
        let _ = write!(
            markup,
            "<li><i class=\"swatch {swatch}\"></i><b>{}</b><span>{}</span></li>",
            escaped(name),
            escaped(&moment.sentence)
        );
    }
    if list.get_attribute("data-now").as_deref() != Some(&markup) {
        list.set_inner_html(&markup);
        let _ = list.set_attribute("data-now", &markup);
    }
}

//! The lanes as a grid, for whoever goes through them by keys and listens: a row
//! for each row of the picture, and one cell that says in a sentence what is
//! selected. Holds no more nodes than there are rows, however many spans there are.

use std::fmt::Write as _;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::elements::Elements;
use super::screen::{Scene, Screen};
use crate::timeline::{PlacedRow, Row, Step, place};

/// With more rows than this only those around the selected one are there.
const MOST_ROWS: usize = 120;

impl Screen {
    /// The keys have come to the lanes: something is selected then.
    pub(super) fn enter_twin(self: &Rc<Self>) {
        if self.scene.borrow().selected.is_none() {
            self.walk(Step::Down);
            self.walk(Step::Down);
        }
        self.scene.borrow_mut().view.by_keys = true;
        self.changed();
    }

    /// The keys are elsewhere now.
    pub(super) fn leave_twin(self: &Rc<Self>) {
        self.scene.borrow_mut().view.by_keys = false;
        self.changed();
    }
}

/// Makes the grid anew where the rows are others, and says what is selected.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    let twin = &elements.twin;
    let rows = place(&scene.trace.borrow(), &scene.view);
    let at = scene.selected.and_then(|cursor| cursor.row(&rows)).map_or(0, |(index, _)| index);
    let first = at.saturating_sub(MOST_ROWS / 2).min(rows.len().saturating_sub(MOST_ROWS));
    let shown = &rows[first..rows.len().min(first + MOST_ROWS)];
    let markup = markup(scene, shown, first);
    let had_focus = has_focus(twin);
    if twin.get_attribute("data-rows").as_deref() != Some(&markup) {
        twin.set_inner_html(&markup);
        let _ = twin.set_attribute("data-rows", &markup);
        let _ = twin.set_attribute("aria-rowcount", &rows.len().to_string());
    }
    let cells = twin.query_selector_all("[role=gridcell]");
    let Ok(cells) = cells else { return };
    for index in 0..cells.length() {
        let Some(cell) = cells.item(index).and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) else { continue };
        let is_active = first + index as usize == at;
        cell.set_tab_index(if is_active { 0 } else { -1 });
        if !is_active {
            continue;
        }
        let sentence = scene.sentence().unwrap_or_else(|| "Lanes. Press an arrow key.".to_owned());
        if cell.get_attribute("aria-label").as_deref() != Some(&sentence) {
            let _ = cell.set_attribute("aria-label", &sentence);
        }
        if had_focus {
            let _ = cell.focus();
        }
    }
}

fn has_focus(twin: &HtmlElement) -> bool {
    let active = web_sys::window().and_then(|window| window.document()).and_then(|document| document.active_element());
    active.is_some_and(|active| twin.contains(Some(&active)))
}

fn markup(scene: &Scene, rows: &[PlacedRow], first: usize) -> String {
    let trace = scene.trace.borrow();
    let mut markup = String::new();
    for (index, placed) in rows.iter().enumerate() {
        let name = match placed.row {
            Row::Cores => "Cores".to_owned(),
            Row::Core(lane) | Row::Group(lane) | Row::Lane(lane) | Row::Task(lane) => {
                trace.lane(lane).map_or_else(String::new, |lane| escaped(&lane.name))
            }
            Row::MoreCores { .. } => "more cores".to_owned(),
            Row::Fold { .. } => "more tasks".to_owned(),
        };
        let expanded = match placed.row {
            Row::Group(process) => fold(!scene.view.folds.is_closed(process)),
            Row::Cores => fold(!scene.view.folds.are_cores_closed()),
            Row::Fold { hidden, .. } | Row::MoreCores { hidden } => fold(hidden == 0),
            Row::Core(_) | Row::Lane(_) | Row::Task(_) => "",
        };
        // Writing to a string cannot fail.
        let _ = write!(
            markup,
            "<div role=row aria-rowindex={}><span role=rowheader>{name}</span><span role=gridcell tabindex=-1{expanded} aria-label=\"{name}\"></span></div>",
            first + index + 1
        );
    }
    markup
}

const fn fold(is_open: bool) -> &'static str {
    if is_open { " aria-expanded=true" } else { " aria-expanded=false" }
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

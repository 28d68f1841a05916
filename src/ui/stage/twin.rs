//! The lanes as a grid, for whoever goes through them by keys and listens: a row
//! for each row of the picture, and one cell that says in a sentence what is
//! selected. Holds no more nodes than there are rows, however many spans there are.

use std::fmt::Write as _;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::elements::Elements;
use super::screen::{Scene, Screen};
use crate::timeline::{Cursor, PlacedRow, Row, place};

/// With more rows than this only those around the selected one are there.
const MOST_ROWS: usize = 120;

impl Screen {
    /// The keys have come to the lanes, or gone elsewhere. The next frame heeds it:
    /// the focus also moves in the middle of one, when the grid is made anew.
    pub(super) fn keys_are(self: &Rc<Self>, here: bool) {
        self.keys_news.set(Some(here));
        self.changed();
    }

    /// Where the keys have come to the lanes something is selected: what the first
    /// thread does at the playhead, which stays where it is.
    pub(super) fn heed_keys(self: &Rc<Self>) {
        let Some(are_here) = self.keys_news.take() else { return };
        if are_here && self.scene.borrow().selected.is_none() {
            let first = self.scene.borrow().first_span();
            self.select(first, false);
        }
        self.scene.borrow_mut().view.by_keys = are_here;
    }

    /// The keys are wanted in the lanes.
    pub(super) fn focus_twin(&self) {
        let twin = self.mount.borrow().as_ref().map(|mount| mount.elements.twin.clone());
        if let Some(cell) = twin.and_then(|twin| active_cell(&twin)) {
            let _ = cell.focus();
        }
    }
}

impl Scene {
    fn first_span(&self) -> Option<Cursor> {
        let trace = self.trace.borrow();
        let rows = place(&trace, &self.view);
        let is_thread = |row: &Row| matches!(row, Row::Lane(lane) if !trace.spans(*lane).is_empty());
        let lane = rows.iter().map(|placed| placed.row).find(is_thread)?.lane()?;
        Some(Cursor::Span(lane, trace.spans(lane).at(self.shown_moment()).unwrap_or(0)))
    }
}

fn active_cell(twin: &HtmlElement) -> Option<HtmlElement> {
    twin.query_selector("[role=gridcell][tabindex=\"0\"]").ok().flatten()?.dyn_into().ok()
}

/// Makes the grid anew where the rows are others, and says what is selected.
pub(super) fn update(scene: &Scene, elements: &Elements) {
    let twin = &elements.twin;
    let rows = place(&scene.trace.borrow(), &scene.view);
    let at = scene.selected.and_then(|cursor| cursor.row(&rows)).map_or(0, |(index, _)| index);
    let first = at.saturating_sub(MOST_ROWS / 2).min(rows.len().saturating_sub(MOST_ROWS));
    let shown = &rows[first..rows.len().min(first + MOST_ROWS)];
    let markup = markup(scene, shown, first);
    // From the box that was clicked the keys go on to the grid.
    let had_focus = has_focus(twin) || (scene.view.by_keys && holds_focus(&elements.lanes));
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
        if had_focus && !holds_focus(&cell) {
            let _ = cell.focus();
        }
    }
}

fn has_focus(twin: &HtmlElement) -> bool {
    focused().is_some_and(|focused| twin.contains(Some(&focused)))
}

fn holds_focus(element: &HtmlElement) -> bool {
    focused().is_some_and(|focused| element.is_same_node(Some(&focused)))
}

fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
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
            Row::More { crowd, .. } => format!("more {}", crowd.name()),
        };
        let expanded = match placed.row {
            Row::Group(process) => fold(!scene.view.folds.is_closed(process)),
            Row::Cores => fold(!scene.view.folds.are_cores_closed()),
            Row::More { hidden, .. } => fold(hidden == 0),
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

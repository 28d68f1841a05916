//! The small box beside the pointer: what is there, from when to when, held by
//! whom. For the eye only; a screen reader is told the same in a sentence.

use web_sys::HtmlElement;

use super::screen::Scene;
use crate::timeline::{Cursor, Point, Words, place};

/// From the pointer to the box.
const APART: f64 = 14.0;

/// Shows the words of what the reader is on, or hides the box.
pub(super) fn show(tip: &HtmlElement, scene: &Scene) {
    let Some((words, at)) = scene.words.as_ref().zip(place_of(scene)) else {
        tip.set_hidden(true);
        return;
    };
    write(tip, words);
    tip.set_hidden(false);
    let (width, height) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let view = &scene.view;
    let x = if at.x + APART + width <= view.width { at.x + APART } else { (at.x - APART - width).max(4.0) };
    let y = if at.y + APART + height <= view.height { at.y + APART } else { (at.y - APART - height).max(4.0) };
    let _ =
        tip.style().set_property("transform", &format!("translate({}px, {}px)", x.round() as i64, y.round() as i64));
}

/// Where the pointer is, or the start of the span that the keys are on.
fn place_of(scene: &Scene) -> Option<Point> {
    if !scene.view.by_keys {
        return scene.pointer;
    }
    let (Cursor::Span(lane, index), list) = (scene.view.cursor?, scene.list.as_ref()?) else { return None };
    let trace = scene.trace.borrow();
    let span = trace.spans(lane).get(index, trace.end())?;
    let rows = place(&trace, &scene.view);
    let placed = rows.iter().find(|placed| placed.row.lane() == Some(lane))?;
    let share = span.start.0 as f64 / scene.view.axis_end.0.max(1) as f64;
    let y = scene.view.head() + placed.bottom() - scene.view.scroll - APART;
    Some(Point { x: list.plot.x + share * list.plot.width, y })
}

/// The lines are made anew only when they say something else.
fn write(tip: &HtmlElement, words: &Words) {
    let lines: Vec<&str> = [words.when.as_str()].into_iter().chain(words.about.iter().map(String::as_str)).collect();
    // The style sheet keeps the line breaks.
    let texts = [(tip.first_element_child(), words.title.clone()), (tip.last_element_child(), lines.join("\n"))];
    for (element, text) in texts {
        if let Some(element) = element.filter(|element| element.text_content().as_deref() != Some(&text)) {
            element.set_text_content(Some(&text));
        }
    }
}

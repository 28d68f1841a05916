//! The small boxes beside the pointer and beside what is measured. For the eye
//! only; whoever listens is told the same in a sentence.

use web_sys::HtmlElement;

use super::elements::write;
use super::screen::Scene;
use crate::base::Nanos;
use crate::timeline::{Cursor, Point, Words, place};

/// From the pointer to the box.
const APART: f64 = 14.0;

/// Shows the words of what the reader is on, or hides the box.
pub(super) fn show(tip: &HtmlElement, scene: &Scene) {
    let Some((words, at)) = scene.words.as_ref().zip(place_of(scene)) else {
        tip.set_hidden(true);
        return;
    };
    set_words(tip, words);
    tip.set_hidden(false);
    put(tip, scene, at);
}

/// Puts a box beside a stretch of the picture.
pub(super) fn beside(element: &HtmlElement, scene: &Scene, range: Option<(Nanos, Nanos)>) {
    if let Some((_, until)) = range {
        put(element, scene, Point { x: scene.view.x(until).min(scene.view.width), y: scene.view.head() });
    }
}

/// To the right of and below a point, or on the other side where there is no room.
fn put(element: &HtmlElement, scene: &Scene, at: Point) {
    let (width, height) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let view = &scene.view;
    let x = if at.x + APART + width <= view.width { at.x + APART } else { (at.x - APART - width).max(4.0) };
    let y = if at.y + APART + height <= view.height { at.y + APART } else { (at.y - APART - height).max(4.0) };
    let place = format!("translate({}px, {}px)", x.round() as i64, y.round() as i64);
    let _ = element.style().set_property("transform", &place);
}

/// Where the pointer is, or the start of the span that the keys are on.
fn place_of(scene: &Scene) -> Option<Point> {
    if !scene.view.by_keys {
        return scene.pointer;
    }
    let (Cursor::Span(lane, _), span) = (scene.selected?, scene.selected_span()?) else { return None };
    let rows = place(&scene.trace.borrow(), &scene.view);
    let placed = rows.iter().find(|placed| placed.row.lane() == Some(lane))?;
    let y = scene.view.head() + placed.bottom() - scene.view.scroll - APART;
    let plot = scene.view.plot();
    Some(Point { x: scene.view.x(span.start).max(plot.x).min(plot.right()), y })
}

/// The lines are made anew only when they say something else.
fn set_words(tip: &HtmlElement, words: &Words) {
    let lines: Vec<&str> = [words.when.as_str()].into_iter().chain(words.about.iter().map(String::as_str)).collect();
    // The style sheet keeps the line breaks.
    let texts = [(tip.first_element_child(), words.title.clone()), (tip.last_element_child(), lines.join("\n"))];
    for (element, text) in texts {
        if let Some(element) = element {
            write(&element, &text);
        }
    }
}

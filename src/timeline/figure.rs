//! A whole run as one picture that stands by itself, as in a book: all rows, the
//! strip above them, and below them what the colours mean. Writes no file.

use super::measure::text_width;
use super::raster::share;
use super::{
    Ink, Item, Palette, Point, Rect, Scheme, Strips, SvgSurface, View, axis_end_for, content_height, layout, names,
    overview, paint, times,
};
use crate::base::Nanos;
use crate::trace::{State, Trace};

/// From the rows to what the colours mean, and from one line of that to the next.
const LINE: f64 = 22.0;
/// A sample of a state: how wide and how high it is at most, and how far its words are from it.
const SAMPLE: (f64, f64) = (18.0, 12.0);
const BESIDE_SAMPLE: f64 = 6.0;
/// From the words of a state to the next sample.
const APART: f64 = 16.0;

/// The picture as an SVG document, so many CSS pixels wide.
pub fn figure(trace: &Trace, width: f64, scheme: Scheme) -> String {
    let mut view = View::new(width, 0.0, axis_end_for(Nanos::ZERO, trace.end(), false));
    let legend = loop {
        let rows = content_height(trace, &view);
        let legend = legend(trace, &view, rows);
        let height = legend.iter().map(bottom).fold(rows, f64::max) + LINE / 2.0;
        // In a higher picture more cores have rows of their own, and it becomes higher still.
        if height <= view.height {
            break legend;
        }
        view.height = height;
    };
    let overview = overview(trace);
    let mut list = layout(trace, &view, Some(&overview), &mut Strips::default());
    let names = names(trace, &view, &list.rows, Some(&overview));
    list.items.extend(legend);
    let mut svg = SvgSurface::default();
    paint(&mut svg, &list, &names, &Palette::of(scheme));
    svg.into_document()
}

fn bottom(item: &Item) -> f64 {
    match item {
        Item::Fill(rect, _) => rect.bottom(),
        Item::Text { at, .. } => at.y,
        Item::Raster(..) | Item::Triangle(..) | Item::Shape(..) | Item::Line(..) => 0.0,
    }
}

/// The states that occur, each with a sample of its colour and height.
fn legend(trace: &Trace, view: &View, top: f64) -> Vec<Item> {
    let (size, left) = (view.sizes.type_small, view.gutter());
    let mut items = Vec::new();
    let (mut x, mut middle) = (left, top + LINE / 2.0);
    for state in times(trace, Nanos::ZERO, trace.end()).states {
        let words = state.words();
        let width = SAMPLE.0 + BESIDE_SAMPLE + text_width(words, size);
        if x > left && x + width > view.width {
            (x, middle) = (left, middle + LINE);
        }
        items.extend(sample(state, x, middle, view));
        let at = Point { x: x + SAMPLE.0 + BESIDE_SAMPLE, y: middle + size * 0.36 };
        items.push(Item::text(at, words.to_owned(), Ink::Muted, size));
        x += width + APART;
    }
    items
}

/// A small bar of a state, in the middle of that line.
fn sample(state: State, x: f64, middle: f64, view: &View) -> Vec<Item> {
    let height = (SAMPLE.1 * share(state, &view.sizes) / 100.0).max(1.0);
    let bar = Item::Fill(Rect::new(x, middle - height / 2.0, SAMPLE.0, height), Ink::State(state));
    let line = |y: f64, dash| {
        let ends = vec![Point { x, y }, Point { x: x + SAMPLE.0, y }];
        Item::Line(ends, Ink::IdleEdge, 1.0, dash)
    };
    match state {
        State::Waiting => vec![line(middle, Some(2.0))],
        State::Sleeping => vec![bar, line(middle + height / 2.0, None)],
        _ => vec![bar],
    }
}

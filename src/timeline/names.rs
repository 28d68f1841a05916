//! The names beside the lanes, and what each does: what lies upon the picture and
//! changes seldom. They are made anew only when something has changed that they tell.

use super::axis;
use super::labels::{Labels, has_two_lines, source};
use super::layout::is_heading;
use super::{Ink, Item, Overview, PlacedRow, Rect, View, Window};
use crate::base::Nanos;
use crate::trace::Trace;

/// The names of a picture's rows, as they were asked for last.
#[derive(Clone, Debug, Default)]
pub struct Names {
    told: Option<Told>,
    items: Vec<Item>,
}

/// All that names tell something of.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    /// Without its window, of which only the base of the axis is told, and without any moment, if
    /// nothing is told of one.
    view: View,
    base: Option<Nanos>,
    rows: Vec<PlacedRow>,
    /// How many lanes there are: a process's only thread may get another below those that can be seen.
    lanes: usize,
    /// How far the trace has got, and how many spans it has (the last may begin at its end), if
    /// anything is told of a moment.
    written: Option<(Nanos, usize)>,
    overview: Option<(&'static str, Option<u32>)>,
}

impl Names {
    /// Those of the rows that can be seen, if they say something else than the last time.
    pub fn of(
        &mut self,
        trace: &Trace,
        view: &View,
        rows: &[PlacedRow],
        overview: Option<&Overview>,
    ) -> Option<&[Item]> {
        let nowhere = Window::new(Nanos::ZERO, Nanos::ZERO, 1);
        let mut asked = View { window: nowhere, is_moving: false, ..view.clone() };
        let tells_moment = rows.iter().any(has_two_lines);
        if !tells_moment {
            (asked.moment, asked.playhead) = (None, Nanos::ZERO);
        }
        let told = Told {
            view: asked,
            base: axis::base(view),
            rows: rows.to_vec(),
            lanes: trace.lanes().count(),
            written: tells_moment.then(|| (trace.end(), trace.span_count())),
            overview: overview.map(|overview| (overview.label, overview.most_cores())),
        };
        if self.told.as_ref() == Some(&told) {
            return None;
        }
        self.told = Some(told);
        let items = names(trace, view, rows, overview);
        let is_new = items != self.items;
        self.items = items;
        is_new.then_some(&self.items)
    }
}

/// The names beside the rows that can be seen.
pub fn names(trace: &Trace, view: &View, rows: &[PlacedRow], overview: Option<&Overview>) -> Vec<Item> {
    let mut items = Vec::new();
    let head = view.head();
    let labels = Labels::new(trace, view, overview);
    for placed in rows {
        let top = head + placed.top - view.scroll;
        if is_heading(placed) {
            let ground = Rect::new(0.0, top, view.gutter(), placed.height);
            items.push(Item::Fill(ground, Ink::Panel));
        }
        labels.draw(placed, top, &mut items);
    }
    items.push(Item::Fill(Rect::new(0.0, 0.0, view.gutter(), head), Ink::Page));
    if trace.lanes().next().is_some() {
        items.extend(overview.map(|overview| overview.name(view)));
        items.push(Item::Fill(Rect::new(0.0, view.sizes.overview, view.gutter(), 1.0), Ink::Line));
        items.push(source(trace, view, axis::base(view)));
    }
    items
}

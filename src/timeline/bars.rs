//! How a state looks: the height of its bar, and what tells it from others
//! beside its colour. Knows no times.

use super::{Bar, Columns, Ink, Item, Point, Rect, Sizes, Speck};
use crate::trace::State;

/// Bars narrower than this have no room for more than their colour.
const LEAST_FOR_CUES: f64 = 6.0;
/// A cut corner would eat up a bar narrower than this.
const LEAST_FOR_NOTCH: f64 = 12.0;
/// How far the corner of a hand-over is cut.
const NOTCH: f64 = 4.0;
/// From one stroke of a hatch to the next.
const HATCH_APART: f64 = 6.0;
/// How thick a dotted line is, and half as long as its dots are apart.
const DOT: f64 = 1.5;
/// How high a speck is, and how wide at least.
const SPECK_HEIGHT: f64 = 3.0;
const SPECK_WIDTH: f64 = 2.0;

/// The strokes of the lanes: bars first, then what lies on them.
#[derive(Default)]
pub(super) struct Strokes {
    /// Filled bars of every lane; they do not overlap, so their order is free.
    pub bars: Vec<Item>,
    /// Edges, hatches, ticks and specks.
    pub cues: Vec<Item>,
}

/// Where a lane's columns lie.
#[derive(Clone, Copy)]
pub(super) struct Lane {
    /// The lane's full height, and the width of all columns.
    pub rect: Rect,
    /// How wide a column is.
    pub column: f64,
}

impl Lane {
    fn span(&self, from: u32, to: u32) -> (f64, f64) {
        (self.rect.x + f64::from(from) * self.column, f64::from(to - from) * self.column)
    }

    /// A bar of that share of the height, in the middle of it.
    fn bar(&self, bar: &Bar, share: f64) -> Rect {
        let (mut x, mut width) = self.span(bar.from, bar.to);
        if bar.is_next_span {
            x += self.column;
            width -= self.column;
        }
        // Whole pixels, or the edges would blur.
        let height = (self.rect.height * share / 100.0).round();
        let above = ((self.rect.height - height) / 2.0).floor();
        Rect::new(x, self.rect.y + above, width, height)
    }
}

/// Draws a lane.
pub(super) fn draw(columns: &Columns, lane: Lane, sizes: &Sizes, strokes: &mut Strokes) {
    for (index, bar) in columns.bars.iter().enumerate() {
        let next = columns.bars.get(index + 1).filter(|next| next.from == bar.to);
        draw_bar(bar, next, lane, sizes, strokes);
    }
    for speck in &columns.specks {
        strokes.cues.push(draw_speck(speck, lane));
    }
}

fn draw_bar(bar: &Bar, next: Option<&Bar>, lane: Lane, sizes: &Sizes, strokes: &mut Strokes) {
    let rect = lane.bar(bar, share(bar.state, sizes));
    let ink = Ink::State(bar.state);
    let has_room = rect.width >= LEAST_FOR_CUES;
    match bar.state {
        State::Done => {
            strokes.cues.push(end_cap(rect, lane));
            return;
        }
        State::Waiting if has_room => {
            strokes.bars.push(dotted(rect));
            return;
        }
        State::Gil if rect.width >= LEAST_FOR_NOTCH && next.is_some_and(|next| next.state == State::Running) => {
            strokes.bars.push(Item::Shape(notched(rect), ink));
            return;
        }
        _ => strokes.bars.push(Item::Fill(rect, ink)),
    }
    match bar.state {
        State::Ready if has_room => strokes.cues.extend(outline(rect, Ink::ReadyEdge)),
        State::Awaiting => strokes.cues.extend(above_and_below(rect, Ink::AwaitingEdge)),
        State::Waiting | State::Sleeping => strokes.cues.push(Item::Fill(lower_edge(rect), Ink::IdleEdge)),
        State::Copying if has_room => strokes.cues.extend(hatch(rect)),
        State::Starting if has_room => {
            strokes.cues.push(Item::Fill(Rect::new(rect.x, rect.y - 1.0, 2.0, rect.height + 2.0), Ink::Tick));
        }
        _ => {}
    }
}

/// The share of a lane's height that a state takes, in hundredths.
pub(super) const fn share(state: State, sizes: &Sizes) -> f64 {
    match state {
        State::Running | State::Switching | State::Starting | State::Copying => sizes.share_full,
        State::Lock | State::Gil | State::Ready | State::Io => sizes.share_wait,
        State::Awaiting => sizes.share_thin,
        State::Waiting | State::Sleeping | State::Done => sizes.share_base,
    }
}

fn draw_speck(speck: &Speck, lane: Lane) -> Item {
    let (x, width) = lane.span(speck.from, speck.to);
    Item::Fill(Rect::new(x, lane.rect.y, width.max(SPECK_WIDTH), SPECK_HEIGHT), Ink::State(speck.state))
}

/// Where a lane ends: a small upright stroke, and nothing after it.
fn end_cap(rect: Rect, lane: Lane) -> Item {
    let height = (lane.rect.height / 2.0).round();
    let above = ((lane.rect.height - height) / 2.0).round();
    Item::Fill(Rect::new(rect.x, lane.rect.y + above, 1.5, height), Ink::IdleEdge)
}

fn dotted(rect: Rect) -> Item {
    let y = rect.y + rect.height / 2.0;
    Item::Line(vec![Point { x: rect.x, y }, Point { x: rect.right(), y }], Ink::IdleEdge, DOT, Some(2.0 * DOT))
}

/// The upper right corner is cut off: here the lock was handed over.
fn notched(rect: Rect) -> Vec<Point> {
    let (right, bottom) = (rect.right(), rect.bottom());
    [(rect.x, rect.y), (right - NOTCH, rect.y), (right, rect.y + NOTCH), (right, bottom), (rect.x, bottom)]
        .map(|(x, y)| Point { x, y })
        .to_vec()
}

fn lower_edge(rect: Rect) -> Rect {
    Rect::new(rect.x, rect.bottom() - 1.0, rect.width, 1.0)
}

fn above_and_below(rect: Rect, ink: Ink) -> [Item; 2] {
    [Item::Fill(Rect::new(rect.x, rect.y, rect.width, 1.0), ink), Item::Fill(lower_edge(rect), ink)]
}

fn outline(rect: Rect, ink: Ink) -> [Item; 4] {
    let [above, below] = above_and_below(rect, ink);
    let left = Item::Fill(Rect::new(rect.x, rect.y, 1.0, rect.height), ink);
    let right = Item::Fill(Rect::new(rect.right() - 1.0, rect.y, 1.0, rect.height), ink);
    [above, below, left, right]
}

/// Strokes at 45° across a rectangle, cut at its edges. Their places do not
/// depend on where the bar begins, so that they stand still while it grows.
fn hatch(rect: Rect) -> Vec<Item> {
    // A stroke is the line x + y = c; below c it has left the rectangle at the top left.
    let first = ((rect.x + rect.y) / HATCH_APART).ceil() as i64;
    let last = ((rect.right() + rect.bottom()) / HATCH_APART).floor() as i64;
    (first..=last)
        .map(|index| {
            let c = index as f64 * HATCH_APART;
            let low = Point { x: (c - rect.bottom()).max(rect.x), y: (c - rect.x).min(rect.bottom()) };
            let high = Point { x: (c - rect.y).min(rect.right()), y: (c - rect.right()).max(rect.y) };
            Item::Line(vec![low, high], Ink::Hatch, 1.5, None)
        })
        .collect()
}

//! What tells states apart beside their colour and height, where a bar is wide
//! enough for it: outlines, edges, hatches, ticks, a cut corner where the GIL was
//! handed over, gaps between pieces of work, and words. Knows no files and no page.

use super::display::whole;
use super::measure::text_width;
use super::raster::{is_lit, share};
use super::runs::{LEAST_PIECE, Run};
use super::words::label;
use super::{Ink, Item, Point, Rect, Sizes, Window};
use crate::base::LaneId;
use crate::trace::{Spans, State, States, Trace};

/// A cut corner would eat up a bar narrower than this.
const LEAST_FOR_NOTCH: f64 = 12.0;
/// How far the corner of a hand-over is cut.
const NOTCH: f64 = 4.0;
/// From one stroke of a hatch to the next.
const HATCH_APART: f64 = 6.0;
/// From a bar's edge to the words in it.
const BESIDE_WORDS: f64 = 6.0;
/// A lane lower than this has no room for words.
const LEAST_FOR_WORDS: f64 = 20.0;

/// A lane that is drawn.
#[derive(Clone, Copy)]
pub(super) struct Bars<'a> {
    pub trace: &'a Trace,
    pub lane: LaneId,
    pub window: &'a Window,
    /// The lane's full height, and the width of all columns.
    pub rect: Rect,
    /// Bars narrower than this have no room for more than their colour.
    pub least: f64,
    /// Nor have those for words.
    pub least_for_words: f64,
    pub lit: States,
    pub sizes: &'a Sizes,
}

impl Bars<'_> {
    /// Draws what lies on the lane's bars.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn draw(&self, runs: &[Run], items: &mut Vec<Item>) {
        for run in runs.iter().filter(|run| is_lit(self.lit, run.state)) {
            self.draw_run(run, items);
        }
        items.extend(self.end_cap());
    }

    /// So many columns a bar must have to have room for more than its colour.
    pub(super) fn least_columns(&self) -> i64 {
        (self.least / self.column()).ceil().max(1.0) as i64
    }

    fn spans(&self) -> &Spans {
        self.trace.spans(self.lane)
    }

    fn column(&self) -> f64 {
        self.rect.width / f64::from(self.window.count())
    }

    /// Where a run's bar lies.
    fn bar(&self, from: i64, to: i64, state: State) -> Rect {
        let height = whole(self.rect.height * share(state, self.sizes) / 100.0).max(1.0);
        let above = ((self.rect.height - height) / 2.0).floor();
        let x = self.rect.x + from as f64 * self.column();
        Rect::new(x, self.rect.y + above, (to - from) as f64 * self.column(), height)
    }

    #[cfg_attr(hot, optimize(speed))]
    fn draw_run(&self, run: &Run, items: &mut Vec<Item>) {
        let rect = self.bar(run.from, run.to, run.state);
        match run.state {
            State::Ready => items.extend(outline(rect, Ink::ReadyEdge)),
            State::Awaiting => items.extend(above_and_below(rect, Ink::AwaitingEdge)),
            State::Sleeping => items.push(Item::Fill(lower_edge(rect), Ink::IdleEdge)),
            State::Copying => items.extend(hatch(rect)),
            State::Starting => {
                items.push(Item::Fill(Rect::new(rect.x, rect.y - 1.0, 2.0, rect.height + 2.0), Ink::Tick));
            }
            State::Gil if rect.width >= LEAST_FOR_NOTCH && run.next == Some(State::Running) => {
                items.push(Item::Triangle(corner(rect), Ink::Page));
            }
            _ => {}
        }
        self.draw_pieces(run, items);
    }

    /// Gaps between spans of one state, and what each is about.
    #[cfg_attr(hot, optimize(speed))]
    fn draw_pieces(&self, run: &Run, items: &mut Vec<Item>) {
        let has_room = (run.to - run.from) as f64 * self.column() >= self.least_for_words;
        let may_have_words = has_room && self.rect.height >= LEAST_FOR_WORDS && Ink::on(run.state).is_some();
        // With very many spans that saves the search.
        if run.is_crowded || !may_have_words && !run.state.is_busy() {
            return;
        }
        let (first, until) = (self.window.edge(run.from as u32), self.window.edge(run.to as u32));
        let Some(mut index) = self.spans().at(first) else { return };
        if self.spans().last_before(index, until) - index > ((run.to - run.from) / LEAST_PIECE) as usize {
            return;
        }
        let mut from = run.from;
        loop {
            let next = self.spans().start(index + 1).filter(|&next| next < until);
            let to = next.map_or(run.to, |next| self.window.column_of(next));
            if self.spans().state(index) == Some(run.state) {
                items.extend(self.words(index, from, to.max(from), run.state));
            }
            if next.is_none() {
                return;
            }
            let has_gap = run.state.is_busy() && to - from >= LEAST_PIECE && run.to - to >= LEAST_PIECE;
            if has_gap {
                items.push(Item::Fill(self.bar(to, to + 1, run.state), Ink::Page));
            }
            from = to;
            index += 1;
        }
    }

    /// What a span is about, if all of it fits.
    fn words(&self, index: usize, from: i64, to: i64, state: State) -> Option<Item> {
        let rect = self.bar(from, to, state);
        let ink = Ink::on(state)?;
        if rect.width < self.least_for_words || self.rect.height < LEAST_FOR_WORDS {
            return None;
        }
        let size = self.sizes.type_small;
        let room = rect.width - 2.0 * BESIDE_WORDS;
        let words = label(self.trace, self.lane, index)?;
        let at = Point { x: rect.x + BESIDE_WORDS, y: rect.y + rect.height / 2.0 + size * 0.36 };
        (text_width(&words, size) <= room).then(|| Item::text(at, words, ink, size))
    }

    /// Where a lane ends: a small upright stroke, and nothing after it.
    fn end_cap(&self) -> Option<Item> {
        let last = self.spans().len().checked_sub(1)?;
        let at = self.spans().start(last).filter(|_| self.spans().state(last) == Some(State::Done))?;
        let column = self.window.column_of(at);
        let height = whole(self.rect.height / 2.0);
        let above = whole((self.rect.height - height) / 2.0);
        let x = self.rect.x + column as f64 * self.column();
        (0..=i64::from(self.window.count()))
            .contains(&column)
            .then(|| Item::Fill(Rect::new(x, self.rect.y + above, 1.5, height), Ink::IdleEdge))
    }
}

/// The upper right corner, which is cut off: here the lock was handed over.
fn corner(rect: Rect) -> [Point; 3] {
    let (right, top) = (rect.right(), rect.y);
    [(right - NOTCH, top), (right, top), (right, top + NOTCH)].map(|(x, y)| Point { x, y })
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

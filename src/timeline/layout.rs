//! A trace as a list of strokes: rows, lanes, axis and strip put in their
//! places, from back to front. Pure: the same trace and view, the same list.

use super::bars::{self, Strokes};
use super::cores::Busy;
use super::labels::Labels;
use super::links::arrows;
use super::rows::cores;
use super::{Cursor, DisplayList, Ink, Item, Overview, PlacedRow, Point, Rect, Row, View, columns, place, ticks};
use crate::base::Nanos;
use crate::trace::Trace;

/// From the plot to the picture's right edge.
const RIGHT_MARGIN: f64 = 14.0;
/// Below the last row.
const BELOW_ROWS: f64 = 6.0;

/// How high all rows and what stands above them are together, in CSS pixels.
pub fn content_height(trace: &Trace, view: &View) -> f64 {
    view.head() + place(trace, view).last().map_or(0.0, PlacedRow::bottom) + BELOW_ROWS
}

/// Lays out what can be seen.
pub fn layout(trace: &Trace, view: &View, overview: Option<&Overview>) -> DisplayList {
    let head = view.head();
    let plot = Rect::new(view.gutter(), head, (view.width - view.gutter() - RIGHT_MARGIN).max(1.0), view.height - head);
    let all = place(trace, view);
    let bottom = all.last().map_or(0.0, PlacedRow::bottom) + head - view.scroll;
    let can_be_seen =
        |placed: &PlacedRow| placed.bottom() > view.scroll && placed.top - view.scroll < view.height - head;
    let rows: Vec<PlacedRow> = all.into_iter().filter(can_be_seen).collect();
    let page = Page { trace, view, plot, head };

    let mut items = Vec::new();
    page.draw_grid(bottom, &mut items);
    page.draw_grounds(&rows, &mut items);
    page.draw_lanes(&rows, &mut items);
    page.draw_labels(&rows, overview, &mut items);
    page.draw_cursor(&rows, bottom, &mut items);
    page.draw_head(overview, &mut items);
    DisplayList { width: view.width, height: view.height, items, rows, plot }
}

struct Page<'a> {
    trace: &'a Trace,
    view: &'a View,
    plot: Rect,
    head: f64,
}

impl Page<'_> {
    fn x(&self, at: Nanos) -> f64 {
        self.plot.x + self.plot.width * (at.0 as f64 / self.view.axis_end.0.max(1) as f64).min(1.0)
    }

    /// The upper edge of a row in the picture.
    fn top(&self, placed: &PlacedRow) -> f64 {
        self.head + placed.top - self.view.scroll
    }

    fn is_empty(&self) -> bool {
        self.trace.lanes().next().is_none()
    }

    fn ticks(&self) -> Vec<super::Tick> {
        if self.is_empty() {
            return Vec::new();
        }
        let sizes = &self.view.sizes;
        let apart = if self.view.is_narrow() { sizes.tick_apart_narrow } else { sizes.tick_apart };
        ticks(self.view.axis_end, self.plot.width, apart)
    }

    /// A line through all rows at one time.
    fn upright(&self, at: Nanos, bottom: f64, ink: Ink) -> Item {
        Item::Fill(Rect::new(self.x(at).round(), self.head, 1.0, (bottom - self.head).max(0.0)), ink)
    }

    fn draw_grid(&self, bottom: f64, items: &mut Vec<Item>) {
        for tick in self.ticks() {
            items.push(self.upright(tick.at, bottom, Ink::Grid));
        }
    }

    fn draw_grounds(&self, rows: &[PlacedRow], items: &mut Vec<Item>) {
        let cursor = self.view.cursor.and_then(|cursor| cursor.row(rows)).map(|(_, placed)| placed.row);
        for placed in rows {
            let rect = Rect::new(0.0, self.top(placed), self.view.width, placed.height);
            if matches!(placed.row, Row::Group(_) | Row::Cores) {
                items.push(Item::Fill(rect, Ink::Panel));
            }
            if cursor == Some(placed.row) {
                items.push(Item::Fill(rect, Ink::Shade));
            }
        }
    }

    /// Where the lane of a row lies.
    fn lane_rect(&self, placed: &PlacedRow) -> Rect {
        let sizes = &self.view.sizes;
        let height = match placed.row {
            Row::Task(_) => sizes.lane_task,
            Row::Core(_) | Row::MoreCores { .. } => sizes.lane_core,
            Row::Lane(_) | Row::Group(_) | Row::Fold { .. } | Row::Cores => sizes.lane,
        };
        let above = ((placed.height - height) / 2.0).floor();
        Rect::new(self.plot.x, self.top(placed) + above, self.plot.width, height)
    }

    fn draw_lanes(&self, rows: &[PlacedRow], items: &mut Vec<Item>) {
        let count = (self.plot.width * self.view.scale).floor().max(1.0) as u32;
        let column = self.plot.width / f64::from(count);
        let mut strokes = Strokes::default();
        for placed in rows {
            if matches!(placed.row, Row::Core(_) | Row::MoreCores { .. }) {
                self.draw_core(placed, count, &mut strokes.bars);
                continue;
            }
            let Some(lane) = placed.row.lane() else { continue };
            let spans = self.trace.spans(lane).iter(self.trace.end());
            let columns = columns(spans, self.view.axis_end, count);
            bars::draw(&columns, bars::Lane { rect: self.lane_rect(placed), column }, &self.view.sizes, &mut strokes);
        }
        // One colour after the other: changing it costs a canvas more than the bar.
        strokes.bars.sort_by_key(|item| item.ink().index());
        items.append(&mut strokes.bars);
        items.append(&mut strokes.cues);
    }

    /// A core, or those that have no row of their own, one upon the other.
    fn draw_core(&self, placed: &PlacedRow, count: u32, bars: &mut Vec<Item>) {
        let mut busy = Busy::new(self.view.axis_end, count);
        let mut add = |core| busy.add(self.trace.spans(core).iter(self.trace.end()));
        match placed.row {
            Row::Core(core) => add(core),
            Row::MoreCores { hidden } => {
                let shown = cores(self.trace).count() - hidden;
                cores(self.trace).skip(shown).for_each(add);
            }
            _ => return,
        }
        let rect = self.lane_rect(placed);
        busy.draw(rect, (rect.height * self.view.scale) as u64, bars);
    }

    fn draw_labels(&self, rows: &[PlacedRow], overview: Option<&Overview>, items: &mut Vec<Item>) {
        let labels = Labels::new(self.trace, self.view, overview);
        for placed in rows {
            labels.draw(placed, self.top(placed), items);
        }
    }

    fn draw_cursor(&self, rows: &[PlacedRow], bottom: f64, items: &mut Vec<Item>) {
        if let Some(moment) = self.view.moment.filter(|&moment| moment <= self.view.axis_end) {
            items.push(self.upright(moment, bottom, Ink::Text));
        }
        let Some(cursor) = self.view.cursor else { return };
        let middle = |placed: &PlacedRow| self.top(placed) + placed.height / 2.0;
        items.extend(arrows(self.trace, cursor, |lane, at| {
            let placed = rows.iter().find(|placed| placed.row.lane() == Some(lane))?;
            Some(Point { x: self.x(at), y: middle(placed) })
        }));
        if self.view.by_keys {
            items.extend(self.ring(rows, cursor));
        }
    }

    /// A ring around what the keys are on.
    fn ring(&self, rows: &[PlacedRow], cursor: Cursor) -> Option<Item> {
        let (_, placed) = cursor.row(rows)?;
        let rect = match cursor {
            Cursor::Span(lane, index) => {
                let span = self.trace.spans(lane).get(index, self.trace.end())?;
                let (from, lane_rect) = (self.x(span.start), self.lane_rect(placed));
                Rect::new(
                    from - 1.0,
                    lane_rect.y - 1.0,
                    (self.x(span.end) - from).max(2.0) + 2.0,
                    lane_rect.height + 2.0,
                )
            }
            Cursor::Row(_) => Rect::new(2.0, self.top(placed) + 1.0, self.view.width - 4.0, placed.height - 2.0),
        };
        let mut round = rect.corners().to_vec();
        round.push(round[0]);
        Some(Item::Line(round, Ink::Accent, 2.0, None))
    }

    /// The strip and the axis; rows that are scrolled up vanish behind them.
    fn draw_head(&self, overview: Option<&Overview>, items: &mut Vec<Item>) {
        let sizes = &self.view.sizes;
        items.push(Item::Fill(Rect::new(0.0, 0.0, self.view.width, self.head), Ink::Page));
        if let Some(overview) = overview.filter(|_| !self.is_empty()) {
            overview.draw(self.view, self.plot, items);
        }
        items.push(Item::Fill(Rect::new(0.0, sizes.overview, self.view.width, 1.0), Ink::Line));
        if !self.is_empty() {
            items.push(super::labels::source(self.trace, self.view));
        }
        for tick in self.ticks() {
            let x = self.x(tick.at).round();
            items.push(Item::Fill(Rect::new(x, sizes.overview, 1.0, sizes.axis), Ink::Grid));
            if x + 44.0 <= self.view.width {
                let at = Point { x: x + 4.0, y: sizes.overview + 13.0 };
                items.push(Item::text(at, tick.label, Ink::Muted, sizes.type_small));
            }
        }
    }
}

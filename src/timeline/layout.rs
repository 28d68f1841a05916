//! A trace as a list of strokes: rows, lanes, axis and strip put in their
//! places, from back to front. Pure: the same trace and view, the same list.

use std::rc::Rc;

use super::cores::Stack;
use super::cues::Bars;
use super::display::whole;
use super::labels::Labels;
use super::links::arrows;
use super::raster::Style;
use super::rows::cores;
use super::{
    Axis, Crowd, Cursor, DisplayList, Ink, Item, Overview, Part, PlacedRow, Point, Rect, Row, Strips, View, Window,
    place,
};
use crate::base::LaneId;
use crate::trace::Trace;

/// Below the last row.
const BELOW_ROWS: f64 = 6.0;
/// Bars narrower than this have no room for more than their colour; nor have,
/// with very many lanes, those narrower than half their number.
const LEAST_FOR_CUES: f64 = 6.0;
/// Nor is there room for words in those narrower than this, or than so many times the lanes' number.
const LEAST_FOR_WORDS: f64 = 40.0;
const WORDS_A_LANE: f64 = 4.0;

/// Pictures of many lanes have about so many strokes.
const ITEMS: usize = 256;

/// How high all rows and what stands above them are together, in CSS pixels.
pub fn content_height(trace: &Trace, view: &View) -> f64 {
    height_of(&place(trace, view), view)
}

/// How high these rows and what stands above them are together, in CSS pixels.
pub(super) fn height_of(rows: &[PlacedRow], view: &View) -> f64 {
    view.head() + rows.last().map_or(0.0, PlacedRow::bottom) + BELOW_ROWS
}

/// Lays out what can be seen. What was drawn last saves work, and changes nothing.
pub fn layout(trace: &Trace, view: &View, overview: Option<&Overview>, strips: &mut Strips) -> DisplayList {
    let head = view.head();
    let all = strips.rows(trace, view);
    let bottom = all.last().map_or(0.0, PlacedRow::bottom) + head - view.scroll;
    let can_be_seen =
        |placed: &PlacedRow| placed.bottom() > view.scroll && placed.top - view.scroll < view.height - head;
    let rows: Vec<PlacedRow> = all.iter().copied().filter(can_be_seen).collect();
    let is_empty = trace.lanes().next().is_none();
    let axis = if is_empty { Rc::default() } else { strips.axis(view) };
    let columns = view.window.count();
    let window = if view.is_moving { view.window.in_columns(columns.div_ceil(2)) } else { view.window };
    strips.begin(&window, view.is_moving);
    let page = Page { trace, view, window, axis, plot: view.plot(), head };

    let mut items = Vec::with_capacity(ITEMS);
    page.draw_grid(bottom, &mut items);
    page.draw_grounds(&rows, &mut items);
    page.draw_lanes(&rows, strips, &mut items);
    page.draw_headings(&rows, overview, &mut items);
    page.draw_cursor(&rows, strips, &mut items);
    page.draw_head(overview, &mut items);
    DisplayList { width: view.width, height: view.height, items, rows, plot: page.plot }
}

/// Whether a row is a heading.
pub(super) fn is_heading(placed: &PlacedRow) -> bool {
    matches!(placed.row, Row::Group(_) | Row::Cores)
}

struct Page<'a> {
    trace: &'a Trace,
    view: &'a View,
    /// In as many columns as are drawn.
    window: Window,
    axis: Rc<Axis>,
    plot: Rect,
    head: f64,
}

impl Page<'_> {
    /// The upper edge of a row in the picture.
    fn top(&self, placed: &PlacedRow) -> f64 {
        self.head + placed.top - self.view.scroll
    }

    fn draw_grid(&self, bottom: f64, items: &mut Vec<Item>) {
        for tick in &self.axis.ticks {
            let x = self.view.x(tick.at).round();
            items.push(Item::Fill(Rect::new(x, self.head, 1.0, (bottom - self.head).max(0.0)), Ink::Grid));
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

    /// Where the lane of a row lies, on whole device pixels.
    fn lane_rect(&self, placed: &PlacedRow) -> Rect {
        let sizes = &self.view.sizes;
        let height = match placed.row {
            Row::Task(_) => sizes.lane_task,
            Row::Core(_) | Row::More { .. } => sizes.lane_core,
            Row::Lane(_) | Row::Group(_) | Row::Cores => sizes.lane,
        };
        let above = ((placed.height - height) / 2.0).floor();
        let on_pixels = |length: f64| whole(length * self.view.scale) / self.view.scale;
        Rect::new(self.plot.x, on_pixels(self.top(placed) + above), self.plot.width, on_pixels(height))
    }

    #[cfg_attr(hot, optimize(speed))]
    fn draw_lanes(&self, rows: &[PlacedRow], strips: &mut Strips, items: &mut Vec<Item>) {
        let mut cues = Vec::new();
        let mut ranks = [const { Vec::new() }; Item::RANKS];
        let lanes = rows.len() as f64;
        for placed in rows {
            let rect = self.lane_rect(placed);
            let height = whole(rect.height * self.view.scale) as u32;
            match placed.row {
                Row::Core(core) => items.push(self.core(&[core], rect, height, strips)),
                Row::More { crowd: Crowd::Cores, hidden } => {
                    let all: Vec<LaneId> = cores(self.trace).collect();
                    items.push(self.core(&all[all.len() - hidden..], rect, height, strips));
                }
                Row::Lane(lane) | Row::Task(lane) => {
                    let View { sizes, scale, lit, .. } = *self.view;
                    let style = Style { sizes, scale, height, lit };
                    let bars = Bars {
                        trace: self.trace,
                        lane,
                        window: &self.window,
                        rect,
                        least: LEAST_FOR_CUES.max(lanes / 2.0),
                        least_for_words: LEAST_FOR_WORDS.max(lanes * WORDS_A_LANE),
                        lit,
                        sizes: &self.view.sizes,
                    };
                    let painted = strips.paint((self.trace, lane), &self.window, style, bars.least_columns());
                    items.push(Item::Raster(rect, Rc::new(painted.image), painted.part));
                    bars.draw(painted.runs, &mut cues);
                    cues.drain(..).for_each(|cue: Item| ranks[cue.rank()].push(cue));
                }
                Row::Cores | Row::Group(_) | Row::More { .. } => {}
            }
        }
        ranks.iter_mut().for_each(|cues| items.append(cues));
    }

    /// A core, or those that have no row of their own, one upon the other.
    fn core(&self, cores: &[LaneId], rect: Rect, height: u32, strips: &mut Strips) -> Item {
        let mut stack = Stack::default();
        for &core in cores {
            stack.add(&strips.loads(self.trace, core, &self.window));
        }
        let image = stack.raster(height);
        let part = Part::whole(image.width);
        Item::Raster(rect, Rc::new(image), part)
    }

    /// What stands beside the names of headings, at the right.
    fn draw_headings(&self, rows: &[PlacedRow], overview: Option<&Overview>, items: &mut Vec<Item>) {
        let labels = Labels::new(self.trace, self.view, overview);
        for placed in rows.iter().filter(|placed| is_heading(placed)) {
            items.extend(labels.summary_of(placed, self.top(placed)));
        }
    }

    fn draw_cursor(&self, rows: &[PlacedRow], strips: &mut Strips, items: &mut Vec<Item>) {
        let Some(cursor) = self.view.cursor else { return };
        let middle = |placed: &PlacedRow| self.top(placed) + placed.height / 2.0;
        items.extend(arrows(self.trace, strips.links(self.trace), cursor, |lane, at| {
            let placed = rows.iter().find(|placed| placed.row.lane() == Some(lane))?;
            Some(Point { x: self.view.x(at), y: middle(placed) })
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
                let (from, lane_rect) = (self.view.x(span.start), self.lane_rect(placed));
                Rect::new(
                    from - 1.0,
                    lane_rect.y - 1.0,
                    (self.view.x(span.end) - from).max(2.0) + 2.0,
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
        let gutter = self.view.gutter();
        items.push(Item::Fill(Rect::new(0.0, 0.0, self.view.width, self.head), Ink::Page));
        if self.axis.ticks.is_empty() {
            return;
        }
        if let Some(overview) = overview {
            overview.draw(self.view, self.plot, items);
        }
        items.push(Item::Fill(Rect::new(0.0, sizes.overview, self.view.width, 1.0), Ink::Line));
        for tick in &self.axis.ticks {
            let x = self.view.x(tick.at).round();
            items.push(Item::Fill(Rect::new(x, sizes.overview, 1.0, sizes.axis), Ink::Grid));
            if x >= gutter && x + 44.0 <= self.view.width {
                let at = Point { x: x + 4.0, y: sizes.overview + 13.0 };
                items.push(Item::text(at, tick.label.clone(), Ink::Muted, sizes.type_small));
            }
        }
    }
}

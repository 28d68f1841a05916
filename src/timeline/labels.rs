//! The texts beside the lanes: names, what a lane does, what a group holds.
//! Knows where rows are and no more of the picture.

use std::cell::OnceCell;

use super::measure::fit;
use super::rows::{cores, only_thread};
use super::words::{bytes_words, main_process};
use super::{Crowd, Everyone, Ink, Item, Overview, PlacedRow, Point, Rect, Row, View, source_words};
use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, LaneKind, Trace};

/// From the picture's edge to the texts.
pub(super) const MARGIN: f64 = 14.0;
/// How far names of lanes stand in from their group's, and those of tasks from their loop's.
const INDENT: f64 = 12.0;
/// From a text to the plot, at least.
const BESIDE: f64 = 6.0;
/// Rows from this height on have room for a second line.
const TWO_LINES: f64 = 32.0;

/// What the texts are about.
pub(super) struct Labels<'a> {
    pub trace: &'a Trace,
    pub view: &'a View,
    /// How many cores were busy at one time, at most.
    most_busy: Option<u32>,
    /// What everyone does at the moment that the second line tells of, once a row asks for it.
    everyone: OnceCell<Everyone<'a>>,
    moment: Nanos,
}

impl<'a> Labels<'a> {
    pub(super) fn new(trace: &'a Trace, view: &'a View, overview: Option<&Overview>) -> Self {
        let moment = view.moment.unwrap_or(view.playhead).min(trace.end());
        let most_busy = overview.and_then(Overview::most_cores);
        Self { trace, view, most_busy, everyone: OnceCell::new(), moment }
    }

    /// The texts of a row whose upper edge is at `top`.
    pub(super) fn draw(&self, placed: &PlacedRow, top: f64, items: &mut Vec<Item>) {
        let middle = top + placed.height / 2.0;
        match placed.row {
            Row::Cores => items.extend(self.heading("Cores", self.view.folds.are_cores_closed(), middle)),
            Row::Core(core) => self.draw_core(self.name(core), Ink::Muted, middle, items),
            Row::More { crowd, hidden } => {
                let draw = if crowd == Crowd::Cores { Self::draw_core } else { Self::draw_under };
                draw(self, &self.more(crowd, hidden), Ink::Accent, middle, items);
            }
            Row::Group(process) => {
                let is_closed = self.view.folds.is_closed(process);
                items.extend(self.heading(self.name(process), is_closed, middle));
            }
            Row::Lane(lane) => self.draw_lane(lane, placed, top, items),
            Row::Task(task) => self.draw_under(self.name(task), Ink::Text, middle, items),
        }
    }

    fn more(&self, crowd: Crowd, hidden: usize) -> String {
        let name = crowd.name();
        if hidden == 0 {
            format!("fewer {name}")
        } else if self.view.is_narrow() {
            format!("… {hidden} more")
        } else {
            format!("… {hidden} more {name}")
        }
    }

    /// A text that belongs to the loop above it.
    fn draw_under(&self, text: &str, ink: Ink, middle: f64, items: &mut Vec<Item>) {
        let indent = if self.view.is_narrow() { INDENT / 2.0 } else { INDENT };
        let at = Point { x: self.left() + indent, y: middle + 3.5 };
        items.push(self.in_gutter(text, at, ink, self.view.sizes.type_small));
    }

    fn draw_lane(&self, lane: LaneId, placed: &PlacedRow, top: f64, items: &mut Vec<Item>) {
        let sizes = &self.view.sizes;
        let has_two_lines = has_two_lines(placed);
        let baseline = if has_two_lines { top + 15.0 } else { top + placed.height / 2.0 + 4.0 };
        // Where rows are many a process that has but one thread has no heading.
        let process = self.trace.lane(lane).and_then(|lane| lane.parent);
        let named = process.filter(|&process| !has_two_lines && only_thread(self.trace, process) == Some(lane));
        let name = self.name(named.unwrap_or(lane));
        items.push(self.in_gutter(name, Point { x: self.left(), y: baseline }, Ink::Text, sizes.type_name));
        if has_two_lines {
            let everyone = self.everyone.get_or_init(|| Everyone::at(self.trace, self.moment));
            let doing = everyone.moment(lane).short;
            let at = Point { x: self.left(), y: baseline + 13.0 };
            items.push(self.in_gutter(&doing, at, Ink::Muted, sizes.type_small));
        }
    }

    fn draw_core(&self, text: &str, ink: Ink, middle: f64, items: &mut Vec<Item>) {
        let at = Point { x: self.left(), y: middle + 3.5 };
        items.push(self.in_gutter(text, at, ink, self.view.sizes.type_small));
    }

    /// How many cores are busy at the moment that the reader is on, or were at most.
    fn busy_words(&self) -> String {
        let count = cores(self.trace).count();
        let is_busy = |core: &LaneId| {
            let spans = self.trace.spans(*core);
            let span = spans.at(self.moment).and_then(|index| spans.get(index, self.trace.end()));
            span.is_some_and(|span| span.state.is_busy())
        };
        match (self.view.moment, self.most_busy) {
            (Some(_), _) => format!("{} of {count} busy", cores(self.trace).filter(is_busy).count()),
            (None, Some(most)) => format!("at most {most} of {count} busy"),
            (None, None) => String::new(),
        }
    }

    fn heading(&self, name: &str, is_closed: bool, middle: f64) -> [Item; 2] {
        let small = self.view.sizes.type_small;
        let (indent, size) = if self.view.is_narrow() { (INDENT * 2.0 / 3.0, small) } else { (INDENT, small + 0.5) };
        let at = Point { x: self.left() + indent, y: middle + 4.0 };
        let name = fit(name, size, self.view.gutter() - at.x);
        [triangle(self.left(), middle, is_closed), Item::heading(at, name, size)]
    }

    /// What a heading sums up, at the picture's right edge.
    pub(super) fn summary_of(&self, placed: &PlacedRow, top: f64) -> Option<Item> {
        let summary = match placed.row {
            Row::Cores => self.busy_words(),
            Row::Group(process) => self.summary(process),
            Row::Core(_) | Row::More { .. } | Row::Lane(_) | Row::Task(_) => return None,
        };
        let size = self.view.sizes.type_small;
        let text = fit(&summary, size, self.view.width - self.view.gutter() - 2.0 * MARGIN);
        let at = Point { x: self.view.width - MARGIN, y: top + placed.height / 2.0 + 4.0 };
        Some(Item::text_to(at, text, Ink::Muted, size))
    }

    /// What a process holds: `5 threads · 1 GIL · 23.4 MB`.
    fn summary(&self, process: LaneId) -> String {
        let threads: Vec<LaneId> = self.of_kind(process, LaneKind::Thread);
        let loops = threads.iter().filter(|&&thread| !self.of_kind(thread, LaneKind::Task).is_empty()).count();
        let tasks: usize = threads.iter().map(|&thread| self.of_kind(thread, LaneKind::Task).len()).sum();
        let mut parts = vec![counted(threads.len(), "thread", "threads")];
        if loops > 0 {
            parts.push(counted(loops, "event loop", "event loops"));
            parts.push(counted(tasks, "task", "tasks"));
        }
        let is_main = Some(process) == main_process(self.trace);
        if let Some(gil) = self.view.gil.filter(|_| is_main) {
            parts.push(if gil { "1 GIL" } else { "no GIL" }.to_owned());
        }
        // A process that is over has none.
        let memory = self.trace.counted(CounterKind::Memory, process, self.moment).filter(|&bytes| bytes > 0);
        let words = memory.map(bytes_words);
        if is_main {
            parts.extend(words);
        } else {
            parts.push(format!("{} of its own", words.as_deref().unwrap_or("memory")));
        }
        parts.join(" · ")
    }

    fn of_kind(&self, parent: LaneId, kind: LaneKind) -> Vec<LaneId> {
        let children = self.trace.children(parent);
        children.iter().copied().filter(|&child| self.trace.lane(child).is_some_and(|lane| lane.kind == kind)).collect()
    }

    fn name(&self, lane: LaneId) -> &str {
        self.trace.lane(lane).map_or("", |lane| lane.name.as_str())
    }

    fn left(&self) -> f64 {
        if self.view.is_narrow() { MARGIN - 4.0 } else { MARGIN }
    }

    fn in_gutter(&self, text: &str, at: Point, ink: Ink, size: f64) -> Item {
        let beside = if self.view.is_narrow() { BESIDE / 2.0 } else { BESIDE };
        Item::text(at, fit(text, size, self.view.gutter() - at.x - beside), ink, size)
    }
}

/// Whether a row has room for what its lane does.
pub(super) fn has_two_lines(placed: &PlacedRow) -> bool {
    placed.height >= TWO_LINES
}

/// Where all lanes come from, or what the marks of the axis count from, beside them.
pub(super) fn source(trace: &Trace, view: &View, base: Option<Nanos>) -> Item {
    let sizes = &view.sizes;
    let left = if view.is_narrow() { MARGIN - 4.0 } else { MARGIN };
    let words = base.map_or_else(|| source_words(trace.source()).to_owned(), |base| format!("from {base}"));
    let at = Point { x: left, y: sizes.overview + 13.0 };
    Item::text(at, words, Ink::Text, sizes.type_small)
}

/// Points down at what is open, right at what is closed.
fn triangle(x: f64, middle: f64, is_closed: bool) -> Item {
    let rect = Rect::new(x, middle - 3.0, 7.0, 6.0);
    let corners = if is_closed {
        [(rect.x + 1.0, rect.y - 0.5), (rect.x + 6.5, middle), (rect.x + 1.0, rect.bottom() + 0.5)]
    } else {
        [(rect.x, rect.y + 0.5), (rect.right(), rect.y + 0.5), (rect.x + 3.5, rect.bottom())]
    };
    Item::Triangle(corners.map(|(x, y)| Point { x, y }), Ink::Muted)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

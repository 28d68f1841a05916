//! How cores are drawn: what share of each pixel column they were busy, as the
//! height of a bar that stands on the lane's lower edge. So a core that works a
//! quarter of the time looks like that, however fast threads change on it.

use super::{Ink, Item, Rect};
use crate::base::Nanos;
use crate::trace::{Span, State};

/// Bars narrower than this, in columns, have no gap between them.
const LEAST_WITH_GAP: usize = 4;

/// What is known of a pixel column.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Column {
    /// Time × columns, added up over all lanes, in parts of this column alone.
    busy: u128,
    switching: u128,
    /// How many lanes are busy from this column on more than before.
    more_busy: i64,
    more_switching: i64,
    /// How often a lane began or ceased to be busy in here.
    edges: u32,
    /// Whether one thread took over from another here.
    is_cut: bool,
}

/// A lane, or several laid on each other, whose height is the share of them
/// that was busy.
pub(super) struct Busy {
    columns: Vec<Column>,
    width: u64,
    lanes: u32,
}

impl Busy {
    /// Nothing yet, over `count` columns from 0 to `axis_end`.
    pub(super) fn new(axis_end: Nanos, count: u32) -> Self {
        // As in `columns`: a longer axis than this could not be counted.
        let width = axis_end.0.clamp(1, u64::MAX / u64::from(count.max(1)));
        Self { columns: vec![Column::default(); count as usize + 1], width, lanes: 0 }
    }

    /// Adds a core's spans, in order of time.
    pub(super) fn add(&mut self, spans: impl Iterator<Item = Span>) {
        self.lanes += 1;
        let (width, count) = (self.width, self.columns.len() as u64 - 1);
        let mut last: Option<Span> = None;
        for span in spans.filter(|span| span.state.is_busy() && span.start.0 < width) {
            let (from, to) = (span.start.0 * count, span.end.0.min(width) * count);
            self.cover(from, to, span.state == State::Switching);
            let first = &mut self.columns[(from / width) as usize];
            match last.filter(|last| last.end == span.start) {
                // Going on where something ended is no edge.
                Some(last) => {
                    first.is_cut |= last.detail != span.detail;
                    first.edges = first.edges.saturating_sub(1);
                }
                None => first.edges += 1,
            }
            self.columns[(to / width) as usize].edges += 1;
            last = Some(span);
        }
    }

    fn cover(&mut self, from: u64, to: u64, is_switching: bool) {
        let (first, last) = ((from / self.width) as usize, (to / self.width) as usize);
        let part = |column: &mut Column, time: u64| {
            column.busy += u128::from(time);
            column.switching += if is_switching { u128::from(time) } else { 0 };
        };
        if first == last {
            part(&mut self.columns[first], to - from);
            return;
        }
        part(&mut self.columns[first], (first as u64 + 1) * self.width - from);
        part(&mut self.columns[last], to - last as u64 * self.width);
        for (column, change) in [(first + 1, 1), (last, -1)] {
            self.columns[column].more_busy += change;
            self.columns[column].more_switching += if is_switching { change } else { 0 };
        }
    }

    /// For each column how much of it was busy, and how much of that switching.
    fn sums(&self) -> Vec<(u128, u128)> {
        let (mut busy_lanes, mut switching_lanes) = (0_i64, 0_i64);
        let all = |lanes: i64| u128::from(lanes.unsigned_abs()) * u128::from(self.width);
        let sum_of = |column: &Column| {
            busy_lanes += column.more_busy;
            switching_lanes += column.more_switching;
            (column.busy + all(busy_lanes), column.switching + all(switching_lanes))
        };
        self.columns.iter().map(sum_of).collect()
    }

    /// For each column how high it is, and how much of that is threads at work,
    /// in steps of the lane's height.
    fn heights(&self, steps: u64) -> Vec<(u64, u64)> {
        let whole = (u128::from(self.width) * u128::from(self.lanes)).max(1);
        let sums = self.sums();
        let rounded = |part: u128, whole: u128, steps: u64| ((part * u128::from(steps) + whole / 2) / whole) as u64;
        let is_pure = |place: Option<usize>| {
            let busy = place.and_then(|place| sums.get(place)).map_or(0, |&(busy, _)| busy);
            busy == 0 || busy == whole
        };
        let height_of = |(place, &(busy, switching)): (usize, &(u128, u128))| {
            // The end of a long bar: a column of half the height would only be a notch.
            let is_plain_edge =
                self.columns[place].edges == 1 && is_pure(place.checked_sub(1)) && is_pure(Some(place + 1));
            let height = match (busy, is_plain_edge) {
                (0, _) => 0,
                (_, true) => rounded(busy, whole, 1) * steps,
                (_, false) => rounded(busy, whole, steps).max(1),
            };
            (height, rounded(busy.saturating_sub(switching), busy.max(1), height))
        };
        sums[..sums.len() - 1].iter().enumerate().map(height_of).collect()
    }

    /// Draws it into a lane's place; `steps` is how many heights can be told apart there.
    pub(super) fn draw(&self, rect: Rect, steps: u64, bars: &mut Vec<Item>) {
        let heights = self.heights(steps.max(1));
        let wide = rect.width / heights.len().max(1) as f64;
        let high = rect.height / steps.max(1) as f64;
        let mut bar = |from: usize, to: usize, height: u64, ink: Ink| {
            if height > 0 {
                let height = height as f64 * high;
                let x = rect.x + from as f64 * wide;
                bars.push(Item::Fill(Rect::new(x, rect.bottom() - height, (to - from) as f64 * wide, height), ink));
            }
        };
        for (from, to, (height, at_work)) in self.runs(&heights) {
            if at_work < height {
                bar(from, to, height, Ink::State(State::Switching));
            }
            bar(from, to, at_work, Ink::State(State::Running));
        }
    }

    /// Columns of one height side by side, with a gap where a thread took over
    /// and there is room for it.
    fn runs(&self, heights: &[(u64, u64)]) -> Vec<(usize, usize, (u64, u64))> {
        let mut runs: Vec<(usize, usize, (u64, u64))> = Vec::new();
        let mut at = 0;
        for same in heights.chunk_by(|one, next| one == next) {
            let end = at + same.len();
            let mut from = at;
            let cuts =
                (at + LEAST_WITH_GAP..end.saturating_sub(LEAST_WITH_GAP)).filter(|&place| self.columns[place].is_cut);
            for cut in cuts.filter(|_| self.lanes == 1) {
                if cut >= from + LEAST_WITH_GAP {
                    runs.push((from, cut, same[0]));
                    from = cut + 1;
                }
            }
            runs.push((from, end, same[0]));
            at = end;
        }
        runs
    }
}

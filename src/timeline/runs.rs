//! Where columns that are alike lie side by side in a lane: found once, and found
//! again only where columns are new. Knows no pixels and no words.

use std::ops::Range;

use super::Window;
use super::display::whole;
use super::strip::Fill;
use crate::trace::State;

/// Columns side by side of which one state has the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first, as it is counted by whoever has it.
    pub from: i64,
    /// The one behind the last.
    pub to: i64,
    pub state: State,
    /// What has the most of the column right of them.
    pub next: Option<State>,
    /// Whether so many of them are shared by states that no piece could be told from the next. Not
    /// known, and not said, of those that can be seen in part.
    pub is_crowded: bool,
}

/// Shorter pieces are not told apart: a gap between them would eat them up.
pub(super) const LEAST_PIECE: i64 = 4;

/// All runs of a lane's columns, from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// Counted from the first column that there ever was.
    all: Vec<Run>,
    /// So many columns are no longer there at the left.
    gone: i64,
    /// Those that are long: few, where there are many of them all.
    long: Vec<Run>,
}

/// Runs of so many columns are long.
const LONG: i64 = 6;

impl Runs {
    pub(super) fn new(fills: &[Fill]) -> Self {
        let mut runs = Self { all: found(fills, 0).collect(), ..Self::default() };
        runs.pick(0);
        runs
    }

    /// Picks the long ones again from that place on, before which nothing is different.
    #[cfg_attr(hot, optimize(speed))]
    fn pick(&mut self, place: usize) {
        let (same, changed) = self.all.split_at(place);
        let until = same.last().map_or(i64::MIN, |run| run.to);
        self.long.truncate(self.long.partition_point(|run| run.from < until));
        self.long.extend(changed.iter().filter(|run| run.to - run.from >= LONG));
    }

    /// The columns are so many further on, and those, too, are not the same.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn go_on(&mut self, (shift, changed): (i64, &[Range<u32>]), fills: &[Fill]) {
        self.gone += shift;
        let count = fills.len() as i64;
        let (first, behind) = (self.gone, self.gone + count);
        self.all.truncate(self.all.partition_point(|run| run.from < behind));
        self.all.drain(..self.all.partition_point(|run| run.to <= first));
        let mut place = if shift == 0 { self.all.len() } else { 0 };
        for range in changed.iter().filter(|range| !range.is_empty()) {
            place = place.min(self.find_again(i64::from(range.start)..i64::from(range.end), fills));
        }
        if shift != 0 {
            // What lay across an edge is shorter now.
            self.find_again(0..1, fills);
            self.find_again(count - 1..count, fills);
        }
        self.pick(place);
    }

    /// Finds those again that lie in, or at the edge of, a stretch of the columns; the place of the first of them.
    #[cfg_attr(hot, optimize(speed))]
    fn find_again(&mut self, stretch: Range<i64>, fills: &[Fill]) -> usize {
        let (first, behind) = (self.gone, self.gone + fills.len() as i64);
        let (from, to) = (first + stretch.start, first + stretch.end);
        // What stands left of it may have another neighbour.
        let places = self.all.partition_point(|run| run.to < from)..self.all.partition_point(|run| run.from <= to);
        let old = self.all.get(places.clone()).unwrap_or_default();
        let from = old.first().map_or(from, |run| run.from.min(from)).max(first);
        let to = old.last().map_or(to, |run| run.to.max(to)).min(behind);
        let columns = (from - first) as usize..(to - first) as usize;
        let next = fills.get(columns.end).and_then(|fill| fill.most());
        let mut new: Vec<Run> = found(&fills[columns], from).collect();
        if let Some(last) = new.last_mut().filter(|last| last.to == to) {
            last.next = next;
        }
        let place = places.start;
        self.all.splice(places, new);
        place
    }

    /// Those of at least so many columns that lie in a window, in its columns; `kept` is the window
    /// whose columns they are.
    pub(super) fn seen(&self, window: &Window, kept: &Window, least: i64) -> impl Iterator<Item = Run> {
        let (first, columns) = window.part_of(kept);
        let (count, times) = (i64::from(window.count()), f64::from(window.count()) / columns);
        let gone = self.gone;
        let column = move |place: i64| whole(((place - gone) as f64 - first) * times) as i64;
        let shortest = ((least - 1) as f64 / times) as i64;
        let runs = if shortest < LONG { &self.all } else { &self.long };
        let long = runs.iter().filter(move |run| run.to - run.from >= shortest);
        let clipped = move |run: &Run| {
            let (from, to) = (column(run.from), column(run.to));
            let is_whole = from >= 0 && to <= count;
            let (next, is_crowded) = (run.next.filter(|_| to <= count), run.is_crowded && is_whole);
            Run { from: from.clamp(0, count), to: to.clamp(0, count), state: run.state, next, is_crowded }
        };
        long.map(clipped).filter(move |run| run.to - run.from >= least)
    }
}

/// The runs of these fills, the first of which has that number.
fn found(fills: &[Fill], number: i64) -> impl Iterator<Item = Run> {
    let mut to = 0;
    let run = move |same: &[Fill]| {
        let from = to;
        to += same.len();
        let most = same.len() as i64 / LEAST_PIECE;
        Some(Run {
            from: number + from as i64,
            to: number + to as i64,
            state: same[0].most()?,
            next: fills.get(to).and_then(|fill| fill.most()),
            // Where two states share a column one piece ends.
            is_crowded: same.iter().filter(|fill| fill.is_shared()).count() as i64 > most,
        })
    };
    fills.chunk_by(|one, next| one.is_alike(*next)).filter_map(run)
}

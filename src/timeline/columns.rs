//! What fills each device pixel of a lane: the state that takes the largest
//! share of it, exactly, and what else must not be lost. Equal neighbours become
//! one bar. Knows no colours and no heights.

use crate::base::Nanos;
use crate::trace::{Span, State};

/// Shorter bars have no gap between them: it would eat them up.
const LEAST_WITH_GAP: u32 = 4;

/// Columns side by side in which the same state takes the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first column.
    pub from: u32,
    /// The column behind the last.
    pub to: u32,
    /// The state.
    pub state: State,
    /// Whether a new piece of the same work as in the bar before begins here.
    pub is_next_span: bool,
}

/// Columns that hold some of a state which matters more than the one drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speck {
    /// The first column.
    pub from: u32,
    /// The column behind the last.
    pub to: u32,
    /// The state that would be lost.
    pub state: State,
}

/// A lane, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// From left to right, never overlapping.
    pub bars: Vec<Bar>,
    /// From left to right.
    pub specks: Vec<Speck>,
}

/// Spreads spans (in order of time) over `count` columns that reach from 0 to
/// `axis_end`. All reckoning is in whole numbers: time × columns, of which each
/// column is `axis_end` wide.
pub fn columns(spans: impl Iterator<Item = Span>, axis_end: Nanos, count: u32) -> Columns {
    // A longer axis than this, of some months, is cut: its columns could not be counted in 64 bits.
    let width = axis_end.0.clamp(1, u64::MAX / u64::from(count.max(1)));
    let mut filling = Filling::new(width);
    for span in spans.take_while(|span| span.start.0 < width) {
        let (from, to) = (span.start.0, span.end.0.min(width));
        filling.add(from * u64::from(count), to * u64::from(count), span.state);
    }
    filling.finish()
}

/// The column that is being filled, and all that are done.
struct Filling {
    width: u64,
    column: u32,
    shares: [u64; State::ALL.len()],
    present: [bool; State::ALL.len()],
    mixed: Option<Mixed>,
    done: Columns,
}

/// A column whose bar is drawn, while it is not known yet what stands right of it.
struct Mixed {
    column: u32,
    present: [bool; State::ALL.len()],
    strongest: State,
    left: Option<State>,
}

impl Filling {
    fn new(width: u64) -> Self {
        Self { width, column: 0, shares: [0; 12], present: [false; 12], mixed: None, done: Columns::default() }
    }

    fn add(&mut self, from: u64, to: u64, state: State) {
        let (first, last) = ((from / self.width) as u32, (to / self.width) as u32);
        self.go_to(first);
        self.present[state.index()] = true;
        if first == last {
            self.shares[state.index()] += to - from;
            return;
        }
        self.shares[state.index()] += u64::from(first + 1) * self.width - from;
        self.go_to(first + 1);
        if last > first + 1 {
            self.push(Bar { from: first + 1, to: last, state, is_next_span: true });
            self.column = last;
        }
        let rest = to - u64::from(last) * self.width;
        if rest > 0 {
            self.shares[state.index()] += rest;
            self.present[state.index()] = true;
        }
    }

    /// Finishes the column that was being filled, if `column` is another.
    fn go_to(&mut self, column: u32) {
        if column == self.column {
            return;
        }
        if let Some(strongest) = self.strongest() {
            let left = self.done.bars.last().filter(|bar| bar.to == self.column).map(|bar| bar.state);
            self.push(Bar { from: self.column, to: self.column + 1, state: strongest, is_next_span: false });
            self.mixed = Some(Mixed { column: self.column, present: self.present, strongest, left });
        }
        self.shares = [0; 12];
        self.present = [false; 12];
        self.column = column;
    }

    /// The state with the largest share; of equal ones, and of spans that took
    /// no time at all, the most salient. What is over never hides what was.
    fn strongest(&self) -> Option<State> {
        State::ALL
            .into_iter()
            .filter(|state| self.present[state.index()])
            .min_by_key(|&state| (state == State::Done, std::cmp::Reverse(self.shares[state.index()])))
    }

    fn push(&mut self, bar: Bar) {
        self.mark(Some(bar));
        match self.done.bars.last_mut() {
            Some(last) if last.to == bar.from && last.state == bar.state => {
                // Where a speck stands between the two, that tells them apart already.
                let has_gap = bar.is_next_span
                    && bar.state.is_busy()
                    && self.done.specks.last().is_none_or(|speck| speck.to != bar.from)
                    && last.to - last.from >= LEAST_WITH_GAP
                    && bar.to - bar.from >= LEAST_WITH_GAP;
                if has_gap {
                    self.done.bars.push(bar);
                } else {
                    last.to = bar.to;
                }
            }
            _ => self.done.bars.push(Bar { is_next_span: false, ..bar }),
        }
    }

    /// Marks what would be lost in the last column, now that the bar behind it is
    /// known. What is drawn beside it needs no mark.
    fn mark(&mut self, behind: Option<Bar>) {
        let Some(Mixed { column, present, strongest, left }) = self.mixed.take() else { return };
        let right = behind.filter(|bar| bar.from == column + 1).map(|bar| bar.state);
        let is_lost = |state: &State| {
            present[state.index()] && *state < strongest && Some(*state) != left && Some(*state) != right
        };
        let Some(state) = State::ALL.into_iter().find(is_lost) else { return };
        match self.done.specks.last_mut() {
            Some(last) if last.to == column && last.state == state => last.to = column + 1,
            _ => self.done.specks.push(Speck { from: column, to: column + 1, state }),
        }
    }

    fn finish(mut self) -> Columns {
        self.go_to(u32::MAX);
        self.mark(None);
        self.done
    }
}

//! What fills each column of a lane: the state that takes the largest share of
//! it, exactly, and which others are there. However many spans a column holds,
//! it costs no more than some twenty of them. Knows no colours and no heights.

use std::ops::Range;

use super::Window;
use crate::base::Nanos;
use crate::trace::{ByState, Spans, State};

/// With more spans than this a column is made of two sums and their difference.
const MOST_SPANS: usize = 20;

/// What is in a column: which state has the most of it, and which have any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill(u16);

impl Fill {
    /// Nothing: the lane has not begun, or is over.
    pub const NONE: Self = Self(0xF);

    fn solid(state: State) -> Self {
        if state == State::Done { Self::NONE } else { Self::mixed(state, 1 << state.index()) }
    }

    fn mixed(most: State, present: u16) -> Self {
        Self(present << 4 | most.index() as u16)
    }

    /// The state with the largest share; of equal ones the most salient. What is
    /// over never hides what was.
    fn of(times: &ByState) -> Self {
        let (mut most, mut present) = (Self::NONE.0, 0);
        let mut longest = Nanos::ZERO;
        for (index, &time) in times[..State::Done.index()].iter().enumerate() {
            if time > Nanos::ZERO {
                present |= 1 << index;
            }
            if time > longest {
                (most, longest) = (index as u16, time);
            }
        }
        Self(present << 4 | most)
    }

    /// The state that has the most of it; none in a column that is empty.
    pub fn most(self) -> Option<State> {
        State::from_index(usize::from(self.0 & 0xF))
    }

    /// Whether the same state has the most of both.
    #[inline]
    pub(super) fn is_alike(self, other: Self) -> bool {
        (self.0 ^ other.0) & 0xF == 0
    }

    /// Whether more than one state has a part of it.
    pub(super) const fn is_shared(self) -> bool {
        (self.0 >> 4).count_ones() > 1
    }

    /// Whether some of it is in that state.
    pub fn has(self, state: State) -> bool {
        self.0 >> 4 >> state.index() & 1 == 1
    }

    /// The most salient state in it that would be lost, were only the states with
    /// the most of it, and of those beside it, drawn. Where something ran, that a
    /// core changed to it goes without saying.
    pub fn lost(self, left: Self, right: Self) -> Option<State> {
        let most = self.0 & 0xF;
        let seen = |fill: Self| 1_u16.checked_shl(u32::from(fill.0 & 0xF)).unwrap_or(0);
        let (running, switching) = (1 << State::Running.index(), 1 << State::Switching.index());
        let mut lost = (self.0 >> 4) & !seen(left) & !seen(right) & (1_u16 << most).wrapping_sub(1);
        if lost & running != 0 || most == State::Running.index() as u16 {
            lost &= !switching;
        }
        (most != 0xF && lost != 0).then(|| State::from_index(lost.trailing_zeros() as usize)).flatten()
    }
}

/// How long each state lasted in one column after the other.
pub(super) struct Shares<'a> {
    filling: Filling<'a>,
}

impl<'a> Shares<'a> {
    /// The shares of a lane whose trace goes until `end`, from that column on.
    pub(super) fn new(spans: &'a Spans, end: Nanos, window: &'a Window, column: u32) -> Self {
        let place = spans.at(window.edge(column)).unwrap_or(0);
        Self { filling: Filling { spans, end, window, place, sums: None } }
    }

    /// The times in a column, which is none before the last that was asked for, and how long it is.
    pub(super) fn of(&mut self, column: u32) -> (ByState, Nanos) {
        let (at, right) = (self.filling.window.edge(column), self.filling.window.edge(column + 1));
        self.filling.go_to(at);
        if right > at {
            return (self.filling.times(at, right.min(self.filling.end)), right - at);
        }
        // Closer than a nanosecond: all of it is in one span.
        let mut times = ByState::default();
        if let Some(state) = self.filling.spans.state(self.filling.place).filter(|_| at < self.filling.end) {
            times[state.index()] = Nanos(1);
        }
        (times, Nanos(1))
    }
}

/// Fills those columns of a lane, whose trace goes until `end`.
#[cfg_attr(hot, optimize(speed))]
pub fn fill(spans: &Spans, end: Nanos, window: &Window, columns: Range<u32>, fills: &mut [Fill]) {
    let mut filling = Filling { spans, end, window, place: 0, sums: None };
    let mut column = columns.start;
    let mut at = window.edge(column);
    filling.place = spans.at(at).unwrap_or(0);
    while column < columns.end {
        let (fill, until) = filling.next(column, at);
        let until = until.clamp(column + 1, columns.end);
        fills[(column - columns.start) as usize..(until - columns.start) as usize].fill(fill);
        column = until;
        at = window.edge(column);
        filling.go_to(at);
    }
}

/// Where it has got to.
struct Filling<'a> {
    spans: &'a Spans,
    end: Nanos,
    window: &'a Window,
    /// The last span that does not begin after the column's left edge, or the first of all.
    place: usize,
    /// The sums until a moment, if they were needed there.
    sums: Option<(Nanos, ByState)>,
}

impl Filling<'_> {
    /// What is in a column that begins at `at`, and the first column that may hold something else.
    #[cfg_attr(hot, optimize(speed))]
    fn next(&mut self, column: u32, at: Nanos) -> (Fill, u32) {
        let Some(start) = self.spans.start(self.place).filter(|_| at < self.end) else { return (Fill::NONE, u32::MAX) };
        let right = self.window.edge(column + 1);
        if start >= right {
            return (Fill::NONE, self.column_of(start));
        }
        let span_end = self.end_of(self.place);
        if start <= at && span_end >= right {
            let fill = self.spans.state(self.place).map_or(Fill::NONE, Fill::solid);
            return (fill, self.column_of(span_end));
        }
        (Fill::of(&self.times(at, right.min(self.end))), column + 1)
    }

    fn end_of(&self, place: usize) -> Nanos {
        self.spans.start(place + 1).unwrap_or(self.end)
    }

    fn column_of(&self, at: Nanos) -> u32 {
        u32::try_from(self.window.first_column_of(at)).unwrap_or(0)
    }

    /// How long each state lasted between two moments, the first of which is in the span at `place`,
    /// which then is the last that begins before the second.
    #[cfg_attr(hot, optimize(speed))]
    fn times(&mut self, from: Nanos, until: Nanos) -> ByState {
        if self.spans.start(self.place + MOST_SPANS).is_some_and(|start| start < until) {
            return self.difference(from, until);
        }
        let mut times = ByState::default();
        let mut since = from.max(self.spans.start(self.place).unwrap_or(from));
        loop {
            let (starts, states) = self.spans.side_by_side(self.place..self.place + MOST_SPANS);
            for (place, &state) in (self.place..).zip(states) {
                let end = starts.get(place + 1 - self.place).copied().unwrap_or_else(|| self.end_of(place));
                times[state.index()] += end.min(until).since(since);
                if end >= until {
                    self.place = place;
                    return times;
                }
                since = end;
            }
            if states.is_empty() {
                return times;
            }
            self.place += states.len();
        }
    }

    fn difference(&mut self, from: Nanos, until: Nanos) -> ByState {
        let before = match self.sums {
            Some((at, sums)) if at == from => sums,
            _ => self.spans.sums_until(self.place, from),
        };
        let last = self.spans.last_before(self.place, until);
        let after = self.spans.sums_until(last, until);
        self.sums = Some((until, after));
        self.place = last;
        let mut times = after;
        times.iter_mut().zip(before).for_each(|(time, before)| *time = time.since(before));
        times
    }

    /// Goes on to the span in which that moment lies.
    fn go_to(&mut self, at: Nanos) {
        self.place = self.spans.last_before(self.place, Nanos(at.0 + 1));
    }
}

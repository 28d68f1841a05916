//! What the reader is on, and where the arrow keys lead from there. Everything
//! that a pointer reaches can be reached so, too.

use super::{PlacedRow, Row};
use crate::base::{LaneId, Nanos};
use crate::trace::Trace;

/// What the reader is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// A span of a lane, by its place.
    Span(LaneId, usize),
    /// A row that has no spans: a heading or a fold.
    Row(Row),
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The span before.
    Left,
    /// The span after.
    Right,
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// The lane's first span.
    First,
    /// The lane's last span.
    Last,
}

impl Cursor {
    /// The row that it is on.
    pub fn row<'a>(&self, rows: &'a [PlacedRow]) -> Option<(usize, &'a PlacedRow)> {
        rows.iter().enumerate().find(|(_, placed)| match self {
            Self::Span(lane, _) => placed.row.lane() == Some(*lane),
            Self::Row(row) => placed.row == *row,
        })
    }
}

/// Where a step leads. From nowhere, or from a row that is gone, every step
/// leads to the first row.
pub fn step(trace: &Trace, rows: &[PlacedRow], from: Option<Cursor>, step: Step) -> Option<Cursor> {
    let place = from.and_then(|cursor| cursor.row(rows)).map(|(place, _)| place);
    let (Some(cursor), Some(place)) = (from, place) else {
        return rows.first().map(|placed| enter(trace, placed.row, Nanos::ZERO));
    };
    let start = start_of(trace, cursor);
    match (step, cursor) {
        (Step::Up, _) => Some(enter(trace, rows[place.saturating_sub(1)].row, start)),
        (Step::Down, _) => Some(enter(trace, rows[(place + 1).min(rows.len() - 1)].row, start)),
        (_, Cursor::Row(_)) => Some(cursor),
        (sideways, Cursor::Span(lane, index)) => {
            let last = trace.spans(lane).len().saturating_sub(1);
            let index = match sideways {
                Step::Left => index.saturating_sub(1),
                Step::First => 0,
                Step::Last => last,
                Step::Right | Step::Up | Step::Down => (index + 1).min(last),
            };
            Some(Cursor::Span(lane, index))
        }
    }
}

/// When that begins which the reader is on; a heading begins with the run.
pub(super) fn start_of(trace: &Trace, cursor: Cursor) -> Nanos {
    match cursor {
        Cursor::Span(lane, index) => trace.spans(lane).get(index, trace.end()).map_or(Nanos::ZERO, |span| span.start),
        Cursor::Row(_) => Nanos::ZERO,
    }
}

/// The cursor in another row, at about the same time.
fn enter(trace: &Trace, row: Row, at: Nanos) -> Cursor {
    match row.lane() {
        Some(lane) if !trace.spans(lane).is_empty() => Cursor::Span(lane, trace.spans(lane).at(at).unwrap_or(0)),
        _ => Cursor::Row(row),
    }
}

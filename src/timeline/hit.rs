//! What is under the pointer: the same rows and the same times as in the
//! picture, asked the other way round.

use super::{DisplayList, PlacedRow, Point, Row, View};
use crate::base::{LaneId, Nanos};
use crate::trace::{Span, Trace};

/// The pointer is on a span as long as it is not farther away than this.
const REACH: f64 = 1.5;
/// With more spans than this within reach, their shares are told instead.
const MOST_SPANS: usize = 2;

/// What is under the pointer.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A heading or a fold, which can be turned.
    Turn(Row),
    /// A span, by its place in the lane.
    Span(LaneId, usize),
    /// More spans than can be told apart there.
    Many {
        /// Whose.
        lane: LaneId,
        /// From when.
        from: Nanos,
        /// Until when.
        until: Nanos,
        /// What lies between, in order of time.
        spans: Vec<Span>,
    },
}

/// What is under a point of the picture; nothing between lanes and above them.
pub fn hit(trace: &Trace, list: &DisplayList, view: &View, point: Point) -> Option<Hit> {
    if point.y < view.head() {
        return None;
    }
    let placed = row_at(&list.rows, point.y - view.head() + view.scroll)?;
    let Some(lane) = placed.row.lane() else { return Some(Hit::Turn(placed.row)) };
    if point.x < list.plot.x || point.x > list.plot.right() {
        return None;
    }
    let at = view.time_at(point.x);
    let from = view.time_at(point.x - REACH);
    let until = view.time_at(point.x + REACH).min(trace.end());
    let spans = trace.spans(lane);
    let near: Vec<Span> = spans.between(from, until, trace.end()).collect();
    if near.len() > MOST_SPANS {
        return Some(Hit::Many { lane, from, until, spans: near });
    }
    let index = spans.at(at)?;
    (at <= trace.end()).then_some(Hit::Span(lane, index))
}

fn row_at(rows: &[PlacedRow], y: f64) -> Option<&PlacedRow> {
    rows.iter().find(|placed| (placed.top..placed.bottom()).contains(&y))
}

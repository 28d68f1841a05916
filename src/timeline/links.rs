//! The causes of the span that the reader is on, as arrows from lane to lane.
//! Of all others nothing is drawn: there are too many to be read.

use super::{Cursor, Ink, Item, LinkIndex, Point};
use crate::base::{LaneId, Nanos};
use crate::trace::{Link, Trace};

/// More arrows than this are a knot.
const MOST: usize = 24;
/// Half as wide, and as long, as an arrow's head.
const HEAD_HALF: f64 = 3.0;
const HEAD_LENGTH: f64 = 6.0;

/// The arrows to and from what the reader is on. `place` says where a time of a
/// lane is, if it can be seen.
pub(super) fn arrows(
    trace: &Trace,
    index: &LinkIndex,
    cursor: Cursor,
    place: impl Fn(LaneId, Nanos) -> Option<Point>,
) -> Vec<Item> {
    let Cursor::Span(lane, span) = cursor else { return Vec::new() };
    let Some(span) = trace.spans(lane).get(span, trace.end()) else { return Vec::new() };
    let ends = |link: &Link| Some((place(link.from, link.from_at)?, place(link.to, link.to_at)?));
    let links = index.touching(trace, lane, span.start, span.end);
    links.filter_map(ends).take(MOST).flat_map(|(from, to)| arrow(from, to)).collect()
}

fn arrow(from: Point, to: Point) -> [Item; 2] {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt().max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let back = Point { x: to.x - ux * HEAD_LENGTH, y: to.y - uy * HEAD_LENGTH };
    let head = [
        to,
        Point { x: back.x - uy * HEAD_HALF, y: back.y + ux * HEAD_HALF },
        Point { x: back.x + uy * HEAD_HALF, y: back.y - ux * HEAD_HALF },
    ];
    [Item::Line(vec![from, back], Ink::Accent, 1.5, None), Item::Triangle(head, Ink::Accent)]
}

//! What was reckoned for the picture that was drawn last: the columns of its
//! lanes, and the trace's links by lane. So of a picture that is only moved, or
//! grows, none but the new columns are made. Decides nothing: with an empty one
//! every picture comes out the same.

use std::ops::Range;
use std::rc::Rc;

use super::cores::{Load, loads};
use super::strip::{Fill, fill};
use super::{LinkIndex, Window};
use crate::base::{LaneId, Nanos, Table};
use crate::trace::{Spans, Trace};

/// More lanes than this are not kept.
const MOST_LANES: usize = 512;

/// What was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    lanes: Table<Kept<Fill>>,
    cores: Table<Kept<Load>>,
    links: LinkIndex,
}

/// A lane's columns, and of what they were made.
#[derive(Clone, Debug)]
struct Kept<T> {
    window: Window,
    /// Whatever begins earlier than this cannot have changed.
    settled: Nanos,
    columns: Rc<Vec<T>>,
}

impl Strips {
    /// What fills each column of a lane.
    pub(super) fn fills(&mut self, trace: &Trace, lane: LaneId, window: &Window) -> Rc<Vec<Fill>> {
        keep(&mut self.lanes, trace, lane, window, Fill::NONE, fill)
    }

    /// The links of the trace, by lane.
    pub(super) fn links(&mut self, trace: &Trace) -> &LinkIndex {
        self.links.update(trace);
        &self.links
    }

    /// How busy a core was in each column.
    pub(super) fn loads(&mut self, trace: &Trace, core: LaneId, window: &Window) -> Rc<Vec<Load>> {
        keep(&mut self.cores, trace, core, window, Load::default(), loads)
    }
}

fn keep<T: Copy>(
    kept: &mut Table<Kept<T>>,
    trace: &Trace,
    lane: LaneId,
    window: &Window,
    nothing: T,
    make: fn(&Spans, Nanos, &Window, Range<u32>, &mut [T]),
) -> Rc<Vec<T>> {
    let (spans, end, count) = (trace.spans(lane), trace.end(), window.count());
    if kept.len() > MOST_LANES {
        kept.clear();
    }
    let settled = spans.last_start().unwrap_or(Nanos::ZERO);
    let fresh = || Kept { window: *window, settled: Nanos::ZERO, columns: Rc::default() };
    let entry = kept.row(lane.index(), fresh);
    let columns = Rc::make_mut(&mut entry.columns);
    let shift = window.shift_from(&entry.window).filter(|_| columns.len() == count as usize);
    columns.resize(count as usize, nothing);
    let all = i64::from(count);
    let stale = match shift.filter(|by| by.abs() < all) {
        Some(by) => {
            let distance = by.unsigned_abs() as usize;
            if by > 0 {
                columns.copy_within(distance.., 0);
            } else {
                let kept = columns.len() - distance;
                columns.copy_within(..kept, distance);
            }
            [all - by.max(0)..all, 0..-by.min(0), window.column_of(entry.settled)..all]
        }
        None => [0..all, 0..0, 0..0],
    };
    for range in stale {
        let (from, until) = (range.start.clamp(0, all) as u32, range.end.clamp(0, all) as u32);
        if from < until {
            make(spans, end, window, from..until, &mut columns[from as usize..until as usize]);
        }
    }
    (entry.window, entry.settled) = (*window, settled);
    Rc::clone(&entry.columns)
}

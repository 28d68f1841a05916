//! What was reckoned for the picture that was drawn last: the columns of its
//! lanes, the images made of them, and the trace's links by lane. So of a picture
//! that is only moved, or grows, none but the new columns are made. Decides
//! nothing: with an empty one every picture comes out the same.

use std::ops::Range;
use std::rc::Rc;

use super::cores::{Load, loads};
use super::raster::{Style, raster, raster_since};
use super::strip::{Fill, fill};
use super::{LinkIndex, Raster, Window};
use crate::base::{LaneId, Nanos, Table};
use crate::trace::{Spans, Trace};

/// More lanes than this are not kept.
const MOST_LANES: usize = 512;

/// What was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    lanes: Table<Kept<Fill>>,
    images: Table<(Style, Rc<Raster>)>,
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

/// What is different from the columns that were kept: by how many they are
/// further on, and which are not the same. None if all are new.
type Change = Option<(i64, Vec<Range<u32>>)>;

impl Strips {
    /// What fills each column of a lane, and that as an image.
    pub(super) fn image(
        &mut self,
        trace: &Trace,
        lane: LaneId,
        window: &Window,
        style: Style,
    ) -> (Rc<Vec<Fill>>, Rc<Raster>) {
        let (fills, change) = keep(&mut self.lanes, trace, lane, window, Fill::NONE, fill);
        if self.images.len() > MOST_LANES {
            self.images.clear();
        }
        let kept = self.images.get(lane.index()).filter(|(kept, _)| *kept == style).map(|(_, image)| image);
        let phase = window.columns_before();
        let image = match (kept, change) {
            (Some(image), Some((0, changed))) if changed.is_empty() => Rc::clone(image),
            (Some(image), Some((shift, changed))) => {
                Rc::new(raster_since(image, (shift, &changed), &fills, &style, phase))
            }
            _ => Rc::new(raster(&fills, &style, phase)),
        };
        *self.images.row(lane.index(), || (style, Rc::clone(&image))) = (style, Rc::clone(&image));
        (fills, image)
    }

    /// The links of the trace, by lane.
    pub(super) fn links(&mut self, trace: &Trace) -> &LinkIndex {
        self.links.update(trace);
        &self.links
    }

    /// How busy a core was in each column.
    pub(super) fn loads(&mut self, trace: &Trace, core: LaneId, window: &Window) -> Rc<Vec<Load>> {
        keep(&mut self.cores, trace, core, window, Load::default(), loads).0
    }
}

fn keep<T: Copy + PartialEq>(
    kept: &mut Table<Kept<T>>,
    trace: &Trace,
    lane: LaneId,
    window: &Window,
    nothing: T,
    make: fn(&Spans, Nanos, &Window, Range<u32>, &mut [T]),
) -> (Rc<Vec<T>>, Change) {
    let (spans, end, count) = (trace.spans(lane), trace.end(), window.count());
    if kept.len() > MOST_LANES {
        kept.clear();
    }
    let fresh = || Kept { window: *window, settled: Nanos::ZERO, columns: Rc::default() };
    let entry = kept.row(lane.index(), fresh);
    let columns = Rc::make_mut(&mut entry.columns);
    let all = i64::from(count);
    let shift = window.shift_from(&entry.window).filter(|by| columns.len() == count as usize && by.abs() < all);
    columns.resize(count as usize, nothing);
    let place = |column: i64| column.clamp(0, all) as usize;
    let remake = |columns: &mut [T], range: Range<usize>| {
        let place = range.start as u32..range.end as u32;
        if !range.is_empty() {
            make(spans, end, window, place, &mut columns[range]);
        }
    };
    let change = match shift {
        Some(by) => {
            let distance = by.unsigned_abs() as usize;
            let kept = columns.len() - distance;
            if by > 0 {
                columns.copy_within(distance.., 0)
            } else {
                columns.copy_within(..kept, distance)
            }
            let entered = if by > 0 { kept..columns.len() } else { 0..distance };
            remake(columns, entered.clone());
            let grown = place(window.first_column_of(entry.settled))..columns.len();
            let before = columns[grown.clone()].to_vec();
            remake(columns, grown.clone());
            Some((by, vec![as_columns(entered), as_columns(different(&before, &columns[grown.clone()], grown.start))]))
        }
        None => {
            remake(columns, 0..count as usize);
            None
        }
    };
    (entry.window, entry.settled) = (*window, spans.last_start().unwrap_or(Nanos::ZERO));
    let change = change.map(|(by, ranges)| (by, ranges.into_iter().filter(|range| !range.is_empty()).collect()));
    (Rc::clone(&entry.columns), change)
}

/// The stretch outside which both are the same, as places of a list in which they begin at `start`.
fn different<T: PartialEq>(before: &[T], now: &[T], start: usize) -> Range<usize> {
    let same = |(one, other): (&T, &T)| one == other;
    let first = before.iter().zip(now).take_while(|&pair| same(pair)).count();
    let last = before[first..].iter().rev().zip(now.iter().rev()).take_while(|&pair| same(pair)).count();
    start + first..start + now.len() - last
}

fn as_columns(range: Range<usize>) -> Range<u32> {
    range.start as u32..range.end as u32
}

//! What was reckoned for the picture that was drawn last: the columns of its
//! lanes, the images made of them, and the trace's links by lane. So of a picture
//! that is only moved, or grows, none but the new columns are made, and while it
//! is zoomed most lanes are stretched. Once it stands still nothing is left of
//! that: the picture is the same as with an empty one.

use std::ops::Range;
use std::rc::Rc;

use super::cores::{Load, loads};
use super::raster::{Style, raster, raster_since, raster_stretched};
use super::stretch::Stretch;
use super::strip::{Fill, fill};
use super::{LinkIndex, Raster, Window};
use crate::base::{LaneId, Nanos, Table};
use crate::trace::{Spans, Trace};

/// More lanes than this are not kept.
const MOST_LANES: usize = 512;

/// While the picture is zoomed, a lane is made anew in one of so many frames.
const FRAMES: usize = 8;

/// What was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    lanes: Table<Kept<Fill>>,
    images: Table<(Style, Rc<Raster>)>,
    cores: Table<Kept<Load>>,
    links: LinkIndex,
    /// Counts the frames of a zoom; none while nothing is zoomed.
    zooming: Option<usize>,
}

/// A lane's columns, and of what they were made.
#[derive(Clone, Debug)]
struct Kept<T> {
    window: Window,
    /// Whatever begins earlier than this cannot have changed.
    settled: Nanos,
    columns: Rc<Vec<T>>,
}

/// What is different from the columns that were kept.
enum Change {
    /// All of them are new.
    Anew,
    /// They are so many further on, and these are not the same.
    Moved(i64, Vec<Range<u32>>),
    /// They are the same, stretched; those are kept as they were.
    Stretched(Stretch),
}

impl Strips {
    /// A frame begins, of a zoom that goes on or not.
    pub(super) fn begin(&mut self, is_zooming: bool) {
        self.zooming = is_zooming.then(|| self.zooming.map_or(0, |frames| frames.wrapping_add(1)));
    }

    /// Whether a lane may be stretched in this frame.
    fn may_stretch(&self, lane: LaneId) -> bool {
        self.zooming.is_some_and(|frames| !frames.wrapping_add(lane.index()).is_multiple_of(FRAMES))
    }

    /// What fills each column of a lane, and that as an image.
    pub(super) fn image(
        &mut self,
        trace: &Trace,
        lane: LaneId,
        window: &Window,
        style: Style,
    ) -> (Rc<Vec<Fill>>, Rc<Raster>) {
        let may_stretch = self.may_stretch(lane);
        let (fills, change) = keep(&mut self.lanes, trace, lane, (window, may_stretch), (Fill::NONE, fill));
        if self.images.len() > MOST_LANES {
            self.images.clear();
        }
        let kept = self.images.get(lane.index()).filter(|(kept, _)| *kept == style).map(|(_, image)| image);
        let phase = window.columns_before();
        let image = match (kept, change) {
            (Some(image), Change::Stretched(stretch)) => {
                let image = raster_stretched(image, &stretch, &fills, &style, phase);
                return (fills, Rc::new(image));
            }
            (Some(image), Change::Moved(0, changed)) if changed.is_empty() => Rc::clone(image),
            (Some(image), Change::Moved(shift, changed)) => {
                Rc::new(raster_since(image, (shift, &changed), &fills, &style, phase))
            }
            (None, Change::Stretched(_)) => return (Rc::clone(&fills), Rc::new(raster(&fills, &style, phase))),
            (_, Change::Anew) | (None, _) => Rc::new(raster(&fills, &style, phase)),
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
        let may_stretch = self.may_stretch(core);
        keep(&mut self.cores, trace, core, (window, may_stretch), (Load::default(), loads)).0
    }
}

/// Makes some columns.
type Make<T> = fn(&Spans, Nanos, &Window, Range<u32>, &mut [T]);

fn keep<T: Copy + PartialEq>(
    kept: &mut Table<Kept<T>>,
    trace: &Trace,
    lane: LaneId,
    (window, may_stretch): (&Window, bool),
    (nothing, make): (T, Make<T>),
) -> (Rc<Vec<T>>, Change) {
    let (spans, end, count) = (trace.spans(lane), trace.end(), window.count());
    if kept.len() > MOST_LANES {
        kept.clear();
    }
    let fresh = || Kept { window: *window, settled: Nanos::ZERO, columns: Rc::default() };
    let entry = kept.row(lane.index(), fresh);
    let remake = |columns: &mut [T], range: Range<usize>| {
        if !range.is_empty() {
            make(spans, end, window, as_columns(range.clone()), &mut columns[range]);
        }
    };
    let has_all = entry.columns.len() == count as usize;
    let all = i64::from(count);
    let shift = window.shift_from(&entry.window).filter(|by| has_all && by.abs() < all);
    if shift.is_none()
        && has_all
        && may_stretch
        && let Some(stretch) = Stretch::new(&entry.window, window)
    {
        let mut columns: Vec<T> = stretch.of(&entry.columns).collect();
        remake(&mut columns, 0..stretch.known.start);
        remake(&mut columns, stretch.known.end..count as usize);
        return (Rc::new(columns), Change::Stretched(stretch));
    }
    let columns = Rc::make_mut(&mut entry.columns);
    columns.resize(count as usize, nothing);
    let place = |column: i64| column.clamp(0, all) as usize;
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
            let changed = [entered, different(&before, &columns[grown.clone()], grown.start)].map(as_columns);
            Change::Moved(by, changed.into_iter().filter(|range| !range.is_empty()).collect())
        }
        None => {
            remake(columns, 0..count as usize);
            Change::Anew
        }
    };
    (entry.window, entry.settled) = (*window, spans.last_start().unwrap_or(Nanos::ZERO));
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

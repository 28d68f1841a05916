//! What was reckoned for the picture that was drawn last: the columns of its
//! lanes, the images made of them, and the trace's links by lane. So of a picture
//! that is only moved, or grows, none but the new columns are made, and while it
//! is zoomed most lanes show a part of an older image. Some frames after it has
//! come to rest nothing is left of that: it is the same as with an empty one.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::cores::{Load, loads};
use super::raster::{Part, Style, go_on, raster};
use super::strip::{Fill, fill};
use super::{LinkIndex, Raster, Window};
use crate::base::{LaneId, Nanos, Table};
use crate::trace::{Spans, Trace};

/// More lanes than this are not kept.
const MOST_LANES: usize = 512;

/// While the picture is zoomed, and after it, a lane is made anew in one of so many frames.
const FRAMES: usize = 8;

/// So many columns beside those that can be seen are made with them: marks in the outermost
/// depend on what is beside them.
const BESIDE: u32 = 2;

/// While more and more comes to be seen, this share of the columns is made on either side, so that
/// an image has enough for the frames in which it is only shown.
const MORE_BESIDE: u32 = FRAMES as u32;

/// What was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    lanes: Table<Kept<Fill>>,
    images: Table<(Style, Rc<Raster>)>,
    cores: Table<Kept<Load>>,
    links: LinkIndex,
    /// Counts the frames.
    frame: usize,
    /// In so many frames more, this one included, a lane may be an older image.
    unsettled: usize,
    /// How many columns are made beside those that can be seen.
    beside: u32,
    /// The window of the last frame.
    last: Option<Window>,
}

/// A lane's columns, and of what they were made.
#[derive(Clone, Debug)]
struct Kept<T> {
    /// Of all columns, those beside what can be seen included.
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
    /// They are the same, for another window.
    Outdated,
}

/// The columns that can be seen.
pub(super) struct Seen<T> {
    all: Rc<Vec<T>>,
    range: Range<usize>,
}

impl<T> Deref for Seen<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all[self.range.clone()]
    }
}

impl Strips {
    /// A frame begins, of a zoom that goes on or not.
    pub(super) fn begin(&mut self, window: &Window, is_zooming: bool) {
        self.frame = self.frame.wrapping_add(1);
        self.unsettled = if is_zooming { FRAMES } else { self.unsettled.saturating_sub(1) };
        let grows = is_zooming && self.last.is_some_and(|last| window.is_longer_than(&last));
        self.beside = if grows { BESIDE.max(window.count() / MORE_BESIDE) } else { BESIDE };
        self.last = Some(*window);
    }

    /// Whether the picture, though nothing moves it any more, is not yet what it will be.
    pub fn is_settling(&self) -> bool {
        self.unsettled > 1
    }

    /// Whether a lane may be an older image in this frame.
    fn may_be_old(&self, lane: LaneId) -> bool {
        self.unsettled > 0 && !self.frame.wrapping_add(lane.index()).is_multiple_of(FRAMES)
    }

    /// What fills each column of a lane, an image of them, and the part of it that can be seen.
    pub(super) fn image(
        &mut self,
        trace: &Trace,
        lane: LaneId,
        window: &Window,
        style: Style,
    ) -> (Seen<Fill>, Rc<Raster>, Part) {
        let may_be_old = self.may_be_old(lane);
        let (kept, change) = keep(&mut self.lanes, trace, lane, (window, self.beside, may_be_old), (Fill::NONE, fill));
        if self.images.len() > MOST_LANES {
            self.images.clear();
        }
        let phase = kept.window.columns_before();
        let fresh = || (style, Rc::new(raster(&kept.columns, &style, phase)));
        let had_image = self.images.get(lane.index()).is_some();
        let entry = self.images.row(lane.index(), fresh);
        match change {
            Change::Anew if had_image => *entry = fresh(),
            _ if entry.0 != style => *entry = fresh(),
            Change::Moved(0, changed) if changed.is_empty() => {}
            Change::Moved(shift, changed) if had_image => {
                go_on(&mut entry.1, (shift, &changed), &kept.columns, &style, phase);
            }
            Change::Anew | Change::Moved(..) | Change::Outdated => {}
        }
        let (from, columns) = window.part_of(&kept.window);
        (kept.seen(window), Rc::clone(&entry.1), Part { from, columns })
    }

    /// The links of the trace, by lane.
    pub(super) fn links(&mut self, trace: &Trace) -> &LinkIndex {
        self.links.update(trace);
        &self.links
    }

    /// How busy a core was in each column.
    pub(super) fn loads(&mut self, trace: &Trace, core: LaneId, window: &Window) -> Seen<Load> {
        let may_be_old = self.may_be_old(core);
        keep(&mut self.cores, trace, core, (window, self.beside, may_be_old), (Load::default(), loads)).0.seen(window)
    }
}

impl<T: Copy> Kept<T> {
    /// Those of a window: its own, or, of another, those in which the middles of its columns lie.
    fn seen(&self, window: &Window) -> Seen<T> {
        let count = window.count() as usize;
        if let Some(first) = window.shift_in(&self.window) {
            let first = first as usize;
            return Seen { all: Rc::clone(&self.columns), range: first..first + count };
        }
        let column = window.columns_in(&self.window);
        let all = (0..window.count()).map(|place| self.columns[column(place) as usize]).collect();
        Seen { all: Rc::new(all), range: 0..count }
    }
}

/// Makes some columns.
type Make<T> = fn(&Spans, Nanos, &Window, Range<u32>, &mut [T]);

/// The columns of a lane for a window and so many beside it, or old ones for all of the window.
fn keep<T: Copy + PartialEq>(
    kept: &mut Table<Kept<T>>,
    trace: &Trace,
    lane: LaneId,
    (window, beside, may_be_old): (&Window, u32, bool),
    (nothing, make): (T, Make<T>),
) -> (Kept<T>, Change) {
    if kept.len() > MOST_LANES {
        kept.clear();
    }
    let wide = window.widened(beside);
    let entry = kept.row(lane.index(), || Kept { window: wide, settled: Nanos::ZERO, columns: Rc::default() });
    let (spans, end, count) = (trace.spans(lane), trace.end(), i64::from(wide.count()));
    let has_any = !entry.columns.is_empty();
    let shift = wide.shift_from(&entry.window).filter(|by| has_any && by.abs() < count);
    if shift.is_none() && has_any && may_be_old && window.is_within(&entry.window) {
        return (entry.clone(), Change::Outdated);
    }
    let columns = Rc::make_mut(&mut entry.columns);
    columns.resize(count as usize, nothing);
    let remake = |columns: &mut [T], range: Range<usize>| {
        if !range.is_empty() {
            make(spans, end, &wide, as_columns(range.clone()), &mut columns[range]);
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
            let grown = wide.first_column_of(entry.settled).clamp(0, count) as usize..columns.len();
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
    (entry.window, entry.settled) = (wide, spans.last_start().unwrap_or(Nanos::ZERO));
    (entry.clone(), change)
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

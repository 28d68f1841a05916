//! What was reckoned for the picture that was drawn last: the columns of its
//! lanes, the images made of them, and the trace's links by lane. So of a picture
//! that is only moved, or grows, none but the new columns are made, and while it
//! is zoomed most lanes show a part of an older image. Some frames after it has
//! come to rest nothing is left of that: it is the same as with an empty one.

use std::ops::Range;
use std::rc::Rc;

use super::cores::{Load, loads};
use super::raster::{Columns, Part, Style, Version, bands};
use super::runs::{Run, Runs};
use super::stretch::Stretch;
use super::strip::{Fill, fill};
use super::{Band, LinkIndex, Raster, Window};
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
    images: Table<Image>,
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
    /// Twice as many as there are, so that a picture that is moved seldom moves them.
    columns: Rc<Vec<T>>,
    /// Where the first is.
    first: usize,
}

/// How a lane's columns are painted.
#[derive(Clone, Debug)]
struct Image {
    style: Style,
    bands: Rc<[Band]>,
    version: Version,
    runs: Runs,
}

impl Image {
    fn new(style: Style, fills: &[Fill]) -> Self {
        Self { style, bands: bands(&style), version: Version::anew(), runs: Runs::new(fills) }
    }
}

/// What is painted of a lane.
pub(super) struct Painted {
    pub image: Raster,
    /// What of the image can be seen.
    pub part: Part,
    /// What can be seen, in columns of the window.
    pub runs: Vec<Run>,
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

    /// A lane as it is painted, with those of its runs that have at least so many columns.
    pub(super) fn paint(
        &mut self,
        (trace, lane): (&Trace, LaneId),
        window: &Window,
        style: Style,
        least: i64,
    ) -> Painted {
        let may_be_old = self.may_be_old(lane);
        let (kept, change) = keep(&mut self.lanes, trace, lane, (window, self.beside, may_be_old), (Fill::NONE, fill));
        if self.images.len() > MOST_LANES {
            self.images.clear();
        }
        let all = Columns { fills: kept.all(), style, phase: kept.window.columns_before() };
        let entry = self.images.row(lane.index(), || Image::new(style, &all.fills));
        match change {
            Change::Outdated if entry.style == style => {}
            Change::Moved(0, changed) if entry.style == style && changed.is_empty() => {}
            Change::Moved(shift, changed) if entry.style == style => {
                entry.version.go_on((shift, &changed), all.fills.len());
                entry.runs.go_on((shift, &changed), &all.fills);
            }
            Change::Anew | Change::Moved(..) | Change::Outdated => *entry = Image::new(style, &all.fills),
        }
        let (from, columns) = window.part_of(&kept.window);
        let runs = entry.runs.seen(window, &kept.window, least);
        let image = Raster::of(all, Rc::clone(&entry.bands), entry.version.clone());
        Painted { image, part: Part { from, columns }, runs }
    }

    /// The links of the trace, by lane.
    pub(super) fn links(&mut self, trace: &Trace) -> &LinkIndex {
        self.links.update(trace);
        &self.links
    }

    /// How busy a core was in each column.
    pub(super) fn loads(&mut self, trace: &Trace, core: LaneId, window: &Window) -> Vec<Load> {
        let may_be_old = self.may_be_old(core);
        keep(&mut self.cores, trace, core, (window, self.beside, may_be_old), (Load::default(), loads)).0.seen(window)
    }
}

impl<T: Copy> Kept<T> {
    /// Those of a window: its own, or, of another, those in which the middles of its columns lie.
    fn seen(&self, window: &Window) -> Vec<T> {
        let (all, column) = (self.all(), window.columns_in(&self.window));
        (0..window.count()).map(|place| all[column(place) as usize]).collect()
    }

    /// All columns.
    fn all(&self) -> Stretch<T> {
        Stretch::new(&self.columns, self.first..self.first + self.window.count() as usize)
    }

    /// Makes room where a picture of so many columns has moved on by so many of them. Those that stay are where they
    /// were, as long as there is room beside them.
    fn move_on(&mut self, by: i64, count: usize) {
        let columns = Rc::make_mut(&mut self.columns);
        let distance = by.unsigned_abs() as usize;
        let wanted = self.first.checked_add_signed(by as isize).filter(|first| first + count <= columns.len());
        self.first = wanted.unwrap_or_else(|| {
            let (stay, begin) = (self.first..self.first + count, if by > 0 { 0 } else { columns.len() - count });
            if by > 0 {
                columns.copy_within(stay.start + distance..stay.end, begin);
            } else {
                columns.copy_within(stay.start..stay.end - distance, begin + distance);
            }
            begin
        });
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
    let entry =
        kept.row(lane.index(), || Kept { window: wide, settled: Nanos::ZERO, columns: Rc::default(), first: 0 });
    let (spans, end, count) = (trace.spans(lane), trace.end(), i64::from(wide.count()));
    let has_any = !entry.columns.is_empty();
    let shift = wide.shift_from(&entry.window).filter(|by| has_any && by.abs() < count);
    if shift.is_none() && has_any && may_be_old && window.is_within(&entry.window) {
        return (entry.clone(), Change::Outdated);
    }
    let count = count as usize;
    match shift {
        Some(by) => entry.move_on(by, count),
        None => {
            (entry.columns, entry.first) = (Rc::new(vec![nothing; 2 * count]), 0);
        }
    }
    let columns = &mut Rc::make_mut(&mut entry.columns)[entry.first..entry.first + count];
    let remake = |columns: &mut [T], range: Range<usize>| {
        if !range.is_empty() {
            make(spans, end, &wide, as_columns(range.clone()), &mut columns[range]);
        }
    };
    let change = match shift {
        Some(by) => {
            let distance = by.unsigned_abs() as usize;
            let entered = if by > 0 { count - distance..count } else { 0..distance };
            remake(columns, entered.clone());
            let grown = wide.first_column_of(entry.settled).clamp(0, count as i64) as usize..count;
            let before = columns[grown.clone()].to_vec();
            remake(columns, grown.clone());
            let changed = [entered, different(&before, &columns[grown.clone()], grown.start)].map(as_columns);
            Change::Moved(by, changed.into_iter().filter(|range| !range.is_empty()).collect())
        }
        None => {
            remake(columns, 0..count);
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

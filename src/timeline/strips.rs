//! What was reckoned for the picture that was drawn last: its rows, its axis, the columns of its
//! lanes and some beside them, the images made of them, and the trace's links by
//! lane. So of a picture that is moved most lanes show another part of their image,
//! and of one that grows none but the new columns are made. While it is zoomed most
//! lanes show a part of an older image; some frames after it has come to rest
//! nothing is left of that: it is the same as with an empty one.

use std::ops::Range;
use std::rc::Rc;

use super::axis::Axes;
use super::cores::{Load, loads};
use super::layout::height_of;
use super::raster::{Columns, Part, Style, Version, bands};
use super::rows::Rows;
use super::runs::{Run, Runs};
use super::stretch::Stretch;
use super::strip::{Fill, fill};
use super::{Axis, Band, LinkIndex, PlacedRow, Raster, View, Window};
use crate::base::{LaneId, Nanos, Table};
use crate::trace::{Spans, Trace};

/// More lanes than this are not kept.
const MOST_LANES: usize = 512;

/// While the picture is moved or zoomed, and after it, it is a lane's turn in one of so many frames.
const FRAMES: usize = 8;

/// So many lanes that lie below each other have their turn together: so they get to the browser at once.
const TOGETHER: usize = 5;

/// What is new in a lane that grows begins and ends at a multiple of so many columns: so it is the same of
/// most lanes, which get to the browser at once.
const STEP: usize = 8;

/// Marks in the outermost columns that can be seen depend on so many beside them.
const BESIDE: u32 = 2;

/// This share of the columns is made on either side, for the frames until it is the lane's turn.
const MARGIN: u32 = 16;

/// And this one while more and more comes to be seen.
const WIDER_MARGIN: u32 = 8;

/// What was drawn last.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    lanes: Table<Kept<Fill>>,
    images: Table<Image>,
    cores: Table<Kept<Load>>,
    rows: Rows,
    axes: Axes,
    links: LinkIndex,
    /// Those of the lane that was painted last: kept for its room.
    runs: Vec<Run>,
    /// Counts the frames.
    frame: usize,
    /// In so many frames more, this one included, a lane may be an older image.
    unsettled: usize,
    /// It is a lane's turn in one of so many frames.
    every: usize,
    /// How many columns are made beside those that can be seen.
    margin: u32,
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
    /// How far the trace had got, and how many spans it had.
    written: (Nanos, usize),
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
pub(super) struct Painted<'a> {
    pub image: Raster,
    /// What of the image can be seen.
    pub part: Part,
    /// What can be seen, in columns of the window.
    pub runs: &'a [Run],
}

/// What is different from the columns that were kept.
enum Change {
    /// All of them are new.
    Anew,
    /// They are so many further on, and these, either of which may be none, are not the same.
    Moved(i64, [Range<u32>; 2]),
    /// None: they are those of another window.
    Nothing,
}

impl Strips {
    /// A frame begins, of a zoom that goes on or not.
    pub(super) fn begin(&mut self, window: &Window, is_zooming: bool) {
        self.frame = self.frame.wrapping_add(1);
        self.unsettled = if is_zooming { FRAMES } else { self.unsettled.saturating_sub(1) };
        let grows = is_zooming && self.last.is_some_and(|last| window.is_longer_than(&last));
        self.margin = BESIDE.max(window.count() / if grows { WIDER_MARGIN } else { MARGIN });
        // Of one that is moved fast the columns beside it are used up sooner.
        let moved = self.last.and_then(|last| window.shift_from(&last)).filter(|&by| by != 0);
        self.every = moved.map_or(FRAMES, |by| (u64::from(self.margin) / by.unsigned_abs()) as usize).clamp(1, FRAMES);
        self.last = Some(*window);
    }

    /// Whether the picture, though nothing moves it any more, is not yet what it will be.
    pub fn is_settling(&self) -> bool {
        self.unsettled > 1
    }

    /// What is asked of a lane in this frame.
    fn wish(&self, lane: LaneId, window: &Window) -> Wish {
        let is_its_turn = self.frame.wrapping_add(lane.index() / TOGETHER).is_multiple_of(self.every);
        let may_be_old = self.unsettled > 0 && !is_its_turn;
        Wish { window: *window, wide: window.widened(self.margin), is_its_turn, may_be_old }
    }

    /// A lane as it is painted, with those of its runs that have at least so many columns.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn paint(
        &mut self,
        (trace, lane): (&Trace, LaneId),
        window: &Window,
        style: Style,
        least: i64,
    ) -> Painted<'_> {
        let wish = self.wish(lane, window);
        let (kept, change) = keep(&mut self.lanes, trace, lane, &wish, (Fill::NONE, fill));
        if self.images.len() > MOST_LANES {
            self.images.clear();
        }
        let all = Columns { fills: kept.all(), style, phase: kept.window.columns_before() };
        let entry = self.images.row(lane.index(), || Image::new(style, &all.fills));
        let change = if entry.style == style { change } else { Change::Anew };
        match change {
            Change::Nothing => {}
            Change::Moved(0, changed) if changed.iter().all(Range::is_empty) => {}
            Change::Moved(shift, changed) => {
                entry.version.go_on((shift, &changed), all.fills.len());
                entry.runs.go_on((shift, &changed), &all.fills);
            }
            Change::Anew => *entry = Image::new(style, &all.fills),
        }
        let (from, columns) = window.part_of(&kept.window);
        self.runs.clear();
        self.runs.extend(entry.runs.seen(window, &kept.window, least));
        let image = Raster::of(all, Rc::clone(&entry.bands), entry.version.clone());
        Painted { image, part: Part { from, columns }, runs: &self.runs }
    }

    /// All rows of the trace.
    pub(super) fn rows(&mut self, trace: &Trace, view: &View) -> Rc<[PlacedRow]> {
        self.rows.of(trace, view)
    }

    /// How high all rows and what stands above them are together, in CSS pixels: as
    /// [`content_height`](super::content_height) has it.
    pub fn content_height(&mut self, trace: &Trace, view: &View) -> f64 {
        height_of(&self.rows(trace, view), view)
    }

    /// The axis of a view.
    pub(super) fn axis(&mut self, view: &View) -> Rc<Axis> {
        self.axes.of(view)
    }

    /// The links of the trace, by lane.
    pub(super) fn links(&mut self, trace: &Trace) -> &LinkIndex {
        self.links.update(trace);
        &self.links
    }

    /// How busy a core was in each column.
    pub(super) fn loads(&mut self, trace: &Trace, core: LaneId, window: &Window) -> Vec<Load> {
        let wish = self.wish(core, window);
        keep(&mut self.cores, trace, core, &wish, (Load::default(), loads)).0.seen(window)
    }
}

impl<T: Copy> Kept<T> {
    /// Nothing yet.
    fn none(window: Window) -> Self {
        Self { window, settled: Nanos::ZERO, written: (Nanos::ZERO, 0), columns: Rc::default(), first: 0 }
    }

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

/// What is asked of a lane in a frame.
struct Wish {
    /// What can be seen of it.
    window: Window,
    /// What is made of it.
    wide: Window,
    /// Whether it is made anew now rather than later.
    is_its_turn: bool,
    /// Whether it may show an older image.
    may_be_old: bool,
}

impl Wish {
    /// Whether those that are kept will do as they are, in a trace that has got so far.
    #[cfg_attr(hot, optimize(speed))]
    fn is_met_by<T>(&self, kept: &Kept<T>, written: (Nanos, usize)) -> bool {
        let has_all = |window: &Window| window.is_within(&kept.window);
        let is_moved = kept.written == written && self.window.widened(BESIDE).shift_in(&kept.window).is_some();
        let (is_there, is_old) = (is_moved && !self.is_its_turn, self.may_be_old && has_all(&self.window));
        !kept.columns.is_empty() && (is_there || is_old || is_moved && kept.window == self.wide)
    }
}

/// Makes some columns.
type Make<T> = fn(&Spans, Nanos, &Window, Range<u32>, &mut [T]);

/// The columns of a lane as they are asked for, or others that will do.
#[cfg_attr(hot, optimize(speed))]
fn keep<T: Copy + PartialEq>(
    kept: &mut Table<Kept<T>>,
    trace: &Trace,
    lane: LaneId,
    wish: &Wish,
    (nothing, make): (T, Make<T>),
) -> (Kept<T>, Change) {
    if kept.len() > MOST_LANES {
        kept.clear();
    }
    let (wide, spans, end) = (wish.wide, trace.spans(lane), trace.end());
    let (written, count) = ((end, spans.len()), wide.count() as usize);
    let entry = kept.row(lane.index(), || Kept::none(wide));
    if wish.is_met_by(entry, written) {
        return (entry.clone(), Change::Nothing);
    }
    let has_any = !entry.columns.is_empty();
    let shift = wide.shift_from(&entry.window).filter(|by| has_any && by.unsigned_abs() < count as u64);
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
            // There is nothing behind the trace's end, nor was there.
            let place = |column: i64| column.clamp(0, count as i64) as usize;
            let grown = place(wide.first_column_of(entry.settled))..place(wide.column_of(end) + 1);
            let before = columns[grown.clone()].to_vec();
            remake(columns, grown.clone());
            let different = in_steps(different(&before, &columns[grown.clone()], grown.start), count);
            Change::Moved(by, [entered, different].map(as_columns))
        }
        None => {
            remake(columns, 0..count);
            Change::Anew
        }
    };
    (entry.window, entry.settled) = (wide, spans.last_start().unwrap_or(Nanos::ZERO));
    entry.written = written;
    (entry.clone(), change)
}

/// The stretch outside which both are the same, as places of a list in which they begin at `start`.
fn different<T: PartialEq>(before: &[T], now: &[T], start: usize) -> Range<usize> {
    let same = |(one, other): (&T, &T)| one == other;
    let first = before.iter().zip(now).take_while(|&pair| same(pair)).count();
    let last = before[first..].iter().rev().zip(now.iter().rev()).take_while(|&pair| same(pair)).count();
    start + first..start + now.len() - last
}

/// The same and somewhat more, of so many.
fn in_steps(range: Range<usize>, count: usize) -> Range<usize> {
    if range.is_empty() { range } else { range.start / STEP * STEP..range.end.next_multiple_of(STEP).min(count) }
}

fn as_columns(range: Range<usize>) -> Range<u32> {
    range.start as u32..range.end as u32
}

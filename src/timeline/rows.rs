//! Which lanes are shown, in which order, how high: the cores of a simulated
//! computer, then processes as groups, their threads, a loop's tasks under its
//! thread. Knows no times.

use std::rc::Rc;

use super::{Folds, Sizes, View};
use crate::base::LaneId;
use crate::trace::{LaneKind, Trace};

/// So many tasks of a loop are shown before the rest is folded away, and so many at the end.
const TASKS: (usize, usize) = (9, 3);
/// And so many threads of a process.
const THREADS: (usize, usize) = (48, 8);
/// All cores together take no more than this share of the height, in hundredths;
/// those that do not fit share a row.
const CORES_SHARE: f64 = 40.0;
/// How many cores have rows of their own in any case, and at most.
const CORES: std::ops::RangeInclusive<usize> = 3..=8;
/// With more threads than this, rows move together and say the name only.
const ROOMY_THREADS: usize = 8;

/// A row of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of the cores.
    Cores,
    /// A core.
    Core(LaneId),
    /// Stands for those of a crowd that have no row of their own, or folds them again.
    More {
        /// Whose.
        crowd: Crowd,
        /// How many those are; 0 if all have their rows.
        hidden: usize,
    },
    /// The heading of a process.
    Group(LaneId),
    /// A thread, or a lane that belongs to no process.
    Lane(LaneId),
    /// A task of the event loop above.
    Task(LaneId),
}

/// What there may be too many of to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crowd {
    /// The cores of the computer.
    Cores,
    /// The threads of a process.
    Threads(LaneId),
    /// The tasks of a loop that runs in a thread.
    Tasks(LaneId),
}

impl Crowd {
    /// What they are called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cores => "cores",
            Self::Threads(_) => "threads",
            Self::Tasks(_) => "tasks",
        }
    }
}

impl Row {
    /// The lane that is drawn in this row.
    pub fn lane(self) -> Option<LaneId> {
        match self {
            Self::Lane(lane) | Self::Task(lane) | Self::Core(lane) => Some(lane),
            Self::Cores | Self::More { .. } | Self::Group(_) => None,
        }
    }
}

/// A row and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedRow {
    /// What it shows.
    pub row: Row,
    /// Its upper edge, from the top of all rows.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

impl PlacedRow {
    /// Its lower edge, from the top of all rows.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }
}

/// The rows of the picture that was drawn last: another has the same, unless something has changed
/// that they depend on.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    asked: Option<Asked>,
    placed: Rc<[PlacedRow]>,
}

/// All that rows depend on.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    /// How many there are: none is ever taken away, nor has it another place.
    lanes: usize,
    folds: Folds,
    sizes: Sizes,
    is_narrow: bool,
    /// The height they have.
    room: f64,
}

impl Rows {
    /// As [`place`] has them.
    pub(super) fn of(&mut self, trace: &Trace, view: &View) -> Rc<[PlacedRow]> {
        let lanes = trace.lanes().count();
        let is_known = self.asked.as_ref().is_some_and(|asked| {
            let has_same_room = asked.is_narrow == view.is_narrow() && asked.room == room(view);
            asked.lanes == lanes && has_same_room && asked.folds == view.folds && asked.sizes == view.sizes
        });
        if !is_known {
            let (folds, sizes) = (view.folds.clone(), view.sizes);
            self.asked = Some(Asked { lanes, folds, sizes, is_narrow: view.is_narrow(), room: room(view) });
            self.placed = place(trace, view).into();
        }
        Rc::clone(&self.placed)
    }
}

fn room(view: &View) -> f64 {
    view.height - view.head()
}

/// Every row of a trace, one below the other, from 0.
pub fn place(trace: &Trace, view: &View) -> Vec<PlacedRow> {
    let threads = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread).count();
    let is_roomy = threads <= ROOMY_THREADS && !view.is_narrow();
    let sizes = &view.sizes;
    let mut top = 0.0;
    core_rows(trace, view)
        .into_iter()
        .chain(rows(trace, &view.folds, is_roomy))
        .map(|row| {
            let height = match row {
                Row::Group(_) | Row::Cores => sizes.row_group,
                Row::Core(_) | Row::More { crowd: Crowd::Cores, .. } => sizes.row_core,
                Row::Lane(_) if is_roomy => sizes.row_roomy,
                Row::Lane(_) => sizes.row_compact,
                Row::Task(_) => sizes.row_task,
                Row::More { .. } => sizes.row_fold,
            };
            let placed = PlacedRow { row, top, height };
            top += height;
            placed
        })
        .collect()
}

/// The cores of a trace, in the order of their ids.
pub(super) fn cores(trace: &Trace) -> impl Iterator<Item = LaneId> {
    trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Core).map(|(id, _)| id)
}

fn core_rows(trace: &Trace, view: &View) -> Vec<Row> {
    let cores: Vec<LaneId> = cores(trace).collect();
    if cores.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![Row::Cores];
    if view.folds.are_cores_closed() {
        return rows;
    }
    let room = room(view) * CORES_SHARE / 100.0;
    let fitting = ((room / view.sizes.row_core) as usize).clamp(*CORES.start(), *CORES.end());
    let crowd = Crowd::Cores;
    if cores.len() > fitting && !view.folds.is_open(crowd) {
        // The row of the others is one of those that fit.
        rows.extend(cores[..fitting - 1].iter().map(|&core| Row::Core(core)));
        rows.push(Row::More { crowd, hidden: cores.len() - (fitting - 1) });
        return rows;
    }
    rows.extend(cores.iter().map(|&core| Row::Core(core)));
    if cores.len() > fitting {
        rows.push(Row::More { crowd, hidden: 0 });
    }
    rows
}

fn rows(trace: &Trace, folds: &Folds, is_roomy: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for (id, lane) in trace.lanes() {
        match (lane.kind, lane.parent) {
            (LaneKind::Core, _) => {}
            (LaneKind::Process, _) if !is_roomy && only_thread(trace, id).is_some() => {
                rows.extend(only_thread(trace, id).map(Row::Lane));
            }
            (LaneKind::Process, _) => {
                rows.push(Row::Group(id));
                if !folds.is_closed(id) {
                    let row_of = |rows: &mut Vec<Row>, thread| thread_rows(trace, thread, folds, rows);
                    crowd_rows(Crowd::Threads(id), trace.children(id), THREADS, folds, &mut rows, row_of);
                }
            }
            (_, None) => thread_rows(trace, id, folds, &mut rows),
            (_, Some(_)) => {}
        }
    }
    rows
}

fn thread_rows(trace: &Trace, thread: LaneId, folds: &Folds, rows: &mut Vec<Row>) {
    rows.push(Row::Lane(thread));
    let row_of = |rows: &mut Vec<Row>, task| rows.push(Row::Task(task));
    crowd_rows(Crowd::Tasks(thread), trace.children(thread), TASKS, folds, rows, row_of);
}

/// The rows of a crowd: of one that is too large only the first and the last have some.
fn crowd_rows(
    crowd: Crowd,
    lanes: &[LaneId],
    (first, last): (usize, usize),
    folds: &Folds,
    rows: &mut Vec<Row>,
    row_of: impl Fn(&mut Vec<Row>, LaneId),
) {
    // A row that stands for one other is not worth it.
    let is_large = lanes.len() > first + last + 1;
    let hidden = if is_large && !folds.is_open(crowd) { lanes.len() - first - last } else { 0 };
    if is_large && hidden == 0 {
        rows.push(Row::More { crowd, hidden });
    }
    for (place, &lane) in lanes.iter().enumerate() {
        if hidden > 0 && place == first {
            rows.push(Row::More { crowd, hidden });
        }
        if hidden == 0 || place < first || place >= first + hidden {
            row_of(rows, lane);
        }
    }
}

/// The thread of a process that has no other and no tasks: where rows are many
/// the two share one, under the process's name.
pub(super) fn only_thread(trace: &Trace, process: LaneId) -> Option<LaneId> {
    match *trace.children(process) {
        [thread] if trace.children(thread).is_empty() => Some(thread),
        _ => None,
    }
}

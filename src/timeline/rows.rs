//! Which lanes are shown, in which order, how high: processes as groups, their
//! threads, a loop's tasks under its thread. Knows no times.

use super::{Folds, View};
use crate::base::LaneId;
use crate::trace::{LaneKind, Trace};

/// So many tasks of a loop are shown before the rest is folded away.
const FIRST_TASKS: usize = 9;
/// And so many at the end.
const LAST_TASKS: usize = 3;
/// With more threads than this, rows move together and say the name only.
const ROOMY_THREADS: usize = 8;

/// A row of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of a process.
    Group(LaneId),
    /// A thread, or a lane that belongs to no process.
    Lane(LaneId),
    /// A task of the event loop above.
    Task(LaneId),
    /// Stands for tasks of a loop that are folded away, or folds them again.
    Fold {
        /// The loop's thread.
        of: LaneId,
        /// How many are hidden; 0 if all are shown.
        hidden: usize,
    },
}

impl Row {
    /// The lane that is drawn in this row.
    pub fn lane(self) -> Option<LaneId> {
        match self {
            Self::Lane(lane) | Self::Task(lane) => Some(lane),
            Self::Group(_) | Self::Fold { .. } => None,
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

/// Every row of a trace, one below the other, from 0.
pub fn place(trace: &Trace, view: &View) -> Vec<PlacedRow> {
    let threads = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread).count();
    let is_roomy = threads <= ROOMY_THREADS && !view.is_narrow();
    let sizes = &view.sizes;
    let mut top = 0.0;
    rows(trace, &view.folds, is_roomy)
        .into_iter()
        .map(|row| {
            let height = match row {
                Row::Group(_) => sizes.row_group,
                Row::Lane(_) if is_roomy => sizes.row_roomy,
                Row::Lane(_) => sizes.row_compact,
                Row::Task(_) => sizes.row_task,
                Row::Fold { .. } => sizes.row_fold,
            };
            let placed = PlacedRow { row, top, height };
            top += height;
            placed
        })
        .collect()
}

fn rows(trace: &Trace, folds: &Folds, is_roomy: bool) -> Vec<Row> {
    let children = children(trace);
    let mut rows = Vec::new();
    for (id, lane) in trace.lanes() {
        match (lane.kind, lane.parent) {
            (LaneKind::Process, _) if !is_roomy && only_thread(&children, id).is_some() => {
                rows.extend(only_thread(&children, id).map(Row::Lane));
            }
            (LaneKind::Process, _) => {
                rows.push(Row::Group(id));
                if !folds.is_closed(id) {
                    for &thread in &children[id.index()] {
                        thread_rows(thread, &children, folds, &mut rows);
                    }
                }
            }
            (_, None) => thread_rows(id, &children, folds, &mut rows),
            (_, Some(_)) => {}
        }
    }
    rows
}

fn thread_rows(thread: LaneId, children: &[Vec<LaneId>], folds: &Folds, rows: &mut Vec<Row>) {
    rows.push(Row::Lane(thread));
    let tasks = &children[thread.index()];
    if tasks.len() <= FIRST_TASKS + LAST_TASKS + 1 {
        rows.extend(tasks.iter().map(|&task| Row::Task(task)));
    } else if folds.is_open(thread) {
        rows.push(Row::Fold { of: thread, hidden: 0 });
        rows.extend(tasks.iter().map(|&task| Row::Task(task)));
    } else {
        let hidden = tasks.len() - FIRST_TASKS - LAST_TASKS;
        rows.extend(tasks[..FIRST_TASKS].iter().map(|&task| Row::Task(task)));
        rows.push(Row::Fold { of: thread, hidden });
        rows.extend(tasks[tasks.len() - LAST_TASKS..].iter().map(|&task| Row::Task(task)));
    }
}

/// The thread of a process that has no other and no tasks: where rows are many
/// the two share one, under the process's name.
pub(super) fn only_thread(children: &[Vec<LaneId>], process: LaneId) -> Option<LaneId> {
    match children[process.index()][..] {
        [thread] if children[thread.index()].is_empty() => Some(thread),
        _ => None,
    }
}

/// For each lane those whose parent it is, in the order of their ids.
pub(super) fn children(trace: &Trace) -> Vec<Vec<LaneId>> {
    let mut children = vec![Vec::new(); trace.lanes().count()];
    for (id, lane) in trace.lanes() {
        if let Some(siblings) = lane.parent.and_then(|parent| children.get_mut(parent.index())) {
            siblings.push(id);
        }
    }
    children
}

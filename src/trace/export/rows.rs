//! Which numbers of process and thread a lane has in the file. The format knows
//! nothing but processes that hold threads: cores are the threads of a process
//! of their own, and a task is one more thread of its loop's process.

use crate::base::LaneId;
use crate::trace::{LaneKind, Trace};

/// The process that holds the cores. (Some readers take 0 for the idle process.)
pub(super) const CORES_PID: u64 = 1;

/// The number of the first lane, if it is no task.
const LANES_FROM: u64 = CORES_PID + 1;

/// The least number of the first lane, if it is a task.
const TASKS_FROM: u64 = 1_000_000;

/// Where readers of the file put what happens on a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The process. A process, and whoever is in none, is named by its own number.
    pub(super) pid: u64,
    /// The thread; no two lanes have the same.
    pub(super) tid: u64,
}

/// The rows of all lanes.
pub(super) struct Rows(Vec<Row>);

impl Rows {
    /// The rows of the trace's lanes. They depend on nothing but the lanes.
    pub(super) fn of(trace: &Trace) -> Self {
        let tasks_from = TASKS_FROM.max(LANES_FROM + trace.lanes().count() as u64);
        let mut rows: Vec<Row> = Vec::new();
        for (id, lane) in trace.lanes() {
            let tid = u64::from(id.0) + if lane.kind == LaneKind::Task { tasks_from } else { LANES_FROM };
            let pid = match (lane.kind, lane.parent) {
                (LaneKind::Core, _) => CORES_PID,
                (LaneKind::Thread | LaneKind::Task, Some(parent)) => rows[parent.index()].pid,
                (LaneKind::Process | LaneKind::Thread | LaneKind::Task, _) => tid,
            };
            rows.push(Row { pid, tid });
        }
        Self(rows)
    }

    /// The row of a lane that the trace knows.
    pub(super) fn of_lane(&self, lane: LaneId) -> Row {
        self.0[lane.index()]
    }
}

//! Who a trace tells of. A lane is described once and never changes.

use serde::{Deserialize, Serialize};

use crate::base::LaneId;

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LaneKind {
    /// A processor; runs at most one thread at a time.
    Core,
    /// An address space that holds threads.
    Process,
    /// What the operating system schedules; an event loop's lane is its thread's.
    Thread,
    /// A coroutine that an event loop schedules.
    Task,
}

/// A row of the trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// What it stands for.
    pub kind: LaneKind,
    /// The process of a thread, the loop's thread of a task, nobody otherwise.
    pub parent: Option<LaneId>,
    /// As CPython names it: `ThreadPoolExecutor-0_0`, `Process-1`, `Task-2`.
    pub name: String,
}

//! Who takes part in a run and what is waited on, known before it starts: the
//! page and every worker compute the same plan, so that they agree on the ids
//! without asking. Only an event loop's tasks come later; their ids follow.

use crate::base::{LaneId, ObjectId};
use crate::scenario::{Choice, Model, Piece, Pool, Workload, pieces};
use crate::trace::{Detail, Event, Lane, LaneKind, On};

/// The main process of a run.
pub const MAIN_PROCESS: LaneId = LaneId(0);
/// Its main thread: the run's main worker.
pub const MAIN_THREAD: LaneId = LaneId(1);
/// The first lane of whoever helps the main thread.
const FIRST_HELPER: u32 = 2;

/// The global interpreter lock of the main process.
pub const GIL: ObjectId = ObjectId(0);
/// The lock of the workload `counter`.
pub const COUNTER_LOCK: ObjectId = ObjectId(1);
/// Where those who count wait for each other.
pub const START_BARRIER: ObjectId = ObjectId(2);
/// Where pool workers get their work.
pub const TASK_QUEUE: ObjectId = ObjectId(3);
/// The first piece of the work.
const FIRST_PIECE: u32 = 4;

/// The lanes and objects of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The lanes that are there from the start, in the order of their ids.
    pub lanes: Vec<Lane>,
    /// What is waited on or worked at, in the order of the ids.
    pub objects: Vec<String>,
    /// The pieces of the work.
    pub pieces: Vec<Piece>,
    /// How many threads help the main thread.
    pub threads: u32,
    /// How many processes help the main process.
    pub processes: u32,
}

impl Plan {
    /// The plan of a run.
    pub fn new(choice: &Choice) -> Self {
        let (threads, processes) = helpers(choice);
        let (pieces, names): (Vec<_>, Vec<_>) = pieces(choice).into_iter().unzip();
        let fixed = ["the GIL", "the counter's lock", "the start barrier", "the task queue"];
        let mut lanes = vec![
            lane(LaneKind::Process, None, "MainProcess"),
            lane(LaneKind::Thread, Some(MAIN_PROCESS), "MainThread"),
        ];
        lanes.extend((0..threads).map(|index| lane(LaneKind::Thread, Some(MAIN_PROCESS), &thread_name(choice, index))));
        for index in 0..processes {
            lanes.push(lane(LaneKind::Process, None, &format!("Process-{}", index + 1)));
            lanes.push(lane(LaneKind::Thread, Some(process_lane(index)), "MainThread"));
        }
        Self { lanes, objects: fixed.map(str::to_owned).into_iter().chain(names).collect(), pieces, threads, processes }
    }

    /// The events that describe the plan to a trace.
    pub fn events(&self) -> Vec<Event> {
        let lanes = self.lanes.iter().zip(0..).map(|(lane, id)| Event::Lane(LaneId(id), lane.clone()));
        let objects = self.objects.iter().zip(0..).map(|(name, id)| Event::Object(ObjectId(id), name.clone()));
        lanes.chain(objects).collect()
    }

    /// The lane of an event loop's task, counted from 0.
    pub fn task_lane(&self, task: u32) -> LaneId {
        LaneId(self.lanes.len() as u32 + task)
    }
}

/// The lane of a pool's thread, counted from 0.
pub const fn thread_lane(index: u32) -> LaneId {
    LaneId(FIRST_HELPER + index)
}

/// The lane of a pool's process, counted from 0.
pub const fn process_lane(index: u32) -> LaneId {
    LaneId(FIRST_HELPER + 2 * index)
}

/// The lane of the main thread of a pool's process, counted from 0.
pub const fn process_thread_lane(index: u32) -> LaneId {
    LaneId(process_lane(index).0 + 1)
}

/// What a span of work on that piece is about.
pub const fn work_on(piece: u32) -> Detail {
    Detail { on: On::Work, object: Some(ObjectId(FIRST_PIECE + piece)), by: None }
}

/// How many threads and how many processes help.
fn helpers(choice: &Choice) -> (u32, u32) {
    match (choice.model, choice.pool) {
        (Model::Threads, _) | (Model::Coroutines, Pool::Threads) => (choice.workers, 0),
        (Model::Processes, _) | (Model::Coroutines, Pool::Processes) => (0, choice.workers),
        (Model::Sequential, _) | (Model::Coroutines, Pool::None) => (0, 0),
    }
}

fn lane(kind: LaneKind, parent: Option<LaneId>, name: &str) -> Lane {
    Lane { kind, parent, name: name.to_owned() }
}

/// As CPython names a pool's thread, or one that was started by hand.
fn thread_name(choice: &Choice, index: u32) -> String {
    match (choice.model, choice.workload) {
        (Model::Coroutines, _) => format!("asyncio_{index}"),
        (_, Workload::Counter) => format!("Thread-{} (add)", index + 1),
        (_, Workload::Sleepers) => format!("Thread-{} (sleep)", index + 1),
        _ => format!("ThreadPoolExecutor-0_{index}"),
    }
}

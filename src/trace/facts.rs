//! What a trace says in numbers. Knows no words and no pixels, and never asks
//! where the trace comes from. A trace that is still being written has facts
//! too: spans that are open last until its end.
//!
//! In reading order: `tally` (one pass over the spans), `busy` (threads at work),
//! `waits` (for what, how long), `cores`, `hand_overs`, `level` (counters over
//! time), `memory`, `latencies`, `path` (what the wall time was made of).

mod busy;
mod cores;
mod hand_overs;
mod latencies;
mod level;
mod memory;
mod path;
mod tally;
mod waits;

use busy::Busy;
pub use cores::CoreUse;
use level::Level;
pub use memory::MemoryPeaks;
pub use path::{CriticalPath, Segment};
use tally::Tally;
pub use waits::Waits;

use serde::{Deserialize, Serialize};

pub use super::ByState;
use super::{CounterKind, LaneKind, State, Trace};
use crate::base::{LaneId, Nanos};

/// The numbers of a trace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// From the run's start to the last moment that the trace tells of.
    pub wall: Nanos,
    /// Where the time of all threads went. (Tasks run on a thread and processes
    /// consist of them: counted too, they would be counted twice.)
    pub by_state: ByState,
    /// Where the time of each lane went, of every kind, in the order of the ids.
    pub per_lane: Vec<(LaneId, ByState)>,
    /// How long threads were busy, added up.
    pub busy: Nanos,
    /// The most threads that were busy at one time.
    pub most_busy_at_once: u32,
    /// How the cores were used, where the trace tells of cores.
    pub cores: Option<CoreUse>,
    /// How often something that was held went from one lane to another (every
    /// link that says so): the GIL, or a lock.
    pub hand_overs: u32,
    /// How many of `hand_overs` were of the GIL: the receiver waited for the GIL
    /// when it got it. The others were of locks. Taking a GIL that nobody holds
    /// is no hand-over.
    pub gil_hand_overs: u32,
    /// What threads waited for, the longest in sum first.
    pub waits: Vec<Waits>,
    /// How often an event loop ran a task until it awaited.
    pub task_steps: u32,
    /// The most requests that were under way at one time.
    pub requests_at_once: u64,
    /// How many bytes crossed between processes.
    pub serialised_bytes: u64,
    /// The most memory that was in use.
    pub memory: MemoryPeaks,
    /// What the wall time was made of.
    pub critical_path: CriticalPath,
    /// How long each request took that was answered, the shortest first.
    pub latencies: Vec<Nanos>,
}

impl Facts {
    /// The facts of a trace, as far as it goes.
    pub fn of(trace: &Trace) -> Self {
        let Tally { per_lane, busy: busy_threads, waits } = Tally::of(trace);
        let mut by_state = ByState::default();
        for (lane, times) in &per_lane {
            if is_kind(trace, *lane, LaneKind::Thread) {
                by_state.iter_mut().zip(times).for_each(|(sum, &time)| *sum += time);
            }
        }
        let busy = State::ALL.into_iter().filter(|state| state.is_busy()).map(|state| by_state[state.index()]).sum();
        let (hand_overs, gil_hand_overs) = hand_overs::of(trace);
        Self {
            wall: trace.end(),
            by_state,
            per_lane,
            busy,
            most_busy_at_once: busy_threads.highest(),
            cores: cores::of(trace),
            hand_overs,
            gil_hand_overs,
            waits,
            task_steps: task_steps(trace),
            requests_at_once: Level::of_counter(trace, CounterKind::InFlight).highest(),
            serialised_bytes: last_values(trace, CounterKind::SerialisedBytes),
            memory: memory::of(trace),
            critical_path: CriticalPath::of(trace),
            latencies: latencies::of(trace),
        }
    }

    /// The latency that so many percent of the answered requests did not
    /// exceed (nearest rank; 0 is the shortest, 100 and more the longest).
    /// None where none was answered.
    pub fn percentile(&self, percent: u32) -> Option<Nanos> {
        let rank = (self.latencies.len() as u64 * u64::from(percent.min(100))).div_ceil(100);
        self.latencies.get(rank.saturating_sub(1) as usize).copied()
    }
}

/// How many threads were busy: the average of each of `buckets` equal parts of
/// the time from 0 to `until`, in thousandths. After the trace's end none are.
pub fn busy_over_time(trace: &Trace, buckets: usize, until: Nanos) -> Vec<u64> {
    busy::over_time(trace, LaneKind::Thread, buckets, until)
}

/// How many cores were busy, in the same form, and the most at one time.
pub fn cores_over_time(trace: &Trace, buckets: usize, until: Nanos) -> (Vec<u64>, u32) {
    let busy = Busy::of(trace, LaneKind::Core);
    (busy.averages_permille(buckets, until), busy.highest())
}

/// How much a counter counted, all lanes together, in the same form.
pub fn counter_over_time(trace: &Trace, kind: CounterKind, buckets: usize, until: Nanos) -> Vec<u64> {
    Level::of_counter(trace, kind).averages_permille(buckets, until)
}

/// Where the part of that number begins, when the time from 0 to `until` is cut
/// into so many equal parts.
fn bucket_edge(bucket: usize, buckets: usize, until: Nanos) -> Nanos {
    Nanos((u128::from(until.0) * bucket as u128 / buckets as u128) as u64)
}

fn is_kind(trace: &Trace, lane: LaneId, kind: LaneKind) -> bool {
    trace.lane(lane).is_some_and(|lane| lane.kind == kind)
}

/// A step is a stretch of running, whatever it was about from span to span.
fn task_steps(trace: &Trace) -> u32 {
    let tasks = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Task);
    let steps_of = |lane| {
        let mut before = None;
        let states = trace.spans(lane).iter(trace.end()).map(|span| span.state);
        states.filter(|&state| before.replace(state) != Some(State::Running) && state == State::Running).count() as u32
    };
    tasks.map(|(lane, _)| steps_of(lane)).sum()
}

fn last_values(trace: &Trace, kind: CounterKind) -> u64 {
    let last = trace.counters(kind).filter_map(|(_, values)| values.last());
    last.fold(0, |sum: u64, &(_, value)| sum.saturating_add(value))
}

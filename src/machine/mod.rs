//! The simulated computer: cores, an operating system, the interpreter's lock
//! and a few devices, in virtual time, exact and repeatable. Never reads a clock,
//! a source of chance or a browser, and does not know what language runs on it.
//!
//! In reading order: `spec`, `costs` and `policy` (what computer it is), `queue`
//! and `event` (what will happen), `core`, `process`, `thread` and `gil` (what
//! there is), `drive` (the loop), `slices` (programs on cores), `schedule` (who
//! gets a core), `interpreter` (who gets a GIL), `act` and `missing` (effects), then what they
//! do: `parking`, `life`, `memory`, `pipes`, `ends`, `outside`, `selectors`, `notes`;
//! `lanes` and `pen` (what is written down), `stuck` (why nothing goes on) and
//! `history` (going back).
//!
//! Words: a *slice* is an uninterrupted stretch of a program on a core; an
//! *effect* ends it and takes place when the computer's time has come to it,
//! never earlier; an instruction is never an event.
#![forbid(unsafe_code)]

mod act;
mod core;
mod costs;
mod drive;
mod ends;
mod event;
mod gil;
mod history;
mod interpreter;
mod lanes;
mod life;
mod memory;
mod missing;
mod notes;
mod outside;
mod parking;
mod pen;
mod pipes;
mod policy;
mod process;
mod queue;
mod schedule;
mod selectors;
mod slices;
mod spec;
mod stuck;
mod thread;

use std::collections::{BTreeMap, VecDeque};
use std::vec::Drain;

pub use costs::Costs;
pub use drive::{Ending, Pause};
pub use history::History;
pub use policy::Policy;
pub use spec::{Disk, Footprint, Limits, MOST_CORES, Network, Spec};

use self::core::{Core, Idle};
use crate::base::{LaneId, Nanos, ObjectId, Rng};
use crate::program::{Software, ThreadId};
use crate::trace::Event;
use gil::Gil;
use parking::Lot;
use pen::Pen;
use process::{LotKey, Process};
use queue::Queue;
use thread::{Place, Thread};

/// Sets the network's numbers of chance apart from everyone else's.
const NETWORK: u64 = 0x6E65_7477;

/// A computer and all that runs on it. A clone is the same computer at the same
/// moment: run on, it does the same.
#[derive(Clone, Debug)]
pub struct Machine<S> {
    spec: Spec,
    software: S,
    now: Nanos,
    queue: Queue,
    cores: Vec<Core>,
    /// The core whose thread does what happens now.
    acting: Option<self::core::CoreId>,
    idle: Idle,
    /// Threads that could run if a core were free, the longest waiting first.
    ready: VecDeque<ThreadId>,
    processes: Vec<Process>,
    threads: Vec<Thread>,
    gils: Vec<Gil>,
    lot: Lot,
    /// What has a name that the lanes show.
    names: BTreeMap<LotKey, ObjectId>,
    /// The names themselves.
    object_names: Vec<Box<str>>,
    /// Who has a lock: the lane of the thread or task.
    holders: BTreeMap<LotKey, LaneId>,
    /// The words that processes share.
    shared: BTreeMap<u64, u64>,
    /// Lanes of tasks, by process and number.
    tasks: BTreeMap<(crate::program::ProcessId, crate::program::TaskId), LaneId>,
    /// What each task is called, and what it awaits.
    awaiting: BTreeMap<LaneId, notes::Awaiting>,
    pipes: Vec<pipes::Pipe>,
    outside: outside::Outside,
    selectors: Vec<selectors::Selector>,
    /// Who watches a pipe or socket.
    watchers: BTreeMap<crate::program::Source, Vec<crate::program::SelectorId>>,
    pen: Pen,
    /// How many processes are not over.
    living: u32,
    ending: Option<Ending>,
    /// How often programs were resumed since time last passed.
    standing: u32,
    /// Events so far: what a budget counts.
    steps: u64,
    /// How far the current call may go: a time, and a number of events.
    horizon: Nanos,
    last_step: u64,
}

impl<S: Software> Machine<S> {
    /// A computer on which a first process begins: its main thread, at `entry`.
    pub fn new(spec: Spec, software: S, entry: u64) -> Self {
        let mut pen = Pen::default();
        let cores = lanes::cores(&mut pen, spec.cores.clamp(1, MOST_CORES));
        let mut machine = Self {
            idle: Idle::all(cores.len() as u32),
            cores,
            acting: None,
            outside: outside::Outside::new(Rng::new(spec.seed ^ NETWORK)),
            spec,
            software,
            now: Nanos::ZERO,
            queue: Queue::default(),
            ready: VecDeque::new(),
            processes: Vec::new(),
            threads: Vec::new(),
            gils: Vec::new(),
            lot: Lot::default(),
            names: BTreeMap::new(),
            object_names: Vec::new(),
            holders: BTreeMap::new(),
            shared: BTreeMap::new(),
            tasks: BTreeMap::new(),
            awaiting: BTreeMap::new(),
            pipes: Vec::new(),
            selectors: Vec::new(),
            watchers: BTreeMap::new(),
            pen,
            living: 0,
            ending: None,
            standing: 0,
            steps: 0,
            horizon: Nanos::ZERO,
            last_step: 0,
        };
        machine.power_on(entry);
        machine
    }

    /// What has happened since this was last called, in the order in which it
    /// was noticed: events of a trace, whose lanes and objects are numbered here.
    pub fn take_events(&mut self) -> Drain<'_, Event> {
        self.pen.take()
    }

    /// A clone that has nothing to tell of the past.
    fn snapshot(&self) -> Self {
        let mut copy = self.clone();
        copy.take_events();
        copy
    }

    /// The time.
    pub fn now(&self) -> Nanos {
        self.now
    }

    /// All programs and their memories.
    pub fn software(&self) -> &S {
        &self.software
    }

    /// The same, so that what it has to hand out can be taken from it.
    pub fn software_mut(&mut self) -> &mut S {
        &mut self.software
    }

    /// How it ended, if it has.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// How many events there were so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// For each thread, in the order in which they were started: the lane, and how
    /// long it was on a core so far, switching apart.
    pub fn computed(&self) -> impl Iterator<Item = (LaneId, Nanos)> {
        self.threads.iter().map(|thread| {
            let ahead = match thread.place {
                Place::Core(core) => self.cores[core.index()].busy_until.since(self.now),
                _ => Nanos::ZERO,
            };
            (thread.lane, thread.computed - ahead)
        })
    }
}

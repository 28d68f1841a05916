//! What the reader picked: one point in the space of everything that can be
//! run. Always within the catalogue's bounds; whether the workload suits the
//! model is asked of `fit`.

use serde::{Deserialize, Serialize};

use super::place::DEFAULT_CORES;
use super::{Model, Param, Place, Pool, Workload, worker_limit};

/// Everything that decides what a run does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The work.
    pub workload: Workload,
    /// Where it is done. [`Choice::in_place`] moves it elsewhere.
    place: Place,
    /// How it is spread.
    pub model: Model,
    /// What an event loop hands its CPU work to.
    pub pool: Pool,
    /// Threads or processes, at least 1.
    pub workers: u32,
    /// How many cores a simulated computer has, 1 to [`super::MOST_CORES`]; a real one has its own.
    pub cores: u32,
    /// Whether threads share a global interpreter lock.
    pub gil: bool,
    /// Where the numbers of chance begin.
    pub seed: u64,
    /// The workload's parameters, in the order of [`Workload::params`].
    values: Vec<u64>,
}

impl Choice {
    /// The workload as it stands before anyone changes it, to be simulated.
    pub fn new(workload: Workload, model: Model) -> Self {
        Self {
            workload,
            place: Place::Simulated,
            model,
            pool: Pool::None,
            workers: workload.default_workers(),
            cores: DEFAULT_CORES,
            gil: true,
            seed: 0,
            values: workload.params().iter().map(|param| param.simulated).collect(),
        }
    }

    /// Where it runs.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Whether it runs on a simulated computer.
    pub const fn is_simulated(&self) -> bool {
        matches!(self.place, Place::Simulated)
    }

    /// The same choice in another place. What was changed stays as far as it can
    /// be had there; what was not becomes that place's default.
    #[must_use]
    pub fn in_place(mut self, place: Place) -> Self {
        for (param, value) in self.workload.params().iter().zip(&mut self.values) {
            if *value == param.default_in(self.place) {
                *value = param.default_in(place);
            }
        }
        self.place = place;
        self.workers = self.workers.min(worker_limit(place, self.model, self.pool));
        self
    }

    /// A parameter's value; 0 where the workload has none of that name.
    pub fn value(&self, id: &str) -> u64 {
        self.params().find(|(param, _)| param.id == id).map_or(0, |(_, value)| value)
    }

    /// Every parameter with its value.
    pub fn params(&self) -> impl Iterator<Item = (&'static Param, u64)> {
        self.workload.params().iter().zip(self.values.iter().copied())
    }

    /// The same choice with one parameter changed, kept within its bounds.
    #[must_use]
    pub fn with_value(mut self, id: &str, value: u64) -> Self {
        for (param, slot) in self.workload.params().iter().zip(&mut self.values) {
            if param.id == id {
                *slot = value.clamp(param.min, param.max);
            }
        }
        self
    }

    /// The same choice of another workload: its own parameters and workers.
    #[must_use]
    pub fn with_workload(self, workload: Workload) -> Self {
        let Self { place, model, pool, cores, gil, seed, .. } = self;
        Self { pool, cores, gil, seed, ..Self::new(workload, model).in_place(place) }
    }

    /// The same work, one task after the other: what a speed-up is measured
    /// against. It never needs more than one core.
    #[must_use]
    pub fn sequentially(&self) -> Self {
        Self {
            model: Model::Sequential,
            pool: Pool::None,
            workers: self.workload.default_workers(),
            cores: 1,
            gil: true,
            ..self.clone()
        }
    }
}

/// How the page should show itself; no part of what runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Only the essentials, for a course page.
    pub embed: bool,
    /// Light or dark, or as the system has it.
    pub theme: Theme,
    /// Whether the run shall start by itself.
    pub play: bool,
    /// Whether to do without the service worker.
    pub without_service_worker: bool,
    /// A failure to bring about on purpose, to see how the page reports it.
    pub fault: Option<Fault>,
    /// Whether to run without recording, to see what recording costs.
    pub unrecorded: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// A failure that a run brings about on purpose, so that anyone can see (and a
/// test can check) that the page survives it and says what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// A worker panics in the middle of its work.
    Panic,
    /// A worker never starts.
    Start,
    /// A worker asks for more memory than there is.
    Memory,
    /// A worker stops answering, and does not hear that it shall stop.
    Deaf,
}

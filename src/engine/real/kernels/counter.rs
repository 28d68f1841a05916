//! Several add 1 to one cell, many times over, and start together each time.
//! Without a lock an addition is a load and a store (relaxed atomics: Rust's
//! way to say "a plain access that others may race with"), so that between the
//! two another's addition can get lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::Step;
use crate::base::LaneId;
use crate::engine::real::sync::{Lock, Watch};

/// How many additions make a step without a lock: about a tenth of a millisecond.
const PLAIN_PER_STEP: u64 = 50_000;

/// The same with a lock, which others may hold meanwhile.
const LOCKED_PER_STEP: u64 = 1_000;

/// What is added to, and the lock that may guard it.
#[derive(Debug, Default)]
pub struct SharedCell {
    value: AtomicU64,
    lock: Lock,
}

/// One of those who add.
pub struct Adder {
    cell: Arc<SharedCell>,
    locked: bool,
    times: u64,
    left: u64,
    repeats_left: u64,
    phase: Phase,
    counts: Vec<u64>,
    me: LaneId,
}

/// Where an adder is in a repeat. Between any two phases all adders meet.
#[derive(Clone, Copy)]
enum Phase {
    Gather,
    Add,
    Read,
    Clear,
}

impl Adder {
    /// Adds 1 to `cell` that many times, in each of so many repeats.
    pub fn new(cell: Arc<SharedCell>, locked: bool, times: u64, repeats: u64, me: LaneId) -> Self {
        Self { cell, locked, times, left: times, repeats_left: repeats, phase: Phase::Gather, counts: Vec::new(), me }
    }

    pub(super) fn step(&mut self, watch: &mut dyn Watch) -> Step {
        match self.phase {
            Phase::Gather if self.repeats_left == 0 => return Step::Done(std::mem::take(&mut self.counts)),
            Phase::Gather => self.phase = Phase::Add,
            Phase::Add => {
                self.add(watch);
                if self.left > 0 {
                    return Step::Working;
                }
                self.phase = Phase::Read;
            }
            Phase::Read => {
                self.counts.push(self.cell.value.load(Relaxed));
                self.phase = Phase::Clear;
            }
            Phase::Clear => {
                // Everyone has read the count; each clears it, nobody adds yet.
                self.cell.value.store(0, Relaxed);
                self.left = self.times;
                self.repeats_left -= 1;
                self.phase = Phase::Gather;
            }
        }
        Step::Meet
    }

    fn add(&mut self, watch: &mut dyn Watch) {
        let now = self.left.min(if self.locked { LOCKED_PER_STEP } else { PLAIN_PER_STEP });
        for _ in 0..now {
            if self.locked {
                let _guard = self.cell.lock.lock(self.me, watch);
                self.increment();
            } else {
                self.increment();
            }
        }
        self.left -= now;
    }

    fn increment(&self) {
        let value = self.cell.value.load(Relaxed);
        self.cell.value.store(value + 1, Relaxed);
    }
}

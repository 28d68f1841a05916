//! Time travel: a few snapshots of a run, from which any moment of it can be had
//! again. A snapshot is a clone; the trace is not part of it.

use super::Machine;
use crate::base::Nanos;
use crate::program::Software;

/// The most snapshots that are kept.
const MOST: usize = 16;

/// How many events lie between the first snapshots.
const FIRST_SPACING: u64 = 1_024;

/// Snapshots of a run, the earliest first. They are thinned as the run grows, so
/// that the way from one to the next moment stays a fixed part of the whole.
#[derive(Clone, Debug)]
pub struct History<S> {
    kept: Vec<Machine<S>>,
    spacing: u64,
}

impl<S: Software> History<S> {
    /// The history of a run that is about to begin.
    pub fn new(start: &Machine<S>) -> Self {
        Self { kept: vec![start.snapshot()], spacing: FIRST_SPACING }
    }

    /// Looks at a run as it goes on, and takes a snapshot when it is time for one.
    pub fn look_at(&mut self, machine: &Machine<S>) {
        let last = self.kept.last().map_or(0, Machine::steps);
        if machine.steps() < last + self.spacing {
            return;
        }
        if self.kept.len() == MOST {
            let mut place = 0;
            self.kept.retain(|_| {
                place += 1;
                place % 2 == 1
            });
            self.spacing *= 2;
        }
        self.kept.push(machine.snapshot());
    }

    /// How many snapshots there are.
    pub fn snapshots(&self) -> usize {
        self.kept.len()
    }

    /// The computer as it was when everything until then had happened. What it
    /// notes on the way there is not told again.
    pub fn at(&self, moment: Nanos) -> Machine<S> {
        let behind = self.kept.partition_point(|snapshot| snapshot.now() <= moment);
        let mut machine = self.kept[behind.saturating_sub(1)].clone();
        machine.run(moment, u64::MAX);
        machine.take_events();
        machine
    }
}

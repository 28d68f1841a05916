//! Where a number of threads wait for each other and then all go on, as often
//! as they like. Not for the end of threads: that is a join.

use super::platform::{Condvar, Mutex};
use super::wait::{Watch, held};
use crate::base::LaneId;

/// A barrier for a fixed number of threads.
#[derive(Debug)]
pub struct Barrier {
    parties: u32,
    state: Mutex<State>,
    opened: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// How many wait for the others.
    arrived: u32,
    /// How often it has opened, and who came last to the last one.
    openings: u64,
    opened_by: Option<LaneId>,
    closed: bool,
}

impl Barrier {
    /// A barrier that opens when that many have come.
    pub fn new(parties: u32) -> Self {
        Self { parties, state: Mutex::new(State::default()), opened: Condvar::new() }
    }

    /// Waits until all have come. False if the barrier was closed instead.
    /// `watch` hears who came last.
    pub fn wait(&self, me: LaneId, watch: &mut dyn Watch) -> bool {
        let mut state = held(self.state.lock());
        if state.closed {
            return false;
        }
        state.arrived += 1;
        if state.arrived == self.parties {
            state.arrived = 0;
            state.openings += 1;
            state.opened_by = Some(me);
            self.opened.notify_all();
            return true;
        }
        watch.waiting(None);
        let opening = state.openings;
        while state.openings == opening {
            if state.closed {
                return false;
            }
            state = held(self.opened.wait(state));
        }
        // The next opening needs this thread too: `opened_by` is still ours.
        watch.taken(state.opened_by, false);
        true
    }

    /// The end of a run: nobody waits here any longer.
    pub fn close(&self) {
        held(self.state.lock()).closed = true;
        self.opened.notify_all();
    }
}

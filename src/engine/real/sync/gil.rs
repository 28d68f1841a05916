//! The global interpreter lock, handed over by CPython's algorithm
//! (`Python/ceval_gil.c`, the same since 3.2). A real lock for real threads; it
//! knows nothing of cores, of what is computed, or of how long that takes.
//!
//! Nobody is ever made to give it up. A waiter that has waited for one interval,
//! during which nobody switched, asks; the holder sees that at its next check
//! point, lets go, and then waits until another has taken the lock, so that it
//! cannot win it straight back. Who lets go unasked waits for nobody.

use std::sync::atomic::Ordering::Relaxed;

use super::platform::{AtomicBool, Condvar, Mutex};
use super::wait::{TimedWait, Watch, held};
use crate::base::{LaneId, Nanos};

/// A global interpreter lock. Beside its parts stand CPython's names for them.
#[derive(Debug)]
pub struct Gil {
    interval: Nanos,
    /// `gil_drop_request`. Written under `state`; a holder's check point reads
    /// only this, and it may as well see it a moment later.
    asked: AtomicBool,
    /// `mutex`.
    state: Mutex<State>,
    /// `cond`: the lock was let go. Wakes one waiter.
    dropped: Condvar,
    /// `last_holder`, under `switch_mutex`. Taken after `state`, never before.
    last_holder: Mutex<Option<LaneId>>,
    /// `switch_cond`: another than the last holder has taken the lock.
    switched: Condvar,
}

#[derive(Debug)]
struct State {
    /// `locked`, and by whom.
    holder: Option<LaneId>,
    /// `switch_number`: how often it went to another than had it last.
    switches: u64,
    /// Whether it was last let go because somebody had asked.
    forced: bool,
    closed: bool,
}

impl Gil {
    /// A free lock, whose waiters ask for it after `interval` (CPython: 5 ms).
    pub fn new(interval: Nanos) -> Self {
        Self {
            interval,
            asked: AtomicBool::new(false),
            state: Mutex::new(State { holder: None, switches: 0, forced: false, closed: false }),
            dropped: Condvar::new(),
            last_holder: Mutex::new(None),
            switched: Condvar::new(),
        }
    }

    /// Waits for the lock and takes it. False if it was closed instead: then it
    /// is not held. `me` must not hold it already.
    pub fn take(&self, me: LaneId, watch: &mut dyn Watch) -> bool {
        let mut state = held(self.state.lock());
        let mut waits_for = None;
        while let Some(holder) = state.holder
            && !state.closed
        {
            if waits_for != Some(holder) {
                waits_for = Some(holder);
                watch.waiting(waits_for);
            }
            let switches = state.switches;
            let (again, time_ran_out) = self.dropped.wait_for(state, self.interval);
            state = again;
            if time_ran_out && state.holder.is_some() && state.switches == switches {
                self.asked.store(true, Relaxed);
            }
        }
        if state.closed {
            return false;
        }
        let from = self.hold(&mut state, me);
        let forced = state.forced;
        drop(state);
        if waits_for.is_some() {
            watch.taken(from, forced);
        }
        true
    }

    /// Lets go of the lock: before waiting for anything, and at the end. If
    /// somebody has asked for it, returns when another has it.
    pub fn drop_gil(&self, me: LaneId) {
        let mut state = held(self.state.lock());
        debug_assert_eq!(state.holder, Some(me), "only its holder lets go of the GIL");
        state.holder = None;
        state.forced = self.asked();
        self.dropped.notify_one();
        drop(state);
        if self.asked() {
            let mut last = held(self.last_holder.lock());
            while *last == Some(me) {
                last = held(self.switched.wait(last));
            }
        }
    }

    /// A check point of the holder: if somebody has asked, lets go and waits for
    /// the lock again. Costs one read of an atomic if not. False if the lock was
    /// closed: then it is no longer held.
    #[inline]
    pub fn check_point(&self, me: LaneId, watch: &mut dyn Watch) -> bool {
        if !self.asked() {
            return true;
        }
        self.drop_gil(me);
        self.take(me, watch)
    }

    /// Whether the holder has been asked to let go.
    #[inline]
    pub fn asked(&self) -> bool {
        self.asked.load(Relaxed)
    }

    /// Who has the lock now.
    pub fn holder(&self) -> Option<LaneId> {
        held(self.state.lock()).holder
    }

    /// The end of a run: wakes whoever waits, and from now on nobody gets the
    /// lock. Who holds it is asked to let go and does so at its next check point.
    pub fn close(&self) {
        let mut state = held(self.state.lock());
        state.closed = true;
        self.asked.store(true, Relaxed);
        self.dropped.notify_all();
        // Nobody will take it any more; so nobody may wait for that.
        *held(self.last_holder.lock()) = None;
        self.switched.notify_all();
    }

    /// `me` becomes the holder. Answers who was so last.
    fn hold(&self, state: &mut State, me: LaneId) -> Option<LaneId> {
        let mut last = held(self.last_holder.lock());
        let from = last.replace(me);
        state.holder = Some(me);
        if from != Some(me) {
            state.switches += 1;
        }
        self.switched.notify_one();
        self.asked.store(false, Relaxed);
        from
    }
}

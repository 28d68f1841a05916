//! The run's stop flag, and sleeps that it ends. Not a timer: a sleep blocks
//! its thread, which is the point of it.

use std::sync::atomic::Ordering::{Acquire, Release};

use super::platform::{AtomicBool, Condvar, Mutex};
use super::wait::{TimedWait, held};
use crate::base::Nanos;

/// Whether a run has been stopped, and where its threads sleep.
#[derive(Debug, Default)]
pub struct Sleeper {
    /// Written under `asleep`, so that nobody falls asleep past it.
    stopped: AtomicBool,
    asleep: Mutex<()>,
    woken: Condvar,
}

/// Why a sleep ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Its time was over.
    Slept,
    /// The run was stopped.
    Stopped,
}

impl Sleeper {
    /// Sleeps for that long, or until the run is stopped. Never for less: if it
    /// wakes up for no reason it begins anew, having no clock to see how much is
    /// left. (No browser is known to do that.)
    pub fn sleep(&self, time: Nanos) -> Woken {
        let mut asleep = held(self.asleep.lock());
        while !self.stopped() {
            let (again, time_ran_out) = self.woken.wait_for(asleep, time);
            if time_ran_out {
                return Woken::Slept;
            }
            asleep = again;
        }
        Woken::Stopped
    }

    /// Stops the run: ends every sleep, now and later.
    pub fn stop(&self) {
        let _asleep = held(self.asleep.lock());
        self.stopped.store(true, Release);
        self.woken.notify_all();
    }

    /// Whether the run has been stopped: one read of an atomic, for stop points.
    #[inline]
    pub fn stopped(&self) -> bool {
        self.stopped.load(Acquire)
    }
}

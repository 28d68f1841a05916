//! A thread of the pool and the main worker compare their clocks through the
//! memory they share: the main worker asks, the thread answers at once.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::base::Nanos;
use crate::engine::real::clock::{Offset, Reading, since_epoch};

/// How often a thread is asked; the fastest answer counts.
const QUESTIONS: u32 = 6;

/// How long either side waits for the other before it goes on without.
const PATIENCE: Nanos = Nanos::from_millis(20);

/// Where the two meet.
#[derive(Debug, Default)]
pub(super) struct Handshake {
    /// The thread is there and listens.
    listens: AtomicU32,
    asked: AtomicU32,
    answered: AtomicU32,
    theirs: AtomicU64,
    ahead: Mutex<Option<i64>>,
    found: Condvar,
}

impl Handshake {
    /// The main worker's part: nothing, if the thread does not answer in time.
    pub(super) fn ask(&self) -> Option<Offset> {
        let offset = self.questions();
        let ahead_nanos = offset.map_or(0, |offset| offset.ahead_nanos);
        *self.ahead.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead_nanos);
        // Questions that the thread still waits for will not come.
        self.asked.store(u32::MAX, Ordering::Release);
        self.found.notify_all();
        offset
    }

    fn questions(&self) -> Option<Offset> {
        if !until(|| self.listens.load(Ordering::Acquire) == 1) {
            return None;
        }
        let mut readings = Vec::with_capacity(QUESTIONS as usize);
        for question in 1..=QUESTIONS {
            let asked = since_epoch();
            self.asked.store(question, Ordering::Release);
            if !until(|| self.answered.load(Ordering::Acquire) == question) {
                break;
            }
            readings.push(Reading {
                asked,
                theirs: Nanos(self.theirs.load(Ordering::Acquire)),
                answered: since_epoch(),
            });
        }
        Offset::estimate(&readings)
    }

    /// The thread's part: how far its clock is ahead of the main worker's.
    pub(super) fn answer(&self) -> Offset {
        self.listens.store(1, Ordering::Release);
        for question in 1..=QUESTIONS {
            if !until(|| self.asked.load(Ordering::Acquire) >= question) {
                break;
            }
            self.theirs.store(since_epoch().0, Ordering::Release);
            self.answered.store(question, Ordering::Release);
        }
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        while ahead.is_none() {
            ahead =
                self.found.wait_timeout(ahead, Duration::from_millis(100)).unwrap_or_else(PoisonError::into_inner).0;
        }
        Offset { ahead_nanos: ahead.unwrap_or_default(), error: Nanos::ZERO }
    }
}

/// Waits for the other side, without sleeping: it answers within microseconds,
/// unless it has no core. Whether it did in time.
fn until(ready: impl Fn() -> bool) -> bool {
    let begun = since_epoch();
    while !ready() {
        if since_epoch().since(begun) > PATIENCE {
            return false;
        }
        std::hint::spin_loop();
    }
    true
}

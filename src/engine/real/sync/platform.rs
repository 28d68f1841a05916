//! The primitives that everything here is built on: the standard library's,
//! which are real in a browser's workers. `tests/model` compiles the same files
//! against a module of its own in this one's place. No clock: wasm has none.

use std::time::Duration;

pub(crate) use std::hint::spin_loop;
pub(crate) use std::sync::atomic::{AtomicBool, AtomicU64};
pub(crate) use std::sync::{Condvar, Mutex, MutexGuard};

use super::wait::{TimedWait, held};
use crate::base::Nanos;

/// How often a lock is tried again before its taker parks: as CPython's
/// `PyMutex` does it. A checker tries each way, and once is enough.
pub(crate) const SPINS: u32 = 40;

/// How often those who are parked at a lock may be overtaken before it is
/// handed over to one of them. A wake-up takes some 15 to 100 µs, so this comes
/// to about the millisecond after which CPython 3.14's lock is handed over.
pub(crate) const PATIENCE: u32 = 16;

impl TimedWait for Condvar {
    fn wait_for<'a, T>(&self, guard: MutexGuard<'a, T>, limit: Nanos) -> (MutexGuard<'a, T>, bool) {
        let (guard, end) = held(self.wait_timeout(guard, Duration::from_nanos(limit.0)));
        (guard, end.timed_out())
    }
}

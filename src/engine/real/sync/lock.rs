//! A lock that threads share, as a Python program's `Lock` is: try it, spin a
//! little, park. It owns no data; what it guards is its user's business.
//!
//! Whoever comes first gets it, also before those who are parked, since a lock
//! that waits for a thread to wake up is of use to nobody. Lest the parked
//! starve, they are only overtaken so often: then it is let go *for them*.

use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use super::platform::{AtomicU64, Condvar, Mutex, PATIENCE, SPINS, spin_loop};
use super::wait::{Watch, held};
use crate::base::LaneId;

/// Nobody has the lock.
const FREE: u64 = 0;
/// Set beside the holder: somebody is parked and has to be woken.
const PARKED: u64 = 1;
/// Nobody has the lock, but only one who is parked may take it.
const RESERVED: u64 = 2;

/// A lock.
#[derive(Debug, Default)]
pub struct Lock {
    /// [`FREE`], [`RESERVED`], or the holder with or without [`PARKED`].
    word: AtomicU64,
    parking: Mutex<Parking>,
    released: Condvar,
}

/// Where those wait who could not get the lock at once.
#[derive(Debug, Default)]
struct Parking {
    /// How many are here, asleep or just woken.
    parked: u32,
    /// How often one of them was woken in vain since one of them got the lock.
    overtaken: u32,
    /// Who last woke one of them.
    released_by: Option<LaneId>,
}

/// The lock is held until this is dropped.
#[derive(Debug)]
#[must_use = "the lock is let go when this is dropped"]
pub struct Guard<'a> {
    lock: &'a Lock,
    me: LaneId,
}

impl Lock {
    /// Takes the lock, and parks until it can. `me` must not hold it already.
    /// `watch` hears of it only if `me` parks.
    #[inline]
    pub fn lock(&self, me: LaneId, watch: &mut dyn Watch) -> Guard<'_> {
        if !self.try_take(me) {
            self.take_slowly(me, watch);
        }
        Guard { lock: self, me }
    }

    #[inline]
    fn try_take(&self, me: LaneId) -> bool {
        self.word.compare_exchange(FREE, word_of(me), Acquire, Relaxed).is_ok()
    }

    #[cold]
    fn take_slowly(&self, me: LaneId, watch: &mut dyn Watch) {
        for _ in 0..SPINS {
            spin_loop();
            if self.word.load(Relaxed) == FREE && self.try_take(me) {
                return;
            }
        }
        self.park(me, watch);
    }

    fn park(&self, me: LaneId, watch: &mut dyn Watch) {
        let mut parking = held(self.parking.lock());
        parking.parked += 1;
        let mut waits_for = None;
        loop {
            let word = self.word.load(Relaxed);
            let Some(holder) = holder_of(word) else {
                if self.take_parked(word, me, &mut parking) {
                    if waits_for.is_some() {
                        watch.taken(parking.released_by, word == RESERVED);
                    }
                    return;
                }
                continue;
            };
            if word & PARKED == 0 && !self.replace(word, word | PARKED) {
                continue;
            }
            if waits_for.is_some() {
                parking.overtaken += 1;
            }
            if waits_for != Some(holder) {
                waits_for = Some(holder);
                watch.waiting(waits_for);
            }
            parking = held(self.released.wait(parking));
        }
    }

    /// Takes the lock for one who is parked, if `word` is still what it is.
    fn take_parked(&self, word: u64, me: LaneId, parking: &mut Parking) -> bool {
        let others = if parking.parked > 1 { PARKED } else { 0 };
        let taken = self.replace(word, word_of(me) | others);
        if taken {
            parking.parked -= 1;
            parking.overtaken = 0;
        }
        taken
    }

    fn replace(&self, word: u64, by: u64) -> bool {
        self.word.compare_exchange(word, by, Acquire, Relaxed).is_ok()
    }

    /// Lets go while somebody is parked, and wakes one of them.
    #[cold]
    fn release_slowly(&self, me: LaneId) {
        let mut parking = held(self.parking.lock());
        parking.released_by = Some(me);
        let word = if parking.overtaken < PATIENCE { FREE } else { RESERVED };
        self.word.store(word, Release);
        self.released.notify_one();
    }
}

impl Drop for Guard<'_> {
    #[inline]
    fn drop(&mut self) {
        let word = word_of(self.me);
        if self.lock.word.compare_exchange(word, FREE, Release, Relaxed).is_err() {
            self.lock.release_slowly(self.me);
        }
    }
}

/// The word of a lock that `lane` holds: never 0, and two bits to spare.
const fn word_of(lane: LaneId) -> u64 {
    (lane.0 as u64 + 1) << 2
}

const fn holder_of(word: u64) -> Option<LaneId> {
    match word >> 2 {
        0 => None,
        lane => Some(LaneId((lane - 1) as u32)),
    }
}

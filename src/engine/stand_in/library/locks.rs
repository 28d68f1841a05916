//! Locks as CPython 3.14 builds them over a parking lot: a word that says
//! whether it is held and whether anyone waits. Letting go hands it directly to
//! one who has waited for more than a millisecond; else it is free for all.

use super::costs;
use crate::program::Cause;
use crate::program::script::{Builder, FOREVER, Fun, Function, HANDED_OVER, Operand, Value};

/// The lock is held.
const HELD: i64 = 1;
/// Somebody waits for it.
const WAITED_FOR: i64 = 2;

/// Where a re-entrant lock keeps its owner and how often it was taken.
const OWNER: i64 = 1;
const DEPTH: i64 = 2;

/// Locks, plain and re-entrant.
#[derive(Clone, Copy, Debug)]
pub struct Locks {
    /// Takes a lock without telling: (lock, cause, named).
    pub(super) enter: Function<3>,
    /// Lets a lock go without telling.
    pub(super) leave: Function<1>,
    /// `Lock.acquire`.
    pub acquire: Function<1>,
    /// `Lock.release`.
    pub release: Function<1>,
    /// `RLock.acquire`.
    pub acquire_again: Function<1>,
    /// `RLock.release`.
    pub release_again: Function<1>,
}

impl Locks {
    pub(super) fn new(program: &mut Builder, spins: u32) -> Self {
        let enter = program.c_function("take a lock", |f, [lock, cause, named]| take(f, lock, (cause, named), spins));
        let leave = program.c_function("let a lock go", |f, [lock]| let_go(f, lock));
        let acquire = program.c_function("Lock.acquire", |f, [lock]| {
            take(f, lock, (Cause::Lock, lock), spins);
            f.taken(lock);
        });
        let release = program.c_function("Lock.release", |f, [lock]| {
            f.released(lock);
            let_go(f, lock);
        });
        let acquire_again = program.c_function("RLock.acquire", |f, [lock]| {
            f.call_c(costs::REENTRANT);
            let me = f.me() + 1;
            f.when(f.load(lock + OWNER).ne(me), |f| {
                f.call(acquire, [lock]);
                f.store(lock + OWNER, me);
            });
            f.store(lock + DEPTH, f.load(lock + DEPTH) + 1);
        });
        let release_again = program.c_function("RLock.release", |f, [lock]| {
            f.call_c(costs::REENTRANT);
            let depth = f.load(lock + DEPTH) - 1;
            f.store(lock + DEPTH, depth);
            f.when(f.not(depth), |f| {
                f.store(lock + OWNER, 0);
                f.call(release, [lock]);
            });
        });
        Self { enter, leave, acquire, release, acquire_again, release_again }
    }

    /// A lock that nobody has.
    pub fn create<'f>(&self, f: &'f Fun) -> Value<'f> {
        f.allocate(1)
    }

    /// A re-entrant lock that nobody has.
    pub fn create_reentrant<'f>(&self, f: &'f Fun) -> Value<'f> {
        f.allocate(3)
    }

    /// `with lock:`
    pub fn with<'f>(&self, f: &'f Fun, lock: Value<'f>, body: impl FnOnce(&'f Fun)) {
        f.call_c(costs::WITH);
        f.call(self.acquire, [lock]);
        body(f);
        f.call(self.release, [lock]);
    }
}

/// Without a GIL whoever finds the lock held first looks again a few times:
/// whoever holds it runs on another core, and may let it go soon.
fn take(f: &Fun, lock: Value<'_>, (cause, named): (impl Operand + Copy, Value<'_>), spins: u32) {
    f.call_c(costs::ACQUIRE);
    let spins_left = f.local(spins);
    f.forever(|f| {
        let word = f.load(lock);
        f.when(f.not(word & HELD), |f| {
            f.store(lock, word | HELD);
            f.leave();
        });
        f.choose(
            spins_left.gt(0) & word.eq(HELD),
            |f| {
                spins_left.set(spins_left - 1);
                f.call_c(costs::SPIN);
            },
            |f| {
                f.store(lock, word | WAITED_FOR);
                let end = f.park(lock, HELD | WAITED_FOR, FOREVER, cause, named);
                f.when(end.eq(HANDED_OVER), |f| f.leave());
            },
        );
    });
}

fn let_go(f: &Fun, lock: Value<'_>) {
    f.call_c(costs::RELEASE);
    f.choose(
        f.load(lock).eq(HELD),
        |f| f.store(lock, 0),
        |f| {
            let unparked = f.unpark(lock, 1, true);
            f.store(lock, (unparked.handed_over * HELD) | (unparked.more * WAITED_FOR));
        },
    );
}

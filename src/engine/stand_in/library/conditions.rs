//! Conditions, and what Python's library builds of them: semaphores, events and
//! barriers. Each wait is a lock of its own that another lets go, as in CPython.

use super::costs;
use super::locks::Locks;
use crate::program::Cause;
use crate::program::script::{Builder, Fun, Function, Operand, Value};

/// A condition's words: its lock, its waiters, and what a wait is shown as.
const LOCK: i64 = 0;
const WAITERS: i64 = 1;
const CAUSE: i64 = 2;
const NAMED: i64 = 3;

/// After the condition: a semaphore's value, an event's flag, a barrier's count.
const VALUE: i64 = 4;
/// A barrier's parties, and whether they are leaving.
const PARTIES: i64 = 5;
const DRAINING: i64 = 6;

/// How many words the largest of them has.
const WORDS: i64 = 7;

/// More than will ever wait.
const ALL: i64 = i64::MAX;

/// Conditions and what is built of them.
#[derive(Clone, Copy, Debug)]
pub struct Conditions {
    locks: Locks,
    /// `Condition.wait`: the lock is held before and after.
    pub wait: Function<1>,
    /// `Condition.notify`: (condition, how many).
    pub notify: Function<2>,
    /// `Semaphore.acquire`.
    pub acquire: Function<1>,
    /// `Semaphore.acquire(blocking=False)`; whether it worked.
    pub try_acquire: Function<1>,
    /// `Semaphore.release`.
    pub release: Function<1>,
    /// `Event.set`.
    pub set: Function<1>,
    /// `Event.wait`.
    pub wait_set: Function<1>,
    /// `Barrier.wait`; the order in which it arrived.
    pub meet: Function<1>,
}

impl Conditions {
    pub(super) fn new(program: &mut Builder, locks: Locks) -> Self {
        let (wait, notify) = (wait(program, locks), notify(program, locks));
        let acquire = program.function("Semaphore.acquire", |f, [it]| {
            f.compute(costs::SEMAPHORE);
            locks.with(f, f.load(it + LOCK), |f| {
                f.during(|_| f.not(f.load(it + VALUE)), |f| _ = f.call(wait, [it]));
                f.store(it + VALUE, f.load(it + VALUE) - 1);
            });
        });
        let try_acquire = program.function("Semaphore.acquire, not blocking", |f, [it]| {
            f.compute(costs::SEMAPHORE);
            let value = f.local(0);
            locks.with(f, f.load(it + LOCK), |f| {
                value.set(f.load(it + VALUE));
                f.store(it + VALUE, value - value.gt(0));
            });
            f.ret(value.gt(0));
        });
        let release = program.function("Semaphore.release", |f, [it]| {
            f.compute(costs::SEMAPHORE);
            locks.with(f, f.load(it + LOCK), |f| {
                f.store(it + VALUE, f.load(it + VALUE) + 1);
                f.call(notify, (it, 1));
            });
        });
        let set = program.function("Event.set", |f, [it]| {
            f.compute(costs::SEMAPHORE);
            locks.with(f, f.load(it + LOCK), |f| {
                f.store(it + VALUE, 1);
                f.call(notify, (it, ALL));
            });
        });
        let wait_set = program.function("Event.wait", |f, [it]| {
            f.compute(costs::SEMAPHORE);
            locks.with(f, f.load(it + LOCK), |f| f.when(f.not(f.load(it + VALUE)), |f| _ = f.call(wait, [it])));
        });
        let meet = meet(program, locks, wait, notify);
        Self { locks, wait, notify, acquire, try_acquire, release, set, wait_set, meet }
    }

    /// A condition; its waits are shown so.
    pub fn create<'f>(&self, f: &'f Fun, cause: Cause, named: impl Operand) -> Value<'f> {
        self.around(f, self.locks.create(f), cause, named)
    }

    /// A condition around a lock that there is already.
    pub fn around<'f>(&self, f: &'f Fun, lock: Value<'f>, cause: Cause, named: impl Operand) -> Value<'f> {
        let it = f.allocate(WORDS);
        f.store(it + LOCK, lock);
        f.store(it + WAITERS, f.new_deque());
        f.store(it + CAUSE, cause);
        f.store(it + NAMED, named);
        it
    }

    /// A condition whose waits are shown under its own address.
    fn of_itself<'f>(&self, f: &'f Fun, cause: Cause, value: impl Operand) -> Value<'f> {
        let it = self.create(f, cause, 0);
        f.store(it + NAMED, it);
        f.store(it + VALUE, value);
        it
    }

    /// A semaphore that so many may have at a time.
    pub fn semaphore<'f>(&self, f: &'f Fun, value: impl Operand) -> Value<'f> {
        self.of_itself(f, Cause::Lock, value)
    }

    /// An event that is not set.
    pub fn event<'f>(&self, f: &'f Fun) -> Value<'f> {
        self.of_itself(f, Cause::Event, 0)
    }

    /// A barrier for so many.
    pub fn barrier<'f>(&self, f: &'f Fun, parties: impl Operand) -> Value<'f> {
        let it = self.of_itself(f, Cause::Barrier, 0);
        f.store(it + PARTIES, parties);
        it
    }

    /// The condition's lock.
    pub fn lock<'f>(&self, f: &'f Fun, condition: Value<'f>) -> Value<'f> {
        f.load(condition + LOCK)
    }
}

fn wait(program: &mut Builder, locks: Locks) -> Function<1> {
    program.function("Condition.wait", |f, [it]| {
        f.compute(costs::CONDITION);
        let waiter = locks.create(f);
        f.store(waiter, 1);
        f.append(f.load(it + WAITERS), waiter);
        f.call(locks.release, [f.load(it + LOCK)]);
        f.call(locks.enter, (waiter, f.load(it + CAUSE), f.load(it + NAMED)));
        f.call(locks.acquire, [f.load(it + LOCK)]);
    })
}

fn notify(program: &mut Builder, locks: Locks) -> Function<2> {
    program.function("Condition.notify", |f, [it, count]| {
        f.compute(costs::CONDITION);
        let waiters = f.load(it + WAITERS);
        f.repeat(count.min(f.length(waiters)), |f| _ = f.call(locks.leave, [f.pop_left(waiters)]));
    })
}

/// As in CPython: whoever comes while the others leave waits until they are
/// gone; the last to arrive lets all go, the last to leave opens it again.
fn meet(program: &mut Builder, locks: Locks, wait: Function<1>, notify: Function<2>) -> Function<1> {
    program.function("Barrier.wait", |f, [it]| {
        f.compute(costs::SEMAPHORE);
        let place = f.local(0);
        locks.with(f, f.load(it + LOCK), |f| {
            f.during(|_| f.load(it + DRAINING), |f| _ = f.call(wait, [it]));
            place.set(f.load(it + VALUE));
            f.store(it + VALUE, place + 1);
            f.choose(
                (place + 1).eq(f.load(it + PARTIES)),
                |f| {
                    f.store(it + DRAINING, 1);
                    f.call(notify, (it, ALL));
                },
                |f| f.during(|_| f.not(f.load(it + DRAINING)), |f| _ = f.call(wait, [it])),
            );
            let left = f.load(it + VALUE) - 1;
            f.store(it + VALUE, left);
            f.when(f.not(left), |f| {
                f.store(it + DRAINING, 0);
                f.call(notify, (it, ALL));
            });
        });
        f.ret(place);
    })
}

//! Queues: `queue.Queue`, which is Python over a lock and two conditions, and
//! `SimpleQueue`, which is C and hands an item directly to one who waits.

use super::conditions::Conditions;
use super::costs;
use super::locks::Locks;
use crate::program::Cause;
use crate::program::script::{Builder, FOREVER, Fun, Function, Operand, Value};

/// A bounded queue's words.
const LOCK: i64 = 0;
const ITEMS: i64 = 1;
const NOT_EMPTY: i64 = 2;
const NOT_FULL: i64 = 3;
const SIZE: i64 = 4;

/// A simple queue's words: whether anyone waits, the items, and those that were
/// handed over.
const WAITED_FOR: i64 = 0;
const SIMPLE_ITEMS: i64 = 1;
const HANDED: i64 = 2;

/// Queues between threads.
#[derive(Clone, Copy, Debug)]
pub struct Queues {
    locks: Locks,
    conditions: Conditions,
    /// `Queue.put`: (queue, item).
    pub put: Function<2>,
    /// `Queue.get`.
    pub get: Function<1>,
    /// `SimpleQueue.put`: (queue, item).
    pub simple_put: Function<2>,
    /// `SimpleQueue.get`.
    pub simple_get: Function<1>,
}

impl Queues {
    pub(super) fn new(program: &mut Builder, locks: Locks, conditions: Conditions) -> Self {
        let put = program.function("Queue.put", |f, [it, item]| {
            f.compute(costs::QUEUE);
            let (items, size, not_full) = (f.load(it + ITEMS), f.load(it + SIZE), f.load(it + NOT_FULL));
            locks.with(f, f.load(it + LOCK), |f| {
                f.during(|f| f.length(items).ge(size) & size.gt(0), |f| _ = f.call(conditions.wait, [not_full]));
                f.append(items, item);
                f.call(conditions.notify, (f.load(it + NOT_EMPTY), 1));
            });
        });
        let get = program.function("Queue.get", |f, [it]| {
            f.compute(costs::QUEUE);
            let (items, not_empty, item) = (f.load(it + ITEMS), f.load(it + NOT_EMPTY), f.local(0));
            locks.with(f, f.load(it + LOCK), |f| {
                f.during(|f| f.not(f.length(items)), |f| _ = f.call(conditions.wait, [not_empty]));
                item.set(f.pop_left(items));
                f.call(conditions.notify, (f.load(it + NOT_FULL), 1));
            });
            f.ret(item);
        });
        let (simple_put, simple_get) = (simple_put(program), simple_get(program));
        Self { locks, conditions, put, get, simple_put, simple_get }
    }

    /// A queue for at most so many items; 0 for any number.
    pub fn create<'f>(&self, f: &'f Fun, size: impl Operand) -> Value<'f> {
        let (it, lock) = (f.allocate(5), self.locks.create(f));
        f.store(it + LOCK, lock);
        f.store(it + ITEMS, f.new_deque());
        f.store(it + NOT_EMPTY, self.conditions.around(f, lock, Cause::Queue, it));
        f.store(it + NOT_FULL, self.conditions.around(f, lock, Cause::Queue, it));
        f.store(it + SIZE, size);
        it
    }

    /// A simple queue.
    pub fn create_simple<'f>(&self, f: &'f Fun) -> Value<'f> {
        let it = f.allocate(3);
        f.store(it + SIMPLE_ITEMS, f.new_deque());
        f.store(it + HANDED, f.new_deque());
        it
    }

    /// How many items a simple queue has.
    pub fn simple_length<'f>(&self, f: &'f Fun, it: Value<'f>) -> Value<'f> {
        f.length(f.load(it + SIMPLE_ITEMS))
    }
}

fn simple_put(program: &mut Builder) -> Function<2> {
    program.c_function("SimpleQueue.put", |f, [it, item]| {
        f.call_c(costs::SIMPLE_QUEUE);
        f.when(f.load(it + WAITED_FOR), |f| {
            let unparked = f.unpark(it + WAITED_FOR, 1, false);
            f.store(it + WAITED_FOR, unparked.more);
            f.when(unparked.woken, |f| {
                f.append(f.load(it + HANDED), item);
                f.ret(0);
            });
        });
        f.append(f.load(it + SIMPLE_ITEMS), item);
    })
}

fn simple_get(program: &mut Builder) -> Function<1> {
    program.c_function("SimpleQueue.get", |f, [it]| {
        f.call_c(costs::SIMPLE_QUEUE);
        let items = f.load(it + SIMPLE_ITEMS);
        f.when(f.length(items), |f| f.ret(f.pop_left(items)));
        f.store(it + WAITED_FOR, 1);
        f.park(it + WAITED_FOR, 1, FOREVER, Cause::Queue, it);
        f.ret(f.pop_left(f.load(it + HANDED)));
    })
}

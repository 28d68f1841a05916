//! The futures of `concurrent.futures`: a result that one thread waits for and
//! another fills, and a call that is made when it is there.

use super::conditions::Conditions;
use super::costs;
use super::locks::Locks;
use crate::program::Cause;
use crate::program::script::{Builder, Fun, Function, Operand, Value};

const DONE: i64 = 0;
const RESULT: i64 = 1;
const CONDITION: i64 = 2;
/// What is called when it is done, and with what.
const CALLBACK: i64 = 3;
const ARGUMENT: i64 = 4;

/// Futures between threads.
#[derive(Clone, Copy, Debug)]
pub struct Futures {
    conditions: Conditions,
    /// `Future.set_result`: (future, result).
    pub set: Function<2>,
    /// `Future.result`.
    pub result: Function<1>,
    /// `Future.add_done_callback`: (future, function, argument).
    pub when_done: Function<3>,
}

impl Futures {
    pub(super) fn new(program: &mut Builder, locks: Locks, conditions: Conditions) -> Self {
        let set = program.function("Future.set_result", |f, [it, result]| {
            f.compute(costs::FUTURE);
            let condition = f.load(it + CONDITION);
            locks.with(f, conditions.lock(f, condition), |f| {
                f.store(it + RESULT, result);
                f.store(it + DONE, 1);
                f.call(conditions.notify, (condition, i64::MAX));
            });
            let callback = f.load(it + CALLBACK);
            f.when(callback, |f| _ = f.call_value(callback, [f.load(it + ARGUMENT)]));
        });
        let result = program.function("Future.result", |f, [it]| {
            f.compute(costs::FUTURE);
            let condition = f.load(it + CONDITION);
            locks.with(f, conditions.lock(f, condition), |f| {
                f.when(f.not(f.load(it + DONE)), |f| _ = f.call(conditions.wait, [condition]));
            });
            f.ret(f.load(it + RESULT));
        });
        let when_done = program.function("Future.add_done_callback", |f, [it, callback, argument]| {
            let is_done = f.local(0);
            locks.with(f, conditions.lock(f, f.load(it + CONDITION)), |f| {
                is_done.set(f.load(it + DONE));
                f.store(it + ARGUMENT, argument);
                f.store(it + CALLBACK, callback);
            });
            f.when(is_done, |f| _ = f.call_value(callback, [argument]));
        });
        Self { conditions, set, result, when_done }
    }

    /// A future for the work that has its name at that address.
    pub fn create<'f>(&self, f: &'f Fun, named: impl Operand) -> Value<'f> {
        let it = f.allocate(5);
        f.store(it + CONDITION, self.conditions.create(f, Cause::Future, named));
        it
    }

    /// The result of one that is done.
    pub fn filled<'f>(&self, f: &'f Fun, it: Value<'f>) -> Value<'f> {
        f.load(it + RESULT)
    }
}

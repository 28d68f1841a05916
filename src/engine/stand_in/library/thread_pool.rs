//! `ThreadPoolExecutor`: one queue, a thread more for each call as long as none
//! is idle and there are not enough.

use super::conditions::Conditions;
use super::costs;
use super::futures::Futures;
use super::queues::Queues;
use super::threads::Threads;
use crate::program::script::{Builder, Fun, Function, NOTHING, Operand, Value};

const QUEUE: i64 = 0;
const IDLE: i64 = 1;
const STARTED: i64 = 2;
const MOST: i64 = 3;
const THREADS: i64 = 4;
/// Whether it is the pool of an event loop, which has another name.
const OF_LOOP: i64 = 5;

/// A call that waits: its future, what to call, with what. The item 0 ends a worker.
const FUTURE: i64 = 0;
const FUNCTION: i64 = 1;
const ARGUMENT: i64 = 2;

/// Pools of threads.
#[derive(Clone, Copy, Debug)]
pub struct ThreadPools {
    conditions: Conditions,
    queues: Queues,
    futures: Futures,
    submit: Function<4>,
    /// `shutdown(wait=True)`.
    pub shutdown: Function<1>,
}

impl ThreadPools {
    pub(super) fn new(
        program: &mut Builder,
        conditions: Conditions,
        queues: Queues,
        futures: Futures,
        threads: Threads,
    ) -> Self {
        let worker = worker(program, conditions, queues, futures);
        let submit = program.function("ThreadPoolExecutor.submit", |f, [pool, future, function, argument]| {
            f.compute(costs::SUBMIT);
            let item = f.allocate(3);
            f.store(item + FUTURE, future);
            f.store(item + FUNCTION, function);
            f.store(item + ARGUMENT, argument);
            f.call(queues.simple_put, (f.load(pool + QUEUE), item));
            f.when(f.call(conditions.try_acquire, [f.load(pool + IDLE)]), |f| f.ret(future));
            let started = f.load(pool + STARTED);
            f.when(started.lt(f.load(pool + MOST)), |f| {
                f.store(pool + STARTED, started + 1);
                let start = |f: &Fun, name: &str| {
                    let thread = threads.start(f, worker, pool, (name, [started]), false);
                    f.append(f.load(pool + THREADS), thread);
                };
                let of_loop = f.load(pool + OF_LOOP);
                f.choose(of_loop, |f| start(f, "asyncio_{}"), |f| start(f, "ThreadPoolExecutor-0_{}"));
            });
            f.ret(future);
        });
        let shutdown = program.function("ThreadPoolExecutor.shutdown", |f, [pool]| {
            f.call(queues.simple_put, (f.load(pool + QUEUE), 0));
            let started = f.load(pool + THREADS);
            f.during(|f| f.length(started), |f| _ = f.call(threads.join, [f.pop_left(started)]));
        });
        Self { conditions, queues, futures, submit, shutdown }
    }

    /// The pool of an event loop, of at most so many threads.
    pub fn create_for_loop<'f>(&self, f: &'f Fun, most: impl Operand) -> Value<'f> {
        let it = self.create(f, most);
        f.store(it + OF_LOOP, 1);
        it
    }

    /// A pool of at most so many threads.
    pub fn create<'f>(&self, f: &'f Fun, most: impl Operand) -> Value<'f> {
        let it = f.allocate(6);
        f.store(it + QUEUE, self.queues.create_simple(f));
        f.store(it + IDLE, self.conditions.semaphore(f, 0));
        f.store(it + MOST, most);
        f.store(it + THREADS, f.new_deque());
        it
    }

    /// `pool.submit(function, argument)`; its future. The lanes call the work as
    /// it is `named`.
    pub fn submit<'f>(
        &self,
        f: &'f Fun,
        pool: impl Operand,
        function: impl Operand,
        argument: impl Operand,
        named: impl Operand,
    ) -> Value<'f> {
        let future = self.futures.create(f, named);
        f.call(self.submit, (pool, future, function, argument))
    }
}

fn worker(program: &mut Builder, conditions: Conditions, queues: Queues, futures: Futures) -> Function<1> {
    program.function("a thread of the pool", |f, [pool]| {
        let (queue, idle) = (f.load(pool + QUEUE), f.load(pool + IDLE));
        f.forever(|f| {
            f.when(f.not(queues.simple_length(f, queue)), |f| _ = f.call(conditions.release, [idle]));
            let item = f.call(queues.simple_get, [queue]);
            f.when(f.not(item), |f| {
                f.call(queues.simple_put, (queue, 0));
                f.ret(0);
            });
            f.compute(costs::WORK_ITEM);
            let future = f.load(item + FUTURE);
            let result = f.call_value(f.load(item + FUNCTION), [f.load(item + ARGUMENT)]);
            f.working(NOTHING);
            f.call(futures.set, (future, result));
        });
    })
}

//! What a coroutine can await besides sleeps and tasks: a lock of asyncio, an
//! answer from a server outside, and a call that a pool does meanwhile.

use super::costs;
use super::futures::Futures;
use super::process_pool::ProcessPools;
use super::tasks::Tasks;
use super::thread_pool::ThreadPools;
use crate::program::Cause;
use crate::program::script::{Builder, Fun, Function, Operand, Value};

/// A lock's words: whether it is held, how many wait, their futures.
const HELD: i64 = 0;
const WAITING: i64 = 1;
const WAITERS: i64 = 2;

/// Two that belong together: a future of the loop, and what will fill it.
const FUTURE: i64 = 0;
const SOURCE: i64 = 1;

/// What coroutines await.
#[derive(Clone, Copy, Debug)]
pub struct Awaiting {
    tasks: Tasks,
    futures: Futures,
    thread_pools: ThreadPools,
    process_pools: ProcessPools,
    /// `asyncio.Lock.acquire`.
    pub acquire: Function<1>,
    /// `asyncio.Lock.release`.
    pub release: Function<1>,
    /// A page from a server: (latency, bytes).
    pub fetch: Function<2>,
    /// What a pool calls when a result is there.
    tell_loop: Function<1>,
}

impl Awaiting {
    pub(super) fn new(
        program: &mut Builder,
        tasks: Tasks,
        futures: Futures,
        thread_pools: ThreadPools,
        process_pools: ProcessPools,
    ) -> Self {
        let acquire = acquire(program, tasks);
        let release = program.c_function("asyncio.Lock.release", |f, [it]| {
            f.call_c(costs::ASYNC_LOCK);
            f.released(it);
            f.store(it + HELD, 0);
            let waiters = f.load(it + WAITERS);
            f.when(f.length(waiters), |f| _ = f.call(tasks.fill, (f.pop_left(waiters), 1)));
        });
        let fetch = fetch(program, tasks);
        let deliver = program.c_function("_set_state", |f, [link]| {
            let result = futures.filled(f, f.load(link + SOURCE));
            f.call(tasks.fill, (f.load(link + FUTURE), result));
        });
        let tell_loop = program.function("_call_set_state", |f, [link]| {
            tasks.of.call_soon_threadsafe(f, deliver, link);
        });
        Self { tasks, futures, thread_pools, process_pools, acquire, release, fetch, tell_loop }
    }

    /// A lock that no task has.
    pub fn lock<'f>(&self, f: &'f Fun) -> Value<'f> {
        let it = f.allocate(3);
        f.store(it + WAITERS, f.new_deque());
        it
    }

    /// `await loop.run_in_executor(pool, function, argument)` with a pool of threads.
    pub fn in_thread<'f>(
        &self,
        f: &'f Fun,
        pool: impl Operand,
        function: impl Operand,
        argument: impl Operand,
        named: Value<'f>,
    ) -> Value<'f> {
        f.compute(costs::IN_EXECUTOR);
        self.result_of(f, self.thread_pools.submit(f, pool, function, argument, named), named)
    }

    /// The same with a pool of processes.
    pub fn in_process<'f>(
        &self,
        f: &'f Fun,
        pool: impl Operand,
        function: impl Operand,
        argument: impl Operand,
        named: Value<'f>,
    ) -> Value<'f> {
        f.compute(costs::IN_EXECUTOR);
        self.result_of(f, self.process_pools.submit(f, pool, function, argument, named), named)
    }

    fn result_of<'f>(&self, f: &'f Fun, source: Value<'f>, named: Value<'f>) -> Value<'f> {
        let (link, future) = (f.allocate(2), self.tasks.future(f, Cause::Future, named));
        f.store(link + FUTURE, future);
        f.store(link + SOURCE, source);
        f.call(self.futures.when_done, (source, self.tell_loop, link));
        f.call(self.tasks.await_future, [future])
    }
}

/// Strictly in turn: nobody comes in between a release and whoever waited first.
fn acquire(program: &mut Builder, tasks: Tasks) -> Function<1> {
    program.function("asyncio.Lock.acquire", |f, [it]| {
        f.call_c(costs::ASYNC_LOCK);
        f.when(f.load(it + HELD) | f.load(it + WAITING), |f| {
            let turn = tasks.future(f, Cause::Lock, it);
            f.append(f.load(it + WAITERS), turn);
            f.store(it + WAITING, f.load(it + WAITING) + 1);
            f.call(tasks.await_future, [turn]);
            f.store(it + WAITING, f.load(it + WAITING) - 1);
        });
        f.store(it + HELD, 1);
        f.taken(it);
    })
}

fn fetch(program: &mut Builder, tasks: Tasks) -> Function<2> {
    let arrived = program.c_function("an answer is there", |f, [link]| {
        tasks.of.forget(f, f.load(link + SOURCE));
        f.call(tasks.fill, (f.load(link + FUTURE), 0));
    });
    program.function("await session.get", |f, [latency, bytes]| {
        f.compute(costs::ASYNC_HTTP_SEND);
        let (link, future) = (f.allocate(2), tasks.future(f, Cause::Request, -1));
        let socket = f.request(latency, bytes);
        f.store(link + FUTURE, future);
        f.store(link + SOURCE, socket);
        tasks.of.when_answered(f, socket, arrived, link);
        f.call(tasks.await_future, [future]);
        f.compute(costs::ASYNC_HTTP_RECEIVE);
        f.ret(bytes);
    })
}

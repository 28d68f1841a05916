//! `ProcessPoolExecutor`: a call goes from whoever submits it to the thread that
//! manages the pool, from there to a thread that pickles it into a pipe, and to
//! a process; the result comes back through a pipe to the managing thread.

use super::costs;
use super::futures::Futures;
use super::queues::Queues;
use super::threads::Threads;
use crate::program::script::{Builder, FOREVER, Fun, Function, NOTHING, Operand, Value, Word};
use crate::program::{SelectorKind, StartMethod};

const MOST: i64 = 0;
const STARTED: i64 = 1;
/// Processes that have nothing to do.
const IDLE: i64 = 2;
/// Calls that the managing thread has not taken yet.
const PENDING: i64 = 3;
/// Calls whose result has not come back.
const UNDER_WAY: i64 = 4;
const WAKE_UP: i64 = 5;
const CALLS: i64 = 6;
const RESULTS: i64 = 7;
/// Calls that are to be pickled.
const FEED: i64 = 8;
const PROCESSES: i64 = 9;
const MANAGER: i64 = 10;
const CLOSING: i64 = 11;
const WORDS: i64 = 12;

/// A call: its future, what to call, with what.
const FUTURE: i64 = 0;
const FUNCTION: i64 = 1;
const ARGUMENT: i64 = 2;

/// Instead of a call: one process shall end, or the feeding thread.
const END_PROCESS: i64 = 0;
const END_FEEDER: i64 = -1;

/// What the managing thread's selector tells.
const WOKEN_UP: i64 = 1;
const HAS_RESULT: i64 = 2;

/// How large pickled calls and results are: words that a program sets.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    call: Word,
    result: Word,
}

/// Pools of processes.
#[derive(Clone, Copy, Debug)]
pub struct ProcessPools {
    queues: Queues,
    futures: Futures,
    /// (pool, future, function, argument)
    submit: Function<4>,
    /// `shutdown(wait=True)`.
    pub shutdown: Function<1>,
}

impl ProcessPools {
    /// Pools whose calls and results have so many bytes.
    pub(super) fn new(
        program: &mut Builder,
        queues: Queues,
        futures: Futures,
        threads: Threads,
        bytes: (u64, u64),
    ) -> Self {
        let sizes = Sizes { call: program.words([bytes.0 as i64]), result: program.words([bytes.1 as i64]) };
        let worker = worker(program, sizes);
        let feeder = feeder(program, queues, sizes);
        let manager = manager(program, queues, futures, threads, (feeder, sizes));
        let submit = program.function("ProcessPoolExecutor.submit", |f, [pool, future, function, argument]| {
            f.compute(costs::SUBMIT);
            let call = f.allocate(3);
            f.store(call + FUTURE, future);
            f.store(call + FUNCTION, function);
            f.store(call + ARGUMENT, argument);
            f.append(f.load(pool + PENDING), call);
            f.write(f.load(pool + WAKE_UP), 1, 0);
            let idle = f.load(pool + IDLE);
            f.store(pool + IDLE, idle - idle.gt(0));
            f.when(f.not(idle), |f| start_process(f, pool, worker));
            f.when(f.not(f.load(pool + MANAGER)), |f| {
                f.store(pool + MANAGER, threads.start(f, manager, pool, "Thread-1", false));
            });
            f.ret(future);
        });
        let shutdown = program.function("ProcessPoolExecutor.shutdown", |f, [pool]| {
            f.store(pool + CLOSING, 1);
            f.write(f.load(pool + WAKE_UP), 1, 0);
            f.when(f.load(pool + MANAGER), |f| _ = f.call(threads.join, [f.load(pool + MANAGER)]));
        });
        Self { queues, futures, submit, shutdown }
    }

    /// A pool of at most so many processes.
    pub fn create<'f>(&self, f: &'f Fun, most: impl Operand) -> Value<'f> {
        let it = f.allocate(WORDS);
        f.store(it + MOST, most);
        f.store(it + PENDING, f.new_deque());
        f.store(it + WAKE_UP, f.open_pipe());
        f.store(it + CALLS, f.open_pipe());
        f.store(it + RESULTS, f.open_pipe());
        f.store(it + FEED, self.queues.create_simple(f));
        f.store(it + PROCESSES, f.new_deque());
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

/// How many calls lie in the pipe or wait to be pickled: a word that all share.
fn queued(pool: Value<'_>) -> Value<'_> {
    pool + CALLS
}

fn start_process(f: &Fun, pool: Value<'_>, worker: Function<3>) {
    let started = f.load(pool + STARTED);
    f.when(started.lt(f.load(pool + MOST)), |f| {
        f.compute(costs::PROCESS_CREATE);
        f.store(pool + STARTED, started + 1);
        let arguments = (f.load(pool + CALLS), f.load(pool + RESULTS), queued(pool));
        let name = ("ForkServerProcess-{}", [started + 1]);
        f.append(f.load(pool + PROCESSES), f.start_process(worker, arguments, name, StartMethod::Forkserver));
    });
}

/// Pickling or unpickling so many bytes, in C.
fn pickle(f: &Fun, bytes: Word) {
    f.call_c(f.load(bytes) * costs::PICKLE_BYTE + costs::PICKLE);
}

fn worker(program: &mut Builder, sizes: Sizes) -> Function<3> {
    program.function("a process of the pool", |f, [calls, results, queued]| {
        f.forever(|f| {
            let came = f.read(calls);
            f.shared_add(queued, -1);
            pickle(f, sizes.call);
            let [call, function, argument] = f.open(came);
            f.when(call.eq(END_PROCESS), |f| f.ret(0));
            f.compute(costs::WORK_ITEM);
            let result = f.call_value(function, [argument]);
            f.working(NOTHING);
            pickle(f, sizes.result);
            f.send(results, f.load(sizes.result), (call, result));
        });
    })
}

fn feeder(program: &mut Builder, queues: Queues, sizes: Sizes) -> Function<1> {
    program.function("Queue._feed", |f, [pool]| {
        let (feed, calls) = (f.load(pool + FEED), f.load(pool + CALLS));
        f.forever(|f| {
            let call = f.call(queues.simple_get, [feed]);
            f.when(call.eq(END_FEEDER), |f| f.ret(0));
            pickle(f, sizes.call);
            f.choose(
                call.eq(END_PROCESS),
                |f| f.send(calls, f.load(sizes.call), (END_PROCESS, 0, 0)),
                |f| {
                    let letter = (call, f.load(call + FUNCTION), f.load(call + ARGUMENT));
                    f.send(calls, f.load(sizes.call), letter);
                },
            );
        });
    })
}

fn manager(
    program: &mut Builder,
    queues: Queues,
    futures: Futures,
    threads: Threads,
    (feeder, sizes): (Function<1>, Sizes),
) -> Function<1> {
    program.function("_ExecutorManagerThread.run", |f, [pool]| {
        let feeding = threads.start(f, feeder, pool, "QueueFeederThread", true);
        let (events, selector) = (f.new_deque(), f.open_selector(SelectorKind::Epoll));
        f.watch_pipe(selector, f.load(pool + WAKE_UP), WOKEN_UP);
        f.watch_pipe(selector, f.load(pool + RESULTS), HAS_RESULT);
        let (pending, feed) = (f.load(pool + PENDING), f.load(pool + FEED));
        f.forever(|f| {
            // One more than there are processes, so that none has to wait for its next call.
            f.during(
                |f| f.shared_load(queued(pool)).le(f.load(pool + MOST)) & f.length(pending).gt(0),
                |f| {
                    f.compute(costs::MANAGE);
                    f.shared_add(queued(pool), 1);
                    f.store(pool + UNDER_WAY, f.load(pool + UNDER_WAY) + 1);
                    f.call(queues.simple_put, (feed, f.pop_left(pending)));
                },
            );
            let rest = f.load(pool + UNDER_WAY) + f.length(pending);
            f.when(f.load(pool + CLOSING) & rest.eq(0), |f| f.leave());
            f.select(selector, FOREVER, events);
            f.repeat(f.length(events), |f| {
                f.choose(
                    f.pop_left(events).eq(WOKEN_UP),
                    |f| _ = f.read(f.load(pool + WAKE_UP)),
                    |f| result_came(f, pool, futures, sizes),
                );
            });
        });
        f.repeat(f.load(pool + STARTED), |f| _ = f.call(queues.simple_put, (feed, END_PROCESS)));
        let processes = f.load(pool + PROCESSES);
        f.during(|f| f.length(processes), |f| _ = f.wait_process(f.pop_left(processes), FOREVER));
        f.call(queues.simple_put, (feed, END_FEEDER));
        f.call(threads.join, [feeding]);
    })
}

fn result_came(f: &Fun, pool: Value<'_>, futures: Futures, sizes: Sizes) {
    let came = f.read(f.load(pool + RESULTS));
    pickle(f, sizes.result);
    let [call, result] = f.open(came);
    f.compute(costs::MANAGE);
    f.store(pool + UNDER_WAY, f.load(pool + UNDER_WAY) - 1);
    f.store(pool + IDLE, f.load(pool + IDLE) + 1);
    f.call(futures.set, (f.load(call + FUTURE), result));
}

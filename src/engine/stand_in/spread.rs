//! Who does which piece: the models, for every workload that is cut into pieces
//! which know nothing of each other.

use super::library::Library;
use super::work::Work;
use crate::program::script::{Builder, Fun, Function, Value, Word};
use crate::scenario::{Choice, Pool};

/// One after the other.
pub(super) fn sequential(program: &mut Builder, work: &Work) -> Function<0> {
    program.function("main", |f, []| {
        f.count(0, work.count, |f, i| work.keep(f, i, f.call(work.act, [i])));
        work.tell(f);
    })
}

/// `with ThreadPoolExecutor(workers) as pool: results = list(pool.map(…))`
pub(super) fn threads(program: &mut Builder, library: Library, work: &Work, workers: u32) -> Function<0> {
    let pools = library.thread_pools;
    program.function("main", |f, []| {
        let pool = pools.create(f, workers);
        map(f, library, work, |f, i| pools.submit(f, pool, work.act, i, work.named(i)));
        f.call(pools.shutdown, [pool]);
        work.tell(f);
    })
}

/// `with ProcessPoolExecutor(workers) as pool: results = list(pool.map(…))`
pub(super) fn processes(program: &mut Builder, library: Library, work: &Work, workers: u32) -> Function<0> {
    let pools = library.process_pools;
    program.function("main", |f, []| {
        let pool = pools.create(f, workers);
        map(f, library, work, |f, i| pools.submit(f, pool, work.act, i, work.named(i)));
        f.call(pools.shutdown, [pool]);
        work.tell(f);
    })
}

/// Submits every piece, then fetches the results in order.
fn map(f: &Fun, library: Library, work: &Work, submit: impl for<'f> FnOnce(&'f Fun, Value<'f>) -> Value<'f>) {
    work.name_all(f);
    let futures = f.new_deque();
    f.count(0, work.count, |f, i| f.append(futures, submit(f, i)));
    f.count(0, work.count, |f, i| work.keep(f, i, f.call(library.futures.result, [f.pop_left(futures)])));
}

/// `await asyncio.gather(…)` of a task for each piece.
pub(super) fn coroutines(program: &mut Builder, library: Library, work: &Work) -> Function<0> {
    let awaited = work.awaited(program, library);
    let main = program.function("main", |f, []| {
        gather(f, library, work, awaited);
        work.tell(f);
    });
    library.tasks.run(program, main)
}

/// The same, with each piece handed to a pool.
pub(super) fn coroutines_and_pool(
    program: &mut Builder,
    library: Library,
    work: &Work,
    choice: &Choice,
) -> Function<0> {
    let pool = program.word();
    let handed = handed_over(program, library, work, choice.pool, pool);
    let main = program.function("main", |f, []| {
        work.name_all(f);
        open_pool(f, library, choice, pool);
        gather(f, library, work, handed);
        close_pool(f, library, choice, pool);
        work.tell(f);
    });
    library.tasks.run(program, main)
}

fn gather(f: &Fun, library: Library, work: &Work, function: Function<1>) {
    let all = library.tasks.gathering(f);
    f.count(0, work.count, |f, i| library.tasks.gather(f, all, library.tasks.create(f, function, i)));
    library.tasks.await_all(f, all);
}

/// The coroutine that hands a piece to the pool and awaits its result.
pub(super) fn handed_over(program: &mut Builder, library: Library, work: &Work, kind: Pool, pool: Word) -> Function<1> {
    program.function("await loop.run_in_executor", |f, [i]| {
        let pool = f.load(pool);
        let result = if kind == Pool::Processes {
            library.awaiting.in_process(f, pool, work.act, i, work.named(i))
        } else {
            library.awaiting.in_thread(f, pool, work.act, i, work.named(i))
        };
        work.keep(f, i, result);
    })
}

/// Opens the pool beside an event loop.
pub(super) fn open_pool(f: &Fun, library: Library, choice: &Choice, pool: Word) {
    let opened = if choice.pool == Pool::Processes {
        library.process_pools.create(f, choice.workers)
    } else {
        library.thread_pools.create_for_loop(f, choice.workers)
    };
    f.store(pool, opened);
}

/// Waits for the end of whoever is in the pool.
pub(super) fn close_pool(f: &Fun, library: Library, choice: &Choice, pool: Word) {
    let shutdown =
        if choice.pool == Pool::Processes { library.process_pools.shutdown } else { library.thread_pools.shutdown };
    f.call(shutdown, [f.load(pool)]);
}

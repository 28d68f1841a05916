//! What the library takes on the simulated computer, beside what CPython takes:
//! what is Python there, or made of several things, within a quarter of what
//! 3.14.7, built with PGO, takes (the median of 60 rounds in one process).

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::script::{Builder, Fun};

use super::run_main;

/// Nanoseconds for each round of the body, in the middle of many.
fn per_round(body: impl for<'f> Fn(&'f Fun, Library)) -> i64 {
    const ROUNDS: i64 = 200;
    let run = run_main(&Spec { cores: 1, ..Spec::default() }, |f, library| {
        let began = f.now();
        f.repeat(ROUNDS, |f| body(f, library));
        f.output((f.now() - began) / ROUNDS);
    });
    run.wall();
    run.outputs()[0]
}

fn check(what: &str, found: i64, measured: i64) {
    let within = measured * 3 / 4..=measured * 5 / 4;
    assert!(within.contains(&found), "{what}: {found} ns, CPython {measured} ns");
}

#[test]
fn locks_and_queues_cost_what_they_cost_in_cpython() {
    let exactly = per_round(|f, library| {
        let lock = library.locks.create(f);
        f.call(library.locks.acquire, [lock]);
        f.call(library.locks.release, [lock]);
    });
    assert_eq!(exactly, 60, "acquire and release, in C");
    check("with a lock", per_round(|f, library| library.locks.with(f, library.locks.create(f), |_| {})), 89);
    let reentrant = per_round(|f, library| {
        let lock = library.locks.create_reentrant(f);
        f.call(library.locks.acquire_again, [lock]);
        f.call(library.locks.release_again, [lock]);
    });
    check("a re-entrant lock", reentrant, 96);
    let semaphore = per_round(|f, library| {
        let semaphore = library.conditions.semaphore(f, 1);
        f.call(library.conditions.acquire, [semaphore]);
        f.call(library.conditions.release, [semaphore]);
    });
    check("a semaphore", semaphore, 650);
    let queue = per_round(|f, library| {
        let queue = library.queues.create(f, 0);
        f.call(library.queues.put, (queue, 1));
        f.call(library.queues.get, [queue]);
    });
    check("a queue", queue, 966);
    let simple = per_round(|f, library| {
        let queue = library.queues.create_simple(f);
        f.call(library.queues.simple_put, (queue, 1));
        f.call(library.queues.simple_get, [queue]);
    });
    assert_eq!(simple, 40, "a simple queue, in C");
}

#[test]
fn switching_tasks_costs_what_it_costs_in_cpython() {
    /// Nanoseconds for each turn of so many tasks that only yield.
    fn per_turn(tasks: i64) -> i64 {
        const ROUNDS: i64 = 100;
        let mut program = Builder::new();
        let library = Library::new(&mut program, true, (0, 0));
        let work = program.function("work", |f, [_]| f.repeat(ROUNDS, |f| _ = f.call(library.tasks.sleep, [0])));
        let main = program.function("main", |f, []| {
            let all = library.tasks.gathering(f);
            f.repeat(tasks, |f| library.tasks.gather(f, all, library.tasks.create(f, work, 0)));
            let began = f.now();
            library.tasks.await_all(f, all);
            f.output((f.now() - began) / (ROUNDS * tasks));
        });
        let main = library.tasks.run(&mut program, main);
        let run = crate::machine::running::run(&Spec { cores: 1, ..Spec::default() }, program.build(main, 0));
        run.wall();
        run.outputs()[0]
    }
    check("a task alone", per_turn(1), 2_226);
    check("one of a hundred tasks", per_turn(100), 1_484);
}

#[test]
fn threads_cost_what_they_cost_in_cpython() {
    let mut program = Builder::new();
    let library = Library::new(&mut program, true, (0, 0));
    let work = program.function("work", |_, [_]| {});
    let main = program.function("main", |f, []| {
        let began = f.now();
        let thread = library.threads.start(f, work, 0, "Thread-1 (work)", false);
        f.output(f.now() - began);
        f.call(library.threads.join, [thread]);
        f.output(f.now() - began);
    });
    let run = crate::machine::running::run(&Spec { cores: 2, ..Spec::default() }, program.build(main, 0));
    run.wall();
    let [start, with_join] = *run.outputs() else { panic!("{:?}", run.outputs()) };
    check("start", start, 66_000);
    check("start and join", with_join, 68_000);
}

/// A pool of threads with many calls of next to nothing, and one of two processes
/// with two calls, from its creation to its end.
#[test]
fn pools_cost_what_they_cost_in_cpython() {
    const CALLS: i64 = 200;
    let mut program = Builder::new();
    let library = Library::new(&mut program, true, (100, 100));
    let work = program.function("work", |_, [_]| {});
    let (threads, processes) = (library.thread_pools, library.process_pools);
    let main = program.function("main", |f, []| {
        let (pool, futures) = (threads.create(f, 1), f.new_deque());
        let began = f.now();
        f.repeat(CALLS, |f| f.append(futures, threads.submit(f, pool, work, 0, 0)));
        f.repeat(CALLS, |f| _ = f.call(library.futures.result, [f.pop_left(futures)]));
        f.output((f.now() - began) / CALLS);
        f.call(threads.shutdown, [pool]);
        let began = f.now();
        let pool = processes.create(f, 2);
        for future in [0, 1].map(|i| processes.submit(f, pool, work, i, 0)) {
            f.call(library.futures.result, [future]);
        }
        f.call(processes.shutdown, [pool]);
        f.output(f.now() - began);
    });
    let run = crate::machine::running::run(&Spec { cores: 2, ..Spec::default() }, program.build(main, 0));
    run.wall();
    let [per_call, two_processes] = *run.outputs() else { panic!("{:?}", run.outputs()) };
    check("an item of pool.map", per_call, 5_000);
    check("a pool of two processes by fork server", two_processes, 20_000_000);
}

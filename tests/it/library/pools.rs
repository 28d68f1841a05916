//! Pools of threads and processes: every call is made once, by no more workers
//! than there may be, and its result comes back.

use interleave::base::Nanos;
use interleave::machine::Spec;
use interleave::program::script::Builder;
use interleave::trace::{LaneKind, LinkKind};

use super::{computers, program};
use crate::machine::running::{Run, run};

/// So many calls of i² that each take so long, on a pool of three.
fn squares(calls: i64, nanos: i64, in_processes: bool) -> interleave::program::script::Scripts {
    program(|program: &mut Builder, library| {
        let work = program.function("work", |f, [i]| {
            f.compute(nanos);
            f.ret(i * i);
        });
        program.function("main", |f, []| {
            let futures = f.new_deque();
            let (threads, processes) = (library.thread_pools, library.process_pools);
            let pool = if in_processes { processes.create(f, 3) } else { threads.create(f, 3) };
            f.count(0, calls, |f, i| {
                let future = if in_processes {
                    processes.submit(f, pool, work, i, 0)
                } else {
                    threads.submit(f, pool, work, i, 0)
                };
                f.append(futures, future);
            });
            f.repeat(calls, |f| f.output(f.call(library.futures.result, [f.pop_left(futures)])));
            f.call(if in_processes { processes.shutdown } else { threads.shutdown }, [pool]);
            f.output(-1);
        })
    })
}

fn names(run: &Run, kind: LaneKind) -> Vec<String> {
    run.trace.lanes().filter(|(_, lane)| lane.kind == kind).map(|(_, lane)| lane.name.clone()).collect()
}

#[test]
fn results_come_back_in_order() {
    for (spec, in_processes) in computers().flat_map(|spec| [(spec.clone(), false), (spec, true)]) {
        let run = run(&spec, squares(10, 300_000, in_processes));
        run.wall();
        let expected: Vec<i64> = (0..10).map(|i| i * i).chain([-1]).collect();
        assert_eq!(run.outputs(), expected, "{}", run.told());
    }
}

#[test]
fn a_pool_of_threads_starts_no_more_than_it_needs() {
    let check = |calls, nanos, expected: &[&str]| {
        let run = run(&Spec::default(), squares(calls, nanos, false));
        run.wall();
        assert_eq!(names(&run, LaneKind::Thread), expected, "{}", run.told());
    };
    // The first is idle again before the second call comes: the child runs first.
    check(2, 100, &["MainThread", "ThreadPoolExecutor-0_0"]);
    let all = ["MainThread", "ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1", "ThreadPoolExecutor-0_2"];
    // With a third the woken one is not idle any more, though it has not had its turn yet.
    check(10, 100, &all);
    check(10, 20_000_000, &all);
    check(2, 20_000_000, &all[..3]);
}

#[test]
fn a_pool_of_processes_computes_at_once_and_its_messages_cross() {
    let spec = Spec { cores: 4, ..Spec::default() };
    let run = run(&spec, squares(3, 200_000_000, true));
    assert!(run.wall() < Nanos::from_millis(300), "{}", run.told());
    let expected = ["MainProcess", "ForkServerProcess-1", "ForkServerProcess-2", "ForkServerProcess-3"];
    assert_eq!(names(&run, LaneKind::Process), expected);
    let sent = run.trace.links().iter().filter(|link| link.kind == LinkKind::Sent).count();
    assert!(sent >= 6, "three calls and three results: {sent}");
}

//! What runs when on an event loop, as asyncio has it.

use interleave::base::Nanos;
use interleave::engine::stand_in::library::Library;
use interleave::machine::{Costs, Spec};
use interleave::program::script::{Builder, Fun, Function};
use interleave::trace::LaneKind;

use super::program;
use crate::machine::running::{Run, run};

/// A run of `asyncio.run(main())`.
fn run_async(spec: &Spec, write: impl FnOnce(&mut Builder, Library) -> Function<0>) -> Run {
    let programs = program(|program, library| {
        let main = write(program, library);
        library.tasks.run(program, main)
    });
    let run = run(spec, programs);
    run.wall();
    run
}

/// Awaits a task of the function for each number below `count`.
fn gather_all(f: &Fun, library: Library, function: Function<1>, count: i64) {
    let all = library.tasks.gathering(f);
    f.count(0, count, |f, i| library.tasks.gather(f, all, library.tasks.create(f, function, i)));
    library.tasks.await_all(f, all);
}

#[test]
fn tasks_take_turns_where_they_await() {
    let run = run_async(&Spec::default(), |program, library| {
        let work = program.function("work", |f, [i]| {
            f.count(0, 3, |f, round| {
                f.output(i * 10 + round);
                f.call(library.tasks.sleep, [0]);
            });
        });
        program.function("main", |f, []| {
            gather_all(f, library, work, 3);
            f.output(-1);
        })
    });
    assert_eq!(run.outputs(), [0, 10, 20, 1, 11, 21, 2, 12, 22, -1]);
    let tasks: Vec<_> = run.trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Task).collect();
    let names: Vec<_> = tasks.iter().map(|(_, lane)| lane.name.as_str()).collect();
    assert_eq!(names, ["Task-1", "Task-2", "Task-3", "Task-4"]);
}

#[test]
fn sleeps_end_in_order_on_whole_milliseconds_and_equal_ones_as_they_began() {
    let spec = Spec { costs: Costs::none(), ..Spec::default() };
    let run = run_async(&spec, |program, library| {
        // 3 ms, 1 ms and a half, 3 ms, 0.2 ms.
        let lengths = program.words([3_000_000, 1_500_000, 3_000_000, 200_000]);
        let work = program.function("work", |f, [i]| {
            let began = f.now();
            f.call(library.tasks.sleep, [f.load(f.value(lengths) + i)]);
            f.output(i);
            f.output((f.now() - began) / 1_000_000);
        });
        program.function("main", |f, []| gather_all(f, library, work, 4))
    });
    assert_eq!(run.outputs(), [3, 1, 1, 2, 0, 3, 2, 3], "{}", run.told());
}

#[test]
fn a_task_that_computes_blocks_all_others() {
    let run = run_async(&Spec { cores: 8, ..Spec::default() }, |program, library| {
        let work = program.function("work", |f, [_]| f.compute(10_000_000));
        program.function("main", |f, []| gather_all(f, library, work, 4))
    });
    assert!(run.wall() >= Nanos::from_millis(40), "{}", run.told());
    assert!(run.wall() < Nanos::from_millis(41), "{}", run.told());
}

#[test]
fn a_lock_of_asyncio_goes_strictly_in_turn() {
    let run = run_async(&Spec::default(), |program, library| {
        let lock = program.word();
        let awaiting = library.awaiting;
        let work = program.function("work", |f, [i]| {
            f.repeat(2, |f| {
                f.call(awaiting.acquire, [f.load(lock)]);
                f.output(i);
                f.call(library.tasks.sleep, [1_000_000]);
                f.call(awaiting.release, [f.load(lock)]);
            });
        });
        program.function("main", |f, []| {
            f.store(lock, awaiting.lock(f));
            gather_all(f, library, work, 3);
        })
    });
    assert_eq!(run.outputs(), [0, 1, 2, 0, 1, 2], "{}", run.told());
}

#[test]
fn requests_overlap_and_their_answers_come_before_timers_that_are_due_with_them() {
    let spec = Spec { costs: Costs::none(), ..Spec::default() };
    let run = run_async(&spec, |program, library| {
        let fetch = program.function("fetch", |f, [i]| {
            f.output(f.call(library.awaiting.fetch, (i * 10_000_000, 1_000)));
            f.output(i);
        });
        let block = program.function("block", |f, [_]| {
            // Everything falls due meanwhile.
            f.call(library.tasks.sleep, [1_000_000]);
            f.compute(100_000_000);
        });
        let sleeper = program.function("sleeper", |f, [_]| {
            f.call(library.tasks.sleep, [2_000_000]);
            f.output(-1);
        });
        program.function("main", |f, []| {
            let all = library.tasks.gathering(f);
            for (function, number) in [(sleeper, 0), (fetch, 1), (fetch, 2), (block, 0)] {
                library.tasks.gather(f, all, library.tasks.create(f, function, number));
            }
            library.tasks.await_all(f, all);
        })
    });
    assert_eq!(run.outputs(), [1_000, 1, 1_000, 2, -1], "{}", run.told());
    assert!(run.wall() < Nanos::from_millis(103));
}

#[test]
fn what_a_pool_does_leaves_the_loop_free() {
    for in_processes in [false, true] {
        let run = run_async(&Spec { cores: 4, ..Spec::default() }, |program, library| {
            let (pool, named) = (program.word(), program.word());
            let compute = program.function("compute", |f, [i]| {
                f.compute(30_000_000);
                f.ret(i * i);
            });
            let hand_over = program.function("hand over", |f, [i]| {
                let (pool, named) = (f.load(pool), f.value(named));
                let result = if in_processes {
                    library.awaiting.in_process(f, pool, compute, i, named)
                } else {
                    library.awaiting.in_thread(f, pool, compute, i, named)
                };
                f.output(result);
            });
            let quick = program.function("quick", |f, [_]| {
                f.call(library.tasks.sleep, [3_000_000]);
                f.output(-1);
            });
            program.function("main", |f, []| {
                let (threads, processes) = (library.thread_pools, library.process_pools);
                f.store(pool, if in_processes { processes.create(f, 2) } else { threads.create(f, 2) });
                let all = library.tasks.gathering(f);
                for (function, number) in [(hand_over, 2), (hand_over, 3), (quick, 0)] {
                    library.tasks.gather(f, all, library.tasks.create(f, function, number));
                }
                library.tasks.await_all(f, all);
                f.call(if in_processes { processes.shutdown } else { threads.shutdown }, [f.load(pool)]);
            })
        });
        let outputs = run.outputs();
        assert_eq!(outputs[0], -1, "{}", run.told());
        assert_eq!(outputs.len(), 3);
        assert_eq!(outputs[1] + outputs[2], 13);
    }
}

//! Locks, conditions, semaphores, events, barriers and queues between threads.

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::script::{Builder, Function, Word};
use interleave::trace::State;
use proptest::prelude::*;

use super::{computers, program, program_for};
use crate::machine::running::run;

/// Starts a thread at the function for each number below `count`, and joins them.
fn in_threads(
    program: &mut Builder,
    library: Library,
    count: i64,
    begin: Function<0>,
    work: Function<1>,
) -> Function<0> {
    let end = program.words([0]);
    program.function("main", |f, []| {
        f.call(begin, ());
        let threads = f.new_deque();
        f.count(0, count, |f, i| {
            f.append(threads, library.threads.start(f, work, i, ("Thread-{} (work)", [i + 1]), false));
        });
        f.repeat(count, |f| _ = f.call(library.threads.join, [f.pop_left(threads)]));
        f.store(end, 1);
    })
}

/// Reads, lets time pass, and writes: what another must not come between.
fn add_one(f: &interleave::program::script::Fun, counter: Word, nanos: i64) {
    let seen = f.load(counter);
    f.compute(nanos);
    f.store(counter, seen + 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn nobody_comes_between_who_holds_a_lock(
        threads in 1..6_i64, times in 1..30_i64, inside in 1..400_000_i64, outside in 0..300_000_i64,
        cores in 1..5_u32, gil: bool, reentrant: bool,
    ) {
        let programs = program_for(gil, |program, library| {
            let (counter, lock) = (program.word(), program.word());
            let (acquire, release) = if reentrant {
                (library.locks.acquire_again, library.locks.release_again)
            } else {
                (library.locks.acquire, library.locks.release)
            };
            let begin = program.function("begin", |f, []| f.store(lock, library.locks.create_reentrant(f)));
            let work = program.function("work", |f, [_]| {
                let depth = if reentrant { 3 } else { 1 };
                f.repeat(times, |f| {
                    f.repeat(depth, |f| _ = f.call(acquire, [f.load(lock)]));
                    add_one(f, counter, inside);
                    f.repeat(depth, |f| _ = f.call(release, [f.load(lock)]));
                    f.compute(outside);
                });
            });
            let main = in_threads(program, library, threads, begin, work);
            program.function("outer main", |f, []| {
                f.call(main, ());
                f.output(f.load(counter));
            })
        });
        let run = run(&Spec { cores, gil, ..Spec::default() }, programs);
        run.wall();
        prop_assert_eq!(run.outputs(), [threads * times], "{}", run.told());
    }
}

#[test]
fn a_long_wait_is_handed_the_lock() {
    // Two that each hold it for 3 ms and want it again at once: in turn, not in a row.
    let programs = program(|program, library| {
        let lock = program.word();
        let begin = program.function("begin", |f, []| f.store(lock, library.locks.create(f)));
        let work = program.function("work", |f, [i]| {
            f.repeat(4, |f| {
                f.call(library.locks.acquire, [f.load(lock)]);
                f.output(i);
                f.sleep(3_000_000);
                f.call(library.locks.release, [f.load(lock)]);
            });
        });
        in_threads(program, library, 2, begin, work)
    });
    let run = run(&Spec::default(), programs);
    run.wall();
    assert_eq!(run.outputs(), [0, 1, 0, 1, 0, 1, 0, 1]);
    let waits = run.trace.lanes().flat_map(|(lane, _)| run.trace.spans(lane).iter(run.trace.end()));
    let held = waits.filter(|span| span.state == State::Lock).filter_map(|wait| run.trace.detail(wait.detail?)?.by);
    assert!(held.count() > 0, "a wait tells who has the lock: {}", run.told());
}

#[test]
fn a_semaphore_lets_so_many_in() {
    for spec in computers() {
        let programs = program(|program, library| {
            let (semaphore, inside) = (program.word(), program.word());
            let begin = program.function("begin", |f, []| f.store(semaphore, library.conditions.semaphore(f, 3)));
            let work = program.function("work", |f, [_]| {
                f.call(library.conditions.acquire, [f.load(semaphore)]);
                f.store(inside, f.load(inside) + 1);
                f.output(f.load(inside));
                f.sleep(2_000_000);
                f.store(inside, f.load(inside) - 1);
                f.call(library.conditions.release, [f.load(semaphore)]);
            });
            in_threads(program, library, 8, begin, work)
        });
        let run = run(&spec, programs);
        run.wall();
        assert_eq!(run.outputs().iter().max(), Some(&3), "{}", run.told());
        assert_eq!(run.outputs().len(), 8);
    }
}

#[test]
fn nobody_leaves_a_barrier_before_all_have_come() {
    const PARTIES: i64 = 4;
    for spec in computers() {
        let programs = program(|program, library| {
            let (barrier, come) = (program.word(), program.word());
            let begin = program.function("begin", |f, []| f.store(barrier, library.conditions.barrier(f, PARTIES)));
            let work = program.function("work", |f, [i]| {
                f.count(1, 6, |f, round| {
                    f.sleep(i * 300_000);
                    // Nobody comes between: a single addition in C.
                    f.store(come, f.load(come) + 1);
                    f.call(library.conditions.meet, [f.load(barrier)]);
                    f.output(f.load(come).ge(round * PARTIES));
                });
            });
            in_threads(program, library, PARTIES, begin, work)
        });
        let run = run(&spec, programs);
        run.wall();
        assert_eq!(run.outputs(), [1; 20], "{}", run.told());
    }
}

#[test]
fn an_event_lets_everyone_go_who_waits_or_comes_later() {
    for spec in computers() {
        let programs = program(|program, library| {
            let (event, is_set) = (program.word(), program.word());
            let begin = program.function("begin", |f, []| f.store(event, library.conditions.event(f)));
            let work = program.function("work", |f, [i]| {
                f.sleep(i * 1_000_000);
                f.when(i.eq(2), |f| {
                    f.store(is_set, 1);
                    f.call(library.conditions.set, [f.load(event)]);
                });
                f.call(library.conditions.wait_set, [f.load(event)]);
                f.output(f.load(is_set));
            });
            in_threads(program, library, 5, begin, work)
        });
        let run = run(&spec, programs);
        run.wall();
        assert_eq!(run.outputs(), [1; 5], "{}", run.told());
    }
}

#[test]
fn a_bounded_queue_gives_out_every_item_once_and_never_holds_more() {
    const ITEMS: i64 = 30;
    for (spec, is_simple) in computers().flat_map(|spec| [(spec.clone(), false), (spec, true)]) {
        let programs = program(|program, library| {
            let (queue, held) = (program.word(), program.word());
            let queues = library.queues;
            let (put, get) = if is_simple { (queues.simple_put, queues.simple_get) } else { (queues.put, queues.get) };
            let begin = program.function("begin", |f, []| {
                let made = if is_simple { queues.create_simple(f) } else { queues.create(f, 5) };
                f.store(queue, made);
            });
            // Two produce, three consume ten each.
            let work = program.function("work", |f, [i]| {
                f.choose(
                    i.lt(2),
                    |f| {
                        f.count(0, ITEMS / 2, |f, item| {
                            f.call(put, (f.load(queue), i * (ITEMS / 2) + item));
                            f.store(held, f.load(held) + 1);
                        })
                    },
                    |f| {
                        f.repeat(ITEMS / 3, |f| {
                            f.output(f.call(get, [f.load(queue)]));
                            f.sleep(200_000);
                        })
                    },
                );
            });
            in_threads(program, library, 5, begin, work)
        });
        let run = run(&spec, programs);
        run.wall();
        let mut got = run.outputs().to_vec();
        got.sort_unstable();
        assert_eq!(got, (0..ITEMS).collect::<Vec<_>>(), "{}", run.told());
    }
}

#[test]
fn who_starts_a_thread_goes_on_after_it() {
    let programs = program(|program, library| {
        let work = program.function("work", |f, [i]| f.output(i));
        program.function("main", |f, []| {
            f.count(0, 3, |f, i| {
                library.threads.start(f, work, i, ("Thread-{} (work)", [i + 1]), false);
                f.output(i + 10);
            });
        })
    });
    for cores in [1, 2, 8] {
        let run = run(&Spec { cores, ..Spec::default() }, programs.clone());
        run.wall();
        assert_eq!(run.outputs(), [0, 10, 1, 11, 2, 12], "{}", run.told());
    }
}

//! The system as measured: cores that change, starts, selectors, pipes.

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::SelectorKind;
use interleave::program::StartMethod::{self, Fork, Forkserver, Spawn};
use interleave::program::script::{Builder, FOREVER, Scripts};
use interleave::trace::{LaneKind, State};

use super::figures::{Exactly, about, check, close_to, computing, lasts, stretches, told, usual};
use crate::machine::running::{program, run};

/// The lengths of a core's changes to another thread on one core.
fn switches(scripts: Scripts, cores: u32) -> Vec<u64> {
    let run = run(&Spec { gil: false, ..usual(cores) }, scripts);
    let cores = run.trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Core);
    let spans = cores.flat_map(|(id, _)| run.trace.spans(id).iter(run.trace.end()));
    let spans = spans.filter(|span| span.state == State::Switching && span.start.0 > 4_000_000);
    spans.map(|span| (span.end - span.start).0).collect()
}

#[test]
fn a_core_changes_as_fast_as_measured() {
    let processes = program(|p| {
        let work = p.function("work", |f, []| f.compute(30_000_000));
        p.function("main", |f, []| {
            let started = [1, 2].map(|n| f.start_process(work, (), ("Process-{}", [n]), Fork));
            started.into_iter().for_each(|process| _ = f.wait_process(process, FOREVER));
        })
    });
    // A thread sleeps, and finds its core taken but another idle.
    let moving = program(|p| {
        let work = p.function("work", |f, [time]| f.compute(time));
        p.function("main", |f, []| {
            let first = f.start_thread(work, [8_000_000], "Thread-1");
            f.start_thread(work, [30_000_000], "Thread-2");
            f.sleep(1_000_000);
            f.join(first, FOREVER);
        })
    });
    let (threads, processes) = (switches(computing(2, 30_000_000), 1), switches(processes, 1));
    let moved = switches(moving, 2).into_iter().max().unwrap_or(0);
    check(&[
        ("a core goes to another thread", Exactly(2_000), threads[0]),
        ("a core goes to another process", Exactly(3_000), processes[0]),
        ("a thread goes to another core", Exactly(5_000), moved),
    ]);
}

/// How long a start takes, and the end of it.
fn starting(method: StartMethod, touched_mib: u64, joins: bool) -> u64 {
    lasts(2, |p, _| {
        let child = p.function("child", |_, []| {});
        let before = p.function("before", |f, []| f.memory(touched_mib << 20));
        Box::new(move |f| {
            f.call(before, ());
            let process = f.start_process(child, (), "Process-1", method);
            if joins {
                f.wait_process(process, FOREVER);
            }
        })
    })
}

#[test]
fn threads_and_processes_start_as_fast_as_measured() {
    let thread = |joins: bool| {
        lasts(2, |p, library| {
            let (work, threads) = (p.function("work", |_, [_]| {}), library.threads);
            Box::new(move |f| {
                let thread = threads.start(f, work, 0, "Thread-1 (work)", false);
                if joins {
                    f.call(threads.join, [thread]);
                }
            })
        })
    };
    let first_line = told(
        2,
        program(|p| {
            let child = p.function("child", |f, [before]| f.output(f.now() - before));
            p.function("main", |f, []| {
                let process = f.start_process(child, [f.now()], "Process-1", Fork);
                f.wait_process(process, FOREVER);
            })
        }),
    );
    check(&[
        ("Thread.start()", about(66_000), thread(false)),
        ("Thread.start() and join()", about(66_500), thread(true)),
        ("a process by fork", Exactly(600_000), starting(Fork, 0, false)),
        ("a process by fork, and its end", about(2_200_000), starting(Fork, 0, true)),
        ("a process by fork that has touched 500 MB: 60 µs for each", Exactly(30_600_000), starting(Fork, 500, false)),
        ("a process by spawn, and its end", about(40_000_000), starting(Spawn, 0, true)),
        ("a process by a fork server, and its end", about(16_000_000), starting(Forkserver, 0, true)),
        ("a forked child's first line: 1 ms after its parent's next", about(1_600_000), first_line),
    ]);
}

/// Who acts first after a start: 1 for the child, 2 for the parent.
#[test]
fn after_a_start_the_child_acts_first_and_after_a_fork_the_parent() {
    let after_start = |child_nanos: u64| {
        let mut program = Builder::new();
        let library = Library::new(&mut program, true, (0, 0));
        let child = program.function("child", |f, [_]| {
            f.output(1);
            f.compute(child_nanos);
            f.output(3);
        });
        let main = program.function("main", |f, []| {
            let thread = library.threads.start(f, child, 0, "Thread-1 (child)", false);
            f.output(2);
            f.join(thread, FOREVER);
        });
        run(&usual(2), program.build(main, 0)).outputs().to_vec()
    };
    assert_eq!(after_start(0), [1, 3, 2]);
    assert_eq!(after_start(1_000_000), [1, 3, 2]);
    // 5 ms later the parent has the GIL again.
    assert_eq!(after_start(20_000_000), [1, 2, 3]);
    let fork = program(|p| {
        let child = p.function("child", |f, []| f.output(1));
        p.function("main", |f, []| {
            let process = f.start_process(child, (), "Process-1", Fork);
            f.output(2);
            f.wait_process(process, FOREVER);
        })
    });
    assert_eq!(run(&usual(2), fork).outputs(), [2, 1]);
}

/// A call that finds one of so many ready, none of the others.
fn select(kind: SelectorKind, watched: usize, ready: usize) -> u64 {
    lasts(2, |p, _| {
        let found = p.deque();
        Box::new(move |f| {
            let selector = f.open_selector(kind);
            for token in 0..watched {
                let latency = if token < ready { 0 } else { 3_600_000_000_000_i64 };
                f.watch_socket(selector, f.request(latency, 0), token);
            }
            f.sleep(1_000_000);
            let before = f.now();
            f.select(selector, FOREVER, found);
            f.output(f.now() - before);
            f.exit_process(0);
        })
    })
}

#[test]
fn selectors_cost_what_they_watch() {
    use SelectorKind::{Epoll, Poll, Select};
    check(&[
        ("select of 10", Exactly(900), select(Select, 10, 1)),
        ("select of 100", Exactly(4_500), select(Select, 100, 1)),
        ("select of 500", about(20_000), select(Select, 500, 1)),
        ("poll of 10", about(500), select(Poll, 10, 1)),
        ("poll of 100", Exactly(3_300), select(Poll, 100, 1)),
        ("poll of 500", about(15_500), select(Poll, 500, 1)),
        ("poll of 5000", about(169_000), select(Poll, 5_000, 1)),
        ("epoll of 10", Exactly(430), select(Epoll, 10, 1)),
        ("epoll of 5000", Exactly(430), select(Epoll, 5_000, 1)),
        ("epoll of 100, 21 of them ready", Exactly(430 + 20 * 95), select(Epoll, 100, 21)),
    ]);
    let too_many = program(|p| {
        p.function("main", |f, []| {
            let selector = f.open_selector(Select);
            for token in 0..1_025 {
                f.output(f.watch_socket(selector, f.request(0, 0), token));
            }
        })
    });
    let run = run(&usual(1), too_many);
    assert_eq!(run.outputs().iter().position(|&refused| refused == 1), Some(1_024));
}

#[test]
fn pipes_and_hand_overs_are_as_fast_as_measured() {
    let echo = |rounds: i64, bytes: i64, back: i64| {
        lasts(2, |p, _| {
            let child = p.function("child", |f, [there, here]| {
                f.repeat(rounds, |f| {
                    f.read(there);
                    f.write(here, back, 0);
                });
            });
            Box::new(move |f| {
                let (there, here) = (f.open_pipe(), f.open_pipe());
                f.start_process(child, (there, here), "Process-1", Fork);
                f.sleep(50_000_000);
                let before = f.now();
                f.repeat(rounds, |f| {
                    f.write(there, bytes, 0);
                    f.read(here);
                });
                f.output((f.now() - before) / rounds);
                f.exit_process(0);
            })
        })
    };
    // A blocking hand-over: one sleeps while the other waits for the GIL.
    let handed = stretches(&run(
        &usual(2),
        program(|p| {
            let work = p.function("work", |f, []| {
                f.compute(3_000_000);
                f.sleep(1_000_000);
            });
            p.function("main", |f, []| {
                let threads = [1, 2].map(|n| f.start_thread(work, (), ("Thread-{}", [n])));
                threads.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
            })
        }),
    ));
    check(&[
        ("a small message there and back", about(20_000), echo(100, 10, 10)),
        ("a megabyte by a pipe of 2 GB/s", about(500_000), echo(10, 1_000_000, 0)),
        ("100 MB by a pipe of 2 GB/s", close_to(50_000_000), echo(1, 100_000_000, 0)),
        ("a blocking hand-over", Exactly(10_000), (handed[1].1.start - handed[0].1.end).0),
    ]);
}

//! How runs end: well, by a limit, by a lack of memory, or because nobody can go
//! on; with whose exit code, and what the reader is told.

use interleave::base::Nanos;
use interleave::machine::{Costs, Ending, Footprint, Limits, Machine, Spec};
use interleave::program::StartMethod::{Fork, Spawn};
use interleave::program::script::{FOREVER, Fun, Scripts};
use interleave::program::{Cause, SelectorKind};
use interleave::trace::facts::Facts;
use interleave::trace::{LaneKind, MarkKind, State};

use super::built::{give, take};
use super::running::{Run, program, run};

/// A computer whose own doings take no time.
fn ideal() -> Spec {
    Spec { costs: Costs::none(), ..Spec::default() }
}

fn limit(run: &Run) -> &str {
    match run.machine.ending() {
        Some(Ending::Limit(sentence)) => sentence,
        _ => panic!("no limit: {}", run.told()),
    }
}

#[test]
fn who_has_most_memory_is_killed_when_there_is_no_more() {
    let scripts = program(|p| {
        let child = p.function("child", |f, [mib]| {
            f.memory(mib * (1 << 20));
            f.sleep(1_000_000);
        });
        p.function("main", |f, []| {
            let processes = [30, 50, 20].map(|mib| f.start_process(child, [mib], ("Process-{}", [mib]), Spawn));
            for process in processes {
                f.output(f.wait_process(process, FOREVER).0);
            }
        })
    });
    // 7 shared, 8 for each of four processes, and the first two fit.
    let run = run(&Spec { memory: 130 << 20, ..ideal() }, scripts);
    run.wall();
    assert_eq!(run.outputs(), [0, -9, 0]);
    let told = "Out of memory: the computer has 130 MB, and Process-50 had most of it, 58 MB. The system killed it \
                (exit code -9).";
    assert_eq!(run.marks(MarkKind::Error), [told]);
}

#[test]
fn a_computer_without_memory_for_its_first_process_says_so() {
    let run = run(&Spec { memory: 1 << 20, ..ideal() }, program(|p| p.function("main", |f, []| f.compute(5))));
    assert_eq!(run.machine.ending(), Some(&Ending::Finished { exit_code: -9 }), "{}", run.told());
    assert_eq!(run.marks(MarkKind::Error).len(), 1);
}

#[test]
fn memory_comes_back_when_threads_and_processes_end() {
    let footprint = Footprint { process: 1_000, shared: 0, thread: 10 };
    let scripts = program(|p| {
        let work = p.function("work", |f, []| f.sleep(1_000));
        p.function("main", |f, []| {
            f.start_thread(work, (), "Thread-1");
            f.start_thread(work, (), "Thread-2");
            f.sleep(100);
            // The main thread ends first.
        })
    });
    let run = run(&Spec { footprint, ..ideal() }, scripts);
    run.wall();
    let memory: Vec<_> = run.trace.counters(interleave::trace::CounterKind::Memory).collect();
    let values: Vec<u64> = memory[0].1.iter().map(|&(_, value)| value).collect();
    assert_eq!(values, [1_000, 1_010, 1_020, 1_010, 0], "{}", run.told());
}

#[test]
fn a_run_that_would_go_on_for_ever_is_ended_with_a_sentence() {
    let turning = || program(|p| p.function("main", |f, []| f.forever(|f| f.compute(1_000))));
    let standing = || program(|p| p.function("main", |f, []| f.forever(|f| f.check())));
    let telling = || program(|p| p.function("main", |f, []| f.forever(|f| f.printed("again"))));
    let busy = |f: &Fun| {
        f.forever(|f| {
            f.compute(100);
            f.sleep(100);
        })
    };
    let sleeping = || program(|p| p.function("main", |f, []| busy(f)));
    let limits = Limits { time: Nanos::from_millis(30), spans: 1_000, standstill: 5_000 };
    let spec = Spec { limits, ..ideal() };
    let cases: [(&str, &dyn Fn() -> Scripts, &str); 4] = [
        ("time", &turning, "It would go on, but 30.0 ms have passed on this computer: the run ends here."),
        ("spans", &sleeping, "It would go on, but 1000 spans are drawn already: the run ends here, after "),
        ("nothing", &standing, "At 0 ns programs go round and round without any time passing: the run ends here."),
        ("notes", &telling, "At 0 ns programs go round and round without any time passing: the run ends here."),
    ];
    for (name, scripts, sentence) in cases {
        let run = run(&spec, scripts());
        assert!(limit(&run).starts_with(sentence), "{name}: {}", limit(&run));
        assert!(run.trace.lanes().count() > 4, "{name}: the trace so far is there");
    }
}

#[test]
fn whoever_stands_still_can_be_stopped_soon() {
    let scripts = program(|p| p.function("main", |f, []| f.forever(|f| f.check())));
    let limits = Limits { standstill: 20_000, ..ideal().limits };
    let mut machine = Machine::new(Spec { limits, ..ideal() }, scripts, Scripts::MAIN);
    let events = (0..).take_while(|_| machine.run(Nanos(u64::MAX), 1) != interleave::machine::Pause::Ended);
    // So many rounds, each of many operations, are not one event.
    assert!(events.count() >= 15);
}

#[test]
fn time_does_not_pass_for_what_nobody_waits_for() {
    // A time-out that was not needed, a request whose process is no more.
    let scripts = program(|p| {
        let word = p.word();
        let waiter = p.function("waiter", |f, []| {
            f.park(word, 0, 60_000_000_000_i64, Cause::Event, word);
        });
        p.function("main", |f, []| {
            let thread = f.start_thread(waiter, (), "Thread-1");
            f.sleep(1_000);
            f.request(3_600_000_000_000_i64, 10);
            f.unpark(word, 1, false);
            f.join(thread, FOREVER);
            f.compute(500);
        })
    });
    let spec = Spec { limits: Limits { time: Nanos::from_millis(50_000), ..ideal().limits }, ..ideal() };
    assert_eq!(run(&spec, scripts).wall(), Nanos(1_500));
}

#[test]
fn after_a_wait_for_the_gil_the_end_is_the_last_thing_that_happens() {
    let scripts = program(|p| {
        let work = p.function("work", |f, []| f.compute(2_000_000));
        p.function("main", |f, []| {
            let thread = f.start_thread(work, (), "Thread-1");
            f.compute(2_000_000);
            f.join(thread, FOREVER);
        })
    });
    let run = run(&ideal(), scripts);
    assert_eq!(run.wall(), Nanos(4_000_000));
    assert_eq!(run.trace.end(), run.machine.now());
}

#[test]
fn daemons_end_with_their_process_and_others_do_not() {
    let scripts = |daemon: bool| {
        program(|p| {
            let work = p.function("work", |f, []| {
                f.sleep(5_000);
                f.output(1);
            });
            p.function("main", |f, []| {
                if daemon {
                    f.start_daemon(work, (), "Thread-1")
                } else {
                    f.start_thread(work, (), "Thread-1")
                };
                f.compute(1_000);
            })
        })
    };
    let (with, without) = (run(&ideal(), scripts(true)), run(&ideal(), scripts(false)));
    assert_eq!((with.wall(), with.outputs()), (Nanos(1_000), &[][..]));
    assert_eq!((without.wall(), without.outputs()), (Nanos(6_000), &[1][..]));
}

#[test]
fn exit_codes_are_those_that_programs_give() {
    let scripts = program(|p| {
        let well = p.function("well", |f, []| f.compute(10));
        let badly = p.function("badly", |f, []| f.exit_process(3));
        let long = p.function("long", |f, []| f.sleep(1_000_000));
        p.function("main", |f, []| {
            let [a, b, c, d] = [well, badly, long, long].map(|child| f.start_process(child, (), "Process", Fork));
            f.kill(c, 15);
            f.kill(d, 9);
            for process in [a, b, c, d] {
                f.output(f.wait_process(process, FOREVER).0);
            }
            f.output(f.wait_process(a, 0).1);
            f.exit_process(7);
        })
    });
    let run = run(&ideal(), scripts);
    assert_eq!(run.machine.ending(), Some(&Ending::Finished { exit_code: 7 }), "{}", run.told());
    assert_eq!(run.outputs(), [0, 3, -15, -9, 1]);
}

#[test]
fn a_wait_that_takes_too_long_says_so() {
    let scripts = program(|p| {
        let long = p.function("long", |f, []| f.sleep(1_000_000));
        p.function("main", |f, []| {
            let (thread, process) =
                (f.start_thread(long, (), "Thread-1"), f.start_process(long, (), "Process-1", Fork));
            f.output(f.join(thread, 10));
            f.output(f.wait_process(process, 10).1);
            f.output(f.join(thread, FOREVER));
            f.output(f.wait_process(process, FOREVER).1);
        })
    });
    let run = run(&ideal(), scripts);
    assert_eq!((run.wall(), run.outputs()), (Nanos(1_000_000), &[0, 0, 1, 1][..]));
}

/// Whoever is killed while it makes a process leaves none behind.
#[test]
fn a_process_half_made_ends_with_its_maker() {
    let costs = Costs { fork: Nanos::from_millis(1), ..Costs::none() };
    let scripts = program(|p| {
        let child = p.function("child", |f, []| f.output(1));
        let maker = p.function("maker", |f, []| {
            f.start_process(child, (), "Process-2", Fork);
        });
        p.function("main", |f, []| {
            let maker = f.start_process(maker, (), "Process-1", Fork);
            f.sleep(500_000);
            f.kill(maker, 9);
            f.wait_process(maker, FOREVER);
        })
    });
    let run = run(&Spec { costs, ..Spec::default() }, scripts);
    assert_eq!(run.wall(), Nanos(1_500_000), "{}", run.told());
    assert!(run.outputs().is_empty());
    let facts = Facts::of(&run.trace);
    assert_eq!(facts.wall, run.machine.now());
    assert!(run.time_in(LaneKind::Process, "Process-2", State::Running) == Nanos::ZERO);
}

/// Several threads wait for one thing from outside: all of them hear of it.
#[test]
fn all_who_wait_for_an_answer_hear_it() {
    let scripts = program(|p| {
        let found = p.deque();
        let receive = p.function("receive", |f, [socket]| f.receive(socket));
        let select = p.function("select", |f, [selector]| {
            f.select(selector, FOREVER, found);
        });
        p.function("main", |f, []| {
            let socket = f.request(1_000_000, 0);
            let selector = f.open_selector(SelectorKind::Epoll);
            f.watch_socket(selector, socket, 4);
            let receivers = [1, 2].map(|n| f.start_thread(receive, [socket], ("Thread-{}", [n])));
            let selectors = [3, 4].map(|n| f.start_thread(select, [selector], ("Thread-{}", [n])));
            for thread in receivers.into_iter().chain(selectors) {
                f.join(thread, FOREVER);
            }
            f.output(f.length(found));
        })
    });
    let run = run(&ideal(), scripts);
    assert_eq!((run.wall(), run.outputs()), (Nanos(1_000_000), &[2][..]));
}

#[test]
fn a_deadlock_names_who_waits_for_what() {
    let joins = program(|p| {
        let wait = p.function("wait", |f, [thread]| {
            f.join(thread, FOREVER);
        });
        p.function("main", |f, []| {
            // Threads are numbered as they are started; this one waits for itself's starter.
            let thread = f.start_thread(wait, [0], "Thread-1");
            f.join(thread, FOREVER);
        })
    });
    let story = "Deadlock: nobody can go on. MainThread waits for the end of Thread-1. Thread-1 waits for the end of \
                 MainThread.";
    assert_eq!(run(&ideal(), joins).deadlock(), story);
    let lock = program(|p| {
        let (lock, take) = (p.word(), take(p));
        p.function("main", |f, []| {
            f.named(lock, "the till");
            f.call(take, [lock]);
            f.call(take, [lock]);
        })
    });
    let story = "Deadlock: nobody can go on. MainThread waits for the till, held by MainThread.";
    assert_eq!(run(&ideal(), lock).deadlock(), story);
}

/// A fork copies the thread that asks for it, and the lock that another held then.
#[test]
fn a_lock_that_was_held_at_a_fork_stays_held_in_the_child() {
    let scripts = program(|p| {
        let (lock, take, give) = (p.word(), take(p), give(p));
        let hold = p.function("hold", |f, []| {
            f.call(take, [lock]);
            f.sleep(2_000_000);
            f.call(give, (lock, 0));
        });
        let child = p.function("child", |f, []| _ = f.call(take, [lock]));
        p.function("main", |f, []| {
            f.named(lock, "the till");
            f.start_thread(hold, (), "Thread-1");
            f.sleep(1_000_000);
            let process = f.start_process(child, (), "Process-1", Fork);
            f.wait_process(process, FOREVER);
        })
    });
    let run = run(&ideal(), scripts);
    let story = "MainThread of Process-1 waits for the till, held by Thread-1 of MainProcess.";
    assert!(run.deadlock().contains(story), "{}", run.deadlock());
}

/// Children that put more than a pipe holds before anyone reads, and a parent
/// that waits for their end first.
#[test]
fn join_before_get_is_a_deadlock_and_get_before_join_is_not() {
    let scripts = |get_first: bool| {
        program(|p| {
            let child = p.function("child", |f, [pipe]| f.write(pipe, 189_606, 1));
            p.function("main", |f, []| {
                let pipe = f.open_pipe();
                let started = [1, 2, 3, 4].map(|n| f.start_process(child, [pipe], ("Process-{}", [n]), Fork));
                let get = |f: &Fun| f.repeat(4, |f| f.output(f.read(pipe).message));
                if get_first {
                    get(f);
                }
                for process in started {
                    f.wait_process(process, FOREVER);
                }
                get(f);
            })
        })
    };
    let stuck = run(&Spec::default(), scripts(false));
    let story = stuck.deadlock();
    assert!(story.contains("MainThread of MainProcess waits for the end of Process-1."), "{story}");
    let full = "MainThread of Process-1 waits for room in a pipe that is full and that nobody reads.";
    assert!(story.contains(full), "{story}");
    let read = run(&Spec::default(), scripts(true));
    assert_eq!(read.outputs(), [1; 4]);
}

//! Processes on the computer: what they print on any number of cores, their lanes and
//! what crosses between them, who is to blame when none can go on, and what they cost.

use std::collections::{BTreeMap, BTreeSet};

use interleave::base::{LaneId, Nanos};
use interleave::engine::python::{RunEnd, Setup};
use interleave::python::Dialect;
use interleave::trace::{Event, LaneKind, LinkKind, MarkKind};

use super::running::{Ran, on};
use super::{programs, recorded};

#[test]
fn what_processes_print_is_the_same_on_any_computer() {
    let computers = [(1, 0), (2, 7), (16, 5)];
    let is_one = |(name, _): &(String, String)| name.starts_with("processes_");
    let programs: Vec<_> = programs().into_iter().filter(is_one).collect();
    assert!(programs.len() >= 60, "the programs are missing");
    for (place, (name, source)) in programs.into_iter().enumerate() {
        let (cores, seed) = computers[place % computers.len()];
        let ran = Ran::on(&name, &source, &Setup { seed, ..on(cores, Dialect::Python314) });
        assert_eq!(ran.output, recorded(&name, "out"), "{name} on {cores} cores, seed {seed}: {}", ran.errors);
    }
}

/// The lanes of threads by the names of their processes, in the order of their starts.
fn lanes(ran: &Ran) -> Vec<(String, String)> {
    let mut names = BTreeMap::<LaneId, String>::new();
    let mut found = Vec::new();
    for event in &ran.events {
        if let Event::Lane(id, lane) = event {
            names.insert(*id, lane.name.clone());
            if lane.kind == LaneKind::Thread {
                found.push((lane.parent.map_or_else(String::new, |parent| names[&parent].clone()), lane.name.clone()));
            }
        }
    }
    found
}

/// Who sent to whom: the names of the processes, without repetition.
fn sent(ran: &Ran) -> BTreeSet<(String, String)> {
    let (mut names, mut parents) = (BTreeMap::<LaneId, String>::new(), BTreeMap::<LaneId, LaneId>::new());
    for event in &ran.events {
        if let Event::Lane(id, lane) = event {
            names.insert(*id, lane.name.clone());
            lane.parent.map(|parent| parents.insert(*id, parent));
        }
    }
    let process = |lane: LaneId| names[&parents[&lane]].clone();
    let of = |event: &Event| match event {
        Event::Link(link) if link.kind == LinkKind::Sent => Some((process(link.from), process(link.to))),
        _ => None,
    };
    ran.events.iter().filter_map(of).collect()
}

const QUEUE: &str = "
import multiprocessing as mp
def work(results):
    results.put('x' * 100_000)
if __name__ == '__main__':
    context = mp.get_context('METHOD')
    results = context.Queue()
    process = context.Process(target=work, args=(results,))
    process.start()
    results.get()
    process.join()
    with context.Pool(2) as pool:
        pool.map(abs, range(4))
";

#[test]
fn each_process_has_lanes_of_its_own() {
    for (method, name) in [("fork", "Fork"), ("spawn", "Spawn"), ("forkserver", "ForkServer")] {
        let ran = Ran::of("lanes.py", &QUEUE.replace("METHOD", method));
        assert_eq!(ran.end, RunEnd::Exit(0), "{}", ran.errors);
        let lanes = lanes(&ran);
        let has = |process: &str, thread: &str| lanes.contains(&(process.to_owned(), thread.to_owned()));
        assert!(has("MainProcess", "MainThread"), "{lanes:?}");
        assert!(has(&format!("{name}Process-1"), "MainThread"), "{lanes:?}");
        assert!(has(&format!("{name}Process-1"), "QueueFeederThread"), "{lanes:?}");
        for number in 2..4 {
            assert!(has(&format!("{name}PoolWorker-{number}"), "MainThread"), "{lanes:?}");
        }
        for thread in ["Thread-1 (_handle_workers)", "Thread-2 (_handle_tasks)", "Thread-3 (_handle_results)"] {
            assert!(has("MainProcess", thread), "{lanes:?}");
        }
        assert_eq!(has("forkserver", "MainThread"), method == "forkserver", "{lanes:?}");
        let sent = sent(&ran);
        let crossed = |from: &str, to: &str| sent.contains(&(from.to_owned(), to.to_owned()));
        assert!(crossed(&format!("{name}Process-1"), "MainProcess"), "{sent:?}");
        assert!(crossed("MainProcess", &format!("{name}PoolWorker-2")), "{sent:?}");
    }
}

#[test]
fn a_join_before_the_results_are_fetched_deadlocks() {
    let source = "
import math
import multiprocessing as mp
def work(results):
    results.put(math.factorial(100_000))
if __name__ == '__main__':
    mp.set_start_method('fork')
    results = mp.Queue()
    workers = [mp.Process(target=work, args=(results,)) for _ in range(2)]
    for worker in workers: worker.start()
    for worker in workers: worker.join()
    print([results.get() for worker in workers])
";
    let ran = Ran::of("stuck.py", source);
    let RunEnd::Deadlock(story) = &ran.end else { panic!("{ran:?}") };
    let full = "waits for room in a pipe that is full, which only MainProcess or";
    for part in [
        "MainThread of MainProcess waits for the end of Process-1.",
        "MainThread of Process-1 waits for the end of QueueFeederThread of Process-1.",
        &format!("QueueFeederThread of Process-1 {full} Process-2 could read."),
        "MainThread of Process-2 waits for the end of QueueFeederThread of Process-2.",
    ] {
        assert!(story.contains(part), "{part}: {story}");
    }
}

#[test]
fn a_lock_of_a_process_that_was_killed_is_blamed_on_it() {
    let source = "
import multiprocessing as mp, time
def holds(lock, got):
    lock.acquire()
    got.set()
    time.sleep(10)
if __name__ == '__main__':
    lock, got = mp.Lock(), mp.Event()
    process = mp.Process(target=holds, args=(lock, got))
    process.start()
    got.wait()
    process.kill()
    process.join()
    lock.acquire()
";
    let ran = Ran::of("killed.py", source);
    let RunEnd::Deadlock(story) = &ran.end else { panic!("{ran:?}") };
    let says = "MainThread of MainProcess waits for lock, held by MainThread of Process-1.";
    assert!(story.contains(says), "{story}");
    let told = |event: &Event| matches!(event, Event::Mark(mark) if mark.kind == MarkKind::Error && mark.text == "Killed by signal 9 (exit code -9)");
    assert!(ran.events.iter().any(told), "nobody says how the process ended");
}

/// How long the parent has to wait, in milliseconds.
fn millis(lines: &str) -> f64 {
    let source = format!(
        "import multiprocessing as mp, time\ndef nothing(): pass\nif __name__ == '__main__':\n    fork, spawn, server = \
         [mp.get_context(method) for method in ('fork', 'spawn', 'forkserver')]\n    first = \
         server.Process(target=nothing)\n    first.start()\n    first.join()\n    began = \
         time.perf_counter()\n{lines}\n    print((time.perf_counter() - began) * 1e3)\n"
    );
    let ran = Ran::of("costs.py", &source);
    ran.output.trim().parse().unwrap_or_else(|_| panic!("{ran:?}"))
}

fn check(what: &str, lines: &str, expected: f64) {
    let took = millis(lines);
    assert!((expected * 0.75..=expected * 1.25).contains(&took), "{what}: {took} ms, {expected} measured");
}

#[test]
fn processes_cost_what_they_cost_on_linux() {
    let started = "    process = KIND.Process(target=nothing)\n    process.start()";
    let joined = format!("{started}\n    process.join()");
    check("a fork", &started.replace("KIND", "fork"), 0.6);
    check("fork, start and join", &joined.replace("KIND", "fork"), 2.2);
    check("spawn, start and join", &joined.replace("KIND", "spawn"), 40.0);
    check("forkserver, start and join", &joined.replace("KIND", "server"), 16.0);
    let echo = "    ours, theirs = fork.Pipe()\n    ours.send(1)\n    for _ in range(99):\n        \
         theirs.send(theirs.recv() if theirs.poll() else 0)\n        ours.recv()";
    assert!(millis(echo) > 0.5, "connections cost nothing");
}

#[test]
fn after_a_fork_the_parents_next_line_comes_first() {
    let source = "
import multiprocessing as mp
def child(): print('child')
if __name__ == '__main__':
    for method in ('fork', 'spawn', 'forkserver'):
        process = mp.get_context(method).Process(target=child)
        process.start()
        print('parent')
        process.join()
";
    for cores in [1, 2, 4] {
        let ran = Ran::on("order.py", source, &on(cores, Dialect::Python314));
        assert_eq!(ran.output, "parent\nchild\n".repeat(3), "{cores} cores: {}", ran.errors);
    }
    let usual = "import multiprocessing as mp\nprint(mp.get_start_method())";
    for (dialect, method) in
        [(Dialect::Python39, "fork\n"), (Dialect::Python314, "forkserver\n"), (Dialect::Free, "forkserver\n")]
    {
        assert_eq!(Ran::on("usual.py", usual, &on(2, dialect)).output, method);
    }
}

#[test]
fn what_is_not_there_is_refused() {
    let lines = [
        ("import os; os.kill(99999, 9)", "ProcessLookupError: [Errno 3] No such process"),
        ("import os; os.kill(5, 0)", "ProcessLookupError: [Errno 3] No such process"),
        ("import os; os.waitpid(99999, 0)", "ChildProcessError: [Errno 10] No child processes"),
        ("import os; os.close(77)", "OSError: [Errno 9] Bad file descriptor"),
        ("import os; os.write(77, b'x')", "OSError: [Errno 9] Bad file descriptor"),
        ("import _process; _process.wait(99999, 0); _process.wait(-9**18, None); _process.kill(99999, 9)", ""),
        ("import _process; _process.spawn('x', 77); _process.compute(-1)", ""),
        ("import _pipes; _pipes.send(99, b'x', 0); _pipes.receive(99); _pipes.close(99, 0)", ""),
        ("import _pipes; _pipes.hold(0, 0, 1000); _pipes.hold(_pipes.open(9), 0, 1)", ""),
        ("import _pipes; _pipes.select(7, 0); _pipes.watch(7, 7); _pipes.unwatch(_pipes.selector(), 7)", ""),
        ("import _event_loop; _event_loop.select(7, 0); _event_loop.read(7); _event_loop.write(7)", ""),
    ];
    for (line, error) in lines {
        let ran = Ran::of("none.py", line);
        assert!(ran.errors.trim_end().ends_with(error), "{line}: {}", ran.errors);
    }
}

#[test]
fn processes_without_end_are_refused_or_end_at_the_limit() {
    let small = Setup { limit: 200_000_000, ..on(4, Dialect::Python314) };
    let forks = Ran::on("bomb.py", "import os\nwhile True:\n    os.fork()\n", &small);
    assert!(matches!(forks.end, RunEnd::Limit(_)), "{:?}", forks.end);
    let many = "
import os
forks = 0
try:
    while True:
        if os.fork() == 0:
            import time
            time.sleep(9)
            os._exit(0)
        forks += 1
except OSError as error:
    print(forks, repr(error))
";
    let large = format!("held = b'x' * 40_000_000\n{many}");
    let ran = Ran::on("many.py", many, &on(4, Dialect::Python314));
    assert_eq!(ran.output, "255 BlockingIOError(11, 'Resource temporarily unavailable')\n", "{}", ran.errors);
    // The parent, a child and another: a fourth would not fit.
    let ran = Ran::on("large.py", &large, &Setup { memory: 64 << 20, ..on(4, Dialect::Python314) });
    assert_eq!(ran.output, "2 OSError(12, 'Cannot allocate memory')\n", "{}", ran.errors);
}

#[test]
fn two_processes_add_without_a_lock_and_lose() {
    let source = "
import multiprocessing as mp
def adds(total):
    for _ in range(3000): total.value += 1
if __name__ == '__main__':
    context = mp.get_context('fork')
    total = context.RawValue('i', 0)
    workers = [context.Process(target=adds, args=(total,)) for _ in range(2)]
    for worker in workers: worker.start()
    for worker in workers: worker.join()
    print(total.value)
";
    let ran = Ran::on("lost.py", source, &on(2, Dialect::Python314));
    let total: u64 = ran.output.trim().parse().unwrap();
    assert!((3000..6000).contains(&total), "{total}");
    assert!(ran.now > Nanos::from_millis(1));
}

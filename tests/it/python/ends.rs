//! How runs end: exit codes, tracebacks, limits, and who waits for whom when nobody
//! can go on.

use interleave::base::Nanos;
use interleave::engine::python::{PythonRun, RunEnd, Setup};
use interleave::python::Dialect;

use super::running::{Ran, on, with};

/// A program and how it ends: the exit code, and what stands in standard error.
fn check(source: &str, code: u8, says: &str) {
    let ran = Ran::of("end.py", source);
    assert_eq!(ran.end.exit_code(), code, "{source}: {ran:?}");
    assert!(ran.errors.contains(says), "{source}: {}", ran.errors);
}

#[test]
fn the_exit_code_is_the_programs_own() {
    check("print(1)", 0, "");
    check("raise SystemExit", 0, "");
    check("raise SystemExit(7)", 7, "");
    check("raise SystemExit('so')", 1, "so\n");
    check("1 / 0", 1, "ZeroDivisionError: division by zero");
}

#[test]
fn the_end_waits_for_threads_but_not_for_daemons() {
    let program = "
import threading, time
def work():
    time.sleep(0.01)
    print('worked')
threading.Thread(target=work, daemon=DAEMON).start()
print('main')
";
    let output = |daemon: &str| Ran::of("end.py", &program.replace("DAEMON", daemon)).output;
    assert_eq!(output("False"), "main\nworked\n");
    assert_eq!(output("True"), "main\n");
    let raw = "import _thread, time\n_thread.start_new_thread(print, ('raw',))\ntime.sleep(0.01)\nprint('main')";
    assert_eq!(Ran::of("end.py", raw).output, "raw\nmain\n");
}

#[test]
fn a_new_thread_acts_before_its_starter_does() {
    let source = "
import threading
log = []
for _ in range(3):
    thread = threading.Thread(target=log.append, args=('child',))
    thread.start()
    log.append('parent')
    thread.join()
print(log == ['child', 'parent'] * 3)
";
    for dialect in [Dialect::Python314, Dialect::Python39, Dialect::Every, Dialect::Free] {
        assert_eq!(Ran::on("start.py", source, &on(2, dialect)).output, "True\n", "{dialect:?}");
    }
}

#[test]
fn an_exception_in_a_thread_leaves_the_program_as_it_is() {
    let source = "
import threading
def work(): raise ValueError('no')
thread = threading.Thread(target=work)
thread.start()
thread.join()
print('goes on')
";
    let ran = Ran::of("end.py", source);
    assert_eq!((ran.output.as_str(), ran.end.exit_code()), ("goes on\n", 0));
    assert!(ran.errors.starts_with("Exception in thread Thread-1 (work):\nTraceback"), "{}", ran.errors);
    assert!(ran.errors.ends_with("ValueError: no\n"), "{}", ran.errors);
    let raw = "import _thread, time\ndef work(): 1 / 0\n_thread.start_new_thread(work, ())\ntime.sleep(0.01)";
    check(raw, 0, "Exception ignored in thread started by <function work at 0x");
}

#[test]
fn a_deadlock_tells_who_waits_for_whom() {
    let source = "
import threading, time
class Account:
    def __init__(self): self.lock = threading.Lock()
ours, theirs = Account(), Account()
def move(source, target):
    with source.lock:
        time.sleep(0.01)
        with target.lock: pass
threads = [threading.Thread(target=move, args=pair, name=name)
           for name, pair in (('there', (ours, theirs)), ('back', (theirs, ours)))]
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let ran = Ran::of("end.py", source);
    let RunEnd::Deadlock(story) = &ran.end else { panic!("{ran:?}") };
    assert_eq!(ran.end.exit_code(), 125);
    assert_eq!(
        story,
        "Deadlock: nobody can go on. MainThread waits for the end of there. there waits for target.lock, held by \
         back. back waits for target.lock, held by there."
    );
}

#[test]
fn each_kind_of_wait_has_its_name_in_the_story() {
    let rows = [
        ("lock = threading.Lock()\nlock.acquire()\nlock.acquire()", "MainThread waits for lock, held by MainThread."),
        ("gate = threading.Event()\ngate.wait()", "MainThread waits for gate."),
        ("room = threading.Semaphore(0)\nroom.acquire()", "MainThread waits for room."),
        ("meeting = threading.Barrier(2)\nmeeting.wait()", "MainThread waits for meeting."),
        ("jobs = queue.Queue()\njobs.get()", "MainThread waits for jobs."),
        ("jobs = queue.SimpleQueue()\njobs.get()", "MainThread waits for jobs."),
        ("jobs = queue.Queue(1)\njobs.put(1)\njobs.put(2)", "MainThread waits for jobs."),
        ("news = threading.Condition()\nwith news: news.wait()", "MainThread waits for news."),
    ];
    for (lines, says) in rows {
        let ran = Ran::of("end.py", &format!("import threading, queue\n{lines}"));
        let RunEnd::Deadlock(story) = &ran.end else { panic!("{lines}: {ran:?}") };
        assert!(story.ends_with(says), "{lines}: {story}");
    }
}

#[test]
fn nothing_goes_on_for_ever() {
    let loops = [
        "while True: pass",
        "while True: print()",
        "def f(): return f\nwhile True: f()",
        "import time\nwhile True: time.sleep(0)",
        "import threading\nlock = threading.Lock()\nwhile True:\n    with lock: pass",
        "import threading\ndef work():\n    while True: pass\nfor _ in range(3): threading.Thread(target=work).start()",
        "for _ in map(str, iter(int, 1)): pass",
        "class C:\n    def __del__(self): C()\nC()\nwhile True: C()",
    ];
    for source in loops {
        for dialect in [Dialect::Python314, Dialect::Free] {
            let setup = Setup { limit: 100_000, ..on(2, dialect) };
            let ran = Ran::going_on(PythonRun::new("loop.py", source, &setup).unwrap(), 64);
            assert_eq!(ran.end.exit_code(), 124, "{source}: {:?}", ran.end);
            assert!(!ran.events.is_empty(), "{source}");
        }
    }
}

#[test]
fn recursion_and_memory_have_limits_of_their_own() {
    check("def f(): f()\nf()", 1, "RecursionError: maximum recursion depth exceeded");
    check("x = [0] * 10**12", 1, "MemoryError");
    check("x = 'ab' * 10**12", 1, "MemoryError");
    check("x = bytes(10**12)", 1, "MemoryError");
    check("x = 1 << 10**12", 1, "MemoryError");
}

#[test]
fn a_parameter_can_be_set_from_outside() {
    let source = "import threading\nWORKERS = 4  #@param {type:\"slider\"}\nprint(WORKERS + 1)\n";
    assert_eq!(Ran::of("set.py", source).output, "5\n");
    assert_eq!(Ran::on("set.py", source, &with(Setup::default(), "WORKERS", 70_000)).output, "70001\n");
    assert!(PythonRun::new("set.py", source, &with(Setup::default(), "OTHER", 1)).is_err());
}

#[test]
fn clocks_tell_the_computers_time() {
    let source = "
import time
for clock in (time.perf_counter, time.monotonic, time.time):
    before = clock()
    time.sleep(0.25)
    assert 0.25 <= clock() - before < 0.2502, clock() - before
before = time.perf_counter_ns()
for _ in range(100000): pass
assert 100_000 < time.perf_counter_ns() - before < 2_000_000
";
    let ran = Ran::of("clocks.py", source);
    assert_eq!(ran.end.exit_code(), 0, "{}", ran.errors);
    assert!(Nanos::from_millis(750) < ran.now, "{}", ran.now);
}

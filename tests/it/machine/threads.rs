//! Threads of one process, with a GIL and without one.

use interleave::base::Nanos;
use interleave::machine::{Costs, Spec};
use interleave::program::script::{Builder, FOREVER, Scripts};
use interleave::trace::{LaneKind, State};

use super::running::run;

/// No arguments.
const NOBODY: [i64; 0] = [];

/// Threads that compute, so many, for so long each; the main thread waits for them.
pub(super) fn computing(threads: usize, nanos: i64) -> Scripts {
    let mut program = Builder::new();
    let work = program.function("work", |f, []| f.compute(nanos));
    let main = program.function("main", |f, []| {
        let started: Vec<_> = (1..=threads).map(|n| f.start_thread(work, NOBODY, format!("Thread-{n}"))).collect();
        for thread in started {
            f.join(thread, FOREVER);
        }
    });
    program.build(main, 0)
}

#[test]
fn under_a_gil_threads_take_turns_of_a_switch_interval() {
    let spec = Spec { cores: 2, ..Spec::default() };
    let run = run(&spec, computing(2, 50_000_000));
    println!("{}", run.told());
    let gil = run.time_in(LaneKind::Thread, "Thread-1", State::Gil);
    assert!(run.wall() > Nanos::from_millis(100), "{}", run.told());
    assert!(gil > Nanos::from_millis(40), "{}", run.told());
}

#[test]
fn without_a_gil_they_run_at_once() {
    let spec = Spec { cores: 2, gil: false, costs: Costs::none(), ..Spec::default() };
    let run = run(&spec, computing(2, 50_000_000));
    assert_eq!(run.wall(), Nanos::from_millis(50), "{}", run.told());
}

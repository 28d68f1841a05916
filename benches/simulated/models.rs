//! What is measured: two models that others can run too, and two that grow.
//! Each is a computer and the programs on it; nothing here knows a clock.

use interleave::base::Nanos;
use interleave::machine::{Costs, Ending, Machine, Spec};
use interleave::program::Cause;
use interleave::program::script::{Builder, FOREVER, NOTHING, Scripts};
use interleave::trace::{Source, Trace};

/// No arguments.
const NOBODY: [i64; 0] = [];

/// A computer and the programs on it.
pub(crate) struct Model {
    spec: Spec,
    programs: Scripts,
}

/// Four threads take one core in turn, a time slice each.
pub(crate) fn round_robin(turns: u64) -> Model {
    let mut program = Builder::new();
    let each = (turns / 4) as i64;
    let work = program.function("work", |f, []| f.repeat(each, |f| f.compute(4_000_000)));
    let main = program.function("main", |f, []| {
        let threads: Vec<_> = (1..=4).map(|n| f.start_thread(work, NOBODY, format!("Thread-{n}"))).collect();
        for thread in threads {
            f.join(thread, FOREVER);
        }
    });
    let spec = Spec { cores: 1, gil: false, ..Spec::default() };
    Model { spec, programs: program.build(main, 1) }
}

/// Customers come to so many servers with one line before them; 0.9 of the
/// servers are busy on average.
pub(crate) fn queue(customers: u64, servers: usize) -> Model {
    let mut program = Builder::new();
    let (line, word) = (program.deque(), program.word());
    let serve = program.function("serve", |f, []| {
        f.forever(|f| {
            f.choose(
                f.length(line).gt(0),
                |f| {
                    f.pop_left(line);
                    f.sleep(f.exponential(900 * servers as i64));
                },
                |f| {
                    f.park(word, 0, FOREVER, Cause::Queue, NOTHING);
                },
            );
        });
    });
    let main = program.function("main", |f, []| {
        for n in 1..=servers {
            f.start_daemon(serve, NOBODY, format!("Server-{n}"));
        }
        f.repeat(customers as i64, |f| {
            f.sleep(f.exponential(1_000));
            f.append(line, 1);
            f.unpark(word, 1, false);
        });
    });
    let spec = Spec { cores: 8, gil: false, costs: Costs::none(), ..Spec::default() };
    Model { spec, programs: program.build(main, 1) }
}

/// So many threads, each of which has a timer pending nearly always; together
/// they wake that often. One starts every nanosecond, which is soon over beside
/// the second that each sleeps on average.
pub(crate) fn sleepers(threads: u64, wakes: u64) -> Model {
    let mut program = Builder::new();
    let each = (wakes / threads).max(1) as i64;
    let work = program.function("work", |f, []| {
        f.repeat(each, |f| f.sleep(f.exponential(1_000_000_000)));
    });
    let main = program.function("main", |f, []| {
        f.repeat(threads as i64, |f| {
            f.compute(1);
            f.start_thread(work, NOBODY, "Thread");
        });
    });
    let spec = Spec { cores: 128, memory: u64::MAX, gil: false, costs: Costs::none(), ..Spec::default() };
    Model { spec, programs: program.build(main, 1) }
}

/// So many threads that compute on four cores, a time slice each in turn.
pub(crate) fn crowd(threads: u64, turns: u64) -> Model {
    let mut program = Builder::new();
    let each = (turns / threads).max(1) as i64;
    let work = program.function("work", |f, []| f.repeat(each, |f| f.compute(4_000_000)));
    let main = program.function("main", |f, []| {
        f.repeat(threads as i64, |f| {
            f.start_thread(work, NOBODY, "Thread");
        });
    });
    let spec = Spec { cores: 4, memory: u64::MAX, gil: false, ..Spec::default() };
    Model { spec, programs: program.build(main, 1) }
}

/// What a run came to.
pub(crate) struct Ran {
    /// Events of the computer: ends of slices, switches, timers.
    pub(crate) events: u64,
}

impl Model {
    /// Runs it to the end, in steps as the page's simulator does, with the trace on.
    pub(crate) fn run(self) -> Ran {
        let mut spec = self.spec;
        (spec.limits.spans, spec.limits.time) = (u64::MAX, Nanos(u64::MAX));
        let mut machine = Machine::new(spec, self.programs, Scripts::MAIN);
        let mut trace = Trace::new(Source::Simulated);
        while machine.ending().is_none() {
            machine.run(Nanos(u64::MAX), 10_000);
            for event in machine.take_events() {
                assert!(trace.apply(event).is_ok(), "the computer tells a trace that fits together");
            }
        }
        let ending = machine.ending();
        assert!(matches!(ending, Some(Ending::Finished { .. })), "it came to its own end: {ending:?}");
        Ran { events: machine.steps() }
    }
}

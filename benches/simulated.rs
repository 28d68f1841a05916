//! How fast the simulated computer is, natively: two models, each with its trace
//! written. Not a test: it prints numbers, to be held against peers.

use std::time::Instant;

use interleave::base::Nanos;
use interleave::machine::{Costs, Machine, Spec};
use interleave::program::Cause;
use interleave::program::script::{Builder, FOREVER, Scripts};
use interleave::trace::{Source, Trace};

/// No arguments.
const NOTHING: [i64; 0] = [];

fn round_robin(turns: i64) -> (Spec, Scripts) {
    let mut program = Builder::new();
    let work = program.function("work", |f, []| f.repeat(turns, |f| f.compute(4_000_000)));
    let main = program.function("main", |f, []| {
        let threads: Vec<_> = (0..4).map(|n| f.start_thread(work, NOTHING, format!("Thread-{n}"))).collect();
        for thread in threads {
            f.join(thread, FOREVER);
        }
    });
    (Spec { cores: 1, gil: false, ..Spec::default() }, program.build(main, 1))
}

fn queue(customers: i64, servers: usize) -> (Spec, Scripts) {
    let mut program = Builder::new();
    let waiting = program.deque();
    let idle = program.word();
    let serve = program.function("serve", |f, []| {
        f.forever(|f| {
            f.choose(
                f.length(waiting).gt(0),
                |f| {
                    f.pop_left(waiting);
                    f.sleep(f.exponential(900 * 4));
                },
                |f| {
                    f.park(idle, 0, FOREVER, Cause::Queue, -1);
                },
            );
        });
    });
    let main = program.function("main", |f, []| {
        for n in 0..servers {
            f.start_daemon(serve, NOTHING, format!("Server-{n}"));
        }
        f.repeat(customers, |f| {
            f.sleep(f.exponential(1_000));
            f.append(waiting, 1);
            f.unpark(idle, 1, false);
        });
    });
    (Spec { cores: 8, gil: false, costs: Costs::none(), ..Spec::default() }, program.build(main, 1))
}

fn time(name: &str, units: i64, (mut spec, programs): (Spec, Scripts)) {
    spec.limits.spans = u64::MAX;
    let begun = Instant::now();
    let mut machine = Machine::new(spec, programs, Scripts::MAIN);
    let mut trace = Trace::new(Source::Simulated);
    while machine.ending().is_none() {
        machine.run(Nanos(u64::MAX), 10_000);
        for event in machine.take_events() {
            trace.apply(event).unwrap();
        }
    }
    let took = begun.elapsed();
    println!(
        "{name}: {:?}; {:.2} M units/s, {:.2} M events/s, {} ns/unit",
        machine.ending(),
        units as f64 / took.as_secs_f64() / 1e6,
        machine.steps() as f64 / took.as_secs_f64() / 1e6,
        took.as_nanos() as i64 / units,
    );
}

fn main() {
    for _ in 0..3 {
        time("round-robin", 4 * 500_000, round_robin(500_000));
        time("M/M/4", 1_000_000, queue(1_000_000, 4));
    }
}

//! Against what can be worked out on paper: waiting lines with one server and
//! several, and a round-robin of one core.

use std::collections::VecDeque;

use interleave::base::Nanos;
use interleave::machine::{Costs, Spec};
use interleave::program::Cause;
use interleave::program::script::{Builder, FOREVER, NOTHING, Scripts};
use interleave::trace::{LaneKind, State};
use proptest::collection::vec;
use proptest::prelude::*;

use super::running::{program, run};

/// How many customers a seed serves, and how many come before they count.
const CUSTOMERS: i64 = 5_000;
const FIRST: i64 = 200;

/// Customers arrive at chance and are served by threads, each on a core of its
/// own; tells how long they were there in all.
fn waiting_line(servers: i64, between_nanos: i64, service_nanos: i64, seed: u64) -> Scripts {
    let mut program = Builder::new();
    let (line, came, in_all, left) = (program.deque(), program.word(), program.word(), program.word());
    let serve = program.function("serve", |f, []| {
        f.forever(|f| {
            f.during(|f| f.not(f.length(line)), |f| _ = f.park(came, f.load(came), FOREVER, Cause::Queue, NOTHING));
            let since = f.pop_left(line);
            f.compute(f.exponential(service_nanos));
            let count = f.load(left) + 1;
            f.store(left, count);
            f.when(count.gt(FIRST), |f| f.store(in_all, f.load(in_all) + f.now() - since));
            f.when(count.eq(CUSTOMERS + FIRST), |f| {
                f.output(f.load(in_all));
                f.exit_process(0);
            });
        });
    });
    let main = program.function("main", |f, []| {
        for _ in 0..servers {
            f.start_daemon(serve, (), "server");
        }
        f.forever(|f| {
            f.sleep(f.exponential(between_nanos));
            f.append(line, f.now());
            f.store(came, f.load(came) + 1);
            f.unpark(came, 1, false);
        });
    });
    program.build(main, seed)
}

/// How long a customer is there on average, by the formula of Erlang.
fn expected_nanos(servers: i32, between: f64, service: f64) -> f64 {
    let offered = service / between;
    let term = |n: i32| offered.powi(n) / (1..=n).map(f64::from).product::<f64>();
    let all_busy = term(servers) * f64::from(servers) / (f64::from(servers) - offered);
    let waits = all_busy / ((0..servers).map(term).sum::<f64>() + all_busy);
    service + waits * service / (f64::from(servers) - offered)
}

#[test]
fn waiting_lines_are_as_long_as_the_formulas_say() {
    // Servers, and the load of each in percent.
    for (servers, load) in [(1_i32, 40_i64), (2, 50), (5, 60)] {
        let service = 1_000_000_i64;
        let between = service * 100 / load / i64::from(servers);
        let cores = servers as u32 + 1;
        let spec = Spec { cores, gil: false, costs: Costs::none(), ..Spec::default() };
        let of_seed = |seed| run(&spec, waiting_line(servers.into(), between, service, seed)).outputs()[0] as f64;
        let mean = (1..=30).map(of_seed).sum::<f64>() / (30 * CUSTOMERS) as f64;
        let expected = expected_nanos(servers, between as f64, service as f64);
        assert!((mean / expected - 1.0).abs() < 0.02, "{servers} servers, {load} %: {mean} ns, not {expected} ns");
    }
}

/// From when until when one core runs which of these threads that compute, each
/// with its name and time.
fn turns(costs: Costs, threads: &[(String, u64)]) -> Vec<(String, u64, u64)> {
    let scripts = program(|p| {
        let work = p.function("work", |f, [time]| f.compute(time));
        p.function("main", |f, []| {
            let start = |(name, time): &(String, u64)| f.start_thread(work, [*time], name.as_str());
            let started: Vec<_> = threads.iter().map(start).collect();
            started.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
        })
    });
    let run = run(&Spec { cores: 1, gil: false, costs, ..Spec::default() }, scripts);
    run.wall();
    let (core, _) = run.trace.lanes().find(|(_, lane)| lane.kind == LaneKind::Core).unwrap();
    let spans = run.trace.spans(core).iter(run.trace.end()).filter(|span| span.state == State::Running);
    let named = spans.map(|span| {
        let by = span.detail.and_then(|place| run.trace.detail(place)?.by).unwrap();
        (run.trace.lane(by).unwrap().name.clone(), span.start.0, span.end.0)
    });
    named.filter(|turn| turn.0 != "MainThread").collect()
}

#[test]
fn one_core_is_shared_by_turns_as_worked_out_by_hand() {
    let check = |costs, expected: &[(&str, u64, u64)]| {
        let threads = [("A", 10), ("B", 6), ("C", 3)].map(|(name, millis)| (name.to_owned(), millis * 1_000_000));
        let found = turns(costs, &threads);
        let found: Vec<_> = found.iter().map(|(name, from, until)| (&**name, from / 1_000, until / 1_000)).collect();
        assert_eq!(found, expected);
    };
    // In microseconds. Slices of 4 ms: A needs three, B two and C one.
    let slices = [
        ("A", 0, 4_000),
        ("B", 4_000, 8_000),
        ("C", 8_000, 11_000),
        ("A", 11_000, 15_000),
        ("B", 15_000, 17_000),
        ("A", 17_000, 19_000),
    ];
    check(Costs::none(), &slices);
    // Each change takes 100 µs; the first is that to the main thread.
    let costs = Costs { thread_switch: Nanos::from_micros(100), ..Costs::none() };
    let later = |(n, (name, from, until)): (u64, (_, u64, u64))| (name, from + n * 100, until + n * 100);
    check(costs, &(2..).zip(slices).map(later).collect::<Vec<_>>());
}

/// The same by a row of threads: the first has the core for a slice or until it
/// is done, and goes to the end of the row.
fn by_turns(slice: u64, threads: &[(String, u64)]) -> Vec<(String, u64, u64)> {
    let mut row: VecDeque<_> = threads.iter().filter(|thread| thread.1 > 0).cloned().collect();
    let (mut now, mut turns) = (0, Vec::<(String, u64, u64)>::new());
    while let Some((name, left)) = row.pop_front() {
        let until = now + left.min(slice);
        match turns.last_mut() {
            Some(last) if last.0 == name => last.2 = until,
            _ => turns.push((name.clone(), now, until)),
        }
        if left > slice {
            row.push_back((name, left - slice));
        }
        now = until;
    }
    turns
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_run_queue_is_served_in_turn(works in vec(0_u64..30_000_000, 0..9), slice in 500_000_u64..9_000_000) {
        let threads: Vec<_> = (1..).zip(works).map(|(n, work): (u32, _)| (format!("Thread-{n}"), work)).collect();
        let costs = Costs { time_slice: Nanos(slice), ..Costs::none() };
        prop_assert_eq!(turns(costs, &threads), by_turns(slice, &threads));
    }
}

//! The GIL as measured: slices, hand-overs, convoys, and what gains by threads.

use interleave::base::Nanos;
use interleave::machine::{Costs, Spec};
use interleave::program::Cause;
use interleave::program::script::{FOREVER, Fun};
use interleave::trace::Span;

use super::figures::{Between, Exactly, about, check, close_to, computing, lasts, stretches, told, usual};
use crate::machine::running::{program, run};

#[test]
fn the_gil_goes_round_as_in_cpython() {
    let run_with = |costs: Costs| run(&Spec { cores: 2, costs, ..Spec::default() }, computing(2, 200_000_000));
    let usual = stretches(&run_with(Costs::default()));
    let short = stretches(&run_with(Costs { switch_interval: Nanos::from_millis(1), ..Costs::default() }));
    let period = |all: &[(String, Span)]| (all[12].1.start.0 - all[2].1.start.0) / 10;
    let one = usual[3].1;
    check(&[
        ("a slice", close_to(5_000_000), (one.end - one.start).0),
        ("from one slice to the next: 5 ms and the hand-over", Between(5_060_000, 5_210_000), period(&usual)),
        ("a forced hand-over", Exactly(60_000), (usual[4].1.start - one.end).0),
        ("the same with an interval of 1 ms: 948 switches a second", close_to(1_000_000_000 / 948), period(&short)),
    ]);
}

#[test]
fn forced_switching_never_lets_the_same_thread_run_next() {
    for threads in [2, 3, 5, 8] {
        let all = stretches(&run(&usual(4), computing(threads, 40_000_000)));
        assert!(all.len() >= threads * 7, "{} stretches", all.len());
        let same = all.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        // The last one runs alone: whoever is left has nobody to give way to.
        assert_eq!(same.count(), 0, "{threads} threads");
        // Whoever gets it restarts everyone else's 5 ms, so that slices do not get shorter.
        let slices = all[1..threads * 6].iter().map(|(_, span)| (span.end - span.start).0);
        assert!(slices.clone().all(|nanos| nanos == 5_000_000), "{:?}", slices.collect::<Vec<_>>());
    }
}

#[test]
fn threads_that_compute_gain_nothing_by_cores_under_a_gil_and_all_without() {
    for threads in [2, 4, 8] {
        let work = 100_000_000;
        let alone = run(&usual(8), computing(1, work)).wall().0 * threads as u64;
        let together = run(&usual(8), computing(threads, work)).wall().0;
        assert!((1_000..1_050).contains(&(together * 1_000 / alone)), "{threads}: {together}, alone {alone}");
        let free = run(&Spec { gil: false, ..usual(8) }, computing(threads, work)).wall().0;
        assert!(alone * 1_000 / free > threads as u64 * 950, "{threads}: {free}, alone {alone}");
    }
}

#[test]
fn sleeping_beside_threads_that_compute_is_a_convoy() {
    let sleep_beside = |threads: usize| {
        told(
            8,
            program(|p| {
                let work = p.function("work", |f, []| f.compute(2_000_000_000_u64));
                p.function("main", |f, []| {
                    (0..threads).for_each(|_| _ = f.start_daemon(work, (), "Thread"));
                    f.sleep(100_000_000);
                    let (sum, count) = (f.local(0), 20);
                    f.repeat(count, |f| {
                        let before = f.now();
                        f.sleep(1_000_000);
                        sum.set(sum + f.now() - before);
                    });
                    f.output(sum / count);
                })
            }),
        )
    };
    let c_call = lasts(2, |p, _| {
        let work = p.function("work", |f, []| f.forever(|f| f.call_c(30_400_000)));
        Box::new(move |f| {
            f.start_daemon(work, (), "Thread-1");
            f.sleep(1_000_000);
        })
    });
    // As CPython 3.14.7, built with PGO, does on two cores: medians of 21 means of 25 sleeps.
    check(&[
        ("sleep(1 ms) alone", Between(1_020_000, 1_080_000), sleep_beside(0)),
        ("sleep(1 ms) beside one", about(6_240_000), sleep_beside(1)),
        ("sleep(1 ms) beside two", about(9_620_000), sleep_beside(2)),
        ("sleep(1 ms) beside four", about(17_530_000), sleep_beside(4)),
        ("sleep(1 ms) beside calls into C of 30.4 ms", about(30_400_000), c_call),
    ]);
}

#[test]
fn what_lets_the_gil_go_gains_by_threads() {
    let of = |body: fn(&Fun)| {
        let of_threads = |threads: usize| {
            let scripts = program(|p| {
                p.word();
                let work = p.function("work", |f, []| f.repeat(10, body));
                p.function("main", |f, []| {
                    let started: Vec<_> = (0..threads).map(|_| f.start_thread(work, (), "Thread")).collect();
                    started.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
                })
            });
            run(&usual(2), scripts).wall().0
        };
        of_threads(1) * 2_000 / of_threads(2)
    };
    let c_call_without_gil: fn(&Fun) = |f| {
        f.detach();
        f.call_c(5_000_000);
        f.attach();
    };
    // In thousandths, of two threads beside one.
    check(&[
        ("time.sleep gains", Between(1_900, 2_000), of(|f| f.sleep(10_000_000))),
        ("zlib gains", Between(1_800, 2_000), of(c_call_without_gil)),
        ("math.factorial does not", Between(930, 1_000), of(|f| f.call_c(5_000_000))),
        ("a wait for a lock does", Between(1_900, 2_000), of(|f| _ = f.park(0, 0, 10_000_000, Cause::Lock, 0))),
    ]);
}

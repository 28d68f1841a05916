//! Every workload under every model that it can have: the result is the expected one, and the trace
//! has the shape that the model promises. Parameters are small where that changes nothing.

use interleave::base::Nanos;
use interleave::trace::{CounterKind, Lane, LaneKind, LinkKind, On, Span, State, Trace};

use crate::driving::browser::{Browser, with_browser};
use crate::driving::page::{Report, open_real, run, trace, wait_for_page, wait_for_service_worker};
use crate::driving::site::{course_page, elsewhere, here};

/// The models, as a link names them.
const MODELS: &[(&str, &str)] = &[
    ("sequential", "model=sequential"),
    ("threads-gil", "model=threads&gil=on&workers=3"),
    ("threads-free", "model=threads&gil=off&workers=3"),
    ("processes", "model=processes&workers=3"),
    ("coroutines", "model=coroutines"),
    ("pool-threads", "model=coroutines&pool=threads&workers=3"),
    ("pool-threads-free", "model=coroutines&pool=threads&gil=off&workers=3"),
    ("pool-processes", "model=coroutines&pool=processes&workers=3"),
];

/// The workloads, with the models (by the start of their names) that they can have.
const WORKLOADS: &[(&str, &str, &[&str])] = &[
    ("primes", "limit=300000", &["sequential", "threads", "processes", "coroutines", "pool"]),
    ("fib", "n=20&times=12", &["sequential", "threads", "processes", "coroutines", "pool"]),
    ("factorial", "n=3000", &["sequential", "threads", "processes"]),
    ("counter", "times=200000&repeats=3&version=lock", &["threads", "processes", "coroutines"]),
    ("counter", "times=200000&repeats=2", &["threads-gil", "processes", "coroutines"]),
    ("sleepers", "millis=60", &["sequential", "threads", "processes", "coroutines", "pool"]),
    ("downloads", "pages=12&latency=40", &["sequential", "threads", "processes", "coroutines", "pool"]),
    ("offload", "n=300000&requests=12", &["coroutines", "pool"]),
];

#[test]
fn every_workload_under_every_model_comes_to_the_expected_result() {
    with_browser(async |browser| {
        for (workload, parameters, models) in WORKLOADS {
            for (name, model) in MODELS.iter().filter(|(name, _)| models.iter().any(|start| name.starts_with(start))) {
                let (report, trace) = run_link(browser, &format!("scenario={workload}&{parameters}&{model}")).await;
                assert_eq!(report.phase, "finished", "{workload}, {name}: {report:?}");
                assert_eq!(report.verdict, "as expected", "{workload}, {name}: {report:?}");
                check_shape(&trace, &format!("{workload}, {name}"));
                if *workload == "primes" {
                    browser.screenshot(&format!("primes-{name}")).await;
                }
            }
        }
    });
}

/// With free threads and no lock a count may be short, and is never too large.
#[test]
fn free_threads_without_a_lock_may_lose_updates_and_every_count_is_told() {
    with_browser(async |browser| {
        let link = "scenario=counter&model=threads&gil=off&workers=2&times=20000000&repeats=4";
        let (report, _) = run_link(browser, link).await;
        assert_eq!(report.numbers.len(), 4);
        assert!(report.numbers.iter().all(|&count| (1..=40_000_000).contains(&count)), "{report:?}");
        assert!(["as expected", "lost updates"].contains(&&*report.verdict), "{report:?}");
    });
}

#[test]
fn the_gil_lets_one_thread_compute_and_is_handed_over() {
    with_browser(async |browser| {
        let (_, trace) = run_link(browser, "scenario=primes&limit=2000000&model=threads&gil=on&workers=3").await;
        let threads: Vec<_> = lanes(&trace, LaneKind::Thread).filter(|(lane, _)| lane.name != "MainThread").collect();
        assert_eq!(threads.len(), 3);
        assert!(at_most_one_running(&trace), "two threads computed at once under the GIL");
        assert!(trace.links().iter().filter(|link| link.kind == LinkKind::HandedOver).count() > 10);
        let waits: Vec<_> =
            threads.iter().flat_map(|(_, spans)| spans).filter(|span| span.state == State::Gil).collect();
        let told = |span: &&&Span| {
            span.detail
                .and_then(|place| trace.detail(place))
                .is_some_and(|detail| detail.on == On::Gil && detail.by.is_some())
        };
        assert!(waits.iter().filter(told).count() * 10 >= waits.len() * 9, "most waits say who holds the GIL");
    });
}

#[test]
fn a_long_call_holds_the_gil_throughout() {
    with_browser(async |browser| {
        let (_, trace) = run_link(browser, "scenario=factorial&n=24000&model=threads&gil=on&workers=2").await;
        // Four calls, and nothing in between: each is one span of running. What else runs is short beside them.
        let running = lanes(&trace, LaneKind::Thread).flat_map(|(_, spans)| spans);
        let mut lengths: Vec<Nanos> =
            running.filter(|span| span.state == State::Running).map(|span| span.end - span.start).collect();
        lengths.sort_unstable();
        let longest = *lengths.last().expect("something ran");
        assert_eq!(lengths.iter().filter(|length| length.0 > longest.0 / 4).count(), 4, "{lengths:?}");
    });
}

#[test]
fn processes_share_nothing_and_what_crosses_is_counted() {
    with_browser(async |browser| {
        // One shared cell would have counted twice as far, or lost some.
        let (report, trace) =
            run_link(browser, "scenario=counter&model=processes&workers=2&times=3000000&repeats=2").await;
        assert_eq!(report.numbers, [3_000_000; 4]);
        assert!(
            trace
                .counters(CounterKind::SerialisedBytes)
                .any(|(_, values)| values.last().is_some_and(|&(_, bytes)| bytes > 0))
        );
        for state in [State::Starting, State::Copying] {
            let found =
                lanes(&trace, LaneKind::Thread).flat_map(|(_, spans)| spans).filter(|span| span.state == state).count();
            assert!(found >= 2, "{state:?} is drawn for each process, found {found}");
        }
    });
}

#[test]
fn threads_share_one_memory() {
    with_browser(async |browser| {
        // With the lock the one shared cell counts everyone's additions.
        let link = "scenario=counter&model=threads&gil=off&workers=3&times=100000&repeats=1&version=lock";
        let (report, _) = run_link(browser, link).await;
        assert_eq!(report.numbers, [300_000]);
    });
}

#[test]
fn a_computing_task_blocks_the_loop() {
    with_browser(async |browser| {
        let (_, trace) = run_link(browser, "scenario=primes&limit=2000000&model=coroutines").await;
        assert!(at_most_one_running(&trace));
        let polls = lanes(&trace, LaneKind::Task)
            .map(|(_, spans)| spans.iter().filter(|span| span.state == State::Running).count());
        // Each is polled once, from beginning to end: it never awaits.
        assert!(polls.into_iter().skip(1).all(|polls| polls == 1));
    });
}

#[test]
fn coroutines_wait_for_everything_at_once() {
    with_browser(async |browser| {
        let (report, trace) = run_link(browser, "scenario=downloads&pages=100&latency=100&model=coroutines").await;
        assert!(report.wall_ms < 3_000.0, "the slowest page takes 400 ms: {report:?}");
        let most =
            trace.counters(CounterKind::InFlight).flat_map(|(_, values)| values.iter().map(|&(_, value)| value)).max();
        assert_eq!(most, Some(100));
    });
}

/// A plain frame in the page of another site, without a single attribute: Chromium shares memory
/// there too, so every model runs.
#[test]
fn a_frame_in_a_plain_course_page_runs_every_model() {
    with_browser(async |browser| {
        for (name, model) in MODELS {
            let source = elsewhere(&format!("/four/?embed&where=real&scenario=primes&limit=200000&{model}"));
            browser.goto(&here(&course_page(&source, "none", &[], &[]))).await;
            browser.enter_frame("#frame").await;
            wait_for_page(browser).await;
            let report = run(browser).await;
            assert_eq!((&*report.phase, &*report.verdict), ("finished", "as expected"), "{name}: {report:?}");
            browser.leave_frame().await;
        }
        browser.screenshot("in-a-course-page").await;
    });
}

/// As many workers as a run may have.
#[test]
fn the_most_workers_that_a_run_may_have() {
    with_browser(async |browser| {
        for model in ["processes&workers=64", "threads&gil=off&workers=32", "threads&gil=on&workers=32"] {
            let (report, trace) = run_link(browser, &format!("scenario=primes&limit=400000&model={model}")).await;
            assert_eq!(report.verdict, "as expected", "{model}: {report:?}");
            check_shape(&trace, model);
        }
    });
}

async fn run_link(browser: &Browser, query: &str) -> (Report, Trace) {
    open_real(browser, query).await;
    wait_for_service_worker(browser).await;
    let report = run(browser).await;
    (report, trace(browser).await)
}

/// What holds for every finished trace: lanes are described, every lane that began has ended, every
/// wait says on what, every link goes forward in time.
fn check_shape(trace: &Trace, about: &str) {
    assert!(trace.lanes().count() >= 2, "{about}");
    for (id, lane) in trace.lanes() {
        assert!(trace.spans(id).is_empty() || trace.is_done(id), "{about}: {} has not ended", lane.name);
        for span in trace.spans(id).iter(trace.end()) {
            let waits = matches!(
                span.state,
                State::Lock | State::Gil | State::Io | State::Waiting | State::Sleeping | State::Awaiting
            );
            // The task that gathers the others awaits nothing that has a name of its own.
            assert!(
                !waits || span.detail.is_some() || lane.kind == LaneKind::Task,
                "{about}: {} waits: {span:?}",
                lane.name
            );
        }
    }
    assert!(trace.links().iter().all(|link| link.from_at <= link.to_at), "{about}");
}

fn lanes(trace: &Trace, kind: LaneKind) -> impl Iterator<Item = (&Lane, Vec<Span>)> {
    trace
        .lanes()
        .filter(move |(_, lane)| lane.kind == kind)
        .map(|(id, lane)| (lane, trace.spans(id).iter(trace.end()).collect()))
}

/// Whether no two threads ever compute on a piece of the work at the same time. The clocks of two
/// workers differ by microseconds.
fn at_most_one_running(trace: &Trace) -> bool {
    let tolerance = Nanos::from_micros(300);
    let mut work: Vec<(Nanos, Nanos)> = lanes(trace, LaneKind::Thread)
        .flat_map(|(_, spans)| spans)
        .filter(|span| span.state == State::Running && span.detail.is_some())
        .map(|span| (span.start, span.end))
        .collect();
    work.sort();
    let overlap = work.windows(2).find(|pair| pair[0].1 > pair[1].0 + tolerance);
    if let Some(overlap) = overlap {
        eprintln!("computing at once: {overlap:?}");
    }
    overlap.is_none()
}

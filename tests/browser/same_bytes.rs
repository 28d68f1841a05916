//! A simulated run is the same everywhere: the page's trace in Chromium and the same choice natively
//! are equal to the byte.

use interleave::base::Nanos;
use interleave::engine::simulated::simulation::Simulation;
use interleave::scenario::read_query;
use interleave::trace::{Source, Trace, file};

use super::driving::browser::with_browser;
use super::driving::page;

/// Links that reach every part of the computer: a GIL and none, processes and their pipes, an event
/// loop, requests, chance.
const LINKS: [&str; 7] = [
    "scenario=primes&model=threads&where=simulated",
    "scenario=counter&model=threads&gil=off&cores=16&where=simulated&times=1000",
    "scenario=fib&model=processes&cores=3&where=simulated",
    "scenario=downloads&model=coroutines&where=simulated&seed=7",
    "scenario=downloads&model=threads&workers=40&where=simulated&seed=1",
    "scenario=offload&model=coroutines&pool=processes&where=simulated",
    "scenario=sleepers&model=threads&sleepers=200&workers=200&cores=128&where=simulated&seed=18446744073709551615",
];

/// The whole trace of a link's run, as the page would have it.
fn natively(link: &str) -> Trace {
    let (choice, _, notices) = read_query(link);
    assert!(notices.is_empty(), "{link} is a sound link");
    let mut simulation = Simulation::new(&choice);
    let mut trace = Trace::new(Source::Simulated);
    loop {
        let progress = simulation.step(1_000);
        for event in progress.events {
            trace.apply(event).expect("the computer tells a trace that fits together");
        }
        trace.extend_to(progress.now);
        if progress.end.is_some() {
            trace.close();
            assert!(trace.end() > Nanos::ZERO, "{link} takes time");
            return trace;
        }
    }
}

#[test]
fn the_trace_is_the_same_to_the_byte_natively_and_in_chromium() {
    with_browser(async |browser| {
        for link in LINKS {
            page::open(browser, link).await;
            page::wait_for_end(browser).await;
            let theirs = file::save(&page::trace(browser).await);
            let ours = file::save(&natively(link));
            assert!(theirs == ours, "{link}: {} bytes in the browser, {} natively", theirs.len(), ours.len());
        }
    });
}

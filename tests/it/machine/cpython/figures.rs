//! What figures may be, and the programs and measurements that they are taken with.

use interleave::engine::stand_in::library::Library;
use interleave::machine::Spec;
use interleave::program::script::{Builder, FOREVER, Fun, Scripts};
use interleave::trace::{LaneKind, Span, State};

use crate::machine::running::{Run, program, run};

/// What a figure may be: exactly that, or from one number to another.
#[derive(Clone, Copy)]
pub(super) enum Is {
    Exactly(u64),
    Between(u64, u64),
}
pub(super) use Is::{Between, Exactly};

/// A measured median that may be missed by a quarter, for what is composed of
/// several things or is Python in CPython.
pub(super) const fn about(nanos: u64) -> Is {
    Between(nanos - nanos / 4, nanos + nanos / 4)
}

/// A rule that may be missed by 2 %.
pub(super) const fn close_to(nanos: u64) -> Is {
    Between(nanos - nanos / 50, nanos + nanos / 50)
}

/// Each figure: what it is, what CPython gives, what comes of it here.
pub(super) fn check(figures: &[(&str, Is, u64)]) {
    let mut wrong = Vec::new();
    for &(name, expected, found) in figures {
        let (from, until) = match expected {
            Exactly(nanos) => (nanos, nanos),
            Between(from, until) => (from, until),
        };
        if !(from..=until).contains(&found) {
            wrong.push(format!("{name}: {found} ns, not between {from} and {until}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The usual computer with so many cores.
pub(super) fn usual(cores: u32) -> Spec {
    Spec { cores, ..Spec::default() }
}

/// What a program told last, on the usual computer.
pub(super) fn told(cores: u32, scripts: Scripts) -> u64 {
    let run = run(&usual(cores), scripts);
    run.wall();
    *run.outputs().last().unwrap() as u64
}

/// What the main function tells: how long that takes. Called with the library.
pub(super) fn lasts(cores: u32, prepare: impl FnOnce(&mut Builder, &Library) -> Box<dyn FnOnce(&Fun)>) -> u64 {
    let scripts = program(|p| {
        let library = Library::new(p, true, (0, 0));
        let body = prepare(p, &library);
        p.function("main", |f, []| {
            let before = f.now();
            body(f);
            f.output(f.now() - before);
        })
    });
    told(cores, scripts)
}

/// So many threads that compute for that long; the main thread waits for them.
pub(super) fn computing(threads: usize, nanos: u64) -> Scripts {
    program(|p| {
        let work = p.function("work", |f, []| f.compute(nanos));
        p.function("main", |f, []| {
            let started: Vec<_> = (1..=threads).map(|n| f.start_thread(work, (), format!("Thread-{n}"))).collect();
            started.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
        })
    })
}

/// The stretches in which threads other than the main one ran, in order of time.
pub(super) fn stretches(run: &Run) -> Vec<(String, Span)> {
    let threads = run.trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Thread && lane.name != "MainThread");
    let mut found: Vec<_> = threads
        .flat_map(|(id, lane)| run.trace.spans(id).iter(run.trace.end()).map(|span| (lane.name.clone(), span)))
        .filter(|(_, span)| span.state == State::Running && span.start < span.end)
        .collect();
    found.sort_by_key(|(_, span)| span.start);
    found
}

//! However a run is cut, it is the same: in steps of the computer, in slices of
//! any length, as a clone that goes on elsewhere. And without a computer at all.

use interleave::base::Nanos;
use interleave::engine::python::{PythonRun, Setup};
use interleave::program::{Effect, ProcessId, Reply, Slice, SliceEnd, Software, Stepping, ThreadId, Turn};
use interleave::python::{Dialect, Programs, compiled};
use proptest::prelude::*;

use super::programs;
use super::running::{Ran, on};

/// What a program that needs no other thread writes if it is stopped every so many
/// nanoseconds.
fn stopped_every(name: &str, source: &str, slice: u64) -> String {
    let mut programs = Programs::of(&compiled(name, source).unwrap(), Dialect::Python314, &[]).unwrap();
    let (mut reply, mut now) = (Reply::Begin { entry: Programs::MAIN }, Nanos::ZERO);
    loop {
        let turn = Turn {
            thread: ThreadId(0),
            process: ProcessId(0),
            reply,
            now,
            budget: Nanos(slice),
            gil_asked: false,
            stepping: Stepping::Coarse,
        };
        let Slice { spent, end } = programs.resume(turn);
        assert!(spent.0 <= slice, "{name} ran for {spent}, stopped every {slice}");
        now += spent;
        reply = Reply::Done;
        match end {
            SliceEnd::Effect(Effect::ExitProcess(_)) => break,
            SliceEnd::Effect(Effect::Sleep(time)) => now += time,
            SliceEnd::Effect(Effect::Note(_)) | SliceEnd::Expired => {}
            SliceEnd::Effect(effect) => panic!("{name} asks for {effect:?}"),
        }
    }
    programs.written().iter().map(|written| format!("{} {}", written.at, written.output.text)).collect()
}

fn has_threads(source: &str) -> bool {
    let needing = [
        "import threading",
        "import queue",
        "import _thread",
        "import asyncio",
        "concurrent.futures",
        "multiprocessing",
        "os.fork",
    ];
    needing.iter().any(|import| source.contains(import))
}

#[test]
fn a_run_that_is_stopped_often_writes_the_same() {
    let alone = programs().into_iter().filter(|(_, source)| !has_threads(source));
    for (place, (name, source)) in alone.enumerate() {
        let whole = stopped_every(&name, &source, u64::MAX);
        // The smallest slices take long: not every program is cut into them.
        let slices: &[u64] = if place % 4 == 0 { &[3, 791, 10_003] } else { &[791] };
        for &slice in slices {
            assert_eq!(stopped_every(&name, &source, slice), whole, "{name}, stopped every {slice} ns");
        }
    }
}

/// The programs with threads; of those with event loops, pools and processes, which are many and
/// long, every tenth.
fn threaded() -> Vec<(String, String)> {
    let is_one = |(name, source): &(String, String)| has_threads(source) && !super::is_free(name);
    let kinds = ["asyncio_", "futures_", "processes_"];
    let is_long = |(name, _): &(String, String)| kinds.iter().any(|kind| name.starts_with(kind));
    let (long, mut programs): (Vec<_>, Vec<_>) = programs().into_iter().filter(is_one).partition(is_long);
    programs.extend(long.into_iter().step_by(10));
    assert!(programs.len() >= 8, "the programs with threads are missing");
    programs
}

#[test]
fn the_trace_does_not_tell_how_a_run_was_cut() {
    for (name, source) in threaded() {
        for dialect in [Dialect::Python314, Dialect::Python39, Dialect::Every] {
            let setup = on(2, dialect);
            let whole = Ran::on(&name, &source, &setup);
            let fine = Ran::on(&name, &source, &Setup { fine: true, ..setup.clone() });
            assert!(fine == whole, "{name} on {dialect:?}: {:?} and in small slices {:?}", whole.output, fine.output);
            let stepped = Ran::going_on(PythonRun::new(&name, &source, &setup).unwrap(), 1);
            assert!(stepped == whole, "{name} on {dialect:?} in steps of one event");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn a_clone_goes_on_as_the_run_does(
        place in 0..1_000_usize, at in 1..3_000_u64, cores in 1..4_u32, free: bool, seed in 0..4_u64,
    ) {
        let programs = threaded();
        let (name, source) = &programs[place % programs.len()];
        let dialect = if free { Dialect::Free } else { Dialect::Python314 };
        let mut run = PythonRun::new(name, source, &Setup { seed, ..on(cores, dialect) }).unwrap();
        run.step(at);
        let copy = run.clone();
        let went_on = Ran::going_on(run, 100);
        prop_assert!(Ran::going_on(copy, 7) == went_on, "{} after {} events", name, at);
    }
}

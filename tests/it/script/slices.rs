//! When a program stops, and that where it is stopped changes nothing.

use interleave::base::Nanos;
use interleave::program::script::{Builder, Scripts};
use interleave::program::{Effect, Reply, SliceEnd, Software, Stepping, ThreadId, Turn};
use proptest::prelude::*;

use super::main_thread::{Driving, OneThread, STRAIGHT};

/// A program with everything that can be stopped in the middle.
fn busy() -> Scripts {
    let mut program = Builder::new();
    let counter = program.word();
    let square = program.function("square", |f, [n]| {
        f.compute(n);
        f.ret(f.suspend(n * n));
    });
    let main = program.function("main", |f, []| {
        f.count(0, 5, |f, i| {
            f.call_c(i * 7);
            f.store(counter, f.load(counter) + i);
            let coroutine = f.coroutine(square, [i]);
            f.output(f.resume(coroutine, 0).value);
            f.printed(("round {}", [i]));
            f.compute(11);
            f.output(f.resume(coroutine, f.now()).value);
            f.sleep(i);
        });
        f.output(f.load(counter));
    });
    program.build(main, 3)
}

proptest! {
    #[test]
    fn where_it_is_stopped_changes_nothing(
        budgets in prop::collection::vec((1..40_u64, any::<bool>(), any::<bool>()), 1..50)
    ) {
        let mut straight = OneThread::new(busy());
        let expected = straight.run(STRAIGHT);
        let mut computer = OneThread::new(busy());
        let mut effects = Vec::new();
        let mut budgets = budgets.into_iter().cycle();
        loop {
            let (budget_nanos, is_fine, gil_asked) = budgets.next().unwrap();
            let stepping = if is_fine { Stepping::Fine } else { Stepping::Coarse };
            let (spent, end) = computer.slice(Driving { budget_nanos, stepping, gil_asked });
            match end {
                // Who is asked for the GIL each time never gets anywhere.
                SliceEnd::Effect(Effect::GiveUpGil) => {
                    let (more, end) = computer.slice(Driving { budget_nanos, stepping, gil_asked: false });
                    prop_assert!(more.0 > 0 || spent.0 > 0 || end != SliceEnd::Effect(Effect::GiveUpGil));
                    if let SliceEnd::Effect(effect) = end {
                        if effect == Effect::Exit { break; }
                        effects.push((computer.now, effect));
                    }
                }
                SliceEnd::Effect(Effect::Exit) => break,
                SliceEnd::Effect(effect) => effects.push((computer.now, effect)),
                SliceEnd::Expired => {}
            }
        }
        prop_assert_eq!(effects, expected);
        prop_assert_eq!(computer.scripts.outputs(), straight.scripts.outputs());
        prop_assert_eq!(computer.now, straight.now);
    }

    #[test]
    fn a_clone_goes_on_like_the_original(slices in 0..40_usize) {
        let short = Driving { budget_nanos: 9, ..STRAIGHT };
        let mut one = OneThread::new(busy());
        for _ in 0..slices {
            one.slice(short);
        }
        let mut other = one.clone();
        prop_assert_eq!(one.run(short), other.run(STRAIGHT));
        prop_assert_eq!(one.scripts.outputs(), other.scripts.outputs());
    }
}

#[test]
fn python_gives_up_the_gil_at_once_and_c_does_not() {
    let check = |in_c: bool, spent_before: u64| {
        let mut program = Builder::new();
        let main = program.c_function("main", |f, []| {
            if in_c {
                f.call_c(100)
            } else {
                f.compute(100)
            }
            f.check();
        });
        let mut computer = OneThread::new(program.build(main, 0));
        computer.slice(Driving { budget_nanos: 40, ..STRAIGHT });
        let asked = Driving { gil_asked: true, ..STRAIGHT };
        let (spent, end) = computer.slice(asked);
        let expected = if in_c { Effect::Exit } else { Effect::GiveUpGil };
        assert_eq!((spent, end), (Nanos(spent_before), SliceEnd::Effect(expected)));
        computer.run(STRAIGHT);
        assert_eq!(computer.now, Nanos(100), "nothing of it is lost");
    };
    check(false, 0);
    check(true, 60);
}

#[test]
fn python_has_check_points_where_functions_begin_and_loops_go_back() {
    let check = |in_c: bool, check_points: usize| {
        let mut program = Builder::new();
        let called = |f: &interleave::program::script::Fun| f.repeat(3, |f| f.call_c(5));
        let called = if in_c {
            program.c_function("called", |f, []| called(f))
        } else {
            program.function("called", |f, []| called(f))
        };
        let main = program.c_function("main", |f, []| {
            f.call(called, ());
        });
        let mut computer = OneThread::new(program.build(main, 0));
        let effects = computer.run(Driving { gil_asked: true, ..STRAIGHT });
        assert_eq!(effects.len(), check_points);
        assert!(effects.iter().all(|(_, effect)| *effect == Effect::GiveUpGil));
        assert_eq!(computer.now, Nanos(15));
    };
    check(false, 4);
    check(true, 0);
}

#[test]
fn a_loop_in_which_no_time_passes_comes_back() {
    let mut program = Builder::new();
    let main = program.function("main", |f, []| f.forever(|_| {}));
    let mut computer = OneThread::new(program.build(main, 0));
    for _ in 0..3 {
        assert_eq!(computer.slice(STRAIGHT), (Nanos::ZERO, SliceEnd::Expired));
    }
}

/// Two threads without a GIL that each read, let time pass, and write.
#[test]
fn fine_steps_touch_memory_only_when_time_has_come() {
    let mut program = Builder::new();
    let counter = program.word();
    let add = program.function("add", |f, []| {
        f.call_c(5);
        let seen = f.load(counter);
        f.call_c(10);
        f.store(counter, seen + 1);
    });
    let main = program.function("main", |f, []| {
        f.start_thread(add, (), "other");
        f.call(add, ());
    });
    let mut scripts = program.build(main, 0);
    let resume = |scripts: &mut Scripts, thread, reply, now| {
        let budget = Nanos(1_000);
        let process = interleave::program::ProcessId(0);
        let stepping = Stepping::Fine;
        let turn = Turn { thread: ThreadId(thread), process, reply, now, budget, gil_asked: false, stepping };
        scripts.resume(turn)
    };
    let started = resume(&mut scripts, 0, Reply::Begin { entry: Scripts::MAIN }, Nanos::ZERO);
    let SliceEnd::Effect(Effect::StartThread(other)) = started.end else { panic!("{started:?}") };
    // Both at the same times: 5 until the load, 10 more until the store.
    let mut replies = [Reply::Thread(ThreadId(1)), Reply::Begin { entry: other.entry }];
    let mut ends = Vec::new();
    for (now, spent) in [(0, 5), (5, 10), (15, 0)] {
        for thread in [0, 1] {
            let reply = std::mem::replace(&mut replies[thread], Reply::Done);
            let slice = resume(&mut scripts, thread as u32, reply, Nanos(now));
            assert_eq!(slice.spent, Nanos(spent));
            ends.push(slice.end);
        }
    }
    assert!(ends[..4].iter().all(|end| *end == SliceEnd::Expired));
    assert!(ends[4..].iter().all(|end| *end == SliceEnd::Effect(Effect::Exit)));
    assert_eq!(scripts.word(interleave::program::ProcessId(0), 0), 1, "one of the two additions is lost");
}

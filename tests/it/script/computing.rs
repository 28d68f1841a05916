//! What programs compute: control, calls, memory, coroutines, chance.

use std::collections::{BinaryHeap, VecDeque};

use interleave::base::Nanos;
use interleave::program::script::{Builder, Fun, Function, Value};
use interleave::program::{ProcessId, Reply, Software, ThreadId};
use proptest::prelude::*;

use super::main_thread::{OneThread, STRAIGHT};

/// What the body tells.
fn told(body: impl for<'f> FnOnce(&'f Fun)) -> Vec<i64> {
    let mut program = Builder::new();
    let main = program.function("main", |f, []| body(f));
    let mut computer = OneThread::new(program.build(main, 7));
    computer.run(STRAIGHT);
    computer.scripts.outputs().to_vec()
}

fn gcd(program: &mut Builder) -> Function<2> {
    program.function("gcd", |f, [a, b]| {
        let (a, b) = (f.local(a), f.local(b));
        f.during(
            |_| b.ne(0),
            |_| {
                let rest = a % b;
                a.set(b);
                b.set(rest);
            },
        );
        f.ret(a);
    })
}

fn fib(program: &mut Builder) -> Function<1> {
    let fib = program.declare();
    program.define(fib, "fib", |f, [n]| {
        f.when(n.lt(2), |f| f.ret(n));
        let before = f.call(fib, [n - 2]);
        f.ret(f.call(fib, [n - 1]) + before);
    });
    fib
}

proptest! {
    #[test]
    fn loops_and_calls_compute_what_they_say(a in 0..10_000_i64, b in 0..10_000_i64, n in 0..15_i64) {
        let mut program = Builder::new();
        let (gcd, fib) = (gcd(&mut program), fib(&mut program));
        let main = program.function("main", |f, []| {
            f.output(f.call(gcd, (a, b)));
            f.output(f.call_value(fib, [n]));
            let sum = f.local(0);
            f.count(3, a, |f, i| f.choose((i % 2).eq(0), |_| sum.set(sum + i), |_| sum.set(sum - 1)));
            f.output(sum);
            let rounds = f.local(0);
            f.forever(|f| {
                f.when(rounds.ge(b), |f| f.leave());
                rounds.set(rounds + 1);
            });
            f.output(rounds);
        });
        let mut computer = OneThread::new(program.build(main, 0));
        computer.run(STRAIGHT);
        let divisor = (1..=a.max(b)).rev().find(|d| a % d == 0 && b % d == 0).unwrap_or(0);
        let fibonacci = (0..n).fold((0, 1), |(this, next), _| (next, this + next)).0;
        let sum: i64 = (3..a).map(|i| if i % 2 == 0 { i } else { -1 }).sum();
        prop_assert_eq!(computer.scripts.outputs(), [divisor, fibonacci, sum, b]);
    }

    #[test]
    fn deques_and_heaps_are_like_those_of_rust(steps in prop::collection::vec((0..5_u8, -5..5_i64), 0..60)) {
        let (mut deque, mut heap, mut expected) = (VecDeque::new(), BinaryHeap::new(), Vec::new());
        let found = told(|f| {
            let (ours, ours_heap) = (f.new_deque(), f.new_heap());
            for (number, &(step, value)) in steps.iter().enumerate() {
                let number = number as i64;
                match step {
                    0 => { f.append(ours, value); deque.push_back(value); }
                    1 => { f.output(f.pop_left(ours)); expected.push(deque.pop_front().unwrap_or(0)); }
                    2 => {
                        f.output(f.remove(ours, value));
                        let place = deque.iter().position(|&other| other == value);
                        expected.push(i64::from(place.and_then(|place| deque.remove(place)).is_some()));
                    }
                    3 => { f.push(ours_heap, value, number); heap.push((-value, -number)); }
                    _ => {
                        f.output(f.least(ours_heap));
                        let (key, value) = f.pop_least(ours_heap);
                        f.output(key);
                        f.output(value);
                        let (least, first) = heap.pop().unwrap_or((0, 0));
                        expected.extend([-least, -least, -first]);
                    }
                }
                f.output(f.length(ours));
                f.output(f.length(ours_heap));
                expected.extend([deque.len() as i64, heap.len() as i64]);
            }
        });
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn words_hold_what_was_written_and_swap_only_what_is_expected() {
    let mut program = Builder::new();
    let table = program.words([10, 20, 30]);
    let main = program.function("main", |f, []| {
        let own = f.allocate(2);
        f.store(own + 1, 5);
        f.output(f.swap(own + 1, 4, 6));
        f.output(f.load(own + 1));
        f.output(f.swap(own + 1, 5, 6));
        f.output(f.load(own + 1));
        f.output(f.load(f.value(table) + 2));
        f.output(f.load(own));
    });
    let mut computer = OneThread::new(program.build(main, 0));
    computer.run(STRAIGHT);
    assert_eq!(computer.scripts.outputs(), [0, 5, 1, 6, 30, 0]);
}

/// A coroutine that gives out numbers, some of them by a call, and returns
/// the sum of what it was sent.
fn giver(program: &mut Builder) -> Function<1> {
    let inner = program.function("inner", |f, [n]| {
        f.ret(f.suspend(n * 10));
    });
    program.function("giver", |f, [n]| {
        let sum = f.local(0);
        f.count(0, n, |f, i| {
            sum.set(sum + f.suspend(i));
            sum.set(sum + f.call(inner, [i]));
        });
        f.ret(sum);
    })
}

#[test]
fn a_coroutine_goes_on_where_it_suspended() {
    let mut program = Builder::new();
    let giver = giver(&mut program);
    let around = program.function("around", |f, [n]| {
        let inside = f.coroutine(giver, [n]);
        let more = f.local(1);
        f.during(
            |_| more.get(),
            |f| {
                let came = f.resume(inside, 1);
                more.set(came.suspended);
                f.choose(came.suspended, |f| f.output(f.suspend(came.value)), |f| f.ret(came.value));
            },
        );
    });
    let main = program.function("main", |f, []| {
        let drive = |f: &Fun, coroutine: Value<'_>| {
            let came = f.resume(coroutine, 7);
            f.output(came.suspended);
            f.output(came.value);
        };
        let (one, two) = (f.coroutine(around, [1]), f.coroutine(giver, [1]));
        for _ in 0..3 {
            drive(f, one);
            drive(f, two);
        }
    });
    let mut computer = OneThread::new(program.build(main, 0));
    computer.run(STRAIGHT);
    assert_eq!(computer.scripts.outputs(), [1, 0, 1, 0, 7, 1, 0, 1, 0, 7, 0, 2, 0, 14]);
}

#[test]
fn native_results_come_at_once_and_their_time_passes() {
    fn square(numbers: &[i64]) -> (i64, Nanos) {
        (numbers[0] * numbers[1], Nanos(30))
    }
    let mut program = Builder::new();
    let main = program.function("main", |f, []| {
        f.output(f.native(square, (6, 7)));
        f.output(f.now());
    });
    let mut computer = OneThread::new(program.build(main, 0));
    computer.run(STRAIGHT);
    assert_eq!((computer.scripts.outputs(), computer.now), ([42, 30].as_slice(), Nanos(30)));
}

#[test]
fn chance_has_the_mean_that_was_asked_for_and_depends_on_the_seed() {
    const DRAWS: i64 = 100_000;
    let drawn = |seed| {
        let mut program = Builder::new();
        let main = program.function("main", |f, []| {
            f.repeat(DRAWS, |f| f.output(f.exponential(1_000_000)));
            f.repeat(DRAWS, |f| f.output(f.uniform(1_000)));
        });
        let mut computer = OneThread::new(program.build(main, seed));
        computer.run(STRAIGHT);
        computer.scripts.outputs().to_vec()
    };
    let (one, other) = (drawn(1), drawn(2));
    assert_ne!(one, other);
    assert_eq!(one, drawn(1));
    let (exponential, uniform) = one.split_at(DRAWS as usize);
    let mean = |numbers: &[i64]| numbers.iter().sum::<i64>() / DRAWS;
    assert!((980_000..1_020_000).contains(&mean(exponential)), "{}", mean(exponential));
    assert!((490..510).contains(&mean(uniform)), "{}", mean(uniform));
    // A share of 1/e lies above the mean.
    let above = exponential.iter().filter(|&&number| number > 1_000_000).count();
    assert!((36_000..37_600).contains(&above), "{above}");
    assert!(uniform.iter().all(|number| (0..1_000).contains(number)));
}

#[test]
fn a_forked_process_has_a_copy_and_a_spawned_one_starts_afresh() {
    let mut program = Builder::new();
    let word = program.words([1]);
    let child = program.function("child", |f, []| {
        f.store(word, f.load(word) + 1);
        f.output(f.load(word));
        f.output(f.uniform(i64::MAX));
    });
    let main = program.function("main", |f, []| {
        f.store(word, 10);
        f.start_process(child, (), "Process-1", interleave::program::StartMethod::Fork);
        f.start_process(child, (), "Process-2", interleave::program::StartMethod::Spawn);
        f.output(f.load(word));
    });
    let mut computer = OneThread::new(program.build(main, 0));
    for (number, forked) in [(1, true), (2, false)] {
        computer.thread = ThreadId(0);
        computer.process = ProcessId(0);
        let interleave::program::Effect::StartProcess(new) = computer.effect(STRAIGHT) else { panic!() };
        computer.scripts.process_started(ProcessId(0), ProcessId(number), forked);
        computer.thread = ThreadId(number);
        computer.process = ProcessId(number);
        computer.hears(Reply::Begin { entry: new.entry });
        computer.run(STRAIGHT);
        computer.scripts.thread_ended(ThreadId(number));
    }
    computer.thread = ThreadId(0);
    computer.process = ProcessId(0);
    computer.run(STRAIGHT);
    let outputs = computer.scripts.outputs();
    assert_eq!([outputs[0], outputs[2], outputs[4]], [11, 2, 10]);
    assert_ne!(outputs[1], outputs[3], "each process draws numbers of its own");
    assert_eq!(computer.scripts.word(ProcessId(1), 0), 11);
}

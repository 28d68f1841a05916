//! Pipes: messages come out as they went in, whoever waits has their turn, and
//! nobody waits for one who is no more.

use interleave::base::Nanos;
use interleave::machine::{Costs, Spec};
use interleave::program::StartMethod::Fork;
use interleave::program::script::{Builder, FOREVER, Function, Scripts};
use proptest::collection::vec;
use proptest::prelude::*;

use super::running::{program, run};
use super::specs::{ANY, Bounds, spec};

/// The first process starts these functions as processes that have one pipe, with
/// so long between them, then does what it wants and waits for them.
fn family(
    program: &mut Builder,
    children: Vec<Function<1>>,
    apart: u64,
    then: impl FnOnce(&interleave::program::script::Fun, interleave::program::script::Value<'_>, &[i64]),
) -> Function<0> {
    program.function("main", |f, []| {
        let pipe = f.open_pipe();
        let started: Vec<_> = children
            .iter()
            .map(|&child| {
                let process = f.start_process(child, [pipe], "Process", Fork);
                f.sleep(apart);
                process
            })
            .collect();
        let numbers: Vec<i64> = (1..=children.len() as i64).collect();
        then(f, pipe, &numbers);
        for process in started {
            f.wait_process(process, FOREVER);
        }
    })
}

fn reader(program: &mut Builder, n: i64) -> Function<1> {
    program.function("reader", |f, [pipe]| {
        let found = f.read(pipe);
        f.output(f.value(n * 1_000) + found.closed * 100 + found.message);
    })
}

fn writer(program: &mut Builder, n: i64, bytes: i64) -> Function<1> {
    program.function("writer", |f, [pipe]| f.write(pipe, bytes, n))
}

/// Runs on a computer with cores enough, without costs, and says what was output.
fn outputs(scripts: Scripts) -> Vec<i64> {
    let run = run(&Spec { cores: 8, costs: Costs::none(), ..Spec::default() }, scripts);
    run.wall();
    run.outputs().to_vec()
}

#[test]
fn readers_have_their_turn_in_the_order_in_which_they_came() {
    let found = outputs(program(|p| {
        let readers = (1..=4).map(|n| reader(p, n)).collect();
        family(p, readers, 1_000, |f, pipe, numbers| numbers.iter().for_each(|&n| f.write(pipe, 10, n)))
    }));
    assert_eq!(found, [1001, 2002, 3003, 4004]);
}

#[test]
fn writers_have_their_turn_in_the_order_in_which_they_came() {
    let found = outputs(program(|p| {
        let writers = (1..=4).map(|n| writer(p, n, 50_000)).collect();
        family(p, writers, 1_000, |f, pipe, numbers| {
            for _ in numbers {
                f.output(f.read(pipe).message);
            }
        })
    }));
    assert_eq!(found, [1, 2, 3, 4]);
}

#[test]
fn whoever_waits_for_a_pipe_that_is_closed_hears_so() {
    let found = outputs(program(|p| {
        let readers = (1..=3).map(|n| reader(p, n)).collect();
        family(p, readers, 1_000, |f, pipe, _| f.close_pipe(pipe))
    }));
    assert_eq!(found, [1100, 2100, 3100]);
}

#[test]
fn a_message_that_is_being_written_comes_whole_out_of_a_closed_pipe() {
    let found = outputs(program(|p| {
        let writer = writer(p, 5, 200_000);
        family(p, vec![writer], 1_000, |f, pipe, _| {
            f.close_pipe(pipe);
            let first = f.read(pipe);
            f.output(first.message);
            f.output(first.bytes);
            f.output(f.read(pipe).closed);
        })
    }));
    assert_eq!(found, [5, 200_000, 1]);
}

#[test]
fn a_message_of_nothing_frees_the_pipe_for_others() {
    let found = outputs(program(|p| {
        let children = vec![reader(p, 1), writer(p, 6, 0), writer(p, 7, 10)];
        family(p, children, 1_000, |f, pipe, _| f.output(f.read(pipe).message))
    }));
    assert_eq!(found, [1006, 7]);
}

/// A process is killed while it waits in the middle of its turn, with another
/// behind it: the other's turn comes.
#[test]
fn who_is_killed_at_a_pipe_leaves_it_to_others() {
    let killed_reader = outputs(program(|p| {
        let readers = (1..=2).map(|n| reader(p, n)).collect();
        family(p, readers, 1_000, |f, pipe, _| {
            f.kill(1, 9);
            f.write(pipe, 10, 3);
        })
    }));
    assert_eq!(killed_reader, [2003]);
    // In the middle of copying, which takes its time here.
    let spec = Spec { cores: 8, costs: Costs { pipe_bytes_per_micro: 1, ..Costs::none() }, ..Spec::default() };
    let busy_reader = program(|p| {
        let readers = (1..=2).map(|n| reader(p, n)).collect();
        family(p, readers, 1_000, |f, pipe, _| {
            f.write(pipe, 1_000, 3);
            f.sleep(500_000);
            f.kill(1, 9);
        })
    });
    let run = run(&spec, busy_reader);
    run.wall();
    assert_eq!(run.outputs(), [2003]);
}

#[test]
fn a_writer_that_is_killed_in_the_middle_tears_the_pipe() {
    let found = outputs(program(|p| {
        let writer = writer(p, 5, 100_000);
        family(p, vec![writer], 1_000, |f, pipe, _| {
            f.kill(1, 9);
            f.close_pipe(pipe);
            f.output(f.read(pipe).closed);
        })
    }));
    assert_eq!(found, [1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the lengths: all of it, in order, and the bytes are counted.
    #[test]
    fn messages_come_out_as_they_went_in(
        spec in spec(Bounds { poor: false, ..ANY }),
        lengths in vec(prop_oneof![Just(0_u32), 1_u32..100, 60_000_u32..200_000, Just(1_000_000)], 1..6),
    ) {
        let run = run(&spec, program(|p| {
            let lengths = lengths.clone();
            let count = lengths.len();
            let writer = p.function("writer", move |f, [pipe]| {
                for (n, length) in (0_i64..).zip(lengths) {
                    f.write(pipe, length, n);
                }
            });
            family(p, vec![writer], 0, move |f, pipe, _| f.repeat(count, |f| {
                let found = f.read(pipe);
                f.output(found.message);
                f.output(found.bytes);
            }))
        }));
        prop_assert!(run.wall() > Nanos::ZERO || spec.costs == Costs::none());
        let expected: Vec<i64> = (0..).zip(&lengths).flat_map(|(n, &bytes)| [n, i64::from(bytes)]).collect();
        prop_assert_eq!(run.outputs(), expected);
        let facts = interleave::trace::facts::Facts::of(&run.trace);
        prop_assert_eq!(facts.serialised_bytes, lengths.iter().map(|&bytes| u64::from(bytes)).sum::<u64>());
    }
}

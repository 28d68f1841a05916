//! The same run again: from a clone, in pieces, twice, cut finely. Always the
//! same trace, to the byte.

use interleave::base::Nanos;
use interleave::machine::{Costs, Machine, Pause, Spec};
use interleave::program::script::{CHANGED, FOREVER, Scripts};
use interleave::program::{Cause, StartMethod};
use interleave::trace::{Source, Trace, file};
use proptest::collection::vec;
use proptest::prelude::*;

use super::built::built;
use super::plans::{Menu, plan};
use super::running::program;
use super::specs::{ANY, Bounds, spec};

/// All that can be told of a run that is over.
#[derive(PartialEq, Eq)]
struct Told {
    trace: Vec<u8>,
    ending: String,
}

impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes, {}", self.trace.len(), self.ending)
    }
}

/// Runs it on to the end; nothing of it was taken out yet.
fn told(mut machine: Machine<Scripts>) -> Told {
    machine.run(Nanos(u64::MAX), u64::MAX);
    let mut trace = Trace::new(Source::Simulated);
    machine.take_events().for_each(|event| trace.apply(event).unwrap());
    let computed: Vec<_> = machine.computed().collect();
    let ending = format!("{:?} at {}, {computed:?}", machine.ending(), machine.now().0);
    Told { trace: file::save(&trace), ending }
}

fn machine(spec: &Spec, plan: &super::plans::Plan) -> Machine<Scripts> {
    Machine::new(spec.clone(), built(plan), Scripts::MAIN)
}

/// Somebody looks at the run: after so many events, or at a time.
#[derive(Clone, Copy, Debug)]
enum Look {
    After(u64),
    Later(u64),
}

fn look() -> impl Strategy<Value = Look> {
    prop_oneof![(1_u64..60).prop_map(Look::After), (0_u64..3_000_000).prop_map(Look::Later)]
}

/// The trace of programs that a GIL is on for, whatever the steps; on so many cores,
/// without costs.
fn same_in_fine_steps(cores: u32, scripts: &Scripts) -> Told {
    let spec = |fine| Spec { cores, fine, costs: Costs::none(), ..Spec::default() };
    let [coarse, fine] = [false, true].map(|fine| told(Machine::new(spec(fine), scripts.clone(), Scripts::MAIN)));
    assert_eq!(coarse, fine);
    coarse
}

/// Two processes want the disk at the same moment; one of them has touched its
/// memory in between, and was cut there.
#[test]
fn who_is_first_of_two_at_once_does_not_depend_on_the_steps() {
    same_in_fine_steps(
        2,
        &program(|p| {
            let word = p.word();
            let child = p.function("child", |f, []| {
                f.sleep(200);
                f.compute(800);
                f.disk(1_000_000);
            });
            p.function("main", |f, []| {
                let process = f.start_process(child, (), "Process-1", StartMethod::Fork);
                f.compute(500);
                f.store(word, 1);
                f.compute(500);
                f.disk(1_000_000);
                f.wait_process(process, FOREVER);
            })
        }),
    );
}

/// A thread parks when its GIL has been asked for; whoever gets it changes the
/// word soon after, in the same slice.
#[test]
fn who_parks_sees_the_word_of_that_moment() {
    let scripts = program(|p| {
        let word = p.word();
        let change = p.function("change", |f, []| {
            f.sleep(1);
            f.compute(1_000_000);
            f.store(word, 5);
            f.compute(1_000_000);
            f.unpark(word, 1, false);
        });
        p.function("main", |f, []| {
            let thread = f.start_thread(change, (), "Thread-1");
            f.sleep(1);
            f.call_c(7_000_000);
            f.when(f.park(word, 0, FOREVER, Cause::Event, word).eq(CHANGED), |f| f.exit_process(1));
            f.join(thread, FOREVER);
        })
    });
    let told = same_in_fine_steps(3, &scripts);
    assert!(told.ending.contains("exit_code: 0"), "{told:?}");
}

/// A thread lets its GIL go at the very moment at which another has waited for it
/// for a switch interval.
#[test]
fn who_asks_for_the_gil_when_it_is_let_go_has_asked() {
    let scripts = program(|p| {
        let word = p.word();
        let wait = p.function("wait", |f, []| f.compute(1_000));
        p.function("main", |f, []| {
            let threads = [1, 2].map(|n| f.start_thread(wait, (), ("Thread-{}", [n])));
            f.call_c(15_000_000);
            f.store(word, 1);
            f.park(word, 1, 1_000, Cause::Event, word);
            threads.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
        })
    });
    same_in_fine_steps(3, &scripts);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_clone_at_any_event_goes_on_the_same(spec in spec(ANY), plan in plan(Menu::All), events in 0_u64..400) {
        let mut machine = machine(&spec, &plan);
        machine.run(Nanos(u64::MAX), events);
        let clone = machine.clone();
        prop_assert_eq!(told(clone), told(machine));
    }

    #[test]
    fn stopping_anywhere_changes_nothing(spec in spec(ANY), plan in plan(Menu::All), looks in vec(look(), 1..40)) {
        let mut stopped = machine(&spec, &plan);
        for look in looks {
            let until = |nanos| Nanos(stopped.now().0 + nanos);
            match look {
                Look::After(events) => stopped.run(Nanos(u64::MAX), events),
                Look::Later(nanos) => stopped.run(until(nanos), u64::MAX),
            };
        }
        prop_assert_eq!(told(stopped), told(machine(&spec, &plan)));
    }

    #[test]
    fn one_event_is_one_step(spec in spec(ANY), plan in plan(Menu::All)) {
        let mut stepped = machine(&spec, &plan);
        for _ in 0..200 {
            let before = stepped.steps();
            match stepped.run(Nanos(u64::MAX), 1) {
                Pause::Budget => prop_assert_eq!(stepped.steps(), before + 1),
                Pause::Ended => break,
                Pause::Until => prop_assert!(false, "there is always time"),
            }
        }
        let (steps, now) = (stepped.steps(), stepped.now());
        prop_assert_eq!(stepped.run(Nanos(u64::MAX), 0), if stepped.ending().is_some() { Pause::Ended } else { Pause::Budget });
        prop_assert_eq!((stepped.steps(), stepped.now()), (steps, now));
        prop_assert_eq!(told(stepped), told(machine(&spec, &plan)));
    }

    #[test]
    fn nothing_happens_after_the_time_asked_for(spec in spec(ANY), plan in plan(Menu::All), until in 0_u64..20_000_000) {
        let mut stopped = machine(&spec, &plan);
        stopped.run(Nanos(until), u64::MAX);
        prop_assert!(stopped.now() <= Nanos(until));
        let mut later = stopped.clone();
        prop_assert_eq!(later.run(Nanos(until), u64::MAX), if later.ending().is_some() { Pause::Ended } else { Pause::Until });
        prop_assert_eq!(later.steps(), stopped.steps());
    }

    #[test]
    fn where_a_gil_is_on_fine_steps_are_the_same(
        spec in spec(Bounds { gil: Some(true), ..ANY }),
        plan in prop_oneof![1 => plan(Menu::All), 4 => plan(Menu::Racy)],
    ) {
        let (coarse, fine) = (Spec { fine: false, ..spec.clone() }, Spec { fine: true, ..spec });
        prop_assert_eq!(told(machine(&coarse, &plan)), told(machine(&fine, &plan)));
    }
}

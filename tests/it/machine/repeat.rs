//! The same run again: from a clone, in pieces, twice, cut finely. Always the
//! same trace, to the byte.

use interleave::base::Nanos;
use interleave::machine::{Machine, Pause, Spec};
use interleave::program::script::Scripts;
use interleave::trace::{Source, Trace, file};
use proptest::collection::vec;
use proptest::prelude::*;

use super::built::built;
use super::plans::{Menu, plan};
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

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
        plan in plan(Menu::All),
    ) {
        let (coarse, fine) = (Spec { fine: false, ..spec.clone() }, Spec { fine: true, ..spec });
        prop_assert_eq!(told(machine(&coarse, &plan)), told(machine(&fine, &plan)));
    }
}

//! Time travel: whatever moment is asked for, the computer is the one that was.

use interleave::base::Nanos;
use interleave::machine::{History, Machine, Spec};
use interleave::program::script::Scripts;
use interleave::trace::Event;
use proptest::prelude::*;

use super::threads::computing;

/// Everything that a computer will ever tell, and how far it is.
fn future(mut machine: Machine<Scripts>) -> (Nanos, u64, Vec<Event>) {
    let (now, steps) = (machine.now(), machine.steps());
    machine.run(Nanos(u64::MAX), u64::MAX);
    (now, steps, machine.take_events().collect())
}

proptest! {
    #[test]
    fn a_moment_can_be_had_again(threads in 1..6_usize, cores in 1..4_u32, gil: bool, percent in 0..110_u64) {
        let spec = Spec { cores, gil, ..Spec::default() };
        let start = Machine::new(spec, computing(threads, 400_000_000), Scripts::MAIN);
        let (mut machine, mut history) = (start.clone(), History::new(&start));
        while machine.ending().is_none() {
            machine.run(Nanos(u64::MAX), 100);
            history.look_at(&machine);
            prop_assert!(history.snapshots() <= 16);
        }
        let moment = Nanos(machine.now().0 * percent / 100);
        let mut straight = start;
        straight.run(moment, u64::MAX);
        straight.take_events();
        prop_assert_eq!(future(history.at(moment)), future(straight));
    }
}

//! How long work takes on how many cores: what can be known beforehand, and what
//! more cores bring.

use interleave::base::Nanos;
use interleave::machine::{Costs, Spec};
use interleave::program::StartMethod;
use interleave::program::script::{Builder, FOREVER, Scripts};
use proptest::collection::vec;
use proptest::prelude::*;

use super::built::built;
use super::plans::{Family, Menu, Plan, Step, plan};
use super::running::{program, run};
use super::specs::{ANY, Bounds, spec};

/// What the steps of a thread ask for, computing alone.
fn asked_for(steps: &[Step]) -> Nanos {
    let of = |step: &Step| match *step {
        Step::Compute(time) | Step::CallC(time) | Step::Detached(time) | Step::Update(time) => u64::from(time),
        Step::Locked { inner, .. } => u64::from(inner),
        Step::Tasks(time) => 2 * u64::from(time),
        _ => 0,
    };
    Nanos(steps.iter().map(of).sum())
}

fn of_family(family: &Family, costs: &Costs) -> Nanos {
    let strands = family.strands.iter().map(|strand| asked_for(&strand.steps) + costs.thread_start);
    strands.sum::<Nanos>() + asked_for(&family.steps) + costs.process_exit
}

/// What a whole plan asks for: its own work, and that of the system for it.
fn of_plan(plan: &Plan, costs: &Costs) -> Nanos {
    let children = plan.children.iter().map(|child| {
        let (start, boot) = match child.method {
            StartMethod::Fork => (costs.fork, costs.fork_boot),
            StartMethod::Spawn => (costs.spawn, costs.spawn_boot),
            StartMethod::Forkserver => (costs.spawn, costs.forkserver_boot),
        };
        start + boot + of_family(&child.family, costs)
    });
    children.sum::<Nanos>() + of_family(&plan.root, costs)
}

/// Work that is on no other's way: each in a process of its own, or each a thread
/// of one process.
fn apart(works: &[u32], processes: bool) -> Scripts {
    let mut program = Builder::new();
    let work = program.function("work", |f, [time]| f.compute(time));
    let main = program.function("main", |f, []| {
        if processes {
            let started = works.iter().map(|&time| f.start_process(work, [time], "Process", StartMethod::Fork));
            let started: Vec<_> = started.collect();
            started.into_iter().for_each(|process| _ = f.wait_process(process, FOREVER));
        } else {
            let started: Vec<_> = works.iter().map(|&time| f.start_thread(work, [time], "Thread")).collect();
            started.into_iter().for_each(|thread| _ = f.join(thread, FOREVER));
        }
    });
    program.build(main, 0)
}

/// Tasks that compute by turns, on one thread.
fn by_turns(works: &[u32]) -> Scripts {
    program(|p| {
        let turns = p.deque();
        let task = p.function("task", |f, [time]| {
            f.compute(time / 2);
            f.suspend(0);
            f.compute(time - time / 2);
        });
        p.function("main", |f, []| {
            for &time in works {
                f.append(turns, f.coroutine(task, [time]));
            }
            f.during(
                |f| f.length(turns),
                |f| {
                    let next = f.pop_left(turns);
                    f.when(f.resume(next, 0).suspended, |f| f.append(turns, next));
                },
            );
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn threads_compute_what_they_were_asked_to(
        spec in spec(Bounds { poor: false, ..ANY }),
        plan in plan(Menu::Plain),
    ) {
        let run = run(&spec, built(&plan));
        run.wall();
        let computed: Nanos = run.machine.computed().map(|(_, computed)| computed).sum();
        prop_assert_eq!(computed, of_plan(&plan, &spec.costs), "{}", run.told());
    }

    #[test]
    fn processes_speed_up_by_the_cores(cores in 1_u32..17, rounds in 1_u32..5, alone in 1_u32..17, work in 1_u32..40_000_000) {
        let spec = Spec { cores, costs: Costs::none(), ..Spec::default() };
        for count in [cores * rounds, alone.min(cores)] {
            let wall = run(&spec, apart(&vec![work; count as usize], true)).wall();
            let ideal = Nanos(u64::from(work) * u64::from(count.div_ceil(cores)));
            let slices = spec.costs.time_slice * u64::from(count);
            prop_assert!(ideal <= wall && wall <= ideal + slices, "{count} on {cores}: {wall}, not {ideal}");
        }
    }

    #[test]
    fn coroutines_have_one_core_however_many_there_are(
        works in vec(0_u32..20_000_000, 1..12),
        spec in spec(ANY),
        cores in 2_u32..129,
    ) {
        let spec = Spec { memory: 16 << 30, ..spec };
        let walls = [1, cores].map(|cores| run(&Spec { cores, ..spec.clone() }, by_turns(&works)).wall());
        prop_assert_eq!(walls[0], walls[1]);
        let sum = works.iter().map(|&work| u64::from(work)).sum();
        prop_assert_eq!(walls[0], Nanos(sum) + spec.costs.thread_switch + spec.costs.process_exit);
    }

    #[test]
    fn more_cores_never_slow_down_what_is_independent(
        works in vec(0_u32..20_000_000, 1..20),
        processes in any::<bool>(),
        (cores, more) in (1_u32..16, 1_u32..113),
    ) {
        let spec = Spec { gil: false, costs: Costs::none(), ..Spec::default() };
        let wall = |cores| run(&Spec { cores, ..spec.clone() }, apart(&works, processes)).wall();
        let (few, many) = (wall(cores), wall(cores + more));
        prop_assert!(many <= few, "{few} on {cores} cores, {many} on {}", cores + more);
    }
}

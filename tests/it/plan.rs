//! What the page and its workers agree on before a run: the plan of lanes, and one axis of time.

use interleave::base::{LaneId, Nanos};
use interleave::engine::real::clock::{Offset, Reading};
use interleave::engine::real::plan::{Plan, process_lane, process_thread_lane, thread_lane};
use interleave::engine::real::recorder::{Log, Recorder};
use interleave::scenario::{Choice, Model, Pool, Workload};
use interleave::trace::{LaneKind, Source, State, Trace};
use proptest::prelude::*;

use crate::chance;

fn names(choice: &Choice) -> Vec<String> {
    Plan::new(choice).lanes.into_iter().map(|lane| lane.name).collect()
}

#[test]
fn lanes_carry_the_names_that_cpython_gives() {
    let choice = |workload, model, pool, workers| {
        let mut choice = Choice::new(workload, model);
        (choice.pool, choice.workers) = (pool, workers);
        choice
    };
    let main = ["MainProcess", "MainThread"];
    let check = |choice: Choice, more: &[&str]| assert_eq!(names(&choice), [&main, more].concat(), "{choice:?}");
    check(choice(Workload::Primes, Model::Sequential, Pool::None, 4), &[]);
    check(
        choice(Workload::Primes, Model::Threads, Pool::None, 2),
        &["ThreadPoolExecutor-0_0", "ThreadPoolExecutor-0_1"],
    );
    check(choice(Workload::Counter, Model::Threads, Pool::None, 2), &["Thread-1 (add)", "Thread-2 (add)"]);
    check(choice(Workload::Primes, Model::Processes, Pool::None, 1), &["Process-1", "MainThread"]);
    check(choice(Workload::Primes, Model::Coroutines, Pool::Threads, 1), &["asyncio_0"]);
    check(choice(Workload::Primes, Model::Coroutines, Pool::None, 4), &[]);
}

proptest! {
    /// A trace takes any plan, and the lanes that workers write to are those of the plan.
    #[test]
    fn the_plan_of_any_choice_is_a_trace(choice in chance::choice()) {
        let plan = Plan::new(&choice);
        let mut trace = Trace::new(Source::Real);
        for event in plan.events() {
            prop_assert_eq!(trace.apply(event), Ok(()));
        }
        let kind = |lane: LaneId| trace.lane(lane).map(|lane| lane.kind);
        for index in 0..plan.threads {
            prop_assert_eq!(kind(thread_lane(index)), Some(LaneKind::Thread));
        }
        for index in 0..plan.processes {
            prop_assert_eq!(kind(process_lane(index)), Some(LaneKind::Process));
            prop_assert_eq!(trace.lane(process_thread_lane(index)).and_then(|lane| lane.parent), Some(process_lane(index)));
        }
        prop_assert_eq!(plan.task_lane(0), LaneId(plan.lanes.len() as u32));
    }

    /// However long the messages take, the estimate is never further off than it says.
    #[test]
    fn a_clock_is_never_further_off_than_its_error(
        ahead in -1_000_000_000i64..1_000_000_000,
        trips in prop::collection::vec((0u64..5_000_000, 0u64..5_000_000), 1..20),
    ) {
        let mut now = 1_000_000_000_000;
        let readings: Vec<_> = trips.iter().map(|&(there, back)| {
            let asked = Nanos(now);
            let theirs = Nanos((now + there).saturating_add_signed(ahead));
            now += there + back;
            Reading { asked, theirs, answered: Nanos(now) }
        }).collect();
        let offset = Offset::estimate(&readings).unwrap();
        prop_assert!(offset.ahead_nanos.abs_diff(ahead) <= offset.error.0 * 2 + 1, "{offset:?}");
        prop_assert!(offset.error.0 <= 5_000_000);
    }

    /// A pen may date spans back, but never behind what its lane has done.
    #[test]
    fn a_lane_never_goes_back_in_time(backs in prop::collection::vec(0u64..2_000_000_000, 1..50)) {
        let (log, clock) = (Log::default(), interleave::engine::real::clock::Clock::new(Nanos::ZERO));
        let pen = Recorder::new(LaneId(0), clock, log.clone(), true);
        for back in backs {
            pen.span_since(Nanos(pen.now().0 - back), State::Copying, None);
            pen.span(State::Running, None);
        }
        let mut trace = Trace::new(Source::Real);
        for event in Plan::new(&Choice::new(Workload::Primes, Model::Sequential)).events() {
            trace.apply(event).unwrap();
        }
        for event in log.drain() {
            prop_assert_eq!(trace.apply(event), Ok(()));
        }
    }
}

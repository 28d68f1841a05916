//! The sums over a trace: cores, hand-overs, waits by cause, memory. By example,
//! and what must hold for any trace.

use interleave::base::{LaneId, Nanos};
use interleave::trace::facts::{CoreUse, Facts, MemoryPeaks, Waits, busy_over_time};
use interleave::trace::{CounterKind, LaneKind, LinkKind, On, State, Trace};
use proptest::prelude::*;

use crate::chance;
use crate::facts_story::{Story, about, held};

/// Three threads (3, 4, 5) on two cores (0, 1): the second goes from thread 4 to
/// thread 5, idle in between, and the first stays with thread 3.
fn three_threads_on_two_cores() -> Trace {
    use State::{Done, Ready, Running, Switching, Waiting};
    let runs = |at, thread| (at, Running, about(On::Core, Some(thread)));
    let switches = |at, thread| (at, Switching, about(On::Core, Some(thread)));
    let idle = |at| (at, Waiting, None);
    let no_core = |at| (at, Ready, about(On::Core, None));
    let (works, changes, done) = (|at| (at, Running, None), |at| (at, Switching, None), |at| (at, Done, None));
    let process = [(0, Running, None), (100, Done, None)];
    let thread = LaneKind::Thread;
    Story::new()
        .lane(LaneKind::Core, None, &[switches(0, 3), runs(2, 3), idle(50), runs(60, 3), idle(100)])
        .lane(LaneKind::Core, None, &[switches(0, 4), runs(2, 4), idle(40), switches(50, 5), runs(52, 5), idle(90)])
        .lane(LaneKind::Process, None, &process)
        .lane(thread, Some(2), &[changes(0), works(2), (50, Waiting, about(On::Queue, None)), works(60), done(100)])
        .lane(thread, Some(2), &[changes(0), works(2), done(40)])
        .lane(thread, Some(2), &[no_core(0), changes(50), works(52), done(90)])
        .0
}

#[test]
fn cores_are_used_by_threads() {
    let trace = three_threads_on_two_cores();
    let facts = Facts::of(&trace);
    // 90 of the first core's 100 and 80 of the second's.
    assert_eq!(facts.cores, Some(CoreUse { cores: 2, busy_permille: 850, context_switches: 1 }));
    // Threads' lanes tell the same, and cores' are not counted beside them.
    assert_eq!(facts.busy, Nanos(170));
    assert_eq!(facts.most_busy_at_once, 2);
    assert_eq!(busy_over_time(&trace, 1, Nanos(100)), [1_700]);
}

#[test]
fn without_cores_or_time_there_is_no_use_of_cores() {
    let check = |story: Story| assert_eq!(Facts::of(&story.0).cores, None);
    check(Story::new());
    check(Story::new().lane(LaneKind::Core, None, &[]));
    check(Story::new().thread(&[(0, State::Running), (9, State::Done)]));
}

#[test]
fn a_core_is_switched_when_another_thread_comes() {
    use State::{Running, Switching, Waiting};
    let check = |spans: &[(State, Option<u32>)], expected| {
        let spans: Vec<_> = (0..).zip(spans).map(|(at, &(state, by))| (at, state, about(On::Core, by))).collect();
        let cores = Facts::of(&Story::new().lane(LaneKind::Core, None, &spans).0).cores;
        assert_eq!(cores.unwrap().context_switches, expected, "{spans:?}");
    };
    let (idle, end) = ((Waiting, None), (Waiting, None));
    check(&[(Running, Some(1)), end], 0);
    check(&[(Running, Some(1)), idle, (Running, Some(1)), end], 0);
    check(&[(Running, Some(1)), (Switching, Some(2)), (Running, Some(2)), end], 1);
    check(&[(Running, Some(1)), idle, (Switching, Some(2)), (Running, Some(2)), end], 1);
    check(&[(Running, Some(1)), (Running, Some(2)), (Running, Some(1)), end], 2);
    // Whom an idle core waits for is not on it, and who is not named is nobody.
    check(&[(Running, Some(1)), (Waiting, Some(2)), (Running, None), (Running, Some(1)), end], 0);
}

#[test]
fn what_the_receiver_waited_for_is_handed_over() {
    use State::{Gil, Lock, Ready, Running, Switching};
    let check = |spans: &[(u64, State)], to_at, expected: (u32, u32)| {
        let story = Story::new().thread(&[(0, Running)]).thread(spans);
        let facts = Facts::of(&story.link(LinkKind::HandedOver, (0, to_at), (1, to_at)).0);
        assert_eq!((facts.hand_overs, facts.gil_hand_overs), expected, "{spans:?} at {to_at}");
    };
    let (gil, lock) = ((1, 1), (1, 0));
    check(&[(0, Running), (2, Gil), (9, Running)], 9, gil);
    check(&[(0, Running), (2, Lock), (9, Running)], 9, lock);
    // Noted a little before the wait's end, or when the receiver had a core again.
    check(&[(0, Running), (2, Gil), (9, Running)], 8, gil);
    check(&[(0, Running), (2, Lock), (9, Running)], 8, lock);
    check(&[(0, Running), (2, Gil), (6, Ready), (8, Switching), (9, Running)], 9, gil);
    check(&[(0, Running), (2, Lock), (6, Ready), (8, Switching), (9, Running)], 9, lock);
    // With the lock it has to wait for the GIL, and the other way round.
    check(&[(0, Running), (2, Lock), (9, Gil), (12, Running)], 9, lock);
    check(&[(0, Running), (2, Gil), (9, Lock), (12, Running)], 9, gil);
    // The clock did not move while it waited.
    check(&[(0, Running), (9, Gil), (9, Running)], 9, gil);
    check(&[(0, Running), (9, Lock), (9, Running)], 9, lock);
    check(&[(0, Gil), (2, Running)], 9, lock);
    check(&[(5, Gil), (7, Running)], 3, lock);
    check(&[], 3, lock);
}

#[test]
fn hand_overs_are_found_in_any_order() {
    use State::{Gil, Io, Running};
    // Only at 50 does the GIL come; everything else is far from there.
    let spans: Vec<_> = (0..100).map(|at| (at, [Running, Io][at as usize % 2])).collect();
    let spans = [&spans[..49], &[(49, Gil)], &spans[50..]].concat();
    for moments in [[1, 50, 90], [90, 50, 1], [50, 1, 90], [48, 50, 51], [51, 50, 48]] {
        let story = Story::new().thread(&[(0, Running)]).thread(&spans);
        let story = moments.iter().fold(story, |story, &at| story.link(LinkKind::HandedOver, (0, at), (1, at)));
        let facts = Facts::of(&story.0);
        assert_eq!((facts.hand_overs, facts.gil_hand_overs), (3, 1), "{moments:?}");
    }
}

#[test]
fn the_waits_of_two_threads_are_two() {
    let story = Story::new().thread(&[(0, State::Gil)]).thread(&[(0, State::Gil), (9, State::Done)]);
    let waits: Vec<_> = Facts::of(&story.0).waits.iter().map(|waits| (waits.state, waits.count, waits.time)).collect();
    assert_eq!(waits, [(State::Gil, 2, Nanos(18))]);
}

#[test]
fn waits_are_counted_by_what_they_are_for() {
    use State::{Awaiting, Done, Gil, Io, Lock, Running, Sleeping};
    let (gil_of, lock_of) = (|by| held(On::Gil, 0, by), |by| held(On::Lock, 1, by));
    let first = [
        (0, Running, None),
        (10, Gil, gil_of(1)),
        (15, Gil, gil_of(2)), // the same wait under another holder
        (20, Running, None),
        (21, Gil, gil_of(1)),
        (26, Lock, lock_of(1)),
        (28, Lock, lock_of(1)),
        (30, Lock, held(On::Lock, 0, 1)), // another lock
        (31, Running, None),
        (31, Io, None), // no time at all
        (31, Running, None),
        (40, Sleeping, about(On::Time, None)),
        (60, Done, None),
    ];
    let second = [(0, Gil, gil_of(0)), (3, Running, None), (5, Io, None), (8, Done, None)];
    let task = [(0, Awaiting, about(On::Time, None)), (50, Done, None)];
    let thread = LaneKind::Thread;
    let story = Story::new().lane(thread, None, &first).lane(thread, None, &second);
    let story = story.lane(LaneKind::Task, Some(0), &task);
    let told = |waits: &Waits| (waits.state, waits.on, waits.object.map(|id| id.0), waits.count, waits.time.0);
    let waits: Vec<_> = Facts::of(&story.0).waits.iter().map(told).collect();
    let expected = [
        (Sleeping, Some(On::Time), None, 1, 20),
        (Gil, Some(On::Gil), Some(0), 3, 18),
        (Lock, Some(On::Lock), Some(1), 1, 4),
        (Io, None, None, 1, 3),
        (Lock, Some(On::Lock), Some(0), 1, 1),
    ];
    assert_eq!(waits, expected);
}

#[test]
fn memory_peaks_are_of_one_moment() {
    let check = |one: &[(u64, u64)], two: &[(u64, u64)], sum, per_lane: [u64; 2]| {
        let story = Story::new().lane(LaneKind::Process, None, &[]).lane(LaneKind::Process, None, &[]);
        let story = story.counter(CounterKind::Memory, 0, one).counter(CounterKind::Memory, 1, two);
        let expected = MemoryPeaks { sum, per_lane: vec![(LaneId(0), per_lane[0]), (LaneId(1), per_lane[1])] };
        assert_eq!(Facts::of(&story.0).memory, expected, "{one:?} {two:?}");
    };
    check(&[(0, 5)], &[(0, 7)], 12, [5, 7]);
    // Each has its peak at another time.
    check(&[(0, 50), (10, 5)], &[(0, 1), (20, 40)], 51, [50, 40]);
    // What one gives at a moment another may take.
    check(&[(0, 50), (10, 5)], &[(0, 1), (10, 40)], 51, [50, 40]);
    // What one takes and gives back at a moment was there.
    check(&[(0, 5), (10, 90), (10, 6)], &[(0, 1)], 91, [90, 1]);
    check(&[(0, u64::MAX)], &[(3, u64::MAX)], u64::MAX, [u64::MAX, u64::MAX]);
    assert_eq!(Facts::of(&Story::new().0).memory, MemoryPeaks::default());
}

proptest! {
    #[test]
    fn cores_are_never_used_more_than_wholly(trace in chance::trace()) {
        let cores: Vec<_> = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Core).collect();
        let facts = Facts::of(&trace);
        prop_assert_eq!(facts.cores.is_some(), !cores.is_empty() && trace.end() > Nanos::ZERO);
        if let Some(used) = facts.cores {
            let times = cores.iter().map(|&(core, _)| facts.per_lane[core.index()].1);
            let is_busy = |times: [Nanos; 12]| State::ALL.map(|state| if state.is_busy() { times[state.index()].0 } else { 0 });
            let busy: u64 = times.flat_map(is_busy).sum();
            prop_assert_eq!(used.cores as usize, cores.len());
            prop_assert!(used.busy_permille <= 1_000);
            let whole = trace.end().0 * u64::from(used.cores);
            prop_assert!((u64::from(used.busy_permille) * whole).abs_diff(busy * 1_000) * 2 <= whole);
        }
    }

    #[test]
    fn waits_add_up_to_the_time_in_their_states(trace in chance::trace()) {
        use State::{Copying, Done, Running, Starting, Switching};
        let facts = Facts::of(&trace);
        for state in State::ALL.into_iter().filter(|state| ![Copying, Done, Running, Starting, Switching].contains(state)) {
            let time = facts.waits.iter().filter(|waits| waits.state == state).map(|waits| waits.time).sum::<Nanos>();
            prop_assert_eq!(time, facts.by_state[state.index()]);
        }
        prop_assert!(facts.waits.iter().all(|waits| 0 < waits.count && waits.count <= waits.time.0));
        prop_assert!(facts.waits.is_sorted_by(|one, next| one.time >= next.time));
        for (place, one) in facts.waits.iter().enumerate() {
            let is_same = |two: &&Waits| (two.state, two.on, two.object) == (one.state, one.on, one.object);
            prop_assert_eq!(facts.waits.iter().position(|two| is_same(&two)), Some(place));
        }
    }

    #[test]
    fn no_memory_is_above_the_peak(trace in chance::trace()) {
        let MemoryPeaks { sum, per_lane } = Facts::of(&trace).memory;
        prop_assert!(trace.counters(CounterKind::Memory).map(|(lane, _)| lane).eq(per_lane.iter().map(|peak| peak.0)));
        for ((_, values), &(_, peak)) in trace.counters(CounterKind::Memory).zip(&per_lane) {
            prop_assert_eq!(values.iter().map(|&(_, value)| value).max(), Some(peak));
            prop_assert!(peak <= sum);
        }
        let at = |at: u64| {
            let last = |values: &[(Nanos, u64)]| values.iter().rfind(|value| value.0.0 <= at).map_or(0, |value| value.1);
            trace.counters(CounterKind::Memory).map(|(_, values)| u128::from(last(values))).sum::<u128>()
        };
        let all: u128 = per_lane.iter().map(|&(_, peak)| u128::from(peak)).sum();
        prop_assert!(u128::from(sum) <= all);
        prop_assert!((0..=trace.end().0).all(|moment| at(moment).min(u128::from(u64::MAX)) <= u128::from(sum)));
    }

    #[test]
    fn no_more_of_the_gil_is_handed_over_than_at_all(trace in chance::trace()) {
        let facts = Facts::of(&trace);
        let links = trace.links().iter().filter(|link| link.kind == LinkKind::HandedOver).count();
        prop_assert_eq!(facts.hand_overs as usize, links);
        prop_assert!(facts.gil_hand_overs <= facts.hand_overs);
    }
}

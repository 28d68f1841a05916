//! The critical path by example: small runs whose paths a reader can find by hand.
//! What must hold for any trace is in `facts_path_laws`.

use interleave::base::Nanos;
use interleave::trace::facts::{Facts, Segment};
use interleave::trace::{LaneKind, LinkKind, On, State};

use crate::facts_story::{Story, about};

use LinkKind::{HandedOver, Joined, Sent, Started, Woke};
use State::{Awaiting, Copying, Done, Gil, Io, Lock, Ready, Running, Sleeping, Starting, Switching, Waiting};

/// The path, told as (lane, what, until when); it begins at the run's start.
fn check(story: Story, expected: &[(u32, State, u64)]) {
    let told = |segment: &Segment| (segment.lane.map_or(NOBODY, |lane| lane.0), segment.state, segment.until.0);
    let path: Vec<_> = Facts::of(&story.0).critical_path.segments.iter().map(told).collect();
    assert_eq!(path, expected);
}

/// Where no thread was.
const NOBODY: u32 = u32::MAX;

#[test]
fn a_thread_alone_explains_itself() {
    let all = [
        (0, Starting),
        (1, Ready),
        (3, Switching),
        (4, Running),
        (10, Sleeping),
        (30, Io),
        (40, Copying),
        (41, Gil),
        (45, Lock),
        (50, Waiting),
        (60, Done),
    ];
    let expected = [
        (0, Starting, 1),
        (0, Ready, 3),
        (0, Switching, 4),
        (0, Running, 10),
        (0, Sleeping, 30),
        (0, Io, 40),
        (0, Copying, 41),
        (0, Gil, 45),
        (0, Lock, 50),
        (0, Waiting, 60),
    ];
    check(Story::new().thread(&all), &expected);
    check(Story::new().thread(&[(0, Awaiting), (5, Waiting), (9, Running), (9, Done)]), &[(0, Waiting, 9)]);
}

#[test]
fn a_wait_for_the_gil_or_a_lock_is_the_delay_itself() {
    let turns = |wait| {
        Story::new()
            .thread(&[(0, Running), (5, wait), (10, Running), (15, Done)])
            .thread(&[(0, wait), (5, Running), (10, wait), (15, Running), (20, Done)])
            .link(HandedOver, (0, 5), (1, 5))
            .link(HandedOver, (1, 10), (0, 10))
            .link(HandedOver, (0, 15), (1, 15))
    };
    for wait in [Gil, Lock] {
        check(turns(wait), &[(1, wait, 5), (1, Running, 10), (1, wait, 15), (1, Running, 20)]);
    }
}

#[test]
fn who_hands_over_the_gil_does_not_explain_the_wait_before() {
    // The GIL comes at the very moment when the wait ends.
    let ended = |wait| {
        Story::new()
            .thread(&[(0, Running), (10, Sleeping), (15, Done)])
            .thread(&[(0, Running), (3, wait), (10, Gil), (10, Running), (20, Done)])
            .link(HandedOver, (0, 10), (1, 10))
    };
    for wait in [Io, Waiting] {
        check(ended(wait), &[(1, Running, 3), (1, wait, 10), (1, Running, 20)]);
    }
}

#[test]
fn a_join_leads_to_the_thread_and_its_start_back() {
    // The worker was asked for at 10, was there at 12, worked from 15 to 58.
    let story = Story::new()
        .thread(&[(0, Running), (11, Waiting), (60, Running), (70, Done)])
        .thread(&[(12, Starting), (15, Running), (58, Done)])
        .link(Started, (0, 10), (1, 12))
        .link(Joined, (1, 58), (0, 60));
    let expected = [(0, Running, 10), (1, Starting, 15), (1, Running, 58), (0, Waiting, 60), (0, Running, 70)];
    check(story, &expected);
}

#[test]
fn a_consumer_waits_for_its_producer() {
    let story = Story::new()
        .thread(&[(0, Running), (26, Done)])
        .thread(&[(0, Waiting), (10, Running), (14, Waiting), (25, Gil), (27, Running), (30, Done)])
        .link(Woke, (0, 10), (1, 10))
        .link(Woke, (0, 25), (1, 25));
    check(story, &[(0, Running, 25), (1, Gil, 27), (1, Running, 30)]);
}

#[test]
fn a_cause_before_the_wait_explains_nothing() {
    let story = |sent| {
        Story::new()
            .thread(&[(0, Running), (9, Done)])
            .thread(&[(0, Running), (5, Waiting), (10, Running), (12, Done)])
            .link(Sent, (0, sent), (1, 10))
    };
    check(story(4), &[(1, Running, 5), (1, Waiting, 10), (1, Running, 12)]);
    check(story(5), &[(1, Running, 5), (1, Waiting, 10), (1, Running, 12)]);
    check(story(6), &[(0, Running, 6), (1, Waiting, 10), (1, Running, 12)]);
}

#[test]
fn a_cause_may_be_noted_after_the_wait() {
    // What was sent at 20 was read until 23, and noted then.
    let story = |noted| {
        Story::new()
            .thread(&[(0, Running), (20, Done)])
            .thread(&[(0, Waiting), (20, Copying), (23, Running), (25, Waiting), (26, Done)])
            .link(Sent, (0, 20), (1, noted))
    };
    check(story(23), &[(0, Running, 20), (1, Copying, 23), (1, Running, 25), (1, Waiting, 26)]);
    // Noted in the next wait, it is about that one.
    check(story(26), &[(1, Waiting, 20), (1, Copying, 23), (1, Running, 25), (1, Waiting, 26)]);
    // What was done after it is about something else.
    let later = Story::new().thread(&[(0, Running), (30, Done)]).thread(&[(0, Waiting), (20, Running), (40, Done)]);
    check(later.link(Woke, (0, 22), (1, 23)), &[(1, Waiting, 20), (1, Running, 40)]);
}

#[test]
fn of_several_causes_the_last_that_took_effect_ended_the_wait() {
    let story = Story::new()
        .thread(&[(0, Running), (30, Done)])
        .thread(&[(0, Sleeping), (30, Done)])
        .thread(&[(0, Waiting), (20, Running), (40, Done)])
        .link(Woke, (0, 9), (2, 20))
        .link(Woke, (1, 12), (2, 15));
    check(story, &[(0, Running, 9), (2, Waiting, 20), (2, Running, 40)]);
}

#[test]
fn a_wait_that_went_on_has_no_end_to_explain() {
    // The second woke the first while it waited itself, for the third.
    let story = Story::new()
        .thread(&[(0, Waiting), (10, Running), (30, Done)])
        .thread(&[(0, Running), (4, Waiting), (20, Running), (25, Done)])
        .thread(&[(0, Running), (20, Done)])
        .link(Woke, (1, 10), (0, 10))
        .link(Woke, (2, 20), (1, 20));
    check(story, &[(1, Running, 4), (1, Waiting, 10), (0, Running, 30)]);
}

/// A loop (lane 0) that waits in its selector from 5 to 25 and then steps its
/// task (lane 1), which awaited something; and a thread (lane 2).
fn event_loop(awaits: On) -> Story {
    let in_selector = (5, Io, about(On::Selector, None));
    let step = (26, Running, about(On::Task, Some(1)));
    let task = [(3, Running, None), (4, Awaiting, about(awaits, None)), (24, Ready, None), (26, Running, None)];
    Story::new()
        .lane(LaneKind::Thread, None, &[(0, Running, None), in_selector, (25, Running, None), step, (30, Done, None)])
        .lane(LaneKind::Task, Some(0), &task)
        .thread(&[(0, Running), (22, Done)])
}

#[test]
fn an_event_loop_waits_for_what_its_next_task_awaited() {
    let waited = |awaits, state| check(event_loop(awaits), &[(0, Running, 5), (0, state, 25), (0, Running, 30)]);
    waited(On::Time, Sleeping);
    waited(On::Request, Io);
    waited(On::Selector, Io);
    waited(On::Future, Waiting);
    waited(On::Lock, Waiting);
    // A blocked thread is no loop: what comes after has nothing to do with it.
    let story = Story::new().lane(
        LaneKind::Thread,
        None,
        &[(0, Io, about(On::Request, None)), (5, Running, about(On::Task, Some(1))), (9, Done, None)],
    );
    let story = story.lane(LaneKind::Task, Some(0), &[(0, Awaiting, about(On::Time, None))]);
    check(story, &[(0, Io, 5), (0, Running, 9)]);
}

#[test]
fn a_task_that_is_woken_is_its_loops_affair() {
    // Noted when the task goes on, and when its loop leaves the selector.
    for noted in [25, 27] {
        let story = event_loop(On::Future).link(Woke, (2, 22), (1, noted));
        check(story, &[(2, Running, 22), (0, Waiting, 25), (0, Running, 30)]);
    }
    // Tasks of one loop explain nothing: it is the loop itself that waited.
    let story = event_loop(On::Time).lane(LaneKind::Task, Some(0), &[]).link(Woke, (3, 24), (1, 25));
    check(story, &[(0, Running, 5), (0, Sleeping, 25), (0, Running, 30)]);
}

#[test]
fn a_process_stands_for_its_first_thread() {
    let thread = LaneKind::Thread;
    let story = Story::new()
        .lane(
            thread,
            None,
            &[(0, Running, None), (5, Waiting, about(On::Join, Some(1))), (50, Running, None), (51, Done, None)],
        )
        .lane(LaneKind::Process, None, &[(5, Starting, None), (10, Running, None), (50, Done, None)])
        .lane(thread, Some(1), &[(10, Starting, None), (12, Running, None), (40, Done, None)])
        .lane(thread, Some(1), &[(12, Sleeping, None), (49, Done, None)])
        .link(Started, (0, 4), (1, 5))
        .link(Joined, (1, 50), (0, 50));
    // Between the thread's end and the process's, only the wait goes on.
    let expected = [(0, Running, 4), (2, Starting, 12), (2, Running, 40), (0, Waiting, 50), (0, Running, 51)];
    check(story, &expected);
}

#[test]
fn who_was_over_before_a_wait_did_not_end_it() {
    let story = |over| {
        Story::new()
            .thread(&[(0, Running), (5, Waiting), (20, Running), (25, Done)])
            .thread(&[(0, Sleeping), (over, Done)])
            .link(Joined, (1, 18), (0, 20))
    };
    let alone = [(0, Running, 5), (0, Waiting, 20), (0, Running, 25)];
    check(story(4), &alone);
    check(story(5), &alone);
    check(story(6), &[(1, Sleeping, 6), (0, Waiting, 20), (0, Running, 25)]);
}

#[test]
fn nobody_ends_the_wait_of_who_ended_his() {
    let story = Story::new()
        .thread(&[(0, Waiting), (10, Running), (20, Done)])
        .thread(&[(0, Waiting), (10, Running), (15, Done)])
        .link(Woke, (0, 10), (1, 10))
        .link(Woke, (1, 10), (0, 10));
    check(story, &[(1, Waiting, 10), (0, Running, 20)]);
    // Two began at the same moment, and each says that the other asked for it.
    let begun = Story::new().thread(&[(5, Running), (9, Done)]).thread(&[(5, Running), (8, Done)]);
    let begun = begun.link(Started, (0, 5), (1, 5)).link(Started, (1, 5), (0, 5));
    check(begun, &[(NOBODY, Done, 5), (0, Running, 9)]);
    let chain = Story::new()
        .thread(&[(0, Waiting), (10, Running), (20, Done)])
        .thread(&[(0, Waiting), (10, Running), (15, Done)])
        .thread(&[(0, Running), (15, Done)])
        .link(Woke, (2, 10), (1, 10))
        .link(Woke, (1, 10), (0, 10));
    check(chain, &[(2, Running, 10), (0, Running, 20)]);
}

#[test]
fn who_was_not_there_explains_nothing() {
    check(Story::new(), &[]);
    check(Story::new().lane(LaneKind::Core, None, &[(0, Running, None), (9, Waiting, None)]), &[(NOBODY, Done, 9)]);
    check(Story::new().thread(&[(0, Done), (9, Done)]), &[(NOBODY, Done, 9)]);
    // Before the first thread, and after the last.
    let late = Story::new().thread(&[(4, Running), (7, Done)]).lane(LaneKind::Process, None, &[(9, Done, None)]);
    check(late, &[(NOBODY, Done, 4), (0, Running, 7), (NOBODY, Done, 9)]);
    // The cause comes before its lane.
    let early = Story::new().thread(&[(8, Running), (9, Done)]).thread(&[(0, Waiting), (9, Running), (10, Done)]);
    check(early.link(Woke, (0, 7), (1, 9)), &[(1, Waiting, 9), (1, Running, 10)]);
    // A run that began with a request for a thread.
    let started = |at| {
        Story::new().thread(&[(0, Running), (6, Done)]).thread(&[(3, Running), (9, Done)]).link(
            Started,
            (0, at),
            (1, 3),
        )
    };
    check(started(0), &[(1, Starting, 3), (1, Running, 9)]);
    check(started(2), &[(0, Running, 2), (1, Starting, 3), (1, Running, 9)]);
}

#[test]
fn a_run_that_goes_on_is_explained_by_who_does_not_wait_for_others() {
    let unfinished = |state| {
        let story =
            Story::new().thread(&[(0, Running), (5, Waiting)]).thread(&[(5, Sleeping), (6, state), (20, state)]);
        let mut story = story.thread(&[(4, Running), (30, Done)]).link(Started, (0, 5), (1, 5));
        story.0.extend_to(Nanos(40));
        check(story, &[(0, Running, 5), (1, Sleeping, 6), (1, state, 40)]);
    };
    [Running, Gil, Lock, Ready, Copying].into_iter().for_each(unfinished);
    // Whoever works comes before who does not.
    let story =
        Story::new().thread(&[(0, Gil)]).thread(&[(0, Running), (3, Switching)]).thread(&[(0, Running), (9, Gil)]);
    check(story, &[(1, Running, 3), (1, Switching, 9)]);
}

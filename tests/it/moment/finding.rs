//! The search: every name is found, and walking through what was found meets
//! everything once, in order of time, forwards and backwards.

use interleave::base::Nanos;
use interleave::timeline::{Found, Landing, Subject, lane_name, search};
use interleave::trace::{State, Trace};
use proptest::prelude::*;

use super::small::{self, ONE, TWO};
use super::{catalogue, told};
use crate::chance;

/// Where something begins that concerns it, looked for span by span.
fn occurrences(trace: &Trace, subject: &Subject) -> Vec<Landing> {
    let mut found = Vec::new();
    for (lane, _) in trace.lanes() {
        let mut went_on = false;
        for (index, (span, detail)) in told(trace, lane).into_iter().enumerate() {
            let concerns = match subject {
                Subject::Lane(one) => *one == lane,
                Subject::State(state) => *state == span.state,
                Subject::Objects(ids) => detail.and_then(|detail| detail.object).is_some_and(|id| ids.contains(&id)),
            };
            if concerns && (!went_on || matches!(subject, Subject::Lane(_))) {
                found.push(Landing { at: span.start, lane, index });
            }
            went_on = concerns;
        }
    }
    found.sort_unstable();
    found
}

fn walk(trace: &Trace, found: &Found, most: usize) -> Vec<Landing> {
    std::iter::successors(Some(found.first), |&place| found.next(trace, place)).take(most).collect()
}

fn check_walk(trace: &Trace, found: &Found, most: usize) {
    let mut expected = occurrences(trace, &found.subject);
    expected.truncate(most);
    let walked = walk(trace, found, most);
    assert_eq!(walked, expected, "{}", found.name);
    let last = *walked.last().unwrap();
    let back: Vec<Landing> = std::iter::successors(Some(last), |&place| found.previous(trace, place)).collect();
    assert!(back.iter().rev().eq(&expected), "{}", found.name);
}

fn names(trace: &Trace, text: &str) -> Vec<String> {
    search(trace, text).into_iter().map(|found| found.name).collect()
}

#[test]
fn the_best_comes_first() {
    let trace = small::trace();
    let check = |text, expected: &[&str]| assert_eq!(names(&trace, text), expected, "{text}");
    check("task-1", &["Task-1"]);
    check("gil", &["the GIL", "waiting for the GIL"]);
    check("LOCK a", &["lock A"]);
    check("lock", &["lock A", "blocked on a lock", "blocked on I/O"]);
    check(" thread", &["Thread-1 (work)", "Thread-2 (work)", "MainThread"]);
    check("work", &["Thread-1 (work)", "Thread-2 (work)"]);
    check("running", &["running"]);
    check("", &[]);
    check("   ", &[]);
    check("nobody", &[]);
    check("copying", &[]);
}

#[test]
fn a_lock_is_walked_from_wait_to_wait() {
    let trace = small::trace();
    let found = search(&trace, "the gil").swap_remove(0);
    let places: Vec<_> = walk(&trace, &found, 9).iter().map(|place| (place.lane, place.at.0 / 1_000_000)).collect();
    // One wait of two pieces is met once.
    assert_eq!(places, [(TWO, 6), (ONE, 20), (TWO, 25)]);
    let after = |millis| found.next(&trace, Landing::behind(Nanos::from_millis(millis))).map(|place| place.lane);
    assert_eq!((after(6), after(20), after(25)), (Some(ONE), Some(TWO), None));
    let before = |millis| found.previous(&trace, Landing::ahead_of(Nanos::from_millis(millis))).map(|place| place.lane);
    assert_eq!((before(6), before(20), before(25)), (None, Some(TWO), Some(ONE)));
    assert_eq!(found.first.cursor(), interleave::timeline::Cursor::Span(TWO, 1));
}

/// Every name that a span concerns is found by itself, however it is written.
fn check_names(trace: &Trace, most: usize) {
    let is_found = |name: &str, subject: &dyn Fn(&Subject) -> bool| {
        for text in [name.to_owned(), name.to_ascii_uppercase(), name.to_ascii_lowercase()] {
            let found = search(trace, &text);
            assert!(found.iter().any(|found| subject(&found.subject)), "{text}");
            let part = |name: &str| name.to_ascii_lowercase().contains(&text.to_ascii_lowercase());
            assert!(found.iter().all(|found| part(&found.name)), "{text}");
        }
    };
    for (lane, known) in trace.lanes().filter(|(lane, _)| !trace.spans(*lane).is_empty()).take(most) {
        is_found(&known.name, &|subject| *subject == Subject::Lane(lane));
        is_found(&lane_name(trace, lane), &|subject| *subject == Subject::Lane(lane));
    }
    for (id, name) in trace.objects().take(most) {
        let concerns = |subject: &Subject| matches!(subject, Subject::Objects(ids) if ids.contains(&id));
        if !occurrences(trace, &Subject::Objects(vec![id])).is_empty() {
            is_found(name, &concerns);
        }
    }
    for state in State::ALL.into_iter().filter(|&state| !occurrences(trace, &Subject::State(state)).is_empty()) {
        is_found(state.words(), &|subject| *subject == Subject::State(state));
    }
}

#[test]
fn in_every_run_every_name_leads_somewhere() {
    for (_, trace) in catalogue() {
        check_names(trace, 5);
        for text in ["gil", "running", "page 1"] {
            search(trace, text).iter().take(2).for_each(|found| check_walk_from_the_start(trace, found));
        }
    }
}

fn check_walk_from_the_start(trace: &Trace, found: &Found) {
    let expected = occurrences(trace, &found.subject);
    assert_eq!(walk(trace, found, 40)[..], expected[..expected.len().min(40)], "{}", found.name);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_is_found_once(trace in chance::trace()) {
        check_names(&trace, 6);
        for text in ["t", "running", "lock", "page", "done"] {
            search(&trace, text).iter().for_each(|found| check_walk(&trace, found, usize::MAX));
        }
    }
}

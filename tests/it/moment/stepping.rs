//! From event to event: nothing is left out, forwards and backwards are the same way.

use std::collections::BTreeSet;

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{Landing, Scope, next_event, previous_event};
use interleave::trace::{LaneKind, Trace};
use proptest::prelude::*;

use super::small::{self, ONE, TWO};
use super::{catalogue, lanes};
use crate::chance;

const ACTORS: [LaneKind; 2] = [LaneKind::Thread, LaneKind::Task];
const ALL_KINDS: [LaneKind; 4] = [LaneKind::Core, LaneKind::Process, LaneKind::Thread, LaneKind::Task];

/// All moments at which something begins or is marked, looked for one by one.
fn events(trace: &Trace, scope: Scope) -> BTreeSet<Nanos> {
    let has_actors = lanes(trace, &ACTORS).next().is_some();
    let counted: Vec<LaneId> = match scope {
        Scope::Lane(lane) => vec![lane],
        Scope::All => lanes(trace, if has_actors { &ACTORS } else { &ALL_KINDS }).collect(),
    };
    let starts = counted.iter().flat_map(|&lane| trace.spans(lane).iter(trace.end()).map(|span| span.start));
    let counts = |lane| scope == Scope::All || counted.contains(&lane);
    let begun = |lane, at| trace.spans(lane).get(0, trace.end()).is_some_and(|first| first.start <= at);
    let marks = trace.marks().iter().filter(|mark| counts(mark.lane) && begun(mark.lane, mark.at));
    starts.chain(marks.map(|mark| mark.at)).collect()
}

fn check(trace: &Trace, scope: Scope, at: Nanos, events: &BTreeSet<Nanos>) {
    let next = next_event(trace, at, scope);
    let previous = previous_event(trace, at, scope);
    let time = |landing: Option<Landing>| landing.map(|landing| landing.at);
    assert_eq!(time(next), events.range((std::ops::Bound::Excluded(at), std::ops::Bound::Unbounded)).next().copied());
    assert_eq!(time(previous), events.range(..at).next_back().copied());
    for landing in [next, previous].into_iter().flatten() {
        assert_eq!(trace.spans(landing.lane).at(landing.at), Some(landing.index));
        assert!(!matches!(scope, Scope::Lane(lane) if lane != landing.lane));
    }
    // A step there and back again ends where an event is.
    if let Some(back) = next.and_then(|next| previous_event(trace, next.at, scope)) {
        assert!(back.at <= at && next_event(trace, back.at, scope).map(|landing| landing.at) == time(next));
    }
}

#[test]
fn a_lane_is_walked_by_its_own_events_marks_among_them() {
    let trace = small::trace();
    let walk = |scope| {
        let next = |at: &Nanos| next_event(&trace, *at, scope).map(|landing| landing.at);
        let times: Vec<u64> = std::iter::successors(next(&Nanos::ZERO), next).map(|at| at.0 / 1_000_000).collect();
        times
    };
    assert_eq!(walk(Scope::Lane(ONE)), [4, 10, 20, 30, 33, 36]);
    assert_eq!(walk(Scope::Lane(TWO)), [5, 6, 12, 20, 25, 34, 60, 90]);
    // What only a core or the process does is no event: nothing at 2.
    assert_eq!(walk(Scope::All)[..6], [4, 5, 6, 10, 12, 20]);
}

#[test]
fn runs_can_be_walked_to_their_end() {
    for (name, trace) in catalogue() {
        let events = events(trace, Scope::All);
        let mut at = Nanos::ZERO;
        for &expected in events.iter().filter(|at| **at > Nanos::ZERO).take(150) {
            let landing = next_event(trace, at, Scope::All).unwrap();
            assert_eq!(landing.at, expected, "{name}");
            let back = previous_event(trace, landing.at, Scope::All).map(|landing| landing.at);
            assert_eq!(back, events.range(..expected).next_back().copied(), "{name}");
            at = landing.at;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn next_and_previous_are_the_nearest(trace in chance::trace()) {
        let scopes = trace.lanes().map(|(lane, _)| Scope::Lane(lane)).chain([Scope::All]);
        for scope in scopes {
            let events = events(&trace, scope);
            (0..=trace.end().0 + 1).for_each(|at| check(&trace, scope, Nanos(at), &events));
        }
    }
}

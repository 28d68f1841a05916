//! From a wait to whoever ended it and on to what it led to; and that the index of
//! links is the same whether it was made at once or grew with the trace.

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{Landing, LinkIndex};
use interleave::trace::{Event, LaneKind, Link, On, State, Trace};
use proptest::prelude::*;

use super::small::{self, MAIN, ONE, TASK_1, TASK_2, TWO};
use super::{catalogue, told};
use crate::chance;

#[test]
fn causes_are_followed_to_the_span_that_acted() {
    let trace = small::trace();
    let index = LinkIndex::of(&trace);
    let place = |landing: Option<Landing>| landing.map(|landing| (landing.lane, landing.index));
    let causes = |lane, span, expected| assert_eq!(place(index.cause_of(&trace, lane, span)), expected);
    causes(MAIN, 0, None);
    causes(ONE, 0, Some((MAIN, 0)));
    // Both pieces of the wait, and what it led to.
    causes(TWO, 1, Some((ONE, 1)));
    causes(TWO, 2, Some((ONE, 1)));
    causes(TWO, 3, Some((ONE, 1)));
    // Let go while the other waited, got only later.
    causes(ONE, 2, Some((TWO, 3)));
    causes(MAIN, 1, Some((ONE, 3)));
    causes(MAIN, 4, Some((ONE, 3)));
    causes(MAIN, 5, None);
    causes(TWO, 5, Some((TASK_2, 1)));
    let effects = |lane, span, expected| assert_eq!(place(index.effect_of(&trace, lane, span)), expected);
    effects(MAIN, 0, Some((ONE, 0)));
    effects(ONE, 1, Some((TWO, 3)));
    effects(TWO, 3, Some((ONE, 3)));
    effects(ONE, 3, Some((MAIN, 2)));
    effects(TASK_1, 0, Some((TASK_2, 0)));
    // At work before and after: it was done in what ended with it.
    effects(MAIN, 4, Some((TASK_2, 1)));
    causes(TASK_2, 1, Some((MAIN, 4)));
    // A loop's step is its task's doing.
    effects(MAIN, 5, Some((TWO, 6)));
    effects(MAIN, 6, None);
    effects(LaneId(99), 0, None);
}

/// What has to hold of wherever a span leads.
fn check_links(trace: &Trace, index: &LinkIndex, most: usize) {
    let links = trace.links();
    for (lane, _) in trace.lanes() {
        let count = trace.spans(lane).len();
        for span in (0..count).step_by(count / most + 1) {
            if let Some(cause) = index.cause_of(trace, lane, span) {
                let is_meant = |to| to == lane || trace.lane(to).is_some_and(|task| task.parent == Some(lane));
                let mut made = links.iter().filter(|link| link.from == cause.lane && is_meant(link.to));
                let acting = trace.spans(cause.lane).get(cause.index, trace.end()).unwrap();
                assert!((acting.start..=acting.end).contains(&cause.at));
                // Done in that very span, but for what was noted a little late or early.
                assert!(made.any(|link| link.from_at == cause.at || acting.end == cause.at || cause.index == 0));
            }
            if let Some(effect) = index.effect_of(trace, lane, span) {
                let begun = trace.spans(effect.lane).get(effect.index, trace.end()).unwrap();
                assert!(links.iter().any(|link| link.to == effect.lane && link.to_at <= effect.at));
                assert!(begun.start <= effect.at && effect.lane != lane);
            }
        }
    }
}

/// Nothing that was done is lost: of each lane that did something to another some
/// span says so.
fn check_actors(trace: &Trace, index: &LinkIndex) {
    let has_spans = |lane| !trace.spans(lane).is_empty();
    for link in trace.links().iter().filter(|link| link.from != link.to && has_spans(link.from) && has_spans(link.to)) {
        let mut spans = 0..trace.spans(link.from).len();
        assert!(spans.any(|span| index.effect_of(trace, link.from, span).is_some()), "{link:?}");
    }
}

fn spans(trace: &Trace) -> impl Iterator<Item = (LaneId, usize)> {
    trace.lanes().flat_map(|(lane, _)| (0..trace.spans(lane).len()).map(move |span| (lane, span)))
}

#[test]
fn in_every_run_beginnings_joins_and_hand_overs_have_a_cause() {
    let (mut begun, mut joined) = (0, 0);
    for (name, trace) in catalogue() {
        let index = LinkIndex::of(trace);
        check_links(trace, &index, 40);
        for (lane, known) in trace.lanes().filter(|(_, lane)| matches!(lane.kind, LaneKind::Thread | LaneKind::Task)) {
            // But for the thread with which the run begins.
            let first = trace.spans(lane).get(0, trace.end()).unwrap();
            if first.start > Nanos::ZERO || known.kind == LaneKind::Task {
                begun += 1;
                assert!(index.cause_of(trace, lane, 0).is_some(), "{name}: {}", known.name);
            }
            for (place, (span, detail)) in told(trace, lane).into_iter().enumerate() {
                let joins = detail.filter(|detail| detail.on == On::Join && span.state == State::Waiting);
                if let Some(other) = joins.and_then(|detail| detail.by).filter(|_| span.end < trace.end()) {
                    joined += 1;
                    let cause = index.cause_of(trace, lane, place).map(|cause| cause.lane);
                    assert_eq!(cause, Some(other), "{name}: {} at {}", known.name, span.start);
                }
            }
        }
    }
    assert!(begun > 500 && joined > 20, "{begun} beginnings, {joined} joins");
}

#[test]
fn an_index_that_grows_is_the_same() {
    let whole = small::trace();
    let mut trace = Trace::new(whole.source());
    let mut index = LinkIndex::default();
    for (id, lane) in whole.lanes() {
        trace.apply(Event::Lane(id, lane.clone())).unwrap();
        index.update(&trace);
    }
    for (lane, _) in whole.lanes() {
        for (span, _) in told(&whole, lane) {
            trace.apply(Event::Span { lane, at: span.start, state: span.state, detail: None }).unwrap();
        }
    }
    // Not in order of time, as the workers of a real run report.
    for &link in whole.links().iter().rev() {
        trace.apply(Event::Link(link)).unwrap();
        index.update(&trace);
    }
    trace.extend_to(whole.end());
    let at_once = LinkIndex::of(&trace);
    for (lane, span) in spans(&trace) {
        assert_eq!(index.cause_of(&trace, lane, span), at_once.cause_of(&trace, lane, span));
        assert_eq!(index.effect_of(&trace, lane, span), at_once.effect_of(&trace, lane, span));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn links_are_found_where_they_touch(trace in chance::trace(), from in 0..40_u64, length in 0..20_u64) {
        let index = LinkIndex::of(&trace);
        check_links(&trace, &index, usize::MAX - 1);
        check_actors(&trace, &index);
        let (from, until) = (Nanos(from), Nanos(from + length));
        let within = |at: Nanos| from <= at && at <= until;
        let key = |link: &Link| (link.from, link.from_at, link.to, link.to_at, link.kind);
        for (lane, _) in trace.lanes() {
            let mut found: Vec<_> = index.touching(&trace, lane, from, until).map(key).collect();
            let arriving = trace.links().iter().filter(|link| link.to == lane && within(link.to_at));
            let leaving = trace.links().iter().filter(|link| link.from == lane && within(link.from_at));
            let mut expected: Vec<_> = arriving.chain(leaving).map(key).collect();
            found.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(found, expected);
        }
    }
}

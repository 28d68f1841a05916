//! Between which spans other tools draw the arrows of an exported file. They sort
//! events by time, keep the file's order where times are equal, and tie an arrow's
//! end to the span of its row that began last.

use std::collections::BTreeMap;

use interleave::base::{LaneId, Nanos};
use interleave::trace::{LinkKind, Span, State, Trace};
use proptest::prelude::*;

use super::read::{nanos, read, rows};
use crate::chance;
use crate::facts_story::Story;

/// For every link: the spans (their begins and ends) that its arrow leaves and
/// comes to.
type Tied = Vec<[Option<(u64, u64)>; 2]>;

fn tied(trace: &Trace) -> Tied {
    let mut events = read(trace);
    events.sort_by_key(|event| event.at_nanos);
    let mut last_begun = BTreeMap::new();
    let mut tied = vec![[None; 2]; trace.links().len()];
    for event in events {
        let end = match event.phase.as_str() {
            "X" => {
                let ends = event.at_nanos + nanos(&event.all["dur"]).unwrap();
                last_begun.insert(event.row, (event.at_nanos, ends));
                continue;
            }
            "s" => 0,
            "f" => 1,
            _ => continue,
        };
        assert!(end == 0 || event.all["bp"] == "e", "tied to the next span");
        let link = event.whole("id").unwrap() as usize - 1;
        tied[link][end] = last_begun.get(&event.row).copied();
    }
    tied
}

#[test]
fn an_arrow_leaves_what_was_done_until_then_and_comes_to_what_is_done_from_then_on() {
    use State::{Done, Gil, Running, Waiting};
    let check = |from_at, to_at, arrow: [(u64, u64); 2]| {
        let story = Story::new()
            .thread(&[(10, Running), (20, Waiting), (30, Running), (40, Done)])
            .thread(&[(10, Gil), (20, Running), (20, Gil), (35, Running), (50, Done)])
            .link(LinkKind::HandedOver, (0, from_at), (1, to_at));
        assert_eq!(tied(&story.0), [arrow.map(Some)], "from {from_at} to {to_at}");
        let back = Story::new()
            .thread(&[(10, Gil), (20, Running), (20, Gil), (35, Running), (50, Done)])
            .thread(&[(10, Running), (20, Waiting), (30, Running), (40, Done)])
            .link(LinkKind::HandedOver, (1, from_at), (0, to_at));
        assert_eq!(tied(&back.0), [arrow.map(Some)], "from {from_at} to {to_at}, backwards");
    };
    check(15, 25, [(10, 20), (20, 35)]);
    check(20, 20, [(10, 20), (20, 35)]);
    check(20, 35, [(10, 20), (35, 50)]);
    check(30, 35, [(20, 30), (35, 50)]);
    check(40, 50, [(30, 40), (35, 50)]);
    // Before anything was done, or after all was.
    check(10, 10, [(10, 20), (10, 20)]);
    check(0, 5, [(10, 20), (10, 20)]);
    check(45, 60, [(30, 40), (35, 50)]);
}

/// A lane's spans while it lived.
fn lived(trace: &Trace, lane: LaneId) -> Vec<Span> {
    trace.spans(lane).iter(trace.end()).filter(|span| span.state != State::Done).collect()
}

proptest! {
    #[test]
    fn every_arrow_is_tied_where_there_are_spans(trace in chance::trace()) {
        for (link, ends) in trace.links().iter().zip(tied(&trace)) {
            for (lane, end) in [(link.from, ends[0]), (link.to, ends[1])] {
                prop_assert_eq!(end.is_some(), !lived(&trace, lane).is_empty());
            }
        }
    }

    #[test]
    fn no_arrow_end_lies_outside_its_lanes_life(trace in chance::trace()) {
        let events = read(&trace);
        let rows = rows(&events);
        for (lane, _) in trace.lanes() {
            let spans = lived(&trace, lane);
            let Some((first, last)) = spans.first().zip(spans.last()) else { continue };
            let ends = events.iter().filter(|event| ["s", "f"].contains(&event.phase.as_str()));
            for end in ends.filter(|event| event.row == rows[lane.index()]) {
                prop_assert!((first.start..=last.end).contains(&Nanos(end.at_nanos)));
            }
        }
    }
}

//! Between which spans other tools draw the arrows of an exported file. Some tie
//! an arrow's end to the span in whose time it lies, some to the one that they
//! read last, in an order of their own: it has to come to the same.

use std::collections::BTreeMap;

use interleave::base::LaneId;
use interleave::trace::{LinkKind, State, Trace};
use proptest::prelude::*;

use super::read::{Event, nanos, of_phase, read};
use crate::chance;
use crate::facts_story::Story;

/// A span's begin and end.
type Lasted = (u64, u64);

fn lasted(event: &Event) -> Lasted {
    (event.at_nanos, event.at_nanos + nanos(&event.all["dur"]).unwrap())
}

/// The spans that the arrow of each link leaves and comes to, for who looks
/// where its ends lie. Spans of no length hold nothing.
fn by_time(trace: &Trace) -> Vec<[Option<Lasted>; 2]> {
    let events = read(trace);
    let mut tied = vec![[None; 2]; trace.links().len()];
    for (place, phase) in ["s", "f"].into_iter().enumerate() {
        for end in of_phase(&events, phase) {
            let spans = of_phase(&events, "X").filter(|span| span.row == end.row).map(lasted);
            let holding: Vec<_> = spans.filter(|span| (span.0..span.1).contains(&end.at_nanos)).collect();
            assert!(holding.len() <= 1, "{end:?} lies in {holding:?}");
            tied[end.whole("id").unwrap() as usize - 1][place] = holding.first().copied();
        }
    }
    tied
}

/// The same for who sorts as Perfetto does and takes the span that came last:
/// by time, then the longest spans first, then everything else as it comes.
fn by_order(trace: &Trace) -> Vec<[Option<Lasted>; 2]> {
    let mut events = read(trace);
    let length = |event: &Event| nanos(&event.all["dur"]).unwrap_or(0);
    events.sort_by_key(|event| (event.at_nanos, std::cmp::Reverse(length(event))));
    let mut last_begun = BTreeMap::new();
    let mut tied = vec![[None; 2]; trace.links().len()];
    for event in events {
        let place = match event.phase.as_str() {
            "X" => {
                last_begun.insert(event.row, lasted(&event));
                continue;
            }
            "s" => 0,
            "f" => 1,
            _ => continue,
        };
        assert!(place == 0 || event.all["bp"] == "e", "tied to the next span");
        tied[event.whole("id").unwrap() as usize - 1][place] = last_begun.get(&event.row).copied();
    }
    tied
}

#[test]
fn an_arrow_leaves_what_was_done_until_then_and_comes_to_what_is_done_from_then_on() {
    use State::{Done, Gil, Ready, Running, Starting, Waiting};
    let check = |(from, from_at), (to, to_at), arrow: [Lasted; 2]| {
        let story = Story::new()
            .thread(&[(10, Running), (20, Waiting), (30, Running), (40, Done)])
            .thread(&[(10, Starting), (10, Gil), (20, Running), (35, Ready), (50, Done), (50, Done)])
            .link(LinkKind::Woke, (from, from_at), (to, to_at));
        assert_eq!(by_time(&story.0), [arrow.map(Some)], "from {from_at} to {to_at}");
        assert_eq!(by_order(&story.0), [arrow.map(Some)], "from {from_at} to {to_at}");
    };
    check((0, 15), (1, 25), [(10, 20), (20, 35)]);
    check((0, 20), (1, 20), [(10, 20), (20, 35)]);
    check((0, 20), (1, 35), [(10, 20), (35, 50)]);
    check((0, 30), (1, 35), [(20, 30), (35, 50)]);
    // Where its lane begins or ends, before, and after.
    check((0, 10), (1, 10), [(10, 20), (10, 20)]);
    check((0, 40), (1, 50), [(30, 40), (35, 50)]);
    check((0, 0), (1, 5), [(10, 20), (10, 20)]);
    check((0, 45), (1, 60), [(30, 40), (35, 50)]);
    check((1, 40), (0, 40), [(35, 50), (30, 40)]);
}

/// Whether the lane has a span that is not done, of some length if that is asked.
fn has_spans(trace: &Trace, lane: LaneId, of_length: bool) -> bool {
    let mut spans = trace.spans(lane).iter(trace.end());
    spans.any(|span| span.state != State::Done && (!of_length || span.end > span.start))
}

proptest! {
    #[test]
    fn every_arrow_is_tied_where_there_are_spans(trace in chance::trace()) {
        for ((link, by_time), by_order) in trace.links().iter().zip(by_time(&trace)).zip(by_order(&trace)) {
            for (place, lane) in [link.from, link.to].into_iter().enumerate() {
                prop_assert_eq!(by_time[place].is_some(), has_spans(&trace, lane, true));
                prop_assert_eq!(by_order[place].is_some(), has_spans(&trace, lane, false));
            }
        }
    }

    #[test]
    fn no_arrow_arrives_before_it_leaves(trace in chance::trace()) {
        let events = read(&trace);
        let ends = |phase| of_phase(&events, phase).map(|event| event.at_nanos).collect::<Vec<_>>();
        for ((leaves, arrives), tied) in ends("s").into_iter().zip(ends("f")).zip(by_time(&trace)) {
            // Unless its lane has done nothing until then.
            prop_assert!(leaves <= arrives || tied[0].is_none_or(|(begin, _)| leaves == begin));
        }
    }
}

//! The critical path's laws: what must hold for any trace, however odd. Examples
//! are in `facts_path`.

use interleave::base::{LaneId, Nanos};
use interleave::trace::facts::{CriticalPath, Facts, Segment};
use interleave::trace::{LaneKind, LinkKind, State, Trace};
use proptest::prelude::*;
use proptest::sample::select;

use crate::chance;
use crate::facts_story::Story;

use LinkKind::{Joined, Sent, Started, Woke};
use State::{Awaiting, Done, Io, Running, Sleeping, Starting, Waiting};

fn path_of(trace: &Trace) -> CriticalPath {
    Facts::of(trace).critical_path
}

/// A stretch of a path on a lane says what the lane did then.
fn is_told_by_its_lane(trace: &Trace, segment: &Segment) -> bool {
    let Some(lane) = segment.lane else { return segment.state == Done };
    let (spans, end) = (trace.spans(lane), trace.end());
    let begins = spans.get(0, end).map_or(end, |first| first.start);
    let is_so = |state| match segment.state {
        Waiting => matches!(state, Waiting | Awaiting | Io),
        Sleeping => matches!(state, Sleeping | Io),
        told => told == state,
    };
    let mut during =
        spans.between(segment.from, segment.until, end).filter(|span| span.end > segment.from && span.start < span.end);
    let asked_for = segment.state == Starting || begins <= segment.from;
    trace.lane(lane).is_some_and(|lane| lane.kind == LaneKind::Thread)
        && asked_for
        && during.all(|span| is_so(span.state))
}

/// Work for a thread, in pieces that wait in between for a time.
fn pieces() -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec((1_u64..20, 1_u64..20), 1..5)
}

/// A thread that begins at `begin` and does those pieces; when it ends.
fn with_worker(story: Story, begin: u64, pieces: &[(u64, u64)]) -> (Story, u64) {
    let (mut at, mut spans) = (begin, Vec::new());
    for &(work, sleep) in pieces {
        spans.extend([(at, Running), (at + work, Sleeping)]);
        at += work + sleep;
    }
    spans.push((at, Done));
    (story.thread(&spans), at)
}

/// Threads that wait for each other all the time, and more causes than there are waits.
fn entangled() -> impl Strategy<Value = Trace> {
    let states = select(vec![Waiting, Waiting, Io, Running, Running, Sleeping, Done]);
    let threads = prop::collection::vec(prop::collection::vec((0_u64..4, states), 0..8), 1..5);
    let kinds = select(vec![Woke, Joined, Sent, Started]);
    let links = prop::collection::vec((kinds, 0_u32..4, 0_u64..16, 0_u32..4, 0_u64..3), 0..24);
    (threads, links).prop_map(|(threads, links)| {
        let count = threads.len() as u32;
        let mut story = Story::new();
        for thread in &threads {
            let mut now = 0;
            let spans = thread.iter().map(|&(later, state)| {
                now += later;
                (now, state)
            });
            story = story.thread(&spans.collect::<Vec<_>>());
        }
        let link = |story: Story, (kind, from, at, to, later): (LinkKind, u32, u64, u32, u64)| {
            story.link(kind, (from % count, at), (to % count, at + later))
        };
        links.into_iter().fold(story, link).0
    })
}

proptest! {
    #[test]
    fn the_parts_add_up_to_the_wall_time(trace in prop_oneof![chance::trace(), entangled()]) {
        let path = path_of(&trace);
        let mut at = Nanos::ZERO;
        let mut by_state = [Nanos::ZERO; State::ALL.len()];
        for segment in &path.segments {
            prop_assert_eq!(segment.from, at);
            prop_assert!(segment.from < segment.until);
            prop_assert!(is_told_by_its_lane(&trace, segment), "{segment:?}");
            by_state[segment.state.index()] += segment.until - segment.from;
            at = segment.until;
        }
        prop_assert_eq!(at, trace.end());
        prop_assert_eq!(by_state, path.by_state);
        prop_assert_eq!(by_state.into_iter().sum::<Nanos>(), Facts::of(&trace).wall);
        prop_assert!(path.segments.windows(2).all(|pair| (pair[0].lane, pair[0].state) != (pair[1].lane, pair[1].state)));
    }

    #[test]
    fn the_slowest_thread_explains_a_join_of_all(threads in prop::collection::vec(pieces(), 1..6), last in 1_u64..9) {
        let mut story = Story::new().lane(LaneKind::Thread, None, &[]);
        let mut ends = Vec::new();
        for (begin, pieces) in (1..).zip(&threads) {
            let (told, end) = with_worker(story, begin, pieces);
            let lane = ends.len() as u32 + 1;
            story = told.link(Started, (0, begin), (lane, begin)).link(Joined, (lane, end), (0, end));
            ends.push(end);
        }
        let end = ends.iter().copied().max().unwrap();
        story = story.spans_of(0, &[(0, Running), (threads.len() as u64, Waiting), (end, Running), (end + last, Done)]);
        let path = path_of(&story.0);
        let slowest = ends.iter().rposition(|&other| other == end).unwrap();
        let (work, sleep) = threads[slowest].iter().fold((0, 0), |sum, piece| (sum.0 + piece.0, sum.1 + piece.1));
        prop_assert_eq!(path.by_state[Running.index()], Nanos(slowest as u64 + 1 + work + last));
        prop_assert_eq!(path.by_state[Sleeping.index()], Nanos(sleep));
        prop_assert_eq!(path.segments.last().map(|segment| segment.lane), Some(Some(LaneId(0))));
    }

    #[test]
    fn a_path_may_be_asked_for_at_any_time(trace in entangled(), longer in 1_u64..50) {
        let mut later = trace.clone();
        later.extend_to(trace.end() + Nanos(longer));
        prop_assert_eq!(path_of(&later).by_state.into_iter().sum::<Nanos>(), later.end());
    }
}

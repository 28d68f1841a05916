//! Traces and choices of chance, for the properties that all of them have. Not
//! likely ones: every shape that the types allow should come up.

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::scenario::{
    Choice, Fault, MOST_CORES, Model, Place, Pool, Presentation, Theme, Workload, fits, worker_limit,
};
use interleave::trace::{
    CounterKind, Detail, Event, Lane, LaneKind, Link, LinkKind, Mark, MarkKind, On, Source, State, Trace,
};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const KINDS: [LaneKind; 4] = [LaneKind::Core, LaneKind::Process, LaneKind::Thread, LaneKind::Task];
const LINKS: [LinkKind; 5] =
    [LinkKind::Started, LinkKind::Woke, LinkKind::HandedOver, LinkKind::Sent, LinkKind::Joined];
const MARKS: [MarkKind; 5] =
    [MarkKind::Output, MarkKind::Warning, MarkKind::Error, MarkKind::Request, MarkKind::Answer];
const ONS: [On; 5] = [On::Work, On::Gil, On::Lock, On::Barrier, On::Selector];

/// Something that is reported of the lane of that number, so much later than
/// the last thing that was.
#[derive(Clone, Debug)]
enum Report {
    Span(State, Option<Detail>),
    Link(LinkKind, u32, u64),
    Mark(MarkKind, u8),
    Counter(CounterKind, u64),
}

/// A trace with up to six lanes of any kind, open or closed, and anything in it.
pub(crate) fn trace() -> impl Strategy<Value = Trace> {
    let lanes = prop::collection::vec((select(&KINDS[..]), option::of(0_u32..6)), 0..6);
    let reports = prop::collection::vec((0_u32..6, 0_u64..5, report()), 0..60);
    (lanes, reports, 0_u64..5, any::<bool>()).prop_map(|(lanes, reports, rest, is_closed)| {
        let mut trace = with_lanes(&lanes);
        let mut now = [0; 6];
        for (lane, later, report) in reports.into_iter().filter(|report| (report.0 as usize) < lanes.len()) {
            now[lane as usize] += later;
            let event = event(LaneId(lane), Nanos(now[lane as usize]), report, lanes.len() as u32);
            trace.apply(event).unwrap();
        }
        trace.extend_to(trace.end() + Nanos(rest));
        if is_closed {
            trace.close();
        }
        trace
    })
}

fn with_lanes(lanes: &[(LaneKind, Option<u32>)]) -> Trace {
    let mut trace = Trace::new(Source::Recorded);
    for (index, &(kind, parent)) in lanes.iter().enumerate() {
        let parent = parent.filter(|&parent| (parent as usize) < index).map(LaneId);
        let lane = Lane { kind, parent, name: format!("Thread-{index} (work)") };
        trace.apply(Event::Lane(LaneId(index as u32), lane)).unwrap();
    }
    for (id, name) in ["the counter's lock", "page 7"].iter().enumerate() {
        trace.apply(Event::Object(ObjectId(id as u32), (*name).to_owned())).unwrap();
    }
    trace
}

fn event(lane: LaneId, at: Nanos, report: Report, lanes: u32) -> Event {
    match report {
        Report::Span(state, detail) => Event::Span { lane, at, state, detail },
        Report::Link(kind, to, later) => {
            Event::Link(Link { kind, from: lane, from_at: at, to: LaneId(to % lanes), to_at: at + Nanos(later) })
        }
        Report::Mark(kind, text) => Event::Mark(Mark { lane, at, kind, text: format!("GET /compute/{text}") }),
        Report::Counter(kind, value) => Event::Counter { kind, lane, at, value },
    }
}

fn report() -> impl Strategy<Value = Report> {
    let counted = prop_oneof![0_u64..5, Just(u64::MAX)];
    prop_oneof![
        4 => (select(&State::ALL[..]), option::of(detail())).prop_map(|(state, detail)| Report::Span(state, detail)),
        1 => (select(&LINKS[..]), 0_u32..6, 0_u64..5).prop_map(|(kind, to, later)| Report::Link(kind, to, later)),
        1 => (select(&MARKS[..]), 0_u8..3).prop_map(|(kind, text)| Report::Mark(kind, text)),
        1 => (select(&CounterKind::ALL[..]), counted).prop_map(|(kind, value)| Report::Counter(kind, value)),
    ]
}

fn detail() -> impl Strategy<Value = Detail> {
    (select(&ONS[..]), option::of(0_u32..2), option::of(0_u32..6)).prop_map(|(on, object, by)| Detail {
        on,
        object: object.map(ObjectId),
        by: by.map(LaneId),
    })
}

/// A choice that fits, with any value of any parameter.
pub(crate) fn choice() -> impl Strategy<Value = Choice> {
    let what = (select(&Workload::ALL[..]), select(&Model::ALL[..]), select(&Pool::ALL[..]));
    let place = select(&Place::ALL[..]);
    let rest = (0_u32..2_000, 1..=MOST_CORES, any::<bool>(), prop_oneof![Just(0), any::<u64>()]);
    let values = prop::collection::vec(option::of(any::<u64>()), 3);
    (what, place, rest, values)
        .prop_map(|((workload, model, pool), place, (workers, cores, gil, seed), values)| {
            let mut choice = Choice::new(workload, model).in_place(place);
            choice.pool = if model == Model::Coroutines { pool } else { Pool::None };
            choice.workers = 1 + workers % worker_limit(place, model, choice.pool);
            (choice.cores, choice.gil, choice.seed) = (cores, gil, seed);
            for (param, value) in workload.params().iter().zip(values) {
                let value =
                    value.map_or(param.default_in(place), |value| param.min + value % (param.max - param.min + 1));
                choice = choice.with_value(param.id, value);
            }
            choice
        })
        .prop_filter("the workload suits the model", |choice| fits(choice).is_ok())
}

/// Any way for the page to show itself.
pub(crate) fn presentation() -> impl Strategy<Value = Presentation> {
    let themes = [Theme::Auto, Theme::Light, Theme::Dark];
    let faults = [Fault::Panic, Fault::Start, Fault::Memory, Fault::Deaf];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (flags, select(themes.to_vec()), option::of(select(faults.to_vec()))).prop_map(
        |((embed, play, without_service_worker, unrecorded), theme, fault)| Presentation {
            embed,
            theme,
            play,
            without_service_worker,
            fault,
            unrecorded,
        },
    )
}

//! The file for other tools holds all that the trace does, to the nanosecond,
//! whatever the trace: of chance, or of a run of the catalogue.

mod arrows;
mod read;

use std::collections::BTreeSet;

use interleave::base::{LaneId, Nanos, ObjectId};
use interleave::engine::stand_in;
use interleave::machine::Spec;
use interleave::scenario::{Choice, Workload, fits};
use interleave::trace::export::chrome_trace;
use interleave::trace::{CounterKind, Detail, Event, Lane, LaneKind, Mark, MarkKind, On, Source, Span, State, Trace};
use proptest::prelude::*;

use crate::catalogue::SPREADS;
use crate::chance;
use crate::machine::running::run;
use read::{nanos, of_phase, read, rows};

/// Holds the file against the trace.
fn check(trace: &Trace) {
    let events = read(trace);
    check_rows(trace, &events);
    check_spans(trace, &events);
    check_links(trace, &events);
    check_lives(trace, &events);
    check_moments(trace, &events);
}

/// Every lane has a row of its own, named like it, in the process that it belongs to.
fn check_rows(trace: &Trace, events: &[read::Event]) {
    let names = |what: &str| -> Vec<_> {
        let events = events.iter().filter(|event| event.name == what);
        events.map(|event| (event.row, event.arg("name").unwrap().to_owned())).collect()
    };
    let rows = rows(events);
    let processes = names("process_name");
    let threads: Vec<_> = names("thread_name").into_iter().map(|(_, name)| name).collect();
    assert_eq!(threads, trace.lanes().map(|(_, lane)| lane.name.clone()).collect::<Vec<_>>());
    assert_eq!(rows.iter().map(|row| row.1).collect::<BTreeSet<_>>().len(), rows.len(), "two lanes in one row");
    let pids: BTreeSet<u64> = processes.iter().map(|process| process.0.0).collect();
    assert_eq!(pids.len(), processes.len(), "two processes with one number");
    for ((_, lane), row) in trace.lanes().zip(&rows) {
        assert!(pids.contains(&row.0), "{lane:?} is in no process");
        assert_eq!(lane.kind == LaneKind::Task, row.1 >= 1_000_000, "{lane:?}");
        match (lane.kind, lane.parent) {
            (LaneKind::Core, _) => assert!(processes.contains(&((row.0, row.0), "Cores".to_owned()))),
            (LaneKind::Process, _) => assert!(processes.contains(&(*row, lane.name.clone()))),
            (_, Some(parent)) => assert_eq!(row.0, rows[parent.index()].0),
            (_, None) => {}
        }
    }
    assert!(events.iter().all(|event| event.phase == "M" || rows.contains(&event.row)), "nobody's event");
}

/// Spans come to the same, one by one: so their numbers and sums do too.
fn check_spans(trace: &Trace, events: &[read::Event]) {
    let rows = rows(events);
    for (id, lane) in trace.lanes() {
        let told: Vec<_> = of_phase(events, "X")
            .filter(|event| event.row == rows[id.index()])
            .map(|event| {
                (event.name.clone(), event.at_nanos, nanos(&event.all["dur"]).unwrap(), event.all["args"].clone())
            })
            .collect();
        let lasted: Vec<Span> = trace.spans(id).iter(trace.end()).filter(|span| span.state != State::Done).collect();
        assert_eq!(told.len(), lasted.len(), "{lane:?}");
        for ((name, at, dur, args), span) in told.into_iter().zip(lasted) {
            let is_idle = lane.kind == LaneKind::Core && span.state == State::Waiting;
            assert_eq!(name, if is_idle { "idle" } else { span.state.words() });
            assert_eq!((at, at + dur), (span.start.0, span.end.0), "{lane:?}");
            check_detail(trace, &args, span.detail.and_then(|place| trace.detail(place)));
        }
    }
}

fn check_detail(trace: &Trace, args: &serde_json::Value, detail: Option<Detail>) {
    assert_eq!(args["on"].is_string(), detail.is_some());
    let object = detail.and_then(|detail| detail.object).and_then(|object| trace.object(object));
    assert_eq!(args["object"].as_str(), object);
    let by = detail.and_then(|detail| detail.by).and_then(|by| trace.lane(by));
    assert_eq!(args["by"].is_string(), by.is_some());
    assert!(by.is_none_or(|by| args["by"].as_str().unwrap().ends_with(&by.name)));
}

/// Both ends of every link are there, in their rows and at their times.
fn check_links(trace: &Trace, events: &[read::Event]) {
    let rows = rows(events);
    let ends = |phase| {
        let mut ends: Vec<_> = of_phase(events, phase)
            .map(|event| {
                let at = nanos(&event.all["args"]["at"]).unwrap_or(event.at_nanos);
                (event.whole("id").unwrap(), event.name.clone(), event.row, at)
            })
            .collect();
        ends.sort();
        ends
    };
    let (begins, arrivals) = (ends("s"), ends("f"));
    assert_eq!((begins.len(), arrivals.len()), (trace.links().len(), trace.links().len()));
    for ((begin, end), link) in begins.into_iter().zip(arrivals).zip(trace.links()) {
        assert_eq!((begin.0, &begin.1), (end.0, &end.1), "the ends of two links");
        assert_eq!((begin.2, begin.3), (rows[link.from.index()], link.from_at.0));
        assert_eq!((end.2, end.3), (rows[link.to.index()], link.to_at.0));
    }
}

/// A task lives from its first span to its last one's end.
fn check_lives(trace: &Trace, events: &[read::Event]) {
    let rows = rows(events);
    let found: Vec<_> = of_phase(events, "b")
        .zip(of_phase(events, "e"))
        .map(|(begin, end)| {
            assert_eq!((begin.whole("id"), begin.row), (end.whole("id"), end.row));
            (begin.arg("task").unwrap().to_owned(), begin.row, begin.at_nanos, end.at_nanos)
        })
        .collect();
    let tasks = trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Task);
    let lives = tasks.filter_map(|(id, lane)| {
        let spans = trace.spans(id).iter(trace.end()).filter(|span| span.state != State::Done);
        let spans: Vec<Span> = spans.collect();
        Some((lane.name.clone(), rows[id.index()], spans.first()?.start.0, spans.last()?.end.0))
    });
    assert_eq!(found, lives.collect::<Vec<_>>());
}

/// Marks and counters, in their order.
fn check_moments(trace: &Trace, events: &[read::Event]) {
    let rows = rows(events);
    let marks: Vec<_> = of_phase(events, "i").map(|event| (event.name.as_str(), event.row, event.at_nanos)).collect();
    let mark = |mark: &Mark| (mark.text.clone(), rows[mark.lane.index()], mark.at.0);
    let expected: Vec<_> = trace.marks().iter().map(mark).collect();
    assert_eq!(marks, expected.iter().map(|(text, row, at)| (text.as_str(), *row, *at)).collect::<Vec<_>>());
    let counted: Vec<_> = of_phase(events, "C")
        .map(|event| {
            let args = event.all["args"].as_object().unwrap();
            let values: Vec<u64> = args.values().map(|value| value.as_u64().unwrap()).collect();
            (event.row, event.at_nanos, values)
        })
        .collect();
    let mut expected = Vec::new();
    for kind in CounterKind::ALL {
        for (lane, values) in trace.counters(kind) {
            expected.extend(values.iter().map(|&(at, value)| (rows[lane.index()], at.0, vec![value])));
        }
    }
    assert_eq!(counted, expected);
    // What readers take for one counter is one: by process, name and number.
    let counters: BTreeSet<_> =
        of_phase(events, "C").map(|event| (event.row.0, event.name.clone(), event.whole("id"))).collect();
    assert_eq!(counters.len(), CounterKind::ALL.into_iter().flat_map(|kind| trace.counters(kind)).count());
}

proptest! {
    #[test]
    fn every_trace_is_whole_in_its_file(trace in chance::trace()) {
        check(&trace);
    }
}

#[test]
fn every_run_of_the_catalogue_is_whole_in_its_file() {
    for (workload, (model, pool)) in Workload::ALL.into_iter().flat_map(|workload| SPREADS.map(|way| (workload, way))) {
        let mut choice = Choice::new(workload, model).with_value("times", 1_000).with_value("repeats", 2);
        choice.pool = pool;
        if fits(&choice).is_ok() {
            let spec = Spec { cores: 4, gil: choice.gil, seed: choice.seed, ..Spec::default() };
            check(&run(&spec, stand_in::program(&choice)).trace);
        }
    }
}

/// A trace with one lane of that name, which does something with an object and says something.
fn called(name: &str) -> Trace {
    let mut trace = Trace::new(Source::Simulated);
    let lane = LaneId(0);
    let detail = Detail { on: On::Lock, object: Some(ObjectId(0)), by: Some(lane) };
    for event in [
        Event::Lane(lane, Lane { kind: LaneKind::Process, parent: None, name: name.to_owned() }),
        Event::Object(ObjectId(0), name.to_owned()),
        Event::Span { lane, at: Nanos::ZERO, state: State::Lock, detail: Some(detail) },
        Event::Mark(Mark { lane, at: Nanos(1), kind: MarkKind::Output, text: name.to_owned() }),
    ] {
        trace.apply(event).unwrap();
    }
    trace
}

#[test]
fn whatever_things_are_called_they_are_called_so_in_the_file() {
    for name in [
        "",
        "a \"quote\"",
        "back\\slash\\",
        "two\r\nlines\tand\u{8}\u{c}",
        "\0\u{1}\u{1f}\u{7f}\u{9f}",
        "ß µ 日本 🦀",
        "\u{2028}\u{2029}\u{feff}\u{ffff}",
        "</script>",
        "{\"ph\":\"X\"}",
    ] {
        check(&called(name));
    }
}

proptest! {
    #[test]
    fn even_names_of_chance(name: String) {
        check(&called(&name));
    }
}

#[test]
fn times_are_not_rounded() {
    let mut trace = called("Process-1");
    trace.extend_to(Nanos(u64::MAX));
    let text: String = chrome_trace(&trace).collect();
    assert!(text.contains("\"dur\":18446744073709551.615,"), "{text}");
    assert!(text.contains("\"ts\":0.001,"), "{text}");
}

#[test]
fn a_long_trace_comes_in_pieces_of_about_one_size() {
    let mut trace = called("Process-1");
    for at in 0..10_000 {
        let state = if at % 2 == 0 { State::Running } else { State::Ready };
        trace.apply(Event::Span { lane: LaneId(0), at: Nanos(at), state, detail: None }).unwrap();
    }
    let sizes: Vec<usize> = chrome_trace(&trace).map(|piece| piece.len()).collect();
    assert!(sizes.len() > 10, "{sizes:?}");
    assert!(sizes[..sizes.len() - 1].iter().all(|size| (60_000..80_000).contains(size)), "{sizes:?}");
    check(&trace);
}

#[test]
fn the_file_says_where_the_trace_comes_from() {
    for (source, words) in [
        (Source::Simulated, "simulated"),
        (Source::Real, "real"),
        (Source::Recorded, "recorded"),
        (Source::Imported, "imported"),
    ] {
        let text: String = chrome_trace(&Trace::new(source)).collect();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(file["otherData"]["source"], words);
        assert_eq!(file["traceEvents"].as_array().map(Vec::len), Some(0));
    }
}

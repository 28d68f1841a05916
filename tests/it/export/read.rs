//! An exported file, read as other tools read it: as JSON, event by event. No
//! test stands here.

use interleave::trace::Trace;
use interleave::trace::export::chrome_trace;
use serde_json::Value;

/// An event of the file.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) phase: String,
    pub(crate) name: String,
    /// Process and thread.
    pub(crate) row: (u64, u64),
    pub(crate) at_nanos: u64,
    /// The whole event.
    pub(crate) all: Value,
}

/// The events of the trace's file, in the file's order. All of them have what
/// one tool or another does not do without.
pub(crate) fn read(trace: &Trace) -> Vec<Event> {
    let text: String = chrome_trace(trace).collect();
    let file: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let event = |event: &Value| Event {
        phase: event["ph"].as_str().expect("a phase").to_owned(),
        name: event["name"].as_str().expect("a name").to_owned(),
        row: (event["pid"].as_u64().expect("a process"), event["tid"].as_u64().expect("a thread")),
        at_nanos: nanos(&event["ts"]).expect("a time"),
        all: event.clone(),
    };
    file["traceEvents"].as_array().expect("a list of events").iter().map(event).collect()
}

/// A time of the file; exact as long as a run lasts less than some days.
pub(crate) fn nanos(micros: &Value) -> Option<u64> {
    micros.as_f64().map(|micros| (micros * 1_000.0).round() as u64)
}

impl Event {
    /// What it says of itself under that name.
    pub(crate) fn arg(&self, name: &str) -> Option<&str> {
        self.all["args"][name].as_str()
    }

    /// A whole number of the event.
    pub(crate) fn whole(&self, name: &str) -> Option<u64> {
        self.all[name].as_u64()
    }
}

/// The events of that phase.
pub(crate) fn of_phase<'a>(events: &'a [Event], phase: &'a str) -> impl Iterator<Item = &'a Event> {
    events.iter().filter(move |event| event.phase == phase)
}

/// The row of each lane: names are given in the lanes' order.
pub(crate) fn rows(events: &[Event]) -> Vec<(u64, u64)> {
    events.iter().filter(|event| event.name == "thread_name").map(|event| event.row).collect()
}

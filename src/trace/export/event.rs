//! How one item of a trace is written: as an event or two of the file. Decides
//! neither order nor numbers.

use super::arrows::End;
use super::items::Item;
use super::json::{Object, object};
use super::rows::{CORES_PID, Row, Rows};
use super::words;
use crate::base::{LaneId, Nanos};
use crate::trace::{CounterKind, Detail, Lane, LaneKind, Link, Mark, Source, Span, Trace};

/// What the life of a task is called, from its first span to its end.
const LIFE: &str = "task";

/// What stands before the first event.
pub(super) fn write_head(text: &mut String, source: Source) {
    text.push_str("{\"displayTimeUnit\":\"ns\",\"otherData\":");
    object(text, |about| {
        about.string("written by", "Interleave");
        about.string("source", words::source(source));
    });
    text.push_str(",\"traceEvents\":[\n");
}

/// What stands after the last event.
pub(super) fn write_tail(text: &mut String) {
    text.push_str("\n]}\n");
}

/// Writes an item, without what separates it from the next.
pub(super) fn write(text: &mut String, trace: &Trace, rows: &Rows, item: Item) {
    match item {
        Item::Cores => write_process(text, CORES_PID, "Cores", trace.source()),
        Item::Name(id, lane) => write_names(text, trace.source(), rows.of_lane(id), lane),
        Item::Span(lane, span) => write_span(text, trace, rows, lane, span),
        Item::Arrow(number, link, end) => write_arrow(text, trace, rows, number, link, end),
        Item::Begins(task, at) => write_begin(text, trace, rows.of_lane(task), task, at),
        Item::IsOver(task, at) => write_over(text, rows.of_lane(task), at),
        Item::Mark(mark) => write_mark(text, trace, rows, mark),
        Item::Count(kind, lane, at, value) => write_count(text, trace, rows, (kind, lane), at, value),
    }
}

/// An event of that phase (the format's word for what kind of event it is).
fn event(text: &mut String, phase: &str, name: &str, row: Row, at: Nanos, more: impl FnOnce(&mut Object)) {
    object(text, |event| {
        event.string("ph", phase);
        event.string("name", name);
        event.whole("pid", row.pid);
        event.whole("tid", row.tid);
        event.micros("ts", at);
        more(event);
    });
}

/// An event that says something about a process or thread.
fn metadata(text: &mut String, name: &str, row: Row, about: impl FnOnce(&mut Object)) {
    event(text, "M", name, row, Nanos::ZERO, |event| event.object("args", about));
}

fn write_process(text: &mut String, pid: u64, name: &str, source: Source) {
    let row = Row { pid, tid: pid };
    metadata(text, "process_name", row, |about| about.string("name", name));
    text.push_str(",\n");
    metadata(text, "process_labels", row, |about| about.string("labels", words::source(source)));
    text.push_str(",\n");
    metadata(text, "process_sort_index", row, |about| about.whole("sort_index", pid));
}

fn write_names(text: &mut String, source: Source, row: Row, lane: &Lane) {
    if row.pid == row.tid {
        write_process(text, row.pid, &lane.name, source);
        text.push_str(",\n");
    }
    metadata(text, "thread_name", row, |about| about.string("name", &lane.name));
    text.push_str(",\n");
    metadata(text, "thread_sort_index", row, |about| about.whole("sort_index", row.tid));
}

fn write_span(text: &mut String, trace: &Trace, rows: &Rows, id: LaneId, span: Span) {
    let row = rows.of_lane(id);
    let kind = trace.lane(id).map_or(LaneKind::Thread, |lane| lane.kind);
    event(text, "X", words::doing(kind, span.state), row, span.start, |event| {
        event.micros("dur", span.end.since(span.start));
        event.string("cat", words::lane(kind));
        if let Some(detail) = span.detail.and_then(|place| trace.detail(place)) {
            event.object("args", |about| write_detail(about, trace, rows, row, detail));
        }
    });
}

fn write_detail(about: &mut Object, trace: &Trace, rows: &Rows, row: Row, detail: Detail) {
    about.string("on", words::on(detail.on));
    if let Some(object) = detail.object.and_then(|object| trace.object(object)) {
        about.string("object", object);
    }
    if let Some((id, lane)) = detail.by.and_then(|id| Some((id, trace.lane(id)?))) {
        match lane.parent.and_then(|parent| trace.lane(parent)) {
            // Threads of two processes may be called the same.
            Some(parent) if rows.of_lane(id).pid != row.pid => {
                about.string("by", &format!("{}, {}", parent.name, lane.name));
            }
            _ => about.string("by", &lane.name),
        }
    }
}

/// An end of an arrow. Where it is not drawn when it was, it says when it was.
fn write_arrow(text: &mut String, trace: &Trace, rows: &Rows, number: u64, link: &Link, end: End) {
    let (lane, at) = end.of(link);
    let drawn_at = end.drawn_at(trace, link);
    let phase = if end == End::Leaves { "s" } else { "f" };
    event(text, phase, words::link(link.kind), rows.of_lane(lane), drawn_at, |event| {
        event.string("cat", "link");
        event.whole("id", number + 1);
        if end == End::Arrives {
            // Tied to the span in which it lies, not to the next.
            event.string("bp", "e");
        }
        if drawn_at != at {
            event.object("args", |about| about.micros("at", at));
        }
    });
}

/// All tasks' lives have one name, so that readers can draw them close together.
fn write_begin(text: &mut String, trace: &Trace, row: Row, task: LaneId, at: Nanos) {
    event(text, "b", LIFE, row, at, |event| {
        event.string("cat", LIFE);
        event.whole("id", row.tid);
        event.object("args", |about| about.string("task", trace.lane(task).map_or("", |lane| &lane.name)));
    });
}

fn write_over(text: &mut String, row: Row, at: Nanos) {
    event(text, "e", LIFE, row, at, |event| {
        event.string("cat", LIFE);
        event.whole("id", row.tid);
    });
}

/// Marks belong to the process for readers, who would otherwise tie the arrows
/// that leave later in the same span to the mark. So they tell of their lane.
fn write_mark(text: &mut String, trace: &Trace, rows: &Rows, mark: &Mark) {
    event(text, "i", &mark.text, rows.of_lane(mark.lane), mark.at, |event| {
        event.string("s", "p");
        event.string("cat", words::mark(mark.kind));
        if let Some(lane) = trace.lane(mark.lane) {
            event.object("args", |about| about.string("lane", &lane.name));
        }
    });
}

/// Counters belong to a process and have a name there; so one that a thread or
/// task counts has that lane's number too.
fn write_count(
    text: &mut String,
    trace: &Trace,
    rows: &Rows,
    (kind, lane): (CounterKind, LaneId),
    at: Nanos,
    value: u64,
) {
    let row = rows.of_lane(lane);
    let (counted, unit) = words::counter(kind);
    event(text, "C", counted, row, at, |event| {
        if trace.lane(lane).is_some_and(|lane| lane.kind != LaneKind::Process) {
            event.whole("id", row.tid);
        }
        event.object("args", |about| about.whole(unit, value));
    });
}

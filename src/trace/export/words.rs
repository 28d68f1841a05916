//! What things are called in an exported file. Short, and the same in every
//! trace, so that a reader can search for them.

use crate::trace::{CounterKind, LaneKind, LinkKind, MarkKind, On, Source, State};

/// What a lane of that kind does.
pub(super) const fn doing(kind: LaneKind, state: State) -> &'static str {
    match (kind, state) {
        (LaneKind::Core, State::Waiting) => "idle",
        _ => state.words(),
    }
}

/// A kind of lane.
pub(super) const fn lane(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Core => "core",
        LaneKind::Process => "process",
        LaneKind::Thread => "thread",
        LaneKind::Task => "task",
    }
}

/// What a span is about.
pub(super) const fn on(on: On) -> &'static str {
    match on {
        On::Work => "work",
        On::Task => "task",
        On::Gil => "GIL",
        On::Lock => "lock",
        On::Request => "request",
        On::Selector => "selector",
        On::Time => "time",
        On::Join => "join",
        On::Queue => "queue",
        On::Barrier => "barrier",
        On::Future => "future",
        On::Message => "message",
        On::Start => "start",
        On::Core => "core",
        On::Event => "event",
    }
}

/// What the first lane of a link did to the second.
pub(super) const fn link(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Started => "started",
        LinkKind::Woke => "woke",
        LinkKind::HandedOver => "handed over",
        LinkKind::Sent => "sent",
        LinkKind::Joined => "joined",
    }
}

/// What a mark notes.
pub(super) const fn mark(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Output => "output",
        MarkKind::Warning => "warning",
        MarkKind::Error => "error",
        MarkKind::Request => "request",
        MarkKind::Answer => "answer",
    }
}

/// What is counted, and in what: readers show both, one after the other.
pub(super) const fn counter(kind: CounterKind) -> (&'static str, &'static str) {
    match kind {
        CounterKind::InFlight => ("in flight", "requests"),
        CounterKind::SerialisedBytes => ("copied between processes", "bytes"),
        CounterKind::Memory => ("memory", "bytes"),
    }
}

/// Where a trace comes from.
pub(super) const fn source(source: Source) -> &'static str {
    match source {
        Source::Simulated => "simulated",
        Source::Real => "real",
        Source::Recorded => "recorded",
        Source::Imported => "imported",
    }
}

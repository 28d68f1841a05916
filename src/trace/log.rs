//! The whole trace, grown event by event while a run goes on, and complete when
//! it is over. Checks that what it is told fits together; draws no conclusions.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::details::Details;
use super::{CounterKind, Detail, Event, Lane, Link, Mark, Spans, State};
use crate::base::{LaneId, Nanos, ObjectId, Table};

/// Which engine a trace comes from; shown with every lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A simulated computer.
    Simulated,
    /// This browser.
    Real,
    /// This browser or another like it, earlier.
    Recorded,
    /// A file of another tool.
    Imported,
}

/// Why an event does not fit the trace so far. The trace stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Misfit {
    /// A lane or object is described out of turn.
    #[error("number {told} was described where {expected} was next")]
    OutOfTurn {
        /// The id that came.
        told: u32,
        /// The id that should have come.
        expected: u32,
    },
    /// A lane is spoken of that nobody described; a parent comes before its children.
    #[error("lane {} was never described", .0.0)]
    UnknownLane(LaneId),
    /// A span begins before the lane's last one, or a counter goes back.
    #[error("lane {} goes back in time, from {since} to {at}", lane.0)]
    BackInTime {
        /// Whose.
        lane: LaneId,
        /// When the last one was.
        since: Nanos,
        /// When this one should be.
        at: Nanos,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    source: Source,
    lanes: Vec<Lane>,
    /// By parent, in the order of their ids.
    children: Table<Vec<LaneId>>,
    spans: Vec<Spans>,
    objects: Vec<String>,
    details: Details,
    links: Vec<Link>,
    marks: Vec<Mark>,
    /// By kind, and then by lane.
    counters: [Table<Vec<(Nanos, u64)>>; CounterKind::ALL.len()],
    end: Nanos,
}

impl Trace {
    /// A trace in which nothing has happened yet.
    pub fn new(source: Source) -> Self {
        Self {
            source,
            lanes: Vec::new(),
            children: Table::default(),
            spans: Vec::new(),
            objects: Vec::new(),
            details: Details::default(),
            links: Vec::new(),
            marks: Vec::new(),
            counters: Default::default(),
            end: Nanos::ZERO,
        }
    }

    /// Takes in one event.
    ///
    /// # Errors
    /// [`Misfit`] when it does not fit; nothing is changed then.
    pub fn apply(&mut self, event: Event) -> Result<(), Misfit> {
        match event {
            Event::Lane(id, lane) => {
                in_turn(id.0, self.lanes.len())?;
                lane.parent.map_or(Ok(()), |parent| self.known(parent))?;
                if let Some(parent) = lane.parent {
                    self.children.row(parent.index(), Vec::new).push(id);
                }
                self.lanes.push(lane);
                self.spans.push(Spans::default());
            }
            Event::Object(id, name) => {
                in_turn(id.0, self.objects.len())?;
                self.objects.push(name);
            }
            Event::Span { lane, at, state, detail } => self.push_span(lane, at, state, detail)?,
            Event::Link(mut link) => {
                self.known(link.from)?;
                self.known(link.to)?;
                // The clocks of two workers agree only so far; a cause comes first.
                link.to_at = link.to_at.max(link.from_at);
                self.links.push(link);
                self.extend_to(link.to_at);
            }
            Event::Mark(mark) => {
                self.known(mark.lane)?;
                self.extend_to(mark.at);
                self.marks.push(mark);
            }
            Event::Counter { kind, lane, at, value } => self.push_counter(kind, lane, at, value)?,
        }
        Ok(())
    }

    fn push_span(&mut self, lane: LaneId, at: Nanos, state: State, detail: Option<Detail>) -> Result<(), Misfit> {
        self.known(lane)?;
        let spans = &mut self.spans[lane.index()];
        if let Some(since) = spans.last_start().filter(|&since| since > at) {
            return Err(Misfit::BackInTime { lane, since, at });
        }
        let place = detail.map(|detail| self.details.place(detail));
        spans.push(at, state, place);
        self.extend_to(at);
        Ok(())
    }

    fn push_counter(&mut self, kind: CounterKind, lane: LaneId, at: Nanos, value: u64) -> Result<(), Misfit> {
        self.known(lane)?;
        let values = self.counters[kind as usize].row(lane.index(), Vec::new);
        if let Some(&(since, _)) = values.last().filter(|&&(since, _)| since > at) {
            return Err(Misfit::BackInTime { lane, since, at });
        }
        values.push((at, value));
        self.extend_to(at);
        Ok(())
    }

    fn known(&self, lane: LaneId) -> Result<(), Misfit> {
        if lane.index() < self.lanes.len() { Ok(()) } else { Err(Misfit::UnknownLane(lane)) }
    }

    /// Says that the run had got this far, whether or not anything was reported:
    /// spans that are open last at least until then.
    pub fn extend_to(&mut self, at: Nanos) {
        self.end = self.end.max(at);
    }

    /// Ends every lane that is still open, at the trace's end.
    pub fn close(&mut self) {
        for index in 0..self.lanes.len() {
            let lane = LaneId(index as u32);
            if !self.spans[index].is_empty() && !self.is_done(lane) {
                self.spans[index].push(self.end, State::Done, None);
            }
        }
    }

    /// Whether the lane is over.
    pub fn is_done(&self, lane: LaneId) -> bool {
        let spans = &self.spans[lane.index()];
        spans
            .len()
            .checked_sub(1)
            .and_then(|last| spans.get(last, self.end))
            .is_some_and(|span| span.state == State::Done)
    }

    /// Which engine wrote it.
    pub fn source(&self) -> Source {
        self.source
    }

    /// The last moment that it tells of.
    pub fn end(&self) -> Nanos {
        self.end
    }

    /// All lanes, in the order of their ids.
    pub fn lanes(&self) -> impl Iterator<Item = (LaneId, &Lane)> {
        self.lanes.iter().enumerate().map(|(index, lane)| (LaneId(index as u32), lane))
    }

    /// A lane's description, if there is one of that id.
    pub fn lane(&self, id: LaneId) -> Option<&Lane> {
        self.lanes.get(id.index())
    }

    /// Those whose parent a lane is, in the order of their ids.
    pub fn children(&self, parent: LaneId) -> &[LaneId] {
        self.children.get(parent.index()).map_or(&[], Vec::as_slice)
    }

    /// What a lane did; nothing, if there is none of that id.
    pub fn spans(&self, id: LaneId) -> &Spans {
        static NOTHING: Spans = Spans::new();
        self.spans.get(id.index()).unwrap_or(&NOTHING)
    }

    /// How many spans all lanes have together.
    pub fn span_count(&self) -> usize {
        self.spans.iter().map(Spans::len).sum()
    }

    /// What a span is about, by its place in the table of details.
    pub fn detail(&self, place: u32) -> Option<Detail> {
        self.details.get(place)
    }

    /// What an object is called.
    pub fn object(&self, id: ObjectId) -> Option<&str> {
        self.objects.get(id.index()).map(String::as_str)
    }

    /// Everything that has a name and is waited on, in the order of the ids.
    pub fn objects(&self) -> impl Iterator<Item = (ObjectId, &str)> {
        self.objects.iter().enumerate().map(|(index, name)| (ObjectId(index as u32), name.as_str()))
    }

    /// Causes, in the order in which they were reported.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Moments, in the order in which they were reported.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// What a lane's counter of a kind stood at, if it had been told by then.
    pub fn counted(&self, kind: CounterKind, lane: LaneId, at: Nanos) -> Option<u64> {
        let values = self.counters[kind as usize].get(lane.index())?;
        let place = values.partition_point(|&(since, _)| since <= at).checked_sub(1)?;
        values.get(place).map(|&(_, value)| value)
    }

    /// The counters of a kind: who counted, and (when, how much) in order of time.
    pub fn counters(&self, kind: CounterKind) -> impl Iterator<Item = (LaneId, &[(Nanos, u64)])> {
        self.counters[kind as usize].iter().map(|(lane, values)| (LaneId(lane as u32), values.as_slice()))
    }
}

fn in_turn(told: u32, expected: usize) -> Result<(), Misfit> {
    let expected = expected as u32;
    if told == expected { Ok(()) } else { Err(Misfit::OutOfTurn { told, expected }) }
}

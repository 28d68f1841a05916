//! What is drawn: forty threads that do a bit of everything, some with very many
//! short spans, some with few long ones, the same every time. Writes the events
//! of a trace and keeps its own account of them; knows no clock.

use interleave::base::{LaneId, Nanos, Rng};
use interleave::trace::{ByState, Detail, Event, Lane, LaneKind, On, Source, State, Trace};

/// How many lanes have spans.
pub(crate) const LANES: u32 = 40;
/// How long a whole trace is, about.
pub(crate) const LENGTH: Nanos = Nanos::from_millis(60_000);

/// What a thread does between two stretches of work.
const PAUSES: [(State, Option<On>); 7] = [
    (State::Gil, Some(On::Gil)),
    (State::Gil, Some(On::Gil)),
    (State::Lock, Some(On::Lock)),
    (State::Io, Some(On::Request)),
    (State::Ready, Some(On::Core)),
    (State::Sleeping, None),
    (State::Waiting, Some(On::Queue)),
];

/// A thread that goes on for ever.
struct Writer {
    lane: LaneId,
    chance: Rng,
    /// How long a span lasts on the average.
    mean: u64,
    at: Nanos,
    works: bool,
    /// How many spans there have been, and how long those lasted that are over.
    count: u64,
    times: ByState,
}

/// All lanes of a trace.
pub(crate) struct Lanes {
    writers: Vec<Writer>,
}

impl Lanes {
    /// Lanes that have so many spans a second, all together.
    pub(crate) fn new(spans_a_second: u64) -> Self {
        let weights: Vec<u64> = (0..LANES).map(weight).collect();
        let all: u64 = weights.iter().sum();
        let writer = |(place, weight): (usize, &u64)| Writer {
            lane: LaneId(place as u32 + 1),
            chance: Rng::new(place as u64),
            mean: (1_000_000_000 * all / (spans_a_second * weight)).max(4),
            at: Nanos::ZERO,
            works: true,
            count: 0,
            times: ByState::default(),
        };
        Self { writers: weights.iter().enumerate().map(writer).collect() }
    }

    /// A trace with the lanes described, in which nothing has happened yet.
    pub(crate) fn described() -> Trace {
        let mut trace = Trace::new(Source::Simulated);
        let lane = |kind, parent, name| Lane { kind, parent, name };
        let process = lane(LaneKind::Process, None, "MainProcess".to_owned());
        trace.apply(Event::Lane(LaneId(0), process)).expect("the first lane");
        for number in 1..=LANES {
            let thread = lane(LaneKind::Thread, Some(LaneId(0)), format!("Thread-{number} (work)"));
            trace.apply(Event::Lane(LaneId(number), thread)).expect("the next lane");
        }
        trace
            .apply(Event::Span { lane: LaneId(0), at: Nanos::ZERO, state: State::Running, detail: None })
            .expect("a lane");
        trace
    }

    /// A trace with that many spans.
    pub(crate) fn trace(spans: u64) -> Trace {
        let mut trace = Self::described();
        let mut lanes = Self::new(spans * 1_000_000_000 / LENGTH.0);
        let all: u64 = (0..LANES).map(weight).sum();
        let mut left = spans;
        for (place, writer) in lanes.writers.iter_mut().enumerate() {
            let own = if place + 1 == LANES as usize { left } else { spans * weight(place as u32) / all };
            left -= own;
            for _ in 0..own {
                trace.apply(writer.next_event()).expect("in order");
            }
        }
        trace
    }

    /// All that happens before a moment, lane after lane.
    pub(crate) fn until(&mut self, moment: Nanos, mut take: impl FnMut(Event)) {
        for writer in &mut self.writers {
            while writer.at < moment {
                take(writer.next_event());
            }
        }
    }

    /// How many spans there have been.
    pub(crate) fn count(&self) -> u64 {
        self.writers.iter().map(|writer| writer.count).sum()
    }

    /// How many spans a trace lacks, and by how many nanoseconds its times are off.
    pub(crate) fn lost(&self, trace: &Trace) -> (u64, u64) {
        let (mut spans, mut nanos) = (0, 0);
        for writer in &self.writers {
            let told = trace.spans(writer.lane);
            spans += writer.count.abs_diff(told.len() as u64);
            // The last span is open in the trace; here it has its length already.
            let times = told.times(Nanos::ZERO, writer.at);
            nanos += times.iter().zip(&writer.times).map(|(told, own)| told.0.abs_diff(own.0)).sum::<u64>();
        }
        (spans, nanos)
    }
}

/// How dense a lane is, beside the others.
fn weight(place: u32) -> u64 {
    [100, 40, 10, 1][place as usize % 4]
}

impl Writer {
    fn next_event(&mut self) -> Event {
        let (state, on) = if self.works {
            (State::Running, Some(On::Work))
        } else {
            PAUSES[self.chance.below(PAUSES.len() as u64) as usize]
        };
        let by = LaneId(1 + self.chance.below(LANES.into()) as u32);
        let detail = on.map(|on| Detail { on, object: None, by: (on == On::Gil).then_some(by) });
        let event = Event::Span { lane: self.lane, at: self.at, state, detail };
        // Bursts: most spans are short, some eight times as long.
        let is_long = self.chance.below(8) == 0;
        let most = if is_long { 9 * self.mean } else { self.mean };
        let length = Nanos(1 + self.chance.below(most));
        self.times[state.index()] += length;
        self.at += length;
        self.works = !self.works;
        self.count += 1;
        event
    }
}

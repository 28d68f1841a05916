//! How long each lane was in each state between two moments, to the nanosecond,
//! as a table: for the page, and for a spreadsheet. Knows no pixels.

use std::fmt::Write as _;

use super::words::lane_name;
use crate::base::Nanos;
use crate::trace::{ByState, LaneKind, State, Trace};

/// The times of lanes in a stretch of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// From when.
    pub from: Nanos,
    /// Until when.
    pub until: Nanos,
    /// The states that occur, of every lane: the columns.
    pub states: Vec<State>,
    /// For each lane but processes its name, and how long it was in each of those states.
    pub rows: Vec<(String, Vec<Nanos>)>,
    /// All threads together.
    pub sum: ByState,
}

/// The times of a stretch of a trace. What is over is not counted.
pub fn times(trace: &Trace, from: Nanos, until: Nanos) -> Times {
    let until = until.min(trace.end());
    let lanes: Vec<_> = trace.lanes().filter(|(_, lane)| lane.kind != LaneKind::Process).collect();
    let of: Vec<ByState> = lanes.iter().map(|(id, _)| trace.spans(*id).times(from, until)).collect();
    let occurs = |state: &State| *state != State::Done && of.iter().any(|times| times[state.index()] > Nanos::ZERO);
    let states: Vec<State> = State::ALL.into_iter().filter(occurs).collect();
    let mut sum = ByState::default();
    let mut rows = Vec::with_capacity(lanes.len());
    for ((id, lane), times) in lanes.into_iter().zip(&of) {
        if lane.kind == LaneKind::Thread {
            let counted = sum.iter_mut().zip(times).take(State::Done.index());
            counted.for_each(|(sum, &time)| *sum += time);
        }
        rows.push((lane_name(trace, id), states.iter().map(|state| times[state.index()]).collect()));
    }
    Times { from, until, states, rows, sum }
}

impl Times {
    /// The same as comma-separated values, in whole nanoseconds.
    pub fn csv(&self) -> String {
        let mut csv = "lane".to_owned();
        for state in &self.states {
            // Writing to a string cannot fail.
            let _ = write!(csv, ",{} (ns)", quoted(state.words()));
        }
        csv.push('\n');
        for (name, times) in &self.rows {
            csv.push_str(&quoted(name));
            for time in times {
                let _ = write!(csv, ",{}", time.0);
            }
            csv.push('\n');
        }
        csv
    }
}

/// In quotes where it needs them.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

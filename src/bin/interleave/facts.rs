//! The facts of a run as lines of text, for a terminal.

use std::fmt::Write;

use interleave::trace::facts::Facts;
use interleave::trace::{LaneKind, State, Trace};

/// The facts, one a line, then where the time of each thread went.
pub(crate) fn text(trace: &Trace) -> String {
    let facts = Facts::of(trace);
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "time on the computer: {}", facts.wall);
    let _ = writeln!(text, "threads busy, added up: {}", facts.busy);
    let _ = writeln!(text, "most threads busy at once: {}", facts.most_busy_at_once);
    let _ = writeln!(text, "hand-overs of the GIL: {}", facts.gil_hand_overs);
    let _ = writeln!(text, "hand-overs of locks: {}", facts.hand_overs - facts.gil_hand_overs);
    for (id, times) in &facts.per_lane {
        let Some(lane) = trace.lane(*id).filter(|lane| lane.kind == LaneKind::Thread) else { continue };
        let _ = write!(text, "{}:", lane.name);
        for (state, time) in
            State::ALL.into_iter().zip(times).filter(|&(state, time)| state != State::Done && time.0 > 0)
        {
            let _ = write!(text, " {} {time},", state.words());
        }
        text.truncate(text.trim_end_matches(',').len());
        text.push('\n');
    }
    text
}

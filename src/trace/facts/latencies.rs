//! How long requests took: from the mark of a request to that of its answer,
//! matched by their text. Who asked and who answered does not matter.

use crate::base::Nanos;
use crate::trace::{MarkKind, Trace};

/// The latencies of all requests that were answered, the shortest first. Where
/// several have the same text, the first answer is to the first request.
pub(super) fn of(trace: &Trace) -> Vec<Nanos> {
    let (requests, answers) = (marks(trace, MarkKind::Request), marks(trace, MarkKind::Answer));
    let mut answers = answers.into_iter().peekable();
    let mut latencies = Vec::new();
    for (text, asked) in requests {
        // Answers to what nobody asked.
        while answers.next_if(|&(other, _)| other < text).is_some() {}
        latencies.extend(answers.next_if(|&(other, _)| other == text).map(|(_, answered)| answered.since(asked)));
    }
    latencies.sort_unstable();
    latencies
}

/// The marks of a kind by their texts. Lanes report in any order; only the times
/// tell which came first.
fn marks(trace: &Trace, kind: MarkKind) -> Vec<(&str, Nanos)> {
    let marks = trace.marks().iter().filter(|mark| mark.kind == kind);
    let mut marks: Vec<(&str, Nanos)> = marks.map(|mark| (mark.text.as_str(), mark.at)).collect();
    marks.sort_unstable();
    marks
}

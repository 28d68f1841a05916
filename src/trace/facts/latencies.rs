//! How long requests took: from the mark of a request to that of its answer,
//! matched by their text. Who asked and who answered does not matter.

use std::collections::BTreeMap;

use crate::base::Nanos;
use crate::trace::{MarkKind, Trace};

/// When requests of one text came in, and when answers to them went out.
#[derive(Default)]
struct Moments {
    requests: Vec<Nanos>,
    answers: Vec<Nanos>,
}

/// The latencies of all requests that were answered, the shortest first. Where
/// several have the same text, the first answer is to the first request.
pub(super) fn of(trace: &Trace) -> Vec<Nanos> {
    let mut by_text: BTreeMap<&str, Moments> = BTreeMap::new();
    for mark in trace.marks() {
        match mark.kind {
            MarkKind::Request => by_text.entry(&mark.text).or_default().requests.push(mark.at),
            MarkKind::Answer => by_text.entry(&mark.text).or_default().answers.push(mark.at),
            MarkKind::Output | MarkKind::Warning | MarkKind::Error => {}
        }
    }
    let mut latencies: Vec<Nanos> = by_text.into_values().flat_map(pairs).collect();
    latencies.sort_unstable();
    latencies
}

fn pairs(mut moments: Moments) -> impl Iterator<Item = Nanos> {
    // Lanes report in any order; only the times tell which came first.
    moments.requests.sort_unstable();
    moments.answers.sort_unstable();
    moments.requests.into_iter().zip(moments.answers).map(|(asked, answered)| answered.since(asked))
}

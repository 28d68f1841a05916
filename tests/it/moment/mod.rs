//! What is said of a moment, and how a reader finds its way through a trace: over
//! traces of chance, over the whole catalogue, and word for word over a small one.

mod finding;
mod following;
mod holders;
mod sentences;
mod small;
mod stepping;
mod summaries;

use std::sync::OnceLock;

use interleave::base::LaneId;
use interleave::engine::stand_in;
use interleave::machine::Spec;
use interleave::scenario::{Choice, Workload, fits};
use interleave::trace::{Detail, LaneKind, Span, Trace};

use crate::catalogue::SPREADS;
use crate::machine::running::run;

/// Every workload under every model that suits it, with and without a GIL, on
/// three cores; each with a name.
fn catalogue() -> &'static [(String, Trace)] {
    static RUNS: OnceLock<Vec<(String, Trace)>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let spreads = Workload::ALL.into_iter().flat_map(|workload| SPREADS.map(|spread| (workload, spread)));
        let choices = spreads.flat_map(|(workload, (model, pool))| {
            [true, false].map(|gil| {
                let mut choice = Choice::new(workload, model).with_value("times", 5_000).with_value("version", 1);
                (choice.pool, choice.gil) = (pool, gil);
                choice
            })
        });
        let suiting = choices.filter(|choice| fits(choice).is_ok());
        suiting
            .map(|choice| {
                let spec = Spec { cores: 3, gil: choice.gil, ..Spec::default() };
                let name = format!("{:?} {:?} {:?} {}", choice.workload, choice.model, choice.pool, choice.gil);
                (name, run(&spec, stand_in::program(&choice)).trace)
            })
            .collect()
    })
}

/// Lanes of these kinds.
fn lanes<'a>(trace: &'a Trace, kinds: &'a [LaneKind]) -> impl Iterator<Item = LaneId> + 'a {
    trace.lanes().filter(|(_, lane)| kinds.contains(&lane.kind)).map(|(lane, _)| lane)
}

/// All spans of a lane with what they are about.
fn told(trace: &Trace, lane: LaneId) -> Vec<(Span, Option<Detail>)> {
    let spans = trace.spans(lane).iter(trace.end());
    spans.map(|span| (span, span.detail.and_then(|place| trace.detail(place)))).collect()
}

/// That a sentence is one.
fn assert_reads(sentence: &str) {
    assert!(!sentence.is_empty() && sentence == sentence.trim(), "{sentence:?}");
    for slip in ["None", "Some(", "  ", ", ,", " ,", " ;", ",;", "{", "}", ".."] {
        assert!(!sentence.contains(slip), "{slip:?} in {sentence:?}");
    }
    assert!(!sentence.ends_with([',', ';', ':', ' ']), "{sentence:?}");
}

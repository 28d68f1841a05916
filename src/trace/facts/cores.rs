//! What the cores did, where a trace has lanes of cores. Who had to wait for one
//! is told by the threads' lanes, not here.

use serde::{Deserialize, Serialize};

use crate::base::{LaneId, Nanos};
use crate::trace::{LaneKind, Trace};

/// How a computer's cores were used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoreUse {
    /// How many cores there were.
    pub cores: u32,
    /// How much of their time they were busy (running or switching), in
    /// thousandths of cores × wall time; 1000 is all of it.
    pub busy_permille: u32,
    /// How often a core went from one thread to another, whether or not it was
    /// idle in between. A thread that comes back to its last core alone is none.
    pub context_switches: u64,
}

/// The use of a trace's cores. None where it tells of none, or of no time.
pub(super) fn of(trace: &Trace) -> Option<CoreUse> {
    let (mut cores, mut busy, mut context_switches) = (0_u32, 0_u128, 0);
    for (core, _) in trace.lanes().filter(|(_, lane)| lane.kind == LaneKind::Core) {
        let (time, switches) = of_core(trace, core);
        cores += 1;
        busy += u128::from(time.0);
        context_switches += switches;
    }
    let whole = u128::from(cores) * u128::from(trace.end().0);
    let busy_permille = (busy * 1_000 + whole / 2).checked_div(whole)? as u32;
    Some(CoreUse { cores, busy_permille, context_switches })
}

/// How long a core was busy, and how often it changed to another thread.
fn of_core(trace: &Trace, core: LaneId) -> (Nanos, u64) {
    let (mut busy, mut switches, mut last) = (Nanos::ZERO, 0, None);
    for span in trace.spans(core).iter(trace.end()).filter(|span| span.state.is_busy()) {
        busy += span.end - span.start;
        let thread = span.detail.and_then(|place| trace.detail(place)).and_then(|about| about.by);
        if thread.is_some() && thread != last {
            switches += u64::from(last.is_some());
            last = thread;
        }
    }
    (busy, switches)
}

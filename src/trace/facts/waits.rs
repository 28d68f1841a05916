//! What threads waited for: how often and how long, by cause. Who could have
//! ended a wait is not asked here.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Nanos, ObjectId};
use crate::trace::{On, Span, State, Trace};

/// All waits of threads for one thing, added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waits {
    /// How they waited.
    pub state: State,
    /// For what kind of thing, where the trace says so.
    pub on: Option<On>,
    /// For which one, where it has a name.
    pub object: Option<ObjectId>,
    /// How often. A wait that went on under another holder is one wait; one that
    /// lasted no time is none.
    pub count: u64,
    /// How long, added up over all threads.
    pub time: Nanos,
}

/// What a wait is for; the same for many details, which differ in who can end it.
type Cause = (Option<On>, Option<ObjectId>);

/// Sums by cause and state, found by a span's place in the table of details.
pub(super) struct Table {
    causes: Vec<Cause>,
    /// The number of the cause of each detail, by its place.
    cause_of: Vec<usize>,
    /// How often and how long, by cause and state.
    sums: Vec<[(u64, Nanos); State::ALL.len()]>,
    /// The cause and state of the wait that the lane's last span told of.
    last: Option<(usize, usize)>,
}

impl Table {
    /// No waits yet; `trace` is the one whose spans are to be added.
    pub(super) fn of(trace: &Trace) -> Self {
        let mut causes = vec![(None, None)];
        let mut known = BTreeMap::from([((None, None), 0)]);
        let details = (0..).map_while(|place| trace.detail(place));
        let cause_of = details.map(|about| {
            let cause = (Some(about.on), about.object);
            *known.entry(cause).or_insert_with(|| {
                causes.push(cause);
                causes.len() - 1
            })
        });
        let cause_of = cause_of.collect();
        let sums = vec![Default::default(); causes.len()];
        Self { causes, cause_of, sums, last: None }
    }

    /// Adds the next span of a lane, which lasted some time.
    pub(super) fn add(&mut self, span: &Span) {
        let wait = is_wait(span.state).then(|| (self.cause(span), span.state.index()));
        if let Some((cause, state)) = wait {
            let (count, time) = &mut self.sums[cause][state];
            *count += u64::from(self.last != wait);
            *time += span.end - span.start;
        }
        self.last = wait;
    }

    /// The next span is another lane's.
    pub(super) fn end_lane(&mut self) {
        self.last = None;
    }

    /// The waits of all lanes that were added, the longest in sum first.
    pub(super) fn sums(&self) -> Vec<Waits> {
        let by_cause = self.causes.iter().zip(&self.sums).flat_map(|(&(on, object), sums)| {
            let by_state = State::ALL.into_iter().zip(sums);
            by_state.map(move |(state, &(count, time))| Waits { state, on, object, count, time })
        });
        let mut waits: Vec<Waits> = by_cause.filter(|waits| waits.count > 0).collect();
        waits.sort_by_key(|waits| (Reverse(waits.time), waits.state, waits.on, waits.object));
        waits
    }

    fn cause(&self, span: &Span) -> usize {
        span.detail.and_then(|place| self.cause_of.get(place as usize)).copied().unwrap_or(0)
    }
}

/// Whether a lane in that state can only go on when something else has happened.
const fn is_wait(state: State) -> bool {
    use State::{Awaiting, Copying, Done, Gil, Io, Lock, Ready, Running, Sleeping, Starting, Switching, Waiting};
    match state {
        Lock | Gil | Ready | Io | Awaiting | Waiting | Sleeping => true,
        Switching | Starting | Copying | Running | Done => false,
    }
}

//! The same trace natively: what lies in each column of each lane by the tables of sums, beside
//! looking at every span.

use std::time::Instant;

use interleave::base::{LaneId, Nanos};
use interleave::timeline::{Fill, Window, fill};
use interleave::trace::{ByState, State, Trace};

use crate::figures::Times;
use crate::lanes::{LANES, Lanes};

/// How often each is done.
const ROUNDS: usize = 21;
/// How many columns there are room for on a screen 1920 wide.
const COLUMNS: u32 = 1_726;

/// By the tables, and by looking at every span.
pub(crate) fn cold(spans: u64) -> (Times, Times) {
    let trace = Lanes::trace(spans);
    let window = Window::new(Nanos::ZERO, trace.end(), COLUMNS);
    let (mut tables, mut scans) = (Vec::new(), Vec::new());
    let mut fills = vec![Fill::NONE; COLUMNS as usize];
    for _ in 0..ROUNDS {
        let mut by_tables = Vec::new();
        tables.push(millis(|| {
            for lane in (1..=LANES).map(LaneId) {
                fill(trace.spans(lane), trace.end(), &window, 0..COLUMNS, &mut fills);
                by_tables.extend(fills.iter().map(|fill| fill.most()));
            }
        }));
        let mut by_scan = Vec::new();
        scans.push(millis(|| (1..=LANES).for_each(|lane| by_scan.extend(scan(&trace, LaneId(lane), &window)))));
        assert!(by_tables == by_scan, "both find the same states");
    }
    (Times::new(tables), Times::new(scans))
}

/// The state with the largest share of each column, of equal ones the first.
fn scan(trace: &Trace, lane: LaneId, window: &Window) -> Vec<Option<State>> {
    let mut times = vec![ByState::default(); window.count() as usize];
    for span in trace.spans(lane).iter(trace.end()) {
        let (first, last) = (window.column_of(span.start), window.column_of(span.end));
        for column in first.max(0)..=last.min(i64::from(window.count()) - 1) {
            let (left, right) = (window.edge(column as u32), window.edge(column as u32 + 1));
            times[column as usize][span.state.index()] += span.end.min(right).since(span.start.max(left));
        }
    }
    let most = |times: &ByState| {
        let longest = times[..State::Done.index()].iter().max().copied().filter(|&time| time > Nanos::ZERO)?;
        State::from_index(times.iter().position(|&time| time == longest)?)
    };
    times.iter().map(most).collect()
}

#[allow(clippy::disallowed_methods, reason = "a bench measures by the machine's own clock")]
fn millis(act: impl FnOnce()) -> f64 {
    let begun = Instant::now();
    act();
    begun.elapsed().as_secs_f64() * 1e3
}

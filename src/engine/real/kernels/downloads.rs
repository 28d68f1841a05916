//! One page from a slow server: asks, waits, looks at what came. Also how long
//! each page takes: a median with a tail, the same for every model.

use super::{Request, Step};
use crate::base::{Nanos, Rng};

/// A page on its way.
pub struct Page {
    request: Option<Request>,
    received: u64,
}

impl Page {
    /// Asks for `bytes` that come after `latency`.
    pub fn new(latency: Nanos, bytes: u32) -> Self {
        Self { request: Some(Request { latency, bytes }), received: 0 }
    }

    pub(super) fn step(&mut self) -> Step {
        self.request.take().map_or_else(|| Step::Done(vec![self.received]), Step::Request)
    }

    pub(super) fn answered(&mut self, bytes: u64) {
        self.received = bytes;
    }
}

/// The shape of the server's latencies, in thousandths of the median: the
/// quantile at 0/16, 1/16, … 16/16 of the pages. Half answer close to the
/// median, a few take up to four times as long.
const QUANTILES_PERMILLE: [u64; 17] =
    [550, 640, 700, 750, 800, 850, 900, 950, 1_000, 1_060, 1_130, 1_210, 1_320, 1_480, 1_750, 2_300, 4_000];

/// How long each page takes: the quantiles of the shape above, in an order of
/// chance; without a tail all take the median.
pub(super) fn latencies(pages: u64, median: Nanos, tail: bool, seed: u64) -> Vec<Nanos> {
    if !tail {
        return vec![median; pages as usize];
    }
    let mut all: Vec<Nanos> = (0..pages).map(|page| quantile(page, pages, median)).collect();
    Rng::new(seed).shuffle(&mut all);
    all
}

/// The `rank`-th of `count` latencies in order of size.
fn quantile(rank: u64, count: u64, median: Nanos) -> Nanos {
    let steps = QUANTILES_PERMILLE.len() as u64 - 1;
    // One page alone takes the median; otherwise the last is the slowest.
    let place_permille = if count == 1 { 500 } else { rank * 1_000 / (count - 1) };
    let scaled = place_permille * steps;
    let (below, part) = ((scaled / 1_000) as usize, scaled % 1_000);
    let low = QUANTILES_PERMILLE[below];
    let high = QUANTILES_PERMILLE[(below + 1).min(steps as usize)];
    let permille = low + (high - low) * part / 1_000;
    Nanos(median.0 * permille / 1_000)
}

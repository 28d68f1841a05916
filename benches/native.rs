//! The kernels of the page, natively and with rayon: the peer of the browser's figures.

use std::sync::Arc;
use std::time::Instant;

use interleave::base::LaneId;
use interleave::engine::real::kernels::{Kernel, SharedCell, Step, kernel};
use interleave::scenario::{Choice, Model, Workload, pieces};
use rayon::prelude::*;

/// Milliseconds for the primes up to `limit`, with that many threads, in the page's own pieces.
#[allow(clippy::disallowed_methods, reason = "a bench measures by the machine's own clock")]
pub(crate) fn primes(limit: u64, threads: usize) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("native threads");
    let choice = Choice::new(Workload::Primes, Model::Threads).with_value("limit", limit);
    let pieces = pieces(&choice);
    let cell = Arc::new(SharedCell::default());
    let begun = Instant::now();
    let found: u64 = pool.install(|| {
        // One piece at a time from one queue, as the page's workers take them.
        pieces.par_iter().with_max_len(1).map(|(piece, _)| to_end(kernel(piece, &cell, LaneId(0)))).sum()
    });
    assert!(found > 0, "there are primes");
    begun.elapsed().as_secs_f64() * 1e3
}

fn to_end(mut kernel: Kernel) -> u64 {
    loop {
        if let Step::Done(numbers) = kernel.step(&mut ()) {
            return numbers.first().copied().unwrap_or_default();
        }
    }
}

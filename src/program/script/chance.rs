//! Numbers of chance with whole numbers only, so that they are the same
//! natively and in every browser.

use crate::base::Rng;

/// The generator of one process.
pub(super) fn of_process(seed: u64, process: u32) -> Rng {
    // One draw apart, so that neighbouring processes do not see shifted copies of one sequence.
    let own = Rng::new(u64::from(process)).next_u64();
    Rng::new(seed ^ own)
}

/// Exponentially distributed with that mean: von Neumann's game. Numbers are
/// drawn as long as they fall; if the run has an odd length its first number is
/// the fraction, otherwise one more whole mean has passed.
pub(super) fn exponential(rng: &mut Rng, mean: u64) -> u64 {
    let mut wholes = 0;
    loop {
        let first = rng.next_u64();
        let (mut last, mut length) = (first, 1);
        loop {
            let next = rng.next_u64();
            if next >= last {
                break;
            }
            (last, length) = (next, length + 1);
        }
        if length % 2 == 1 {
            let fraction = ((u128::from(first) * u128::from(mean)) >> 64) as u64;
            return mean * wholes + fraction;
        }
        wholes += 1;
    }
}

//! The computing half of a web service: a sum of squares, done one by one.

use std::hint::black_box;

use super::Step;

/// How many squares make a step: about a tenth of a millisecond.
const SQUARES_PER_STEP: u64 = 100_000;

/// The numbers that are left and the sum so far.
pub struct Squares {
    next: u64,
    until: u64,
    sum: u64,
}

impl Squares {
    /// Sums i² for 0 ≤ i < n, modulo 2⁶⁴.
    pub fn new(n: u64) -> Self {
        Self { next: 0, until: n, sum: 0 }
    }

    pub(super) fn step(&mut self) -> Step {
        let stop = self.until.min(self.next + SQUARES_PER_STEP);
        for i in self.next..stop {
            // Hidden from the optimiser, which knows the closed formula.
            let i = black_box(i);
            self.sum = self.sum.wrapping_add(i.wrapping_mul(i));
        }
        self.next = stop;
        if stop < self.until { Step::Working } else { Step::Done(vec![self.sum]) }
    }
}

//! Counts the primes of a range, each number tried by every divisor up to its
//! square root: plain, slow and the same everywhere.

use super::Step;

/// How many divisions make a step: about a tenth of a millisecond.
const DIVISIONS_PER_STEP: u32 = 40_000;

/// The range that is left and the primes found so far.
pub struct Primes {
    next: u32,
    until: u32,
    found: u64,
}

impl Primes {
    /// Counts the primes `p` with `from <= p < until`.
    pub fn new(from: u32, until: u32) -> Self {
        Self { next: from, until, found: 0 }
    }

    pub(super) fn step(&mut self) -> Step {
        let mut divisions = 0;
        while self.next < self.until {
            let (is_prime, tried) = try_divisors(self.next);
            self.found += u64::from(is_prime);
            self.next += 1;
            divisions += tried;
            if divisions >= DIVISIONS_PER_STEP {
                return Step::Working;
            }
        }
        Step::Done(vec![self.found])
    }
}

/// Whether the number is prime, and how many divisors it took to know.
fn try_divisors(number: u32) -> (bool, u32) {
    if number < 2 {
        return (false, 1);
    }
    let mut divisor = 2;
    while divisor * divisor <= number {
        if number.is_multiple_of(divisor) {
            return (false, divisor - 1);
        }
        divisor += 1;
    }
    (true, divisor - 1)
}

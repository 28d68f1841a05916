//! A large factorial, computed in full, and how many digits it has. The digits
//! are counted without writing them down, since that alone would take longer.

use num_bigint::BigUint;

use super::Step;

/// How many 32-bit digits a step multiplies: about a fifth of a millisecond.
const LIMBS_PER_STEP: u64 = 200_000;

/// The factors that are left and the product so far.
pub struct Factorial {
    next: u32,
    last: u32,
    product: BigUint,
}

impl Factorial {
    /// Computes n! and counts its decimal digits.
    pub fn new(n: u32) -> Self {
        Self { next: 2, last: n, product: BigUint::from(1u32) }
    }

    pub(super) fn step(&mut self) -> Step {
        let mut limbs = 0;
        while self.next <= self.last {
            self.product *= self.next;
            self.next += 1;
            limbs += self.product.bits() / 32 + 1;
            if limbs >= LIMBS_PER_STEP {
                return Step::Working;
            }
        }
        Step::Done(vec![decimal_digits(&self.product)])
    }
}

/// The number of decimal digits. The logarithm of the leading 64 bits gives it
/// to about ten decimals; only a number that is nearly a power of ten needs the
/// power itself to decide. (Of the factorials only 0! and 1! are.)
fn decimal_digits(number: &BigUint) -> u64 {
    let bits = number.bits();
    let shift = bits.saturating_sub(64);
    let leading = (number >> shift).iter_u64_digits().next().unwrap_or(0);
    let log10 = (leading as f64).log10() + shift as f64 * std::f64::consts::LOG10_2;
    let nearest = log10.round();
    if (log10 - nearest).abs() > 1e-6 {
        return log10.floor() as u64 + 1;
    }
    let mut power = BigUint::from(1u32);
    for _ in 0..nearest as u64 {
        power *= 10u32;
    }
    nearest as u64 + u64::from(*number >= power)
}

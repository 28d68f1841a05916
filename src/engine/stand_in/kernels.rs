//! What Python computes in a piece of work, computed by Rust at once, and how
//! long CPython 3.14.7, built with PGO, takes for it. Knows no threads and no computer.

use crate::base::Nanos;
use crate::scenario::{Choice, gil_matters};

/// One division of the prime loop, and what each number adds.
const DIVISION_NANOS: u64 = 25;
const NUMBER_NANOS: u64 = 140;
/// A call of the recursive function.
const FIB_CALL_NANOS: u64 = 35;
/// Two squares, added up.
const TWO_SQUARES_NANOS: u64 = 87;

/// How long `math.factorial(n)` takes, in microseconds: measured points, straight
/// in between.
const FACTORIAL_MICROS: [(u64, u64); 9] = [
    (0, 0),
    (1_000, 18),
    (2_000, 61),
    (5_000, 330),
    (10_000, 1_200),
    (20_000, 4_580),
    (40_000, 14_400),
    (60_000, 32_100),
    (100_000, 74_000),
];

/// How fast Python's own code runs, in thousandths of the time that it takes
/// with a GIL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed(u64);

impl Speed {
    /// With a GIL.
    pub const USUAL: Self = Self(1_000);
    /// Without one: 3.14t is a little slower on one thread.
    pub const FREE_THREADED: Self = Self(1_080);

    /// That of the interpreter that the choice asks for.
    pub const fn of(choice: &Choice) -> Self {
        if choice.gil || !gil_matters(choice.model, choice.pool) { Self::USUAL } else { Self::FREE_THREADED }
    }

    /// What takes that long with a GIL.
    pub const fn time(self, usual_nanos: u64) -> Nanos {
        Nanos((usual_nanos as u128 * self.0 as u128 / 1_000) as u64)
    }

    pub(super) const fn permille(self) -> u64 {
        self.0
    }
}

/// The operands of a piece: two numbers of its own, and the speed.
fn operands(numbers: &[i64]) -> (u64, u64, Speed) {
    match *numbers {
        [a, b, speed] => (a as u64, b as u64, Speed(speed as u64)),
        _ => (0, 0, Speed::USUAL),
    }
}

/// How many primes there are from the first number until before the second,
/// tried by every divisor up to the square root.
pub(super) fn primes(numbers: &[i64]) -> (i64, Nanos) {
    let (from, until, speed) = operands(numbers);
    let (found, divisions) = try_divisors(from, until);
    (found as i64, speed.time(divisions * DIVISION_NANOS + (until - from) * NUMBER_NANOS))
}

/// The primes in a range, and how many divisions it takes to find them one by
/// one. Reckoned the other way round: each prime strikes out the numbers for
/// which it is the first divisor that is found.
pub(super) fn try_divisors(from: u64, until: u64) -> (u64, u64) {
    let mut struck = vec![false; (until - from) as usize];
    let mut divisions = 0;
    for divisor in 2..=until.isqrt() {
        if (2..=divisor.isqrt()).any(|smaller| divisor.is_multiple_of(smaller)) {
            continue;
        }
        let first = from.next_multiple_of(divisor).max(divisor * divisor);
        for number in (first..until).step_by(divisor as usize) {
            let place = (number - from) as usize;
            if !std::mem::replace(&mut struck[place], true) {
                divisions += divisor - 1;
            }
        }
    }
    let primes = (from.max(2)..until).filter(|&number| !struck[(number - from) as usize]);
    let (mut found, mut in_vain) = (0, 0);
    for prime in primes {
        found += 1;
        in_vain += prime.isqrt() - 1;
    }
    (found, divisions + in_vain)
}

/// The Fibonacci number, by the recursion of the textbooks.
pub(super) fn fib(numbers: &[i64]) -> (i64, Nanos) {
    let (n, _, speed) = operands(numbers);
    let (this, next) = (0..n).fold((0_u64, 1_u64), |(this, next), _| (next, this + next));
    // fib(n) calls itself 2 fib(n + 1) − 1 times, itself included.
    (this as i64, speed.time((2 * next - 1) * FIB_CALL_NANOS))
}

/// How many decimal digits n! has, by one call into C.
pub(super) fn factorial(numbers: &[i64]) -> (i64, Nanos) {
    let (n, _, _) = operands(numbers);
    (decimal_digits_of_factorial(n) as i64, factorial_time(n))
}

fn factorial_time(n: u64) -> Nanos {
    let above = FACTORIAL_MICROS.iter().position(|&(at, _)| at >= n).unwrap_or(FACTORIAL_MICROS.len() - 1).max(1);
    let ((low, before), (high, after)) = (FACTORIAL_MICROS[above - 1], FACTORIAL_MICROS[above]);
    Nanos(before * 1_000 + (after - before) * 1_000 * (n - low) / (high - low))
}

/// How many bits n! has.
pub(super) fn bits_of_factorial(n: u64) -> u64 {
    leading_bits_of_factorial(n).1 + 1
}

/// n! as a number with 64 leading bits, and the place of the first of them. Each
/// product is cut off, which after 100 000 of them has changed the 47th.
fn leading_bits_of_factorial(n: u64) -> (u64, u64) {
    let (mut leading, mut place) = (1_u64 << 63, 0);
    for factor in 2..=n {
        let product = u128::from(leading) * u128::from(factor);
        let more = 64 - product.leading_zeros();
        leading = (product >> more) as u64;
        place += u64::from(more);
    }
    (leading, place)
}

/// The digits, by the logarithm: none of the factorials up to 100 000! comes
/// nearer to a power of ten than this is exact, but for 0! and 1!.
fn decimal_digits_of_factorial(n: u64) -> u64 {
    // log₁₀ 2 in 64 binary places.
    const LOG10_2: u128 = 5_553_023_288_523_357_132;
    let (leading, place) = leading_bits_of_factorial(n);
    let log2 = (u128::from(place) << FRACTION) + fraction_of_log2(leading);
    ((log2 * LOG10_2) >> (FRACTION + 64)) as u64 + 1
}

/// How many binary places a logarithm has.
const FRACTION: u32 = 40;

/// What log₂ has behind the point, of a number whose first bit of 64 is set: one
/// binary place after the other, by squaring. Whole numbers, so that every
/// computer comes to the same.
fn fraction_of_log2(number: u64) -> u128 {
    let (mut mantissa, mut result) = (u128::from(number), 0);
    for place in (0..FRACTION).rev() {
        mantissa = (mantissa * mantissa) >> 63;
        if mantissa >> 64 > 0 {
            mantissa >>= 1;
            result |= 1 << place;
        }
    }
    result
}

/// Σ i² for i < n, one by one, modulo 2⁶⁴.
pub(super) fn squares(numbers: &[i64]) -> (i64, Nanos) {
    let (n, _, speed) = operands(numbers);
    let sum = match n.checked_sub(1) {
        None => 0,
        Some(last) => u128::from(last) * u128::from(n) * u128::from(2 * last + 1) / 6,
    };
    (sum as u64 as i64, speed.time(n * TWO_SQUARES_NANOS / 2))
}

//! What a run must compute, reckoned in ways of its own: none of this shares a
//! line or a method with the kernels that it checks. Says nothing in words.

use super::catalogue::PAGE_BYTES;
use super::{Choice, Model, Workload};

/// How many factorials a run computes.
const FACTORIALS: u64 = 4;

/// The numbers that a run must come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// In the order in which an engine tells them.
    pub numbers: Vec<u64>,
    /// Whether a race may make them smaller, without anything being broken.
    pub may_differ: bool,
}

/// What a run's numbers say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They are right.
    AsExpected,
    /// They are what a race left of the right ones, over all repeats.
    LostUpdates {
        /// How many additions had no effect.
        lost: u64,
        /// How many were made.
        of: u64,
    },
    /// They are wrong.
    Wrong,
}

impl Expected {
    /// Holds the numbers of a run against those that it should have come to.
    pub fn judge(&self, numbers: &[u64]) -> Verdict {
        if self.numbers == numbers {
            return Verdict::AsExpected;
        }
        // Whatever is lost, the last addition of all leaves at least a 1.
        let could_be_lost = |(&right, &found): (&u64, &u64)| (1..=right).contains(&found);
        let raced = self.may_differ
            && self.numbers.len() == numbers.len()
            && self.numbers.iter().zip(numbers).all(could_be_lost);
        if !raced {
            return Verdict::Wrong;
        }
        let of: u64 = self.numbers.iter().sum();
        Verdict::LostUpdates { lost: of - numbers.iter().sum::<u64>(), of }
    }
}

/// What a run of this choice must compute:
///
/// - primes: how many there are up to the limit
/// - fib: the Fibonacci number, and how many times
/// - factorial: the number's decimal digits, and how many times
/// - counter: for each repeat the count; with processes, for each repeat the
///   count of each process
/// - sleepers: how many slept
/// - downloads: the pages and their bytes
/// - offload: the sum of squares modulo 2⁶⁴, and how many times
pub fn expected(choice: &Choice) -> Expected {
    let n = choice.value("n");
    let numbers = match choice.workload {
        Workload::Primes => vec![primes_up_to(choice.value("limit"))],
        Workload::Fib => vec![fib(n), choice.value("times")],
        Workload::Factorial => vec![factorial_digits(n), FACTORIALS],
        Workload::Counter => counts(choice),
        Workload::Sleepers => vec![choice.value("sleepers")],
        Workload::Downloads => vec![choice.value("pages"), choice.value("pages") * PAGE_BYTES],
        Workload::Offload => vec![sum_of_squares(n) as u64, choice.value("requests")],
    };
    Expected { numbers, may_differ: can_race(choice) }
}

/// Only threads without a GIL can come between another's read and write: with
/// one they change at check points, and a task only where it awaits.
fn can_race(choice: &Choice) -> bool {
    let locked = choice.value("version") == 1;
    choice.workload == Workload::Counter
        && choice.model == Model::Threads
        && !choice.gil
        && !locked
        && choice.workers > 1
}

fn counts(choice: &Choice) -> Vec<u64> {
    let (times, repeats) = (choice.value("times"), choice.value("repeats"));
    let workers = u64::from(choice.workers);
    match choice.model {
        Model::Processes => vec![times; (repeats * workers) as usize],
        Model::Sequential | Model::Threads | Model::Coroutines => vec![times * workers; repeats as usize],
    }
}

/// Legendre's count of primes in the form of Lucy Hedgehog: for each value v of
/// ⌊limit/i⌋ it keeps how many of 2..=v no prime so far has struck out, and
/// strikes out with one prime after the other. O(limit^¾): some milliseconds
/// where trial division takes seconds.
fn primes_up_to(limit: u64) -> u64 {
    if limit < 2 {
        return 0;
    }
    let root = limit.isqrt();
    // small[v] counts up to v, large[i] up to limit/i.
    let mut small: Vec<u64> = (0..=root).map(|v| v.saturating_sub(1)).collect();
    let mut large: Vec<u64> = (0..=root).map(|i| (limit / i.max(1)).saturating_sub(1)).collect();
    for p in 2..=root {
        let before = small[p as usize - 1];
        if small[p as usize] == before {
            continue; // not a prime
        }
        let square = p * p;
        for i in 1..=root.min(limit / square) {
            let rest = if i * p <= root { large[(i * p) as usize] } else { small[(limit / (i * p)) as usize] };
            large[i as usize] -= rest - before;
        }
        for v in (square..=root).rev() {
            small[v as usize] -= small[(v / p) as usize] - before;
        }
    }
    large[1]
}

/// fib(0) = 0, fib(1) = 1.
fn fib(n: u64) -> u64 {
    (0..n).fold((0, 1), |(this, next), _| (next, this + next)).0
}

/// The decimal digits of n!: ⌊log₁₀ 1 + … + log₁₀ n⌋ + 1.
///
/// Exact enough because the sum is compensated (Kahan), so that it is off by
/// less than 10⁻⁹, while up to the catalogue's 100 000 no log₁₀ n! but those of
/// 0! and 1! comes nearer than 10⁻⁶ to a whole number. A test shows both in
/// whole numbers.
fn factorial_digits(n: u64) -> u64 {
    let (mut sum, mut missed) = (0.0_f64, 0.0_f64);
    for factor in 2..=n {
        let term = (factor as f64).log10() - missed;
        let next = sum + term;
        missed = (next - sum) - term;
        sum = next;
    }
    sum.floor() as u64 + 1
}

/// Σ i² for i < n, by the closed formula.
pub(super) const fn sum_of_squares(n: u64) -> u128 {
    match n.checked_sub(1) {
        None => 0,
        Some(last) => last as u128 * n as u128 * (2 * last as u128 + 1) / 6,
    }
}

//! A Fibonacci number by the recursion of the textbooks, exponential as it is.
//! The top of the recursion keeps a stack of its own, so that the computation
//! can pause between two branches.

use std::hint::black_box;

use super::Step;

/// A branch of this size or smaller is computed in one go: some 20 µs.
const BRANCH: u32 = 18;

/// How many branches make a step.
const BRANCHES_PER_STEP: u32 = 8;

/// The branches that are left and the sum so far.
pub struct Fib {
    open: Vec<u32>,
    sum: u64,
}

impl Fib {
    /// Computes fib(n), with fib(0) = 0 and fib(1) = 1.
    pub fn new(n: u32) -> Self {
        Self { open: vec![n], sum: 0 }
    }

    pub(super) fn step(&mut self) -> Step {
        for _ in 0..BRANCHES_PER_STEP {
            while let Some(n) = self.open.pop_if(|n| *n > BRANCH) {
                self.open.extend([n - 2, n - 1]);
            }
            match self.open.pop() {
                Some(n) => self.sum += fib(n),
                None => return Step::Done(vec![self.sum]),
            }
        }
        Step::Working
    }
}

fn fib(n: u32) -> u64 {
    // Hidden from the optimiser, which would turn half of the calls into a loop.
    let n = black_box(n);
    if n < 2 { u64::from(n) } else { fib(n - 1) + fib(n - 2) }
}

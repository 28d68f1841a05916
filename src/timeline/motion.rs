//! From one window to another, eased: the reader sees where the picture goes.
//! Knows no clock; who asked for less motion gets there at once.

use super::Window;
use crate::base::Nanos;

/// How long a move takes, in milliseconds.
const MILLIS: f64 = 160.0;

/// A move that is under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    from: Window,
    to: Window,
    millis: f64,
}

impl Motion {
    /// From here to there.
    pub fn new(from: Window, to: Window) -> Self {
        Self { from, to, millis: 0.0 }
    }

    /// Where it leads.
    pub fn goal(&self) -> Window {
        self.to
    }

    /// The window so many milliseconds later; the goal itself at the end, and whether that is it.
    pub fn step(&mut self, millis: f64) -> (Window, bool) {
        self.millis += millis;
        let share = (self.millis / MILLIS).min(1.0);
        if share >= 1.0 {
            return (self.to, true);
        }
        let eased = share * (2.0 - share);
        let between = |one: Nanos, other: Nanos| {
            let (one, other) = (one.0 as f64, other.0 as f64);
            Nanos((one + (other - one) * eased) as u64)
        };
        let from = between(self.from.from(), self.to.from());
        let until = between(self.from.until(), self.to.until());
        (Window::new(from, until.max(from + Nanos(1)), self.to.count()), false)
    }
}

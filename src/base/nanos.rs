//! Time: a whole number of nanoseconds. Not a calendar and not a clock: a
//! `Nanos` is a point on a run's axis (since its start) or a length of time.

use std::fmt;
use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Serialize};

/// Nanoseconds, since a run's start or as a length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Nanos(pub u64);

impl Nanos {
    /// The start of every run, and no time at all.
    pub const ZERO: Self = Self(0);

    /// That many microseconds.
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros * 1_000)
    }

    /// That many milliseconds.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis * 1_000_000)
    }

    /// A browser's milliseconds (a float, as `performance.now()` gives them),
    /// rounded to the nanosecond; what lies before the start becomes the start.
    pub fn from_millis_f64(millis: f64) -> Self {
        Self((millis * 1e6).round().max(0.0) as u64)
    }

    /// Milliseconds for a browser's timer or for text; never for reckoning.
    pub fn as_millis_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The time from `earlier` until this, or none if it lies after.
    pub const fn since(self, earlier: Self) -> Self {
        Self(self.0.saturating_sub(earlier.0))
    }
}

impl Add for Nanos {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Nanos {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Nanos {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul<u64> for Nanos {
    type Output = Self;
    fn mul(self, times: u64) -> Self {
        Self(self.0 * times)
    }
}

impl std::iter::Sum for Nanos {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// The lengths that are told in one way: those below the first number (in
/// nanoseconds; where rounding would show a fourth figure the next row takes
/// over), in this unit, with so many steps to it.
const WAYS: [(u64, u64, &str, u64); 9] = [
    (9_995, 1_000, "µs", 100),
    (99_950, 1_000, "µs", 10),
    (999_500, 1_000, "µs", 1),
    (9_995_000, 1_000_000, "ms", 100),
    (99_950_000, 1_000_000, "ms", 10),
    (999_500_000, 1_000_000, "ms", 1),
    (9_995_000_000, 1_000_000_000, "s", 100),
    (99_950_000_000, 1_000_000_000, "s", 10),
    (u64::MAX, 1_000_000_000, "s", 1),
];

/// Three significant figures and the unit that suits: `4.18 ms`, `12.0 µs`, `130 s`.
impl fmt::Display for Nanos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1_000 {
            return write!(f, "{} ns", self.0);
        }
        let way = WAYS.iter().find(|way| self.0 < way.0);
        let &(_, unit_nanos, unit, steps) = way.unwrap_or(&WAYS[WAYS.len() - 1]);
        let scaled = (self.0 * steps).saturating_add(unit_nanos / 2) / unit_nanos;
        match steps {
            1 => write!(f, "{scaled} {unit}"),
            10 => write!(f, "{}.{} {unit}", scaled / 10, scaled % 10),
            _ => write!(f, "{}.{:02} {unit}", scaled / 100, scaled % 100),
        }
    }
}

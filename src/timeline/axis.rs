//! The axis: where its marks are and what they say. Knows times and widths only.

use crate::base::Nanos;

/// A run's axis is never shorter than this while it grows.
const FIRST_END: Nanos = Nanos::from_millis(250);

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where on the axis.
    pub at: Nanos,
    /// What it says, with the unit.
    pub label: String,
}

/// The marks of an axis from 0 to `end` that is `width` wide, at least `apart`
/// from each other: steps of 1, 2 or 5 times a power of ten.
pub fn ticks(end: Nanos, width: f64, apart: f64) -> Vec<Tick> {
    let step = step_nanos(end, width, apart);
    let (unit, name) = unit_for(step);
    (0..=end.0 / step).map(|index| Tick { at: Nanos(index * step), label: label(index * step, unit, name) }).collect()
}

/// Where the axis ends: at the run's end when it is over. While it grows the
/// axis goes on in steps of a quarter, so that it does not move with each frame.
pub fn axis_end_for(shown: Nanos, end: Nanos, is_live: bool) -> Nanos {
    if !is_live {
        return end.max(Nanos(1));
    }
    let mut reach = shown.max(FIRST_END);
    while reach < end {
        reach = Nanos(reach.0.saturating_add(reach.0 / 4));
    }
    reach
}

fn step_nanos(end: Nanos, width: f64, apart: f64) -> u64 {
    // How many fit is a number of marks, so a float may choose it; the step itself is exact.
    let most = (width / apart).floor().max(1.0) as u64;
    let least = end.0.div_ceil(most).max(1);
    let mut power = 1_u64;
    loop {
        for factor in [1, 2, 5] {
            let step = power.saturating_mul(factor);
            if step >= least {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The unit of which the step is at least a tenth.
const fn unit_for(step: u64) -> (u64, &'static str) {
    match step {
        100_000_000.. => (1_000_000_000, "s"),
        100_000.. => (1_000_000, "ms"),
        100.. => (1_000, "µs"),
        _ => (1, "ns"),
    }
}

fn label(nanos: u64, unit: u64, name: &str) -> String {
    let tenths = if unit == 1 { 0 } else { nanos % unit / (unit / 10) };
    match tenths {
        0 => format!("{} {name}", nanos / unit),
        _ => format!("{}.{tenths} {name}", nanos / unit),
    }
}

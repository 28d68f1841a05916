//! The axis: where its marks are and what they say. Knows times and widths only.

use std::rc::Rc;

use super::View;
use crate::base::Nanos;

/// A run's axis is never shorter than this while it grows.
const FIRST_END: Nanos = Nanos::from_millis(250);

/// With more steps than this before a mark its figures get long.
const MOST_STEPS: u64 = 10_000;
/// What marks count from then is a multiple of so many steps.
const BASE_STEPS: u64 = 1_000;

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where on the axis.
    pub at: Nanos,
    /// What it says, with the unit.
    pub label: String,
}

/// The marks of an axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// What the marks count from, if it is not the run's start.
    pub base: Option<Nanos>,
    /// The marks.
    pub ticks: Vec<Tick>,
}

/// The axis of the picture that was drawn last: another has the same, if its marks are.
#[derive(Clone, Debug, Default)]
pub(super) struct Axes {
    last: Option<(Steps, Rc<Axis>)>,
}

impl Axes {
    /// The axis of a view.
    pub(super) fn of(&mut self, view: &View) -> Rc<Axis> {
        let steps = Steps::of(view.window.from(), view.window.until(), view.plot().width, apart(view));
        if let Some((_, axis)) = self.last.as_ref().filter(|(known, _)| *known == steps) {
            return Rc::clone(axis);
        }
        let axis = Rc::new(steps.axis());
        self.last = Some((steps, Rc::clone(&axis)));
        axis
    }
}

/// At which multiples of a step there are marks, and what they count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Steps {
    step: u64,
    first: u64,
    last: u64,
    base: Option<Nanos>,
}

impl Steps {
    fn of(from: Nanos, until: Nanos, width: f64, apart: f64) -> Self {
        let step = step_nanos(until.since(from), width, apart);
        Self { step, first: from.0.div_ceil(step), last: until.0 / step, base: base_of(from, until, step) }
    }

    fn axis(self) -> Axis {
        let (unit, name) = unit_for(self.step);
        let tick = |index: u64| {
            let at = index * self.step;
            let label = label(at - self.base.map_or(0, |base| base.0), unit, name);
            Tick { at: Nanos(at), label: if self.base.is_some() { format!("+{label}") } else { label } }
        };
        Axis { base: self.base, ticks: (self.first..=self.last).map(tick).collect() }
    }
}

fn apart(view: &View) -> f64 {
    if view.is_narrow() { view.sizes.tick_apart_narrow } else { view.sizes.tick_apart }
}

/// What the marks of a view's axis count from, if it is not the run's start.
pub(super) fn base(view: &View) -> Option<Nanos> {
    let (from, until) = (view.window.from(), view.window.until());
    base_of(from, until, step_nanos(until.since(from), view.plot().width, apart(view)))
}

fn base_of(from: Nanos, until: Nanos, step: u64) -> Option<Nanos> {
    let round = step.saturating_mul(BASE_STEPS);
    let base = if until.0 / step >= MOST_STEPS { from.0 / round * round } else { 0 };
    (base > 0).then_some(Nanos(base))
}

/// The marks of an axis from `from` to `until` that is `width` wide, at least
/// `apart` from each other: steps of 1, 2 or 5 times a power of ten. Where the
/// figures would get long they count from a rounder moment.
pub fn marks(from: Nanos, until: Nanos, width: f64, apart: f64) -> Axis {
    Steps::of(from, until, width, apart).axis()
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

fn step_nanos(length: Nanos, width: f64, apart: f64) -> u64 {
    // How many fit is a number of marks, so a float may choose it; the step itself is exact.
    let most = (width / apart).floor().max(1.0) as u64;
    let least = length.0.div_ceil(most).max(1);
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

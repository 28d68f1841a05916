//! The strip above the lanes: how many workers were busy, or how many requests
//! under way, over the whole run. Made now and then, not with every frame.

use super::labels::MARGIN;
use super::measure::fit;
use super::rows::cores;
use super::{Ink, Item, Point, Rect, View};
use crate::base::Nanos;
use crate::trace::facts::{busy_over_time, cores_over_time, counter_over_time};
use crate::trace::{CounterKind, Trace};

/// Into how many parts the run is cut.
const BUCKETS: usize = 240;
/// From the strip's edges to the curve; the highest value stands above it.
const ABOVE: f64 = 16.0;
const BELOW: f64 = 6.0;

/// A quantity over the time of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// What it is, for the reader.
    pub label: &'static str,
    /// The same where there is little room.
    short_label: &'static str,
    ink: Ink,
    /// In thousandths, for equal parts of the time from 0 to `until`.
    values: Vec<u64>,
    until: Nanos,
    /// How many cores there are, where it is they that are busy: the curve's scale.
    scale: Option<u64>,
    /// The most cores that were busy at one time, where there are any.
    most_cores: Option<u32>,
}

impl Overview {
    /// The highest value, rounded up.
    pub fn most(&self) -> u64 {
        self.values.iter().copied().max().unwrap_or(0).div_ceil(1_000)
    }

    /// The most cores that were busy at one time, where there are any.
    pub(super) fn most_cores(&self) -> Option<u32> {
        self.most_cores
    }

    /// What it is, beside it.
    pub(super) fn name(&self, view: &View) -> Item {
        let sizes = &view.sizes;
        let left = if view.is_narrow() { MARGIN - 4.0 } else { MARGIN };
        let label = if view.is_narrow() { self.short_label } else { self.label };
        let label = fit(label, sizes.type_small, view.gutter() - left - 6.0);
        Item::text(Point { x: left, y: sizes.overview / 2.0 + 4.0 }, label, Ink::Muted, sizes.type_small)
    }

    pub(super) fn draw(&self, view: &View, plot: Rect, items: &mut Vec<Item>) {
        let sizes = &view.sizes;
        let most = self.scale.unwrap_or_else(|| self.most());
        if most == 0 {
            return;
        }
        let (top, bottom) = (ABOVE, sizes.overview - BELOW);
        let line = vec![Point { x: plot.x, y: top }, Point { x: plot.right(), y: top }];
        items.push(Item::Line(line, Ink::Line, 1.0, Some(2.0)));
        items.push(Item::Shape(self.curve(view, plot, (top, bottom)), self.ink));
        let at = Point { x: plot.right(), y: top - 4.0 };
        let words = match self.scale {
            Some(1) => "1 core".to_owned(),
            Some(cores) => format!("{cores} cores"),
            None => format!("at most {most}"),
        };
        items.push(Item::text_to(at, words, Ink::Muted, sizes.type_small));
        items.extend(frame(view, plot));
    }

    /// Steps, with corners only where the value changes.
    fn curve(&self, view: &View, plot: Rect, (top, bottom): (f64, f64)) -> Vec<Point> {
        let highest = self.scale.unwrap_or_else(|| self.most()) as f64 * 1_000.0;
        let width = plot.width * (self.until.0 as f64 / view.axis_end.0.max(1) as f64).min(1.0) / BUCKETS as f64;
        let mut points = vec![Point { x: plot.x, y: bottom }];
        let mut x = plot.x;
        for same in self.values.chunk_by(|one, next| one == next) {
            let y = bottom - (bottom - top) * same[0] as f64 / highest;
            let right = x + same.len() as f64 * width;
            points.extend([Point { x, y }, Point { x: right, y }]);
            x = right;
        }
        points.push(Point { x, y: bottom });
        points
    }
}

/// What of the whole run the lanes show: the rest is shaded. Nothing, if that is all of it.
fn frame(view: &View, plot: Rect) -> Vec<Item> {
    if view.window.is_whole(view.axis_end) {
        return Vec::new();
    }
    let (from, until) = (brush_x(view, view.window.from()), brush_x(view, view.window.until()));
    let high = view.sizes.overview;
    let upright = |x: f64| Item::Fill(Rect::new(x.round() - 1.0, 0.0, 2.0, high), Ink::Accent);
    let shade = |from: f64, until: f64| Item::Fill(Rect::new(from, 0.0, (until - from).max(0.0), high), Ink::Shade);
    vec![shade(plot.x, from), shade(until, plot.right()), upright(from), upright(until)]
}

/// Where a moment is in the strip, which always shows the whole run.
pub fn brush_x(view: &View, at: Nanos) -> f64 {
    let plot = view.plot();
    plot.x + plot.width * (at.0 as f64 / view.axis_end.0.max(1) as f64).min(1.0)
}

/// The moment at a place of the strip.
pub fn brush_time(view: &View, x: f64) -> Nanos {
    let plot = view.plot();
    let share = ((x - plot.x) / plot.width).clamp(0.0, 1.0);
    Nanos((share * view.axis_end.0 as f64) as u64)
}

/// What the strip shows of a trace: requests under way where there were some,
/// otherwise busy workers, beside the cores that there are for them.
pub fn overview(trace: &Trace) -> Overview {
    let until = trace.end();
    let has_requests =
        trace.counters(CounterKind::InFlight).any(|(_, values)| values.iter().any(|&(_, value)| value > 0));
    let count = Some(cores(trace).count() as u64).filter(|&count| count > 0);
    let of_cores = count.map(|_| cores_over_time(trace, BUCKETS, until));
    let most_cores = of_cores.as_ref().map(|&(_, most)| most);
    let (label, short_label, ink, values, scale) = match of_cores {
        _ if has_requests => {
            let values = counter_over_time(trace, CounterKind::InFlight, BUCKETS, until);
            ("Requests in flight", "In flight", Ink::OverviewFlight, values, None)
        }
        Some((values, _)) => ("Cores in use", "In use", Ink::OverviewBusy, values, count),
        None => ("Workers busy", "Busy", Ink::OverviewBusy, busy_over_time(trace, BUCKETS, until), None),
    };
    Overview { label, short_label, ink, values, until, scale, most_cores }
}

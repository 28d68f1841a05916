//! What a pointer that is held down does: it pans, brushes the strip, scrubs
//! along the axis, or measures; two of them zoom. Pure: places in, windows and
//! moments out.

use super::{Point, View, Window, brush_time, brush_x};
use crate::base::Nanos;

/// A pointer that has moved less than this has only been pressed.
const SLOP: f64 = 4.0;
/// How much a pixel of the wheel zooms; a notch is some hundred of them.
const ZOOM_A_PIXEL: f64 = 0.0028;
/// How near an edge of the strip's frame is taken hold of.
const GRIP: f64 = 8.0;

/// How many times as wide columns become when the wheel is turned by so many
/// pixels. Turned back by as many, they are again as they were: near enough an
/// exponential, without the tables that one would bring along.
pub fn wheel_zoom(pixels: f64) -> f64 {
    let half = (pixels * ZOOM_A_PIXEL / 2.0).clamp(-0.5, 0.5);
    (1.0 + half) / (1.0 - half)
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// The picture goes along with the pointer.
    Pan { window: Window, scroll: f64 },
    /// A range is chosen in the strip, from here.
    Brush { from: Nanos },
    /// The strip's frame goes along.
    MoveFrame { window: Window },
    /// The playhead goes along.
    Scrub,
    /// A range of the lanes is measured, from here.
    Measure { from: Nanos },
}

/// A pointer that is held down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    start: Point,
    kind: Kind,
    has_moved: bool,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// This is to be seen, the rows scrolled that far.
    Show(Window, Option<f64>),
    /// The playhead is to be there.
    Scrub(Nanos),
    /// This is to be measured.
    Measure(Nanos, Nanos),
}

impl Drag {
    /// A pointer was pressed there; `measures` says whether it shall measure.
    pub fn begin(view: &View, at: Point, measures: bool) -> Self {
        let kind = if at.x < view.gutter() {
            Kind::Pan { window: view.window, scroll: view.scroll }
        } else if at.y < view.sizes.overview {
            in_strip(view, at.x)
        } else if at.y < view.head() {
            Kind::Scrub
        } else if measures {
            Kind::Measure { from: view.time_at(at.x) }
        } else {
            Kind::Pan { window: view.window, scroll: view.scroll }
        };
        Self { start: at, kind, has_moved: matches!(kind, Kind::Scrub) }
    }

    /// Whether it was more than a press.
    pub fn has_moved(&self) -> bool {
        self.has_moved
    }

    /// Whether the picture goes along with it.
    pub fn is_pan(&self) -> bool {
        matches!(self.kind, Kind::Pan { .. })
    }

    /// The pointer is there now.
    pub fn go_to(&mut self, view: &View, at: Point) -> Option<Effect> {
        let (dx, dy) = (at.x - self.start.x, at.y - self.start.y);
        self.has_moved |= dx.abs().max(dy.abs()) >= SLOP;
        if !self.has_moved {
            return None;
        }
        let columns = |css: f64| (css * view.scale).round() as i64;
        Some(match self.kind {
            Kind::Pan { window, scroll } => {
                Effect::Show(window.panned(-columns(dx), view.axis_end), Some((scroll - dy).max(0.0)))
            }
            Kind::Brush { from } => {
                let to = brush_time(view, at.x);
                let (from, until) = (from.min(to), from.max(to));
                Effect::Show(Window::new(from, until.max(from + Nanos(1)), view.window.count()), None)
            }
            Kind::MoveFrame { window } => {
                let shift = brush_time(view, view.plot().x + dx.abs());
                let by = shift.0 as f64 / window.length().0.max(1) as f64 * f64::from(window.count());
                let by = if dx < 0.0 { -by } else { by };
                Effect::Show(window.panned(by.round() as i64, view.axis_end), None)
            }
            Kind::Scrub => Effect::Scrub(view.time_at(at.x)),
            Kind::Measure { from } => {
                let to = view.time_at(at.x);
                Effect::Measure(from.min(to), from.max(to))
            }
        })
    }
}

/// What begins where the strip is pressed: an edge of the frame is taken hold
/// of, or the frame, or a new range is chosen.
fn in_strip(view: &View, x: f64) -> Kind {
    let window = view.window;
    if window.is_whole(view.axis_end) {
        return Kind::Brush { from: brush_time(view, x) };
    }
    let (left, right) = (brush_x(view, window.from()), brush_x(view, window.until()));
    if (x - left).abs() <= GRIP {
        Kind::Brush { from: window.until() }
    } else if (x - right).abs() <= GRIP {
        Kind::Brush { from: window.from() }
    } else if (left..right).contains(&x) {
        Kind::MoveFrame { window }
    } else {
        Kind::Brush { from: brush_time(view, x) }
    }
}

/// Two pointers: how far they are apart zooms, their middle pans.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pinch {
    window: Window,
    apart: f64,
    middle: f64,
}

impl Pinch {
    /// Two pointers are down there.
    pub fn begin(view: &View, one: Point, other: Point) -> Self {
        Self { window: view.window, apart: (one.x - other.x).abs().max(1.0), middle: (one.x + other.x) / 2.0 }
    }

    /// They are there now: what is to be seen.
    pub fn go_to(&self, view: &View, one: Point, other: Point) -> Window {
        let (apart, middle) = ((one.x - other.x).abs().max(1.0), (one.x + other.x) / 2.0);
        let place = (self.middle - view.gutter()) * view.scale;
        let zoomed = self.window.zoomed(self.apart / apart, place, view.axis_end);
        zoomed.panned(((self.middle - middle) * view.scale).round() as i64, view.axis_end)
    }
}

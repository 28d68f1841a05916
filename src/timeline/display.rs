//! What is to be painted, as plain data in CSS pixels: a list that a painter
//! works off from front to back and that knows nothing of the trace any more.

use std::rc::Rc;

use super::{Part, PlacedRow, Raster};
use crate::trace::State;

/// The nearest whole number; of two as near the higher one. Unlike `f64::round` one step of a
/// processor that runs WebAssembly.
pub(super) fn whole(length: f64) -> f64 {
    (length + 0.5).floor()
}

/// A point, right of and below the picture's corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

impl Rect {
    /// The rectangle with these edges and sizes.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its corners, from the upper left one to the right and round.
    pub fn corners(&self) -> [Point; 4] {
        let (right, bottom) = (self.right(), self.bottom());
        [(self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom)].map(|(x, y)| Point { x, y })
    }
}

macro_rules! inks {
    ($($(#[$doc:meta])* $name:ident => $token:literal,)*) => {
        /// What something is painted with: a meaning, which a palette turns into a colour.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Ink {
            /// A lane in that state.
            State(State),
            $($(#[$doc])* $name,)*
        }

        impl Ink {
            const PLAIN: &[Self] = &[$(Self::$name),*];

            /// How many inks there are.
            pub const COUNT: usize = State::ALL.len() + Self::PLAIN.len();

            /// Its place in [`Ink::all`].
            pub const fn index(self) -> usize {
                enum Place { $($name),* }
                match self {
                    Self::State(state) => state.index(),
                    $(Self::$name => State::ALL.len() + Place::$name as usize,)*
                }
            }

            /// The name of its colour in `static/tokens.css`, without the dashes.
            pub const fn token(self) -> &'static str {
                match self {
                    Self::State(state) => state_token(state),
                    $(Self::$name => $token,)*
                }
            }
        }
    };
}

inks! {
    /// The ground that lanes lie on.
    Page => "page",
    /// The ground of headings.
    Panel => "panel",
    /// What separates parts of the picture.
    Line => "line",
    /// The upright lines of the axis.
    Grid => "grid",
    /// Names.
    Text => "text",
    /// What is said beside a name.
    Muted => "muted",
    /// What the reader is on.
    Accent => "accent",
    /// The ground of the row that the reader is on.
    Shade => "shade",
    /// The outline of a lane that is ready.
    ReadyEdge => "edge-ready",
    /// The edges of a lane that awaits.
    AwaitingEdge => "edge-awaiting",
    /// The edge of a lane at rest, and the cap at a lane's end.
    IdleEdge => "edge-idle",
    /// The strokes across copying.
    Hatch => "hatch",
    /// The tick at the left of starting.
    Tick => "tick",
    /// Words on a lane that runs.
    OnRunning => "on-running",
    /// Words on a lane that is blocked on a lock.
    OnLock => "on-lock",
    /// Words on a lane that waits for the GIL.
    OnGil => "on-gil",
    /// Words on a lane that is blocked on I/O.
    OnIo => "on-io",
    /// Workers busy, over time.
    OverviewBusy => "overview-busy",
    /// Requests in flight, over time.
    OverviewFlight => "overview-flight",
}

impl Ink {
    /// Every ink.
    pub fn all() -> impl Iterator<Item = Self> {
        State::ALL.into_iter().map(Self::State).chain(Self::PLAIN.iter().copied())
    }

    /// What words are written with on a lane in that state; where there are none.
    pub const fn on(state: State) -> Option<Self> {
        match state {
            State::Running => Some(Self::OnRunning),
            State::Lock => Some(Self::OnLock),
            State::Gil => Some(Self::OnGil),
            State::Io => Some(Self::OnIo),
            _ => None,
        }
    }
}

const fn state_token(state: State) -> &'static str {
    match state {
        State::Lock => "state-lock",
        State::Gil => "state-gil",
        State::Switching => "state-switching",
        State::Starting => "state-starting",
        State::Copying => "state-copying",
        State::Ready => "state-ready",
        State::Running => "state-running",
        State::Io => "state-io",
        State::Awaiting => "state-awaiting",
        State::Waiting => "state-waiting",
        State::Sleeping => "state-sleeping",
        State::Done => "state-done",
    }
}

/// On which side of its point a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// To the right of it.
    Left,
    /// To the left of it.
    Right,
}

/// One stroke of the painter.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A filled rectangle.
    Fill(Rect, Ink),
    /// The part of an image that fills that rectangle.
    Raster(Rect, Rc<Raster>, Part),
    /// A filled triangle with these corners.
    Triangle([Point; 3], Ink),
    /// A filled shape with these corners.
    Shape(Vec<Point>, Ink),
    /// A line through these points: how thick, and, if dashed, how long dashes and gaps are.
    Line(Vec<Point>, Ink, f64, Option<f64>),
    /// A text: its baseline's end, its size, whether it is bold.
    Text {
        /// Where.
        at: Point,
        /// What.
        text: String,
        /// With what.
        ink: Ink,
        /// How large.
        size: f64,
        /// Whether it is a heading.
        bold: bool,
        /// On which side of the point.
        align: Align,
    },
}

impl Item {
    /// In which order what lies on bars is painted, so that strokes of a kind follow each other:
    /// what is cut out of bars after what they are drawn with, words upon all.
    pub(super) fn rank(&self) -> usize {
        let behind_fills = 1 + Ink::COUNT;
        match self {
            Self::Line(..) => 0,
            Self::Fill(_, ink) if *ink != Ink::Page => 1 + ink.index(),
            Self::Raster(..) | Self::Fill(..) => behind_fills,
            Self::Shape(..) | Self::Triangle(..) => behind_fills + 1,
            Self::Text { .. } => behind_fills + 2,
        }
    }

    /// So many ranks there are.
    pub(super) const RANKS: usize = Ink::COUNT + 4;

    /// A text that begins at that point of its baseline.
    pub(super) fn text(at: Point, text: String, ink: Ink, size: f64) -> Self {
        Self::Text { at, text, ink, size, bold: false, align: Align::Left }
    }

    /// A text that ends there.
    pub(super) fn text_to(at: Point, text: String, ink: Ink, size: f64) -> Self {
        Self::Text { at, text, ink, size, bold: false, align: Align::Right }
    }

    /// A heading that begins there.
    pub(super) fn heading(at: Point, text: String, size: f64) -> Self {
        Self::Text { at, text, ink: Ink::Text, size, bold: true, align: Align::Left }
    }
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplayList {
    /// How wide.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// From back to front. The names beside the lanes are apart.
    pub items: Vec<Item>,
    /// The rows that can be seen, for whoever asks what is under the pointer.
    pub rows: Vec<PlacedRow>,
    /// Where time runs: its left edge is the run's start, its right edge the axis' end.
    pub plot: Rect,
}

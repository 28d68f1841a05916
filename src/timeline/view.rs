//! What part of the picture is asked for: its size, how far it is scrolled, what
//! is folded, what the reader is on. Changes with every gesture; holds no trace.

use super::{Crowd, Cursor, Rect, Row, Sizes, Window};
use crate::base::{LaneId, Nanos};
use crate::trace::{Lane, States, Trace};

/// Narrower pictures are laid out for a phone.
const NARROW: f64 = 560.0;

/// From the plot to the picture's right edge.
const RIGHT_MARGIN: f64 = 14.0;

/// A picture to be laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// How wide, in CSS pixels.
    pub width: f64,
    /// How high, in CSS pixels.
    pub height: f64,
    /// Device pixels for each CSS pixel.
    pub scale: f64,
    /// How far the rows are scrolled, in CSS pixels.
    pub scroll: f64,
    /// Where the whole run's axis ends.
    pub axis_end: Nanos,
    /// The part of the run that can be seen, a column for each device pixel.
    pub window: Window,
    /// Whether it is just being zoomed: every second column will do.
    pub is_moving: bool,
    /// The states that are to stand out; all, if there is none.
    pub lit: States,
    /// What is folded away or opened.
    pub folds: Folds,
    /// What the reader is on, by pointer or by keys.
    pub cursor: Option<Cursor>,
    /// Whether the reader got there by keys, who then needs a ring around it.
    pub by_keys: bool,
    /// The moment under the pointer.
    pub moment: Option<Nanos>,
    /// The moment that the playhead is at.
    pub playhead: Nanos,
    /// Whether the main process has one GIL or none; unknown for some traces.
    pub gil: Option<bool>,
    /// The sizes of rows and type.
    pub sizes: Sizes,
}

impl View {
    /// A picture of that size, from the start of the run to `axis_end`, with
    /// nothing folded and nobody on it.
    pub fn new(width: f64, height: f64, axis_end: Nanos) -> Self {
        let mut view = Self {
            width,
            height,
            scale: 1.0,
            scroll: 0.0,
            axis_end,
            window: Window::new(Nanos::ZERO, axis_end, 1),
            is_moving: false,
            lit: States::default(),
            folds: Folds::default(),
            cursor: None,
            by_keys: false,
            moment: None,
            playhead: axis_end,
            gil: None,
            sizes: Sizes::from_tokens(),
        };
        view.show_all();
        view
    }

    /// Shows the whole run.
    pub fn show_all(&mut self) {
        self.window = Window::new(Nanos::ZERO, self.axis_end, self.columns());
    }

    /// How many columns there is room for: one for each device pixel.
    pub fn columns(&self) -> u32 {
        let room = self.width - self.gutter() - RIGHT_MARGIN;
        (room * self.scale).floor().max(1.0) as u32
    }

    /// Gives the window as many columns as there is room for.
    pub fn fit_columns(&mut self) {
        if self.window.count() != self.columns() {
            self.window = self.window.in_columns(self.columns());
        }
    }

    /// Where time runs, below the head.
    pub fn plot(&self) -> Rect {
        let width = f64::from(self.window.count()) / self.scale;
        Rect::new(self.gutter(), self.head(), width, (self.height - self.head()).max(0.0))
    }

    /// Where a moment is, in CSS pixels from the picture's left edge.
    pub fn x(&self, at: Nanos) -> f64 {
        self.gutter() + self.window.place(at) / self.scale
    }

    /// The moment at a place of the picture, never outside the run's axis.
    pub fn time_at(&self, x: f64) -> Nanos {
        self.window.moment((x - self.gutter()) * self.scale).min(self.axis_end)
    }

    /// Whether it is laid out for a phone.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// How wide the column of names is.
    pub fn gutter(&self) -> f64 {
        if self.is_narrow() { self.sizes.gutter_narrow } else { self.sizes.gutter }
    }

    /// How high the strip and the axis above the rows are, together.
    pub fn head(&self) -> f64 {
        self.sizes.overview + self.sizes.axis
    }
}

/// What the reader folded away or opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    closed_processes: Vec<LaneId>,
    /// Processes that show all their threads, and threads that show all their loop's tasks.
    open: Vec<LaneId>,
    cores_closed: bool,
    cores_open: bool,
}

impl Folds {
    /// Whether the process shows its heading only.
    pub fn is_closed(&self, process: LaneId) -> bool {
        self.closed_processes.contains(&process)
    }

    /// Whether all of a crowd have rows of their own, however many there are.
    pub fn is_open(&self, crowd: Crowd) -> bool {
        match crowd {
            Crowd::Cores => self.cores_open,
            Crowd::Threads(of) | Crowd::Tasks(of) => self.open.contains(&of),
        }
    }

    /// Whether the cores show their heading only.
    pub fn are_cores_closed(&self) -> bool {
        self.cores_closed
    }

    /// The same folds for another trace: what was folded there is, by kind and
    /// name, folded here.
    #[must_use]
    pub fn carried_over(&self, from: &Trace, to: &Trace) -> Self {
        let carried = |lanes: &[LaneId]| {
            let known: Vec<_> = lanes.iter().filter_map(|&lane| from.lane(lane)).collect();
            let same = |lane: &Lane| known.iter().any(|known| known.kind == lane.kind && known.name == lane.name);
            to.lanes().filter(|(_, lane)| same(lane)).map(|(id, _)| id).collect()
        };
        Self { closed_processes: carried(&self.closed_processes), open: carried(&self.open), ..self.clone() }
    }

    /// Turns the fold that a row stands for; other rows have none.
    pub fn turn(&mut self, row: Row) {
        let (set, lane) = match row {
            Row::Cores => return self.cores_closed = !self.cores_closed,
            Row::More { crowd: Crowd::Cores, .. } => return self.cores_open = !self.cores_open,
            Row::Group(process) => (&mut self.closed_processes, process),
            Row::More { crowd: Crowd::Threads(of) | Crowd::Tasks(of), .. } => (&mut self.open, of),
            Row::Core(_) | Row::Lane(_) | Row::Task(_) => return,
        };
        match set.iter().position(|&known| known == lane) {
            Some(place) => _ = set.swap_remove(place),
            None => set.push(lane),
        }
    }
}

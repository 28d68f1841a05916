//! A lane as a small image: a pixel for each column, and a row of them for each
//! band of its height in which the same states show. Thousands of spans so cost
//! a painter no more than one. An image of a lane is its columns and how they are
//! drawn: pixels are made of those that a painter asks for. Knows inks and no colours.

use std::ops::Range;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::stretch::Stretch;
use super::strip::Fill;
use super::{Ink, Sizes};
use crate::trace::{State, States};

/// How high a mark is of what would be lost, in CSS pixels.
const SPECK: f64 = 3.0;
/// How long a dot of a dotted line is, in CSS pixels.
const DOT: f64 = 2.0;
/// The rows of a lane: marks above what fills all of it, what fills all of it,
/// then what fills most, some, and any of it.
const ROWS: usize = 5;

/// A pixel: an ink, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixel(u8);

impl Pixel {
    /// Nothing.
    pub const NONE: Self = Self(u8::MAX);
    const FAINT: u8 = 1 << 7;

    /// A pixel of that ink.
    pub fn of(ink: Ink) -> Self {
        Self(ink.index() as u8)
    }

    /// The same, dimmed.
    #[must_use]
    pub const fn faint(self) -> Self {
        if self.0 == Self::NONE.0 { self } else { Self(self.0 | Self::FAINT) }
    }

    /// The place of its ink in [`Ink::all`], and whether it is dimmed.
    pub const fn ink(self) -> Option<(usize, bool)> {
        if self.0 == Self::NONE.0 { None } else { Some(((self.0 & !Self::FAINT) as usize, self.0 & Self::FAINT != 0)) }
    }

    /// As a number below 256.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Where a row of pixels is painted, from the lane's upper edge, in device pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The row.
    pub row: u32,
    /// Its upper edge.
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

/// What is painted of an image: from where, and how many, in its columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The left edge.
    pub from: f64,
    /// How much.
    pub columns: f64,
}

impl Part {
    /// All of an image that is so wide.
    pub fn whole(width: u32) -> Self {
        Self { from: 0.0, columns: f64::from(width) }
    }
}

/// An image of a lane.
#[derive(Clone, Debug)]
pub struct Raster {
    /// Pixels in a row.
    pub width: u32,
    /// From top to bottom.
    pub bands: Rc<[Band]>,
    /// Which it is, and out of which it was made; no part of how it looks.
    pub version: Version,
    source: Source,
}

/// Of what the pixels are made.
#[derive(Clone, Debug)]
enum Source {
    /// There they are, row after row.
    Pixels(Rc<[Pixel]>),
    /// Of a lane's columns.
    Columns(Columns),
}

/// How they look.
impl PartialEq for Raster {
    fn eq(&self, other: &Self) -> bool {
        (self.width, &self.bands, self.pixels()) == (other.width, &other.bands, other.pixels())
    }
}

impl Eq for Raster {}

/// Which image it is. Those that look different have different ones.
#[derive(Clone, Debug)]
pub struct Version {
    /// The number.
    pub id: u32,
    /// Out of which it was made, if not anew.
    pub since: Option<Rc<Since>>,
}

/// What an image has of an earlier one, for whoever still has that on a canvas.
#[derive(Clone, Debug)]
pub struct Since {
    /// Which that was.
    pub earlier: u32,
    /// By how many columns it is further on.
    pub shift: i64,
    /// Its columns that are different.
    pub fresh: Vec<Range<u32>>,
}

/// Of an image that was not there before. With sixty lanes anew in every frame they begin again
/// after two weeks.
fn new_id() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    LAST.fetch_add(1, Ordering::Relaxed).wrapping_add(1)
}

impl Raster {
    /// An image of these pixels, so many in a row.
    pub(super) fn new(width: usize, pixels: Vec<Pixel>, bands: Vec<Band>) -> Self {
        let source = Source::Pixels(pixels.into());
        Self { width: width as u32, bands: bands.into(), version: Version::anew(), source }
    }

    /// An image of a lane's columns.
    pub(super) fn of(columns: Columns, bands: Rc<[Band]>, version: Version) -> Self {
        Self { width: columns.fills.len() as u32, bands, version, source: Source::Columns(columns) }
    }

    /// All pixels, row after row.
    pub fn pixels(&self) -> Vec<Pixel> {
        let mut pixels = Vec::new();
        self.draw(0..self.width as usize, &mut pixels);
        pixels
    }

    /// The pixels of some columns instead of those that are there, row after row.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn draw(&self, columns: Range<usize>, pixels: &mut Vec<Pixel>) {
        pixels.clear();
        match &self.source {
            Source::Pixels(all) => {
                let rows = all.chunks_exact((self.width as usize).max(1));
                rows.for_each(|row| pixels.extend_from_slice(&row[columns.clone()]));
            }
            Source::Columns(own) => {
                pixels.resize(columns.len() * ROWS, Pixel::NONE);
                own.draw(columns, pixels);
            }
        }
    }

    /// How high it is painted, in device pixels.
    pub fn height(&self) -> u32 {
        self.bands.iter().map(|band| band.height).sum()
    }

    /// The pixels of a row that are alike, side by side: from, to, which.
    pub fn runs(&self, row: u32) -> Vec<(u32, u32, Pixel)> {
        let (width, pixels) = (self.width as usize, self.pixels());
        let pixels = pixels.get(row as usize * width..(row as usize + 1) * width).unwrap_or_default();
        let mut at = 0;
        let run = |same: &[Pixel]| {
            let from = at;
            at += same.len() as u32;
            (from, at, same[0])
        };
        pixels.chunk_by(|one, next| one == next).map(run).collect()
    }
}

impl Version {
    /// Of an image that has nothing of another.
    pub(super) fn anew() -> Self {
        Self { id: new_id(), since: None }
    }

    /// Of an image that is so many columns further on, of which there are `width`, and from which
    /// only those fills are different that are named.
    #[cfg_attr(hot, optimize(speed))]
    pub(super) fn go_on(&mut self, (shift, changed): (i64, &[Range<u32>]), width: usize) {
        let edge = match shift {
            0 => 0..0,
            1.. => 0..AFFECTED_RIGHT as u32,
            _ => width.saturating_sub(AFFECTED_LEFT) as u32..width as u32,
        };
        let wider = |range: &Range<u32>| {
            let behind = (range.end as usize + AFFECTED_RIGHT).min(width) as u32;
            range.start.saturating_sub(AFFECTED_LEFT as u32)..behind
        };
        let fresh = changed.iter().filter(|range| !range.is_empty()).map(wider);
        let fresh = fresh.chain(Some(edge).filter(|edge| !edge.is_empty())).collect();
        self.since = Some(Rc::new(Since { earlier: self.id, shift, fresh }));
        self.id = new_id();
    }
}

/// How a lane is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub sizes: Sizes,
    /// Device pixels for each CSS pixel.
    pub scale: f64,
    /// The lane's height in device pixels.
    pub height: u32,
    /// The states that are to stand out.
    pub lit: States,
}

/// Whether a state is not dimmed, if those are to stand out: with none named all are.
pub(super) const fn is_lit(lit: States, state: State) -> bool {
    lit.is_empty() || lit.has(state)
}

/// The share of a lane's height that a state takes, in hundredths.
pub(super) const fn share(state: State, sizes: &Sizes) -> f64 {
    [sizes.share_full, sizes.share_wait, sizes.share_thin, sizes.share_base][class(state)]
}

/// The states of one class are equally high, those of the first the highest.
const fn class(state: State) -> usize {
    match state {
        State::Running | State::Switching | State::Starting | State::Copying => 0,
        State::Lock | State::Gil | State::Ready | State::Io => 1,
        State::Awaiting => 2,
        State::Waiting | State::Sleeping | State::Done => 3,
    }
}

/// From a lane's upper edge to a bar of that height in the middle of it, and to
/// the bar's lower edge, in whole pixels.
fn extent(height: u32, share: f64) -> (u32, u32) {
    let high = ((f64::from(height) * share / 100.0).round() as u32).clamp(1, height.max(1));
    let above = height.saturating_sub(high) / 2;
    (above, above + high)
}

/// A mark depends on the fill right of it, and is a column wider than its own:
/// how far beside a fill the image may change with it.
const AFFECTED_LEFT: usize = 1;
const AFFECTED_RIGHT: usize = 2;

/// What an image of a lane is made of.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub fills: Stretch<Fill>,
    pub style: Style,
    /// How many columns lie left of the first: dots stay where they are when all moves.
    pub phase: u64,
}

impl Columns {
    fn draw(&self, columns: Range<usize>, pixels: &mut [Pixel]) {
        let (first, width) = (columns.start, columns.len());
        let fills: &[Fill] = &self.fills;
        let dot = (DOT * self.style.scale).round().max(1.0) as u64;
        let mut mark = first.checked_sub(1).and_then(|before| self.mark(fills, before));
        for column in columns {
            let place = column - first;
            let (top, base) = self.base(fills[column], column, dot);
            for row in top..ROWS {
                pixels[row * width + place] = base;
            }
            // Two pixels wide at least, or it would be overlooked.
            let own = self.mark(fills, column);
            if let Some(mark) = own.or(mark) {
                pixels[place] = mark;
            }
            mark = own;
        }
    }

    /// What has the most of a column, and the first row in which that shows.
    fn base(&self, fill: Fill, column: usize, dot: u64) -> (usize, Pixel) {
        let Some(most) = fill.most() else { return (ROWS, Pixel::NONE) };
        let ink = match most {
            State::Waiting if (self.phase + column as u64) / dot % 2 == 1 => return (ROWS, Pixel::NONE),
            State::Waiting => Ink::IdleEdge,
            _ => Ink::State(most),
        };
        // What fills all of the lane shows in all rows, what is lower in the last ones.
        (class(most) + usize::from(class(most) > 0), self.pixel(most, ink))
    }

    /// What of a column would be lost.
    fn mark(&self, fills: &[Fill], column: usize) -> Option<Pixel> {
        let beside = |place: Option<usize>| place.and_then(|place| fills.get(place)).copied();
        let left = beside(column.checked_sub(1)).unwrap_or(Fill::NONE);
        let lost = fills[column].lost(left, beside(Some(column + 1)).unwrap_or(Fill::NONE))?;
        Some(self.pixel(lost, Ink::State(lost)))
    }

    fn pixel(&self, state: State, ink: Ink) -> Pixel {
        let pixel = Pixel::of(ink);
        if is_lit(self.style.lit, state) { pixel } else { pixel.faint() }
    }
}

/// The bands of a lane that is painted so, from top to bottom.
pub(super) fn bands(style: &Style) -> Rc<[Band]> {
    let &Style { sizes, scale, height, .. } = style;
    let (wait, behind_wait) = extent(height, sizes.share_wait);
    let (thin, behind_thin) = extent(height, sizes.share_thin);
    let (base, behind_base) = extent(height, sizes.share_base);
    let speck = ((SPECK * scale).round() as u32).min(wait.max(1));
    let edges = [0, speck, wait, thin, base, behind_base, behind_thin, behind_wait, height];
    let rows = [0, 1, 2, 3, 4, 3, 2, 1];
    let band = |(&row, edges): (&u32, &[u32])| Band { row, top: edges[0], height: edges[1].saturating_sub(edges[0]) };
    rows.iter().zip(edges.windows(2)).map(band).filter(|band| band.height > 0).collect()
}

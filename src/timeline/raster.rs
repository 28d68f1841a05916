//! A lane as a small image: a pixel for each column, and a row of them for each
//! band of its height in which the same states show. Thousands of spans so cost
//! a painter no more than one. Knows inks and no colours.

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

/// An image of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Pixels in a row.
    pub width: u32,
    /// Row after row.
    pub pixels: Vec<Pixel>,
    /// From top to bottom.
    pub bands: Vec<Band>,
}

impl Raster {
    /// How many rows of pixels it has.
    pub fn rows(&self) -> u32 {
        (self.pixels.len() / self.width.max(1) as usize) as u32
    }

    /// The pixels of a row that are alike, side by side: from, to, which.
    pub fn runs(&self, row: u32) -> impl Iterator<Item = (u32, u32, Pixel)> {
        let width = self.width as usize;
        let pixels = self.pixels.get(row as usize * width..(row as usize + 1) * width).unwrap_or_default();
        let mut at = 0;
        pixels.chunk_by(|one, next| one == next).map(move |same| {
            let from = at;
            at += same.len() as u32;
            (from, at, same[0])
        })
    }
}

/// How a lane is painted.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub sizes: &'a Sizes,
    /// Device pixels for each CSS pixel.
    pub scale: f64,
    /// The lane's height in device pixels.
    pub height: u32,
    /// The states that are to stand out.
    pub lit: States,
    /// How many columns lie left of the first: dots stay where they are when all moves.
    pub phase: u64,
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

/// A lane's fills as an image.
pub(super) fn raster(fills: &[Fill], style: Style<'_>) -> Raster {
    let width = fills.len();
    let mut pixels = vec![Pixel::NONE; width * ROWS];
    let dot = (DOT * style.scale).round().max(1.0) as u64;
    for (column, &fill) in fills.iter().enumerate() {
        let Some(most) = fill.most() else { continue };
        let pixel = |state: State, ink: Ink| {
            let pixel = Pixel::of(ink);
            if is_lit(style.lit, state) { pixel } else { pixel.faint() }
        };
        let is_gap = most == State::Waiting && (style.phase + column as u64) / dot % 2 == 1;
        if !is_gap {
            let ink = if most == State::Waiting { Ink::IdleEdge } else { Ink::State(most) };
            // What fills all of the lane shows in all rows, what is lower in the last ones.
            let first = class(most) + usize::from(class(most) > 0);
            for row in first..ROWS {
                pixels[row * width + column] = pixel(most, ink);
            }
        }
        let (left, right) = (column.checked_sub(1), fills.get(column + 1));
        let left = left.map_or(Fill::NONE, |left| fills[left]);
        if let Some(lost) = fill.lost(left, right.copied().unwrap_or(Fill::NONE)) {
            // Two pixels wide at least, or it would be overlooked.
            let behind = (column + 1).min(width - 1);
            pixels[column] = pixel(lost, Ink::State(lost));
            pixels[behind] = pixels[column];
        }
    }
    Raster { width: width as u32, pixels, bands: bands(style) }
}

fn bands(style: Style<'_>) -> Vec<Band> {
    let Style { sizes, scale, height, .. } = style;
    let (wait, behind_wait) = extent(height, sizes.share_wait);
    let (thin, behind_thin) = extent(height, sizes.share_thin);
    let (base, behind_base) = extent(height, sizes.share_base);
    let speck = ((SPECK * scale).round() as u32).min(wait.max(1));
    let edges = [0, speck, wait, thin, base, behind_base, behind_thin, behind_wait, height];
    let rows = [0, 1, 2, 3, 4, 3, 2, 1];
    let band = |(&row, edges): (&u32, &[u32])| Band { row, top: edges[0], height: edges[1].saturating_sub(edges[0]) };
    rows.iter().zip(edges.windows(2)).map(band).filter(|band| band.height > 0).collect()
}

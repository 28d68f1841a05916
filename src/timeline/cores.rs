//! How cores are drawn: what share of each column they were busy, as the height
//! of a bar that stands on the lane's lower edge. So a core that works a quarter
//! of the time looks like that, however fast threads change on it.

use std::ops::Range;

use super::raster::{Band, Pixel, Raster};
use super::strip::Shares;
use super::{Ink, Window};
use crate::base::Nanos;
use crate::trace::{Spans, State};

/// All of a column, in the parts in which a share of it is told.
const WHOLE: u32 = 1 << 15;

/// How much of a column a core was busy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Load {
    /// In 2¹⁵ths of the column.
    busy: u16,
    /// How much of that it only changed from one thread to another.
    switching: u16,
}

/// How busy a core was in those columns.
pub(super) fn loads(spans: &Spans, end: Nanos, window: &Window, columns: Range<u32>, loads: &mut [Load]) {
    let mut shares = Shares::new(spans, end, window, columns.start);
    for (column, load) in columns.zip(loads) {
        let (times, length) = shares.of(column);
        let share = |time: Nanos| (u128::from(time.0) * u128::from(WHOLE) / u128::from(length.0.max(1))) as u16;
        let switching = times[State::Switching.index()];
        let busy = State::ALL.into_iter().filter(|state| state.is_busy()).map(|state| times[state.index()]).sum();
        // What was busy for a moment was busy.
        *load = Load { busy: share(busy).max(u16::from(busy > Nanos::ZERO)), switching: share(switching) };
    }
}

/// Several cores, one upon the other.
#[derive(Default)]
pub(super) struct Stack {
    sums: Vec<(u32, u32)>,
    cores: u32,
}

impl Stack {
    pub(super) fn add(&mut self, loads: &[Load]) {
        self.sums.resize(loads.len(), (0, 0));
        self.cores += 1;
        for (sum, load) in self.sums.iter_mut().zip(loads) {
            *sum = (sum.0 + u32::from(load.busy), sum.1 + u32::from(load.switching));
        }
    }

    /// As an image of that height, in pixels.
    pub(super) fn raster(&self, height: u32) -> Raster {
        let width = self.sums.len();
        let mut pixels = vec![Pixel::NONE; width * height as usize];
        let (work, switching) = (Pixel::of(Ink::State(State::Running)), Pixel::of(Ink::State(State::Switching)));
        for column in 0..width {
            let (high, at_work) = self.heights(column, height);
            for row in 0..high {
                let pixel = if row < at_work { work } else { switching };
                pixels[(height - 1 - row) as usize * width + column] = pixel;
            }
        }
        let bands = (0..height).map(|row| Band { row, top: row, height: 1 }).collect();
        Raster::new(width, pixels, bands)
    }

    /// How high a column is, and how much of that is threads at work.
    fn heights(&self, column: usize, height: u32) -> (u32, u32) {
        let (busy, switching) = self.sums[column];
        let whole = u64::from(WHOLE * self.cores.max(1));
        let rounded = |part: u32, steps: u32| ((u64::from(part) * u64::from(steps) + whole / 2) / whole) as u32;
        // The end of a long bar: a column of half the height would only be a notch.
        let side =
            |place: Option<usize>| place.and_then(|place| self.sums.get(place)).map_or(0, |sum| u64::from(sum.0));
        let sides = [side(column.checked_sub(1)), side(Some(column + 1))];
        let is_edge = sides.contains(&0) && sides.contains(&whole);
        let high = match (busy, is_edge) {
            (0, _) => 0,
            (_, true) => rounded(busy, 1) * height,
            (_, false) => rounded(busy, height).max(1),
        };
        (high, high - (u64::from(switching) * u64::from(high)).div_ceil(u64::from(busy.max(1))) as u32)
    }
}

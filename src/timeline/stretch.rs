//! A picture that is zoomed, made of the one before: which of its columns go
//! where. Near enough for a few frames; decides nothing about when that is so.

use std::ops::Range;

use super::Window;

/// Makes no picture of which more than one of so many columns would be new.
const MOST_NEW: u32 = 8;

/// From the columns of one window to those of another with as many.
pub(super) struct Stretch {
    /// For each column the one in which its middle was.
    places: Vec<u32>,
    /// The columns of which that is known.
    pub known: Range<usize>,
}

impl Stretch {
    /// From one window to another; none if too much of that cannot be known.
    pub(super) fn new(from: &Window, to: &Window) -> Option<Self> {
        let (place, count) = (to.columns_in(from), to.count());
        let most = count / MOST_NEW;
        let first = (0..=most).find(|&column| place(column).is_some())?;
        let last = (count - 1 - most..count).rev().find(|&column| place(column).is_some())?;
        let places = (0..count).map(|column| place(column).unwrap_or(0)).collect();
        Some(Self { places, known: first as usize..last as usize + 1 })
    }

    /// What is in a row of the one, as it lies in the other.
    pub(super) fn of<'a, T: Copy>(&'a self, row: &'a [T]) -> impl Iterator<Item = T> + 'a {
        self.places.iter().map(|&place| row[place as usize])
    }
}

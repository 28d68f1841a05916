//! What part of the run can be seen: columns of equal width side by side, a device
//! pixel each. Where a column begins and ends is exact and stays so while the
//! window is moved by whole columns, so that what was drawn once can be kept.
//! Knows no lanes.

use crate::base::Nanos;

/// Columns are measured in parts of a nanosecond, so many of them to each.
const PARTS: u64 = 1 << 10;

/// The narrowest window, in nanoseconds: nothing is shorter than one.
const LEAST: u64 = 50;

/// What lies later, after some months, cannot be shown.
const LATEST: Nanos = Nanos(1 << 53);

/// A part of the run, in columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Where the first column begins, in parts of a nanosecond from the run's start.
    left: u64,
    /// How wide a column is, in the same parts; never nothing.
    column: u64,
    /// How many there are; never none.
    count: u32,
}

impl Window {
    /// The window from one moment to another.
    pub fn new(from: Nanos, until: Nanos, count: u32) -> Self {
        let count = count.max(1);
        let (from, until) = (from.min(LATEST), until.min(LATEST));
        let parts = until.since(from).0 * PARTS;
        Self { left: from.0 * PARTS, column: parts.div_ceil(u64::from(count)).max(1), count }
    }

    /// How many columns it has.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// When it begins.
    pub fn from(&self) -> Nanos {
        self.edge(0)
    }

    /// When it ends.
    pub fn until(&self) -> Nanos {
        self.edge(self.count)
    }

    /// How long it is.
    pub fn length(&self) -> Nanos {
        self.until().since(self.from())
    }

    /// When a column begins. The column behind the last begins where the window ends.
    #[inline]
    pub fn edge(&self, column: u32) -> Nanos {
        Nanos((self.left + u64::from(column) * self.column) / PARTS)
    }

    /// The column in which a moment lies, counted from the first: negative before
    /// it, `count` and more behind the last.
    #[inline]
    pub fn column_of(&self, at: Nanos) -> i64 {
        // The last column whose edge is not later.
        let parts = (at.min(LATEST).0 + 1) * PARTS - 1;
        if parts >= self.left {
            ((parts - self.left) / self.column).min(u64::from(u32::MAX)) as i64
        } else {
            -(((self.left - parts).div_ceil(self.column)).min(u64::from(u32::MAX)) as i64)
        }
    }

    /// The first column in which something shows that begins at a moment: where
    /// columns are narrower than a nanosecond, several begin at the same one.
    #[inline]
    pub fn first_column_of(&self, at: Nanos) -> i64 {
        let column = self.column_of(at);
        if at == Nanos::ZERO { column.min(0) } else { column.min(self.column_of(Nanos(at.0 - 1)) + 1) }
    }

    /// Where a moment is, in columns from the left edge, for the painter: negative
    /// before it. Cut far outside.
    pub fn place(&self, at: Nanos) -> f64 {
        let parts = at.min(LATEST).0 * PARTS;
        let far = f64::from(u32::MAX);
        if parts >= self.left {
            ((parts - self.left) as f64 / self.column as f64).min(far)
        } else {
            -((self.left - parts) as f64 / self.column as f64).min(far)
        }
    }

    /// The moment at a place, in columns from the left edge; never before the run.
    pub fn moment(&self, place: f64) -> Nanos {
        let parts = (place.abs() * self.column as f64) as u64;
        let at = if place < 0.0 { self.left.saturating_sub(parts) } else { self.left + parts };
        Nanos(at / PARTS)
    }

    /// How many whole columns of this width lie before it.
    pub fn columns_before(&self) -> u64 {
        self.left / self.column
    }

    /// The same stretch of time in another number of columns.
    #[must_use]
    pub fn in_columns(&self, count: u32) -> Self {
        let count = count.max(1);
        let column = (self.column * u64::from(self.count)).div_ceil(u64::from(count));
        Self { column: column.max(1), count, ..*self }
    }

    /// The window so many columns further on, or back, as far as the run goes.
    #[must_use]
    pub fn panned(&self, columns: i64, end: Nanos) -> Self {
        let by = columns.unsigned_abs().saturating_mul(self.column);
        let left = if columns < 0 {
            // Whole columns only, or what is kept would no longer fit.
            self.left - by.min(self.left / self.column * self.column)
        } else {
            let room = self.right_parts(end).saturating_sub(self.left + self.length_parts());
            self.left + by.min(room / self.column * self.column)
        };
        Self { left, ..*self }
    }

    /// The window with columns so many times as wide, about what lies at `place`
    /// (in columns from the left edge), which stays where it is; as far as the
    /// run goes, and no closer than some nanoseconds.
    #[must_use]
    pub fn zoomed(&self, times: f64, place: f64, end: Nanos) -> Self {
        let whole = self.right_parts(end);
        let most = whole.div_ceil(u64::from(self.count)).max(1);
        let least = (LEAST * PARTS).div_ceil(u64::from(self.count)).min(most);
        let column = ((self.column as f64 * times) as u64).clamp(least, most);
        let fixed = self.left as f64 + place * self.column as f64;
        let left = (fixed - place * column as f64).max(0.0) as u64;
        let zoomed = Self { left, column, ..*self };
        Self { left: left.min(whole.saturating_sub(zoomed.length_parts())), ..zoomed }
    }

    /// Whether it shows the whole run.
    pub fn is_whole(&self, end: Nanos) -> bool {
        self.left == 0 && self.until() >= end
    }

    /// By how many columns this window is further on than another whose columns
    /// are the same; none if they are not.
    pub fn shift_from(&self, other: &Self) -> Option<i64> {
        if (self.column, self.count) != (other.column, other.count) {
            return None;
        }
        let (by, sign) =
            if self.left >= other.left { (self.left - other.left, 1) } else { (other.left - self.left, -1) };
        by.is_multiple_of(self.column).then(|| sign * (by / self.column) as i64)
    }

    /// The window with so many columns more on either side. Where there is less room before it the
    /// rest is behind it, so that windows alike stay so.
    #[must_use]
    pub fn widened(&self, columns: u32) -> Self {
        let before = (self.left / self.column).min(u64::from(columns));
        Self { left: self.left - before * self.column, count: self.count + 2 * columns, ..*self }
    }

    /// Whether more of the run can be seen in it than in another.
    pub fn is_longer_than(&self, other: &Self) -> bool {
        self.length_parts() > other.length_parts()
    }

    /// Whether another has all of it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.left >= other.left && self.left + self.length_parts() <= other.left + other.length_parts()
    }

    /// At which of the columns of another it begins, if they are its own.
    pub fn shift_in(&self, other: &Self) -> Option<u32> {
        let is_own = self.column == other.column && self.is_within(other);
        let before = self.left.checked_sub(other.left).filter(|_| is_own)?;
        before.is_multiple_of(self.column).then(|| (before / self.column) as u32)
    }

    /// Where it begins and how long it is, in the columns of another that has all of it.
    pub fn part_of(&self, other: &Self) -> (f64, f64) {
        let columns = |parts: u64| parts as f64 / other.column as f64;
        (columns(self.left.saturating_sub(other.left)), columns(self.length_parts()))
    }

    /// The column of another window, which has all of this one, in which the middle of one of these
    /// lies, as near as floats can tell.
    pub fn columns_in(&self, other: &Self) -> impl Fn(u32) -> u32 {
        let (first, columns) = self.part_of(other);
        let (times, last) = (columns / f64::from(self.count), other.count - 1);
        move |column| ((first + (f64::from(column) + 0.5) * times) as u32).min(last)
    }

    fn length_parts(&self) -> u64 {
        self.column * u64::from(self.count)
    }

    fn right_parts(&self, end: Nanos) -> u64 {
        end.min(LATEST).0.max(LEAST) * PARTS
    }
}

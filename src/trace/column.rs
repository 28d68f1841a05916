//! A column of values that grows at its end. Nothing that stands in it is ever
//! moved, so a long column costs no second copy while it grows, and little more
//! than its values. Knows nothing of what the values mean.

use std::ops::Range;

/// So many values lie side by side.
pub(super) const CHUNK: usize = 4_096;

/// Values in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column<T> {
    /// All but the last are full.
    chunks: Vec<Vec<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Column<T> {
    /// No values.
    pub(super) const fn new() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T: Copy> Column<T> {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    /// Adds one.
    pub(super) fn push(&mut self, value: T) {
        match self.chunks.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(value),
            // Most columns are short: only those that are not get a whole chunk at once.
            Some(_) => {
                let mut fresh = Vec::with_capacity(CHUNK);
                fresh.push(value);
                self.chunks.push(fresh);
            }
            None => self.chunks.push(vec![value]),
        }
    }

    /// The one at that place.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<T> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK).copied()
    }

    /// Those of a range that lie in the chunk of the first.
    #[inline]
    pub(super) fn slice(&self, range: Range<usize>) -> &[T] {
        let Some(chunk) = self.chunks.get(range.start / CHUNK) else { return &[] };
        let first = range.start % CHUNK;
        chunk.get(first..(first + range.len()).min(chunk.len())).unwrap_or_default()
    }

    /// The last one.
    pub(super) fn last(&self) -> Option<T> {
        self.chunks.last()?.last().copied()
    }

    /// How many at the start are so, if those that are so come before all others.
    pub(super) fn partition_point(&self, is_so: impl Fn(T) -> bool) -> usize {
        let begins_so = |chunk: &Vec<T>| chunk.first().is_some_and(|&first| is_so(first));
        let Some(chunk) = self.chunks.partition_point(begins_so).checked_sub(1) else { return 0 };
        chunk * CHUNK + self.chunks[chunk].partition_point(|&value| is_so(value))
    }
}

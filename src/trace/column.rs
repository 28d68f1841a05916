//! A column of values that grows at its end. Nothing that stands in it is ever
//! moved, so a long column costs no second copy while it grows, and little more
//! than its values. Knows nothing of what the values mean.

use std::ops::Range;

/// So many values lie side by side.
pub(super) const CHUNK: usize = 4_096;

/// Values in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column<T> {
    /// The first so many. Most columns are short: it grows as it is needed.
    first: Vec<T>,
    /// The rest: chunks that are made whole at once; all but the last are full.
    more: Vec<Vec<T>>,
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Column<T> {
    /// No values.
    pub(super) const fn new() -> Self {
        Self { first: Vec::new(), more: Vec::new() }
    }
}

impl<T: Copy> Column<T> {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.more.last().map_or(self.first.len(), |last| self.more.len() * CHUNK + last.len())
    }

    /// Adds one.
    pub(super) fn push(&mut self, value: T) {
        if self.first.len() < CHUNK {
            return self.first.push(value);
        }
        match self.more.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(value),
            _ => {
                let mut fresh = Vec::with_capacity(CHUNK);
                fresh.push(value);
                self.more.push(fresh);
            }
        }
    }

    #[inline]
    fn chunk(&self, number: usize) -> Option<&Vec<T>> {
        number.checked_sub(1).map_or(Some(&self.first), |after| self.more.get(after))
    }

    /// The one at that place.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Option<T> {
        self.chunk(index / CHUNK)?.get(index % CHUNK).copied()
    }

    /// Those of a range that lie in the chunk of the first.
    #[inline]
    pub(super) fn slice(&self, range: Range<usize>) -> &[T] {
        let Some(chunk) = self.chunk(range.start / CHUNK) else { return &[] };
        let first = range.start % CHUNK;
        chunk.get(first..(first + range.len()).min(chunk.len())).unwrap_or_default()
    }

    /// The last one.
    pub(super) fn last(&self) -> Option<T> {
        self.more.last().unwrap_or(&self.first).last().copied()
    }

    /// How many at the start are so, if those that are so come before all others.
    pub(super) fn partition_point(&self, is_so: impl Fn(T) -> bool) -> usize {
        let begins_so = |chunk: &Vec<T>| chunk.first().is_some_and(|&first| is_so(first));
        let chunk = self.more.partition_point(begins_so);
        let values = self.chunk(chunk).unwrap_or(&self.first);
        chunk * CHUNK + values.partition_point(|&value| is_so(value))
    }
}

//! Some of the columns of a lane, one after the other, shared by whoever draws
//! them. Knows nothing of what is in them.

use std::ops::{Deref, Range};
use std::rc::Rc;

/// Some of the columns that there are.
#[derive(Clone, Debug)]
pub(super) struct Stretch<T> {
    all: Rc<Vec<T>>,
    range: Range<usize>,
}

impl<T> Stretch<T> {
    pub(super) fn new(all: &Rc<Vec<T>>, range: Range<usize>) -> Self {
        Self { all: Rc::clone(all), range }
    }
}

impl<T> Deref for Stretch<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.all[self.range.clone()]
    }
}

//! A table whose keys are ids: dense from zero, so that a place is found without
//! a search. Not for keys with wide gaps.

/// Values by the index of an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    rows: Vec<Option<T>>,
    count: usize,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), count: 0 }
    }
}

impl<T> Table<T> {
    /// How many values there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The value at an index.
    pub fn get(&self, index: usize) -> Option<&T> {
        self.rows.get(index)?.as_ref()
    }

    /// The value at an index, which is gone then.
    pub fn take(&mut self, index: usize) -> Option<T> {
        let value = self.rows.get_mut(index)?.take();
        self.count -= usize::from(value.is_some());
        value
    }

    /// All values, each with its index, by that.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.rows.iter().enumerate().filter_map(|(index, row)| Some((index, row.as_ref()?)))
    }

    /// The value at an index, made if there is none yet.
    pub fn row(&mut self, index: usize, make: impl FnOnce() -> T) -> &mut T {
        if self.rows.len() <= index {
            self.rows.resize_with(index + 1, || None);
        }
        let row = &mut self.rows[index];
        self.count += usize::from(row.is_none());
        row.get_or_insert_with(make)
    }

    /// Forgets all values.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.count = 0;
    }
}

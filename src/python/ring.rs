//! What a `deque` holds: items that come and go at both ends. Not its methods.

use super::value::Value;

/// Items between two ends, in one piece.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ring {
    /// The first `start` places are free.
    places: Vec<Value>,
    start: usize,
    /// Changes with whatever an iterator must not overlook.
    pub(crate) version: u32,
}

impl Ring {
    pub(crate) fn items(&self) -> &[Value] {
        &self.places[self.start..]
    }

    pub(crate) fn items_mut(&mut self) -> &mut [Value] {
        &mut self.places[self.start..]
    }

    pub(crate) fn push_back(&mut self, value: Value) {
        self.version += 1;
        self.places.push(value);
    }

    pub(crate) fn push_front(&mut self, value: Value) {
        self.version += 1;
        if self.start == 0 {
            // As much room again as there are items, so that this is rare.
            let room = self.places.len() + 8;
            self.places.splice(0..0, std::iter::repeat_n(Value::NULL, room));
            self.start = room;
        }
        self.start -= 1;
        self.places[self.start] = value;
    }

    pub(crate) fn pop_back(&mut self) -> Option<Value> {
        if self.places.len() == self.start {
            return None;
        }
        self.version += 1;
        self.places.pop()
    }

    pub(crate) fn pop_front(&mut self) -> Option<Value> {
        let value = *self.items().first()?;
        self.version += 1;
        self.places[self.start] = Value::NULL;
        self.start += 1;
        if self.start > 32 && self.start * 2 > self.places.len() {
            self.places.drain(..self.start);
            self.start = 0;
        }
        Some(value)
    }

    /// All items make way for others; the old ones.
    pub(crate) fn replace(&mut self, items: Vec<Value>) -> Vec<Value> {
        self.version += 1;
        let old = self.places.split_off(self.start);
        (self.places, self.start) = (items, 0);
        old
    }
}

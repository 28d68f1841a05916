//! A dictionary: entries in the order in which keys came, and a table to find
//! them by hash. Does not know when two keys are equal; the caller tells.

use super::value::Value;

/// How many entries are searched one by one, without a table.
const FEW: usize = 8;

/// A key and its value; the key of a deleted entry is nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) hash: u64,
    pub(crate) key: Value,
    pub(crate) value: Value,
}

/// What a comparison of keys says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Same {
    Yes,
    No,
    /// Only Python code could say.
    Unknown,
}

/// What a search comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    At(usize),
    Absent,
    Unknown,
}

/// A dictionary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dict {
    entries: Vec<Entry>,
    /// Empty while there are few entries; else 0 for no entry, or its place and one.
    table: Vec<u32>,
    live: usize,
    /// Changes whenever a key comes or goes.
    pub(crate) version: u32,
}

impl Dict {
    pub(crate) fn len(&self) -> usize {
        self.live
    }

    /// All places, deleted ones too.
    #[inline(always)]
    pub(crate) fn places(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a place, if it is not deleted.
    #[inline(always)]
    pub(crate) fn entry(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place).filter(|entry| !entry.key.is_null())
    }

    /// The value at a place, if the name is its key.
    #[inline(always)]
    pub(crate) fn value_of(&self, place: usize, name: Value) -> Option<Value> {
        self.entries.get(place).filter(|entry| entry.key.is(name)).map(|entry| entry.value)
    }

    /// All entries in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_null())
    }

    /// Finds a key by hash and comparison.
    #[inline]
    pub(crate) fn find(&self, hash: u64, mut same: impl FnMut(Value) -> Same) -> Found {
        let mut test = |place: usize| {
            let entry = &self.entries[place];
            if entry.hash != hash || entry.key.is_null() { Same::No } else { same(entry.key) }
        };
        if self.table.is_empty() {
            for place in 0..self.entries.len() {
                match test(place) {
                    Same::Yes => return Found::At(place),
                    Same::No => {}
                    Same::Unknown => return Found::Unknown,
                }
            }
            return Found::Absent;
        }
        let mask = self.table.len() - 1;
        let mut at = start(hash) & mask;
        loop {
            match self.table[at] {
                0 => return Found::Absent,
                place => match test(place as usize - 1) {
                    Same::Yes => return Found::At(place as usize - 1),
                    Same::No => at = (at + 1) & mask,
                    Same::Unknown => return Found::Unknown,
                },
            }
        }
    }

    /// Finds a name. Two strings with the same hash of 64 bits are taken to be
    /// the same here.
    #[inline]
    pub(crate) fn find_name(&self, hash: u64, name: Value) -> Option<usize> {
        match self.find(hash, |key| if key.is(name) || key.is_handle() { Same::Yes } else { Same::No }) {
            Found::At(place) => Some(place),
            _ => None,
        }
    }

    /// Puts a new value to an entry; the old one.
    #[inline]
    pub(crate) fn replace(&mut self, place: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[place].value, value)
    }

    /// Adds a key that is known to be absent.
    pub(crate) fn add(&mut self, hash: u64, key: Value, value: Value) {
        if self.entries.len() >= FEW && (self.entries.len() + 1) * 3 > self.table.len() * 2 {
            self.rebuild();
        }
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        self.version += 1;
        if !self.table.is_empty() {
            self.index(self.entries.len() - 1);
        }
    }

    /// Takes out an entry.
    pub(crate) fn remove(&mut self, place: usize) -> Entry {
        let entry = self.entries[place];
        let gone = Entry { hash: entry.hash, key: Value::NULL, value: Value::NULL };
        self.entries[place] = gone;
        self.live -= 1;
        self.version += 1;
        if place + 1 == self.entries.len() && self.table.is_empty() {
            self.entries.pop();
        } else if self.live == 0 {
            self.entries.clear();
            self.table.clear();
        }
        entry
    }

    /// The last entry, taken out.
    pub(crate) fn pop_last(&mut self) -> Option<Entry> {
        let place = self.entries.iter().rposition(|entry| !entry.key.is_null())?;
        Some(self.remove(place))
    }

    /// Leaves it empty; what was in it.
    pub(crate) fn take(&mut self) -> Vec<Entry> {
        self.table.clear();
        self.live = 0;
        self.version += 1;
        std::mem::take(&mut self.entries)
    }

    fn rebuild(&mut self) {
        self.entries.retain(|entry| !entry.key.is_null());
        let size = ((self.entries.len() + 1) * 3).next_power_of_two().max(16);
        self.table.clear();
        self.table.resize(size, 0);
        for place in 0..self.entries.len() {
            self.index(place);
        }
    }

    fn index(&mut self, place: usize) {
        let mask = self.table.len() - 1;
        let mut at = start(self.entries[place].hash) & mask;
        while self.table[at] != 0 {
            at = (at + 1) & mask;
        }
        self.table[at] = place as u32 + 1;
    }
}

/// Where a search begins: the hash of small ints is themselves, so they are
/// spread first.
#[inline(always)]
const fn start(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

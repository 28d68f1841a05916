//! A set: the table of CPython's own, since its order is what a program sees.
//! Does not know when two items are equal; the caller tells.

use super::dict::{Found, Same};
use super::value::Value;

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const FIRST_SIZE: usize = 8;

#[derive(Clone, Copy, Debug)]
enum Place {
    Empty,
    Dummy,
    Item(u64, Value),
}

/// A set.
#[derive(Clone, Debug)]
pub(crate) struct Set {
    places: Vec<Place>,
    used: usize,
    /// Items and dummies.
    fill: usize,
    /// Whether it can never change.
    pub(crate) is_frozen: bool,
}

impl Set {
    pub(crate) fn new(is_frozen: bool) -> Self {
        Self { places: vec![Place::Empty; FIRST_SIZE], used: 0, fill: 0, is_frozen }
    }

    pub(crate) fn len(&self) -> usize {
        self.used
    }

    /// All items in the order of the table.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, Value)> {
        self.places.iter().filter_map(|place| match place {
            Place::Item(hash, value) => Some((*hash, *value)),
            _ => None,
        })
    }

    /// The next item from a place on, and the place after it.
    pub(crate) fn next_from(&self, place: usize) -> Option<(Value, usize)> {
        let rest = self.places.get(place..)?;
        rest.iter().enumerate().find_map(|(at, found)| match found {
            Place::Item(_, value) => Some((*value, place + at + 1)),
            _ => None,
        })
    }

    /// Finds an item.
    pub(crate) fn find(&self, hash: u64, mut same: impl FnMut(Value) -> Same) -> Found {
        let mut probe = Probe::new(hash, self.places.len());
        loop {
            let at = probe.at;
            match self.places[at] {
                Place::Empty => return Found::Absent,
                Place::Item(other, value) if other == hash => match same(value) {
                    Same::Yes => return Found::At(at),
                    Same::No => {}
                    Same::Unknown => return Found::Unknown,
                },
                _ => {}
            }
            probe.step();
        }
    }

    /// Adds an item that is known to be absent.
    pub(crate) fn add(&mut self, hash: u64, value: Value) {
        let mut probe = Probe::new(hash, self.places.len());
        let mut dummy = None;
        while !matches!(self.places[probe.at], Place::Empty) {
            if matches!(self.places[probe.at], Place::Dummy) {
                dummy = Some(probe.at);
            }
            probe.step();
        }
        self.used += 1;
        if let Some(at) = dummy {
            // The last place on the way where something was before.
            self.places[at] = Place::Item(hash, value);
            return;
        }
        self.places[probe.at] = Place::Item(hash, value);
        self.fill += 1;
        if self.fill * 5 >= (self.places.len() - 1) * 3 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    /// Takes out what was found at a place.
    pub(crate) fn remove(&mut self, place: usize) -> Value {
        match std::mem::replace(&mut self.places[place], Place::Dummy) {
            Place::Item(_, value) => {
                self.used -= 1;
                value
            }
            _ => Value::NULL,
        }
    }

    /// Leaves it empty; what was in it.
    pub(crate) fn take(&mut self) -> Vec<Value> {
        let all = self.iter().map(|(_, value)| value).collect();
        *self = Self::new(self.is_frozen);
        all
    }

    /// Grows beforehand, as CPython does when one set is merged into another.
    pub(crate) fn reserve_for(&mut self, more: usize) {
        if (self.fill + more) * 5 >= (self.places.len() - 1) * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Whether there is not even a dummy.
    pub(crate) fn is_untouched(&self) -> bool {
        self.fill == 0
    }

    /// A copy with the table that CPython's copy has.
    pub(crate) fn copy(&self, is_frozen: bool) -> Self {
        let mut copy = Self::new(is_frozen);
        copy.reserve_for(self.used);
        if copy.places.len() == self.places.len() && self.fill == self.used {
            copy.places.clone_from(&self.places);
            (copy.used, copy.fill) = (self.used, self.fill);
            return copy;
        }
        for (hash, value) in self.iter() {
            copy.insert_clean(hash, value);
            (copy.used, copy.fill) = (copy.used + 1, copy.fill + 1);
        }
        copy
    }

    fn resize(&mut self, least: usize) {
        let mut size = FIRST_SIZE;
        while size <= least {
            size <<= 1;
        }
        let old = std::mem::replace(&mut self.places, vec![Place::Empty; size]);
        self.fill = self.used;
        for place in old {
            if let Place::Item(hash, value) = place {
                self.insert_clean(hash, value);
            }
        }
    }

    /// Into a table without dummies and without this item.
    fn insert_clean(&mut self, hash: u64, value: Value) {
        let mask = self.places.len() - 1;
        let mut perturb = hash;
        let mut at = hash as usize & mask;
        loop {
            let last = if at + LINEAR_PROBES <= mask { at + LINEAR_PROBES } else { at };
            for near in at..=last {
                if matches!(self.places[near], Place::Empty) {
                    self.places[near] = Place::Item(hash, value);
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
        }
    }
}

/// The places that are looked at for a hash, in CPython's order.
struct Probe {
    at: usize,
    home: usize,
    left: usize,
    perturb: u64,
    mask: usize,
}

impl Probe {
    fn new(hash: u64, size: usize) -> Self {
        let mask = size - 1;
        let home = hash as usize & mask;
        Self { at: home, home, left: near(home, mask), perturb: hash, mask }
    }

    fn step(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.at += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.home = self.home.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize) & self.mask;
        self.at = self.home;
        self.left = near(self.home, self.mask);
    }
}

const fn near(home: usize, mask: usize) -> usize {
    if home + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 }
}

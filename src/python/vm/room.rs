//! Memory and time that are asked for before they are taken: a process has a limit
//! of memory, and a call into C must not outlast the run. How much there is, is
//! `weight`'s and `watching`'s.

use super::Vm;
use crate::python::classes as c;
use crate::python::costs;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::weight::NEXT;

/// Less than this needs no asking, in bytes.
const LITTLE: u64 = 1 << 16;

/// How many items are taken between two looks at what is left.
pub(super) const MANY: usize = 4_096;

/// How deep an iterator may be within others.
const DEEPEST: usize = 100;

/// How many values one comparison or text may look at in Rust; Python does the rest.
const MOST_LOOKS: u32 = 1 << 20;

/// What a frame takes, in bytes.
const FRAME: u64 = 80;

/// Ints of fewer digits (of 30 bits) are multiplied digit by digit, in CPython.
const FEW_DIGITS: u64 = 70;

impl Vm {
    /// Asks for memory for something large; it is paid for, too. MemoryError if there
    /// is not as much.
    pub(crate) fn room(&mut self, bytes: u64) -> Result<(), Value> {
        if bytes < LITTLE {
            return Ok(());
        }
        if !self.heap.weight.has_room(bytes) {
            self.weigh();
            if !self.heap.weight.has_room(bytes) {
                self.collect();
                self.weigh();
            }
            if !self.heap.weight.has_room(bytes) {
                return Err(self.memory_error());
            }
        }
        self.work(bytes as i64 * costs::BYTE)
    }

    pub(crate) fn memory_error(&mut self) -> Value {
        self.exception(c::MEMORY_ERROR, Vec::new())
    }

    /// Asks for the time of a long piece of C code, in tenths of a nanosecond. If the
    /// run is over before that, it must not be begun.
    pub(crate) fn work(&mut self, tenths: i64) -> Result<(), Value> {
        self.charge(tenths);
        if self.outlasts_the_run() { Err(self.memory_error()) } else { Ok(()) }
    }

    /// Asks for the time to multiply or divide ints of so many bits.
    pub(crate) fn work_on_ints(&mut self, left: u64, right: u64, divides: bool) -> Result<(), Value> {
        let (small, large) = (left.min(right) / 30 + 1, left.max(right) / 30 + 1);
        if large <= FEW_DIGITS {
            return Ok(());
        }
        let pairs = if divides { small.saturating_mul(large - small + 1) } else { products(small, large) };
        self.work(i64::try_from(pairs.saturating_mul(costs::DIGITS)).unwrap_or(i64::MAX / 4).min(i64::MAX / 4))
    }

    /// How many bytes a text's or sequence's content has; 0 of anything else.
    pub(crate) fn bytes_of(&self, value: Value) -> u64 {
        let bytes = match self.heap.body(value) {
            Obj::Str(text) => text.as_str().len(),
            Obj::Bytes(bytes) => bytes.len(),
            Obj::List(items) => items.len() * 8,
            Obj::Tuple(items) => items.len() * 8,
            _ => 0,
        };
        bytes as u64
    }

    /// Asks for the memory of all items of a range, if it is one.
    pub(super) fn room_for_range(&mut self, value: Value) -> Result<(), Value> {
        match self.heap.body(value) {
            Obj::Range(parts) => {
                let len = self.range_len(&parts[..]).unwrap_or(u64::MAX / 8);
                self.room(len.saturating_mul(8))
            }
            _ => Ok(()),
        }
    }

    /// Before another item is taken out of an iterator, of which so many were taken
    /// since there were so many objects.
    pub(super) fn more_items(&mut self, taken: usize, living: usize) -> Result<(), Value> {
        if taken == 0 || !taken.is_multiple_of(MANY) {
            return Ok(());
        }
        self.work(costs::ITEM * MANY as i64)?;
        let list = taken as u64 * 8;
        let new = self.heap.living.saturating_sub(living) as u64;
        if self.heap.weight.has_room(list + new * NEXT) {
            return Ok(());
        }
        self.weigh();
        if self.heap.weight.has_room(list) { Ok(()) } else { Err(self.memory_error()) }
    }

    /// The next item of an iterator for another one that is around it.
    pub(super) fn iter_next_within(&mut self, inner: Value) -> Result<Value, Value> {
        if self.depth >= DEEPEST {
            return Err(self.too_deep());
        }
        self.depth += 1;
        let item = self.iter_next(inner);
        self.depth -= 1;
        item
    }

    /// C code goes through so many bytes.
    pub(crate) fn pay_for(&mut self, bytes: usize) {
        if bytes as u64 >= LITTLE {
            self.charge(bytes as i64 * costs::BYTE);
        }
    }

    /// One more value is looked at; whether that were not too many yet.
    pub(super) fn looks(&self) -> bool {
        let looks = self.looked.get() + 1;
        self.looked.set(looks);
        looks < MOST_LOOKS
    }

    /// What was looked at is paid for, where it was much.
    pub(crate) fn pay_for_looks(&mut self) {
        let looks = self.looked.take();
        if looks > 64 {
            self.charge(i64::from(looks) * costs::ITEM);
        }
    }

    /// Weighs all that the process has, and says when that is due again.
    pub(super) fn weigh(&mut self) {
        let besides = self.stack.len() as u64 * 8 + self.frames.len() as u64 * FRAME;
        self.heap.weigh(besides);
        let living = self.heap.living;
        self.search_at = self.collect_at.max(living + 1).min(living + self.heap.weight.next_objects().max(1));
    }

    /// There are many new objects, or large ones: cycles are looked for, and whether
    /// there is still room.
    pub(super) fn look_over(&mut self) {
        if self.heap.living > self.collect_at {
            self.collect();
        }
        self.weigh();
        if self.heap.weight.excess() > 0 {
            self.collect();
            self.weigh();
        }
        self.heap.weight.is_too_much = self.heap.weight.excess() > 0;
    }
}

/// How many products of two digits a product of two ints takes, with Karatsuba's way.
fn products(small: u64, large: u64) -> u64 {
    if small <= FEW_DIGITS {
        return small.saturating_mul(large);
    }
    let (mut digits, mut times) = (small, large / small);
    while digits > FEW_DIGITS {
        (digits, times) = (digits.div_ceil(2), times.saturating_mul(3));
    }
    times.saturating_mul(digits * digits)
}

//! How much memory the objects of a process take, about: the same number on every
//! computer, so that a run ends the same everywhere. Knows the limit, and tells
//! when it may be passed; what is then done is `vm::room`'s.

use super::heap::{Dying, Heap};
use super::object::Obj;
use super::value::Value;

/// What each object takes beside its content, in bytes.
const OBJECT: u64 = 48;

/// A value among others, an entry of a dictionary, one of a set.
const VALUE: u64 = 8;
const ENTRY: u64 = 40;
const MEMBER: u64 = 32;

/// What lighter contents take is within [`NEXT`].
const LIGHT: usize = 128;

/// A new object with its content, at most on average.
pub(crate) const NEXT: u64 = 160;

/// What is known of the weight of all objects.
#[derive(Clone, Debug)]
pub(crate) struct Weight {
    /// How many bytes there may be.
    pub(crate) most: u64,
    /// How many there were when they were last weighed.
    weighed: u64,
    /// How many came since then, what went not counted.
    since: u64,
    /// Whether they shall be weighed before the next instruction.
    pub(crate) is_due: bool,
    /// Whether they were found to be too many: the program hears of it.
    pub(crate) is_too_much: bool,
}

impl Default for Weight {
    fn default() -> Self {
        Self { most: u64::MAX / 4, weighed: 0, since: 0, is_due: false, is_too_much: false }
    }
}

impl Weight {
    /// Whether so many bytes more are few enough for all that is known.
    pub(crate) fn has_room(&self, bytes: u64) -> bool {
        self.known().saturating_add(bytes) <= self.most
    }

    /// How many bytes there are, as far as it is known.
    pub(crate) fn known(&self) -> u64 {
        self.weighed.saturating_add(self.since)
    }

    /// How many bytes may come before all are weighed again. Near the limit that is
    /// a part of it, so that not everything is weighed for every few bytes.
    fn step(&self) -> u64 {
        self.most.saturating_sub(self.weighed).max(self.most / 8)
    }

    /// How many objects may come before all are weighed again.
    pub(crate) fn next_objects(&self) -> usize {
        (self.step() / NEXT) as usize
    }

    /// How many bytes there are too many, as last weighed.
    pub(crate) fn excess(&self) -> u64 {
        self.weighed.saturating_sub(self.most)
    }
}

impl Heap {
    /// A new `bytes` object.
    pub(crate) fn bytes(&mut self, bytes: Vec<u8>) -> Value {
        self.grow(bytes.len());
        self.alloc(Obj::Bytes(bytes.into()))
    }

    /// A content of so many bytes was made, or has grown by them.
    #[inline]
    pub(crate) fn grow(&mut self, bytes: usize) {
        if bytes > LIGHT {
            self.weight.since += bytes as u64;
            if self.weight.since > self.weight.step() && !self.weight.is_due {
                self.weight.is_due = true;
                // Seen before the next instruction, like an object that dies.
                self.dying.push(Dying(Value::NULL));
            }
        }
    }

    /// A list, dictionary or set has one item more, and now so many: it grows by as
    /// much as it has, and only now and then.
    #[inline]
    pub(crate) fn grow_at(&mut self, items: usize) {
        if items.is_power_of_two() && items > 64 {
            self.grow(items * ENTRY as usize);
        }
    }

    /// Weighs all objects, and what the process has besides.
    pub(crate) fn weigh(&mut self, besides: u64) {
        let objects: u64 = self.all().map(|(_, _, obj)| weight_of(obj)).sum();
        self.weight.weighed = objects + self.places() as u64 * OBJECT + besides;
        self.weight.since = 0;
    }
}

/// What an object's content takes, in bytes.
fn weight_of(obj: &Obj) -> u64 {
    let bytes = |len: usize| len as u64;
    let values = |len: usize| len as u64 * VALUE;
    match obj {
        Obj::Free | Obj::Float(_) | Obj::Plain(_) | Obj::Cell(_) | Obj::Native(_) | Obj::Method(..) => 0,
        Obj::Code(_) | Obj::StaticMethod(_) | Obj::ClassMethod(_) | Obj::View(..) | Obj::Wrapped(_) => 0,
        Obj::Int(int) => int.bits() / 8 + 24,
        Obj::Str(text) => bytes(text.room()) + 40,
        Obj::Bytes(all) => bytes(all.len()),
        Obj::Tuple(items) => values(items.len()),
        Obj::List(items) => values(items.capacity()),
        Obj::Dict(dict) => dict.places() as u64 * ENTRY + 64,
        Obj::Set(set) => set.len() as u64 * MEMBER + 64,
        Obj::Ring(ring) => values(ring.items().len()) + 32,
        Obj::Instance(instance) => values(instance.values.capacity()),
        Obj::Exception(error) => values(error.places.capacity() + error.kept.capacity()) + 96,
        Obj::Generator(generator) => values(generator.saved.capacity()) + 96,
        Obj::Traceback(places) => values(places.len()),
        Obj::Derived(derived) => weight_of(&derived.content) + OBJECT,
        Obj::Type(class) => {
            class.dict.places() as u64 * ENTRY + values(class.subclasses.capacity() + class.mro.len()) + 400
        }
        Obj::Range(_) | Obj::Slice(_) | Obj::Super(_) | Obj::Property(_) => 40,
        Obj::Iter(_) | Obj::Module(_) | Obj::Step(_) | Obj::Weak(_) | Obj::Lock(_) => 64,
        Obj::Function(_) => 96,
        Obj::Twister(_) => 2_500,
        Obj::Pattern(_) => 4_000,
    }
}

//! The objects of one process: places, a free list, counts of references. A
//! handle is a place and a generation, so a wrong count is never worse than an
//! object that is gone too early or too late. Knows no operations.

use std::collections::{BTreeMap, BTreeSet};

use super::children::children;
use super::dict::Dict;
use super::object::{GeneratorState, Iter, Obj, Type};
use super::set::Set;
use super::shapes::Shapes;
use super::text::Text;
use super::value::Value;
use super::weight::Weight;

/// What immortal objects have counted from the start.
const IMMORTAL: u32 = 1 << 30;

#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) count: u32,
    pub(super) generation: u32,
    pub(super) obj: Obj,
}

/// What somebody must see to before an object may go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dying(pub(crate) Value);

/// All objects of a process.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heap {
    pub(super) slots: Vec<Slot>,
    free: Vec<u32>,
    /// Names and constants, each once.
    interned: BTreeMap<Box<str>, Value>,
    pub(crate) shapes: Shapes,
    /// Objects whose last reference is gone and whose end Python code sees.
    pub(crate) dying: Vec<Dying>,
    /// Those whose `__del__` was called and that live on all the same.
    said: BTreeSet<u64>,
    /// Who refers weakly to an object, by its place.
    pub(crate) weak: BTreeMap<u32, Vec<Value>>,
    /// How many objects there are that may be part of a cycle, and at how many
    /// cycles are looked for.
    pub(crate) living: usize,
    pub(crate) weight: Weight,
    worklist: Vec<Value>,
}

static GONE: Obj = Obj::Free;

/// What is found where an object was, apart from the usual way: that shall be a branch.
#[cold]
#[inline(never)]
fn gone() -> &'static Obj {
    &GONE
}

impl Heap {
    /// A new object with one reference.
    #[inline]
    pub(crate) fn alloc(&mut self, obj: Obj) -> Value {
        self.living += 1;
        if let Some(index) = self.free.pop() {
            let slot = &mut self.slots[index as usize];
            slot.count = 1;
            slot.obj = obj;
            return Value::handle(index, slot.generation);
        }
        let index = self.slots.len() as u32;
        self.slots.push(Slot { count: 1, generation: 0, obj });
        Value::handle(index, 0)
    }

    /// A new object that lives as long as the process.
    pub(crate) fn alloc_immortal(&mut self, obj: Obj) -> Value {
        let value = self.alloc(obj);
        self.set_immortal(value)
    }

    pub(crate) fn set_immortal(&mut self, value: Value) -> Value {
        if value.is_handle() {
            self.slots[value.index()].count = IMMORTAL;
        }
        value.borrowed()
    }

    /// The object of a handle; none ([`Obj::Free`]) for any other value.
    #[inline(always)]
    pub(crate) fn get(&self, value: Value) -> &Obj {
        if value.is_handle() {
            let slot = &self.slots[value.index()];
            return if slot.generation == value.generation() { &slot.obj } else { gone() };
        }
        &GONE
    }

    /// The object of a handle, to be changed.
    #[inline(always)]
    pub(crate) fn get_mut(&mut self, value: Value) -> Option<&mut Obj> {
        if value.is_handle() {
            let slot = &mut self.slots[value.index()];
            if slot.generation == value.generation() {
                return Some(&mut slot.obj);
            }
        }
        None
    }

    /// The built-in content of an object: of an instance of a derived class too.
    #[inline]
    pub(crate) fn body(&self, value: Value) -> &Obj {
        match self.get(value) {
            Obj::Derived(derived) => &derived.content,
            obj => obj,
        }
    }

    /// The same, to be changed.
    #[inline]
    pub(crate) fn body_mut(&mut self, value: Value) -> Option<&mut Obj> {
        match self.get_mut(value)? {
            Obj::Derived(derived) => Some(&mut derived.content),
            obj => Some(obj),
        }
    }

    /// One more reference, which counts.
    #[inline(always)]
    pub(crate) fn retain(&mut self, value: Value) -> Value {
        if value.is_handle() {
            let slot = &mut self.slots[value.index()];
            slot.count = slot.count.saturating_add(1);
            return value.counted();
        }
        value
    }

    /// The value with a reference that counts, whether it had one or not.
    #[inline(always)]
    pub(crate) fn own(&mut self, value: Value) -> Value {
        if value.is_counted() { value } else { self.retain(value) }
    }

    /// One reference less.
    #[inline(always)]
    pub(crate) fn release(&mut self, value: Value) {
        if value.is_counted() {
            let slot = &mut self.slots[value.index()];
            if slot.generation == value.generation() {
                if slot.count > 1 {
                    slot.count -= 1;
                } else {
                    slot.count = 0;
                    self.end(value);
                }
            }
        }
    }

    /// How many references there are.
    pub(crate) fn count(&self, value: Value) -> u32 {
        if value.is_handle() { self.slots[value.index()].count } else { IMMORTAL }
    }

    pub(crate) fn release_all(&mut self, values: impl IntoIterator<Item = Value>) {
        for value in values {
            self.release(value);
        }
    }

    #[inline(never)]
    fn end(&mut self, value: Value) {
        if matches!(self.get(value), Obj::Str(_) | Obj::Int(_) | Obj::Float(_) | Obj::Bytes(_)) {
            // It refers to nothing, and nobody sees its end.
            self.slots[value.index()].obj = Obj::Free;
            return self.vacate(value);
        }
        if self.must_be_seen(value) {
            self.slots[value.index()].count = 1;
            self.dying.push(Dying(value));
            return;
        }
        self.free_now(value);
    }

    /// Whether Python code sees the end of this object.
    #[inline]
    fn must_be_seen(&self, value: Value) -> bool {
        match self.get(value) {
            Obj::Instance(instance) => self.has_del(instance.class) && !self.has_said(value) || self.is_watched(value),
            Obj::Derived(derived) => self.has_del(derived.class) && !self.has_said(value) || self.is_watched(value),
            Obj::Generator(generator) => {
                generator.state == GeneratorState::Suspended
                    || generator.state == GeneratorState::Created && generator.kind == super::code::Kind::Coroutine
                    || self.is_watched(value)
            }
            Obj::Function(_) | Obj::Set(_) | Obj::Type(_) => self.is_watched(value),
            _ => false,
        }
    }

    #[inline]
    fn is_watched(&self, value: Value) -> bool {
        !self.weak.is_empty() && self.weak.contains_key(&(value.index() as u32))
    }

    /// Whether its `__del__` was called before.
    pub(crate) fn has_said(&self, value: Value) -> bool {
        !self.said.is_empty() && self.said.contains(&value.identity())
    }

    pub(crate) fn note_said(&mut self, value: Value) {
        self.said.insert(value.identity());
    }

    fn has_del(&self, class: Value) -> bool {
        matches!(self.get(class), Obj::Type(class) if class.traits.del)
    }

    /// Frees an object and what only it refers to.
    pub(crate) fn free_now(&mut self, value: Value) {
        let mut worklist = std::mem::take(&mut self.worklist);
        self.take_apart(value, &mut worklist);
        while let Some(next) = worklist.pop() {
            let slot = &mut self.slots[next.index()];
            if slot.generation != next.generation() {
                continue;
            }
            slot.count = slot.count.saturating_sub(1);
            if slot.count == 0 {
                if self.must_be_seen(next) {
                    self.slots[next.index()].count = 1;
                    self.dying.push(Dying(next));
                } else {
                    self.take_apart(next, &mut worklist);
                }
            }
        }
        self.worklist = worklist;
    }

    /// Frees an object's place, which holds none any more.
    #[inline]
    fn vacate(&mut self, value: Value) {
        let slot = &mut self.slots[value.index()];
        slot.generation = slot.generation.wrapping_add(1) & 0x1FFF_FFFF;
        self.free.push(value.index() as u32);
        self.living = self.living.saturating_sub(1);
    }

    #[inline]
    fn take_apart(&mut self, value: Value, worklist: &mut Vec<Value>) {
        if !self.said.is_empty() {
            self.said.remove(&value.identity());
        }
        let obj = std::mem::take(&mut self.slots[value.index()].obj);
        self.vacate(value);
        let start = worklist.len();
        children(&obj, &mut |child| {
            if child.is_counted() {
                worklist.push(child);
            }
        });
        // Sequences let go of their last item first, all else of the first.
        if !matches!(obj, Obj::List(_) | Obj::Tuple(_)) {
            worklist[start..].reverse();
        }
        // What is left has a buffer at most.
        drop(obj);
    }

    /// A string that is one object wherever it is written.
    pub(crate) fn intern(&mut self, text: &str) -> Value {
        if let Some(value) = self.interned(text) {
            return value;
        }
        let value = self.alloc_immortal(Obj::Str(Text::new(text.to_owned())));
        self.interned.insert(text.into(), value);
        value
    }

    /// The interned string, if there is one.
    pub(crate) fn interned(&self, text: &str) -> Option<Value> {
        self.interned.get(text).copied()
    }

    #[inline]
    pub(crate) fn str(&mut self, text: impl Into<String>) -> Value {
        let text = text.into();
        self.grow(text.len());
        self.alloc(Obj::Str(Text::new(text)))
    }

    /// A tuple of values that count.
    #[inline]
    pub(crate) fn tuple(&mut self, items: impl Into<Box<[Value]>>) -> Value {
        let items = items.into();
        self.grow(items.len() * 8);
        self.alloc(Obj::Tuple(items))
    }

    #[inline]
    pub(crate) fn list(&mut self, items: Vec<Value>) -> Value {
        self.grow(items.len() * 8);
        self.alloc(Obj::List(items))
    }

    pub(crate) fn dict(&mut self, dict: Dict) -> Value {
        self.grow(dict.places() * 40);
        self.alloc(Obj::Dict(Box::new(dict)))
    }

    pub(crate) fn set(&mut self, set: Set) -> Value {
        self.grow(set.len() * 32);
        self.alloc(Obj::Set(Box::new(set)))
    }

    pub(crate) fn iter(&mut self, iter: Iter) -> Value {
        self.alloc(Obj::Iter(Box::new(iter)))
    }

    #[inline]
    pub(crate) fn float(&mut self, float: f64) -> Value {
        Value::float(float).unwrap_or_else(|| self.alloc(Obj::Float(float)))
    }

    #[inline]
    pub(crate) fn int(&mut self, int: i64) -> Value {
        Value::int(int).unwrap_or_else(|| self.alloc(Obj::Int(Box::new(int.into()))))
    }

    /// An int of any size.
    pub(crate) fn big(&mut self, int: num_bigint::BigInt) -> Value {
        match i64::try_from(&int).ok().and_then(Value::int) {
            Some(value) => value,
            None => {
                self.grow(int.bits() as usize / 8);
                self.alloc(Obj::Int(Box::new(int)))
            }
        }
    }

    #[inline]
    pub(crate) fn text(&self, value: Value) -> Option<&Text> {
        match self.body(value) {
            Obj::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The characters of a string; nothing for anything else.
    #[inline]
    pub(crate) fn text_of(&self, value: Value) -> &str {
        self.text(value).map_or("", Text::as_str)
    }

    #[inline]
    pub(crate) fn dict_of(&self, value: Value) -> Option<&Dict> {
        match self.body(value) {
            Obj::Dict(dict) => Some(dict),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn dict_mut(&mut self, value: Value) -> Option<&mut Dict> {
        if let Some(Obj::Dict(dict)) = self.body_mut(value) { Some(dict) } else { None }
    }

    #[inline(always)]
    pub(crate) fn type_of(&self, value: Value) -> Option<&Type> {
        match self.get(value) {
            Obj::Type(class) => Some(class),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn type_mut(&mut self, value: Value) -> Option<&mut Type> {
        if let Some(Obj::Type(class)) = self.get_mut(value) { Some(class) } else { None }
    }

    /// The items of a tuple or list.
    #[inline]
    pub(crate) fn items(&self, value: Value) -> Option<&[Value]> {
        match self.body(value) {
            Obj::Tuple(items) => Some(items),
            Obj::List(items) => Some(items),
            _ => None,
        }
    }
}

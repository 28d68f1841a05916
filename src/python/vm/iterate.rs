//! Iteration: iterators over built-in things in Rust, all others by their
//! methods; whole sequences at once where no Python code is called.

use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::costs;
use crate::python::object::{Iter, Obj, ViewKind};
use crate::python::value::Value;

/// The class of an iterator of ours.
pub(super) fn class_of(iter: &Iter) -> Value {
    match iter {
        Iter::List(..) => c::LIST_ITERATOR,
        Iter::Tuple(..) => c::TUPLE_ITERATOR,
        Iter::Str(..) => c::STR_ITERATOR,
        Iter::Bytes(..) => c::BYTES_ITERATOR,
        Iter::Range(..) => c::RANGE_ITERATOR,
        Iter::LongRange(_) => c::LONG_RANGE_ITERATOR,
        Iter::Dict(_, ViewKind::Keys, ..) => c::DICT_KEY_ITERATOR,
        Iter::Dict(_, ViewKind::Values, ..) => c::DICT_VALUE_ITERATOR,
        Iter::Dict(..) => c::DICT_ITEM_ITERATOR,
        Iter::Set(..) => c::SET_ITERATOR,
        Iter::Reversed(..) => c::LIST_REVERSED,
        Iter::Enumerate(..) => c::ENUMERATE,
        Iter::Zip(_) => c::ZIP,
        Iter::Empty => c::LIST_ITERATOR,
    }
}

impl Vm {
    /// An iterator over a built-in thing; none if Python code makes it.
    pub(crate) fn native_iter(&mut self, value: Value) -> Result<Option<Value>, Value> {
        if matches!(self.heap.get(value), Obj::Derived(_)) {
            let class = self.class_of(value);
            let found = self.lookup(class, self.known.iter);
            if found.is_some_and(|found| !matches!(self.heap.get(found), Obj::Native(_))) {
                return Ok(None);
            }
        }
        let kept = value;
        let iter = match self.heap.body(value) {
            Obj::List(_) => Iter::List(kept, 0),
            Obj::Tuple(_) => Iter::Tuple(kept, 0),
            Obj::Str(_) => Iter::Str(kept, 0),
            Obj::Bytes(_) => Iter::Bytes(kept, 0),
            Obj::Dict(dict) => Iter::Dict(kept, ViewKind::Keys, 0, dict.len()),
            Obj::Set(set) => Iter::Set(kept, 0, set.len()),
            &Obj::View(dict, kind) => {
                let len = self.heap.dict_of(dict).map_or(0, crate::python::dict::Dict::len);
                let dict = self.heap.retain(dict);
                return Ok(Some(self.heap.iter(Iter::Dict(dict, kind, 0, len))));
            }
            Obj::Range(parts) => {
                let parts = **parts;
                let iter = match self.range_len(&parts) {
                    Some(len) => Iter::Range(parts[0].as_int().unwrap_or(0), len, parts[2].as_int().unwrap_or(1)),
                    None => Iter::LongRange(parts.map(|part| self.heap.retain(part))),
                };
                return Ok(Some(self.heap.iter(iter)));
            }
            Obj::Iter(_) => return Ok(Some(self.heap.retain(value))),
            Obj::Generator(it) if it.kind == crate::python::code::Kind::Generator => {
                return Ok(Some(self.heap.retain(value)));
            }
            Obj::Step(_) => return Ok(Some(self.heap.retain(value))),
            _ => return Ok(None),
        };
        self.heap.retain(kept);
        let iter = counted(iter);
        Ok(Some(self.heap.iter(iter)))
    }

    /// Whether iterating calls no Python code.
    pub(crate) fn is_native_iterable(&self, value: Value) -> bool {
        self.is_native_within(value, 0)
    }

    fn is_native_within(&self, value: Value, depth: usize) -> bool {
        match self.heap.get(value) {
            Obj::Derived(_) | Obj::Instance(_) | Obj::Generator(_) | Obj::Type(_) | Obj::Step(_) => false,
            Obj::Iter(iter) => match &**iter {
                Iter::Enumerate(..) | Iter::Zip(_) if depth > 8 => false,
                Iter::Enumerate(inner, _) => self.is_native_within(*inner, depth + 1),
                Iter::Zip(all) => all.iter().all(|&inner| self.is_native_within(inner, depth + 1)),
                _ => true,
            },
            Obj::List(_)
            | Obj::Tuple(_)
            | Obj::Str(_)
            | Obj::Bytes(_)
            | Obj::Dict(_)
            | Obj::Set(_)
            | Obj::View(..)
            | Obj::Range(_) => true,
            _ => false,
        }
    }

    /// All items of something whose iteration calls no Python code; they count.
    pub(crate) fn native_items(&mut self, value: Value) -> Result<Option<Vec<Value>>, Value> {
        if !self.is_native_iterable(value) {
            return Ok(None);
        }
        if let Some(items) = self.heap.items(value) {
            let items = items.to_vec();
            self.room(items.len() as u64 * 8)?;
            self.charge(costs::ITEM * items.len() as i64);
            return Ok(Some(items.into_iter().map(|item| self.heap.retain(item)).collect()));
        }
        let Some(iter) = self.native_iter(value)? else { return Ok(None) };
        self.room_for_range(value)?;
        let (mut items, living) = (Vec::new(), self.heap.living);
        loop {
            match self.more_items(items.len(), living).and_then(|()| self.iter_next(iter)) {
                Ok(item) if item.is_null() => break,
                Ok(item) => items.push(item),
                Err(error) => {
                    self.heap.release_all(items);
                    self.heap.release(iter);
                    return Err(error);
                }
            }
        }
        self.charge(costs::ITEM * (items.len() % super::room::MANY) as i64);
        self.heap.release(iter);
        Ok(Some(items))
    }

    /// An iterator over anything; the value stays the caller's.
    pub(crate) fn get_iter(&mut self, value: Value, then: Then) -> Res {
        if let Some(iter) = self.native_iter(value)? {
            return self.apply(then, iter);
        }
        let class = self.class_of(value);
        if let Some(method) = self.lookup(class, self.known.iter)
            && !method.is_none()
        {
            self.push_waiting(then);
            let owner = self.heap.retain(value);
            return match self.bind_lookup(method, value, class) {
                super::attributes::Bound::Method(method) => {
                    self.call(method, &[owner], Then::Continue(check_iterator, Value::NULL))
                }
                super::attributes::Bound::Value(method) => {
                    self.heap.release(owner);
                    let result = self.call(method, &[], Then::Continue(check_iterator, Value::NULL));
                    self.heap.release(method);
                    result
                }
            }
            .and_then(|flow| self.settle_waiting(flow));
        }
        if self.lookup(class, self.known.getitem).is_some() && !matches!(self.heap.get(value), Obj::Type(_)) {
            let owner = self.heap.retain(value);
            return self.call_prelude("iterate_items", &[owner], then);
        }
        let name = self.class_name(value);
        Err(self.type_error(format!("'{name}' object is not iterable")))
    }

    /// A value that is there at once goes to the frame that was pushed for it.
    pub(crate) fn settle_waiting(&mut self, flow: Flow) -> Res {
        match flow {
            Flow::Value(value) => match self.frames.pop() {
                Some(frame) => self.apply(frame.then, value),
                None => Ok(Flow::Value(value)),
            },
            other => Ok(other),
        }
    }

    /// The next item of an iterator of ours; nothing at the end.
    pub(crate) fn iter_next(&mut self, iter: Value) -> Result<Value, Value> {
        let Some(Obj::Iter(it)) = self.heap.get_mut(iter) else { return Ok(Value::NULL) };
        match &mut **it {
            Iter::Empty => Ok(Value::NULL),
            Iter::Range(next, left, step) => {
                if *left == 0 {
                    return Ok(Value::NULL);
                }
                let value = *next;
                *left -= 1;
                *next = next.saturating_add(*step);
                Ok(self.heap.int(value))
            }
            Iter::List(owner, at) | Iter::Tuple(owner, at) => {
                let (owner, place) = (*owner, *at);
                *at += 1;
                match self.heap.items(owner).and_then(|items| items.get(place)).copied() {
                    Some(item) => Ok(self.heap.retain(item)),
                    None => self.exhaust(iter),
                }
            }
            Iter::Str(owner, at) => {
                let (owner, byte) = (*owner, *at);
                let next = self.heap.text_of(owner).get(byte..).and_then(|rest| rest.chars().next());
                let Some(character) = next else { return self.exhaust(iter) };
                if let Some(Obj::Iter(it)) = self.heap.get_mut(iter)
                    && let Iter::Str(_, at) = &mut **it
                {
                    *at += character.len_utf8();
                }
                Ok(self.character(character))
            }
            Iter::Bytes(owner, at) => {
                let (owner, place) = (*owner, *at);
                *at += 1;
                match self.heap.body(owner) {
                    Obj::Bytes(bytes) if place < bytes.len() => Ok(Value::small(i64::from(bytes[place]))),
                    _ => self.exhaust(iter),
                }
            }
            Iter::Dict(owner, kind, at, len) => {
                let (owner, kind, at, len) = (*owner, *kind, *at, *len);
                self.dict_next(iter, owner, kind, at, len)
            }
            _ => self.iter_next_rare(iter),
        }
    }

    fn dict_next(&mut self, iter: Value, owner: Value, kind: ViewKind, at: usize, len: usize) -> Result<Value, Value> {
        let Some(dict) = self.heap.dict_of(owner) else { return self.exhaust(iter) };
        if dict.len() != len {
            self.set_place(iter, at, usize::MAX);
            return Err(self.error(c::RUNTIME_ERROR, "dictionary changed size during iteration"));
        }
        let Some(place) = (at..dict.places()).find(|&place| dict.entry(place).is_some()) else {
            return self.exhaust(iter);
        };
        let Some(entry) = dict.entry(place).copied() else { return Ok(Value::NULL) };
        self.set_place(iter, place + 1, len);
        Ok(match kind {
            ViewKind::Keys => self.heap.retain(entry.key),
            ViewKind::Values => self.heap.retain(entry.value),
            ViewKind::Items => {
                let pair = vec![self.heap.retain(entry.key), self.heap.retain(entry.value)];
                self.heap.tuple(pair)
            }
        })
    }

    fn set_place(&mut self, iter: Value, place: usize, length: usize) {
        if let Some(Obj::Iter(it)) = self.heap.get_mut(iter)
            && let Iter::Dict(_, _, at, len) | Iter::Set(_, at, len) = &mut **it
        {
            (*at, *len) = (place, length);
        }
    }

    fn set_next(&mut self, iter: Value, owner: Value, at: usize, len: usize) -> Result<Value, Value> {
        let Obj::Set(set) = self.heap.body(owner) else { return self.exhaust(iter) };
        if set.len() != len {
            self.set_place(iter, at, usize::MAX);
            return Err(self.error(c::RUNTIME_ERROR, "Set changed size during iteration"));
        }
        let Some((value, next)) = set.next_from(at) else { return self.exhaust(iter) };
        self.set_place(iter, next, len);
        Ok(self.heap.retain(value))
    }

    fn iter_next_rare(&mut self, iter: Value) -> Result<Value, Value> {
        let Obj::Iter(it) = self.heap.get(iter) else { return Ok(Value::NULL) };
        match (**it).clone() {
            Iter::Set(owner, at, len) => self.set_next(iter, owner, at, len),
            Iter::Reversed(owner, left) => {
                let item = left.checked_sub(1).and_then(|at| self.heap.items(owner).and_then(|items| items.get(at)));
                let Some(&item) = item else { return self.exhaust(iter) };
                if let Some(Obj::Iter(it)) = self.heap.get_mut(iter) {
                    **it = Iter::Reversed(owner, left - 1);
                }
                Ok(self.heap.retain(item))
            }
            Iter::LongRange([next, stop, step]) => {
                let up =
                    self.order_of(step, Value::small(0)).ok().flatten().flatten() == Some(std::cmp::Ordering::Greater);
                let order = self.order_of(next, stop).ok().flatten().flatten();
                let wanted = if up { std::cmp::Ordering::Less } else { std::cmp::Ordering::Greater };
                if order != Some(wanted) {
                    return Ok(Value::NULL);
                }
                let after = self.operate_plainly(0, next, step).unwrap_or(Ok(Value::NULL))?;
                if let Some(Obj::Iter(it)) = self.heap.get_mut(iter) {
                    **it = Iter::LongRange([after, stop, step]);
                }
                Ok(next)
            }
            Iter::Enumerate(inner, count) => {
                let item = self.iter_next_within(inner)?;
                if item.is_null() {
                    return Ok(item);
                }
                let next = self.operate_plainly(0, count, Value::small(1)).unwrap_or(Ok(Value::NULL))?;
                if let Some(Obj::Iter(it)) = self.heap.get_mut(iter) {
                    **it = Iter::Enumerate(inner, next);
                }
                Ok(self.heap.tuple(vec![count, item]))
            }
            Iter::Zip(all) => {
                let mut items = Vec::with_capacity(all.len());
                for inner in all {
                    let item = self.iter_next_within(inner)?;
                    if item.is_null() {
                        self.heap.release_all(items);
                        return Ok(item);
                    }
                    items.push(item);
                }
                if items.is_empty() { Ok(Value::NULL) } else { Ok(self.heap.tuple(items)) }
            }
            _ => Ok(Value::NULL),
        }
    }

    /// Nothing more comes out of an iterator, and it lets go of what it was over.
    pub(super) fn exhaust(&mut self, iter: Value) -> Result<Value, Value> {
        if let Some(Obj::Iter(it)) = self.heap.get_mut(iter) {
            let old = std::mem::replace(&mut **it, Iter::Empty);
            if let Iter::List(owner, _)
            | Iter::Tuple(owner, _)
            | Iter::Str(owner, _)
            | Iter::Bytes(owner, _)
            | Iter::Dict(owner, ..)
            | Iter::Set(owner, ..)
            | Iter::Reversed(owner, _) = old
            {
                self.heap.release(owner);
            }
        }
        Ok(Value::NULL)
    }

    /// `next()`: the iterator stays the caller's.
    pub(crate) fn next(&mut self, iter: Value, then: Then) -> Res {
        match self.heap.get(iter) {
            Obj::Iter(_) => {
                let item = match self.iter_next(iter) {
                    Ok(item) if !item.is_null() => return self.apply(then, item),
                    Ok(_) => self.stop_iteration(Value::NONE),
                    Err(error) => error,
                };
                self.push_waiting(then);
                Err(item)
            }
            Obj::Generator(it) if it.kind == crate::python::code::Kind::Generator => self.send(iter, Value::NONE, then),
            Obj::Step(_) => self.send(iter, Value::NONE, then),
            _ => {
                let class = self.class_of(iter);
                let Some(method) = self.lookup(class, self.known.next) else {
                    let name = self.class_name(iter);
                    return Err(self.type_error(format!("'{name}' object is not an iterator")));
                };
                let owner = self.heap.retain(iter);
                self.call(method, &[owner], then)
            }
        }
    }

    /// `FOR_ITER` of anything that is no iterator of ours.
    pub(super) fn for_iter(&mut self, iter: Value) -> Res {
        self.next(iter, Then::ForIter)
    }

    /// Appends all items to a list if no Python code is needed for that; both
    /// stay the caller's.
    pub(crate) fn extend_list(&mut self, list: Value, items: Value) -> Result<bool, Value> {
        let Some(new) = self.native_items(items)? else { return Ok(false) };
        self.heap.grow(new.len() * 8);
        if let Some(Obj::List(list)) = self.heap.body_mut(list) {
            list.extend(new);
        }
        Ok(true)
    }
}

/// What `__iter__` gave must be an iterator.
fn check_iterator(vm: &mut Vm, _kept: Value, iter: Value) -> Res {
    let is_one = match vm.heap.get(iter) {
        Obj::Iter(_) | Obj::Generator(_) | Obj::Step(_) => true,
        _ => vm.lookup(vm.class_of(iter), vm.known.next).is_some(),
    };
    if is_one {
        return Ok(Flow::Value(iter));
    }
    let name = vm.class_name(iter);
    vm.heap.release(iter);
    Err(vm.type_error(format!("iter() returned non-iterator of type '{name}'")))
}

/// The iterator with a handle that counts, as the caller saw to.
fn counted(iter: Iter) -> Iter {
    match iter {
        Iter::List(owner, at) => Iter::List(owner.counted(), at),
        Iter::Tuple(owner, at) => Iter::Tuple(owner.counted(), at),
        Iter::Str(owner, at) => Iter::Str(owner.counted(), at),
        Iter::Bytes(owner, at) => Iter::Bytes(owner.counted(), at),
        Iter::Dict(owner, kind, at, len) => Iter::Dict(owner.counted(), kind, at, len),
        Iter::Set(owner, at, len) => Iter::Set(owner.counted(), at, len),
        other => other,
    }
}

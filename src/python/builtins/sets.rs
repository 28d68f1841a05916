//! Sets and frozen sets.

use super::set_algebra::{
    difference, difference_update, intersection, intersection_update, isdisjoint, issubset, issuperset,
    symmetric_difference, symmetric_difference_update, union,
};
use crate::python::classes as c;
use crate::python::dict::Found;
use crate::python::object::Obj;
use crate::python::set::Set;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Then, Vm, native};

/// The methods of sets.
pub(crate) static SET: &[NativeDef] = &[
    native("add", add, 1, 1),
    native("remove", remove, 1, 1),
    native("discard", discard, 1, 1),
    native("pop", pop, 0, 0),
    native("clear", clear, 0, 0),
    native("copy", copy, 0, 0),
    native("update", update, 0, 255),
    native("union", union, 0, 255),
    native("intersection", intersection, 0, 255),
    native("difference", difference, 0, 255),
    native("symmetric_difference", symmetric_difference, 1, 1),
    native("intersection_update", intersection_update, 0, 255),
    native("difference_update", difference_update, 0, 255),
    native("symmetric_difference_update", symmetric_difference_update, 1, 1),
    native("issubset", issubset, 1, 1),
    native("issuperset", issuperset, 1, 1),
    native("isdisjoint", isdisjoint, 1, 1),
    native("__ior__", set_operator::<20>, 1, 1),
    native("__iand__", set_operator::<14>, 1, 1),
    native("__isub__", set_operator::<23>, 1, 1),
    native("__ixor__", set_operator::<25>, 1, 1),
    native("__or__", set_operator::<7>, 1, 1),
    native("__and__", set_operator::<1>, 1, 1),
    native("__sub__", set_operator::<10>, 1, 1),
    native("__xor__", set_operator::<12>, 1, 1),
    native("__init__", update_once, 0, 1),
    native("__len__", super::methods::len_method, 0, 0),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
];

/// The methods of frozen sets.
pub(crate) static FROZENSET: &[NativeDef] = &[
    native("copy", copy, 0, 0),
    native("union", union, 0, 255),
    native("intersection", intersection, 0, 255),
    native("difference", difference, 0, 255),
    native("symmetric_difference", symmetric_difference, 1, 1),
    native("issubset", issubset, 1, 1),
    native("issuperset", issuperset, 1, 1),
    native("isdisjoint", isdisjoint, 1, 1),
    native("__len__", super::methods::len_method, 0, 0),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
];

impl Vm {
    /// Adds an item, which is given away; whether it could be done without Python
    /// code. If not, it stays the caller's.
    pub(crate) fn set_add(&mut self, set: Value, item: Value) -> Result<bool, Value> {
        let Some(hash) = self.key_hash(item, "set element")? else { return Ok(false) };
        Ok(self.set_add_hashed(set, hash, item))
    }

    /// The same with a hash that is known.
    pub(crate) fn set_add_hashed(&mut self, set: Value, hash: u64, item: Value) -> bool {
        let Obj::Set(it) = self.heap.body(set) else { return true };
        match it.find(hash, |other| self.same_key(other, item)) {
            Found::At(_) => self.heap.release(item),
            Found::Absent => {
                if let Some(Obj::Set(it)) = self.heap.body_mut(set) {
                    it.add(hash, item);
                }
            }
            Found::Unknown => return false,
        }
        true
    }

    /// All items of one set into another, as CPython merges tables; whether it could
    /// be done without Python code.
    pub(crate) fn set_merge(&mut self, into: Value, from: Value) -> bool {
        let (Obj::Set(target), Obj::Set(other)) = (self.heap.body(into), self.heap.body(from)) else { return false };
        if into.is(from) || other.len() == 0 {
            return true;
        }
        let other = other.clone();
        if target.is_untouched() {
            let copy = other.copy(target.is_frozen);
            for (_, item) in copy.iter() {
                self.heap.retain(item);
            }
            if let Some(Obj::Set(target)) = self.heap.body_mut(into) {
                **target = copy;
            }
            return true;
        }
        if let Some(Obj::Set(target)) = self.heap.body_mut(into) {
            target.reserve_for(other.len());
        }
        for (hash, item) in other.iter() {
            let item = self.heap.retain(item);
            if !self.set_add_hashed(into, hash, item) {
                return false;
            }
        }
        true
    }

    /// The place of an item; `None` if Python code must say.
    pub(crate) fn find_item(&mut self, set: Value, item: Value) -> Result<Option<Found>, Value> {
        // A set is looked for as if it were frozen.
        let hash = match self.heap.body(item) {
            Obj::Set(inner) if !inner.is_frozen => {
                let hashes: Vec<u64> = inner.iter().map(|(hash, _)| hash).collect();
                crate::python::hash::of_frozen_set(hashes.into_iter())
            }
            _ => match self.key_hash(item, "set element")? {
                Some(hash) => hash,
                None => return Ok(None),
            },
        };
        let Obj::Set(it) = self.heap.body(set) else { return Ok(Some(Found::Absent)) };
        let found = it.find(hash, |other| self.same_key(other, item));
        Ok((found != Found::Unknown).then_some(found))
    }

    /// A new set of values that are given away, if no Python code is needed.
    pub(crate) fn set_of(&mut self, items: Vec<Value>, is_frozen: bool) -> Result<Option<Value>, Value> {
        let set = self.heap.set(Set::new(is_frozen));
        for item in items {
            if !self.set_add(set, item)? {
                self.heap.release(set);
                return Ok(None);
            }
        }
        Ok(Some(set))
    }

    /// Something iterable as a set of its own; none if Python code is needed.
    pub(crate) fn as_set(&mut self, value: Value) -> Result<Option<Value>, Value> {
        if matches!(self.heap.body(value), Obj::Set(_)) {
            return Ok(Some(self.heap.retain(value)));
        }
        match self.native_items(value)? {
            Some(items) => self.set_of(items, false),
            None => Ok(None),
        }
    }
}

/// An operator as a method, which knows sets only.
fn set_operator<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    if !matches!(vm.heap.body(vm.arg(args, 1)), Obj::Set(_)) {
        return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
    }
    super::methods::operator::<OP>(vm, args)
}

fn add(vm: &mut Vm, args: Args) -> Res {
    let (set, item) = (vm.arg(args, 0), vm.arg(args, 1));
    let item = vm.heap.retain(item);
    if vm.set_add(set, item)? {
        return NONE;
    }
    let set = vm.heap.retain(set);
    vm.call_prelude("set_add", &[set, item], Then::Push)
}

fn take_out(vm: &mut Vm, args: Args, must: bool) -> Res {
    let (set, item) = (vm.arg(args, 0), vm.arg(args, 1));
    match vm.find_item(set, item)? {
        Some(Found::At(place)) => {
            if let Some(Obj::Set(it)) = vm.heap.body_mut(set) {
                let gone = it.remove(place);
                vm.heap.release(gone);
            }
            NONE
        }
        Some(_) if must => Err(vm.key_error(item)),
        Some(_) => NONE,
        None => {
            let arguments = [vm.heap.retain(set), vm.heap.retain(item), Value::bool(must)];
            vm.call_prelude("set_remove", &arguments, Then::Push)
        }
    }
}

fn remove(vm: &mut Vm, args: Args) -> Res {
    take_out(vm, args, true)
}

fn discard(vm: &mut Vm, args: Args) -> Res {
    take_out(vm, args, false)
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let set = vm.arg(args, 0);
    let Some(Obj::Set(it)) = vm.heap.body_mut(set) else { return NONE };
    match it.next_from(0) {
        Some((_, after)) => Ok(Flow::Value(it.remove(after - 1))),
        None => {
            let text = vm.heap.str("pop from an empty set");
            Err(vm.exception(c::KEY_ERROR, vec![text]))
        }
    }
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let set = vm.arg(args, 0);
    if let Some(Obj::Set(it)) = vm.heap.body_mut(set) {
        let gone = it.take();
        vm.heap.release_all(gone);
    }
    NONE
}

pub(super) fn copy(vm: &mut Vm, args: Args) -> Res {
    let set = vm.arg(args, 0);
    let Obj::Set(it) = vm.heap.body(set) else { return NONE };
    if it.is_frozen && matches!(vm.heap.get(set), Obj::Set(_)) {
        return vm.give(set);
    }
    let copy = it.copy(it.is_frozen);
    for (_, item) in copy.iter().collect::<Vec<_>>() {
        vm.heap.retain(item);
    }
    Ok(Flow::Value(vm.heap.set(copy)))
}

fn update(vm: &mut Vm, args: Args) -> Res {
    let set = vm.arg(args, 0);
    for place in 1..args.len as usize {
        let other = vm.arg(args, place);
        if vm.set_merge(set, other) {
            continue;
        }
        let Some(items) = vm.native_items(other)? else {
            let others: Vec<Value> = (place..args.len as usize).map(|at| vm.arg(args, at)).collect();
            let others = others.into_iter().map(|other| vm.heap.retain(other)).collect();
            let others = vm.heap.list(others);
            let set = vm.heap.retain(set);
            return vm.call_prelude("set_update_all", &[set, others], Then::Push);
        };
        let mut rest = items.into_iter();
        while let Some(item) = rest.next() {
            if !vm.set_add(set, item)? {
                let mut left = vec![item];
                left.extend(rest);
                let left = vm.heap.list(left);
                let set = vm.heap.retain(set);
                return vm.call_prelude("set_fill", &[set, left], Then::Push);
            }
        }
    }
    NONE
}

fn update_once(vm: &mut Vm, args: Args) -> Res {
    clear(vm, args)?;
    update(vm, args)
}

fn make_any(vm: &mut Vm, args: Args, is_frozen: bool) -> Res {
    let name = if is_frozen { "frozenset" } else { "set" };
    let Some(items) = super::lists::one_argument(vm, args, name)? else {
        return Ok(Flow::Value(vm.heap.set(Set::new(is_frozen))));
    };
    if let Obj::Set(set) = vm.heap.get(items) {
        if is_frozen && set.is_frozen {
            return vm.give(items);
        }
        let copy = set.copy(is_frozen);
        for (_, item) in copy.iter().collect::<Vec<_>>() {
            vm.heap.retain(item);
        }
        return Ok(Flow::Value(vm.heap.set(copy)));
    }
    if let Some(all) = vm.native_items(items)? {
        let kept = vm.heap.list(all);
        let copies = vm.heap.items(kept).unwrap_or_default().to_vec();
        let copies = copies.into_iter().map(|item| vm.heap.retain(item)).collect();
        if let Some(set) = vm.set_of(copies, is_frozen)? {
            vm.heap.release(kept);
            return Ok(Flow::Value(set));
        }
        return vm.call_prelude("make_set", &[kept, Value::bool(is_frozen)], Then::Push);
    }
    let items = vm.heap.retain(items);
    vm.call_prelude("make_set", &[items, Value::bool(is_frozen)], Then::Push)
}

pub(crate) fn make(vm: &mut Vm, args: Args) -> Res {
    make_any(vm, args, false)
}

pub(crate) fn make_frozen(vm: &mut Vm, args: Args) -> Res {
    make_any(vm, args, true)
}

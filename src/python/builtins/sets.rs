//! Sets and frozen sets.

use crate::python::classes as c;
use crate::python::dict::Found;
use crate::python::object::Obj;
use crate::python::set::Set;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Then, Vm, give_bool, native};

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
    native("__init__", update_once, 0, 1),
    native("__len__", super::objects::len_method, 0, 0),
    native("__contains__", super::objects::contains_method, 1, 1),
    native("__iter__", super::objects::iter_method, 0, 0),
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
    native("__len__", super::objects::len_method, 0, 0),
    native("__contains__", super::objects::contains_method, 1, 1),
    native("__iter__", super::objects::iter_method, 0, 0),
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
    fn as_set(&mut self, value: Value) -> Result<Option<Value>, Value> {
        if matches!(self.heap.body(value), Obj::Set(_)) {
            return Ok(Some(self.heap.retain(value)));
        }
        match self.native_items(value)? {
            Some(items) => self.set_of(items, false),
            None => Ok(None),
        }
    }
}

/// `|`, `&`, `-`, `^` by CPython's numbers.
pub(crate) fn operate(vm: &mut Vm, op: u32, left: Value, right: Value) -> Option<Result<Value, Value>> {
    let is_frozen = matches!(vm.heap.body(left), Obj::Set(set) if set.is_frozen);
    let left = match vm.as_set(left) {
        Ok(set) => set?,
        Err(error) => return Some(Err(error)),
    };
    let right = match vm.as_set(right) {
        Ok(set) => set?,
        Err(error) => return Some(Err(error)),
    };
    let (Obj::Set(a), Obj::Set(b)) = (vm.heap.body(left), vm.heap.body(right)) else { return None };
    let has = |set: &Set, hash, item| matches!(set.find(hash, |other| vm.same_key(other, item)), Found::At(_));
    let (a, b) = (a.clone(), b.clone());
    let mut result = match op {
        7 | 12 => a.copy(is_frozen),
        _ => Set::new(is_frozen),
    };
    match op {
        7 => {
            result.reserve_for(b.len());
            b.iter().filter(|&(hash, item)| !has(&a, hash, item)).for_each(|(hash, item)| result.add(hash, item));
        }
        1 => {
            let (few, many) = if b.len() > a.len() { (&a, &b) } else { (&b, &a) };
            few.iter().filter(|&(hash, item)| has(many, hash, item)).for_each(|(hash, item)| result.add(hash, item));
        }
        10 => a.iter().filter(|&(hash, item)| !has(&b, hash, item)).for_each(|(hash, item)| result.add(hash, item)),
        _ => {
            for (hash, item) in b.iter() {
                match a.find(hash, |other| vm.same_key(other, item)) {
                    Found::At(_) => {
                        if let Found::At(place) = result.find(hash, |other| vm.same_key(other, item)) {
                            result.remove(place);
                        }
                    }
                    _ => result.add(hash, item),
                }
            }
        }
    }
    for (_, item) in result.iter().collect::<Vec<_>>() {
        vm.heap.retain(item);
    }
    vm.heap.release(left);
    vm.heap.release(right);
    Some(Ok(vm.heap.set(result)))
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

fn copy(vm: &mut Vm, args: Args) -> Res {
    let set = vm.arg(args, 0);
    let Obj::Set(it) = vm.heap.body(set) else { return NONE };
    let copy = it.copy(it.is_frozen);
    for (_, item) in copy.iter().collect::<Vec<_>>() {
        vm.heap.retain(item);
    }
    Ok(Flow::Value(vm.heap.set(copy)))
}

/// One operator with each argument in turn; a new set.
fn with_all(vm: &mut Vm, args: Args, op: u32, name: &str) -> Res {
    let mut result = vm.heap.retain(vm.arg(args, 0));
    if args.len == 1 {
        vm.heap.release(result);
        return copy(vm, args);
    }
    for place in 1..args.len as usize {
        let other = vm.arg(args, place);
        let next = match vm.as_set(other)? {
            Some(other) => {
                let next = operate(vm, op, result, other);
                vm.heap.release(other);
                next
            }
            None => None,
        };
        match next {
            Some(next) => {
                vm.heap.release(result);
                result = next?;
            }
            None => {
                let others: Vec<Value> = (place..args.len as usize).map(|at| vm.arg(args, at)).collect();
                let others = others.into_iter().map(|other| vm.heap.retain(other)).collect();
                let others = vm.heap.list(others);
                let name = vm.heap.str(name);
                return vm.call_prelude("set_slowly", &[result, name, others], Then::Push);
            }
        }
    }
    Ok(Flow::Value(result))
}

fn union(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 7, "union")
}

fn intersection(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 1, "intersection")
}

fn difference(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 10, "difference")
}

fn symmetric_difference(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 12, "symmetric_difference")
}

/// The same in place.
fn in_place(vm: &mut Vm, args: Args, op: u32, name: &str) -> Res {
    let set = vm.heap.retain(vm.arg(args, 0));
    match with_all(vm, args, op, name)? {
        Flow::Value(new) => take_content(vm, set, new),
        other => {
            // What comes back becomes the set's content.
            if let Some(frame) = vm.frames.last_mut() {
                frame.then = Then::Continue(take_content, set);
            }
            Ok(other)
        }
    }
}

fn take_content(vm: &mut Vm, set: Value, new: Value) -> Res {
    if let Obj::Set(content) = vm.heap.body(new) {
        let content = content.clone();
        for (_, item) in content.iter() {
            vm.heap.retain(item);
        }
        if let Some(Obj::Set(it)) = vm.heap.body_mut(set) {
            let gone = it.take();
            **it = *content;
            vm.heap.release_all(gone);
        }
    }
    vm.heap.release(new);
    vm.heap.release(set);
    NONE
}

fn intersection_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 1, "intersection")
}

fn difference_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 10, "difference")
}

fn symmetric_difference_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 12, "symmetric_difference")
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

fn compare(vm: &mut Vm, args: Args, swap: bool, name: &str) -> Res {
    let (one, other) = (vm.arg(args, 0), vm.arg(args, 1));
    let Some(other_set) = vm.as_set(other)? else {
        let arguments = [vm.heap.retain(one), vm.heap.retain(other), vm.heap.str(name)];
        return vm.call_prelude("set_compare", &arguments, Then::Push);
    };
    let (a, b) = if swap { (other_set, one) } else { (one, other_set) };
    let is = match (vm.heap.body(a), vm.heap.body(b)) {
        (Obj::Set(a), Obj::Set(b)) => vm.is_subset(a, b).unwrap_or(false),
        _ => false,
    };
    vm.heap.release(other_set);
    give_bool(is)
}

fn issubset(vm: &mut Vm, args: Args) -> Res {
    compare(vm, args, false, "issubset")
}

fn issuperset(vm: &mut Vm, args: Args) -> Res {
    compare(vm, args, true, "issuperset")
}

pub(crate) fn isdisjoint(vm: &mut Vm, args: Args) -> Res {
    let (one, other) = (vm.arg(args, 0), vm.arg(args, 1));
    let (Some(one), Some(other)) = (vm.as_set(one)?, vm.as_set(other)?) else {
        return Err(vm.refuse("isdisjoint with such an iterable"));
    };
    let common = match operate(vm, 1, one, other) {
        Some(common) => common?,
        None => return NONE,
    };
    let is = matches!(vm.heap.body(common), Obj::Set(set) if set.len() == 0);
    vm.heap.release_all([one, other, common]);
    give_bool(is)
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

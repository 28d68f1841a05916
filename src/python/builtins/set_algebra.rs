//! Union, intersection and so on of sets, and how sets compare.

use super::sets::copy;
use crate::python::dict::Found;
use crate::python::object::Obj;
use crate::python::set::Set;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, Res, Then, Vm, give_bool};

/// `|`, `&`, `-`, `^` by CPython's numbers.
pub(crate) fn operate(vm: &mut Vm, op: u32, left: Value, right: Value) -> Option<Result<Value, Value>> {
    let is_frozen = matches!(vm.heap.body(left), Obj::Set(set) if set.is_frozen);
    let left = match vm.as_set(left) {
        Ok(set) => set?,
        Err(error) => return Some(Err(error)),
    };
    let right = match vm.as_set(right) {
        Ok(Some(set)) => set,
        Ok(None) => {
            vm.heap.release(left);
            let class = vm.class_name(right);
            return Some(Err(vm.type_error(format!("'{class}' object is not iterable"))));
        }
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
        10 if a.len() >> 2 > b.len() => {
            // A copy from which a few are taken.
            result = a.copy(is_frozen);
            for (hash, item) in b.iter() {
                if let Found::At(place) = result.find(hash, |other| vm.same_key(other, item)) {
                    result.remove(place);
                }
            }
        }
        10 => a.iter().filter(|&(hash, item)| !has(&b, hash, item)).for_each(|(hash, item)| result.add(hash, item)),
        _ => result = either(vm, &a, &b, op == 12, is_frozen),
    }
    for (_, item) in result.iter().collect::<Vec<_>>() {
        vm.heap.retain(item);
    }
    vm.heap.release(left);
    vm.heap.release(right);
    Some(Ok(vm.heap.set(result)))
}

/// What is in one of two sets. A new set begins with a copy of the second.
fn either(vm: &Vm, one: &Set, other: &Set, is_new: bool, is_frozen: bool) -> Set {
    let (a, b) = if is_new { (other, one) } else { (one, other) };
    let mut result = a.copy(is_frozen);
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
    result
}

/// One operator with each argument in turn; a new set.
pub(super) fn with_all(vm: &mut Vm, args: Args, op: u32, name: &str) -> Res {
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

pub(super) fn union(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 7, "union")
}

pub(super) fn intersection(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 1, "intersection")
}

pub(super) fn difference(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 10, "difference")
}

pub(super) fn symmetric_difference(vm: &mut Vm, args: Args) -> Res {
    with_all(vm, args, 12, "symmetric_difference")
}

/// The same in place.
pub(super) fn in_place(vm: &mut Vm, args: Args, op: u32, name: &str) -> Res {
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

pub(super) fn take_content(vm: &mut Vm, set: Value, new: Value) -> Res {
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

pub(super) fn intersection_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 1, "intersection")
}

pub(super) fn difference_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 10, "difference")
}

pub(super) fn symmetric_difference_update(vm: &mut Vm, args: Args) -> Res {
    in_place(vm, args, 25, "symmetric_difference")
}

pub(super) fn compare(vm: &mut Vm, args: Args, swap: bool, name: &str) -> Res {
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

pub(super) fn issubset(vm: &mut Vm, args: Args) -> Res {
    compare(vm, args, false, "issubset")
}

pub(super) fn issuperset(vm: &mut Vm, args: Args) -> Res {
    compare(vm, args, true, "issuperset")
}

pub(crate) fn isdisjoint(vm: &mut Vm, args: Args) -> Res {
    let (one, other) = (vm.arg(args, 0), vm.arg(args, 1));
    let (Some(one), Some(other)) = (vm.as_set(one)?, vm.as_set(other)?) else {
        let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1))];
        return vm.call_prelude("set_is_disjoint", &arguments, Then::Push);
    };
    let common = match operate(vm, 1, one, other) {
        Some(common) => common?,
        None => return NONE,
    };
    let is = matches!(vm.heap.body(common), Obj::Set(set) if set.len() == 0);
    vm.heap.release_all([one, other, common]);
    give_bool(is)
}

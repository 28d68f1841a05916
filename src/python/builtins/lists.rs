//! Lists, tuples, ranges and slices.

use super::sorting::sort;
use crate::python::classes as c;
use crate::python::object::{Iter, Obj};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Then, Vm, native, native_with_keywords};

/// The methods of lists.
pub(crate) static LIST: &[NativeDef] = &[
    native("append", append, 1, 1),
    native("extend", extend, 1, 1),
    native("insert", insert, 2, 2),
    native("pop", pop, 0, 1),
    native("remove", remove, 1, 1),
    native("clear", clear, 0, 0),
    native("copy", copy, 0, 0),
    native("index", index, 1, 3),
    native("count", count, 1, 1),
    native("reverse", reverse, 0, 0),
    native_with_keywords("sort", sort),
    native_with_keywords("__init__", init_list),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__setitem__", super::methods::setitem_method, 2, 2),
    native("__delitem__", super::methods::delitem_method, 1, 1),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__reversed__", reversed_method, 0, 0),
    native("__add__", super::methods::operator::<0>, 1, 1),
    native("__mul__", super::methods::operator::<5>, 1, 1),
    native("__iadd__", super::methods::operator::<13>, 1, 1),
];

/// The methods of tuples.
pub(crate) static TUPLE: &[NativeDef] = &[
    native("index", index, 1, 3),
    native("count", count, 1, 1),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__add__", super::methods::operator::<0>, 1, 1),
    native("__mul__", super::methods::operator::<5>, 1, 1),
];

/// The attributes of ranges.
pub(crate) static RANGE: &[NativeDef] = &[
    super::objects::getter("start", range_start),
    super::objects::getter("stop", range_stop),
    super::objects::getter("step", range_step),
    native("index", index, 1, 1),
    native("count", count, 1, 1),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__reversed__", reversed_method, 0, 0),
];

fn append(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    let value = vm.arg(args, 1);
    let value = vm.heap.retain(value);
    if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
        items.push(value);
        let len = items.len();
        vm.heap.grow_at(len);
    }
    NONE
}

fn extend(vm: &mut Vm, args: Args) -> Res {
    let (list, items) = (vm.arg(args, 0), vm.arg(args, 1));
    if vm.extend_list(list, items)? {
        return NONE;
    }
    let arguments = [vm.heap.retain(list), vm.heap.retain(items)];
    vm.call_prelude("list_extend", &arguments, Then::Push)
}

fn insert(vm: &mut Vm, args: Args) -> Res {
    let (list, value) = (vm.arg(args, 0), vm.arg(args, 2));
    let Some(at) = vm.index(vm.arg(args, 1)) else {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    let value = vm.heap.retain(value);
    if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
        let len = items.len() as i64;
        let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
        items.insert(at as usize, value);
        let len = items.len();
        vm.heap.grow_at(len);
        vm.pay_for((len - at as usize) * 8);
    }
    NONE
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    let at = if args.len > 1 { vm.index(vm.arg(args, 1)) } else { Some(-1) };
    let Some(Obj::List(items)) = vm.heap.body_mut(list) else { return NONE };
    if items.is_empty() {
        return Err(vm.index_error("pop from empty list"));
    }
    let len = items.len() as i64;
    match at.map(|at| if at < 0 { at + len } else { at }) {
        Some(at) if at >= 0 && at < len => {
            let item = items.remove(at as usize);
            vm.pay_for((len - at) as usize * 8);
            Ok(Flow::Value(item))
        }
        Some(_) => Err(vm.index_error("pop index out of range")),
        None => {
            let class = vm.class_name(vm.arg(args, 1));
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

/// The place of an equal item; none if Python code must say.
fn find(vm: &Vm, items: &[Value], value: Value, from: usize) -> Option<Option<usize>> {
    for (at, &item) in items.iter().enumerate().skip(from) {
        if item.is(value) || vm.equal(item, value).ok()? {
            return Some(Some(at));
        }
    }
    Some(None)
}

fn remove(vm: &mut Vm, args: Args) -> Res {
    let (list, value) = (vm.arg(args, 0), vm.arg(args, 1));
    let found = find(vm, vm.heap.items(list).unwrap_or_default(), value, 0);
    vm.pay_for(vm.bytes_of(list) as usize);
    match found {
        Some(Some(at)) => {
            if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
                let gone = items.remove(at);
                vm.heap.release(gone);
            }
            NONE
        }
        Some(None) => Err(vm.value_error("list.remove(x): x not in list")),
        None => {
            let arguments = [vm.heap.retain(list), vm.heap.retain(value)];
            vm.call_prelude("list_remove", &arguments, Then::Push)
        }
    }
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
        let gone = std::mem::take(items);
        vm.heap.release_all(gone);
    }
    NONE
}

pub(super) fn copy(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    vm.room(vm.bytes_of(list))?;
    let items = vm.heap.items(list).unwrap_or_default().to_vec();
    let items = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    Ok(Flow::Value(vm.heap.list(items)))
}

fn index(vm: &mut Vm, args: Args) -> Res {
    let (owner, value) = (vm.arg(args, 0), vm.arg(args, 1));
    let mut items = match vm.heap.items(owner) {
        Some(items) => items.to_vec(),
        None => vm.native_items(owner)?.unwrap_or_default(),
    };
    vm.pay_for(items.len() * 8);
    let len = items.len() as i64;
    let clip = |at: Option<i64>, default: i64| {
        at.map_or(default, |at| if at < 0 { (at + len).max(0) } else { at.min(len) }) as usize
    };
    let from = clip(vm.index(vm.arg(args, 2)), 0);
    items.truncate(clip(vm.index(vm.arg(args, 3)), len));
    match find(vm, &items, value, from) {
        Some(Some(at)) => vm.give_int(at as i64),
        Some(None) => {
            let message = match vm.heap.body(owner) {
                Obj::List(_) => String::from("list.index(x): x not in list"),
                Obj::Tuple(_) => String::from("tuple.index(x): x not in tuple"),
                _ => String::from("range.index(x): x not in range"),
            };
            Err(vm.value_error(message))
        }
        None => {
            let arguments = [vm.heap.retain(owner), vm.heap.retain(value), Value::small(from as i64)];
            vm.call_prelude("sequence_index", &arguments, Then::Push)
        }
    }
}

fn count(vm: &mut Vm, args: Args) -> Res {
    let (owner, value) = (vm.arg(args, 0), vm.arg(args, 1));
    let items = match vm.heap.items(owner) {
        Some(items) => items.to_vec(),
        None => vm.native_items(owner)?.unwrap_or_default(),
    };
    let mut count = 0;
    for item in items {
        match vm.equal(item, value) {
            Ok(is) => count += i64::from(is || item.is(value)),
            Err(_) => {
                let arguments = [vm.heap.retain(owner), vm.heap.retain(value)];
                return vm.call_prelude("sequence_count", &arguments, Then::Push);
            }
        }
    }
    vm.give_int(count)
}

fn reverse(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
        items.reverse();
    }
    NONE
}

fn reversed_method(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    super::iterators::reversed_of(vm, owner)
}

fn init_list(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    if let Some(Obj::List(items)) = vm.heap.body_mut(list) {
        let gone = std::mem::take(items);
        vm.heap.release_all(gone);
    }
    if args.len < 2 {
        return NONE;
    }
    let items = vm.arg(args, 1);
    if vm.extend_list(list, items)? {
        return NONE;
    }
    let arguments = [vm.heap.retain(list), vm.heap.retain(items)];
    vm.call_prelude("list_extend", &arguments, Then::Push)
}

/// At most one argument, without keyword.
pub(crate) fn one_argument(vm: &mut Vm, args: Args, name: &str) -> Result<Option<Value>, Value> {
    if !vm.keywords(args).is_empty() {
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if args.len > 1 {
        return Err(vm.type_error(format!("{name} expected at most 1 argument, got {}", args.len)));
    }
    Ok((args.len == 1).then(|| vm.arg(args, 0)))
}

pub(crate) fn make_list(vm: &mut Vm, args: Args) -> Res {
    let Some(items) = one_argument(vm, args, "list")? else { return Ok(Flow::Value(vm.heap.list(Vec::new()))) };
    match vm.native_items(items)? {
        Some(items) => Ok(Flow::Value(vm.heap.list(items))),
        None => {
            let items = vm.heap.retain(items);
            vm.call_prelude("make_list", &[items], Then::Push)
        }
    }
}

pub(crate) fn make_tuple(vm: &mut Vm, args: Args) -> Res {
    let Some(items) = one_argument(vm, args, "tuple")? else { return Ok(Flow::Value(vm.heap.tuple(Vec::new()))) };
    if vm.class_of(items).is(c::TUPLE) {
        return vm.give(items);
    }
    match vm.native_items(items)? {
        Some(items) => Ok(Flow::Value(vm.heap.tuple(items))),
        None => {
            let items = vm.heap.retain(items);
            vm.call_prelude("make_list", &[items], Then::Continue(tuple_of_list, Value::NULL))
        }
    }
}

/// A tuple of a list that is given away.
pub(crate) fn tuple_of_list(vm: &mut Vm, _kept: Value, list: Value) -> Res {
    let items = vm.heap.items(list).unwrap_or_default().to_vec();
    let items: Vec<Value> = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    vm.heap.release(list);
    Ok(Flow::Value(vm.heap.tuple(items)))
}

pub(crate) fn make_range(vm: &mut Vm, args: Args) -> Res {
    let mut numbers = Vec::new();
    for value in vm.args_from(args, 0) {
        match vm.number(value) {
            Some(crate::python::vm::Number::Small(int)) => numbers.push(Value::small(int)),
            Some(crate::python::vm::Number::Big(_)) => numbers.push(vm.heap.retain(value)),
            _ if vm.has_index(value) => {
                let arguments = vm.args_from(args, 0).into_iter().map(|value| vm.heap.retain(value)).collect();
                let arguments = vm.heap.list(arguments);
                return vm.call_prelude("range_of_indices", &[arguments], Then::Push);
            }
            _ => {
                let class = vm.class_name(value);
                return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
            }
        }
    }
    let (zero, one) = (Value::small(0), Value::small(1));
    let parts = match numbers.as_slice() {
        [stop] => [zero, *stop, one],
        [start, stop] => [*start, *stop, one],
        [start, stop, step] => [*start, *stop, *step],
        [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        more => return Err(vm.type_error(format!("range expected at most 3 arguments, got {}", more.len()))),
    };
    if parts[2].as_int() == Some(0) {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Flow::Value(vm.heap.alloc(Obj::Range(Box::new(parts)))))
}

pub(crate) fn make_slice(vm: &mut Vm, args: Args) -> Res {
    let parts: Vec<Value> = vm.args_from(args, 0).into_iter().map(|part| vm.heap.retain(part)).collect();
    let none = Value::NONE;
    let parts = match parts.as_slice() {
        [stop] => [none, *stop, none],
        [start, stop] => [*start, *stop, none],
        [start, stop, step] => [*start, *stop, *step],
        other => return Err(vm.type_error(format!("slice expected at most 3 arguments, got {}", other.len()))),
    };
    Ok(Flow::Value(vm.heap.alloc(Obj::Slice(Box::new(parts)))))
}

fn range_part(vm: &mut Vm, args: Args, place: usize) -> Res {
    let part = match vm.heap.body(vm.arg(args, 0)) {
        Obj::Range(parts) | Obj::Slice(parts) => parts[place],
        _ => Value::NONE,
    };
    vm.give(part)
}

pub(crate) fn range_start(vm: &mut Vm, args: Args) -> Res {
    range_part(vm, args, 0)
}

pub(crate) fn range_stop(vm: &mut Vm, args: Args) -> Res {
    range_part(vm, args, 1)
}

pub(crate) fn range_step(vm: &mut Vm, args: Args) -> Res {
    range_part(vm, args, 2)
}

/// An iterator of ours as a value.
pub(crate) fn give_iter(vm: &mut Vm, iter: Iter) -> Res {
    Ok(Flow::Value(vm.heap.iter(iter)))
}

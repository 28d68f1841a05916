//! Dictionaries and their views.

use crate::python::dict::{Dict, Found};
use crate::python::object::{Obj, ViewKind};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeKind, Res, Then, Vm, native, native_of_kind, native_with_keywords,
};

/// The methods of dictionaries.
pub(crate) static DICT: &[NativeDef] = &[
    native("get", get, 1, 2),
    native("keys", keys, 0, 0),
    native("values", values, 0, 0),
    native("items", items, 0, 0),
    native("pop", pop, 1, 2),
    native("popitem", popitem, 0, 0),
    native("setdefault", setdefault, 1, 2),
    native("clear", clear, 0, 0),
    native("copy", copy, 0, 0),
    native_with_keywords("update", update),
    native_with_keywords("__init__", update),
    native_of_kind("fromkeys", fromkeys, 1, 2, NativeKind::ClassMethod),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__setitem__", super::methods::setitem_method, 2, 2),
    native("__delitem__", super::methods::delitem_method, 1, 1),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__or__", super::methods::operator::<7>, 1, 1),
];

/// The methods of views.
pub(crate) static VIEW: &[NativeDef] = &[
    native("__len__", super::methods::len_method, 0, 0),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("isdisjoint", super::set_algebra::isdisjoint, 1, 1),
    super::objects::getter("mapping", mapping),
];

/// The dictionary that a view shows.
fn mapping(vm: &mut Vm, args: Args) -> Res {
    match vm.heap.body(vm.arg(args, 0)) {
        &Obj::View(dict, _) => vm.give(dict),
        _ => NONE,
    }
}

fn get(vm: &mut Vm, args: Args) -> Res {
    let (dict, key) = (vm.arg(args, 0), vm.arg(args, 1));
    let default = if args.len > 2 { vm.arg(args, 2) } else { Value::NONE };
    if let Some(item) = vm.quick_item(dict, key) {
        return Ok(Flow::Value(item));
    }
    match vm.find_key(dict, key)? {
        Some(Found::At(place)) => {
            let value = vm.heap.dict_of(dict).and_then(|dict| dict.entry(place)).map(|entry| entry.value);
            vm.give(value.unwrap_or(default))
        }
        Some(_) => vm.give(default),
        None => {
            let arguments = [vm.heap.retain(dict), vm.heap.retain(key), vm.heap.retain(default)];
            vm.call_prelude("dict_get", &arguments, Then::Push)
        }
    }
}

fn view(vm: &mut Vm, args: Args, kind: ViewKind) -> Res {
    let dict = vm.heap.retain(vm.arg(args, 0));
    Ok(Flow::Value(vm.heap.alloc(Obj::View(dict, kind))))
}

fn keys(vm: &mut Vm, args: Args) -> Res {
    view(vm, args, ViewKind::Keys)
}

fn values(vm: &mut Vm, args: Args) -> Res {
    view(vm, args, ViewKind::Values)
}

fn items(vm: &mut Vm, args: Args) -> Res {
    view(vm, args, ViewKind::Items)
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let (dict, key) = (vm.arg(args, 0), vm.arg(args, 1));
    match vm.find_key(dict, key)? {
        Some(Found::At(place)) => match vm.heap.dict_mut(dict).map(|dict| dict.remove(place)) {
            Some(entry) => {
                vm.heap.release(entry.key);
                Ok(Flow::Value(entry.value))
            }
            None => NONE,
        },
        Some(_) if args.len > 2 => vm.give(vm.arg(args, 2)),
        Some(_) => Err(vm.key_error(key)),
        None => {
            let default = if args.len > 2 { vm.arg(args, 2) } else { Value::NOT_IMPLEMENTED };
            let arguments = [vm.heap.retain(dict), vm.heap.retain(key), vm.heap.retain(default)];
            vm.call_prelude("dict_pop", &arguments, Then::Push)
        }
    }
}

fn popitem(vm: &mut Vm, args: Args) -> Res {
    let dict = vm.arg(args, 0);
    match vm.heap.dict_mut(dict).and_then(Dict::pop_last) {
        Some(entry) => Ok(Flow::Value(vm.heap.tuple(vec![entry.key, entry.value]))),
        None => {
            let text = vm.heap.str("popitem(): dictionary is empty");
            Err(vm.exception(crate::python::classes::KEY_ERROR, vec![text]))
        }
    }
}

fn setdefault(vm: &mut Vm, args: Args) -> Res {
    let (dict, key) = (vm.arg(args, 0), vm.arg(args, 1));
    let default = if args.len > 2 { vm.arg(args, 2) } else { Value::NONE };
    match vm.find_key(dict, key)? {
        Some(Found::At(place)) => {
            let value = vm.heap.dict_of(dict).and_then(|dict| dict.entry(place)).map(|entry| entry.value);
            vm.give(value.unwrap_or(default))
        }
        Some(_) => {
            let (key, value) = (vm.heap.retain(key), vm.heap.retain(default));
            vm.dict_set(dict, key, value)?;
            vm.give(default)
        }
        None => {
            let arguments = [vm.heap.retain(dict), vm.heap.retain(key), vm.heap.retain(default)];
            vm.call_prelude("dict_setdefault", &arguments, Then::Push)
        }
    }
}

fn clear(vm: &mut Vm, args: Args) -> Res {
    let dict = vm.arg(args, 0);
    let entries = vm.heap.dict_mut(dict).map(Dict::take).unwrap_or_default();
    for entry in entries {
        vm.heap.release(entry.key);
        vm.heap.release(entry.value);
    }
    NONE
}

pub(super) fn copy(vm: &mut Vm, args: Args) -> Res {
    let dict = vm.arg(args, 0);
    Ok(Flow::Value(vm.copy_dict(dict)))
}

/// Keywords as a dictionary.
fn keywords_dict(vm: &mut Vm, args: Args) -> Value {
    let mut dict = Dict::default();
    for (name, value) in vm.keywords(args) {
        let hash = vm.heap.text(name).map_or(0, crate::python::text::Text::hash);
        let (name, value) = (vm.heap.retain(name), vm.heap.retain(value));
        dict.add(hash, name, value);
    }
    vm.heap.dict(dict)
}

fn update(vm: &mut Vm, args: Args) -> Res {
    let dict = vm.arg(args, 0);
    let keywords = keywords_dict(vm, args);
    let other = if vm.positional(args) > 1 { vm.arg(args, 1) } else { Value::NONE };
    if other.is_none() || matches!(vm.heap.get(other), Obj::Dict(_)) {
        vm.merge_dicts(dict, other)?;
        vm.merge_dicts(dict, keywords)?;
        vm.heap.release(keywords);
        return NONE;
    }
    let arguments = [vm.heap.retain(dict), vm.heap.retain(other), keywords];
    vm.call_prelude("dict_update", &arguments, Then::Push)
}

fn fromkeys(vm: &mut Vm, args: Args) -> Res {
    let default = if args.len > 2 { vm.arg(args, 2) } else { Value::NONE };
    let arguments = [vm.arg(args, 0), vm.arg(args, 1), default].map(|value| vm.heap.retain(value));
    vm.call_prelude("dict_fromkeys", &arguments, Then::Push)
}

pub(crate) fn make(vm: &mut Vm, args: Args) -> Res {
    if vm.positional(args) > 1 {
        let count = vm.positional(args);
        return Err(vm.type_error(format!("dict expected at most 1 argument, got {count}")));
    }
    let keywords = keywords_dict(vm, args);
    if vm.positional(args) == 0 {
        return Ok(Flow::Value(keywords));
    }
    let other = vm.arg(args, 0);
    let dict = vm.heap.dict(Dict::default());
    if matches!(vm.heap.get(other), Obj::Dict(_)) {
        vm.merge_dicts(dict, other)?;
        vm.merge_dicts(dict, keywords)?;
        vm.heap.release(keywords);
        return Ok(Flow::Value(dict));
    }
    let arguments = [dict, vm.heap.retain(other), keywords];
    vm.call_prelude("dict_make", &arguments, Then::Push)
}

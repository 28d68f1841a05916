//! What the prelude's Python is built on: steps that a program cannot name.

use crate::python::classes as c;
use crate::python::dict::{Dict, Found, Same};
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Then, Vm, give_bool, native_of_kind, native_with_keywords,
};

const fn inner(name: &'static str, call: NativeFn, least: u8, most: u8) -> NativeDef {
    native_of_kind(name, call, least, most, NativeKind::Function)
}

const fn inner_with_keywords(name: &'static str, call: NativeFn) -> NativeDef {
    let mut def = native_with_keywords(name, call);
    def.kind = NativeKind::Function;
    def
}

/// The table.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    inner("_lookup", lookup, 2, 2),
    inner("_bound", bound, 2, 2),
    inner("_operate", operate, 3, 3),
    inner("_order", order, 3, 3),
    inner("_probe", probe, 3, 3),
    inner("_entry", entry, 2, 2),
    inner("_add", add, 3, 4),
    inner("_replace", replace, 3, 3),
    inner("_remove", remove, 2, 2),
    inner("_is_builtin", is_builtin, 1, 1),
    inner("_content", content, 1, 1),
    inner("_make_class", make_class, 4, 4),
    inner("_run_body", run_body, 2, 2),
    inner("_write", write, 2, 2),
    inner("_plain_repr", plain_repr, 1, 1),
    inner("_parse_template", super::format::parse_template, 1, 1),
    inner("_sort", sort, 3, 3),
    inner("_set_list", set_list, 2, 2),
    inner("_set_group", set_group, 2, 2),
    inner("_same_places", same_places, 2, 2),
    inner("_names", names, 1, 1),
    inner("_slot_names", slot_names, 1, 1),
    inner("_give_to_builtins", give_to_builtins, 2, 2),
    inner("_disguise", disguise, 2, 2),
    inner("_enter_repr", enter_repr, 1, 1),
    inner("_leave_repr", leave_repr, 0, 0),
    inner("_tuple_hash", tuple_hash, 1, 1),
    inner("_refuse", refuse, 1, 1),
    inner("_load", load, 1, 1),
    inner("_stdin", stdin, 0, 0),
    inner("_caller_names", super::reflection::caller_names, 0, 0),
    inner_with_keywords("_call", call),
];

/// An attribute of a value's class as it stands there, or NotImplemented.
fn lookup(vm: &mut Vm, args: Args) -> Res {
    let name = vm.interned_name(vm.arg(args, 1));
    let found = vm.lookup(vm.class_of(vm.arg(args, 0)), name);
    vm.give(found.unwrap_or(Value::NOT_IMPLEMENTED))
}

/// The same bound to the value.
fn bound(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = vm.interned_name(vm.arg(args, 1));
    let class = vm.class_of(owner);
    match vm.lookup(class, name) {
        Some(found) if !found.is_none() => vm.bound(found, owner, class),
        _ => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

fn operate(vm: &mut Vm, args: Args) -> Res {
    let op = vm.index(vm.arg(args, 0)).unwrap_or(0) as u32;
    vm.operate(op, vm.arg(args, 1), vm.arg(args, 2))
}

/// A comparison of built-in things, or NotImplemented.
fn order(vm: &mut Vm, args: Args) -> Res {
    let op = vm.index(vm.arg(args, 0)).unwrap_or(0) as u32;
    let (left, right) = (vm.arg(args, 1), vm.arg(args, 2));
    if op == 2 || op == 3 {
        return match vm.equal_content(left, right) {
            Some(is) => give_bool(is == (op == 2)),
            None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
        };
    }
    match vm.order_of(left, right) {
        Ok(Some(order)) => give_bool(order.is_some_and(|order| crate::python::vm::matches_op(op, order))),
        _ => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

/// A hash of 64 bits, of an int.
fn bits(vm: &Vm, value: Value) -> u64 {
    let int = super::numbers::big_of(vm, value).unwrap_or_default();
    i64::try_from(&int).unwrap_or(0) as u64
}

/// The places of all entries or items with a hash, from one on.
fn probe(vm: &mut Vm, args: Args) -> Res {
    let (container, hash) = (vm.arg(args, 0), bits(vm, vm.arg(args, 1)));
    let skip = vm.index(vm.arg(args, 2)).unwrap_or(0);
    let mut seen = 0;
    let mut same = |_: Value| {
        seen += 1;
        if seen > skip { Same::Yes } else { Same::No }
    };
    let found = match vm.heap.body(container) {
        Obj::Dict(dict) => dict.find(hash, &mut same),
        Obj::Set(set) => set.find(hash, &mut same),
        _ => Found::Absent,
    };
    vm.give_int(if let Found::At(place) = found { place as i64 } else { -1 })
}

/// Key and value of a place of a dictionary, or the item of a set.
fn entry(vm: &mut Vm, args: Args) -> Res {
    let place = vm.index(vm.arg(args, 1)).unwrap_or(0) as usize;
    let (key, value) = match vm.heap.body(vm.arg(args, 0)) {
        Obj::Dict(dict) => dict.entry(place).map_or((Value::NONE, Value::NONE), |entry| (entry.key, entry.value)),
        Obj::Set(set) => (set.next_from(place).map_or(Value::NONE, |(item, _)| item), Value::NONE),
        _ => (Value::NONE, Value::NONE),
    };
    let pair = vec![vm.heap.retain(key), vm.heap.retain(value)];
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

fn add(vm: &mut Vm, args: Args) -> Res {
    let (container, hash) = (vm.arg(args, 0), bits(vm, vm.arg(args, 1)));
    let key = vm.heap.retain(vm.arg(args, 2));
    let value = if args.len > 3 { vm.heap.retain(vm.arg(args, 3)) } else { Value::NONE };
    match vm.heap.body_mut(container) {
        Some(Obj::Dict(dict)) => dict.add(hash, key, value),
        Some(Obj::Set(set)) => set.add(hash, key),
        _ => {}
    }
    NONE
}

fn replace(vm: &mut Vm, args: Args) -> Res {
    let place = vm.index(vm.arg(args, 1)).unwrap_or(0) as usize;
    let value = vm.heap.retain(vm.arg(args, 2));
    if let Some(Obj::Dict(dict)) = vm.heap.body_mut(vm.stack_arg(args, 0)) {
        let old = dict.replace(place, value);
        vm.heap.release(old);
    }
    NONE
}

fn remove(vm: &mut Vm, args: Args) -> Res {
    let place = vm.index(vm.arg(args, 1)).unwrap_or(0) as usize;
    let container = vm.arg(args, 0);
    let (key, value) = match vm.heap.body_mut(container) {
        Some(Obj::Dict(dict)) => {
            let entry = dict.remove(place);
            (entry.key, entry.value)
        }
        Some(Obj::Set(set)) => (set.remove(place), Value::NONE),
        _ => (Value::NONE, Value::NONE),
    };
    vm.heap.release(key);
    Ok(Flow::Value(value))
}

/// Whether a value's methods are all native.
fn is_builtin(vm: &mut Vm, args: Args) -> Res {
    let class = vm.class_of(vm.arg(args, 0));
    give_bool(vm.heap.type_of(class).is_some_and(|class| class.is_builtin))
}

/// What kind of content a value has: the built-in class.
fn content(vm: &mut Vm, args: Args) -> Res {
    let class = vm.class_of(vm.arg(args, 0));
    let layout = vm.heap.type_of(class).map_or(c::OBJECT, |class| class.layout);
    vm.give(layout)
}

/// The class object itself: metaclass, name, bases, namespace.
fn make_class(vm: &mut Vm, args: Args) -> Res {
    let (metaclass, name) = (vm.arg(args, 0), vm.arg(args, 1));
    let Some(text) = vm.heap.text(name) else {
        let class = vm.class_name(name);
        return Err(vm.type_error(format!("type.__new__() argument 1 must be str, not {class}")));
    };
    let text = text.as_str().to_owned();
    let bases = vm.heap.items(vm.arg(args, 2)).unwrap_or_default().to_vec();
    let namespace = vm.heap.dict_of(vm.arg(args, 3)).cloned().unwrap_or_default();
    let class = vm.make_class(metaclass, &text, &bases, &namespace)?;
    let cell = vm.dict_get_text(vm.arg(args, 3), "__classcell__");
    if let Some(cell) = cell {
        let kept = vm.heap.retain(class);
        if let Some(Obj::Cell(content)) = vm.heap.get_mut(cell) {
            let old = std::mem::replace(content, kept);
            vm.heap.release(old);
        }
    }
    Ok(Flow::Value(class))
}

/// Runs a class body in a namespace.
fn run_body(vm: &mut Vm, args: Args) -> Res {
    let names = vm.heap.retain(vm.arg(args, 1));
    let function = vm.arg(args, 0);
    vm.run_code(function, names, Then::Push)
}

fn write(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    vm.write(text, vm.arg(args, 1).is(Value::TRUE));
    NONE
}

fn plain_repr(vm: &mut Vm, args: Args) -> Res {
    let text = vm.plain_repr(vm.arg(args, 0));
    vm.give_str(text)
}

/// Sorts items by keys if no Python code is needed; whether it was done.
fn sort(vm: &mut Vm, args: Args) -> Res {
    let (list, keys) = (vm.arg(args, 0), vm.arg(args, 1));
    let mut items = vm.heap.items(list).unwrap_or_default().to_vec();
    let keys = vm.heap.items(keys).map(<[Value]>::to_vec);
    let reverse = vm.arg(args, 2).is(Value::TRUE);
    match super::sorting::sort_plainly(vm, &mut items, keys.as_deref(), reverse) {
        Some(result) => {
            result?;
            if let Some(Obj::List(its)) = vm.heap.body_mut(list) {
                *its = items;
            }
            give_bool(true)
        }
        None => give_bool(false),
    }
}

/// A list's items become those of another.
fn set_list(vm: &mut Vm, args: Args) -> Res {
    let items = vm.heap.items(vm.arg(args, 1)).unwrap_or_default().to_vec();
    let items: Vec<Value> = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    if let Some(Obj::List(its)) = vm.heap.body_mut(vm.stack_arg(args, 0)) {
        let old = std::mem::replace(its, items);
        vm.heap.release_all(old);
    }
    NONE
}

/// A part of an exception group was where the whole was.
fn set_group(vm: &mut Vm, args: Args) -> Res {
    let (part, whole) = (vm.arg(args, 0), vm.arg(args, 1));
    let Some(it) = vm.as_exception(whole).cloned() else { return NONE };
    let (cause, context) = (vm.heap.retain(it.cause), vm.heap.retain(it.context));
    if let Some(exception) = vm.exception_mut(part) {
        (exception.places, exception.hides_context) = (it.places, it.hides_context);
        (exception.cause, exception.context) = (cause, context);
    }
    NONE
}

/// Whether two exceptions have been at the same places, and come of the same.
fn same_places(vm: &mut Vm, args: Args) -> Res {
    let (one, other) = (vm.as_exception(vm.arg(args, 0)), vm.as_exception(vm.arg(args, 1)));
    let (Some(one), Some(other)) = (one, other) else { return give_bool(false) };
    give_bool(one.places == other.places && one.cause.is(other.cause) && one.context.is(other.context))
}

/// The names of an object's own attributes.
fn names(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let found: Vec<Value> = match vm.heap.get(owner) {
        Obj::Instance(it) if it.shape != crate::python::shapes::DICT => vm.heap.shapes.names(it.shape).to_vec(),
        Obj::Type(class) => class.dict.iter().map(|entry| entry.key).collect(),
        _ => {
            let dict = match vm.heap.get(owner) {
                Obj::Instance(_) | Obj::Derived(_) | Obj::Module(_) => vm.attributes_dict(owner),
                _ => Value::NULL,
            };
            vm.heap.dict_of(dict).map_or_else(Vec::new, |dict: &Dict| dict.iter().map(|entry| entry.key).collect())
        }
    };
    let found = found.into_iter().map(|name| vm.heap.retain(name)).collect();
    Ok(Flow::Value(vm.heap.list(found)))
}

/// The names of the slots of a class and its bases.
fn slot_names(vm: &mut Vm, args: Args) -> Res {
    let mro = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.mro.clone());
    let classes = mro.iter().rev().filter_map(|&class| vm.heap.type_of(class));
    let names: Vec<Value> = classes.flat_map(|class| class.slots.clone().unwrap_or_default()).collect();
    let names = names.into_iter().map(|name| vm.heap.retain(name)).collect();
    Ok(Flow::Value(vm.heap.list(names)))
}

/// The prelude's own classes need what makes classes before it is complete.
fn give_to_builtins(vm: &mut Vm, args: Args) -> Res {
    let (name, value) = (vm.interned_name(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1)));
    vm.dict_set_name(vm.builtins, name, value);
    NONE
}

fn disguise(vm: &mut Vm, args: Args) -> Res {
    let class = vm.arg(args, 1);
    if let Some(Obj::Generator(it)) = vm.heap.get_mut(vm.stack_arg(args, 0)) {
        it.class = class;
    }
    vm.give(vm.arg(args, 0))
}

/// Whether a container is being written already.
fn enter_repr(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    if vm.shown.iter().any(|it| it.is(value)) {
        return give_bool(false);
    }
    vm.shown.push(value);
    give_bool(true)
}

fn leave_repr(vm: &mut Vm, _args: Args) -> Res {
    vm.shown.pop();
    NONE
}

/// The hash of a tuple of its items' hashes.
fn tuple_hash(vm: &mut Vm, args: Args) -> Res {
    let hashes: Vec<u64> = vm.heap.items(vm.arg(args, 0)).unwrap_or_default().iter().map(|&it| bits(vm, it)).collect();
    let hash = crate::python::hash::of_tuple(hashes.into_iter());
    vm.give_int(hash as i64)
}

/// A module, run if this is the first time.
fn load(vm: &mut Vm, args: Args) -> Res {
    let name = vm.interned_name(vm.arg(args, 0));
    vm.import(name, Value::NONE, 0)
}

/// The name of the program's own file.
pub(super) fn file_of_main(vm: &Vm) -> String {
    let main = vm.program.modules.iter().find(|(name, _)| name == "__main__").map_or(0, |row| row.1);
    vm.program.files[vm.program.codes[main as usize].file as usize].name.clone()
}

/// All of standard input.
fn stdin(vm: &mut Vm, _args: Args) -> Res {
    let text = vm.input.to_string();
    vm.give_str(text)
}

fn refuse(vm: &mut Vm, args: Args) -> Res {
    let what = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    Err(vm.refuse(&what))
}

fn call(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (1..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    vm.call_with_names(vm.arg(args, 0), &arguments, args.names, Then::Push)
}

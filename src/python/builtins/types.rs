//! Classes as objects: their names, bases, and how `type` makes them.

use crate::python::classes as c;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, Res, Then, Vm, give_bool};

pub(super) fn type_text(vm: &mut Vm, args: Args, pick: fn(&crate::python::object::Type) -> &str) -> Res {
    let text = vm.heap.type_of(vm.arg(args, 0)).map_or_else(String::new, |class| pick(class).to_owned());
    vm.give_str(text)
}

pub(super) fn type_name(vm: &mut Vm, args: Args) -> Res {
    type_text(vm, args, |class| &class.name)
}

pub(super) fn type_qualname(vm: &mut Vm, args: Args) -> Res {
    type_text(vm, args, |class| &class.qualname)
}

pub(super) fn classes_tuple(vm: &mut Vm, classes: Vec<Value>) -> Res {
    let classes: Vec<Value> = classes.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.tuple(classes)))
}

pub(super) fn type_bases(vm: &mut Vm, args: Args) -> Res {
    let bases = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.bases.clone());
    classes_tuple(vm, bases)
}

pub(super) fn type_base(vm: &mut Vm, args: Args) -> Res {
    let base = vm.heap.type_of(vm.arg(args, 0)).and_then(|class| class.bases.first().copied());
    vm.give(base.unwrap_or(Value::NONE))
}

pub(super) fn type_mro(vm: &mut Vm, args: Args) -> Res {
    let mro = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.mro.clone());
    classes_tuple(vm, mro)
}

pub(super) fn type_mro_list(vm: &mut Vm, args: Args) -> Res {
    let mro = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.mro.clone());
    let mro = mro.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.list(mro)))
}

pub(super) fn subclasses(vm: &mut Vm, args: Args) -> Res {
    let all = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.subclasses.clone());
    let all: Vec<Value> = all.into_iter().filter(|&class| vm.heap.type_of(class).is_some()).collect();
    let all = all.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.list(all)))
}

pub(super) fn type_dict(vm: &mut Vm, args: Args) -> Res {
    let entries: Vec<_> =
        vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.dict.iter().copied().collect());
    let mut dict = crate::python::dict::Dict::default();
    for entry in entries {
        dict.add(entry.hash, entry.key, vm.heap.retain(entry.value));
    }
    Ok(Flow::Value(vm.heap.dict(dict)))
}

pub(super) fn instancecheck(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.is_instance(vm.arg(args, 1), vm.arg(args, 0)))
}

pub(super) fn subclasscheck(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.is_subclass(vm.arg(args, 1), vm.arg(args, 0)))
}

/// `type.__call__`, as `super().__call__()` of a metaclass wants it.
pub(super) fn type_call(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    match vm.dict_get_text(vm.prelude, "make_by_new") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

pub(super) fn prepare(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.dict(crate::python::dict::Dict::default())))
}

/// `type.__new__`: the class, then what the prelude does with it.
pub(super) fn type_new(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    match vm.dict_get_text(vm.prelude, "new_class") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

pub(crate) fn make_type(vm: &mut Vm, args: Args) -> Res {
    if args.len == 1 {
        return vm.give(vm.class_of(vm.arg(args, 0)));
    }
    if vm.positional(args) != 3 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let mut arguments = vec![c::TYPE];
    let rest: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    arguments.extend(rest.into_iter().map(|value| vm.heap.retain(value)).collect::<Vec<_>>());
    match vm.dict_get_text(vm.prelude, "new_class") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

/// The function that makes a class's annotations, or none.
pub(super) fn type_annotate(vm: &mut Vm, args: Args) -> Res {
    let class = vm.heap.type_of(vm.arg(args, 0));
    let entry =
        class.and_then(|class| class.dict.iter().find(|entry| vm.heap.text_of(entry.key) == "__annotate_func__"));
    vm.give(entry.map_or(Value::NONE, |entry| entry.value))
}

/// What that function makes of them, once.
pub(super) fn type_annotations(vm: &mut Vm, args: Args) -> Res {
    let class = vm.heap.retain(vm.arg(args, 0));
    vm.call_prelude("annotations_of_class", &[class], Then::Push)
}

/// `int | str`.
pub(super) fn union(vm: &mut Vm, args: Args) -> Res {
    make_union(vm, vm.arg(args, 0), vm.arg(args, 1))
}

/// `None | int`.
pub(super) fn union_from_right(vm: &mut Vm, args: Args) -> Res {
    make_union(vm, vm.arg(args, 1), vm.arg(args, 0))
}

fn make_union(vm: &mut Vm, left: Value, right: Value) -> Res {
    let pair = [left, right].map(|one| vm.heap.retain(one));
    vm.call_prelude("union_of", &pair, Then::Push)
}

/// The type parameters of a class or function.
pub(super) fn type_params(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = vm.heap.intern("__type_params__");
    let own = match vm.heap.type_of(owner) {
        Some(class) => class.dict.iter().find(|entry| entry.key.is(name)).map(|entry| entry.value),
        None => vm.own_attribute(owner, name),
    };
    match own {
        Some(own) => vm.give(own),
        None => Ok(Flow::Value(vm.heap.tuple(Vec::new()))),
    }
}

//! Functions, methods, properties and what wraps functions.

use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, Res, Then, Vm};

pub(super) fn call_itself(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (1..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    let callee = vm.arg(args, 0);
    vm.call_with_names(callee, &arguments, args.names, Then::Push)
}

pub(super) fn of_function(vm: &mut Vm, args: Args, pick: fn(&crate::python::object::Function) -> Value) -> Res {
    let value = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => pick(function),
        _ => Value::NONE,
    };
    vm.give(if value.is_null() { Value::NONE } else { value })
}

pub(super) fn function_name(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let function = match *vm.heap.get(owner) {
        Obj::Method(function, _) => function,
        _ => owner,
    };
    let name = match vm.heap.get(function) {
        Obj::Function(function) => function.name,
        Obj::Native(def) => {
            let name = def.name;
            return vm.give_str(name);
        }
        _ => Value::NONE,
    };
    vm.give(name)
}

pub(super) fn function_qualname(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.qualname)
}

pub(super) fn function_doc(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.doc)
}

pub(super) fn function_module(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.module)
}

pub(super) fn function_defaults(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.defaults)
}

pub(super) fn function_kwdefaults(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.keyword_defaults)
}

pub(super) fn function_closure(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.closure)
}

pub(super) fn function_globals(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.globals)
}

pub(super) fn function_code(vm: &mut Vm, args: Args) -> Res {
    match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => {
            let code = function.code;
            Ok(Flow::Value(vm.heap.alloc(Obj::Code(code))))
        }
        _ => NONE,
    }
}

/// What the function that makes the annotations makes of them.
pub(super) fn function_annotations(vm: &mut Vm, args: Args) -> Res {
    let annotate = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => function.annotate,
        _ => Value::NULL,
    };
    if annotate.is_null() {
        return Ok(Flow::Value(vm.heap.dict(crate::python::dict::Dict::default())));
    }
    vm.call(annotate, &[Value::small(1)], Then::Push)
}

pub(super) fn function_annotate(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.annotate)
}

/// A function bound to an object, as `types.MethodType` makes it.
pub(crate) fn make_method(vm: &mut Vm, args: Args) -> Res {
    if vm.positional(args) != 2 {
        return Err(vm.type_error(format!("method expected 2 arguments, got {}", vm.positional(args))));
    }
    let (function, owner) = (vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1)));
    Ok(Flow::Value(vm.heap.alloc(Obj::Method(function, owner))))
}

pub(super) fn function_get(vm: &mut Vm, args: Args) -> Res {
    let (function, owner) = (vm.arg(args, 0), vm.arg(args, 1));
    if owner.is_none() {
        return vm.give(function);
    }
    let (function, owner) = (vm.heap.retain(function), vm.heap.retain(owner));
    Ok(Flow::Value(vm.heap.alloc(Obj::Method(function, owner))))
}

pub(super) fn of_method(vm: &mut Vm, args: Args, first: bool) -> Value {
    match vm.heap.get(vm.arg(args, 0)) {
        Obj::Method(function, owner) => {
            if first {
                *function
            } else {
                *owner
            }
        }
        _ => Value::NONE,
    }
}

pub(super) fn method_function(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.give(function)
}

pub(super) fn method_self(vm: &mut Vm, args: Args) -> Res {
    let owner = of_method(vm, args, false);
    vm.give(owner)
}

pub(super) fn method_name(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.get_attr(function, vm.known.name)
}

pub(super) fn method_qualname(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    let name = vm.heap.intern("__qualname__");
    vm.get_attr(function, name)
}

/// A method in C says of which class it is.
pub(super) fn native_qualname(vm: &mut Vm, args: Args) -> Res {
    let owner = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Native(def) => vm.owner_of(def).map(|owner| format!("{owner}.{}", def.name)),
        _ => None,
    };
    match owner {
        Some(name) => vm.give_str(name),
        None => function_name(vm, args),
    }
}

pub(super) fn method_doc(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.get_attr(function, vm.known.doc)
}

pub(crate) fn make_property(vm: &mut Vm, args: Args) -> Res {
    let mut parts = [Value::NONE; 5];
    let given = vm.positional(args);
    if given > 4 {
        return Err(vm.type_error(format!("property() takes at most 4 arguments ({given} given)")));
    }
    for (place, value) in vm.args_from(args, 0).into_iter().take(4).enumerate() {
        parts[place] = value;
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "fget" => parts[0] = value,
            "fset" => parts[1] = value,
            "fdel" => parts[2] = value,
            _ => parts[3] = value,
        }
    }
    if let Obj::Function(function) = vm.heap.get(parts[0]) {
        let (doc, name) = (function.doc, function.name);
        parts[3] = if parts[3].is_none() { doc } else { parts[3] };
        parts[4] = name;
    }
    let parts = parts.map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Property(Box::new(parts)))))
}

pub(super) fn with_part(vm: &mut Vm, args: Args, place: usize) -> Res {
    let Obj::Property(parts) = vm.heap.body(vm.arg(args, 0)) else { return NONE };
    let mut parts = **parts;
    parts[place] = vm.arg(args, 1);
    let parts = parts.map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Property(Box::new(parts)))))
}

pub(super) fn property_getter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 0)
}

pub(super) fn property_setter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 1)
}

pub(super) fn property_deleter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 2)
}

pub(super) fn property_set_name(vm: &mut Vm, args: Args) -> Res {
    let (property, name) = (vm.arg(args, 0), vm.arg(args, 2));
    let name = vm.heap.retain(name);
    if let Some(Obj::Property(parts)) = vm.heap.body_mut(property) {
        let old = std::mem::replace(&mut parts[4], name);
        vm.heap.release(old);
    }
    NONE
}

pub(super) fn property_part(vm: &mut Vm, args: Args, place: usize) -> Res {
    let part = match vm.heap.body(vm.arg(args, 0)) {
        Obj::Property(parts) => parts[place],
        _ => Value::NONE,
    };
    vm.give(part)
}

pub(super) fn property_fget(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 0)
}

pub(super) fn property_fset(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 1)
}

pub(super) fn property_fdel(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 2)
}

pub(super) fn property_doc(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 3)
}

pub(super) fn cell_contents(vm: &mut Vm, args: Args) -> Res {
    match *vm.heap.get(vm.arg(args, 0)) {
        Obj::Cell(value) if value.is_null() => Err(vm.value_error("Cell is empty")),
        Obj::Cell(value) => vm.give(value),
        _ => NONE,
    }
}

pub(crate) fn make_static(vm: &mut Vm, args: Args) -> Res {
    let function = vm.heap.retain(vm.arg(args, 0));
    Ok(Flow::Value(vm.heap.alloc(Obj::StaticMethod(function))))
}

pub(crate) fn make_class_method(vm: &mut Vm, args: Args) -> Res {
    let function = vm.heap.retain(vm.arg(args, 0));
    Ok(Flow::Value(vm.heap.alloc(Obj::ClassMethod(function))))
}

pub(super) fn wrapped(vm: &mut Vm, args: Args) -> Res {
    match *vm.heap.get(vm.arg(args, 0)) {
        Obj::StaticMethod(function) | Obj::ClassMethod(function) => vm.give(function),
        _ => NONE,
    }
}

/// Calls a property's own function with the object and what else there is.
fn call_part(vm: &mut Vm, args: Args, part: usize, what: &str) -> Res {
    let function = match vm.heap.body(vm.arg(args, 0)) {
        Obj::Property(parts) => parts[part],
        _ => Value::NONE,
    };
    if function.is_none() {
        let class = vm.class_name(vm.arg(args, 1));
        let name = property_name(vm, vm.arg(args, 0));
        let message = format!("property{name} of '{class}' object has no {what}");
        return Err(vm.error(crate::python::classes::ATTRIBUTE_ERROR, message));
    }
    let arguments: Vec<Value> = (1..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    vm.call(function, &arguments, Then::Push)
}

fn property_name(vm: &Vm, property: Value) -> String {
    match vm.heap.body(property) {
        Obj::Property(parts) if vm.heap.text(parts[4]).is_some() => format!(" '{}'", vm.heap.text_of(parts[4])),
        _ => String::new(),
    }
}

pub(super) fn property_get(vm: &mut Vm, args: Args) -> Res {
    if vm.arg(args, 1).is_none() {
        return vm.give(vm.arg(args, 0));
    }
    call_part(vm, Args { len: 2, ..args }, 0, "getter")
}

pub(super) fn property_set(vm: &mut Vm, args: Args) -> Res {
    call_part(vm, args, 1, "setter")
}

pub(super) fn property_delete(vm: &mut Vm, args: Args) -> Res {
    call_part(vm, args, 2, "deleter")
}

/// What a static or class method is when it is read from an object or a class.
pub(super) fn wrapped_get(vm: &mut Vm, args: Args) -> Res {
    match *vm.heap.get(vm.arg(args, 0)) {
        Obj::ClassMethod(function) => {
            let class = if args.len > 2 { vm.arg(args, 2) } else { vm.class_of(vm.arg(args, 1)) };
            let (function, class) = (vm.heap.retain(function), vm.heap.retain(class));
            Ok(Flow::Value(vm.heap.alloc(Obj::Method(function, class))))
        }
        Obj::StaticMethod(function) => vm.give(function),
        _ => NONE,
    }
}

//! Functions that look at objects: their attributes, classes, names.

use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Then, Vm, give_bool};

pub(super) fn isinstance(vm: &mut Vm, args: Args) -> Res {
    let (value, class) = (vm.arg(args, 0), vm.arg(args, 1));
    if let Obj::Tuple(_) = vm.heap.get(class) {
        let arguments = [vm.heap.retain(value), vm.heap.retain(class)];
        return vm.call_prelude("isinstance_of_any", &arguments, Then::Push);
    }
    let kind = vm.class_of(value);
    if kind.is(class) {
        return give_bool(true);
    }
    let metaclass = vm.class_of(class);
    if let Some(check) = vm.lookup(metaclass, vm.known.instancecheck)
        && !matches!(vm.heap.get(check), Obj::Native(_))
    {
        let arguments = [vm.heap.retain(class), vm.heap.retain(value)];
        return vm.call(check, &arguments, Then::Truth(true));
    }
    if vm.heap.type_of(class).is_none() {
        return Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    give_bool(vm.is_subclass(kind, class))
}

pub(super) fn issubclass(vm: &mut Vm, args: Args) -> Res {
    let (class, of) = (vm.arg(args, 0), vm.arg(args, 1));
    if vm.heap.type_of(class).is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    if let Obj::Tuple(items) = vm.heap.get(of) {
        let items = items.to_vec();
        return give_bool(items.into_iter().any(|of| vm.is_subclass(class, of)));
    }
    let metaclass = vm.class_of(of);
    if let Some(check) = vm.lookup(metaclass, vm.known.subclasscheck)
        && !matches!(vm.heap.get(check), Obj::Native(_))
    {
        let arguments = [vm.heap.retain(of), vm.heap.retain(class)];
        return vm.call(check, &arguments, Then::Truth(true));
    }
    if vm.heap.type_of(of).is_none() {
        return Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    give_bool(vm.is_subclass(class, of))
}

pub(super) fn name_argument(vm: &mut Vm, value: Value) -> Result<Value, Value> {
    if vm.heap.text(value).is_none() {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("attribute name must be string, not '{class}'")));
    }
    Ok(vm.interned_name(value))
}

pub(super) fn getattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    if args.len < 3 {
        return vm.get_attr(owner, name);
    }
    let default = vm.heap.retain(vm.arg(args, 2));
    attribute_or(vm, owner, name, Then::Settle(or_missing, default))
}

pub(super) fn attribute_or(vm: &mut Vm, owner: Value, name: Value, then: Then) -> Res {
    vm.push_waiting(then);
    let depth = vm.frames.len();
    match vm.get_attr(owner, name) {
        Err(error) if vm.frames.len() == depth => {
            vm.frames.pop();
            match then {
                Then::Settle(settle, kept) => settle(vm, kept, Err(error)),
                _ => Err(error),
            }
        }
        Ok(flow) => vm.settle_waiting(flow),
        Err(error) => Err(error),
    }
}

pub(super) fn or_missing(vm: &mut Vm, default: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(default);
            Ok(Flow::Value(value))
        }
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            vm.heap.release(error);
            Ok(Flow::Value(default))
        }
        Err(error) => {
            vm.heap.release(default);
            Err(error)
        }
    }
}

pub(super) fn hasattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    attribute_or(vm, owner, name, Then::Settle(whether_there, Value::NULL))
}

pub(super) fn whether_there(vm: &mut Vm, _kept: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(value);
            give_bool(true)
        }
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            vm.heap.release(error);
            give_bool(false)
        }
        Err(error) => Err(error),
    }
}

pub(super) fn setattr(vm: &mut Vm, args: Args) -> Res {
    let (owner, value) = (vm.arg(args, 0), vm.arg(args, 2));
    let name = name_argument(vm, vm.arg(args, 1))?;
    let value = vm.heap.retain(value);
    none_after(vm, |vm| vm.set_attr(owner, name, value, None))
}

pub(super) fn delattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    none_after(vm, |vm| vm.delete_attr(owner, name))
}

/// None, once something is done that gives nothing.
pub(crate) fn none_after(vm: &mut Vm, act: impl FnOnce(&mut Vm) -> Res) -> Res {
    vm.push_waiting(Then::Push);
    match act(vm)? {
        Flow::Enter => Ok(Flow::Enter),
        _ => {
            vm.frames.pop();
            Ok(Flow::Value(Value::NONE))
        }
    }
}

pub(super) fn callable(vm: &mut Vm, args: Args) -> Res {
    let is = is_callable(vm, vm.arg(args, 0));
    give_bool(is)
}

pub(super) fn is_callable(vm: &mut Vm, value: Value) -> bool {
    match vm.heap.get(value) {
        Obj::Function(_) | Obj::Native(_) | Obj::Method(..) | Obj::Type(_) => true,
        _ => vm.lookup(vm.class_of(value), vm.known.call).is_some(),
    }
}

/// The frame of Python code that called a native function.
pub(super) fn caller(vm: &Vm) -> Option<&crate::python::vm::frame::Frame> {
    vm.frames.iter().rev().find(|frame| frame.code != crate::python::vm::frame::NO_CODE)
}

pub(super) fn globals(vm: &mut Vm, _args: Args) -> Res {
    let globals = caller(vm).map_or(Value::NONE, |frame| frame.globals);
    vm.give(globals)
}

pub(super) fn locals(vm: &mut Vm, _args: Args) -> Res {
    match caller(vm).cloned() {
        Some(frame) => names_of(vm, &frame),
        None => Ok(Flow::Value(Value::NONE)),
    }
}

/// The same for the prelude: of the frame that called it.
pub(super) fn caller_names(vm: &mut Vm, _args: Args) -> Res {
    let is_seen = |code: u32| vm.program.codes.get(code as usize).is_some_and(|code| !code.is_hidden);
    match vm.frames.iter().rev().find(|frame| is_seen(frame.code)).cloned() {
        Some(frame) => names_of(vm, &frame),
        None => Ok(Flow::Value(Value::NONE)),
    }
}

fn names_of(vm: &mut Vm, frame: &crate::python::vm::frame::Frame) -> Res {
    if !frame.names.is_null() {
        return vm.give(frame.names);
    }
    let program = std::sync::Arc::clone(&vm.program);
    let mut dict = crate::python::dict::Dict::default();
    for (at, name) in program.codes[frame.code as usize].registers.iter().enumerate() {
        let mut value = vm.stack[frame.base as usize + at];
        if let &Obj::Cell(content) = vm.heap.get(value) {
            value = content;
        }
        if !value.is_null() {
            let key = vm.heap.intern(name);
            let hash = vm.heap.text(key).map_or(0, crate::python::text::Text::hash);
            let value = vm.heap.retain(value);
            dict.add(hash, key, value);
        }
    }
    Ok(Flow::Value(vm.heap.dict(dict)))
}

/// The name of the module of a frame: 0 for the caller's own, 1 for its caller's.
pub(super) fn module_of_frame(vm: &mut Vm, args: Args) -> Res {
    let depth = vm.index(vm.arg(args, 0)).unwrap_or(0).max(0) as usize;
    let mut frames = vm.frames.iter().rev().filter(|frame| frame.code != crate::python::vm::frame::NO_CODE);
    let globals = frames.nth(depth).map_or(Value::NULL, |frame| frame.globals);
    let name = vm.dict_get_text(globals, "__name__").unwrap_or(Value::NONE);
    vm.give(name)
}

//! Iterators, generators, `enumerate`, `zip`, `reversed`; `map` and `filter` are
//! generators of the prelude that say they are what they stand for.

use super::objects::getter;
use super::suspended::{code, frame, is_running, is_suspended, waits_for};
use crate::python::classes as c;
use crate::python::object::{Iter, Obj, StepKind};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeFn, Res, Then, Vm, generator_close, generator_send, generator_throw, native,
};

/// The methods of iterators of ours.
pub(crate) static ITERATOR: &[NativeDef] =
    &[native("__iter__", itself, 0, 0), native("__next__", next, 0, 0), native("__length_hint__", hint, 0, 0)];

/// The methods of generators.
pub(crate) static GENERATOR: &[NativeDef] = &[
    native("__iter__", itself, 0, 0),
    native("__next__", next, 0, 0),
    native("send", generator_send, 1, 1),
    native("throw", generator_throw, 1, 3),
    native("close", generator_close, 0, 0),
    getter("__name__", generator_name),
    getter("__qualname__", generator_qualname),
    getter("gi_running", is_running),
    getter("gi_suspended", is_suspended),
    getter("gi_yieldfrom", waits_for),
    getter("gi_code", code),
    getter("gi_frame", frame),
];

/// The methods of coroutines.
pub(crate) static COROUTINE: &[NativeDef] = &[
    native("send", generator_send, 1, 1),
    native("throw", generator_throw, 1, 3),
    native("close", generator_close, 0, 0),
    native("__await__", await_method, 0, 0),
    getter("__name__", generator_name),
    getter("__qualname__", generator_qualname),
    getter("cr_running", is_running),
    getter("cr_suspended", is_suspended),
    getter("cr_await", waits_for),
    getter("cr_code", code),
    getter("cr_frame", frame),
];

/// The methods of what `__await__` and `asend` give.
pub(crate) static STEP: &[NativeDef] = &[
    native("__iter__", itself, 0, 0),
    native("__await__", itself, 0, 0),
    native("__next__", next, 0, 0),
    native("send", generator_send, 1, 1),
    native("throw", generator_throw, 1, 3),
    native("close", generator_close, 0, 0),
];

/// The methods of asynchronous generators.
pub(crate) static ASYNC_GENERATOR: &[NativeDef] = &[
    native("__aiter__", itself, 0, 0),
    native("__anext__", anext, 0, 0),
    native("asend", asend, 1, 1),
    native("athrow", athrow, 1, 3),
    native("aclose", aclose, 0, 0),
    getter("__name__", generator_name),
    getter("__qualname__", generator_qualname),
    getter("ag_running", is_running),
    getter("ag_suspended", is_suspended),
    getter("ag_await", waits_for),
    getter("ag_code", code),
    getter("ag_frame", frame),
];

/// What makes a `map` or `filter`.
pub(crate) fn maker(class: Value) -> Option<NativeFn> {
    match () {
        () if class.is(c::MAP) => Some(make_map),
        () if class.is(c::FILTER) => Some(make_filter),
        () => None,
    }
}

fn itself(vm: &mut Vm, args: Args) -> Res {
    vm.give(vm.arg(args, 0))
}

fn next(vm: &mut Vm, args: Args) -> Res {
    let iter = vm.arg(args, 0);
    vm.next(iter, Then::Next)
}

fn hint(vm: &mut Vm, args: Args) -> Res {
    let left = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Iter(iter) => match &**iter {
            Iter::List(owner, at) | Iter::Tuple(owner, at) => {
                vm.heap.items(*owner).map_or(0, |items| items.len().saturating_sub(*at))
            }
            Iter::Range(_, left, _) => *left as usize,
            _ => 0,
        },
        _ => 0,
    };
    vm.give_int(left as i64)
}

fn generator_name(vm: &mut Vm, args: Args) -> Res {
    let name = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Generator(generator) => generator.name,
        _ => Value::NONE,
    };
    vm.give(name)
}

fn generator_qualname(vm: &mut Vm, args: Args) -> Res {
    let name = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Generator(generator) => generator.qualname,
        _ => Value::NONE,
    };
    vm.give(name)
}

fn await_method(vm: &mut Vm, args: Args) -> Res {
    let step = vm.make_step(vm.arg(args, 0), Value::NONE, StepKind::Await);
    Ok(Flow::Value(step))
}

fn anext(vm: &mut Vm, args: Args) -> Res {
    vm.begin_step(vm.arg(args, 0), Value::NONE, StepKind::Send)
}

fn asend(vm: &mut Vm, args: Args) -> Res {
    let sent = vm.heap.retain(vm.arg(args, 1));
    vm.begin_step(vm.arg(args, 0), sent, StepKind::Send)
}

fn athrow(vm: &mut Vm, args: Args) -> Res {
    let (generator, thrown) = (vm.arg(args, 0), vm.arg(args, 1));
    let kept = vm.heap.retain(generator);
    vm.make_exception(thrown, Then::Continue(step_to_throw, kept))
}

fn step_to_throw(vm: &mut Vm, generator: Value, error: Value) -> Res {
    let step = vm.begin_step(generator, error, StepKind::Throw);
    vm.heap.release(generator);
    step
}

fn aclose(vm: &mut Vm, args: Args) -> Res {
    vm.begin_step(vm.arg(args, 0), Value::NONE, StepKind::Close)
}

pub(crate) fn make_enumerate(vm: &mut Vm, args: Args) -> Res {
    let mut start = Value::small(0);
    let mut items = vm.arg(args, 0);
    if vm.positional(args) > 1 {
        start = vm.arg(args, 1);
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "start" => start = value,
            _ => items = value,
        }
    }
    if items.is_null() {
        return Err(vm.type_error("enumerate() missing required argument 'iterable'"));
    }
    let start = vm.heap.retain(start);
    if vm.is_native_iterable(items)
        && let Some(iter) = vm.native_iter(items)?
    {
        return super::lists::give_iter(vm, Iter::Enumerate(iter, start));
    }
    let items = vm.heap.retain(items);
    vm.call_prelude("enumerate_slowly", &[items, start], Then::Continue(disguise, c::ENUMERATE))
}

pub(crate) fn make_zip(vm: &mut Vm, args: Args) -> Res {
    let all = vm.args_from(args, 0);
    let mut strict = Value::FALSE;
    for (name, value) in vm.keywords(args) {
        if vm.heap.text_of(name) == "strict" {
            strict = value;
        }
    }
    if strict.is(Value::FALSE) && all.iter().all(|&items| vm.is_native_iterable(items)) {
        let mut iters = Vec::with_capacity(all.len());
        for items in all {
            if let Some(iter) = vm.native_iter(items)? {
                iters.push(iter);
            }
        }
        return super::lists::give_iter(vm, Iter::Zip(iters));
    }
    let all: Vec<Value> = all.into_iter().map(|items| vm.heap.retain(items)).collect();
    let all = vm.heap.list(all);
    vm.call_prelude("zip_slowly", &[all, strict], Then::Continue(disguise, c::ZIP))
}

fn make_map(vm: &mut Vm, args: Args) -> Res {
    let all: Vec<Value> = vm.args_from(args, 0).into_iter().map(|value| vm.heap.retain(value)).collect();
    if all.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let all = vm.heap.list(all);
    vm.call_prelude("map_slowly", &[all], Then::Continue(disguise, c::MAP))
}

fn make_filter(vm: &mut Vm, args: Args) -> Res {
    if args.len != 2 {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", args.len)));
    }
    let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1))];
    vm.call_prelude("filter_slowly", &arguments, Then::Continue(disguise, c::FILTER))
}

/// A generator of the prelude says that it is what it stands for.
fn disguise(vm: &mut Vm, class: Value, generator: Value) -> Res {
    if let Some(Obj::Generator(it)) = vm.heap.get_mut(generator) {
        it.class = class;
    }
    Ok(Flow::Value(generator))
}

pub(crate) fn make_reversed(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    reversed_of(vm, value)
}

/// `reversed(value)`.
pub(crate) fn reversed_of(vm: &mut Vm, value: Value) -> Res {
    let class = vm.class_of(value);
    if let Some(method) = vm.lookup(class, vm.known.reversed)
        && !matches!(vm.heap.get(method), Obj::Native(_))
    {
        let value = vm.heap.retain(value);
        return vm.call(method, &[value], Then::Push);
    }
    let items = match vm.heap.body(value) {
        Obj::List(items) => {
            let len = items.len();
            let owner = vm.heap.retain(value);
            return super::lists::give_iter(vm, Iter::Reversed(owner, len));
        }
        Obj::Tuple(_) | Obj::Str(_) | Obj::Bytes(_) | Obj::Range(_) | Obj::Dict(_) | Obj::View(..) => {
            vm.native_items(value)?
        }
        _ => None,
    };
    if let Obj::Range(parts) = vm.heap.body(value)
        && let (Some(len), Some(start), Some(step)) = (vm.range_len(&parts[..]), parts[0].as_int(), parts[2].as_int())
    {
        vm.heap.release_all(items.unwrap_or_default());
        let last = start + (len as i64 - 1) * step;
        return super::lists::give_iter(vm, Iter::Range(last, len, -step));
    }
    if let Some(items) = items {
        let len = items.len();
        let owner = vm.heap.list(items);
        return super::lists::give_iter(vm, Iter::Reversed(owner, len));
    }
    if vm.lookup(class, vm.known.len).is_some() && vm.lookup(class, vm.known.getitem).is_some() {
        let value = vm.heap.retain(value);
        return vm.call_prelude("reversed_slowly", &[value], Then::Push);
    }
    let class = vm.class_name(value);
    Err(vm.type_error(format!("'{class}' object is not reversible")))
}

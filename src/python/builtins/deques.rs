//! What a `deque` does often: both ends, its length, its items by place. The rest
//! is Python of ours (`library/_collections.py`), whose class has these as methods.

use crate::python::object::Obj;
use crate::python::ring::Ring;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm, native, native_of_kind};

/// The functions of `_deque`; those that take a deque are bound like methods.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    native_of_kind("new", new, 0, 0, crate::python::vm::NativeKind::Function),
    native("append", append, 1, 1),
    native("appendleft", append_left, 1, 1),
    native("pop", pop, 0, 0),
    native("popleft", pop_left, 0, 0),
    native("__len__", len, 0, 0),
    native("__getitem__", item, 1, 1),
    native("__setitem__", set_item, 2, 2),
    native("_items", items, 0, 0),
    native("_replace", replace, 1, 1),
    native("_version", version, 0, 0),
];

fn new(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.alloc(Obj::Ring(Box::default()))))
}

/// The ring of a deque, and how many items it may have.
fn ring_of(vm: &mut Vm, args: Args) -> Result<(Value, usize), Value> {
    let owner = vm.arg(args, 0);
    let (ring, most) = (vm.known.ring, vm.known.maxlen);
    let most = vm.own_attribute(owner, most).and_then(Value::as_int).map_or(usize::MAX, |most| most as usize);
    match vm.own_attribute(owner, ring) {
        Some(ring) if matches!(vm.heap.get(ring), Obj::Ring(_)) => Ok((ring, most)),
        _ => {
            let class = vm.class_name(owner);
            Err(vm.type_error(format!("descriptor requires a 'collections.deque' object but received a '{class}'")))
        }
    }
}

fn with_ring<T>(vm: &mut Vm, args: Args, act: impl FnOnce(&mut Ring, usize) -> T) -> Result<T, Value> {
    let (ring, most) = ring_of(vm, args)?;
    match vm.heap.get_mut(ring) {
        Some(Obj::Ring(ring)) => Ok(act(ring, most)),
        _ => Err(vm.system_error("a deque is gone")),
    }
}

fn append(vm: &mut Vm, args: Args) -> Res {
    let value = vm.heap.retain(vm.arg(args, 1));
    let gone = with_ring(vm, args, |ring, most| {
        ring.push_back(value);
        if ring.items().len() > most { ring.pop_front() } else { None }
    })?;
    vm.heap.release_all(gone);
    NONE
}

fn append_left(vm: &mut Vm, args: Args) -> Res {
    let value = vm.heap.retain(vm.arg(args, 1));
    let gone = with_ring(vm, args, |ring, most| {
        ring.push_front(value);
        if ring.items().len() > most { ring.pop_back() } else { None }
    })?;
    vm.heap.release_all(gone);
    NONE
}

fn taken(vm: &mut Vm, value: Option<Value>) -> Res {
    match value {
        Some(value) => Ok(Flow::Value(value)),
        None => Err(vm.index_error("pop from an empty deque")),
    }
}

fn pop(vm: &mut Vm, args: Args) -> Res {
    let value = with_ring(vm, args, |ring, _| ring.pop_back())?;
    taken(vm, value)
}

fn pop_left(vm: &mut Vm, args: Args) -> Res {
    let value = with_ring(vm, args, |ring, _| ring.pop_front())?;
    taken(vm, value)
}

fn len(vm: &mut Vm, args: Args) -> Res {
    let len = with_ring(vm, args, |ring, _| ring.items().len())?;
    vm.give_int(len as i64)
}

/// The place that an index means.
fn place(vm: &mut Vm, args: Args) -> Result<usize, Value> {
    let len = with_ring(vm, args, |ring, _| ring.items().len())? as i64;
    let key = vm.arg(args, 1);
    let Some(at) = vm.index(key) else {
        let class = vm.class_name(key);
        return Err(vm.type_error(format!("sequence index must be integer, not '{class}'")));
    };
    let at = if at < 0 { at + len } else { at };
    if at < 0 || at >= len { Err(vm.index_error("deque index out of range")) } else { Ok(at as usize) }
}

fn item(vm: &mut Vm, args: Args) -> Res {
    let at = place(vm, args)?;
    let item = with_ring(vm, args, |ring, _| ring.items()[at])?;
    vm.give(item)
}

fn set_item(vm: &mut Vm, args: Args) -> Res {
    let at = place(vm, args)?;
    let value = vm.heap.retain(vm.arg(args, 2));
    let old = with_ring(vm, args, |ring, _| std::mem::replace(&mut ring.items_mut()[at], value))?;
    vm.heap.release(old);
    NONE
}

/// A list of all items.
fn items(vm: &mut Vm, args: Args) -> Res {
    let items = with_ring(vm, args, |ring, _| ring.items().to_vec())?;
    let items = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    Ok(Flow::Value(vm.heap.list(items)))
}

/// All items make way for those of a list.
fn replace(vm: &mut Vm, args: Args) -> Res {
    let items = vm.heap.items(vm.arg(args, 1)).unwrap_or_default().to_vec();
    let items = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    let old = with_ring(vm, args, |ring, _| ring.replace(items))?;
    vm.heap.release_all(old);
    NONE
}

fn version(vm: &mut Vm, args: Args) -> Res {
    let version = with_ring(vm, args, |ring, _| ring.version)?;
    vm.give_int(i64::from(version))
}

//! `_shared`: words of memory that processes share, each read or written in one go,
//! and waits on them. Semaphores, values and arrays are Python of the library.

use crate::program::{Address, Effect, Note, Park, ParkEnd, Reply, SharedOp, Subject};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm, hear_nothing};

use super::locks::cause_of;
use super::math::float_argument;
use super::modules::function;
use super::processes::timeout_argument;

/// The functions of `_shared`.
pub(super) static SHARED: &[NativeDef] = &[
    function("load", load, 1, 1),
    function("store", store, 2, 2),
    function("add", add, 2, 2),
    function("swap", swap, 3, 3),
    function("park", park, 4, 4),
    function("wake", wake, 2, 2),
    function("call", call, 2, 2),
    function("taken", taken, 1, 1),
    function("released", released, 1, 1),
    function("bits", bits, 1, 1),
    function("float", float, 1, 1),
];

/// An int that stands for 64 bits.
fn word(vm: &Vm, args: Args, place: usize) -> u64 {
    let int = super::numbers::big_of(vm, vm.arg(args, place)).unwrap_or_default();
    i64::try_from(&int).map_or_else(|_| u64::try_from(&int).unwrap_or(0), |int| int as u64)
}

fn ask(vm: &mut Vm, args: Args, op: SharedOp) -> Res {
    vm.ask(Effect::Shared { word: word(vm, args, 0), op }, heard, Value::NONE)
}

fn heard(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let Reply::Value(value) = reply else { return NONE };
    vm.give_int(value as i64)
}

/// `load(word)`: what stands there.
fn load(vm: &mut Vm, args: Args) -> Res {
    ask(vm, args, SharedOp::Load)
}

/// `store(word, value)`; what stood there.
fn store(vm: &mut Vm, args: Args) -> Res {
    let value = word(vm, args, 1);
    ask(vm, args, SharedOp::Store(value))
}

/// `add(word, value)`; what stood there.
fn add(vm: &mut Vm, args: Args) -> Res {
    let value = word(vm, args, 1);
    ask(vm, args, SharedOp::Add(value))
}

/// `swap(word, expected, value)`; what stood there.
fn swap(vm: &mut Vm, args: Args) -> Res {
    let (expected, value) = (word(vm, args, 1), word(vm, args, 2));
    ask(vm, args, SharedOp::CompareSwap(expected, value))
}

/// `park(word, expected, seconds, cause)`: waits until somebody wakes it, if the word is
/// as expected; whether there was time left. Causes are those of `_thread._wait`.
fn park(vm: &mut Vm, args: Args) -> Res {
    let address = Address::Shared(word(vm, args, 0));
    let subject = Subject { cause: cause_of(vm.arg(args, 3)), named: Some(address) };
    let park = Park { address, expected: word(vm, args, 1), timeout: timeout_argument(vm, args, 2), subject };
    vm.ask(Effect::Park(park), parked, Value::NONE)
}

fn parked(_vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    Ok(Flow::Value(Value::bool(reply != Reply::Parked(ParkEnd::TimedOut))))
}

/// `wake(word, count)`: those who wait there, so many at most.
fn wake(vm: &mut Vm, args: Args) -> Res {
    let (address, count) = (Address::Shared(word(vm, args, 0)), word(vm, args, 1) as u32);
    vm.ask(Effect::Unpark { address, count, hand_over: false }, hear_nothing, Value::NONE)
}

/// `call(word, what)`: the word is called on the lanes as the program calls that; whether
/// it has a name for it.
fn call(vm: &mut Vm, args: Args) -> Res {
    let (address, what) = (Address::Shared(word(vm, args, 0)), vm.arg(args, 1));
    let name = vm.name_of(what);
    let is_named = name.is_some();
    if let Some(name) = name {
        vm.tell(Note::Named { address, name: name.into() });
    }
    Ok(Flow::Value(Value::bool(is_named)))
}

/// `taken(word)`: this thread has it.
fn taken(vm: &mut Vm, args: Args) -> Res {
    vm.tell(Note::Taken(Address::Shared(word(vm, args, 0))));
    NONE
}

/// `released(word)`: it has it no more.
fn released(vm: &mut Vm, args: Args) -> Res {
    vm.tell(Note::Released(Address::Shared(word(vm, args, 0))));
    NONE
}

/// `bits(float)`: a float as the int of its 64 bits.
fn bits(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?;
    vm.give_int(float.to_bits() as i64)
}

/// `float(bits)`: the float of such an int.
fn float(vm: &mut Vm, args: Args) -> Res {
    let float = f64::from_bits(word(vm, args, 0));
    Ok(Flow::Value(vm.heap.float(float)))
}

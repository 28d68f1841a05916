//! The functions of `_random`: steps on a generator, which Python of ours
//! (`library/random.py`) makes numbers of every kind of.

use num_bigint::BigUint;

use super::modules::function;
use crate::python::object::Obj;
use crate::python::twister::Twister;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm};

/// The table. The first argument is a generator.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    function("new", new, 0, 0),
    function("seed", seed, 2, 2),
    function("fraction", fraction, 1, 1),
    function("bits", bits, 2, 2),
    function("below", below, 2, 2),
    function("state", state, 1, 1),
    function("restore", restore, 2, 2),
];

fn new(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.alloc(Obj::Twister(Box::new(Twister::new(&[]))))))
}

fn twister(vm: &mut Vm, args: Args) -> Result<&mut Twister, Value> {
    let owner = vm.arg(args, 0);
    let wrong = vm.system_error("no generator of numbers");
    match vm.heap.get_mut(owner) {
        Some(Obj::Twister(twister)) => Ok(twister),
        _ => Err(wrong),
    }
}

fn seed(vm: &mut Vm, args: Args) -> Res {
    let number = super::numbers::big_of(vm, vm.arg(args, 1)).unwrap_or_default();
    let words = number.magnitude().to_u32_digits();
    *twister(vm, args)? = Twister::new(&words);
    NONE
}

fn fraction(vm: &mut Vm, args: Args) -> Res {
    let fraction = twister(vm, args)?.fraction();
    Ok(Flow::Value(vm.heap.float(fraction)))
}

/// A number of that many bits, its lowest word drawn first.
fn drawn(twister: &mut Twister, count: u64) -> BigUint {
    let mut words = Vec::new();
    let mut left = count;
    while left > 0 {
        let word = twister.next();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    BigUint::new(words)
}

fn bits(vm: &mut Vm, args: Args) -> Res {
    let count = vm.index(vm.arg(args, 1)).unwrap_or(0);
    if count < 0 {
        return Err(vm.value_error("number of bits must be non-negative"));
    }
    if count > 1 << 24 {
        return Err(vm.memory_error());
    }
    let number = drawn(twister(vm, args)?, count as u64);
    Ok(Flow::Value(vm.heap.big(number.into())))
}

/// A number below one that is positive: drawn anew while it is too large.
fn below(vm: &mut Vm, args: Args) -> Res {
    let end = super::numbers::big_of(vm, vm.arg(args, 1)).unwrap_or_default();
    let end = end.magnitude().clone();
    let twister = twister(vm, args)?;
    let number = loop {
        let number = drawn(twister, end.bits());
        if number < end || end.bits() == 0 {
            break number;
        }
    };
    Ok(Flow::Value(vm.heap.big(number.into())))
}

fn state(vm: &mut Vm, args: Args) -> Res {
    let words: Vec<Value> = twister(vm, args)?.state().into_iter().map(|word| Value::small(i64::from(word))).collect();
    Ok(Flow::Value(vm.heap.tuple(words)))
}

fn restore(vm: &mut Vm, args: Args) -> Res {
    let words = vm.heap.items(vm.arg(args, 1)).unwrap_or_default();
    let words: Vec<u32> = words.iter().map(|word| word.as_int().unwrap_or(-1) as u32).collect();
    match Twister::of_state(&words) {
        Some(restored) => *twister(vm, args)? = restored,
        None => return Err(vm.value_error("state vector is the wrong size")),
    }
    NONE
}

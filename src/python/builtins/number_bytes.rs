//! Ints as bytes, and back.

use num_bigint::{BigInt, Sign};

use super::numbers::big_of;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm};

pub(super) fn to_bytes(vm: &mut Vm, args: Args) -> Res {
    let int = big_of(vm, vm.arg(args, 0)).unwrap_or_default();
    let mut parts = [Value::small(1), vm.known.empty, Value::FALSE];
    for (place, part) in parts.iter_mut().enumerate().take(2) {
        if vm.positional(args) > place + 1 {
            *part = vm.arg(args, place + 1);
        }
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "length" => parts[0] = value,
            "byteorder" => parts[1] = value,
            _ => parts[2] = value,
        }
    }
    let length = vm.index(parts[0]).unwrap_or(1).max(0) as usize;
    let signed = parts[2].is(Value::TRUE);
    if int.sign() == Sign::Minus && !signed {
        return Err(vm.overflow("can't convert negative int to unsigned"));
    }
    let filler = if int.sign() == Sign::Minus { 0xFF } else { 0 };
    let mut bytes = if signed { int.to_signed_bytes_le() } else { int.to_bytes_le().1 };
    while !signed && bytes.len() > length && bytes.last() == Some(&filler) {
        bytes.pop();
    }
    if bytes.len() > length {
        return Err(vm.overflow("int too big to convert"));
    }
    vm.room(length as u64)?;
    bytes.resize(length, filler);
    if is_big_end(vm, parts[1])? {
        bytes.reverse();
    }
    Ok(Flow::Value(vm.heap.bytes(bytes)))
}

pub(super) fn from_bytes(vm: &mut Vm, args: Args) -> Res {
    let mut bytes = match vm.heap.body(vm.arg(args, 1)) {
        Obj::Bytes(bytes) => bytes.to_vec(),
        _ => {
            let items = vm.heap.items(vm.arg(args, 1)).map(<[Value]>::to_vec);
            let bytes = items.and_then(|items| items.iter().map(|&it| u8::try_from(vm.index(it)?).ok()).collect());
            let Some(bytes) = bytes else {
                let class = vm.class_name(vm.arg(args, 1));
                return Err(vm.type_error(format!("cannot convert '{class}' object to bytes")));
            };
            bytes
        }
    };
    let mut order = if vm.positional(args) > 2 { vm.arg(args, 2) } else { vm.known.empty };
    let mut signed = false;
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "byteorder" => order = value,
            _ => signed = value.is(Value::TRUE),
        }
    }
    if !is_big_end(vm, order)? {
        bytes.reverse();
    }
    let int = if signed { BigInt::from_signed_bytes_be(&bytes) } else { BigInt::from_bytes_be(Sign::Plus, &bytes) };
    Ok(Flow::Value(vm.heap.big(int)))
}

/// Whether the byte that counts most comes first.
fn is_big_end(vm: &mut Vm, order: Value) -> Result<bool, Value> {
    match vm.heap.text_of(order) {
        "little" => Ok(false),
        "big" | "" => Ok(true),
        _ => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
    }
}

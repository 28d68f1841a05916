//! The operators of ints and floats as methods, and floats as hexadecimal text.

use num_bigint::BigInt;

use super::numbers::{big_of, float_of};
use crate::python::classes as c;
use crate::python::number;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm, scale};

/// A binary operator as a method; an int's knows ints only.
fn operate(vm: &mut Vm, op: u32, owner: Value, other: Value, is_turned: bool) -> Res {
    let fits = |vm: &Vm, value| match float_owner(vm, owner) {
        true => vm.number(value).is_some(),
        false => big_of(vm, value).is_some(),
    };
    if !fits(vm, other) {
        return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
    }
    let (left, right) = if is_turned { (other, owner) } else { (owner, other) };
    match vm.operate_plainly(op, left, right) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

fn float_owner(vm: &Vm, owner: Value) -> bool {
    big_of(vm, owner).is_none()
}

/// An operator by CPython's number.
pub(super) fn forward<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    operate(vm, OP, vm.arg(args, 0), vm.arg(args, 1), false)
}

/// The same with the operands turned.
pub(super) fn backward<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    operate(vm, OP, vm.arg(args, 0), vm.arg(args, 1), true)
}

fn both(vm: &mut Vm, args: Args, is_turned: bool) -> Res {
    let (owner, other) = (vm.arg(args, 0), vm.arg(args, 1));
    let mut pair = Vec::new();
    for op in [2, 6] {
        match operate(vm, op, owner, other, is_turned)? {
            Flow::Value(value) if value.is(Value::NOT_IMPLEMENTED) => return Ok(Flow::Value(value)),
            Flow::Value(value) => pair.push(value),
            flow => return Ok(flow),
        }
    }
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

pub(super) fn divmod(vm: &mut Vm, args: Args) -> Res {
    both(vm, args, false)
}

pub(super) fn rdivmod(vm: &mut Vm, args: Args) -> Res {
    both(vm, args, true)
}

/// `__pow__`, with a third argument too.
pub(super) fn power(vm: &mut Vm, args: Args) -> Res {
    if args.len < 3 || vm.arg(args, 2).is_none() {
        return forward::<8>(vm, args);
    }
    let all = [0, 1, 2].map(|place| vm.arg(args, place));
    let all = all.map(|value| vm.heap.retain(value));
    vm.call_prelude("pow", &all, crate::python::vm::Then::Push)
}

pub(super) fn invert(vm: &mut Vm, args: Args) -> Res {
    let int = big_of(vm, vm.arg(args, 0)).unwrap_or_default();
    Ok(Flow::Value(vm.heap.big(-int - 1)))
}

/// `__floor__` and `__ceil__` of a float.
pub(super) fn edge<const UP: bool>(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    super::numbers::int_of_float(vm, if UP { float.ceil() } else { float.floor() })
}

pub(super) fn int_ratio(vm: &mut Vm, args: Args) -> Res {
    let int = big_of(vm, vm.arg(args, 0)).unwrap_or_default();
    let pair = vec![vm.heap.big(int), Value::small(1)];
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

pub(super) fn zero_float(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.float(0.0)))
}

/// `float.hex`.
pub(super) fn hex(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    let sign = if float.is_sign_negative() && !float.is_nan() { "-" } else { "" };
    if !float.is_finite() {
        return vm.give_str(format!("{sign}{}", if float.is_nan() { "nan" } else { "inf" }));
    }
    if float == 0.0 {
        return vm.give_str(format!("{sign}0x0.0p+0"));
    }
    let bits = float.to_bits();
    let (power, fraction) = ((bits >> 52 & 0x7FF) as i64, bits & ((1 << 52) - 1));
    let (lead, power) = if power == 0 { (0, -1022) } else { (1, power - 1023) };
    vm.give_str(format!("{sign}0x{lead}.{fraction:013x}p{power:+}"))
}

/// `float.fromhex`.
pub(super) fn from_hex(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 1)).trim().to_ascii_lowercase();
    let Some(float) = parse_hex(&text) else {
        return Err(vm.value_error("invalid hexadecimal floating-point string"));
    };
    if float.is_infinite() && !text.contains("inf") {
        return Err(vm.overflow("hexadecimal value too large to represent as a float"));
    }
    let float = vm.heap.float(float);
    let class = vm.arg(args, 0);
    if class.is(c::FLOAT) {
        return Ok(Flow::Value(float));
    }
    vm.call(class, &[float], crate::python::vm::Then::Push)
}

fn parse_hex(text: &str) -> Option<f64> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => (-1.0, body),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    match body {
        "inf" | "infinity" => return Some(sign * f64::INFINITY),
        "nan" => return Some(f64::NAN),
        _ => {}
    }
    let body = body.strip_prefix("0x").unwrap_or(body);
    let (figures, power) = match body.split_once('p') {
        Some((figures, power)) => (figures, power.parse::<i64>().ok()?),
        None => (body, 0),
    };
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    let all = format!("{whole}{fraction}");
    let digits = BigInt::parse_bytes(all.as_bytes(), 16).filter(|_| all.chars().all(|it| it.is_ascii_hexdigit()))?;
    let float = number::to_float(&digits)?;
    Some(sign * scale(float, power.saturating_sub(4 * fraction.len() as i64)))
}

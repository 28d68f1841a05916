//! Ints, bools and floats.

use num_bigint::BigInt;

use crate::python::number;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeKind, Number, Res, Then, Vm, give_bool, native, native_of_kind, native_with_keywords,
};

use super::methods::compare_method as cmp;
use super::number_bytes::{from_bytes, to_bytes};
use super::number_methods::{
    backward, divmod, edge, forward, from_hex, hex, int_ratio, invert, power, rdivmod, zero_float,
};
use super::objects::getter;

/// The methods of ints.
pub(crate) static INT: &[NativeDef] = &[
    native("bit_length", bit_length, 0, 0),
    native("bit_count", bit_count, 0, 0),
    native("conjugate", conjugate, 0, 0),
    native("is_integer", always, 0, 0),
    native_with_keywords("to_bytes", to_bytes),
    super::objects::class_method_with_keywords("from_bytes", from_bytes),
    native("__index__", conjugate, 0, 0),
    native("__int__", conjugate, 0, 0),
    native("__float__", float_method, 0, 0),
    native("__bool__", super::methods::bool_method, 0, 0),
    native("__neg__", super::methods::neg_method, 0, 0),
    native("__abs__", super::methods::abs_method, 0, 0),
    native("__round__", round_int, 0, 1),
    getter("real", conjugate),
    getter("imag", zero),
    getter("numerator", conjugate),
    getter("denominator", one),
    native("__add__", forward::<0>, 1, 1),
    native("__radd__", backward::<0>, 1, 1),
    native("__and__", forward::<1>, 1, 1),
    native("__rand__", backward::<1>, 1, 1),
    native("__floordiv__", forward::<2>, 1, 1),
    native("__rfloordiv__", backward::<2>, 1, 1),
    native("__lshift__", forward::<3>, 1, 1),
    native("__rlshift__", backward::<3>, 1, 1),
    native("__mul__", forward::<5>, 1, 1),
    native("__rmul__", backward::<5>, 1, 1),
    native("__mod__", forward::<6>, 1, 1),
    native("__rmod__", backward::<6>, 1, 1),
    native("__or__", forward::<7>, 1, 1),
    native("__ror__", backward::<7>, 1, 1),
    native("__rshift__", forward::<9>, 1, 1),
    native("__rrshift__", backward::<9>, 1, 1),
    native("__sub__", forward::<10>, 1, 1),
    native("__rsub__", backward::<10>, 1, 1),
    native("__truediv__", forward::<11>, 1, 1),
    native("__rtruediv__", backward::<11>, 1, 1),
    native("__xor__", forward::<12>, 1, 1),
    native("__rxor__", backward::<12>, 1, 1),
    native("__pow__", power, 1, 2),
    native("__rpow__", backward::<8>, 1, 2),
    native("__divmod__", divmod, 1, 1),
    native("__rdivmod__", rdivmod, 1, 1),
    native("__pos__", conjugate, 0, 0),
    native("__invert__", invert, 0, 0),
    native("__trunc__", conjugate, 0, 0),
    native("__floor__", conjugate, 0, 0),
    native("__ceil__", conjugate, 0, 0),
    native("as_integer_ratio", int_ratio, 0, 0),
    native("__hash__", super::objects::hash_method, 0, 0),
    native("__eq__", cmp::<2>, 1, 1),
    native("__ne__", cmp::<3>, 1, 1),
    native("__lt__", cmp::<0>, 1, 1),
    native("__le__", cmp::<1>, 1, 1),
    native("__gt__", cmp::<4>, 1, 1),
    native("__ge__", cmp::<5>, 1, 1),
];

/// The methods of floats.
pub(crate) static FLOAT: &[NativeDef] = &[
    native("is_integer", is_integer, 0, 0),
    native("as_integer_ratio", as_integer_ratio, 0, 0),
    native("conjugate", conjugate, 0, 0),
    native("__float__", conjugate, 0, 0),
    native("__int__", int_method, 0, 0),
    native("__trunc__", int_method, 0, 0),
    native("__bool__", super::methods::bool_method, 0, 0),
    native("__neg__", super::methods::neg_method, 0, 0),
    native("__abs__", super::methods::abs_method, 0, 0),
    native("__round__", round_float, 0, 1),
    getter("real", conjugate),
    getter("imag", zero_float),
    native("hex", hex, 0, 0),
    native_of_kind("fromhex", from_hex, 1, 1, NativeKind::ClassMethod),
    native("__add__", forward::<0>, 1, 1),
    native("__radd__", backward::<0>, 1, 1),
    native("__floordiv__", forward::<2>, 1, 1),
    native("__rfloordiv__", backward::<2>, 1, 1),
    native("__mul__", forward::<5>, 1, 1),
    native("__rmul__", backward::<5>, 1, 1),
    native("__mod__", forward::<6>, 1, 1),
    native("__rmod__", backward::<6>, 1, 1),
    native("__sub__", forward::<10>, 1, 1),
    native("__rsub__", backward::<10>, 1, 1),
    native("__truediv__", forward::<11>, 1, 1),
    native("__rtruediv__", backward::<11>, 1, 1),
    native("__pow__", power, 1, 2),
    native("__rpow__", backward::<8>, 1, 2),
    native("__divmod__", divmod, 1, 1),
    native("__rdivmod__", rdivmod, 1, 1),
    native("__pos__", conjugate, 0, 0),
    native("__floor__", edge::<false>, 0, 0),
    native("__ceil__", edge::<true>, 0, 0),
    native("__hash__", super::objects::hash_method, 0, 0),
    native("__eq__", cmp::<2>, 1, 1),
    native("__ne__", cmp::<3>, 1, 1),
    native("__lt__", cmp::<0>, 1, 1),
    native("__le__", cmp::<1>, 1, 1),
    native("__gt__", cmp::<4>, 1, 1),
    native("__ge__", cmp::<5>, 1, 1),
];

/// An int of any size, of an int or bool.
pub(crate) fn big_of(vm: &Vm, value: Value) -> Option<BigInt> {
    match vm.number(value)? {
        Number::Small(int) => Some(int.into()),
        Number::Big(int) => Some(int.clone()),
        Number::Float(_) => None,
    }
}

/// A float, of any number.
pub(crate) fn float_of(vm: &Vm, value: Value) -> Option<f64> {
    match vm.number(value)? {
        Number::Small(int) => Some(int as f64),
        Number::Big(int) => number::to_float(int),
        Number::Float(float) => Some(float),
    }
}

fn zero(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(0)
}

fn one(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(1)
}

fn always(_vm: &mut Vm, _args: Args) -> Res {
    give_bool(true)
}

fn conjugate(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let plain = match vm.number(value) {
        Some(Number::Small(int)) => Value::small(int),
        Some(Number::Big(int)) => {
            let int = int.clone();
            vm.heap.big(int)
        }
        Some(Number::Float(float)) => vm.heap.float(float),
        None => Value::NONE,
    };
    Ok(Flow::Value(plain))
}

fn bit_length(vm: &mut Vm, args: Args) -> Res {
    let bits = big_of(vm, vm.arg(args, 0)).map_or(0, |int| int.bits());
    vm.give_int(bits as i64)
}

fn bit_count(vm: &mut Vm, args: Args) -> Res {
    let ones = big_of(vm, vm.arg(args, 0)).map_or(0, |int| int.magnitude().count_ones());
    vm.give_int(ones as i64)
}

fn float_method(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    Ok(Flow::Value(vm.heap.float(float)))
}

fn is_integer(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_of(vm, vm.arg(args, 0)).is_some_and(|float| float.fract() == 0.0))
}

fn as_integer_ratio(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    if float.is_nan() {
        return Err(vm.value_error("cannot convert NaN to integer ratio"));
    }
    if !float.is_finite() {
        return Err(vm.overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut top, mut bottom) = (float, BigInt::from(1));
    while top.fract() != 0.0 {
        top *= 2.0;
        bottom *= 2;
    }
    let pair = vec![vm.heap.big(number::whole(top)), vm.heap.big(bottom)];
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

fn int_method(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    int_of_float(vm, float)
}

pub(super) fn int_of_float(vm: &mut Vm, float: f64) -> Res {
    if float.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if float.is_infinite() {
        return Err(vm.overflow("cannot convert float infinity to integer"));
    }
    Ok(Flow::Value(vm.heap.big(number::whole(float))))
}

fn round_int(vm: &mut Vm, args: Args) -> Res {
    let figures = if args.len > 1 { vm.index(vm.arg(args, 1)).unwrap_or(0) } else { 0 };
    if figures >= 0 {
        return conjugate(vm, args);
    }
    let int = big_of(vm, vm.arg(args, 0)).unwrap_or_default();
    if figures.unsigned_abs() > int.bits() / 3 + 2 {
        return vm.give_int(0);
    }
    vm.work_on_ints(int.bits(), int.bits() / 2, true)?;
    let unit = BigInt::from(10).pow(figures.unsigned_abs() as u32);
    let (quotient, rest) = crate::python::vm::floor_big(&int, &unit);
    let twice: BigInt = &rest * 2;
    let up = twice > unit || (twice == unit && quotient.bit(0));
    let rounded = (if up { quotient + 1 } else { quotient }) * unit;
    Ok(Flow::Value(vm.heap.big(rounded)))
}

fn round_float(vm: &mut Vm, args: Args) -> Res {
    let float = float_of(vm, vm.arg(args, 0)).unwrap_or(0.0);
    let figures = if args.len > 1 { vm.arg(args, 1) } else { Value::NONE };
    if figures.is_none() {
        return int_of_float(vm, round_half_even(float));
    }
    let Some(figures) = vm.index(figures) else {
        let class = vm.class_name(figures);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    if !float.is_finite() || figures > 22 {
        return Ok(Flow::Value(vm.heap.float(float)));
    }
    if figures < -308 {
        return Ok(Flow::Value(vm.heap.float(0.0_f64.copysign(float))));
    }
    let rounded = if figures >= 0 {
        format!("{float:.*}", figures as usize).parse().unwrap_or(float)
    } else {
        let unit = 10.0_f64.powi(-figures as i32);
        round_half_even(float / unit) * unit
    };
    Ok(Flow::Value(vm.heap.float(rounded)))
}

fn round_half_even(float: f64) -> f64 {
    float.round_ties_even()
}

pub(crate) fn make_bool(vm: &mut Vm, args: Args) -> Res {
    match super::lists::one_argument(vm, args, "bool")? {
        Some(value) => {
            let value = vm.heap.retain(value);
            vm.truth(value)
        }
        None => give_bool(false),
    }
}

pub(crate) fn make_int(vm: &mut Vm, args: Args) -> Res {
    let mut base = None;
    for (name, value) in vm.keywords(args) {
        if vm.heap.text_of(name) == "base" {
            base = Some(value);
        }
    }
    let positional = vm.positional(args);
    if positional > 2 {
        return Err(vm.type_error(format!("int expected at most 2 arguments, got {positional}")));
    }
    let odd = vm.keywords(args).iter().map(|pair| pair.0).find(|&name| vm.heap.text_of(name) != "base");
    if let Some(name) = odd {
        let name = vm.heap.text_of(name).to_owned();
        return Err(vm.type_error(format!("int() got an unexpected keyword argument '{name}'")));
    }
    if positional == 0 {
        if base.is_some() {
            return Err(vm.type_error("int() missing string argument"));
        }
        return vm.give_int(0);
    }
    if positional > 1 {
        base = Some(vm.arg(args, 1));
    }
    let value = vm.arg(args, 0);
    if let Some(text) = vm.heap.text(value) {
        let base = base.map_or(Some(10), |base| vm.index(base)).unwrap_or(10);
        let text = text.as_str().to_owned();
        return int_of_text(vm, &text, base, value);
    }
    if base.is_some() {
        return Err(vm.type_error("int() can't convert non-string with explicit base"));
    }
    if matches!(vm.heap.get(value), Obj::Instance(_)) {
        let class = vm.class_of(value);
        for name in [vm.known.int, vm.known.index] {
            if let Some(method) = vm.lookup(class, name) {
                let value = vm.heap.retain(value);
                return vm.call(method, &[value], Then::Push);
            }
        }
    }
    match vm.number(value) {
        Some(Number::Float(float)) => int_of_float(vm, float),
        Some(_) => conjugate(vm, args),
        None => {
            if let Obj::Bytes(bytes) = vm.heap.body(value) {
                let text = String::from_utf8_lossy(bytes).into_owned();
                return int_of_text(vm, &text, 10, value);
            }
            let class = vm.class_name(value);
            Err(vm.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
            )))
        }
    }
}

fn int_of_text(vm: &mut Vm, text: &str, base: i64, value: Value) -> Res {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    if base == 10 && text.len() > 4300 {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if digits > 4300 {
            let message = format!(
                "Exceeds the limit (4300 digits) for integer string conversion: value has {digits} digits; use sys.set_int_max_str_digits() to increase the limit"
            );
            return Err(vm.value_error(message));
        }
    }
    match number::parse_int(text, base as u32) {
        Some(int) => Ok(Flow::Value(vm.heap.big(int))),
        None => {
            let shown = vm.repr_text(value, 0).unwrap_or_default();
            Err(vm.value_error(format!("invalid literal for int() with base {base}: {shown}")))
        }
    }
}

/// What `__index__` gave, as a float.
fn float_of_index(vm: &mut Vm, _kept: Value, index: Value) -> Res {
    match float_of(vm, index) {
        Some(float) => Ok(Flow::Value(vm.heap.float(float))),
        None => Err(vm.overflow("int too large to convert to float")),
    }
}

pub(crate) fn make_float(vm: &mut Vm, args: Args) -> Res {
    let Some(value) = super::lists::one_argument(vm, args, "float")? else {
        return Ok(Flow::Value(vm.heap.float(0.0)));
    };
    if let Some(text) = vm.heap.text(value) {
        return match number::parse_float(text.as_str()) {
            Some(float) => Ok(Flow::Value(vm.heap.float(float))),
            None => {
                let shown = vm.repr_text(value, 0).unwrap_or_default();
                Err(vm.value_error(format!("could not convert string to float: {shown}")))
            }
        };
    }
    if matches!(vm.heap.get(value), Obj::Instance(_)) {
        let class = vm.class_of(value);
        let by_index = vm.lookup(class, vm.known.index).filter(|_| vm.lookup(class, vm.known.float).is_none());
        if let Some(method) = by_index {
            let value = vm.heap.retain(value);
            return vm.call(method, &[value], Then::Continue(float_of_index, Value::NULL));
        }
        if let Some(method) = vm.lookup(class, vm.known.float) {
            let value = vm.heap.retain(value);
            return vm.call(method, &[value], Then::Push);
        }
    }
    match (vm.number(value), float_of(vm, value)) {
        (Some(_), Some(float)) => Ok(Flow::Value(vm.heap.float(float))),
        (Some(_), None) => Err(vm.overflow("int too large to convert to float")),
        _ => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("float() argument must be a string or a real number, not '{class}'")))
        }
    }
}

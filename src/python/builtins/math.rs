//! The functions of `math`.

use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm, give_bool};

use super::numbers::float_of;

pub(super) fn float_argument(vm: &mut Vm, args: Args, place: usize) -> Result<f64, Value> {
    let value = vm.arg(args, place);
    match (vm.number(value).is_some(), float_of(vm, value)) {
        (_, Some(float)) => Ok(float),
        (true, None) => Err(vm.overflow("int too large to convert to float")),
        _ => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("must be real number, not {class}")))
        }
    }
}

pub(super) fn of_float(vm: &mut Vm, args: Args, compute: fn(f64) -> f64) -> Res {
    let float = float_argument(vm, args, 0)?;
    let result = compute(float);
    if result.is_nan() && float.is_infinite() {
        let shown = crate::python::number::float_text(float);
        return Err(vm.value_error(format!("expected a finite input, got {shown}")));
    }
    if result.is_nan() && !float.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && float.is_finite() {
        return Err(vm.overflow("math range error"));
    }
    Ok(Flow::Value(vm.heap.float(result)))
}

pub(super) fn sqrt(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?;
    if float < 0.0 {
        let shown = crate::python::number::float_text(float);
        return Err(vm.value_error(format!("expected a nonnegative input, got {shown}")));
    }
    of_float(vm, args, f64::sqrt)
}

pub(super) fn sin(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::sin)
}

pub(super) fn cos(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::cos)
}

pub(super) fn tan(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::tan)
}

pub(super) fn exp(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::exp)
}

pub(super) fn fabs(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::abs)
}

/// A logarithm, of ints too that are no floats.
fn logarithm_of(vm: &mut Vm, args: Args, place: usize, compute: fn(f64) -> f64) -> Result<f64, Value> {
    let int = super::numbers::big_of(vm, vm.arg(args, place)).filter(|int| int.bits() > 1000);
    if let Some(int) = int.filter(|int| int.sign() == num_bigint::Sign::Plus) {
        let shift = int.bits() - 64;
        let top = crate::python::number::to_float(&(int >> shift)).unwrap_or(1.0);
        return Ok(compute(top) + compute(2.0) * shift as f64);
    }
    let float = float_argument(vm, args, place)?;
    if float <= 0.0 {
        return Err(vm.value_error("expected a positive input"));
    }
    Ok(compute(float))
}

pub(super) fn logarithm(vm: &mut Vm, args: Args, compute: fn(f64) -> f64) -> Res {
    let float = logarithm_of(vm, args, 0, compute)?;
    Ok(Flow::Value(vm.heap.float(float)))
}

pub(super) fn log(vm: &mut Vm, args: Args) -> Res {
    if args.len > 1 {
        let top = logarithm_of(vm, args, 0, f64::ln)?;
        let bottom = logarithm_of(vm, args, 1, f64::ln)?;
        if bottom == 0.0 {
            return Err(vm.zero_division("division by zero"));
        }
        return Ok(Flow::Value(vm.heap.float(top / bottom)));
    }
    logarithm(vm, args, f64::ln)
}

pub(super) fn log2(vm: &mut Vm, args: Args) -> Res {
    logarithm(vm, args, f64::log2)
}

pub(super) fn log10(vm: &mut Vm, args: Args) -> Res {
    logarithm(vm, args, f64::log10)
}

pub(super) fn pow(vm: &mut Vm, args: Args) -> Res {
    let (base, power) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
    let result = base.powf(power);
    if base.is_finite() && power.is_finite() && result.is_infinite() && base != 0.0 {
        return Err(vm.overflow("math range error"));
    }
    if base.is_finite() && power.is_finite() && !result.is_finite() {
        return Err(vm.value_error("math domain error"));
    }
    Ok(Flow::Value(vm.heap.float(result)))
}

pub(super) fn hypot(vm: &mut Vm, args: Args) -> Res {
    let mut sum = 0.0;
    for place in 0..args.len as usize {
        let float = float_argument(vm, args, place)?;
        sum += float * float;
    }
    Ok(Flow::Value(vm.heap.float(f64::sqrt(sum))))
}

pub(super) fn isnan(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_nan())
}

pub(super) fn isinf(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_infinite())
}

pub(super) fn isfinite(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_finite())
}

pub(super) fn rounded(vm: &mut Vm, args: Args, compute: fn(f64) -> f64, name: &str) -> Res {
    let value = vm.arg(args, 0);
    if matches!(vm.heap.get(value), crate::python::object::Obj::Instance(_)) {
        let (class, name) = (vm.class_of(value), vm.heap.intern(name));
        if let Some(method) = vm.lookup(class, name) {
            let value = vm.heap.retain(value);
            return vm.call(method, &[value], crate::python::vm::Then::Push);
        }
    }
    if let Some(int) = super::numbers::big_of(vm, value) {
        return Ok(Flow::Value(vm.heap.big(int)));
    }
    let float = float_argument(vm, args, 0)?;
    if float.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if float.is_infinite() {
        return Err(vm.overflow("cannot convert float infinity to integer"));
    }
    Ok(Flow::Value(vm.heap.big(crate::python::number::whole(compute(float)))))
}

pub(super) fn floor(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::floor, "__floor__")
}

pub(super) fn ceil(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::ceil, "__ceil__")
}

pub(super) fn trunc(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::trunc, "__trunc__")
}

pub(super) fn int_argument(vm: &mut Vm, args: Args, place: usize) -> Result<num_bigint::BigInt, Value> {
    let value = vm.arg(args, place);
    match super::numbers::big_of(vm, value) {
        Some(int) => Ok(int),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

pub(super) fn isqrt(vm: &mut Vm, args: Args) -> Res {
    let int = int_argument(vm, args, 0)?;
    if int.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    vm.work_on_ints(int.bits(), int.bits() / 2, true)?;
    Ok(Flow::Value(vm.heap.big(int.sqrt())))
}

pub(super) fn factorial(vm: &mut Vm, args: Args) -> Res {
    let int = int_argument(vm, args, 0)?;
    if int.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Ok(most) = u32::try_from(&int) else {
        return Err(vm.overflow("factorial() argument should not exceed 9223372036854775807"));
    };
    let bits = u64::from(most) * u64::from(most.max(2).ilog2());
    vm.room(bits / 8)?;
    vm.work_on_ints(bits / 2, bits / 2, false)?;
    Ok(Flow::Value(vm.heap.big(product(1, most))))
}

/// The product of all ints from one to another, halved until it is small.
pub(super) fn product(from: u32, to: u32) -> num_bigint::BigInt {
    if to < from {
        return 1.into();
    }
    if to - from < 16 {
        return (from..=to).map(num_bigint::BigInt::from).product();
    }
    let middle = from + (to - from) / 2;
    product(from, middle) * product(middle + 1, to)
}

/// Asks for the time that the common divisor of two ints takes: about so many steps
/// as they have bits.
pub(super) fn work_on_divisors(vm: &mut Vm, one: &num_bigint::BigInt, other: &num_bigint::BigInt) -> Result<(), Value> {
    let (small, large) = (one.bits().min(other.bits()), one.bits().max(other.bits()));
    vm.work(i64::try_from((small / 64).saturating_mul(large)).unwrap_or(i64::MAX / 4).min(i64::MAX / 4))
}

pub(super) fn gcd(vm: &mut Vm, args: Args) -> Res {
    let mut result = num_bigint::BigInt::ZERO;
    for place in 0..args.len as usize {
        let mut other = int_argument(vm, args, place)?;
        work_on_divisors(vm, &result, &other)?;
        while other != num_bigint::BigInt::ZERO {
            let rest = result % &other;
            result = std::mem::replace(&mut other, rest);
        }
    }
    let result = num_bigint::BigInt::from(result.magnitude().clone());
    Ok(Flow::Value(vm.heap.big(result)))
}

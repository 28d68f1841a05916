//! The rarer functions of `math`: inverse and hyperbolic ones, floats taken
//! apart, whole numbers by factors. Those over many items are Python of ours.

use num_bigint::BigInt;

use super::math::{float_argument, int_argument, of_float};
use super::modules::function;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NativeDef, NativeFn, Res, Vm};

const fn one(name: &'static str, call: NativeFn) -> NativeDef {
    function(name, call, 1, 1)
}

/// The table, of the module `_math`.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    one("acos", |vm, args| of_float(vm, args, f64::acos)),
    one("asin", |vm, args| of_float(vm, args, f64::asin)),
    one("atan", |vm, args| of_float(vm, args, f64::atan)),
    one("sinh", |vm, args| of_float(vm, args, f64::sinh)),
    one("cosh", |vm, args| of_float(vm, args, f64::cosh)),
    one("tanh", |vm, args| of_float(vm, args, f64::tanh)),
    one("asinh", |vm, args| of_float(vm, args, f64::asinh)),
    one("acosh", |vm, args| of_float(vm, args, f64::acosh)),
    one("atanh", |vm, args| of_float(vm, args, f64::atanh)),
    one("exp2", |vm, args| of_float(vm, args, f64::exp2)),
    one("expm1", |vm, args| of_float(vm, args, f64::exp_m1)),
    one("log1p", |vm, args| of_float(vm, args, f64::ln_1p)),
    one("cbrt", |vm, args| of_float(vm, args, f64::cbrt)),
    one("degrees", |vm, args| of_float(vm, args, |float| float * (180.0 / std::f64::consts::PI))),
    one("radians", |vm, args| of_float(vm, args, |float| float * (std::f64::consts::PI / 180.0))),
    one("lgamma", |vm, args| of_float(vm, args, log_gamma)),
    one("gamma", |vm, args| of_float(vm, args, gamma)),
    one("frexp", frexp),
    one("modf", modf),
    one("ulp", ulp),
    function("atan2", |vm, args| of_two(vm, args, f64::atan2), 2, 2),
    function("copysign", |vm, args| of_two(vm, args, f64::copysign), 2, 2),
    function("fmod", fmod, 2, 2),
    function("remainder", remainder, 2, 2),
    function("ldexp", ldexp, 2, 2),
    function("nextafter", |vm, args| of_two(vm, args, next_after), 2, 2),
    function("fma", fma, 3, 3),
    function("lcm", lcm, 0, 255),
    function("comb", comb, 2, 2),
];

fn of_two(vm: &mut Vm, args: Args, compute: fn(f64, f64) -> f64) -> Res {
    let (one, other) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
    Ok(Flow::Value(vm.heap.float(compute(one, other))))
}

fn domain(vm: &mut Vm) -> Value {
    vm.value_error("math domain error")
}

fn fmod(vm: &mut Vm, args: Args) -> Res {
    let (one, other) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
    if (one.is_infinite() || other == 0.0) && !one.is_nan() && !other.is_nan() {
        return Err(domain(vm));
    }
    Ok(Flow::Value(vm.heap.float(one % other)))
}

fn remainder(vm: &mut Vm, args: Args) -> Res {
    let (one, other) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
    if (one.is_infinite() || other == 0.0) && !one.is_nan() && !other.is_nan() {
        return Err(domain(vm));
    }
    if other.is_infinite() {
        return Ok(Flow::Value(vm.heap.float(one)));
    }
    // What is left after the nearest multiple, an even one if two are as near.
    let (size, step) = (one.abs(), other.abs());
    let rest = size % step;
    let over = step - rest;
    let left = match rest.total_cmp(&over) {
        std::cmp::Ordering::Less => rest,
        std::cmp::Ordering::Greater => -over,
        std::cmp::Ordering::Equal => rest - 2.0 * ((0.5 * (size - rest)) % step),
    };
    Ok(Flow::Value(vm.heap.float(f64::copysign(1.0, one) * left)))
}

fn frexp(vm: &mut Vm, args: Args) -> Res {
    let (fraction, power) = crate::python::hash::split(float_argument(vm, args, 0)?);
    let pair = vec![vm.heap.float(fraction), Value::small(i64::from(power))];
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

fn ldexp(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?;
    let power = i64::try_from(int_argument(vm, args, 1)?).unwrap_or(i64::MAX);
    let scaled = crate::python::vm::scale(float, power.clamp(-5000, 5000));
    if scaled.is_infinite() && float.is_finite() {
        return Err(vm.overflow("math range error"));
    }
    Ok(Flow::Value(vm.heap.float(scaled)))
}

fn modf(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?;
    let whole = float.trunc();
    let rest = if float.is_infinite() { 0.0_f64.copysign(float) } else { (float - whole).copysign(float) };
    let pair = vec![vm.heap.float(rest), vm.heap.float(whole)];
    Ok(Flow::Value(vm.heap.tuple(pair)))
}

fn ulp(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?.abs();
    let step = if float.is_finite() { next_after(float, f64::INFINITY) - float } else { float };
    let step = if step.is_infinite() { float - next_after(float, 0.0) } else { step };
    Ok(Flow::Value(vm.heap.float(step)))
}

fn next_after(from: f64, to: f64) -> f64 {
    match from.partial_cmp(&to) {
        Some(std::cmp::Ordering::Less) => from.next_up(),
        Some(std::cmp::Ordering::Greater) => from.next_down(),
        Some(std::cmp::Ordering::Equal) => to,
        None => f64::NAN,
    }
}

fn fma(vm: &mut Vm, args: Args) -> Res {
    let [a, b, c] = [float_argument(vm, args, 0)?, float_argument(vm, args, 1)?, float_argument(vm, args, 2)?];
    Ok(Flow::Value(vm.heap.float(a.mul_add(b, c))))
}

fn greatest_common(mut one: BigInt, mut other: BigInt) -> BigInt {
    while other != BigInt::ZERO {
        let rest = one % &other;
        one = std::mem::replace(&mut other, rest);
    }
    one
}

fn lcm(vm: &mut Vm, args: Args) -> Res {
    let mut result = BigInt::from(1);
    for place in 0..args.len as usize {
        let int = int_argument(vm, args, place)?;
        if int == BigInt::ZERO {
            return vm.give_int(0);
        }
        super::math::work_on_divisors(vm, &result, &int)?;
        vm.room((result.bits() + int.bits()) / 8)?;
        let common = greatest_common(result.clone(), int.clone());
        result = result / common * int;
    }
    Ok(Flow::Value(vm.heap.big(result.magnitude().clone().into())))
}

fn comb(vm: &mut Vm, args: Args) -> Res {
    let (n, k) = (int_argument(vm, args, 0)?, int_argument(vm, args, 1)?);
    if n < BigInt::ZERO || k < BigInt::ZERO {
        let which = if n < BigInt::ZERO { "n" } else { "k" };
        return Err(vm.value_error(format!("{which} must be a non-negative integer")));
    }
    if k > n {
        return vm.give_int(0);
    }
    let less = std::cmp::min(k.clone(), &n - &k);
    let Ok(steps) = u32::try_from(&less) else {
        return Err(vm.overflow("min(n - k, k) must not exceed 18446744073709551615"));
    };
    let mut result = BigInt::from(1);
    for step in 0..steps {
        if step % 1_024 == 0 {
            vm.room(result.bits() / 8)?;
            vm.work(i64::try_from(result.bits().max(64)).unwrap_or(i64::MAX / 4) * 64)?;
        }
        result = result * (&n - step) / (step + 1);
    }
    Ok(Flow::Value(vm.heap.big(result)))
}

/// The coefficients of Lanczos' sum with g = 6.024680040776729583740234375.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_76,
    42_919_803_642.649_1,
    35_711_959_237.355_67,
    17_921_034_426.037_21,
    6_039_542_586.352_028,
    1_439_720_407.311_721_6,
    248_874_557.862_054_17,
    31_426_415.585_400_194,
    2_876_370.628_935_372_5,
    186_056.265_395_223_48,
    8_071.672_002_365_816,
    210.824_277_751_579_36,
    2.506_628_274_631_000_2,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];
const G: f64 = 6.024_680_040_776_73;

fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for at in (0..13).rev() {
            above = above * x + NUMERATOR[at];
            below = below * x + DENOMINATOR[at];
        }
    } else {
        for at in 0..13 {
            above = above / x + NUMERATOR[at];
            below = below / x + DENOMINATOR[at];
        }
    }
    above / below
}

/// π times the sine of x, exactly 0 at whole numbers.
fn sine_of_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let value = match (2.0 * y).round() as i64 {
        0 => (std::f64::consts::PI * y).sin(),
        1 => (std::f64::consts::PI * (y - 0.5)).cos(),
        2 => (std::f64::consts::PI * (1.0 - y)).sin(),
        3 => -(std::f64::consts::PI * (y - 1.5)).cos(),
        _ => (std::f64::consts::PI * (y - 2.0)).sin(),
    };
    value.copysign(value * x)
}

fn log_gamma(x: f64) -> f64 {
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::INFINITY } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos(size).ln() - G + (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = 1.144_729_885_849_400_2 - sine_of_pi(size).abs().ln() - size.ln() - result;
    }
    result
}

fn gamma(x: f64) -> f64 {
    if x == x.floor() {
        if x <= 0.0 {
            return f64::NAN;
        }
        if x <= 23.0 {
            return (1..x as u64).map(|factor| factor as f64).product();
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sine_of_pi(x) } else { f64::INFINITY };
    }
    let y = size + G - 0.5;
    let rest = if size > G - 0.5 { y - size - (G - 0.5) } else { y - (G - 0.5) - size };
    let rest = rest * G / y;
    let half = |result: f64| {
        if size < 140.0 { result * y.powf(size - 0.5) } else { result * y.powf(size / 2.0 - 0.25).powi(2) }
    };
    if x < 0.0 {
        let mut result = -std::f64::consts::PI / sine_of_pi(size) / size * y.exp() / lanczos(size);
        result -= rest * result;
        return if size < 140.0 { result / y.powf(size - 0.5) } else { result / y.powf(size / 2.0 - 0.25).powi(2) };
    }
    let mut result = lanczos(size) / y.exp();
    result += rest * result;
    half(result)
}

//! The modules that are written in Rust: `time`, `math`, `sys`, `_thread`.

use crate::program::{Address, Cause, Effect, Park, Subject};
use crate::base::Nanos;
use crate::python::object::{Lock, Obj};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Vm, give_bool, native, native_of_kind, native_with_keywords,
};

use super::numbers::float_of;

const fn function(name: &'static str, call: NativeFn, least: u8, most: u8) -> NativeDef {
    native_of_kind(name, call, least, most, NativeKind::Function)
}

static TIME: &[NativeDef] = &[
    function("sleep", sleep, 1, 1),
    function("time", now, 0, 0),
    function("perf_counter", now, 0, 0),
    function("monotonic", now, 0, 0),
    function("process_time", now, 0, 0),
    function("thread_time", now, 0, 0),
    function("time_ns", now_nanos, 0, 0),
    function("perf_counter_ns", now_nanos, 0, 0),
    function("monotonic_ns", now_nanos, 0, 0),
];

static MATH: &[NativeDef] = &[
    function("sqrt", sqrt, 1, 1),
    function("floor", floor, 1, 1),
    function("ceil", ceil, 1, 1),
    function("trunc", trunc, 1, 1),
    function("isqrt", isqrt, 1, 1),
    function("factorial", factorial, 1, 1),
    function("gcd", gcd, 0, 255),
    function("sin", sin, 1, 1),
    function("cos", cos, 1, 1),
    function("tan", tan, 1, 1),
    function("exp", exp, 1, 1),
    function("log", log, 1, 2),
    function("log2", log2, 1, 1),
    function("log10", log10, 1, 1),
    function("fabs", fabs, 1, 1),
    function("isnan", isnan, 1, 1),
    function("isinf", isinf, 1, 1),
    function("isfinite", isfinite, 1, 1),
    function("pow", pow, 2, 2),
    function("hypot", hypot, 0, 255),
];

static SYS: &[NativeDef] = &[
    function("getrecursionlimit", recursion_limit, 0, 0),
    function("setrecursionlimit", set_recursion_limit, 1, 1),
    function("_is_gil_enabled", gil, 0, 0),
    function("getrefcount", refcount, 1, 1),
    function("exc_info_exception", handled, 0, 0),
    function("exception", handled, 0, 0),
    function("intern", intern, 1, 1),
];

static THREAD: &[NativeDef] =
    &[function("allocate_lock", allocate_lock, 0, 0), function("RLock", allocate_rlock, 0, 0), function("get_ident", ident, 0, 0)];

/// The methods of locks.
pub(crate) static LOCK: &[NativeDef] = &[
    native_with_keywords("acquire", acquire),
    native("release", release, 0, 0),
    native("locked", locked, 0, 0),
    native("__enter__", acquire_plainly, 0, 0),
    native("__exit__", release, 3, 3),
];

/// The functions of a module.
pub(super) fn find(name: &str) -> Option<&'static [NativeDef]> {
    match name {
        "time" => Some(TIME),
        "math" => Some(MATH),
        "sys" => Some(SYS),
        "_thread" => Some(THREAD),
        _ => None,
    }
}

/// Constants of a module.
pub(super) fn fill(vm: &mut Vm, name: &str, dict: Value) {
    let mut set = |vm: &mut Vm, name: &str, value: Value| {
        let key = vm.heap.intern(name);
        vm.dict_set_name(dict, key, value);
    };
    match name {
        "math" => {
            for (name, float) in [
                ("pi", std::f64::consts::PI),
                ("e", std::f64::consts::E),
                ("tau", std::f64::consts::TAU),
                ("inf", f64::INFINITY),
                ("nan", f64::NAN),
            ] {
                let value = vm.heap.float(float);
                set(vm, name, value);
            }
        }
        "sys" => {
            let argv = vm.heap.list(Vec::new());
            set(vm, "argv", argv);
            set(vm, "maxsize", Value::NULL);
            let most = vm.heap.big(i64::MAX.into());
            set(vm, "maxsize", most);
            let version: Vec<Value> = [3, 14, 7].map(Value::small).to_vec();
            let version = vm.heap.tuple(version);
            set(vm, "version_info", version);
            let modules = vm.heap.retain(vm.modules);
            set(vm, "modules", modules);
        }
        _ => {}
    }
}

fn float_argument(vm: &mut Vm, args: Args, place: usize) -> Result<f64, Value> {
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

fn sleep(vm: &mut Vm, args: Args) -> Res {
    let seconds = float_argument(vm, args, 0)?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    // The argument is a float of seconds; from here on time is whole nanoseconds.
    vm.effect = Some(Effect::Sleep(Nanos((seconds * 1e9).round() as u64)));
    Ok(Flow::Enter)
}

fn now(vm: &mut Vm, _args: Args) -> Res {
    let seconds = vm.time_nanos() as f64 / 1e9;
    Ok(Flow::Value(vm.heap.float(seconds)))
}

fn now_nanos(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(vm.time_nanos() as i64)
}

fn of_float(vm: &mut Vm, args: Args, compute: fn(f64) -> f64) -> Res {
    let float = float_argument(vm, args, 0)?;
    let result = compute(float);
    if result.is_nan() && !float.is_nan() {
        return Err(vm.value_error("math domain error"));
    }
    if result.is_infinite() && float.is_finite() {
        return Err(vm.overflow("math range error"));
    }
    Ok(Flow::Value(vm.heap.float(result)))
}

fn sqrt(vm: &mut Vm, args: Args) -> Res {
    let float = float_argument(vm, args, 0)?;
    if float < 0.0 {
        let shown = crate::python::number::float_text(float);
        return Err(vm.value_error(format!("expected a nonnegative input, got {shown}")));
    }
    of_float(vm, args, f64::sqrt)
}

fn sin(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::sin)
}

fn cos(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::cos)
}

fn tan(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::tan)
}

fn exp(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::exp)
}

fn fabs(vm: &mut Vm, args: Args) -> Res {
    of_float(vm, args, f64::abs)
}

fn logarithm(vm: &mut Vm, args: Args, compute: fn(f64) -> f64) -> Res {
    let float = float_argument(vm, args, 0)?;
    if float <= 0.0 {
        return Err(vm.value_error("expected a positive input"));
    }
    Ok(Flow::Value(vm.heap.float(compute(float))))
}

fn log(vm: &mut Vm, args: Args) -> Res {
    if args.len > 1 {
        let (float, base) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
        return Ok(Flow::Value(vm.heap.float(float.ln() / base.ln())));
    }
    logarithm(vm, args, f64::ln)
}

fn log2(vm: &mut Vm, args: Args) -> Res {
    logarithm(vm, args, f64::log2)
}

fn log10(vm: &mut Vm, args: Args) -> Res {
    logarithm(vm, args, f64::log10)
}

fn pow(vm: &mut Vm, args: Args) -> Res {
    let (base, power) = (float_argument(vm, args, 0)?, float_argument(vm, args, 1)?);
    Ok(Flow::Value(vm.heap.float(base.powf(power))))
}

fn hypot(vm: &mut Vm, args: Args) -> Res {
    let mut sum = 0.0;
    for place in 0..args.len as usize {
        let float = float_argument(vm, args, place)?;
        sum += float * float;
    }
    Ok(Flow::Value(vm.heap.float(f64::sqrt(sum))))
}

fn isnan(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_nan())
}

fn isinf(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_infinite())
}

fn isfinite(vm: &mut Vm, args: Args) -> Res {
    give_bool(float_argument(vm, args, 0)?.is_finite())
}

fn rounded(vm: &mut Vm, args: Args, compute: fn(f64) -> f64) -> Res {
    if let Some(int) = super::numbers::big_of(vm, vm.arg(args, 0)) {
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

fn floor(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::floor)
}

fn ceil(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::ceil)
}

fn trunc(vm: &mut Vm, args: Args) -> Res {
    rounded(vm, args, f64::trunc)
}

fn int_argument(vm: &mut Vm, args: Args, place: usize) -> Result<num_bigint::BigInt, Value> {
    let value = vm.arg(args, place);
    match super::numbers::big_of(vm, value) {
        Some(int) => Ok(int),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

fn isqrt(vm: &mut Vm, args: Args) -> Res {
    let int = int_argument(vm, args, 0)?;
    if int.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("isqrt() argument must be nonnegative"));
    }
    Ok(Flow::Value(vm.heap.big(int.sqrt())))
}

fn factorial(vm: &mut Vm, args: Args) -> Res {
    let int = int_argument(vm, args, 0)?;
    if int.sign() == num_bigint::Sign::Minus {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Ok(most) = u32::try_from(&int) else {
        return Err(vm.overflow("factorial() argument should not exceed 9223372036854775807"));
    };
    Ok(Flow::Value(vm.heap.big(product(1, most))))
}

/// The product of all ints from one to another, halved until it is small.
fn product(from: u32, to: u32) -> num_bigint::BigInt {
    if to < from {
        return 1.into();
    }
    if to - from < 16 {
        return (from..=to).map(num_bigint::BigInt::from).product();
    }
    let middle = from + (to - from) / 2;
    product(from, middle) * product(middle + 1, to)
}

fn gcd(vm: &mut Vm, args: Args) -> Res {
    let mut result = num_bigint::BigInt::ZERO;
    for place in 0..args.len as usize {
        let mut other = int_argument(vm, args, place)?;
        while other != num_bigint::BigInt::ZERO {
            let rest = result % &other;
            result = std::mem::replace(&mut other, rest);
        }
    }
    let result = num_bigint::BigInt::from(result.magnitude().clone());
    Ok(Flow::Value(vm.heap.big(result)))
}

fn recursion_limit(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(vm.recursion_limit as i64)
}

fn set_recursion_limit(vm: &mut Vm, args: Args) -> Res {
    vm.recursion_limit = vm.index(vm.arg(args, 0)).unwrap_or(1000).clamp(1, 1 << 20) as usize;
    NONE
}

fn gil(_vm: &mut Vm, _args: Args) -> Res {
    give_bool(true)
}

fn refcount(vm: &mut Vm, args: Args) -> Res {
    let count = vm.heap.count(vm.arg(args, 0));
    vm.give_int(i64::from(count) + 1)
}

fn handled(vm: &mut Vm, _args: Args) -> Res {
    let error = vm.handled_now();
    vm.give(if error.is_null() { Value::NONE } else { error })
}

fn intern(vm: &mut Vm, args: Args) -> Res {
    Ok(Flow::Value(vm.interned_name(vm.arg(args, 0))))
}

fn allocate_lock(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.alloc(Obj::Lock(Box::default()))))
}

fn allocate_rlock(vm: &mut Vm, _args: Args) -> Res {
    let lock = Lock { is_reentrant: true, ..Lock::default() };
    Ok(Flow::Value(vm.heap.alloc(Obj::Lock(Box::new(lock)))))
}

fn ident(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(i64::from(vm.thread) + 1)
}

fn acquire_plainly(vm: &mut Vm, args: Args) -> Res {
    take(vm, args, true, None)
}

fn acquire(vm: &mut Vm, args: Args) -> Res {
    let (mut blocking, mut timeout) = (Value::TRUE, Value::small(-1));
    if vm.positional(args) > 1 {
        blocking = vm.arg(args, 1);
    }
    if vm.positional(args) > 2 {
        timeout = vm.arg(args, 2);
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "blocking" => blocking = value,
            _ => timeout = value,
        }
    }
    let seconds = float_of(vm, timeout).filter(|&seconds| seconds >= 0.0);
    let timeout = seconds.map(|seconds| Nanos((seconds * 1e9) as u64));
    take(vm, args, !blocking.is(Value::FALSE), timeout)
}

fn take(vm: &mut Vm, args: Args, blocks: bool, timeout: Option<Nanos>) -> Res {
    let (me, owner) = (vm.thread, vm.arg(args, 0));
    let Some(Obj::Lock(lock)) = vm.heap.get_mut(owner) else { return NONE };
    let is_mine = lock.is_reentrant && lock.owner == Some(me);
    if lock.word == 0 || is_mine {
        (lock.word, lock.owner) = (1, Some(me));
        lock.depth += 1;
        return give_bool(true);
    }
    if !blocks {
        return give_bool(false);
    }
    let subject = Subject { cause: Cause::Lock, named: None };
    let address = Address::Own(owner.identity());
    vm.effect = Some(Effect::Park(Park { address, expected: 1, timeout, subject }));
    Ok(Flow::Enter)
}

fn release(vm: &mut Vm, args: Args) -> Res {
    let (me, owner) = (vm.thread, vm.arg(args, 0));
    let Some(Obj::Lock(lock)) = vm.heap.get_mut(owner) else { return NONE };
    if lock.word == 0 {
        let message = if lock.is_reentrant { "cannot release un-acquired lock" } else { "release unlocked lock" };
        return Err(vm.error(crate::python::classes::RUNTIME_ERROR, message));
    }
    if lock.is_reentrant && lock.owner != Some(me) {
        return Err(vm.error(crate::python::classes::RUNTIME_ERROR, "cannot release un-acquired lock"));
    }
    lock.depth -= 1;
    if lock.depth == 0 {
        (lock.word, lock.owner) = (0, None);
    }
    NONE
}

fn locked(vm: &mut Vm, args: Args) -> Res {
    give_bool(matches!(vm.heap.get(vm.arg(args, 0)), Obj::Lock(lock) if lock.word == 1))
}

//! The modules that are written in Rust: `time`, `math`, `sys`, `_thread`.

use crate::base::Nanos;
use crate::program::{Address, Cause, Effect, Park, Subject};
use crate::python::object::{Lock, Obj};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Vm, give_bool, native, native_of_kind, native_with_keywords,
};

use super::math::{
    ceil, cos, exp, fabs, factorial, float_argument, floor, gcd, hypot, isfinite, isinf, isnan, isqrt, log, log2,
    log10, pow, sin, sqrt, tan, trunc,
};
use super::numbers::float_of;

pub(super) const fn function(name: &'static str, call: NativeFn, least: u8, most: u8) -> NativeDef {
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

static GC: &[NativeDef] =
    &[function("collect", collect, 0, 1), function("enable", nothing, 0, 0), function("disable", nothing, 0, 0)];

static THREAD: &[NativeDef] = &[
    function("allocate_lock", allocate_lock, 0, 0),
    function("RLock", allocate_rlock, 0, 0),
    function("get_ident", ident, 0, 0),
];

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
        "gc" => Some(GC),
        _ => None,
    }
}

/// Constants of a module.
pub(super) fn fill(vm: &mut Vm, name: &str, dict: Value) {
    let set = |vm: &mut Vm, name: &str, value: Value| {
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

fn recursion_limit(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(vm.recursion_limit as i64)
}

fn set_recursion_limit(vm: &mut Vm, args: Args) -> Res {
    vm.recursion_limit = vm.index(vm.arg(args, 0)).unwrap_or(1000).clamp(1, 1 << 20) as usize;
    NONE
}

fn collect(vm: &mut Vm, _args: Args) -> Res {
    let count = vm.collect();
    vm.give_int(count as i64)
}

fn nothing(_vm: &mut Vm, _args: Args) -> Res {
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

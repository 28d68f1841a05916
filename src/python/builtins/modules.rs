//! The modules that are written in Rust: `time`, `math`, `sys`; `_thread` is in
//! `threads` and `locks`.

use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Vm, give_bool, native_of_kind};

use super::math::{
    ceil, cos, exp, fabs, factorial, floor, gcd, hypot, isfinite, isinf, isnan, isqrt, log, log2, log10, pow, sin,
    sqrt, tan, trunc,
};

pub(super) const fn function(name: &'static str, call: NativeFn, least: u8, most: u8) -> NativeDef {
    native_of_kind(name, call, least, most, NativeKind::Function)
}

static TIME: &[NativeDef] = &[
    function("sleep", super::threads::sleep, 1, 1),
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
    function("getswitchinterval", super::threads::switch_interval, 0, 0),
    function("setswitchinterval", super::threads::set_switch_interval, 1, 1),
    function("getrefcount", refcount, 1, 1),
    function("exc_info_exception", handled, 0, 0),
    function("exception", handled, 0, 0),
    function("intern", intern, 1, 1),
    function("_getframemodulename", super::reflection::module_of_frame, 0, 1),
];

static GC: &[NativeDef] = &[function("_collect", collect, 0, 0)];

/// The functions of a module.
pub(super) fn find(name: &str) -> Option<&'static [NativeDef]> {
    match name {
        "time" => Some(TIME),
        "math" => Some(MATH),
        "sys" => Some(SYS),
        "_thread" => Some(super::threads::THREAD),
        "_event_loop" => Some(super::event_loops::EVENT_LOOP),
        "_gc" => Some(GC),
        "_process" => Some(super::processes::PROCESS),
        "_pipes" => Some(super::pipes::PIPES),
        "_shared" => Some(super::shared::SHARED),
        "_math" => Some(super::math_more::FUNCTIONS),
        "_hashlib" => Some(super::digests::HASHLIB),
        "_zlib" => Some(super::digests::ZLIB),
        "_re" => Some(super::patterns::FUNCTIONS),
        "_weakref" => Some(super::places::WEAKREF),
        "_traceback" => Some(super::places::TRACEBACK),
        "_deque" => Some(super::deques::FUNCTIONS),
        "_random" => Some(super::chance::FUNCTIONS),
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
        "_thread" => super::threads::fill(vm, &mut |vm, name, value| set(vm, name, value)),
        "_weakref" => set(vm, "ref", crate::python::classes::WEAKREF),
        "sys" => {
            let file = super::inner::file_of_main(vm);
            let file = vm.heap.str(file);
            let argv = vm.heap.list(vec![file]);
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
    let Some(limit) = vm.index(vm.arg(args, 0)) else {
        let class = vm.class_name(vm.arg(args, 0));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    if limit < 1 {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    }
    vm.recursion_limit = limit.min(1 << 20) as usize;
    NONE
}

fn collect(vm: &mut Vm, _args: Args) -> Res {
    let count = vm.collect();
    vm.give_int(count as i64)
}

fn gil(vm: &mut Vm, _args: Args) -> Res {
    give_bool(vm.program.dialect.has_gil())
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

//! `_thread`: what `threading` is built on, and threads without it. Locks are next
//! door; what a thread does at its end is the process's business.

use crate::base::Nanos;
use crate::program::{Effect, NewThread, Reply, ThreadId};
use crate::python::classes as c;
use crate::python::costs;
use crate::python::object::Obj;
use crate::python::traceback;
use crate::python::value::Value;
use crate::python::vm::{Args, Beginning, Flow, NONE, NativeDef, Res, Vm, hear_nothing};

use super::locks;
use super::modules::function;
use super::numbers::float_of;

/// The functions of `_thread`.
pub(super) static THREAD: &[NativeDef] = &[
    function("allocate_lock", locks::make, 0, 0),
    function("start_new_thread", start_new_thread, 2, 3),
    function("start_new", start_new_thread, 2, 3),
    function("get_ident", ident, 0, 0),
    function("get_native_id", native_id, 0, 0),
    function("_get_main_thread_ident", main_ident, 0, 0),
    function("exit", exit, 0, 0),
    function("stack_size", stack_size, 0, 1),
    function("_start", start_named, 3, 3),
    function("_join", join, 2, 2),
    function("_wait", locks::wait, 4, 4),
    function("_held_lock", locks::held, 0, 0),
    function("_wake", locks::wake, 1, 1),
    function("_tell_failure", tell_failure, 2, 2),
    function("_cpu_count", cpu_count, 0, 0),
];

/// What `_thread` has besides functions.
pub(super) fn fill(vm: &mut Vm, set: &mut dyn FnMut(&mut Vm, &str, Value)) {
    let module = vm.heap.intern("_thread");
    for (class, name) in [(c::LOCK, "lock"), (c::LOCK, "LockType"), (c::RLOCK, "RLock"), (c::RUNTIME_ERROR, "error")] {
        set(vm, name, class);
        if !class.is(c::RUNTIME_ERROR) {
            vm.set_on_class(class, vm.known.module, module);
        }
    }
    // In seconds, as CPython has it on Linux.
    let longest = vm.heap.float(9_223_372_036.0);
    set(vm, "TIMEOUT_MAX", longest);
}

/// So many threads may be there beside the one that starts another, as Linux has it
/// for one process.
const MOST_THREADS: usize = 32_000;

/// What stands between a thread's number on the computer and what programs see.
const FIRST_IDENT: i64 = 140_000_000_000_000;
const IDENT_STEP: i64 = 0x80_0000;
const FIRST_NATIVE_ID: i64 = 1_000;

/// Seconds, rounded up to whole nanoseconds. From here on time is no float.
pub(super) fn nanos_of(seconds: f64) -> Nanos {
    Nanos((seconds * 1e9).ceil() as u64)
}

/// What programs call a thread.
pub(crate) fn ident_of(thread: u32) -> i64 {
    FIRST_IDENT + i64::from(thread) * IDENT_STEP
}

fn ident(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(ident_of(vm.thread))
}

fn main_ident(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(ident_of(vm.main_thread))
}

fn native_id(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(FIRST_NATIVE_ID + i64::from(vm.thread))
}

fn exit(vm: &mut Vm, _args: Args) -> Res {
    Err(vm.exception(c::SYSTEM_EXIT, Vec::new()))
}

/// A thread's stack lives in the VM and has no size to choose; what is asked for is
/// checked as CPython checks it.
fn stack_size(vm: &mut Vm, args: Args) -> Res {
    let wanted = vm.index(vm.arg(args, 0)).unwrap_or(0);
    if wanted < 0 {
        return Err(vm.value_error("size must be 0 or a positive value"));
    }
    if wanted > 0 && wanted < 53_248 {
        return Err(vm.value_error("size must be at least 53248 bytes"));
    }
    let last = std::mem::replace(&mut vm.stack_size, wanted);
    vm.give_int(last)
}

/// `_thread._cpu_count()`: what the system says when it is asked.
fn cpu_count(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(vm.cpu_count.into())
}

fn start_new_thread(vm: &mut Vm, args: Args) -> Res {
    let [callee, arguments, keywords] = [0, 1, 2].map(|place| vm.arg(args, place));
    let is_callable = match vm.heap.get(callee) {
        Obj::Function(_) | Obj::Native(_) | Obj::Method(..) | Obj::Type(_) => true,
        _ => vm.lookup(vm.class_of(callee), vm.known.call).is_some(),
    };
    if !is_callable {
        return Err(vm.type_error("first arg must be callable"));
    }
    if !matches!(vm.heap.body(arguments), Obj::Tuple(_)) {
        return Err(vm.type_error("2nd arg must be a tuple"));
    }
    if !keywords.is_null() && vm.heap.dict_of(keywords).is_none() {
        return Err(vm.type_error("optional 3rd arg must be a dictionary"));
    }
    let name = format!("Thread-{}", vm.threads_started + 1);
    start(vm, callee, (arguments, keywords), name)
}

/// `_thread._start(function, name, daemon)`: the number of the new thread.
fn start_named(vm: &mut Vm, args: Args) -> Res {
    let name = vm.heap.text_of(vm.arg(args, 1)).to_owned();
    let is_daemon = vm.arg(args, 2).is(Value::TRUE);
    let none = vm.heap.tuple(Vec::new());
    let flow = start_as(vm, vm.arg(args, 0), (none, Value::NULL), name, is_daemon);
    vm.heap.release(none);
    flow
}

/// Raw threads are nobody's to wait for: the process may end without them.
fn start(vm: &mut Vm, function: Value, arguments: (Value, Value), name: String) -> Res {
    start_as(vm, function, arguments, name, true)
}

fn start_as(vm: &mut Vm, function: Value, (args, keywords): (Value, Value), name: String, daemon: bool) -> Res {
    if vm.other_threads() >= MOST_THREADS {
        return Err(vm.error(c::RUNTIME_ERROR, "can't start new thread"));
    }
    vm.threads_started += 1;
    let entry = vm.threads_started;
    let [function, args, keywords] = [function, args, keywords].map(|value| vm.heap.retain(value));
    vm.beginnings.insert(entry, Beginning { function, args, keywords });
    let new = NewThread { entry, name: name.into(), daemon, own_interpreter: false };
    vm.ask(Effect::StartThread(new), started, Value::NULL)
}

fn started(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    match reply {
        Reply::Thread(thread) => vm.give_int(ident_of(thread.0)),
        _ => NONE,
    }
}

/// `_thread._join(ident, timeout)`: whether the thread is over.
fn join(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::JOIN);
    let ident = vm.arg(args, 0).as_int().unwrap_or(FIRST_IDENT);
    let thread = ThreadId(vm.number_outside(((ident - FIRST_IDENT) / IDENT_STEP) as u32));
    let timeout = float_of(vm, vm.arg(args, 1)).map(nanos_of);
    vm.ask(Effect::Join { thread, timeout }, joined, Value::NULL)
}

fn joined(_vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    Ok(Flow::Value(Value::bool(reply == Reply::Joined(true))))
}

/// `_thread._tell_failure(name, error)`: an exception that ended a thread.
fn tell_failure(vm: &mut Vm, args: Args) -> Res {
    let name = vm.str_text(vm.arg(args, 0)).unwrap_or_default();
    let text = traceback::text(vm, vm.arg(args, 1));
    vm.write_failure(format!("Exception in thread {name}:\n{text}"));
    NONE
}

/// `time.sleep(seconds)`.
pub(super) fn sleep(vm: &mut Vm, args: Args) -> Res {
    let seconds = super::math::float_argument(vm, args, 0)?;
    if seconds < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.ask(Effect::Sleep(nanos_of(seconds)), hear_nothing, Value::NULL)
}

/// `sys.getswitchinterval()`.
pub(super) fn switch_interval(vm: &mut Vm, _args: Args) -> Res {
    let seconds = vm.switch_interval.0 as f64 / 1e9;
    Ok(Flow::Value(vm.heap.float(seconds)))
}

/// `sys.setswitchinterval(seconds)`, in whole microseconds.
pub(super) fn set_switch_interval(vm: &mut Vm, args: Args) -> Res {
    let seconds = super::math::float_argument(vm, args, 0)?;
    if seconds <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    let micros = ((seconds * 1e6) as u64).max(1);
    vm.switch_interval = Nanos::from_micros(micros);
    vm.ask(Effect::SwitchInterval(vm.switch_interval), hear_nothing, Value::NULL)
}

//! `_process`: what `os` and multiprocessing ask of the computer: processes that are
//! forked or spawned, waited for and ended. What is between them is in `pipes` and
//! `shared`; names, start methods and exit codes are Python of the library.

use crate::base::Nanos;
use crate::program::{Effect, NewProcess, ProcessId, Reply, StartMethod};
use crate::python::classes as c;
use crate::python::costs;
use crate::python::dialect::Dialect;
use crate::python::object::Obj;
use crate::python::process::Programs;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Then, Vm, give_bool, hear_nothing};

use super::modules::function;
use super::numbers::float_of;

/// The functions of `_process`.
pub(super) static PROCESS: &[NativeDef] = &[
    function("fork", fork, 1, 1),
    function("spawn", spawn, 2, 2),
    function("has", has, 1, 1),
    function("wait", wait, 2, 2),
    function("kill", kill, 2, 2),
    function("exit", exit, 1, 1),
    function("own", own, 0, 0),
    function("parent", parent, 0, 0),
    function("number", number, 0, 1),
    function("run_main", run_main, 1, 1),
    function("fail", fail, 1, 1),
    function("compute", compute, 1, 1),
    function("forks", forks, 0, 0),
];

/// What a step may take at most, in nanoseconds: an hour.
const MOST_NANOS: i64 = 3_600_000_000_000;

/// The first process's number, as the system counts.
const FIRST_PID: i64 = 1_000;

/// The process that a native function names; one that is not there, if it is none of ours.
pub(super) fn process_argument(vm: &Vm, args: Args, place: usize) -> ProcessId {
    let number = vm.index(vm.arg(args, place)).and_then(|pid| u32::try_from(pid.checked_sub(FIRST_PID)?).ok());
    ProcessId(number.unwrap_or(u32::MAX))
}

/// `fork(name)`: the child's number in the parent, 0 in the child.
fn fork(vm: &mut Vm, args: Args) -> Res {
    vm.family.forker = vm.thread;
    start(vm, args, Programs::MAIN, StartMethod::Fork)
}

/// `spawn(name, pipe)`: a process that reads from that pipe who it is; its number.
fn spawn(vm: &mut Vm, args: Args) -> Res {
    let pipe = vm.index(vm.arg(args, 1)).and_then(|pipe| u32::try_from(pipe).ok()).unwrap_or(u32::MAX);
    start(vm, args, Programs::SPAWNED + u64::from(pipe), StartMethod::Spawn)
}

fn start(vm: &mut Vm, args: Args, entry: u64, method: StartMethod) -> Res {
    let name = vm.str_text(vm.arg(args, 0)).unwrap_or_default().into();
    vm.ask(Effect::StartProcess(NewProcess { entry, name, method }), started, Value::NONE)
}

fn started(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    match reply {
        Reply::Process(child) => vm.give_int(FIRST_PID + i64::from(child.0)),
        Reply::Refused(why) => {
            let is_memory = why.contains("memory");
            let (class, number) = if is_memory { (c::OS_ERROR, 12) } else { (c::BLOCKING_IO_ERROR, 11) };
            let why = vm.heap.str(why.to_owned());
            Err(vm.exception(class, vec![Value::small(number), why]))
        }
        _ => vm.give_int(0),
    }
}

/// `has(pid)`: whether there is, or was, such a process.
fn has(vm: &mut Vm, args: Args) -> Res {
    let process = process_argument(vm, args, 0);
    vm.ask(Effect::WaitProcess { process, timeout: Some(Nanos::ZERO) }, looked, Value::NONE)
}

fn looked(_vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    give_bool(!matches!(reply, Reply::Refused(_)))
}

/// `wait(pid, seconds)`: a child's exit code; None if it goes on for longer than that.
fn wait(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::WAITPID);
    let (process, timeout) = (process_argument(vm, args, 0), timeout_argument(vm, args, 1));
    vm.ask(Effect::WaitProcess { process, timeout }, waited, Value::NONE)
}

fn waited(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    match reply {
        Reply::Ended(Some(code)) => vm.give_int(code.into()),
        _ => NONE,
    }
}

/// `kill(pid, signal)`: ends a process.
fn kill(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::WAITPID);
    let process = process_argument(vm, args, 0);
    let signal = vm.index(vm.arg(args, 1)).unwrap_or(9) as u8;
    vm.ask(Effect::Kill { process, signal }, hear_nothing, Value::NONE)
}

/// `exit(code)`: this process is over at once.
fn exit(vm: &mut Vm, args: Args) -> Res {
    let code = vm.index(vm.arg(args, 0)).unwrap_or(1) as i32 & 0xFF;
    vm.ask(Effect::ExitProcess(code), hear_nothing, Value::NONE)
}

/// `own()`: this process's number.
fn own(vm: &mut Vm, _args: Args) -> Res {
    vm.give_int(FIRST_PID + i64::from(vm.family.own))
}

/// `parent()`: that of the process that started it.
fn parent(vm: &mut Vm, _args: Args) -> Res {
    let pid = if vm.family.own == 0 { FIRST_PID - 1 } else { FIRST_PID + i64::from(vm.family.parent) };
    vm.give_int(pid)
}

/// `number(count)`: the first of so many in a row that no other process gives out.
fn number(vm: &mut Vm, args: Args) -> Res {
    let count = if args.len > 0 { vm.index(vm.arg(args, 0)).unwrap_or(1) } else { 1 };
    let number = vm.fresh_number();
    vm.family.numbers_given += count.clamp(1, i64::from(u32::MAX)) as u64 - 1;
    vm.give_int(number as i64)
}

/// `run_main(name)`: the program's own file, run as a module of that name.
fn run_main(vm: &mut Vm, args: Args) -> Res {
    let module = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    let main = vm.program.modules.iter().find(|(name, _)| name == "__main__").map_or(0, |row| row.1);
    let dict = vm.module_dict(&module);
    let file = super::inner::file_of_main(vm);
    let (name, file) = (vm.heap.intern("__file__"), vm.heap.str(file));
    vm.dict_set_name(dict, name, file);
    let code = vm.heap.alloc(Obj::Code(main));
    vm.run_module_code(code, dict, Then::Push)
}

/// `fail(text)`: writes why something ends to standard error.
fn fail(vm: &mut Vm, args: Args) -> Res {
    let text = vm.str_text(vm.arg(args, 0)).unwrap_or_default();
    vm.write_failure(text);
    NONE
}

/// `compute(nanoseconds)`: what a step of CPython takes that is none of ours.
fn compute(vm: &mut Vm, args: Args) -> Res {
    vm.charge(vm.index(vm.arg(args, 0)).unwrap_or(0).clamp(0, MOST_NANOS) * 10);
    NONE
}

/// `forks()`: whether this Python starts processes by forking if nothing else is said:
/// Linux until 3.13.
fn forks(vm: &mut Vm, _args: Args) -> Res {
    give_bool(vm.program.dialect == Dialect::Python39)
}

/// How many numbers each process may give out.
const NUMBERS: u64 = 1 << 32;

impl Vm {
    /// A number that no other process gives out.
    pub(super) fn fresh_number(&mut self) -> u64 {
        self.family.numbers_given += 1;
        u64::from(self.family.own) * NUMBERS + self.family.numbers_given
    }
}

/// So many seconds, or for ever.
pub(super) fn timeout_argument(vm: &Vm, args: Args, place: usize) -> Option<Nanos> {
    float_of(vm, vm.arg(args, place)).map(|seconds| super::threads::nanos_of(seconds.max(0.0)))
}

/// Several ints as a tuple.
pub(super) fn give_numbers(vm: &mut Vm, numbers: &[u64]) -> Res {
    let numbers: Vec<Value> = numbers.iter().map(|&number| Value::small(number as i64)).collect();
    Ok(Flow::Value(vm.heap.tuple(numbers)))
}

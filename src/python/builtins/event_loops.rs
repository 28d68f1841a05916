//! `_event_loop`: what asyncio's loops ask of the computer (a selector, and a pipe by
//! which other threads wake it), and what its tasks tell the reader of the lanes. The
//! loop itself, futures and tasks are Python of the library.

use crate::base::Nanos;
use crate::program::{Effect, Note, PipeId, Reply, SelectorId, SelectorKind, Source, TaskId};
use crate::python::costs;
use crate::python::object::{GeneratorState, Obj};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm, hear_nothing};

use super::locks::{address, cause_of};
use super::modules::function;
use super::numbers::float_of;

/// The functions of `_event_loop`.
pub(super) static EVENT_LOOP: &[NativeDef] = &[
    function("open", open, 0, 0),
    function("close", close, 1, 1),
    function("select", select, 2, 2),
    function("write", write, 1, 1),
    function("read", read, 1, 1),
    function("created", created, 2, 2),
    function("begins", begins, 1, 1),
    function("yields", yields, 0, 0),
    function("awaits", awaits, 2, 2),
    function("ready", ready, 1, 1),
    function("done", done, 0, 0),
    function("name", name, 1, 1),
    function("call", call, 2, 2),
    function("taken", taken, 1, 1),
    function("released", released, 1, 1),
    function("line", line, 1, 1),
    function("hooks", hooks, 0, 0),
    function("set_hooks", set_hooks, 2, 2),
];

/// A time-out's grain: the system counts whole milliseconds, and no fewer than asked for.
const MILLI_NANOS: u64 = 1_000_000;

/// `open()`: a selector that watches a pipe; their numbers.
fn open(vm: &mut Vm, _args: Args) -> Res {
    vm.charge(costs::LOOP_OPEN);
    vm.ask(Effect::OpenSelector(SelectorKind::Epoll), selector_opened, Value::NONE)
}

fn selector_opened(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let Reply::Selector(selector) = reply else { return NONE };
    vm.ask(Effect::OpenPipe, pipe_opened, Value::small(selector.0.into()))
}

fn pipe_opened(vm: &mut Vm, kept: Value, reply: Reply) -> Res {
    let Reply::Pipe(pipe) = reply else { return NONE };
    let both = vm.heap.tuple(vec![kept, Value::small(pipe.0.into())]);
    let watch = Effect::Watch { selector: SelectorId(number(kept)), source: Source::Pipe(pipe), token: 0 };
    vm.ask(watch, opened, both)
}

fn opened(_vm: &mut Vm, both: Value, _reply: Reply) -> Res {
    Ok(Flow::Value(both))
}

/// `close(pipe)`: nobody wakes the loop any more.
fn close(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::LOOP_CLOSE);
    let pipe = PipeId(number(vm.arg(args, 0)));
    vm.ask(Effect::ClosePipe(pipe), hear_nothing, Value::NONE)
}

fn number(value: Value) -> u32 {
    value.as_int().map_or(0, |number| number as u32)
}

/// `select(selector, seconds)`: waits for so long at most, or for ever if that is None;
/// whether something is to be read.
fn select(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::SELECTOR);
    let timeout = float_of(vm, vm.arg(args, 1)).map(|seconds| {
        let nanos = super::threads::nanos_of(seconds.max(0.0)).0;
        Nanos(nanos.div_ceil(MILLI_NANOS).saturating_mul(MILLI_NANOS))
    });
    vm.ask(Effect::Select { selector: SelectorId(number(vm.arg(args, 0))), timeout }, selected, Value::NONE)
}

fn selected(_vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    Ok(Flow::Value(Value::bool(matches!(reply, Reply::Ready(tokens) if !tokens.is_empty()))))
}

/// `write(pipe)`: a byte, which wakes the loop.
fn write(vm: &mut Vm, args: Args) -> Res {
    let pipe = PipeId(number(vm.arg(args, 0)));
    vm.ask(Effect::Write { pipe, bytes: 1, message: 0 }, hear_nothing, Value::NONE)
}

/// `read(pipe)`: such a byte.
fn read(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::WAKING);
    let pipe = PipeId(number(vm.arg(args, 0)));
    vm.ask(Effect::Read(pipe), hear_nothing, Value::NONE)
}

fn task_of(vm: &Vm, args: Args) -> TaskId {
    TaskId(number(vm.arg(args, 0)))
}

/// `created(number, name)`: there is a task.
fn created(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::TASK);
    let name = vm.str_text(vm.arg(args, 1)).unwrap_or_default().into();
    vm.tell(Note::TaskCreated { task: task_of(vm, args), name });
    NONE
}

/// `begins(number)`: the loop steps that task.
fn begins(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::STEP);
    vm.tell(Note::StepBegins(task_of(vm, args)));
    NONE
}

/// `yields()`: the task that is stepped lets others go first.
fn yields(vm: &mut Vm, _args: Args) -> Res {
    vm.tell(Note::StepEnds { cause: None, named: None });
    NONE
}

/// `awaits(cause, what)`: the task that is stepped awaits this; causes by their
/// numbers, and None for nothing that has a name.
fn awaits(vm: &mut Vm, args: Args) -> Res {
    let [cause, what] = [0, 1].map(|place| vm.arg(args, place));
    let named = if what.is_handle() { Some(address(what)) } else { None };
    vm.tell(Note::StepEnds { cause: Some(cause_of(cause)), named });
    NONE
}

/// `ready(number)`: what the task awaited has come.
fn ready(vm: &mut Vm, args: Args) -> Res {
    vm.tell(Note::TaskReady(task_of(vm, args)));
    NONE
}

/// `done()`: the task that is stepped is over.
fn done(vm: &mut Vm, _args: Args) -> Res {
    vm.tell(Note::TaskDone);
    NONE
}

/// `name(what)`: it is called on the lanes as the program calls it.
fn name(vm: &mut Vm, args: Args) -> Res {
    let what = vm.arg(args, 0);
    vm.name_on_lanes(what);
    NONE
}

/// `call(what, name)`: it is called so.
fn call(vm: &mut Vm, args: Args) -> Res {
    let what = vm.arg(args, 0);
    if vm.named.insert(what.word()) {
        let name = vm.str_text(vm.arg(args, 1)).unwrap_or_default().into();
        vm.tell(Note::Named { address: address(what), name });
    }
    NONE
}

/// `taken(what)`: the task that is stepped has it.
fn taken(vm: &mut Vm, args: Args) -> Res {
    vm.tell(Note::Taken(address(vm.arg(args, 0))));
    NONE
}

/// `released(what)`: it has it no more.
fn released(vm: &mut Vm, args: Args) -> Res {
    vm.tell(Note::Released(address(vm.arg(args, 0))));
    NONE
}

/// `line(coroutine)`: where it is in its file; None at its end.
fn line(vm: &mut Vm, args: Args) -> Res {
    let coroutine = vm.arg(args, 0);
    let Obj::Generator(it) = vm.heap.get(coroutine) else { return NONE };
    let code = &vm.program.codes[it.code as usize];
    let at = match it.state {
        GeneratorState::Running => {
            vm.frames.iter().find(|frame| frame.generator.is(coroutine)).map(|frame| frame.pc.saturating_sub(1))
        }
        GeneratorState::Suspended => Some(it.pc.saturating_sub(1)),
        GeneratorState::Created => Some(0),
        GeneratorState::Finished => None,
    };
    let line = at.and_then(|at| code.spans.get(at as usize)).map(|span| i64::from(span.line));
    match line {
        Some(line) => vm.give_int(line),
        None => NONE,
    }
}

/// `hooks()`: what is told of asynchronous generators on this thread.
fn hooks(vm: &mut Vm, _args: Args) -> Res {
    let both = [vm.own.generator_begins, vm.own.generator_ends];
    let both = both.map(|hook| vm.heap.retain(hook.unwrap_or(Value::NONE)));
    Ok(Flow::Value(vm.heap.tuple(both.to_vec())))
}

/// `set_hooks(begins, ends)`.
fn set_hooks(vm: &mut Vm, args: Args) -> Res {
    let [begins, ends] = [0, 1].map(|place| Some(vm.arg(args, place)).filter(|hook| hook.is_handle()));
    for hook in [begins, ends].into_iter().flatten() {
        vm.heap.retain(hook);
    }
    let own = &mut vm.own;
    let last = [std::mem::replace(&mut own.generator_begins, begins), std::mem::replace(&mut own.generator_ends, ends)];
    vm.heap.release_all(last.into_iter().flatten());
    NONE
}

//! `_pipes`: pipes between processes, whose ends are counted as descriptors are, with
//! messages of bytes; and selectors that watch them. Descriptors by their numbers,
//! and what the messages say, are Python of the library.

use crate::base::Nanos;
use crate::program::{Effect, PipeEnd, PipeId, Reply, SelectorId, SelectorKind, Source};
use crate::python::costs;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm, give_bool, hear_nothing};

use super::modules::function;
use super::processes::{give_numbers, process_argument, timeout_argument};

/// The functions of `_pipes`.
pub(super) static PIPES: &[NativeDef] = &[
    function("open", open, 1, 1),
    function("hold", hold, 3, 3),
    function("close", close, 2, 2),
    function("send", send, 3, 3),
    function("receive", receive, 1, 1),
    function("selector", selector, 0, 0),
    function("watch", watch, 2, 2),
    function("unwatch", unwatch, 2, 2),
    function("select", select, 2, 2),
];

/// A time-out's grain: the system counts whole milliseconds, and no fewer than asked for.
const MILLI_NANOS: u64 = 1_000_000;

fn number(vm: &Vm, args: Args, place: usize) -> u32 {
    vm.index(vm.arg(args, place)).unwrap_or(0) as u32
}

fn pipe(vm: &Vm, args: Args) -> PipeId {
    PipeId(number(vm, args, 0))
}

fn end(vm: &Vm, args: Args) -> PipeEnd {
    if number(vm, args, 1) == 0 { PipeEnd::Read } else { PipeEnd::Write }
}

/// `open(capacity)`: a pipe, by its number, whose two ends this process has open.
fn open(vm: &mut Vm, args: Args) -> Res {
    let capacity = vm.index(vm.arg(args, 0)).unwrap_or(1).max(1) as u64;
    vm.ask(Effect::OpenEnds { capacity }, opened, Value::NONE)
}

fn opened(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let Reply::Pipe(pipe) = reply else { return NONE };
    vm.give_int(pipe.0.into())
}

/// `hold(pipe, end, pid)`: that process has the end open once more. 0 is where messages
/// come out.
fn hold(vm: &mut Vm, args: Args) -> Res {
    let hold = Effect::HoldEnd { pipe: pipe(vm, args), end: end(vm, args), process: process_argument(vm, args, 2) };
    vm.ask(hold, hear_nothing, Value::NONE)
}

/// `close(pipe, end)`: this process has it open once less.
fn close(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::CLOSE);
    vm.ask(Effect::CloseEnd { pipe: pipe(vm, args), end: end(vm, args) }, hear_nothing, Value::NONE)
}

/// `send(pipe, message, more)`: the message, which has so many bytes more on its way;
/// whether anybody can read it.
fn send(vm: &mut Vm, args: Args) -> Res {
    let Obj::Bytes(text) = vm.heap.body(vm.arg(args, 1)) else {
        return Err(vm.type_error("a bytes-like object is required"));
    };
    let text: std::sync::Arc<[u8]> = text[..].into();
    let bytes = text.len() as u64 + u64::from(number(vm, args, 2));
    let message = vm.fresh_number();
    vm.family.outgoing.push((message, text));
    vm.ask(Effect::Write { pipe: pipe(vm, args), bytes, message }, sent, Value::NONE)
}

fn sent(_vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    give_bool(reply == Reply::Done)
}

/// `receive(pipe)`: the next message; None when nothing comes any more.
fn receive(vm: &mut Vm, args: Args) -> Res {
    vm.ask(Effect::Read(pipe(vm, args)), received, Value::NONE)
}

fn received(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let text = vm.family.incoming.take().filter(|_| matches!(reply, Reply::Message { .. }));
    match text {
        Some(text) => Ok(Flow::Value(vm.heap.alloc(Obj::Bytes((&text[..]).into())))),
        None => NONE,
    }
}

/// `selector()`: something that watches pipes.
fn selector(vm: &mut Vm, _args: Args) -> Res {
    vm.ask(Effect::OpenSelector(SelectorKind::Poll), selector_opened, Value::NONE)
}

fn selector_opened(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let Reply::Selector(selector) = reply else { return NONE };
    vm.give_int(selector.0.into())
}

fn watched(vm: &Vm, args: Args) -> (SelectorId, Source, u64) {
    let pipe = number(vm, args, 1);
    (SelectorId(number(vm, args, 0)), Source::Pipe(PipeId(pipe)), pipe.into())
}

/// `watch(selector, pipe)`.
fn watch(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::WATCH);
    let (selector, source, token) = watched(vm, args);
    vm.ask(Effect::Watch { selector, source, token }, hear_nothing, Value::NONE)
}

/// `unwatch(selector, pipe)`.
fn unwatch(vm: &mut Vm, args: Args) -> Res {
    let (selector, source, _) = watched(vm, args);
    vm.ask(Effect::Unwatch { selector, source }, hear_nothing, Value::NONE)
}

/// `select(selector, seconds)`: those pipes in which something is to be read.
fn select(vm: &mut Vm, args: Args) -> Res {
    vm.charge(costs::SELECTOR);
    let timeout =
        timeout_argument(vm, args, 1).map(|timeout| Nanos(timeout.0.div_ceil(MILLI_NANOS).saturating_mul(MILLI_NANOS)));
    vm.ask(Effect::Select { selector: SelectorId(number(vm, args, 0)), timeout }, selected, Value::NONE)
}

fn selected(vm: &mut Vm, _kept: Value, reply: Reply) -> Res {
    let Reply::Ready(pipes) = reply else { return NONE };
    give_numbers(vm, &pipes)
}

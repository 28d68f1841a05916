//! An event loop with asyncio's iteration: the selector, with a time-out in whole
//! milliseconds; what has come from outside, then the timers that are due, behind
//! all that was ready before; then exactly what is ready now, one after the other.

use super::costs;
use super::tasks::{self, DONE, FUNCTION};
use crate::program::SelectorKind;
use crate::program::script::{Builder, Deque, FOREVER, Fun, Function, Heap, Operand, Value, Word};

/// A time-out's grain.
const MILLI_NANOS: i64 = 1_000_000;

/// What a process's event loop has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    /// What is to be called, in turn: each a function and its argument.
    ready: Deque,
    /// What is to be called at a time.
    timers: Heap,
    events: Deque,
    selector: Word,
    self_pipe: Word,
}

impl Loop {
    pub(super) fn new(program: &mut Builder) -> Self {
        Self {
            ready: program.deque(),
            timers: program.heap(),
            events: program.deque(),
            selector: program.word(),
            self_pipe: program.word(),
        }
    }

    /// `loop.call_soon(function, argument)`.
    pub(super) fn call_soon(&self, f: &Fun, function: impl Operand, argument: impl Operand) {
        f.append(self.ready, function);
        f.append(self.ready, argument);
    }

    /// `loop.call_at(when, function, argument)`.
    pub(super) fn call_at(&self, f: &Fun, when: impl Operand, function: impl Operand, argument: impl Operand) {
        f.call_c(costs::TIMER);
        f.push(self.timers, when, handle(f, function, argument));
    }

    /// `loop.call_soon_threadsafe(function, argument)`: also wakes the loop.
    pub(super) fn call_soon_threadsafe(&self, f: &Fun, function: impl Operand, argument: impl Operand) {
        f.compute(costs::THREADSAFE);
        self.call_soon(f, function, argument);
        f.write(f.load(self.self_pipe), 1, 0);
    }

    /// Calls the function once an answer has come on the connection.
    pub(super) fn when_answered(&self, f: &Fun, socket: impl Operand, function: impl Operand, argument: impl Operand) {
        f.watch_socket(f.load(self.selector), socket, handle(f, function, argument));
    }

    /// The loop does not watch the connection any more.
    pub(super) fn forget(&self, f: &Fun, socket: impl Operand) {
        f.unwatch_socket(f.load(self.selector), socket);
    }

    /// The function that runs the loop until a future is done: `asyncio.run`.
    pub(super) fn runner(self, program: &mut Builder) -> Function<1> {
        let read_self = program.c_function("_read_from_self", |f, [_]| _ = f.read(f.load(self.self_pipe)));
        let iteration = self.iteration(program);
        program.function("asyncio.run", |f, [main]| {
            f.compute(costs::LOOP_START);
            f.store(self.selector, f.open_selector(SelectorKind::Epoll));
            f.store(self.self_pipe, f.open_pipe());
            f.watch_pipe(f.load(self.selector), f.load(self.self_pipe), handle(f, read_self, 0));
            let task = f.call_value(main, ());
            f.during(|f| f.not(f.load(task + DONE)), |f| _ = f.call(iteration, ()));
            f.compute(costs::LOOP_START);
        })
    }

    fn iteration(self, program: &mut Builder) -> Function<0> {
        program.function("_run_once", |f, []| {
            f.compute(costs::ITERATION);
            let timeout = f.local(FOREVER);
            f.choose(
                f.length(self.ready),
                |_| timeout.set(0),
                |f| {
                    f.when(f.length(self.timers), |f| {
                        let left = (f.least(self.timers) - f.now()).max(0);
                        timeout.set((left + (MILLI_NANOS - 1)) / MILLI_NANOS * MILLI_NANOS);
                    });
                },
            );
            f.select(f.load(self.selector), timeout, self.events);
            f.repeat(f.length(self.events), |f| self.make_ready(f, f.pop_left(self.events)));
            // Nothing that falls due while these are being moved.
            let now = f.now();
            f.during(
                |f| f.length(self.timers).gt(0) & f.least(self.timers).le(now),
                |f| self.make_ready(f, f.pop_least(self.timers).1),
            );
            f.repeat(f.length(self.ready) / 2, |f| {
                let (function, argument) = (f.pop_left(self.ready), f.pop_left(self.ready));
                f.call_value(function, [argument]);
            });
        })
    }

    fn make_ready(&self, f: &Fun, handle: Value<'_>) {
        self.call_soon(f, f.load(handle + FUNCTION), f.load(handle + tasks::ARGUMENT));
    }
}

/// Something to be called later, as one word.
fn handle<'f>(f: &'f Fun, function: impl Operand, argument: impl Operand) -> Value<'f> {
    let it = f.allocate(2);
    f.store(it + FUNCTION, function);
    f.store(it + tasks::ARGUMENT, argument);
    it
}

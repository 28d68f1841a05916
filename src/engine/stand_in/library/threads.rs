//! Threads as `threading` has them: `start` waits until the new thread has
//! begun, so that the child acts first; and `join`.

use super::costs;
use crate::program::Cause;
use crate::program::script::{Builder, FOREVER, Fun, Function, Operand, Text, Value};

/// Threads.
#[derive(Clone, Copy, Debug)]
pub struct Threads {
    /// (whether it has begun, function, argument)
    boot: Function<3>,
    wait_for_start: Function<1>,
    /// `Thread.join`.
    pub join: Function<1>,
}

impl Threads {
    pub(super) fn new(program: &mut Builder) -> Self {
        let boot = program.function("Thread._bootstrap", |f, [begun, function, argument]| {
            f.compute(costs::THREAD_BOOT);
            f.store(begun, 1);
            f.unpark(begun, 1, false);
            f.call_value(function, [argument]);
        });
        let wait_for_start = program.c_function("Thread._started.wait", |f, [begun]| {
            f.during(|f| f.not(f.load(begun)), |f| _ = f.park(begun, 0, FOREVER, Cause::Start, begun));
        });
        let join = program.c_function("Thread.join", |f, [thread]| {
            f.call_c(costs::JOIN);
            f.join(thread, FOREVER);
        });
        Self { boot, wait_for_start, join }
    }

    /// `Thread(target=function, args=(argument,)).start()`; the thread.
    pub fn start<'f>(
        &self,
        f: &'f Fun,
        function: impl Operand,
        argument: impl Operand,
        name: impl Text,
        daemon: bool,
    ) -> Value<'f> {
        f.compute(costs::THREAD_CREATE);
        let (begun, function, argument) = (f.allocate(1), f.value(function), f.value(argument));
        let arguments = (begun, function, argument);
        let thread = if daemon {
            f.start_daemon(self.boot, arguments, name)
        } else {
            f.start_thread(self.boot, arguments, name)
        };
        f.call(self.wait_for_start, [begun]);
        thread
    }
}

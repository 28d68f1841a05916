//! Futures and tasks of asyncio: a task steps its coroutine until it awaits a
//! future that is not done; filling a future calls for each of those that await
//! it, one iteration later. Both are C in CPython.

use super::costs;
use super::event_loop::Loop;
use crate::program::Cause;
use crate::program::script::{Builder, Fun, Function, NOTHING, Operand, Value, Word};

/// A handle's words.
pub(super) const FUNCTION: i64 = 0;
pub(super) const ARGUMENT: i64 = 1;

/// A future's words; what is called when it is done lies in a deque.
pub(super) const DONE: i64 = 0;
const RESULT: i64 = 1;
const CALLBACKS: i64 = 2;
const CAUSE: i64 = 3;
const NAMED: i64 = 4;
/// A task is a future that has these too.
const COROUTINE: i64 = 5;
const NUMBER: i64 = 6;
const AWAITED: i64 = 7;
const WORDS: i64 = 8;

/// Several that are waited for: how many are left, and the future of all.
const LEFT: i64 = 0;
const ALL: i64 = 1;

/// Tasks of a process's event loop.
#[derive(Clone, Copy, Debug)]
pub struct Tasks {
    pub(super) of: Loop,
    create: Function<1>,
    /// `Future.set_result`: (future, result).
    pub(super) fill: Function<2>,
    /// Awaits a future; its result.
    pub await_future: Function<1>,
    /// `asyncio.sleep`.
    pub sleep: Function<1>,
    count_down: Function<1>,
    run: Function<1>,
}

impl Tasks {
    pub(super) fn new(program: &mut Builder) -> Self {
        let of = Loop::new(program);
        let step = program.declare();
        let fill = fill(program, of, step);
        define_step(program, of, step, fill);
        let create = create(program, of, step);
        let await_future = program.c_function("await a future", |f, [it]| {
            f.when(f.not(f.load(it + DONE)), |f| _ = f.suspend(it));
            f.ret(f.load(it + RESULT));
        });
        let wake_up = program.c_function("set_result_unless_cancelled", |f, [it]| _ = f.call(fill, (it, 0)));
        let sleep = program.function("asyncio.sleep", |f, [time]| {
            f.when(time.le(0), |f| f.ret(f.suspend(0)));
            let until = new_future(f, Cause::Sleep, NOTHING);
            of.call_at(f, f.now() + time, wake_up, until);
            f.call(await_future, [until]);
        });
        let count_down = program.c_function("gather's callback", |f, [record]| {
            let left = f.load(record + LEFT) - 1;
            f.store(record + LEFT, left);
            f.when(f.not(left), |f| _ = f.call(fill, (f.load(record + ALL), 0)));
        });
        let run = of.runner(program);
        Self { of, create, fill, await_future, sleep, count_down, run }
    }

    /// `asyncio.run(main())`.
    pub fn run(&self, program: &mut Builder, main: Function<0>) -> Function<0> {
        let create = self.create;
        let first = program.function("the first task", |f, []| f.ret(f.call(create, [f.coroutine(main, ())])));
        let run = self.run;
        program.function("run a loop", |f, []| _ = f.call(run, [f.value(first)]))
    }

    /// `asyncio.create_task(function(argument))`; the task.
    pub fn create<'f>(&self, f: &'f Fun, function: impl Operand, argument: impl Operand) -> Value<'f> {
        f.call_c(costs::COROUTINE);
        f.call(self.create, [f.coroutine(function, [argument])])
    }

    /// A future that somebody else will fill.
    pub(super) fn future<'f>(&self, f: &'f Fun, cause: Cause, named: impl Operand) -> Value<'f> {
        new_future(f, cause, named)
    }

    /// Several to be waited for together, so far none.
    pub fn gathering<'f>(&self, f: &'f Fun) -> Value<'f> {
        let record = f.allocate(2);
        f.store(record + ALL, new_future(f, Cause::Future, NOTHING));
        record
    }

    /// One more of them.
    pub fn gather(&self, f: &Fun, record: Value<'_>, task: Value<'_>) {
        self.expect(f, record, 1);
        self.is_one_of(f, record, task);
    }

    /// So many more of them, which will come later.
    pub fn expect(&self, f: &Fun, record: Value<'_>, tasks: impl Operand) {
        f.store(record + LEFT, f.load(record + LEFT) + tasks);
    }

    /// A task that was expected.
    pub fn is_one_of(&self, f: &Fun, record: Value<'_>, task: Value<'_>) {
        when_done(f, task, self.count_down, record);
    }

    /// Awaits all of them: `await asyncio.gather(…)`.
    pub fn await_all(&self, f: &Fun, record: Value<'_>) {
        f.when(f.load(record + LEFT), |f| _ = f.call(self.await_future, [f.load(record + ALL)]));
    }

    /// Calls a function that makes a task at a time: what a server does for a
    /// request that comes then.
    pub fn call_at(&self, f: &Fun, when: impl Operand, function: impl Operand, argument: impl Operand) {
        self.of.call_at(f, when, function, argument);
    }
}

fn new_future<'f>(f: &'f Fun, cause: impl Operand, named: impl Operand) -> Value<'f> {
    let it = f.allocate(WORDS);
    f.store(it + CALLBACKS, f.new_deque());
    f.store(it + CAUSE, cause);
    f.store(it + NAMED, named);
    it
}

/// `future.add_done_callback`, for one that is not done.
fn when_done(f: &Fun, it: Value<'_>, function: impl Operand, argument: impl Operand) {
    let callbacks = f.load(it + CALLBACKS);
    f.append(callbacks, function);
    f.append(callbacks, argument);
}

fn fill(program: &mut Builder, of: Loop, step: Function<1>) -> Function<2> {
    program.c_function("Future.set_result", |f, [it, result]| {
        f.store(it + RESULT, result);
        f.store(it + DONE, 1);
        let callbacks = f.load(it + CALLBACKS);
        f.repeat(f.length(callbacks) / 2, |f| {
            let (function, argument) = (f.pop_left(callbacks), f.pop_left(callbacks));
            of.call_soon(f, function, argument);
            f.when(function.eq(step), |f| f.task_ready(f.load(argument + NUMBER)));
        });
    })
}

fn create(program: &mut Builder, of: Loop, step: Function<1>) -> Function<1> {
    let created: Word = program.word();
    program.c_function("create_task", |f, [coroutine]| {
        f.call_c(costs::TASK);
        let (task, number) = (new_future(f, Cause::Future, NOTHING), f.load(created));
        f.store(created, number + 1);
        f.store(task + COROUTINE, coroutine);
        f.store(task + NUMBER, number);
        f.task_created(number, ("Task-{}", [number + 1]));
        of.call_soon(f, step, task);
        f.ret(task);
    })
}

fn define_step(program: &mut Builder, of: Loop, step: Function<1>, fill: Function<2>) {
    program.define_c(step, "Task.__step", |f, [task]| {
        f.step_begins(f.load(task + NUMBER));
        f.call_c(costs::STEP);
        let awaited = f.load(task + AWAITED);
        f.store(task + AWAITED, 0);
        let came = f.resume(f.load(task + COROUTINE), awaited);
        f.when(f.not(came.suspended), |f| {
            f.call(fill, (task, came.value));
            f.task_done();
            f.ret(0);
        });
        f.choose(
            came.value,
            |f| {
                f.store(task + AWAITED, came.value);
                when_done(f, came.value, step, task);
                f.step_ends(f.load(came.value + CAUSE), f.load(came.value + NAMED));
            },
            |f| {
                of.call_soon(f, step, task);
                f.step_ends(0, NOTHING);
            },
        );
    });
}

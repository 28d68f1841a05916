//! Steps of asynchronous generators, and `__await__` of coroutines.

use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::object::{GeneratorState, Obj, Step, StepKind};
use crate::python::value::Value;

impl Vm {
    /// An asynchronous generator's step, or a coroutine's `__await__`.
    pub(super) fn step(&mut self, value: Value, sent: Value, then: Then) -> Res {
        let Some(Obj::Step(step)) = self.heap.get_mut(value) else { return self.apply(then, Value::NONE) };
        let (generator, kind, state, first) = (step.generator, step.kind, step.state, step.first);
        if kind == StepKind::Await {
            return self.send(generator, sent, then);
        }
        if state == GeneratorState::Finished {
            self.heap.release(sent);
            self.push_waiting(then);
            return Err(self.error(c::RUNTIME_ERROR, "cannot reuse already awaited __anext__()/asend()"));
        }
        step.state = GeneratorState::Suspended;
        // Whoever awaits goes on from here, not from where it was last left.
        self.save_sp(self.sp);
        self.push_waiting(then);
        let kept = self.heap.retain(value);
        let then = Then::Settle(step_result, kept);
        if state == GeneratorState::Suspended {
            return self.send(generator, sent, then);
        }
        if let Some(Obj::Step(step)) = self.heap.get_mut(value) {
            step.first = Value::NULL;
        }
        match kind {
            StepKind::Send => {
                self.heap.release(sent);
                self.send(generator, first, then)
            }
            StepKind::Throw => self.throw(generator, first, then),
            _ => {
                let is_new =
                    matches!(self.heap.get(generator), Obj::Generator(it) if it.state == GeneratorState::Created);
                if is_new {
                    self.finish_generator(generator);
                    self.drop_saved(generator);
                    let error = self.exception(c::STOP_ASYNC_ITERATION, Vec::new());
                    return step_result(self, kept, Err(error));
                }
                let error = self.exception(c::GENERATOR_EXIT, Vec::new());
                self.throw(generator, error, then)
            }
        }
    }

    pub(super) fn step_throw(&mut self, value: Value, error: Value, then: Then) -> Res {
        let Obj::Step(step) = self.heap.get(value) else { return Err(error) };
        let (generator, kind) = (step.generator, step.kind);
        if kind == StepKind::Await {
            return self.throw(generator, error, then);
        }
        self.push_waiting(then);
        let kept = self.heap.retain(value);
        self.throw(generator, error, Then::Settle(step_result, kept))
    }

    /// The same of one that may only begin with it: who asked to be told is told first.
    pub(crate) fn begin_step(&mut self, generator: Value, first: Value, kind: StepKind) -> Res {
        let step = self.make_step(generator, first, kind);
        let is_new = matches!(self.heap.get(generator), Obj::Generator(it) if it.state == GeneratorState::Created);
        let Some(hook) = self.own.generator_begins.filter(|_| is_new) else { return Ok(Flow::Value(step)) };
        let generator = self.heap.retain(generator);
        self.call(hook, &[generator], Then::Continue(super::operators::give_kept, step))
    }

    /// A step of an asynchronous generator, to be awaited.
    pub(crate) fn make_step(&mut self, generator: Value, first: Value, kind: StepKind) -> Value {
        let generator = self.heap.retain(generator);
        self.heap.alloc(Obj::Step(Box::new(Step { generator, first, kind, state: GeneratorState::Created })))
    }
}

/// What an asynchronous generator yields is its step's result; what it awaits
/// goes on to the event loop.
pub(super) fn step_result(vm: &mut Vm, step: Value, result: Result<Value, Value>) -> Res {
    let is_closing = matches!(vm.heap.get(step), Obj::Step(it) if it.kind == StepKind::Close);
    let wrapped = match result {
        Ok(value) => match *vm.heap.get(value) {
            Obj::Wrapped(inner) => {
                let inner = vm.heap.retain(inner);
                vm.heap.release(value);
                Ok(inner)
            }
            _ => {
                vm.heap.release(step);
                return Ok(Flow::Value(value));
            }
        },
        Err(error) => Err(error),
    };
    if let Some(Obj::Step(it)) = vm.heap.get_mut(step) {
        it.state = GeneratorState::Finished;
    }
    vm.heap.release(step);
    match wrapped {
        Ok(value) if is_closing => {
            vm.heap.release(value);
            Err(vm.error(c::RUNTIME_ERROR, "async generator ignored GeneratorExit"))
        }
        Ok(value) => Err(vm.stop_iteration(value)),
        Err(error)
            if is_closing && (vm.is_error(error, c::GENERATOR_EXIT) || vm.is_error(error, c::STOP_ASYNC_ITERATION)) =>
        {
            vm.heap.release(error);
            Err(vm.stop_iteration(Value::NONE))
        }
        Err(error) => Err(error),
    }
}

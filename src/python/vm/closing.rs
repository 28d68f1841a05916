//! How generators are closed.

use super::generators::{call_it, noun};
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Kind;
use crate::python::object::{GeneratorState, Obj};
use crate::python::value::Value;

impl Vm {
    /// Ends a generator: `GeneratorExit` where it stands.
    pub(crate) fn close(&mut self, receiver: Value, then: Then) -> Res {
        match self.heap.get(receiver) {
            Obj::Generator(generator) => match generator.state {
                GeneratorState::Created => {
                    self.finish_generator(receiver);
                    self.drop_saved(receiver);
                    self.apply(then, Value::NONE)
                }
                GeneratorState::Finished => self.apply(then, Value::NONE),
                _ => {
                    let error = self.exception(c::GENERATOR_EXIT, Vec::new());
                    self.push_waiting(then);
                    let kept = self.heap.retain(receiver);
                    self.throw(receiver, error, Then::Settle(closed, kept))
                }
            },
            Obj::Step(step) => {
                let inner = step.generator;
                self.close(inner, then)
            }
            _ => {
                let class = self.class_of(receiver);
                if self.lookup(class, self.known.close).is_none() {
                    return self.apply(then, Value::NONE);
                }
                self.push_waiting(then);
                self.get_attr_then(receiver, self.known.close, Then::Continue(call_it, Value::NULL))
            }
        }
    }

    pub(super) fn drop_saved(&mut self, receiver: Value) {
        if let Some(Obj::Generator(generator)) = self.heap.get_mut(receiver) {
            let saved = std::mem::take(&mut generator.saved);
            self.heap.release_all(saved);
        }
    }
}

/// What a generator was delegated to is closed: now it gets the exception too.
pub(super) fn after_inner_close(vm: &mut Vm, kept: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(value);
            Err(kept)
        }
        Err(error) => {
            vm.heap.release(kept);
            Err(error)
        }
    }
}

pub(super) fn closed(vm: &mut Vm, generator: Value, result: Result<Value, Value>) -> Res {
    let kind = match vm.heap.get(generator) {
        Obj::Generator(generator) => generator.kind,
        _ => Kind::Generator,
    };
    vm.heap.release(generator);
    match result {
        Ok(value) => {
            vm.heap.release(value);
            Err(vm.error(c::RUNTIME_ERROR, format!("{} ignored GeneratorExit", noun(kind))))
        }
        Err(error) if vm.is_error(error, c::STOP_ITERATION) => {
            let value = vm.as_exception(error).map_or(Value::NONE, |error| error.value);
            let value = vm.heap.retain(value);
            vm.heap.release(error);
            Ok(Flow::Value(value))
        }
        Err(error) if vm.is_error(error, c::GENERATOR_EXIT) || vm.is_error(error, c::STOP_ASYNC_ITERATION) => {
            vm.heap.release(error);
            Ok(Flow::Value(Value::NONE))
        }
        Err(error) => Err(error),
    }
}

//! Operations that raise exceptions and handle them.

use super::building::unpacked;
use super::cold::Step;
use super::run::Next;
use super::words::MOST_FIGURES;
use super::{Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Instr;
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::value::Value;

impl Vm {
    pub(crate) fn int_too_long(&mut self) -> Value {
        self.value_error(format!(
            "Exceeds the limit ({MOST_FIGURES} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit"
        ))
    }

    pub(super) fn handling(&mut self, instr: Instr, pc: usize) -> Step {
        match instr.op {
            Op::PushExcInfo => {
                let error = self.pop();
                let counted = self.heap.retain(error);
                let before = std::mem::replace(&mut self.handled, counted);
                self.push(before);
                self.push(error);
                self.done()
            }
            Op::PopExcept => {
                let before = self.pop();
                let now = std::mem::replace(&mut self.handled, before);
                self.heap.release(now);
                self.done()
            }
            Op::CheckExcMatch => {
                let class = self.pop_own();
                let error = self.stack[self.sp - 1];
                let is = self.matches_class(error, class);
                self.heap.release(class);
                Some(is.map(|is| {
                    self.push(Value::bool(is));
                    Next::On
                }))
            }
            Op::CheckEgMatch => {
                let (class, error) = (self.pop_own(), self.pop_own());
                let place = self.sp;
                self.push_waiting(Then::Continue(two_of, Value::small(place as i64)));
                let flow = self.call_prelude("match_group", &[error, class], Then::Push);
                let result = flow.and_then(|flow| self.settle_waiting(flow));
                Some(self.after(result))
            }
            _ => self.leaving(instr, pc),
        }
    }

    /// How a block is left for an exception.
    fn leaving(&mut self, instr: Instr, pc: usize) -> Step {
        match instr.op {
            Op::WithExceptStart => {
                let error = self.stack[self.sp - 1];
                let (exit, owner) = (self.stack[self.sp - 5], self.stack[self.sp - 4]);
                let class = self.class_of(error);
                let trace = crate::python::builtins::exceptions::traceback_of(self, error);
                let mut arguments = Vec::new();
                if !owner.is_null() {
                    arguments.push(self.heap.retain(owner));
                }
                arguments.extend([self.heap.retain(class), self.heap.retain(error), trace]);
                let result = self.call(exit, &arguments, Then::Push);
                Some(self.after(result))
            }
            Op::RaiseVarargs => Some(self.raise(instr.arg)),
            Op::CleanupThrow => {
                let (error, sent, inner) = (self.pop_own(), self.pop_own(), self.pop_own());
                self.heap.release(sent);
                self.heap.release(inner);
                if self.is_error(error, c::STOP_ITERATION) {
                    let value = self.as_exception(error).map_or(Value::NONE, |error| error.value);
                    let value = self.heap.retain(value);
                    self.heap.release(error);
                    self.push(Value::NONE);
                    self.push(value);
                    return self.done();
                }
                Some(Ok(Next::Leave(error)))
            }
            Op::EndAsyncFor => {
                let (error, iter) = (self.pop_own(), self.pop_own());
                if self.is_error(error, c::STOP_ASYNC_ITERATION) {
                    self.heap.release(error);
                    self.heap.release(iter);
                    return self.done();
                }
                self.heap.release(iter);
                let _ = pc;
                Some(Ok(Next::Leave(error)))
            }
            _ => None,
        }
    }

    /// Whether an `except` clause is for an exception.
    pub(crate) fn matches_class(&mut self, error: Value, class: Value) -> Result<bool, Value> {
        let classes = match self.heap.get(class) {
            Obj::Tuple(items) => items.to_vec(),
            _ if self.is_subclass(class, c::BASE_EXCEPTION) => return Ok(self.is_error(error, class)),
            _ => vec![class],
        };
        let mut is = false;
        for class in classes {
            if !self.is_subclass(class, c::BASE_EXCEPTION) {
                let message = "catching classes that do not inherit from BaseException is not allowed";
                return Err(self.type_error(message));
            }
            is |= self.is_error(error, class);
        }
        Ok(is)
    }

    pub(super) fn raise(&mut self, kind: u32) -> Result<Next, Value> {
        if kind == 0 {
            let handled = self.handled_now();
            if handled.is_null() || handled.is_none() {
                return Err(self.error(c::RUNTIME_ERROR, "No active exception to reraise"));
            }
            let error = self.heap.retain(handled);
            return Ok(Next::Leave(error));
        }
        let cause = if kind == 2 { self.pop_own() } else { Value::NULL };
        let thrown = self.pop_own();
        let result = self.make_exception(thrown, Then::Continue(raise_from, cause));
        self.heap.release(thrown);
        self.after(result)
    }

    /// An exception of an exception or a class; it stays the caller's.
    pub(crate) fn make_exception(&mut self, thrown: Value, then: Then) -> Res {
        if self.as_exception(thrown).is_some() {
            let thrown = self.heap.retain(thrown);
            return self.apply(then, thrown);
        }
        if self.heap.type_of(thrown).is_some() && self.is_subclass(thrown, c::BASE_EXCEPTION) {
            return self.call(thrown, &[], then);
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }
}

/// The exception that `raise` made is raised, from its cause.
pub(super) fn raise_from(vm: &mut Vm, cause: Value, error: Value) -> Res {
    if vm.as_exception(error).is_none() {
        let name = vm.class_name(error);
        return Err(vm.type_error(format!("calling it should have returned an instance of BaseException, not {name}")));
    }
    if !cause.is_null() {
        if vm.heap.type_of(cause).is_some() {
            let kept = error;
            return vm.make_exception(cause, Then::Continue(raise_with_cause, kept));
        }
        return raise_with_cause(vm, error, cause);
    }
    Err(error)
}

pub(super) fn raise_with_cause(vm: &mut Vm, error: Value, cause: Value) -> Res {
    if !cause.is_none() && vm.as_exception(cause).is_none() {
        vm.heap.release(error);
        return Err(vm.type_error("exception causes must derive from BaseException"));
    }
    if let Some(exception) = vm.exception_mut(error) {
        let old = std::mem::replace(&mut exception.cause, if cause.is_none() { Value::NULL } else { cause });
        exception.hides_context = true;
        vm.heap.release(old);
    }
    Err(error)
}

pub(super) fn two_of(vm: &mut Vm, place: Value, pair: Value) -> Res {
    // The part that was caught is what is handled now.
    let caught = vm.heap.items(pair).and_then(|items| items.last().copied()).unwrap_or(Value::NONE);
    if vm.as_exception(caught).is_some() {
        let caught = vm.heap.retain(caught);
        let before = std::mem::replace(&mut vm.handled, caught);
        vm.heap.release(before);
    }
    unpacked(vm, place, pair)
}

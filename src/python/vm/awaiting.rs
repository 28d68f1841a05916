//! Operations of generators and coroutines: send, await, asynchronous loops.

use super::cold::Step;
use super::run::Next;
use super::{Flow, Res, Then, Vm};
use crate::python::code::{Code, Instr};
use crate::python::object::{Obj, StepKind};
use crate::python::op::Op;
use crate::python::value::Value;

impl Vm {
    pub(super) fn awaiting(&mut self, instr: Instr, code: &Code) -> Step {
        match instr.op {
            Op::ReturnGenerator => {
                // The generator was made by the call; here it runs for the first time.
                self.push(Value::NONE);
                self.done()
            }
            Op::Send => {
                let sent = self.pop_own();
                let receiver = self.stack[self.sp - 1];
                let result = self.send(receiver, sent, Then::Send);
                Some(self.after(result))
            }
            Op::EndSend => {
                let (value, receiver) = (self.pop(), self.pop());
                self.heap.release(receiver);
                self.push(value);
                self.done()
            }
            Op::GetYieldFromIter => {
                let value = self.stack[self.sp - 1];
                if let Obj::Generator(it) = self.heap.get(value) {
                    let is_fine = it.kind == crate::python::code::Kind::Generator
                        || code.kind == crate::python::code::Kind::Coroutine;
                    return Some(if is_fine {
                        Ok(Next::On)
                    } else {
                        Err(self.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator"))
                    });
                }
                let value = self.pop_own();
                let result = self.get_iter(value, Then::Push);
                self.heap.release(value);
                Some(self.after(result))
            }
            Op::GetAwaitable => {
                let value = self.pop_own();
                let result = self.awaitable(value, instr.arg);
                Some(self.after(result))
            }
            _ => self.asynchronous_loops(instr),
        }
    }

    /// Asynchronous iterators and their next items.
    fn asynchronous_loops(&mut self, instr: Instr) -> Step {
        match instr.op {
            Op::GetAiter => {
                let value = self.pop_own();
                let class = self.class_of(value);
                if let Obj::Generator(_) = self.heap.get(value) {
                    self.push(value);
                    return self.done();
                }
                let Some(method) = self.lookup(class, self.known.aiter) else {
                    let name = self.class_name(value);
                    let message = format!("'async for' requires an object with __aiter__ method, got {name}");
                    return Some(Err(self.type_error(message)));
                };
                let result = self.call(method, &[value], Then::Push);
                Some(self.after(result))
            }
            Op::GetAnext => {
                let value = self.stack[self.sp - 1];
                if let Obj::Generator(_) = self.heap.get(value) {
                    let result = self.begin_step(value, Value::NONE, StepKind::Send);
                    return Some(self.after(result));
                }
                let class = self.class_of(value);
                let Some(method) = self.lookup(class, self.known.anext) else {
                    let name = self.class_name(value);
                    let message = format!("'async for' requires an iterator with __anext__ method, got {name}");
                    return Some(Err(self.type_error(message)));
                };
                let value = self.heap.retain(value);
                self.push_waiting(Then::Continue(await_next, Value::NULL));
                let flow = self.call(method, &[value], Then::Push);
                let result = flow.and_then(|flow| self.settle_waiting(flow));
                Some(self.after(result))
            }
            _ => None,
        }
    }

    /// Whether a coroutine waits for something by `await`.
    fn delegates(&self, coroutine: Value) -> bool {
        let Obj::Generator(it) = self.heap.get(coroutine) else { return false };
        let next = self.program.codes[it.code as usize].plain.get(it.pc as usize);
        next.is_some_and(|instr| instr.op == Op::Resume && instr.arg & 3 >= 2)
    }

    /// What `await` waits on; the value is given away.
    pub(crate) fn awaitable(&mut self, value: Value, context: u32) -> Res {
        match self.heap.get(value) {
            Obj::Generator(it) if it.kind == crate::python::code::Kind::Coroutine => {
                if it.state == crate::python::object::GeneratorState::Suspended && self.delegates(value) {
                    self.heap.release(value);
                    return Err(self.error(crate::python::classes::RUNTIME_ERROR, "coroutine is being awaited already"));
                }
                return Ok(Flow::Value(value));
            }
            Obj::Step(_) => return Ok(Flow::Value(value)),
            _ => {}
        }
        let class = self.class_of(value);
        if let Some(method) = self.lookup(class, self.known.await_) {
            return self.call(method, &[value], Then::Continue(check_awaited, Value::NULL));
        }
        let name = self.class_name(value);
        self.heap.release(value);
        let message = match context {
            1 => format!("'async with' received an object from __aenter__ that does not implement __await__: {name}"),
            2 => format!("'async with' received an object from __aexit__ that does not implement __await__: {name}"),
            _ => format!("'{name}' object can't be awaited"),
        };
        Err(self.type_error(message))
    }
}

pub(super) fn check_awaited(vm: &mut Vm, _kept: Value, iter: Value) -> Res {
    let is_coroutine =
        matches!(vm.heap.get(iter), Obj::Generator(it) if it.kind == crate::python::code::Kind::Coroutine);
    if is_coroutine {
        vm.heap.release(iter);
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    let is_iterator = matches!(vm.heap.get(iter), Obj::Generator(_) | Obj::Iter(_) | Obj::Step(_))
        || vm.lookup(vm.class_of(iter), vm.known.next).is_some();
    if !is_iterator {
        let class = vm.class_name(iter);
        vm.heap.release(iter);
        return Err(vm.type_error(format!("__await__() returned non-iterator of type '{class}'")));
    }
    Ok(Flow::Value(iter))
}

/// What `__anext__` gave is awaited.
pub(super) fn await_next(vm: &mut Vm, _kept: Value, value: Value) -> Res {
    vm.awaitable(value, 0)
}

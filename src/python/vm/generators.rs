//! Generators, coroutines and asynchronous generators: how they are made, left
//! and entered again. Their frames lie on the stack only while they run.

use std::ops::Range;

use super::calls::Args;
use super::closing::after_inner_close;
use super::frame::{Frame, NO_CODE};
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::{Code, Kind};
use crate::python::object::{Generator, GeneratorState, Obj};
use crate::python::value::Value;

impl Vm {
    /// What a call of generator code makes, of the frame that it would have had.
    pub(super) fn make_generator(&mut self, frame: Frame, code: &Code) -> Value {
        let mut saved = Vec::with_capacity(code.frame_size as usize);
        for place in frame.base..frame.base + code.registers.len() as u32 {
            let value = std::mem::replace(&mut self.stack[place as usize], Value::NULL);
            saved.push(self.heap.own(value));
        }
        let (name, qualname) = match self.heap.get(frame.function) {
            Obj::Function(function) => (function.name, function.qualname),
            _ => (Value::NULL, Value::NULL),
        };
        let class = match code.kind {
            Kind::Coroutine => c::COROUTINE,
            Kind::AsyncGenerator => c::ASYNC_GENERATOR,
            _ => c::GENERATOR,
        };
        let generator = Generator {
            kind: code.kind,
            class,
            code: frame.code,
            function: self.heap.own(frame.function),
            globals: self.heap.retain(frame.globals),
            pc: 0,
            saved,
            state: GeneratorState::Created,
            name: self.heap.retain(name),
            qualname: self.heap.retain(qualname),
            handled: Value::NULL,
        };
        self.heap.alloc(Obj::Generator(Box::new(generator)))
    }

    /// Pushes the frame of a generator that may run. What is sent is given away.
    pub(super) fn resume_generator(&mut self, value: Value, sent: Value, then: Then) {
        let owner = self.heap.retain(value);
        let base = self.sp;
        let Some(Obj::Generator(generator)) = self.heap.get_mut(value) else { return };
        let size = generator.saved.len();
        let end = base + self.program.codes[generator.code as usize].frame_size as usize;
        if self.stack.len() < end {
            self.stack.resize(end + 256, Value::NULL);
        }
        // One by one: they are few.
        let mut place = base + size;
        while let Some(value) = generator.saved.pop() {
            place -= 1;
            self.stack[place] = value;
        }
        std::mem::swap(&mut self.handled, &mut generator.handled);
        let is_new = std::mem::replace(&mut generator.state, GeneratorState::Running) == GeneratorState::Created;
        let frame = Frame {
            code: generator.code,
            pc: generator.pc,
            base: base as u32,
            sp: (base + size + usize::from(!is_new)) as u32,
            function: generator.function.borrowed(),
            globals: generator.globals.borrowed(),
            names: Value::NULL,
            generator: owner,
            then,
        };
        if is_new {
            self.heap.release(sent);
        } else {
            self.stack[base + size] = sent;
        }
        self.save_sp(base);
        self.frames.push(frame);
    }

    /// The top frame, a generator's, yields to a frame that runs code and simply gets
    /// the value; whether it does. What it has on the stack, and where it goes on.
    #[inline(always)]
    pub(super) fn yield_simply(&mut self, window: Range<usize>, pc: usize, value: Value) -> bool {
        let [.., below, frame] = self.frames.as_mut_slice() else { return false };
        if below.code == NO_CODE || !matches!(frame.then, Then::ForIter | Then::Next | Then::Send | Then::Push) {
            return false;
        }
        let owner = frame.generator;
        let Some(Obj::Generator(generator)) = self.heap.get_mut(owner) else { return false };
        for place in window {
            generator.saved.push(self.stack[place]);
        }
        generator.pc = pc as u32;
        generator.state = GeneratorState::Suspended;
        std::mem::swap(&mut self.handled, &mut generator.handled);
        self.stack[below.sp as usize] = value;
        below.sp += 1;
        self.frames.pop();
        self.heap.release(owner);
        true
    }

    /// The top frame, a generator's, yields. The value, if nobody is below.
    pub(super) fn yield_value(&mut self, value: Value) -> Result<Option<Value>, Value> {
        let Some(frame) = self.frames.pop() else { return Ok(Some(value)) };
        let (from, to) = (frame.base as usize, frame.sp as usize);
        if let Some(Obj::Generator(generator)) = self.heap.get_mut(frame.generator) {
            generator.saved.extend_from_slice(&self.stack[from..to]);
            generator.pc = frame.pc;
            generator.state = GeneratorState::Suspended;
            std::mem::swap(&mut self.handled, &mut generator.handled);
        }
        self.heap.release(frame.generator);
        self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
        match self.apply(frame.then, value)? {
            Flow::Value(value) => self.deliver(value),
            Flow::Nothing => self.nothing(),
            Flow::Enter => Ok(None),
        }
    }

    /// A frame that was popped is over with a value, and its wish is not simply
    /// to push that.
    pub(super) fn leave(&mut self, frame: Frame, value: Value) -> Result<Option<Value>, Value> {
        self.heap.release(frame.names);
        self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
        if frame.generator.is_null() {
            return self.settle(frame.then, Ok(value));
        }
        let is_async = matches!(self.heap.get(frame.generator), Obj::Generator(it) if it.kind == Kind::AsyncGenerator);
        self.end_generator(frame.generator);
        match frame.then {
            Then::ForIter => {
                self.heap.release(value);
                self.end_loop();
                return Ok(None);
            }
            Then::Send if !is_async => {
                self.end_send();
                return self.deliver(value);
            }
            _ => {}
        }
        let error = if is_async {
            self.heap.release(value);
            self.exception(c::STOP_ASYNC_ITERATION, Vec::new())
        } else {
            self.stop_iteration(value)
        };
        self.settle(frame.then, Err(error))
    }

    fn settle(&mut self, then: Then, result: Result<Value, Value>) -> Result<Option<Value>, Value> {
        let flow = match (then, result) {
            (then, Ok(value)) => self.apply(then, value)?,
            (Then::Settle(settle, kept), error) => settle(self, kept, error)?,
            (Then::Made(kept) | Then::Continue(_, kept), Err(error)) => {
                self.heap.release(kept);
                return Err(error);
            }
            (_, Err(error)) => return Err(error),
        };
        match flow {
            Flow::Value(value) => self.deliver(value),
            Flow::Nothing => self.nothing(),
            Flow::Enter => Ok(None),
        }
    }

    /// Sends a value, which is given away, into whatever can be delegated to.
    pub(crate) fn send(&mut self, receiver: Value, sent: Value, then: Then) -> Res {
        match self.heap.get(receiver) {
            Obj::Generator(generator) => {
                let (state, kind) = (generator.state, generator.kind);
                match state {
                    GeneratorState::Created if !sent.is_none() => {
                        self.heap.release(sent);
                        let what = noun(kind);
                        Err(self.type_error(format!("can't send non-None value to a just-started {what}")))
                    }
                    GeneratorState::Created | GeneratorState::Suspended => {
                        self.resume_generator(receiver, sent, then);
                        Ok(Flow::Enter)
                    }
                    _ => {
                        self.heap.release(sent);
                        self.push_waiting(then);
                        Err(self.not_resumable(state, kind))
                    }
                }
            }
            Obj::Step(_) => self.step(receiver, sent, then),
            _ if sent.is_none() => self.next(receiver, then),
            _ => {
                let receiver = self.heap.retain(receiver);
                self.push_waiting(then);
                let kept = self.heap.tuple(vec![receiver, sent]);
                self.get_attr_then(receiver, self.known.send, Then::Continue(send_with, kept))
            }
        }
    }

    fn not_resumable(&mut self, state: GeneratorState, kind: Kind) -> Value {
        match (state, kind) {
            (GeneratorState::Running, _) => self.value_error(format!("{} already executing", noun(kind))),
            (_, Kind::Coroutine) => self.error(c::RUNTIME_ERROR, "cannot reuse already awaited coroutine"),
            (_, Kind::AsyncGenerator) => self.exception(c::STOP_ASYNC_ITERATION, Vec::new()),
            _ => self.stop_iteration(Value::NONE),
        }
    }

    /// Raises an exception, which is given away, where a generator stands.
    pub(crate) fn throw(&mut self, receiver: Value, error: Value, then: Then) -> Res {
        if let Obj::Step(_) = self.heap.get(receiver) {
            return self.step_throw(receiver, error, then);
        }
        let Obj::Generator(generator) = self.heap.get(receiver) else {
            self.push_waiting(then);
            let kept = self.heap.tuple(vec![error]);
            return self.get_attr_then(receiver, self.known.throw, Then::Continue(throw_with, kept));
        };
        let (state, kind) = (generator.state, generator.kind);
        match state {
            GeneratorState::Running => {
                self.heap.release(error);
                self.push_waiting(then);
                Err(self.not_resumable(state, kind))
            }
            GeneratorState::Finished if kind == Kind::Coroutine => {
                self.heap.release(error);
                self.push_waiting(then);
                Err(self.not_resumable(state, kind))
            }
            GeneratorState::Finished => {
                self.push_waiting(then);
                Err(error)
            }
            GeneratorState::Created => {
                self.resume_generator(receiver, Value::NONE, then);
                // It ends at its first line, without having run.
                if let Some(frame) = self.frames.last_mut() {
                    frame.pc = 1;
                }
                Err(error)
            }
            GeneratorState::Suspended => self.throw_suspended(receiver, error, then),
        }
    }

    /// Into what it delegates to, if it does; else where it stands.
    fn throw_suspended(&mut self, receiver: Value, error: Value, then: Then) -> Res {
        let inner = self.delegate_of(receiver);
        self.resume_generator(receiver, Value::NONE, then);
        // Nothing is sent: the exception comes instead.
        if let Some(frame) = self.frames.last_mut() {
            frame.sp -= 1;
            self.sp = frame.sp as usize;
        }
        let Some(inner) = inner else { return Err(error) };
        if self.is_error(error, c::GENERATOR_EXIT) {
            let kept = error;
            return self.close(inner, Then::Settle(after_inner_close, kept));
        }
        let is_known = matches!(self.heap.get(inner), Obj::Generator(_) | Obj::Step(_))
            || self.lookup(self.class_of(inner), self.known.throw).is_some();
        if !is_known {
            return Err(error);
        }
        // The answer is as if it had been sent: back to the SEND.
        if let Flow::Value(value) = self.throw(inner, error, Then::Send)? {
            self.deliver(value)?;
        }
        Ok(Flow::Enter)
    }

    /// What a suspended generator waits for by `yield from` or `await`; its pc
    /// goes back to the SEND so that its answer is understood.
    fn delegate_of(&mut self, value: Value) -> Option<Value> {
        let program = std::sync::Arc::clone(&self.program);
        let Some(Obj::Generator(generator)) = self.heap.get_mut(value) else { return None };
        let plain = &program.codes[generator.code as usize].plain;
        let at = generator.pc as usize;
        // RESUME with 2 or 3 follows a yield that belongs to a SEND.
        let resume = plain.get(at).filter(|instr| instr.op == crate::python::op::Op::Resume)?;
        if resume.arg & 3 < 2 {
            return None;
        }
        let send = plain[..at].iter().rposition(|instr| instr.op == crate::python::op::Op::Send)?;
        generator.pc = send as u32 + 1;
        generator.saved.last().copied().map(Value::borrowed)
    }
}

/// What a generator is called in messages.
pub(super) fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async generator",
        _ => "generator",
    }
}

fn send_with(vm: &mut Vm, kept: Value, send: Value) -> Res {
    let sent = vm.heap.items(kept).and_then(|items| items.get(1).copied()).unwrap_or(Value::NONE);
    let sent = vm.heap.retain(sent);
    vm.heap.release(kept);
    let result = vm.call(send, &[sent], Then::Push);
    vm.heap.release(send);
    result
}

fn throw_with(vm: &mut Vm, kept: Value, throw: Value) -> Res {
    let error = vm.heap.items(kept).and_then(|items| items.first().copied()).unwrap_or(Value::NONE);
    let error = vm.heap.retain(error);
    vm.heap.release(kept);
    let result = vm.call(throw, &[error], Then::Push);
    vm.heap.release(throw);
    result
}

/// Calls what was found, without arguments.
pub(super) fn call_it(vm: &mut Vm, _kept: Value, callee: Value) -> Res {
    let result = vm.call(callee, &[], Then::Push);
    vm.heap.release(callee);
    result
}

/// `send` of generators and coroutines.
pub(crate) fn generator_send(vm: &mut Vm, args: Args) -> Res {
    let (generator, sent) = (vm.arg(args, 0), vm.arg(args, 1));
    let sent = vm.heap.retain(sent);
    vm.send(generator, sent, Then::Next)
}

/// `throw`: an exception or its class.
pub(crate) fn generator_throw(vm: &mut Vm, args: Args) -> Res {
    let (generator, thrown) = (vm.arg(args, 0), vm.arg(args, 1));
    let is_one = vm.as_exception(thrown).is_some()
        || vm.heap.type_of(thrown).is_some() && vm.is_subclass(thrown, c::BASE_EXCEPTION);
    if !is_one {
        let class = vm.class_name(thrown);
        return Err(
            vm.type_error(format!("exceptions must be classes or instances deriving from BaseException, not {class}"))
        );
    }
    let kept = vm.heap.retain(generator);
    if args.len > 2 && vm.heap.type_of(thrown).is_some() && !vm.arg(args, 2).is_none() {
        let value = vm.arg(args, 2);
        if vm.as_exception(value).is_some() {
            return vm.make_exception(value, Then::Continue(throw_made, kept));
        }
        let value = vm.heap.retain(value);
        return vm.call(thrown, &[value], Then::Continue(throw_made, kept));
    }
    vm.make_exception(thrown, Then::Continue(throw_made, kept))
}

fn throw_made(vm: &mut Vm, generator: Value, error: Value) -> Res {
    let result = vm.throw(generator, error, Then::Next);
    vm.heap.release(generator);
    result
}

/// `close`.
pub(crate) fn generator_close(vm: &mut Vm, args: Args) -> Res {
    let generator = vm.arg(args, 0);
    vm.close(generator, Then::Push)
}

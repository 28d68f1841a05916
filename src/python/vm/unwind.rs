//! Exceptions: how they are made and raised, and how frames are left for them.

use super::frame::{Frame, NO_CODE};
use super::{Flow, Then, Vm};
use crate::python::classes as c;
use crate::python::object::{Exception, GeneratorState, Obj, Place};
use crate::python::value::Value;

/// What an exception came to.
pub(super) enum Unwound {
    /// Some frame goes on.
    Go,
    /// No frame wanted it.
    Out(Value),
    /// It became a value, and there is no frame left.
    End(Value),
}

impl Vm {
    /// A new exception of a built-in class with a message.
    pub(crate) fn error(&mut self, class: Value, message: impl Into<String>) -> Value {
        let message = self.heap.str(message);
        self.exception(class, vec![message])
    }

    /// A new exception with arguments that count.
    pub(crate) fn exception(&mut self, class: Value, args: Vec<Value>) -> Value {
        let value = if class.is(c::STOP_ITERATION) || class.is(c::SYSTEM_EXIT) {
            match args.as_slice() {
                [] => Value::NONE,
                [one, ..] => self.heap.retain(*one),
            }
        } else {
            Value::NULL
        };
        let args = self.heap.tuple(args);
        let class = self.heap.retain(class);
        self.heap.alloc(Obj::Exception(Box::new(Exception {
            class,
            args,
            cause: Value::NULL,
            context: Value::NULL,
            hides_context: false,
            places: Vec::new(),
            kept: Vec::new(),
            value,
            dict: Value::NULL,
        })))
    }

    pub(crate) fn type_error(&mut self, message: impl Into<String>) -> Value {
        self.error(c::TYPE_ERROR, message)
    }

    pub(crate) fn value_error(&mut self, message: impl Into<String>) -> Value {
        self.error(c::VALUE_ERROR, message)
    }

    pub(crate) fn index_error(&mut self, message: impl Into<String>) -> Value {
        self.error(c::INDEX_ERROR, message)
    }

    pub(crate) fn overflow(&mut self, message: impl Into<String>) -> Value {
        self.error(c::OVERFLOW_ERROR, message)
    }

    /// Something in the VM itself is wrong.
    pub(crate) fn system_error(&mut self, message: &str) -> Value {
        self.error(c::SYSTEM_ERROR, message)
    }

    /// What is left out is refused by name.
    pub(crate) fn refuse(&mut self, what: &str) -> Value {
        self.error(c::NOT_IMPLEMENTED_ERROR, format!("{what} is not supported here"))
    }

    /// `StopIteration` with a value that is given away.
    pub(crate) fn stop_iteration(&mut self, value: Value) -> Value {
        let args = if value.is_none() { Vec::new() } else { vec![value] };
        self.exception(c::STOP_ITERATION, args)
    }

    pub(crate) fn as_exception(&self, value: Value) -> Option<&Exception> {
        match self.heap.get(value) {
            Obj::Exception(exception) => Some(exception),
            _ => None,
        }
    }

    pub(crate) fn exception_mut(&mut self, value: Value) -> Option<&mut Exception> {
        match self.heap.get_mut(value) {
            Some(Obj::Exception(exception)) => Some(exception),
            _ => None,
        }
    }

    /// Whether an exception is of a class.
    pub(crate) fn is_error(&self, error: Value, class: Value) -> bool {
        self.as_exception(error).is_some_and(|error| self.is_subclass(error.class, class))
    }

    /// The exception that is handled now: the innermost one of all frames.
    pub(crate) fn handled_now(&self) -> Value {
        if !self.handled.is_null() {
            return self.handled;
        }
        let outer = self.frames.iter().rev().map(|frame| match self.heap.get(frame.generator) {
            Obj::Generator(generator) => generator.handled,
            _ => Value::NULL,
        });
        outer.into_iter().find(|value| !value.is_null()).unwrap_or(Value::NULL)
    }

    /// A new exception remembers what was being handled when it was raised.
    pub(crate) fn chain(&mut self, error: Value) {
        let handled = self.handled_now();
        if handled.is_null() || handled.is(error) {
            return;
        }
        let Some(exception) = self.as_exception(error) else { return };
        if exception.context.is(handled) {
            return;
        }
        // The chain must not come back to this exception.
        let mut at = handled;
        while let Some(link) = self.as_exception(at).map(|exception| exception.context) {
            if link.is(error) {
                if let Some(exception) = self.exception_mut(at) {
                    exception.context = Value::NULL;
                }
                self.heap.release(link);
                break;
            }
            at = link;
        }
        let context = self.heap.retain(handled);
        if let Some(exception) = self.exception_mut(error) {
            let old = std::mem::replace(&mut exception.context, context);
            self.heap.release(old);
        }
    }

    /// Goes through the frames until one handles the exception, which was raised
    /// by the instruction before the top frame's next. Stops below `floor`.
    pub(super) fn unwind(&mut self, mut error: Value, mut is_new: bool) -> Unwound {
        if is_new {
            self.chain(error);
        }
        loop {
            let Some(frame) = self.frames.last() else { return Unwound::Out(error) };
            if frame.code != NO_CODE && self.enter_handler(error, &mut is_new) {
                return Unwound::Go;
            }
            let Some(frame) = self.leave_for_error(error) else { return Unwound::Out(error) };
            self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
            match self.settle_error(frame.then, error) {
                Err(next) => error = next,
                Ok(Flow::Value(value)) => match self.deliver(value) {
                    Ok(None) => return Unwound::Go,
                    Ok(Some(value)) => return Unwound::End(value),
                    Err(next) => error = next,
                },
                Ok(Flow::Nothing) => match self.nothing() {
                    Ok(None) => return Unwound::Go,
                    Ok(Some(value)) => return Unwound::End(value),
                    Err(next) => error = next,
                },
                Ok(Flow::Enter) => return Unwound::Go,
            }
        }
    }

    /// Notes where the exception is, and goes to the handler of the top frame if
    /// it has one.
    fn enter_handler(&mut self, error: Value, is_new: &mut bool) -> bool {
        self.charge(crate::python::costs::UNWINDING);
        let Some(frame) = self.frames.last() else { return false };
        let (number, at, base) = (frame.code, frame.pc.saturating_sub(1), frame.base as usize);
        let code = &self.program.codes[number as usize];
        let (registers, handler, is_hidden) = (code.registers.len(), code.handler(at as usize), code.is_hidden);
        let is_again = !*is_new;
        if !(is_hidden || is_again)
            && let Some(exception) = self.exception_mut(error)
        {
            exception.places.push(Place { code: number, at });
        }
        *is_new = true;
        let top = frame_top(self);
        let keep = base + registers + handler.map_or(0, |handler| handler.depth as usize);
        for place in keep..top {
            let value = std::mem::replace(&mut self.stack[place], Value::NULL);
            self.heap.release(value);
        }
        self.sp = keep.min(top);
        let Some(handler) = handler else {
            self.save_sp(self.sp);
            return false;
        };
        if handler.wants_place {
            self.push(Value::small(i64::from(at)));
        }
        self.push(error);
        if let Some(frame) = self.frames.last_mut() {
            frame.pc = handler.target;
            frame.sp = self.sp as u32;
        }
        true
    }

    /// Takes the top frame away, with all it has.
    fn leave_for_error(&mut self, error: Value) -> Option<Frame> {
        let frame = self.frames.pop()?;
        if frame.code == NO_CODE {
            return Some(frame);
        }
        let is_hidden = self.program.codes[frame.code as usize].is_hidden;
        let known = &mut self.stack[frame.base as usize..frame.sp as usize];
        let known = known.iter_mut().map(|value| std::mem::replace(value, Value::NULL));
        let known = known.filter(|value| value.is_counted());
        match self.heap.get_mut(error) {
            // The traceback keeps what the frame knew, as long as there is one; C code has no frame.
            Some(Obj::Exception(exception)) if frame.generator.is_null() && !is_hidden => exception.kept.extend(known),
            _ => self.heap.release_all(known),
        }
        if !frame.generator.is_null() {
            self.end_generator(frame.generator);
        }
        self.heap.release(frame.function);
        self.heap.release(frame.names);
        Some(frame)
    }

    pub(super) fn finish_generator(&mut self, generator: Value) {
        if let Some(Obj::Generator(generator)) = self.heap.get_mut(generator) {
            generator.state = GeneratorState::Finished;
        }
    }

    /// The frame of a generator is left for ever: what it handled is let go, and the
    /// frame's hold of it.
    pub(super) fn end_generator(&mut self, value: Value) {
        self.finish_generator(value);
        if let Some(Obj::Generator(generator)) = self.heap.get_mut(value) {
            let outer = std::mem::replace(&mut generator.handled, Value::NULL);
            let handled = std::mem::replace(&mut self.handled, outer);
            self.heap.release(handled);
        }
        self.heap.release(value);
    }

    /// What a frame's wish makes of an exception that ended it.
    fn settle_error(&mut self, then: Then, error: Value) -> super::Res {
        match then {
            Then::ForIter if self.is_error(error, c::STOP_ITERATION) => {
                self.heap.release(error);
                self.end_loop();
                Ok(Flow::Nothing)
            }
            Then::Send if self.is_error(error, c::STOP_ITERATION) => {
                let value = self.as_exception(error).map_or(Value::NONE, |error| error.value);
                let value = self.heap.retain(value);
                self.heap.release(error);
                self.end_send();
                Ok(Flow::Value(value))
            }
            Then::Made(made) | Then::Continue(_, made) => {
                self.heap.release(made);
                Err(error)
            }
            Then::Settle(settle, kept) => settle(self, kept, Err(error)),
            _ => Err(error),
        }
    }

    /// The loop whose `FOR_ITER` the top frame stands behind is over.
    pub(super) fn end_loop(&mut self) {
        self.jump_by_last(1);
    }

    /// The `SEND` that the top frame stands behind is over.
    pub(super) fn end_send(&mut self) {
        self.jump_by_last(0);
    }

    fn jump_by_last(&mut self, more: u32) {
        if let Some(frame) = self.frames.last_mut() {
            let instr = self.program.codes[frame.code as usize].plain[frame.pc as usize - 1];
            frame.pc = instr.arg + more;
        }
    }

    /// Gives a value to the top frame: onto its stack, or to its wish if it only
    /// waited. The value itself, if there is no frame.
    pub(super) fn deliver(&mut self, mut value: Value) -> Result<Option<Value>, Value> {
        loop {
            let Some(frame) = self.frames.last() else { return Ok(Some(value)) };
            self.sp = frame.sp as usize;
            if frame.code != NO_CODE {
                self.push(value);
                self.save_sp(self.sp);
                return Ok(None);
            }
            let then = frame.then;
            self.frames.pop();
            self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
            match self.apply(then, value)? {
                Flow::Value(next) => value = next,
                Flow::Nothing => return self.nothing(),
                Flow::Enter => return Ok(None),
            }
        }
    }

    /// A frame that only waits gets None where there is nothing.
    pub(super) fn nothing(&mut self) -> Result<Option<Value>, Value> {
        match self.frames.last() {
            Some(frame) if frame.code == NO_CODE => self.deliver(Value::NONE),
            _ => Ok(None),
        }
    }
}

/// Above the last value of the top frame.
fn frame_top(vm: &Vm) -> usize {
    vm.frames.last().map_or(0, |frame| frame.sp as usize)
}

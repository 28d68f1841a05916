//! How something is called: a function, a native one, a method, a class, an
//! object with `__call__`. How arguments find their registers is in `bind`.

use super::frame::Frame;
use super::{Flow, NativeDef, NativeKind, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Kind;
use crate::python::object::Obj;
use crate::python::value::Value;

/// Where a native function's arguments lie on the stack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Args {
    pub(crate) at: u32,
    /// How many, those with keywords too.
    pub(crate) len: u32,
    /// The names of the last ones: a tuple, or nothing.
    pub(crate) names: Value,
}

impl Vm {
    /// A native function's argument, which does not count. Nothing if there is
    /// none.
    #[inline]
    pub(crate) fn arg(&self, args: Args, place: usize) -> Value {
        if place < args.len as usize { self.stack[args.at as usize + place].borrowed() } else { Value::NULL }
    }

    /// How many arguments have no keyword.
    pub(crate) fn positional(&self, args: Args) -> usize {
        args.len as usize - self.heap.items(args.names).map_or(0, <[Value]>::len)
    }

    /// All arguments without keyword, from one on.
    pub(crate) fn args_from(&self, args: Args, from: usize) -> Vec<Value> {
        (from..self.positional(args)).map(|place| self.arg(args, place)).collect()
    }

    /// The arguments with keywords.
    pub(crate) fn keywords(&self, args: Args) -> Vec<(Value, Value)> {
        let first = self.positional(args);
        let names = self.heap.items(args.names).unwrap_or_default();
        names.iter().enumerate().map(|(at, &name)| (name.borrowed(), self.arg(args, first + at))).collect()
    }

    #[inline]
    pub(crate) fn push(&mut self, value: Value) {
        if self.stack.len() <= self.sp {
            self.stack.resize(self.sp + 64, Value::NULL);
        }
        self.stack[self.sp] = value;
        self.sp += 1;
    }

    /// Calls something with arguments that count and are given away.
    pub(crate) fn call(&mut self, callee: Value, arguments: &[Value], then: Then) -> Res {
        self.call_with_names(callee, arguments, Value::NULL, then)
    }

    /// The same with keywords: the names of the last arguments, a tuple that
    /// stays the caller's.
    pub(crate) fn call_with_names(&mut self, callee: Value, arguments: &[Value], names: Value, then: Then) -> Res {
        let direct = matches!(then, Then::Push);
        let is_function = matches!(self.heap.get(callee), Obj::Function(_));
        if !direct && !is_function {
            self.push_waiting(then);
        }
        let start = self.sp;
        let callee = self.heap.retain(callee);
        self.push(callee);
        self.push(Value::NULL);
        for &argument in arguments {
            self.push(argument);
        }
        let then_here = if is_function { then } else { Then::Push };
        let result = self.call_on_stack(start, arguments.len(), names, then_here);
        self.sp = self.sp.min(start);
        if direct || is_function {
            return match result {
                // A generator or coroutine was made: no frame has the wish.
                Ok(Flow::Value(value)) if !direct => self.apply(then, value),
                other => other,
            };
        }
        match result? {
            Flow::Value(value) => {
                let then = self.frames.pop().map_or(Then::Push, |frame| frame.then);
                self.apply(then, value)
            }
            other => Ok(other),
        }
    }

    /// A frame that only waits for a result. On an error the caller's unwinding
    /// finds it.
    pub(crate) fn push_waiting(&mut self, then: Then) {
        self.frames.push(Frame::waiting(self.sp as u32, then));
    }

    /// What a wish makes of a result that is there.
    pub(crate) fn apply(&mut self, then: Then, value: Value) -> Res {
        match then {
            Then::Push | Then::Send | Then::Next | Then::ForIter => Ok(Flow::Value(value)),
            Then::Discard => {
                self.heap.release(value);
                Ok(Flow::Nothing)
            }
            Then::Made(made) => {
                if value.is_none() {
                    return Ok(Flow::Value(made));
                }
                let class = self.class_name(value);
                self.heap.release(value);
                self.heap.release(made);
                Err(self.type_error(format!("__init__() should return None, not '{class}'")))
            }
            Then::Truth(wanted) => {
                let Some(truth) = value.as_bool() else {
                    let class = self.class_name(value);
                    self.heap.release(value);
                    return Err(self.type_error(format!("__bool__ should return bool, returned {class}")));
                };
                Ok(Flow::Value(Value::bool(truth == wanted)))
            }
            Then::Continue(go_on, kept) => go_on(self, kept, value),
            Then::Settle(settle, kept) => settle(self, kept, Ok(value)),
        }
    }

    /// Calls what stands at `start` of the stack: the callee, its object or
    /// nothing, `count` arguments. Takes them all off. The names of the last
    /// arguments stay the caller's.
    pub(crate) fn call_on_stack(&mut self, start: usize, count: usize, names: Value, then: Then) -> Res {
        let callee = self.stack[start];
        let has_self = !self.stack[start + 1].is_null();
        let (at, count) = if has_self { (start + 1, count + 1) } else { (start + 2, count) };
        match self.heap.get(callee) {
            Obj::Function(_) => return self.call_function(start, at, count, names, then),
            &Obj::Native(def) => {
                let is_unbound = !has_self && count > 0 && def.kind == NativeKind::Method;
                let checked = if is_unbound { self.check_receiver(def, self.stack[at]) } else { Ok(()) };
                let args = Args { at: at as u32, len: count as u32, names };
                let result = checked.and_then(|()| self.call_native(def, args));
                self.drop_call(start, at + count);
                return result;
            }
            &Obj::Method(function, object) if !has_self => {
                let (function, object) = (self.heap.retain(function), self.heap.retain(object));
                self.stack[start] = function;
                self.stack[start + 1] = object;
                self.heap.release(callee);
                return self.call_on_stack(start, count, names, then);
            }
            Obj::Type(_) => {
                return self.call_class(callee, start, at, count, names, then);
            }
            _ => {}
        }
        self.call_object(callee, start, at, count, names, then)
    }

    fn call_object(&mut self, callee: Value, start: usize, at: usize, count: usize, names: Value, then: Then) -> Res {
        if let &Obj::StaticMethod(function) = self.heap.get(callee) {
            let arguments = self.take_args(at, count);
            let result = self.call_with_names(function, &arguments, names, then);
            self.drop_call(start, start + 2);
            return result;
        }
        if let &Obj::Method(function, object) = self.heap.get(callee) {
            // A decorator that is a method: what it is given stands where an object would.
            let mut arguments = vec![self.heap.retain(object)];
            arguments.extend(self.take_args(at, count));
            let result = self.call_with_names(function, &arguments, names, then);
            self.drop_call(start, start + 2);
            return result;
        }
        let class = self.class_of(callee);
        let Some(method) = self.lookup(class, self.known.call) else {
            let class = self.class_name(callee);
            self.drop_call(start, at + count);
            return Err(self.type_error(format!("'{class}' object is not callable")));
        };
        let mut arguments = vec![self.heap.retain(callee)];
        arguments.extend(self.take_args(at, count));
        let result = match self.bind_lookup(method, callee, class) {
            super::attributes::Bound::Method(function) => self.call_with_names(function, &arguments, names, then),
            super::attributes::Bound::Value(function) => {
                let receiver = arguments.remove(0);
                self.heap.release(receiver);
                let result = self.call_with_names(function, &arguments, names, then);
                self.heap.release(function);
                result
            }
        };
        self.drop_call(start, start + 2);
        result
    }

    /// Arguments off the stack, as ones that count.
    pub(crate) fn take_args(&mut self, at: usize, count: usize) -> Vec<Value> {
        let mut taken = Vec::with_capacity(count);
        for place in at..at + count {
            let value = std::mem::replace(&mut self.stack[place], Value::NULL);
            taken.push(self.heap.own(value));
        }
        taken
    }

    /// Lets go of a call's part of the stack, whose top is free again.
    pub(crate) fn drop_call(&mut self, start: usize, end: usize) {
        for place in start..end {
            let value = std::mem::replace(&mut self.stack[place], Value::NULL);
            if value.is_counted() {
                self.heap.release(value);
            }
        }
        self.sp = start;
    }

    fn call_native(&mut self, def: &'static NativeDef, args: Args) -> Res {
        if !def.takes_keywords {
            if !args.names.is_null() && self.heap.items(args.names).is_some_and(|names| !names.is_empty()) {
                let name = self.native_name(def);
                return Err(self.type_error(format!("{name}() takes no keyword arguments")));
            }
            let own = usize::from(matches!(def.kind, NativeKind::Method | NativeKind::ClassMethod));
            let given = (args.len as usize).wrapping_sub(own);
            if given < usize::from(def.least) || (def.most < 255 && given > usize::from(def.most)) {
                return Err(self.wrong_count(def, given));
            }
        }
        self.fuel -= i64::from(def.cost);
        (def.call)(self, args)
    }

    /// Calls a native function that takes the arguments that lie from `at` to the top
    /// of the stack; takes them off, and the callee and the object's place at `start`.
    #[inline(always)]
    pub(super) fn call_native_plainly(&mut self, def: &'static NativeDef, start: usize, at: usize) -> Res {
        let end = self.sp;
        self.fuel -= i64::from(def.cost);
        let result = (def.call)(self, Args { at: at as u32, len: (end - at) as u32, names: Value::NULL });
        self.drop_call(start, end);
        result
    }

    /// Whether a method of a built-in class may be called with this object, which it
    /// was not found on.
    fn check_receiver(&mut self, def: &'static NativeDef, receiver: Value) -> Result<(), Value> {
        let Some(owner) = self.owner_of(def).filter(|&owner| owner != "object") else { return Ok(()) };
        let Some(name) = self.heap.interned(def.name) else { return Ok(()) };
        let class = self.class_of(receiver);
        let order = self.heap.type_of(class).map(|class| class.mro.clone()).unwrap_or_default();
        let is_its = |base: &Value| {
            let found = self.dict_get_in_class(*base, name);
            found.is_some_and(|found| matches!(self.heap.get(found), Obj::Native(its) if std::ptr::eq(*its, def)))
        };
        if order.iter().any(is_its) {
            return Ok(());
        }
        let class = self.class_name(receiver);
        Err(self.type_error(if def.name.starts_with("__") {
            format!("descriptor '{}' requires a '{owner}' object but received a '{class}'", def.name)
        } else {
            format!("descriptor '{}' for '{owner}' objects doesn't apply to a '{class}' object", def.name)
        }))
    }

    fn native_name(&self, def: &NativeDef) -> String {
        match self.owner_of(def) {
            Some(class) => format!("{class}.{}", def.name),
            None => def.name.to_owned(),
        }
    }

    fn wrong_count(&mut self, def: &'static NativeDef, given: usize) -> Value {
        if given > usize::MAX / 2 {
            return self.type_error(format!("unbound method {}() needs an argument", self.native_name(def)));
        }
        let name = self.native_name(def);
        let plural = |count: u8| if count == 1 { "" } else { "s" };
        let message = match (def.least, def.most) {
            (0, 0) => format!("{name}() takes no arguments ({given} given)"),
            (1, 1) => format!("{name}() takes exactly one argument ({given} given)"),
            (least, most) if least == most => {
                format!("{} expected {least} argument{}, got {given}", def.name, plural(least))
            }
            (least, _) if given < usize::from(least) => {
                format!("{} expected at least {least} argument{}, got {given}", def.name, plural(least))
            }
            (_, most) => format!("{} expected at most {most} argument{}, got {given}", def.name, plural(most)),
        };
        self.type_error(message)
    }

    /// Calls a function of Python: fills its registers and pushes its frame.
    fn call_function(&mut self, start: usize, at: usize, count: usize, names: Value, then: Then) -> Res {
        let callee = self.stack[start];
        let Obj::Function(function) = self.heap.get(callee) else {
            return Err(self.system_error("a function is gone"));
        };
        let (number, globals) = (function.code, function.globals);
        let code = &self.program.codes[number as usize];
        let (kind, registers, end) = (code.kind, code.registers.len(), at + code.frame_size as usize + 8);
        if self.stack.len() < end {
            self.stack.resize(end + 256, Value::NULL);
        }
        if names.is_null() && code.takes_exactly(count) {
            for register in &mut self.stack[at + count..at + registers] {
                *register = Value::NULL;
            }
        } else {
            let program = std::sync::Arc::clone(&self.program);
            if let Err(error) = self.bind(&program.codes[number as usize], callee, at, count, names) {
                self.drop_call(start, at);
                return Err(error);
            }
        }
        if self.frames.len() >= self.recursion_limit {
            self.drop_call(start, at + registers);
            return Err(self.error(c::RECURSION_ERROR, "maximum recursion depth exceeded"));
        }
        // What was the object's place or nothing lies below the registers.
        self.stack[start] = Value::NULL;
        if at == start + 2 {
            self.stack[start + 1] = Value::NULL;
        }
        self.sp = start;
        let frame = Frame {
            code: number,
            pc: 0,
            base: at as u32,
            sp: (at + registers) as u32,
            function: callee,
            globals: globals.borrowed(),
            names: Value::NULL,
            generator: Value::NULL,
            then,
        };
        if kind == Kind::Function {
            self.save_sp(start);
            self.frames.push(frame);
            return Ok(Flow::Enter);
        }
        let program = std::sync::Arc::clone(&self.program);
        Ok(Flow::Value(self.make_generator(frame, &program.codes[number as usize])))
    }

    /// The frame on top is left alone for a while, with that much on its stack.
    #[inline]
    pub(crate) fn save_sp(&mut self, sp: usize) {
        if let Some(frame) = self.frames.last_mut() {
            frame.sp = sp as u32;
        }
    }
}

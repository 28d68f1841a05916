//! Operations that call, make functions and import.

use super::cold::Step;
use super::frame::Frame;
use super::run::Next;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Instr;
use crate::python::object::{Function, Obj};
use crate::python::op::Op;
use crate::python::value::Value;

impl Vm {
    pub(super) fn calling(&mut self, instr: Instr, globals: Value) -> Step {
        match instr.op {
            Op::CallKw => {
                let names = self.pop();
                let count = instr.arg as usize;
                let start = self.sp - count - 2;
                let result = self.call_on_stack(start, count, names, Then::Push);
                self.heap.release(names);
                Some(self.after(result))
            }
            Op::CallFunctionEx => Some(self.call_with_star()),
            Op::MakeFunction => {
                let code = self.pop();
                let function = self.make_function(code, globals);
                self.push(function);
                self.done()
            }
            Op::SetFunctionAttribute => {
                let function = self.pop();
                let value = self.pop_own();
                if let Some(Obj::Function(it)) = self.heap.get_mut(function) {
                    match instr.arg {
                        1 => it.defaults = value,
                        2 => it.keyword_defaults = value,
                        8 => it.closure = value,
                        16 => it.annotate = value,
                        _ => self.heap.release(value),
                    }
                }
                self.push(function);
                self.done()
            }
            _ => self.importing(instr),
        }
    }

    /// What is found by name: methods of `super()`, special methods, modules.
    fn importing(&mut self, instr: Instr) -> Step {
        match instr.op {
            Op::LoadSuperAttr => {
                let (owner, class, maker) = (self.pop_own(), self.pop_own(), self.pop_own());
                let name = self.name(instr);
                if self.heap.type_of(class).is_none() {
                    let kind = self.class_name(class);
                    return Some(Err(self.type_error(format!("super() argument 1 must be a type, not {kind}"))));
                }
                let kind = match self.super_kind(class, owner) {
                    Ok(kind) => kind,
                    Err(error) => return Some(Err(error)),
                };
                let depth = self.frames.len();
                let result = self.super_attribute(class, owner, kind, name);
                self.heap.release_all([owner, class, maker]);
                if instr.flag & 1 == 0 {
                    return Some(self.after(result));
                }
                Some(match result {
                    Ok(Flow::Value(value)) => {
                        self.push(value);
                        self.push(Value::NULL);
                        Ok(Next::On)
                    }
                    other => {
                        let other = self.leave_a_place(depth, other);
                        self.after(other)
                    }
                })
            }
            Op::LoadSpecial => {
                let owner = self.pop_own();
                Some(self.load_special(owner, instr.arg))
            }
            _ => self.modules(instr),
        }
    }

    /// Modules, and what the compiler does by functions of its own.
    fn modules(&mut self, instr: Instr) -> Step {
        match instr.op {
            Op::ImportName => {
                let (list, level) = (self.pop_own(), self.pop_own());
                let name = self.name(instr);
                let result = self.import(name, list, level.as_int().unwrap_or(0));
                self.heap.release(list);
                Some(self.after(result))
            }
            Op::ImportFrom => {
                let module = self.stack[self.sp - 1];
                let name = self.name(instr);
                match self.own_attribute(module, name) {
                    Some(value) => {
                        let value = self.heap.retain(value);
                        self.push(value);
                        self.done()
                    }
                    None => {
                        let by_hand = self.heap.intern("__getattr__");
                        if self.own_attribute(module, by_hand).is_none() {
                            return Some(Err(self.no_import(module, name)));
                        }
                        let pair = [module, name].map(|value| self.heap.retain(value));
                        let pair = self.heap.tuple(pair.to_vec());
                        self.push_waiting(Then::Settle(imported_or, pair));
                        let flow = self.missing_attribute(module, name);
                        let result = flow.and_then(|flow| self.settle_waiting(flow));
                        Some(self.after(result))
                    }
                }
            }
            Op::CallIntrinsic1 => {
                let value = self.pop_own();
                let result = self.intrinsic(instr.arg, value);
                Some(self.after(result))
            }
            Op::CallIntrinsic2 => {
                let (second, first) = (self.pop_own(), self.pop_own());
                let result = match instr.arg {
                    1 => self.call_prelude("prepare_reraise", &[first, second], Then::Push),
                    4 => {
                        let (dict, name) = (self.attributes_dict(first), self.heap.intern("__type_params__"));
                        self.dict_set_name(dict, name, second);
                        Ok(Flow::Value(first))
                    }
                    number => self.make_type(number + 100, first, second),
                };
                Some(self.after(result))
            }
            _ => None,
        }
    }

    pub(super) fn call_with_star(&mut self) -> Result<Next, Value> {
        let (keywords, positional) = (self.pop_own(), self.pop_own());
        let (receiver, callee) = (self.pop(), self.pop_own());
        self.heap.release(receiver);
        let Some(mut arguments) = self.native_items(positional)? else {
            let function = self.full_function_name(callee);
            let function = self.heap.str(function);
            let arguments = [callee, positional, if keywords.is_null() { Value::NONE } else { keywords }, function];
            let result = self.call_prelude("call_star", &arguments, Then::Push);
            return self.after(result);
        };
        self.heap.release(positional);
        let mut names = Vec::new();
        if !keywords.is_null() {
            let entries: Vec<_> =
                self.heap.dict_of(keywords).map_or_else(Vec::new, |dict| dict.iter().copied().collect());
            if self.heap.dict_of(keywords).is_none() {
                let list = self.heap.tuple(arguments);
                let result = self.call_prelude("call_star_mapping", &[callee, list, keywords], Then::Push);
                return self.after(result);
            }
            for entry in entries {
                if self.heap.text(entry.key).is_none() {
                    return Err(self.type_error("keywords must be strings"));
                }
                let name = self.interned_name(entry.key);
                names.push(name);
                arguments.push(self.heap.retain(entry.value));
            }
            self.heap.release(keywords);
        }
        let names = if names.is_empty() { Value::NULL } else { self.heap.tuple(names) };
        let result = self.call_with_names(callee, &arguments, names, Then::Push);
        self.heap.release(names);
        self.heap.release(callee);
        self.after(result)
    }

    pub(super) fn make_function(&mut self, code: Value, globals: Value) -> Value {
        let &Obj::Code(number) = self.heap.get(code) else { return Value::NONE };
        let program = std::sync::Arc::clone(&self.program);
        let it = &program.codes[number as usize];
        let (name, qualname) = (self.heap.intern(&it.name), self.heap.intern(&it.qualname));
        let module = self.dict_get_text(globals, "__name__").unwrap_or(Value::NONE);
        let doc = if it.has_docstring { self.constants[it.constants_at as usize] } else { Value::NONE };
        let function = Function {
            code: number,
            globals: self.heap.retain(globals),
            defaults: Value::NONE,
            keyword_defaults: Value::NONE,
            closure: Value::NULL,
            name,
            qualname,
            module: self.heap.retain(module),
            doc,
            annotate: Value::NULL,
            dict: Value::NULL,
        };
        self.heap.alloc(Obj::Function(Box::new(function)))
    }

    pub(super) fn load_special(&mut self, owner: Value, which: u32) -> Result<Next, Value> {
        let known = self.known;
        let name = [known.enter, known.exit, known.aenter, known.aexit][which as usize & 3];
        let class = self.class_of(owner);
        let Some(found) = self.lookup(class, name) else {
            let kind = self.class_name(owner);
            self.heap.release(owner);
            let (what, missing) = if which < 2 {
                ("the context manager protocol", if which == 0 { "__enter__" } else { "__exit__" })
            } else {
                ("the asynchronous context manager protocol", if which == 2 { "__aenter__" } else { "__aexit__" })
            };
            let other = if which < 2 { known.aenter } else { known.enter };
            let hint = match (self.lookup(class, other).is_some(), which < 2) {
                (false, _) => "",
                (true, true) => {
                    " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
                }
                (true, false) => " but it supports the context manager protocol. Did you mean to use 'with'?",
            };
            return Err(
                self.type_error(format!("'{kind}' object does not support {what} (missed {missing} method){hint}"))
            );
        };
        match self.bind_lookup(found, owner, class) {
            super::attributes::Bound::Method(method) => {
                let method = self.heap.retain(method);
                self.push(method);
                self.push(owner);
            }
            super::attributes::Bound::Value(value) => {
                self.heap.release(owner);
                self.push(value);
                self.push(Value::NULL);
            }
        }
        Ok(Next::On)
    }

    pub(super) fn intrinsic(&mut self, number: u32, value: Value) -> Res {
        match number {
            3 => {
                // A StopIteration that would leave a generator is a fault.
                let (is_stop, is_async_stop) =
                    (self.is_error(value, c::STOP_ITERATION), self.is_error(value, c::STOP_ASYNC_ITERATION));
                let kind = self.frames.last().map(|frame| self.program.codes[frame.code as usize].kind);
                let noun = match kind {
                    Some(crate::python::code::Kind::Coroutine) => "coroutine",
                    Some(crate::python::code::Kind::AsyncGenerator) => "async generator",
                    _ => "generator",
                };
                let is_wrong = is_stop || is_async_stop && noun == "async generator";
                if !is_wrong {
                    return Ok(Flow::Value(value));
                }
                let name = if is_stop { "StopIteration" } else { "StopAsyncIteration" };
                let error = self.error(c::RUNTIME_ERROR, format!("{noun} raised {name}"));
                let cause = self.heap.retain(value);
                if let Some(it) = self.exception_mut(error) {
                    (it.cause, it.context, it.hides_context) = (cause, value, true);
                }
                Ok(Flow::Value(error))
            }
            4 => Ok(Flow::Value(self.heap.alloc(Obj::Wrapped(value)))),
            5 => self.unary('+', value),
            6 => {
                let items = self.heap.items(value).unwrap_or_default().to_vec();
                let items: Vec<Value> = items.into_iter().map(|item| self.heap.retain(item)).collect();
                self.heap.release(value);
                Ok(Flow::Value(self.heap.tuple(items)))
            }
            2 => {
                let names = self.frame_names();
                let names = self.heap.retain(names);
                self.call_prelude("import_star", &[value, names], Then::Push)
            }
            _ => self.make_type(number, value, Value::NONE),
        }
    }

    /// Runs code with a namespace: a module's or a class body's.
    pub(crate) fn run_code(&mut self, function: Value, names: Value, then: Then) -> Res {
        let function = self.heap.retain(function);
        let result = self.call(function, &[], then);
        self.heap.release(function);
        if let (Ok(Flow::Enter), Some(Frame { names: its, .. })) = (&result, self.frames.last_mut()) {
            *its = names;
        }
        result
    }
}

/// After a module's `__getattr__`: what it does not know cannot be imported.
fn imported_or(vm: &mut Vm, pair: Value, result: Result<Value, Value>) -> Res {
    let (module, name) = match vm.heap.items(pair) {
        Some(&[module, name]) => (module, name),
        _ => (Value::NULL, Value::NULL),
    };
    let result = match result {
        Ok(value) => Ok(Flow::Value(value)),
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            vm.heap.release(error);
            Err(vm.no_import(module, name))
        }
        Err(error) => Err(error),
    };
    vm.heap.release(pair);
    result
}

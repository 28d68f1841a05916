//! The operations that run less often than those in `run`, in groups.

use super::frame::Frame;
use super::run::Next;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::{Code, Instr};
use crate::python::dict::Dict;
use crate::python::object::{Function, Obj, StepKind};
use crate::python::op::Op;
use crate::python::set::Set;
use crate::python::text::Text;
use crate::python::value::Value;

/// What a group of operations made of an instruction; none if it is another's.
type Step = Option<Result<Next, Value>>;

impl Vm {
    #[inline(never)]
    pub(super) fn cold(
        &mut self,
        instr: Instr,
        code: &Code,
        base: usize,
        globals: Value,
        pc: usize,
    ) -> Result<Next, Value> {
        let found = self
            .variables(instr, code, base, globals)
            .or_else(|| self.building(instr))
            .or_else(|| self.objects(instr, base))
            .or_else(|| self.calling(instr, globals))
            .or_else(|| self.handling(instr, pc))
            .or_else(|| self.awaiting(instr, code, pc));
        match found {
            Some(result) => result,
            None => Err(self.refuse(&format!("the operation {}", instr.op.text()))),
        }
    }

    pub(super) fn pop(&mut self) -> Value {
        self.sp -= 1;
        self.stack[self.sp]
    }

    /// A value as one that counts, off the stack.
    fn pop_own(&mut self) -> Value {
        let value = self.pop();
        self.heap.own(value)
    }

    fn pop_all(&mut self, count: usize) -> Vec<Value> {
        self.sp -= count;
        self.take_args(self.sp, count)
    }

    /// Puts a result onto the stack, or waits for it.
    fn after(&mut self, result: Res) -> Result<Next, Value> {
        match result? {
            Flow::Value(value) => {
                self.push(value);
                Ok(Next::On)
            }
            Flow::Nothing => Ok(Next::On),
            Flow::Enter => Ok(Next::Reload),
        }
    }

    fn done(&mut self) -> Step {
        Some(Ok(Next::On))
    }

    fn name(&self, instr: Instr) -> Value {
        self.names[instr.arg as usize]
    }

    fn frame_names(&self) -> Value {
        self.frames.last().map_or(Value::NULL, |frame| frame.names)
    }

    fn variables(&mut self, instr: Instr, code: &Code, base: usize, globals: Value) -> Step {
        let register = base + instr.arg as usize;
        match instr.op {
            Op::LoadFastCheck => {
                let value = self.stack[register];
                if value.is_null() {
                    return Some(Err(self.unbound(code, instr.arg)));
                }
                let value = self.heap.retain(value);
                self.push(value);
                self.done()
            }
            Op::LoadFastAndClear => {
                let value = std::mem::replace(&mut self.stack[register], Value::NULL);
                self.push(value);
                self.done()
            }
            Op::DeleteFast => {
                let old = std::mem::replace(&mut self.stack[register], Value::NULL);
                if old.is_null() {
                    return Some(Err(self.unbound(code, instr.arg)));
                }
                self.heap.release(old);
                self.done()
            }
            Op::MakeCell => {
                let value = self.heap.own(self.stack[register]);
                self.stack[register] = self.heap.alloc(Obj::Cell(value));
                self.done()
            }
            Op::CopyFreeVars => {
                let function = self.frames.last().map_or(Value::NULL, |frame| frame.function);
                let closure = match self.heap.get(function) {
                    Obj::Function(function) => function.closure,
                    _ => Value::NULL,
                };
                let cells = self.heap.items(closure).unwrap_or_default().to_vec();
                let first = base + code.registers.len() - cells.len();
                for (at, cell) in cells.into_iter().enumerate() {
                    self.stack[first + at] = self.heap.retain(cell);
                }
                self.done()
            }
            Op::LoadDeref => {
                let &Obj::Cell(value) = self.heap.get(self.stack[register]) else { return self.done() };
                if value.is_null() {
                    return Some(Err(self.unbound(code, instr.arg)));
                }
                let value = self.heap.retain(value);
                self.push(value);
                self.done()
            }
            Op::StoreDeref | Op::DeleteDeref => {
                let value = if instr.op == Op::StoreDeref { self.pop_own() } else { Value::NULL };
                let cell = self.stack[register];
                let Some(Obj::Cell(content)) = self.heap.get_mut(cell) else { return self.done() };
                let old = std::mem::replace(content, value);
                if instr.op == Op::DeleteDeref && old.is_null() {
                    return Some(Err(self.unbound(code, instr.arg)));
                }
                self.heap.release(old);
                self.done()
            }
            Op::LoadName | Op::LoadFromDictOrGlobals => {
                let names = if instr.op == Op::LoadName { self.frame_names() } else { self.pop() };
                let name = self.name(instr);
                let result = self.load_name(names, name, globals);
                if instr.op != Op::LoadName {
                    self.heap.release(names);
                }
                Some(self.after(result))
            }
            Op::LoadFromDictOrDeref => {
                let names = self.pop();
                let name = &code.registers[instr.arg as usize];
                let found = self.dict_get_text(names, name);
                let value = match (found, self.heap.get(self.stack[register])) {
                    (Some(value), _) => value,
                    (None, &Obj::Cell(value)) => value,
                    _ => Value::NULL,
                };
                let value = self.heap.retain(value);
                self.heap.release(names);
                if value.is_null() {
                    return Some(Err(self.unbound(code, instr.arg)));
                }
                self.push(value);
                self.done()
            }
            _ => self.named_variables(instr, globals),
        }
    }

    fn named_variables(&mut self, instr: Instr, globals: Value) -> Step {
        match instr.op {
            Op::StoreName | Op::StoreGlobal => {
                let value = self.pop_own();
                let names = self.frame_names();
                let target = if instr.op == Op::StoreGlobal || names.is_null() { globals } else { names };
                let name = self.name(instr);
                if !matches!(self.heap.get(target), Obj::Dict(_)) {
                    let (target, name) = (self.heap.retain(target), self.heap.retain(name));
                    let result = self.set_item(target, name, value);
                    return Some(self.after(result));
                }
                self.dict_set_name(target, name, value);
                self.done()
            }
            Op::DeleteName | Op::DeleteGlobal => {
                let names = self.frame_names();
                let target = if instr.op == Op::DeleteGlobal || names.is_null() { globals } else { names };
                let name = self.name(instr);
                let hash = self.heap.text(name).map_or(0, Text::hash);
                let entry = self
                    .heap
                    .dict_mut(target)
                    .and_then(|dict| dict.find_name(hash, name).map(|place| dict.remove(place)));
                match entry {
                    Some(entry) => self.heap.release(entry.value),
                    None => return Some(Err(self.name_error(name))),
                }
                self.done()
            }
            Op::LoadLocals => {
                let names = self.frame_names();
                let names = self.heap.retain(if names.is_null() { globals } else { names });
                self.push(names);
                self.done()
            }
            Op::LoadBuildClass => {
                let build = self.dict_get_text(self.builtins, "__build_class__").unwrap_or(Value::NONE);
                let build = self.heap.retain(build);
                self.push(build);
                self.done()
            }
            Op::LoadCommonConstant => {
                let value = match instr.arg {
                    0 => c::ASSERTION_ERROR,
                    1 => c::NOT_IMPLEMENTED_ERROR,
                    2 => c::TUPLE,
                    3 => self.dict_get_text(self.builtins, "all").unwrap_or(Value::NONE),
                    4 => self.dict_get_text(self.builtins, "any").unwrap_or(Value::NONE),
                    5 => c::LIST,
                    _ => c::SET,
                };
                let value = self.heap.retain(value);
                self.push(value);
                self.done()
            }
            Op::SetupAnnotations => {
                let names = self.frame_names();
                let dict = self.heap.dict(Dict::default());
                let name = self.known.annotations;
                self.dict_set_name(names, name, dict);
                self.done()
            }
            _ => None,
        }
    }

    fn unbound(&mut self, code: &Code, register: u32) -> Value {
        let name = &code.registers[register as usize];
        let is_free = register as usize >= code.registers.len() - code.free as usize;
        if is_free {
            let message =
                format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
            return self.error(c::NAME_ERROR, message);
        }
        let message = format!("cannot access local variable '{name}' where it is not associated with a value");
        self.error(c::UNBOUND_LOCAL_ERROR, message)
    }

    fn load_name(&mut self, names: Value, name: Value, globals: Value) -> Res {
        let text = self.heap.text_of(name).to_owned();
        if !names.is_null() {
            if let Some(value) = self.dict_get_text(names, &text) {
                return self.give(value);
            }
            if matches!(self.heap.get(names), Obj::Derived(_) | Obj::Instance(_)) {
                let names = self.heap.retain(names);
                let fallback = self.dict_get_text(globals, &text).or_else(|| self.dict_get_text(self.builtins, &text));
                let has = Value::bool(fallback.is_some());
                let fallback = self.heap.retain(fallback.unwrap_or(Value::NONE));
                return self.call_prelude("name_in", &[names, name, has, fallback], Then::Push);
            }
        }
        match self.dict_get_text(globals, &text).or_else(|| self.dict_get_text(self.builtins, &text)) {
            Some(value) => self.give(value),
            None => Err(self.name_error(name)),
        }
    }

    /// `LOAD_GLOBAL` when nothing is remembered.
    pub(super) fn load_global(&mut self, site: usize, globals: Value) -> Res {
        use super::{Cache, CacheKind};
        let name = self.caches[site].name;
        let hash = self.heap.text(name).map_or(0, Text::hash);
        let Some(dict) = self.heap.dict_of(globals) else { return Err(self.system_error("no globals")) };
        let version = dict.version;
        let place = dict.find_name(hash, name);
        let (value, index, kind) = match place {
            Some(place) => {
                let value = dict.entry(place).map_or(Value::NULL, |entry| entry.value);
                (value, place as u32, CacheKind::Global)
            }
            None => {
                let text = self.heap.text_of(name).to_owned();
                match self.dict_get_text(self.builtins, &text) {
                    Some(value) => (value, 0, CacheKind::Builtin),
                    None => return Err(self.name_error(name)),
                }
            }
        };
        self.caches[site] = Cache { name, value: value.borrowed(), version, shape: 0, index, kind };
        self.give(value)
    }

    fn building(&mut self, instr: Instr) -> Step {
        let count = instr.arg as usize;
        match instr.op {
            Op::BuildTuple => {
                let items = self.pop_all(count);
                let tuple = self.heap.tuple(items);
                self.push(tuple);
                self.done()
            }
            Op::BuildList => {
                let items = self.pop_all(count);
                let list = self.heap.list(items);
                self.push(list);
                self.done()
            }
            Op::BuildSet | Op::BuildMap => {
                let size = if instr.op == Op::BuildSet { count } else { count * 2 };
                let items = self.pop_all(size);
                if instr.op == Op::BuildSet {
                    let set = self.heap.set(Set::new(false));
                    Some(self.fill_new(set, items, "set_fill"))
                } else {
                    let dict = self.heap.dict(Dict::default());
                    Some(self.fill_new(dict, items, "dict_fill"))
                }
            }
            Op::BuildSlice => {
                let step = if count == 3 { self.pop_own() } else { Value::NONE };
                let (stop, start) = (self.pop_own(), self.pop_own());
                let slice = self.heap.alloc(Obj::Slice(Box::new([start, stop, step])));
                self.push(slice);
                self.done()
            }
            Op::BuildString => {
                let parts = self.pop_all(count);
                let text: String = parts.iter().map(|&part| self.heap.text_of(part)).collect();
                self.heap.release_all(parts);
                let text = self.heap.str(text);
                self.push(text);
                self.done()
            }
            Op::ListAppend => {
                let value = self.pop_own();
                let list = self.stack[self.sp - count];
                if let Some(Obj::List(items)) = self.heap.get_mut(list) {
                    items.push(value);
                }
                self.done()
            }
            Op::SetAdd => {
                let value = self.pop_own();
                let set = self.stack[self.sp - count];
                Some(self.fill_no_push(set, vec![value], "set_fill"))
            }
            Op::MapAdd => {
                let (value, key) = (self.pop_own(), self.pop_own());
                let dict = self.stack[self.sp - count];
                Some(self.fill_no_push(dict, vec![key, value], "dict_fill"))
            }
            Op::ListExtend => {
                let items = self.pop_own();
                let list = self.stack[self.sp - count];
                Some(match self.extend_list(list, items) {
                    Ok(true) => {
                        self.heap.release(items);
                        Ok(Next::On)
                    }
                    Ok(false) => {
                        let list = self.heap.retain(list);
                        let result = self.call_prelude("list_extend_star", &[list, items], Then::Discard);
                        self.after(result)
                    }
                    Err(error) => Err(error),
                })
            }
            Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
                let items = self.pop_own();
                let target = self.stack[self.sp - count];
                let is_merged = match instr.op {
                    Op::SetUpdate => self.set_merge(target, items),
                    Op::DictUpdate => matches!(self.heap.get(items), Obj::Dict(_)) && self.merge_dicts(target, items).is_ok(),
                    _ => false,
                };
                if is_merged {
                    self.heap.release(items);
                    return self.done();
                }
                let target = self.heap.retain(target);
                let name = match instr.op {
                    Op::SetUpdate => "set_update",
                    Op::DictUpdate => "dict_update_star",
                    _ => {
                        let function = self.stack[self.sp - count - 4];
                        let name = self.function_name(function);
                        let name = self.heap.str(name);
                        let result = self.call_prelude("dict_merge", &[target, items, name], Then::Discard);
                        return Some(self.after(result));
                    }
                };
                let result = self.call_prelude(name, &[target, items], Then::Discard);
                Some(self.after(result))
            }
            _ => None,
        }
    }

    /// Fills a new set or dictionary and puts it onto the stack.
    fn fill_new(&mut self, container: Value, items: Vec<Value>, slow: &str) -> Result<Next, Value> {
        self.push(container);
        self.fill_no_push(container, items, slow)
    }

    fn fill_no_push(&mut self, container: Value, items: Vec<Value>, slow: &str) -> Result<Next, Value> {
        let is_set = slow == "set_fill";
        let mut rest = items.into_iter();
        while let Some(key) = rest.next() {
            let value = if is_set { Value::NULL } else { rest.next().unwrap_or(Value::NONE) };
            let is_done =
                if is_set { self.set_add(container, key)? } else { self.dict_set(container, key, value)? };
            if !is_done {
                let mut left = vec![key];
                if !is_set {
                    left.push(value);
                }
                left.extend(rest);
                let left = self.heap.list(left);
                let container = self.heap.retain(container);
                let result = self.call_prelude(slow, &[container, left], Then::Discard);
                return self.after(result);
            }
        }
        Ok(Next::On)
    }

    fn objects(&mut self, instr: Instr, _base: usize) -> Step {
        match instr.op {
            Op::UnaryNegative | Op::UnaryInvert => {
                let value = self.pop_own();
                let sign = if instr.op == Op::UnaryNegative { '-' } else { '~' };
                let result = self.unary(sign, value);
                Some(self.after(result))
            }
            Op::StoreSubscr => {
                let (key, owner, value) = (self.pop(), self.pop(), self.pop());
                let result = self.set_item(owner, key, value);
                Some(self.after(result))
            }
            Op::DeleteSubscr => {
                let (key, owner) = (self.pop_own(), self.pop_own());
                let result = self.delete_item(owner, key);
                self.heap.release(key);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::BinarySlice => {
                let parts = self.pop_all(2);
                let owner = self.pop_own();
                let slice = self.heap.alloc(Obj::Slice(Box::new([parts[0], parts[1], Value::NONE])));
                let result = self.get_item(owner, slice);
                self.heap.release(slice);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::StoreSlice => {
                let parts = self.pop_all(2);
                let (owner, value) = (self.pop(), self.pop());
                let slice = self.heap.alloc(Obj::Slice(Box::new([parts[0], parts[1], Value::NONE])));
                let result = self.set_item(owner, slice, value);
                Some(self.after(result))
            }
            Op::DeleteAttr => {
                let owner = self.pop_own();
                let name = self.name(instr);
                let result = self.delete_attr(owner, name);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::ContainsOp => {
                let (container, item) = (self.pop_own(), self.pop_own());
                let result = self.contains(container, item, instr.arg == 0);
                Some(self.after(result))
            }
            Op::GetLen => {
                let value = self.stack[self.sp - 1];
                let result = self.len(value, Then::Push);
                Some(self.after(result))
            }
            Op::FormatSimple | Op::FormatWithSpec => {
                let spec = if instr.op == Op::FormatWithSpec { self.pop_own() } else { self.known.empty };
                let value = self.pop_own();
                let result = self.format(value, spec, Then::Push);
                self.heap.release(value);
                self.heap.release(spec);
                Some(self.after(result))
            }
            Op::ConvertValue => {
                let value = self.pop_own();
                let result = match instr.arg {
                    1 => self.str_of(value, Then::Push),
                    2 => self.repr(value, Then::Push),
                    _ => self.repr(value, Then::Continue(crate::python::builtins::functions::to_ascii, Value::NULL)),
                };
                self.heap.release(value);
                Some(self.after(result))
            }
            Op::GetIter => {
                let value = self.pop_own();
                let result = self.get_iter(value, Then::Push);
                self.heap.release(value);
                Some(self.after(result))
            }
            Op::UnpackSequence | Op::UnpackEx => {
                let value = self.pop_own();
                Some(self.unpack(value, instr))
            }
            Op::MatchMapping | Op::MatchSequence => {
                let subject = self.stack[self.sp - 1];
                let is = match self.heap.body(subject) {
                    Obj::Dict(_) => instr.op == Op::MatchMapping,
                    Obj::List(_) | Obj::Tuple(_) | Obj::Range(_) => instr.op == Op::MatchSequence,
                    _ => false,
                };
                self.push(Value::bool(is));
                self.done()
            }
            Op::MatchKeys => {
                let arguments = [self.stack[self.sp - 2], self.stack[self.sp - 1]].map(|value| self.heap.retain(value));
                let result = self.call_prelude("match_keys", &arguments, Then::Push);
                Some(self.after(result))
            }
            Op::MatchClass => {
                let (names, class, subject) = (self.pop_own(), self.pop_own(), self.pop_own());
                let count = Value::small(i64::from(instr.arg));
                let result = self.call_prelude("match_class", &[subject, class, count, names], Then::Push);
                Some(self.after(result))
            }
            _ => None,
        }
    }

    fn unpack(&mut self, value: Value, instr: Instr) -> Result<Next, Value> {
        let (before, after, has_star) = match instr.op {
            Op::UnpackEx => (usize::from(instr.flag), instr.arg as usize, true),
            _ => (instr.arg as usize, 0, false),
        };
        let Some(items) = self.native_items(value)? else {
            let arguments = [
                value,
                Value::small(before as i64),
                Value::small(after as i64),
                Value::bool(has_star),
            ];
            // It comes back as a list of what is to be unpacked.
            let place = self.sp;
            self.push_waiting(Then::Continue(unpacked, Value::small(place as i64)));
            let flow = self.call_prelude("unpack", &arguments, Then::Push)?;
            let result = self.settle_waiting(flow);
            return self.after(result);
        };
        let class = self.class_name(value);
        self.heap.release(value);
        let _ = class;
        self.unpack_items(items, before, after, has_star)?;
        Ok(Next::On)
    }

    fn unpack_items(&mut self, items: Vec<Value>, before: usize, after: usize, has_star: bool) -> Result<(), Value> {
        let len = items.len();
        if len < before + after || (!has_star && len > before) {
            self.heap.release_all(items);
            let message = match () {
                () if has_star => format!("not enough values to unpack (expected at least {}, got {len})", before + after),
                () if len < before => format!("not enough values to unpack (expected {before}, got {len})"),
                () => format!("too many values to unpack (expected {before}, got {len})"),
            };
            return Err(self.value_error(message));
        }
        let mut parts = items[..before].to_vec();
        if has_star {
            let rest = items[before..len - after].to_vec();
            parts.push(self.heap.list(rest));
            parts.extend(&items[len - after..]);
        }
        for &part in parts.iter().rev() {
            self.push(part);
        }
        Ok(())
    }

    fn calling(&mut self, instr: Instr, globals: Value) -> Step {
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
            Op::LoadSuperAttr => {
                let (owner, class, maker) = (self.pop_own(), self.pop_own(), self.pop_own());
                let name = self.name(instr);
                let kind = if self.heap.type_of(owner).is_some() && self.is_subclass(owner, class) {
                    owner
                } else {
                    self.class_of(owner)
                };
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
                    other => self.after(other),
                })
            }
            Op::LoadSpecial => {
                let owner = self.pop_own();
                Some(self.load_special(owner, instr.arg))
            }
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
                    None => Some(Err(self.no_import(module, name))),
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
                        self.heap.release(second);
                        Ok(Flow::Value(first))
                    }
                    _ => Err(self.refuse("a type parameter with a bound")),
                };
                Some(self.after(result))
            }
            _ => None,
        }
    }

    fn call_with_star(&mut self) -> Result<Next, Value> {
        let (keywords, positional) = (self.pop_own(), self.pop_own());
        let (receiver, callee) = (self.pop(), self.pop_own());
        self.heap.release(receiver);
        let Some(mut arguments) = self.native_items(positional)? else {
            let function = self.function_name(callee);
            let function = self.heap.str(function);
            let arguments = [callee, positional, if keywords.is_null() { Value::NONE } else { keywords }, function];
            let result = self.call_prelude("call_star", &arguments, Then::Push);
            return self.after(result);
        };
        self.heap.release(positional);
        let mut names = Vec::new();
        if !keywords.is_null() {
            let entries: Vec<_> = self.heap.dict_of(keywords).map_or_else(Vec::new, |dict| dict.iter().copied().collect());
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

    fn make_function(&mut self, code: Value, globals: Value) -> Value {
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

    fn load_special(&mut self, owner: Value, which: u32) -> Result<Next, Value> {
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
            return Err(self.type_error(format!("'{kind}' object does not support {what} (missed {missing} method)")));
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

    fn intrinsic(&mut self, number: u32, value: Value) -> Res {
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
            _ => Err(self.refuse("a type parameter")),
        }
    }

    fn handling(&mut self, instr: Instr, pc: usize) -> Step {
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

    fn raise(&mut self, kind: u32) -> Result<Next, Value> {
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

    fn awaiting(&mut self, instr: Instr, code: &Code, _pc: usize) -> Step {
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
                    let step = self.make_step(value, Value::NONE, StepKind::Send);
                    self.push(step);
                    return self.done();
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

    /// What `await` waits on; the value is given away.
    pub(crate) fn awaitable(&mut self, value: Value, context: u32) -> Res {
        match self.heap.get(value) {
            Obj::Generator(it) if it.kind == crate::python::code::Kind::Coroutine => return Ok(Flow::Value(value)),
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

fn check_awaited(vm: &mut Vm, _kept: Value, iter: Value) -> Res {
    let is_coroutine =
        matches!(vm.heap.get(iter), Obj::Generator(it) if it.kind == crate::python::code::Kind::Coroutine);
    if is_coroutine {
        vm.heap.release(iter);
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    Ok(Flow::Value(iter))
}

/// What `__anext__` gave is awaited.
fn await_next(vm: &mut Vm, _kept: Value, value: Value) -> Res {
    vm.awaitable(value, 0)
}

/// The exception that `raise` made is raised, from its cause.
fn raise_from(vm: &mut Vm, cause: Value, error: Value) -> Res {
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

fn raise_with_cause(vm: &mut Vm, error: Value, cause: Value) -> Res {
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

/// The prelude's list is what goes onto the stack, the last one first.
fn unpacked(vm: &mut Vm, _place: Value, list: Value) -> Res {
    let items = vm.heap.items(list).unwrap_or_default().to_vec();
    for item in items {
        let item = vm.heap.retain(item);
        vm.push(item);
    }
    vm.heap.release(list);
    let sp = vm.sp;
    vm.save_sp(sp);
    Ok(Flow::Nothing)
}

fn two_of(vm: &mut Vm, place: Value, pair: Value) -> Res {
    unpacked(vm, place, pair)
}

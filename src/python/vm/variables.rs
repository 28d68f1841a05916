//! Operations on variables: local, in cells, by name.

use super::cold::Step;
use super::run::Next;
use super::{Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::{Code, Instr};
use crate::python::dict::Dict;
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::text::Text;
use crate::python::value::Value;

impl Vm {
    pub(super) fn variables(&mut self, instr: Instr, code: &Code, base: usize, globals: Value) -> Step {
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
            _ => self.cells(instr, code, base, globals),
        }
    }

    /// Variables that functions share.
    pub(super) fn cells(&mut self, instr: Instr, code: &Code, base: usize, globals: Value) -> Step {
        let register = base + instr.arg as usize;
        match instr.op {
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
            _ => self.class_variables(instr, code, base, globals),
        }
    }

    /// Variables of a class body.
    fn class_variables(&mut self, instr: Instr, code: &Code, base: usize, globals: Value) -> Step {
        let register = base + instr.arg as usize;
        match instr.op {
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

    pub(super) fn named_variables(&mut self, instr: Instr, globals: Value) -> Step {
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
            _ => self.ready_values(instr, globals),
        }
    }

    /// Values that are there for every program.
    pub(super) fn ready_values(&mut self, instr: Instr, globals: Value) -> Step {
        match instr.op {
            Op::LoadGlobal => {
                let result = self.load_global(instr.arg as usize, globals);
                let next = self.after(result);
                if instr.flag == 1 && matches!(next, Ok(Next::On)) {
                    self.push(Value::NULL);
                }
                Some(next)
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

    pub(super) fn unbound(&mut self, code: &Code, register: u32) -> Value {
        let name = &code.registers[register as usize];
        let is_free = register as usize >= code.registers.len() - code.free as usize;
        if is_free {
            let message = format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            );
            return self.error(c::NAME_ERROR, message);
        }
        let message = format!("cannot access local variable '{name}' where it is not associated with a value");
        self.error(c::UNBOUND_LOCAL_ERROR, message)
    }

    pub(super) fn load_name(&mut self, names: Value, name: Value, globals: Value) -> Res {
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
}

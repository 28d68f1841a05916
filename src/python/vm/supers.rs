//! Attributes as `super()` sees them, and those that are not there.

use super::{NativeKind, Res, Vm};
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    pub(super) fn super_text(&self, parts: &[Value; 3]) -> String {
        let name = |class: Value| self.heap.type_of(class).map_or("NULL", |class| &class.name);
        let owner = if parts[1].is_none() { "NULL" } else { &format!("<{} object>", name(parts[2])) };
        format!("<super: <class '{}'>, {owner}>", name(parts[0]))
    }

    /// The class in whose order `super(class, owner)` searches.
    pub(crate) fn super_kind(&mut self, class: Value, owner: Value) -> Result<Value, Value> {
        let is_class = self.heap.type_of(owner).is_some();
        if is_class && self.is_subclass(owner, class) {
            return Ok(owner);
        }
        let kind = self.class_of(owner);
        if self.is_subclass(kind, class) {
            return Ok(kind);
        }
        let name = |class: Value| self.heap.type_of(class).map_or_else(String::new, |class| class.name.clone());
        let of = if is_class { format!("type {}", name(owner)) } else { format!("instance of {}", name(kind)) };
        let wanted = name(class);
        Err(self.type_error(format!("super(type, obj): obj ({of}) is not an instance or subtype of type ({wanted}).")))
    }

    /// The class and the object of the method that runs, as `super()` without
    /// arguments wants them.
    pub(crate) fn method_around(&mut self) -> Result<(Value, Value), Value> {
        let frame = self.frames.iter().rev().find(|frame| frame.code != super::frame::NO_CODE).cloned();
        let Some(frame) = frame else { return Err(self.error(c::RUNTIME_ERROR, "super(): no current frame")) };
        let program = std::sync::Arc::clone(&self.program);
        let code = &program.codes[frame.code as usize];
        if code.positional == 0 {
            return Err(self.error(c::RUNTIME_ERROR, "super(): no arguments"));
        }
        let content = |value: Value| match self.heap.get(value) {
            &Obj::Cell(content) => content,
            _ => value,
        };
        let owner = content(self.stack[frame.base as usize]);
        if owner.is_null() {
            return Err(self.error(c::RUNTIME_ERROR, "super(): arg[0] deleted"));
        }
        match code.registers.iter().position(|name| name == "__class__") {
            Some(at) => Ok((content(self.stack[frame.base as usize + at]), owner)),
            None => Err(self.error(c::RUNTIME_ERROR, "super(): __class__ cell not found")),
        }
    }

    /// An attribute as `super()` sees it: after one class, in the order of another.
    pub(crate) fn super_attribute(&mut self, after: Value, owner: Value, class: Value, name: Value) -> Res {
        let mro: Vec<Value> = self.heap.type_of(class).map_or_else(Vec::new, |class| class.mro.clone());
        let rest = mro.iter().skip_while(|base| !base.is(after)).skip(1);
        let hash = self.heap.text(name).map_or(0, crate::python::text::Text::hash);
        let found = rest.copied().find_map(|base| {
            let base = self.heap.type_of(base)?;
            base.dict.find_name(hash, name).and_then(|place| base.dict.entry(place)).map(|entry| entry.value.borrowed())
        });
        let Some(found) = found else {
            let name = self.heap.text_of(name).to_owned();
            return Err(self.error(c::ATTRIBUTE_ERROR, format!("'super' object has no attribute '{name}'")));
        };
        if owner.is(class) {
            // Of a class: functions stay what they are.
            return match self.heap.get(found) {
                Obj::Function(_) => self.give(found),
                Obj::Native(def) if def.kind == NativeKind::Method => self.give(found),
                _ => self.bound(found, owner, class),
            };
        }
        if let Some(result) = self.data_descriptor(found, owner, class) {
            return result;
        }
        self.bound(found, owner, class)
    }

    pub(super) fn missing_attribute(&mut self, owner: Value, name: Value) -> Res {
        if let Obj::Module(module) = self.heap.get(owner)
            && let Some(getter) = self.dict_get_text(module.dict, "__getattr__")
        {
            let name = self.heap.retain(name);
            return self.call(getter, &[name], super::Then::Push);
        }
        let text = self.heap.text_of(name).to_owned();
        let message = match self.heap.get(owner) {
            Obj::Type(class) => format!("type object '{}' has no attribute '{text}'", class.name),
            Obj::Module(module) => {
                format!("module '{}' has no attribute '{text}'", self.heap.text_of(module.name))
            }
            _ => format!("'{}' object has no attribute '{text}'", self.class_name(owner)),
        };
        let hint = self.near_attribute(owner, &text);
        Err(self.error_with_hint(c::ATTRIBUTE_ERROR, message, hint))
    }
}

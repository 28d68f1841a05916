//! What a lock, a queue or an event is called on the lanes: as the program calls
//! it. A name is looked for when somebody first waits for the thing.

use super::Vm;
use crate::program::{Address, Note};
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    /// Tells the computer what a thing is called, if the program has a name for it
    /// and nobody has told yet.
    pub(crate) fn name_on_lanes(&mut self, value: Value) {
        let word = value.word();
        if !self.named.insert(word) {
            return;
        }
        if let Some(name) = self.name_of(value) {
            self.tell(Note::Named { address: Address::Own(word), name: name.into() });
        }
    }

    /// A global variable, a local one of this thread, or an attribute of an object
    /// that one of these is.
    pub(crate) fn name_of(&self, value: Value) -> Option<String> {
        let main = self.dict_get_text(self.modules, "__main__").and_then(|module| match self.heap.get(module) {
            Obj::Module(module) => self.heap.dict_of(module.dict),
            _ => None,
        })?;
        let named = |name: Value| self.heap.text_of(name).to_owned();
        if let Some(entry) = main.iter().find(|entry| entry.value.is(value)) {
            return Some(named(entry.key));
        }
        let locals = self.visible_locals();
        if let Some((name, _)) = locals.iter().find(|(_, local)| local.is(value)) {
            return Some((*name).to_owned());
        }
        let globals = main.iter().map(|entry| (self.heap.text_of(entry.key), entry.value));
        locals.iter().copied().chain(globals).find_map(|(name, owner)| self.attribute_called(name, owner, value))
    }

    /// The variables of the program's own functions on this thread, the innermost
    /// first.
    fn visible_locals(&self) -> Vec<(&str, Value)> {
        let mut locals = Vec::new();
        for frame in self.frames.iter().rev() {
            let Some(code) = self.program.codes.get(frame.code as usize) else { continue };
            if code.is_hidden || self.program.files[code.file as usize].is_library {
                continue;
            }
            for (place, name) in code.registers.iter().enumerate() {
                let value = self.stack.get(frame.base as usize + place).copied().unwrap_or(Value::NULL);
                let value = match self.heap.get(value) {
                    Obj::Cell(inner) => *inner,
                    _ => value,
                };
                if value.is_handle() {
                    locals.push((name.as_str(), value));
                }
            }
        }
        locals
    }

    fn attribute_called(&self, owner_name: &str, owner: Value, value: Value) -> Option<String> {
        let Obj::Instance(instance) = self.heap.get(owner) else { return None };
        let place = instance.values.iter().position(|its| its.is(value))?;
        let name = *self.heap.shapes.names(instance.shape).get(place)?;
        let owner = if owner_name == "self" { self.class_name(owner) } else { owner_name.to_owned() };
        Some(format!("{owner}.{}", self.heap.text_of(name)))
    }
}

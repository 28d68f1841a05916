//! Attributes as `super()` sees them, and those that are not there.

use super::{NativeKind, Res, Vm};
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
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

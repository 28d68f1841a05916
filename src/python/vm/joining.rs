//! Strings made of other strings. What they cost and when it is done is `operators`'.

use crate::python::heap::Heap;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Heap {
    /// A new string of several, one after the other.
    pub(crate) fn join(&mut self, parts: &[Value]) -> Value {
        let len = parts.iter().map(|&part| self.text_of(part).len()).sum();
        let mut text = String::with_capacity(len);
        for &part in parts {
            text.push_str(self.text_of(part));
        }
        self.str(text)
    }

    /// Appends one string to another, which nobody else has; whether both are
    /// strings, and not the same.
    pub(crate) fn append(&mut self, text: Value, more: Value) -> bool {
        if text.is(more) {
            return false;
        }
        let Some(obj @ Obj::Str(_)) = self.get_mut(text) else { return false };
        let mut taken = std::mem::take(obj);
        let mut grown = 0;
        let is_text = match (&mut taken, self.get(more)) {
            (Obj::Str(text), Obj::Str(more)) => {
                let before = text.room();
                text.push(more);
                grown = text.room() - before;
                true
            }
            _ => false,
        };
        if let Some(obj) = self.get_mut(text) {
            *obj = taken;
        }
        self.grow(grown);
        is_text
    }
}

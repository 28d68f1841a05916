//! Classes that leave methods to others, as `abc` marks them.

use super::Vm;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    /// The names of the methods that a class leaves to others, if there are any.
    pub(super) fn abstract_methods(&self, class: Value) -> Option<Vec<String>> {
        let names = self.dict_get_in_class(class, self.known.abstract_methods)?;
        let Obj::Set(names) = self.heap.body(names) else { return None };
        let mut names: Vec<String> = names.iter().map(|(_, name)| self.heap.text_of(name).to_owned()).collect();
        names.sort();
        (!names.is_empty()).then_some(names)
    }

    /// Why there can be no instance of an abstract class.
    pub(crate) fn is_abstract(&mut self, class: Value) -> Value {
        let names = self.abstract_methods(class).unwrap_or_default();
        let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let plural = if names.len() == 1 { "" } else { "s" };
        let class = self.heap.type_of(class).map_or_else(String::new, |class| class.name.clone());
        let names = names.join(", ");
        self.type_error(format!(
            "Can't instantiate abstract class {class} without an implementation for abstract method{plural} {names}"
        ))
    }
}

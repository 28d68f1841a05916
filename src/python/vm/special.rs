//! Attributes that are computed when they are read: what setting them does.

use super::{Flow, Res, Vm};
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    /// Sets an attribute that a getter of ours reads; the value is given away.
    pub(super) fn set_special(&mut self, owner: Value, name: Value, value: Value) -> Res {
        let text = self.heap.text_of(name).to_owned();
        if text == "__dict__" {
            return self.set_dict(owner, value);
        }
        let shown = self.heap.text(value).map(|text| text.as_str().to_owned());
        let old = match self.heap.get_mut(owner) {
            Some(Obj::Function(function)) => match text.as_str() {
                "__name__" => std::mem::replace(&mut function.name, value),
                "__qualname__" => std::mem::replace(&mut function.qualname, value),
                "__doc__" => std::mem::replace(&mut function.doc, value),
                "__module__" => std::mem::replace(&mut function.module, value),
                "__defaults__" => std::mem::replace(&mut function.defaults, value),
                "__annotate__" => std::mem::replace(&mut function.annotate, value),
                "__kwdefaults__" => std::mem::replace(&mut function.keyword_defaults, value),
                _ => return self.read_only(owner, &text, value),
            },
            Some(Obj::Exception(_)) => return self.set_of_exception(owner, name, value),
            Some(Obj::Type(class)) if !class.is_builtin => match (text.as_str(), shown) {
                ("__name__", Some(shown)) => {
                    class.name = shown;
                    value
                }
                ("__qualname__", Some(shown)) => {
                    class.qualname = shown;
                    value
                }
                _ => {
                    self.set_on_class(owner, name, value);
                    return Ok(Flow::Nothing);
                }
            },
            Some(Obj::Instance(instance)) if text == "__class__" => std::mem::replace(&mut instance.class, value),
            Some(Obj::Generator(generator)) if text == "__name__" => std::mem::replace(&mut generator.name, value),
            Some(Obj::Instance(_) | Obj::Derived(_)) if text != "__class__" => {
                let dict = self.attributes_dict(owner);
                self.dict_set_name(dict, name, value);
                return Ok(Flow::Nothing);
            }
            _ => return self.read_only(owner, &text, value),
        };
        self.heap.release(old);
        Ok(Flow::Nothing)
    }

    fn set_of_exception(&mut self, owner: Value, name: Value, value: Value) -> Res {
        let text = self.heap.text_of(name).to_owned();
        let Some(exception) = self.exception_mut(owner) else { return Ok(Flow::Nothing) };
        let old = match text.as_str() {
            "args" => std::mem::replace(&mut exception.args, value),
            "value" | "code" => std::mem::replace(&mut exception.value, value),
            "__cause__" => {
                exception.hides_context = true;
                std::mem::replace(&mut exception.cause, null_for_none(value))
            }
            "__context__" => std::mem::replace(&mut exception.context, null_for_none(value)),
            "__suppress_context__" => {
                exception.hides_context = value.is(Value::TRUE);
                value
            }
            "__traceback__" => {
                exception.places.clear();
                value
            }
            _ => {
                let dict = self.attributes_dict(owner);
                self.dict_set_name(dict, name, value);
                return Ok(Flow::Nothing);
            }
        };
        self.heap.release(old);
        Ok(Flow::Nothing)
    }

    fn read_only(&mut self, owner: Value, name: &str, value: Value) -> Res {
        self.heap.release(value);
        let class = self.class_name(owner);
        Err(self.error(c::ATTRIBUTE_ERROR, format!("attribute '{name}' of '{class}' objects is not writable")))
    }

    fn set_dict(&mut self, owner: Value, value: Value) -> Res {
        if self.heap.dict_of(value).is_none() {
            let class = self.class_name(value);
            self.heap.release(value);
            return Err(self.type_error(format!("__dict__ must be set to a dictionary, not a '{class}'")));
        }
        let old = self.attributes_dict(owner).counted();
        match self.heap.get_mut(owner) {
            Some(Obj::Instance(instance)) => instance.values = vec![value],
            Some(Obj::Derived(derived)) => derived.dict = value,
            _ => return self.read_only(owner, "__dict__", value),
        }
        self.heap.release(old);
        Ok(Flow::Nothing)
    }
}

const fn null_for_none(value: Value) -> Value {
    if value.is_none() { Value::NULL } else { value }
}

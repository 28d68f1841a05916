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
        if text == "__class__" && matches!(self.heap.get(owner), Obj::Instance(_)) {
            self.fit_as_class(value)?;
        }
        if text == "__type_params__" && matches!(self.heap.get(owner), Obj::Function(_)) {
            return self.set_in_dict(owner, name, value);
        }
        if text == "__bases__" && self.heap.type_of(owner).is_some_and(|class| !class.is_builtin) {
            return self.set_bases_to(owner, value);
        }
        if let Some(class) = self.heap.type_of(owner).filter(|class| !class.is_builtin)
            && matches!(text.as_str(), "__name__" | "__qualname__")
            && self.heap.text(value).is_none()
        {
            let (name, kind) = (class.name.clone(), self.class_name(value));
            return Err(self.type_error(format!("can only assign string to {name}.{text}, not '{kind}'")));
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
                return self.set_in_dict(owner, name, value);
            }
            _ => return self.read_only(owner, &text, value),
        };
        self.heap.release(old);
        Ok(Flow::Nothing)
    }

    fn set_in_dict(&mut self, owner: Value, name: Value, value: Value) -> Res {
        let dict = self.attributes_dict(owner);
        self.dict_set_name(dict, name, value);
        Ok(Flow::Nothing)
    }

    fn set_bases_to(&mut self, owner: Value, value: Value) -> Res {
        let bases = self.heap.items(value).unwrap_or_default().to_vec();
        if bases.is_empty() || bases.iter().any(|&base| self.heap.type_of(base).is_none()) {
            return Err(self.type_error("can only assign a tuple of classes to __bases__"));
        }
        self.set_bases(owner, &bases)?;
        self.heap.release(value);
        Ok(Flow::Nothing)
    }

    /// Whether an instance may become one of another class.
    fn fit_as_class(&mut self, class: Value) -> Result<(), Value> {
        match self.heap.type_of(class) {
            Some(it) if it.is_builtin => {
                Err(self.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses"))
            }
            Some(_) => Ok(()),
            None => {
                let kind = self.class_name(class);
                self.heap.release(class);
                Err(self.type_error(format!("__class__ must be set to a class, not '{kind}' object")))
            }
        }
    }

    fn set_of_exception(&mut self, owner: Value, name: Value, value: Value) -> Res {
        let text = self.heap.text_of(name).to_owned();
        let value = self.fit_for_exception(&text, value)?;
        let places = match self.heap.get(value) {
            Obj::Traceback(places) => places.to_vec(),
            _ => Vec::new(),
        };
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
                exception.places = places;
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

    /// What an exception's attribute may be; the value is given away.
    fn fit_for_exception(&mut self, name: &str, value: Value) -> Result<Value, Value> {
        let is_none = value.is_none();
        let wrong = match name {
            "__cause__" if !is_none && self.as_exception(value).is_none() => {
                "exception cause must be None or derive from BaseException"
            }
            "__context__" if !is_none && self.as_exception(value).is_none() => {
                "exception context must be None or derive from BaseException"
            }
            "__suppress_context__" if value.as_bool().is_none() => "attribute value type must be bool",
            "__traceback__" if !is_none && !matches!(self.heap.get(value), Obj::Traceback(_)) => {
                "__traceback__ must be a traceback or None"
            }
            "args" => {
                let Some(items) = self.native_items(value)? else {
                    let class = self.class_name(value);
                    self.heap.release(value);
                    return Err(self.type_error(format!("'{class}' object is not iterable")));
                };
                self.heap.release(value);
                return Ok(self.heap.tuple(items));
            }
            _ => return Ok(value),
        };
        self.heap.release(value);
        Err(self.type_error(wrong))
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

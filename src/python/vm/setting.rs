//! How attributes are changed and deleted, and an object's attributes as a
//! dictionary. Finding them is `attributes`.

use super::{Cache, CacheKind, Flow, NativeKind, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::dict::Dict;
use crate::python::object::Obj;
use crate::python::shapes;
use crate::python::text::Text;
use crate::python::value::Value;

impl Vm {
    /// Stores an attribute where one was stored the last time: the value that was
    /// there, to be let go. The new one back, if it is another place.
    #[inline(always)]
    pub(super) fn store_quickly(&mut self, site: usize, owner: Value, value: Value) -> Result<Value, Value> {
        let cache = self.caches[site];
        let Obj::Instance(instance) = self.heap.get(owner) else { return Err(value) };
        let is_same = matches!(cache.kind, CacheKind::Slot | CacheKind::NewSlot)
            && instance.shape == cache.shape
            && self.heap.type_of(instance.class).is_some_and(|class| class.version == cache.version);
        if !is_same {
            return Err(value);
        }
        let value = self.heap.own(value);
        let Some(Obj::Instance(instance)) = self.heap.get_mut(owner) else { return Err(value) };
        if cache.kind == CacheKind::NewSlot {
            instance.shape = cache.index;
            instance.values.push(value);
            return Ok(Value::NULL);
        }
        Ok(std::mem::replace(&mut instance.values[cache.index as usize], value))
    }

    /// `STORE_ATTR`: lets go of the owner; the value is given away.
    pub(super) fn store_attr(&mut self, site: usize, owner: Value, value: Value) -> Res {
        let value = self.heap.own(value);
        let name = self.caches[site].name;
        let result = self.set_attr(owner, name, value, Some(site));
        self.heap.release(owner);
        result
    }

    /// Sets an attribute; the value is given away.
    pub(crate) fn set_attr(&mut self, owner: Value, name: Value, value: Value, site: Option<usize>) -> Res {
        let class = self.class_of(owner);
        if self.heap.type_of(class).is_some_and(|class| class.traits.setattr)
            && let Some(method) = self.lookup(class, self.known.setattr)
        {
            let (owner, name) = (self.heap.retain(owner), self.heap.retain(name));
            return self.call(method, &[owner, name, value], Then::Discard);
        }
        self.plain_set(owner, name, value, site)
    }

    /// What `object.__setattr__` does.
    pub(crate) fn plain_set(&mut self, owner: Value, name: Value, value: Value, site: Option<usize>) -> Res {
        let name = self.interned_name(name);
        let class = self.class_of(owner);
        if let Some(found) = self.lookup(class, name) {
            match self.heap.get(found) {
                Obj::Property(parts) => {
                    let setter = parts[1];
                    if setter.is_none() {
                        self.heap.release(value);
                        return Err(self.no_accessor(owner, name, "setter"));
                    }
                    let owner = self.heap.retain(owner);
                    return self.call(setter, &[owner, value], Then::Discard);
                }
                Obj::Native(def) if def.kind == NativeKind::Getter => {
                    return self.set_special(owner, name, value);
                }
                Obj::Instance(_) | Obj::Derived(_) => {
                    let kind = self.class_of(found);
                    if let Some(setter) = self.lookup(kind, self.known.set) {
                        let (found, owner) = (self.heap.retain(found), self.heap.retain(owner));
                        return self.call(setter, &[found, owner, value], Then::Discard);
                    }
                }
                _ => {}
            }
            self.set_own(owner, name, value)?;
            return Ok(Flow::Nothing);
        }
        let before = match self.heap.get(owner) {
            Obj::Instance(instance) => instance.shape,
            _ => shapes::DICT,
        };
        self.set_own(owner, name, value)?;
        if let (Some(site), Obj::Instance(instance)) = (site, self.heap.get(owner))
            && instance.shape != shapes::DICT
            && let Some(class) = self.heap.type_of(instance.class)
        {
            let is_new = instance.shape != before;
            let slot = self.heap.shapes.find(instance.shape, name).unwrap_or(0) as u32;
            let kind = if is_new { CacheKind::NewSlot } else { CacheKind::Slot };
            let index = if is_new { instance.shape } else { slot };
            self.caches[site] = Cache { name, value: Value::NULL, version: class.version, shape: before, index, kind };
        }
        Ok(Flow::Nothing)
    }

    fn no_accessor(&mut self, owner: Value, name: Value, what: &str) -> Value {
        let (class, name) = (self.class_name(owner), self.heap.text_of(name));
        let message = format!("property '{name}' of '{class}' object has no {what}");
        self.error(c::ATTRIBUTE_ERROR, message)
    }

    /// A name as the interned string of its characters.
    pub(crate) fn interned_name(&mut self, name: Value) -> Value {
        let text = self.heap.text_of(name);
        match self.heap.interned(text) {
            Some(interned) => interned,
            None => {
                let text = text.to_owned();
                self.heap.intern(&text)
            }
        }
    }

    /// Puts a value among an object's own attributes.
    fn set_own(&mut self, owner: Value, name: Value, value: Value) -> Result<(), Value> {
        match self.heap.get(owner) {
            Obj::Instance(instance) => {
                if !self.may_have(instance.class, name) {
                    self.heap.release(value);
                    return Err(self.no_such_slot(owner, name));
                }
                self.set_on_instance(owner, name, value);
                Ok(())
            }
            Obj::Type(class) => {
                if class.is_builtin {
                    let class = class.name.clone();
                    let name = self.heap.text_of(name).to_owned();
                    self.heap.release(value);
                    return Err(self.type_error(format!("cannot set '{name}' attribute of immutable type '{class}'")));
                }
                self.set_on_class(owner, name, value);
                Ok(())
            }
            Obj::Derived(_) | Obj::Exception(_) | Obj::Function(_) | Obj::Module(_) => {
                let dict = self.attributes_dict(owner);
                self.dict_set_name(dict, name, value);
                Ok(())
            }
            _ => {
                self.heap.release(value);
                Err(self.no_such_slot(owner, name))
            }
        }
    }

    fn may_have(&self, class: Value, name: Value) -> bool {
        let Some(class) = self.heap.type_of(class) else { return false };
        let is_free = class
            .mro
            .iter()
            .any(|&base| self.heap.type_of(base).is_some_and(|base| !base.is_builtin && base.slots.is_none()));
        is_free
            || class.mro.iter().any(|&base| {
                self.heap
                    .type_of(base)
                    .and_then(|base| base.slots.as_ref())
                    .is_some_and(|slots| slots.iter().any(|slot| slot.is(name)))
            })
    }

    fn no_such_slot(&mut self, owner: Value, name: Value) -> Value {
        let (class, text) = (self.class_name(owner), self.heap.text_of(name).to_owned());
        let kind = self.class_of(owner);
        let message = if self.lookup(kind, name).is_some() {
            format!("'{class}' object attribute '{text}' is read-only")
        } else {
            format!("'{class}' object has no attribute '{text}' and no __dict__ for setting new attributes")
        };
        self.error(c::ATTRIBUTE_ERROR, message)
    }

    fn set_on_instance(&mut self, owner: Value, name: Value, value: Value) {
        let Obj::Instance(instance) = self.heap.get(owner) else { return };
        let (shape, class) = (instance.shape, instance.class);
        if shape == shapes::DICT {
            let dict = instance.values.first().copied().unwrap_or(Value::NULL);
            self.dict_set_name(dict, name, value);
            return;
        }
        if let Some(slot) = self.heap.shapes.find(shape, name) {
            if let Some(Obj::Instance(instance)) = self.heap.get_mut(owner) {
                let old = std::mem::replace(&mut instance.values[slot], value);
                self.heap.release(old);
            }
            return;
        }
        match self.heap.shapes.with(shape, name) {
            Some(next) => {
                let mut width = 0;
                if let Some(Obj::Instance(instance)) = self.heap.get_mut(owner) {
                    instance.shape = next;
                    instance.values.push(value);
                    width = instance.values.len() as u32;
                }
                if let Some(class) = self.heap.type_mut(class) {
                    class.width = class.width.max(width);
                }
            }
            None => {
                let dict = self.attributes_dict(owner);
                self.dict_set_name(dict, name, value);
            }
        }
    }

    /// An object's attributes as a dictionary that stays theirs. Does not count.
    pub(crate) fn attributes_dict(&mut self, owner: Value) -> Value {
        let existing = match self.heap.get(owner) {
            Obj::Instance(instance) if instance.shape == shapes::DICT => {
                instance.values.first().copied().unwrap_or(Value::NULL)
            }
            Obj::Instance(_) => return self.instance_to_dict(owner),
            Obj::Derived(derived) => derived.dict,
            Obj::Exception(exception) => exception.dict,
            Obj::Function(function) => function.dict,
            Obj::Module(module) => module.dict,
            _ => return Value::NULL,
        };
        if !existing.is_null() {
            return existing.borrowed();
        }
        let dict = self.heap.dict(Dict::default());
        match self.heap.get_mut(owner) {
            Some(Obj::Derived(derived)) => derived.dict = dict,
            Some(Obj::Exception(exception)) => exception.dict = dict,
            Some(Obj::Function(function)) => function.dict = dict,
            _ => {}
        }
        dict.borrowed()
    }

    fn instance_to_dict(&mut self, owner: Value) -> Value {
        let Obj::Instance(instance) = self.heap.get(owner) else { return Value::NULL };
        let names: Vec<Value> = self.heap.shapes.names(instance.shape).to_vec();
        let values = instance.values.clone();
        let mut dict = Dict::default();
        for (name, value) in names.into_iter().zip(values) {
            if !value.is_null() {
                dict.add(self.heap.text(name).map_or(0, Text::hash), name, value);
            }
        }
        let dict = self.heap.dict(dict);
        if let Some(Obj::Instance(instance)) = self.heap.get_mut(owner) {
            instance.values = vec![dict];
            instance.shape = shapes::DICT;
        }
        dict.borrowed()
    }

    /// Sets an attribute of a class: what was remembered of it is no more true.
    pub(crate) fn set_on_class(&mut self, class: Value, name: Value, value: Value) {
        let hash = self.heap.text(name).map_or(0, Text::hash);
        let Some(it) = self.heap.type_mut(class) else { return };
        let old = match it.dict.find_name(hash, name) {
            Some(place) => it.dict.replace(place, value),
            None => {
                it.dict.add(hash, name, value);
                Value::NULL
            }
        };
        self.heap.release(old);
        self.changed(class);
    }

    /// A class was changed: it and its subclasses get new versions.
    pub(crate) fn changed(&mut self, class: Value) {
        let traits = self.traits_of(class);
        self.last_version += 1;
        let version = self.last_version;
        let Some(it) = self.heap.type_mut(class) else { return };
        it.version = version;
        it.traits = traits;
        for subclass in it.subclasses.clone() {
            self.changed(subclass);
        }
    }

    /// Deletes an attribute.
    pub(crate) fn delete_attr(&mut self, owner: Value, name: Value) -> Res {
        let class = self.class_of(owner);
        if self.heap.type_of(class).is_some_and(|class| class.traits.delattr)
            && let Some(method) = self.lookup(class, self.known.delattr)
        {
            let (owner, name) = (self.heap.retain(owner), self.heap.retain(name));
            return self.call(method, &[owner, name], Then::Discard);
        }
        self.plain_delete(owner, name)
    }

    /// What `object.__delattr__` does.
    pub(crate) fn plain_delete(&mut self, owner: Value, name: Value) -> Res {
        let name = self.interned_name(name);
        let class = self.class_of(owner);
        if let Some(found) = self.lookup(class, name) {
            match self.heap.get(found) {
                Obj::Property(parts) => {
                    let deleter = parts[2];
                    if deleter.is_none() {
                        return Err(self.no_accessor(owner, name, "deleter"));
                    }
                    let owner = self.heap.retain(owner);
                    return self.call(deleter, &[owner], Then::Discard);
                }
                Obj::Instance(_) | Obj::Derived(_) => {
                    let kind = self.class_of(found);
                    if let Some(deleter) = self.lookup(kind, self.known.delete) {
                        let (found, owner) = (self.heap.retain(found), self.heap.retain(owner));
                        return self.call(deleter, &[found, owner], Then::Discard);
                    }
                }
                _ => {}
            }
        }
        let hash = self.heap.text(name).map_or(0, Text::hash);
        if let Some(it) = self.heap.type_of(owner)
            && matches!(self.heap.text_of(name), "__name__" | "__qualname__" | "__bases__" | "__mro__" | "__dict__")
        {
            let (class, name) = (it.name.clone(), self.heap.text_of(name).to_owned());
            return Err(self.type_error(format!("cannot delete '{name}' attribute of immutable type '{class}'")));
        }
        if let Some(it) = self.heap.type_mut(owner) {
            if let Some(place) = it.dict.find_name(hash, name) {
                let entry = it.dict.remove(place);
                self.heap.release(entry.value);
                self.changed(owner);
                return Ok(Flow::Nothing);
            }
        } else if self.own_attribute(owner, name).is_some() {
            let dict = self.attributes_dict(owner);
            if let Some(entry) =
                self.heap.dict_mut(dict).and_then(|dict| dict.find_name(hash, name).map(|place| dict.remove(place)))
            {
                self.heap.release(entry.value);
                return Ok(Flow::Nothing);
            }
        }
        // As reading it fails, so does deleting it.
        let text = self.heap.text_of(name).to_owned();
        let message = match self.heap.get(owner) {
            Obj::Type(class) => format!("type object '{}' has no attribute '{text}'", class.name),
            _ => format!("'{}' object has no attribute '{text}'", self.class_name(owner)),
        };
        Err(self.error(c::ATTRIBUTE_ERROR, message))
    }

    /// Sets an entry of a dictionary under an interned name.
    pub(crate) fn dict_set_name(&mut self, dict: Value, name: Value, value: Value) {
        let hash = self.heap.text(name).map_or(0, Text::hash);
        let old = match self.heap.dict_mut(dict) {
            Some(dict) => match dict.find_name(hash, name) {
                Some(place) => dict.replace(place, value),
                None => {
                    dict.add(hash, name, value);
                    Value::NULL
                }
            },
            None => value,
        };
        self.heap.release(old);
    }

    /// An entry of a dictionary under a text. Does not count.
    pub(crate) fn dict_get_text(&self, dict: Value, text: &str) -> Option<Value> {
        let name = self.heap.interned(text)?;
        let hash = self.heap.text(name)?.hash();
        let dict = self.heap.dict_of(dict)?;
        dict.find_name(hash, name).and_then(|place| dict.entry(place)).map(|entry| entry.value.borrowed())
    }
}

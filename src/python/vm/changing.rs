//! Items and slices set and deleted. Reading them is `subscript`.

use super::subscript::place;
use super::{Flow, Res, Then, Vm};
use crate::python::dict::Found;
use crate::python::object::Obj;
use crate::python::value::Value;

impl Vm {
    /// The commonest cases of `owner[key] = value`, all three given away; whether it
    /// was one.
    #[inline]
    pub(super) fn quick_set_item(&mut self, owner: Value, key: Value, value: Value) -> bool {
        match self.heap.get(owner) {
            Obj::List(items) => {
                let Some(place) = key.as_int().and_then(|index| place(index, items.len())) else { return false };
                let value = self.heap.own(value);
                let Some(Obj::List(items)) = self.heap.get_mut(owner) else { return false };
                let old = std::mem::replace(&mut items[place], value);
                self.heap.release(old);
            }
            Obj::Dict(dict) => {
                let Some(hash) = self.quick_hash(key) else { return false };
                let found = dict.find(hash, |it| self.same_key(it, key));
                if found == Found::Unknown {
                    return false;
                }
                let value = self.heap.own(value);
                if let Found::At(place) = found {
                    let Some(Obj::Dict(dict)) = self.heap.get_mut(owner) else { return false };
                    let old = dict.replace(place, value);
                    self.heap.release(old);
                    self.heap.release(key);
                } else {
                    let key = self.heap.own(key);
                    let Some(Obj::Dict(dict)) = self.heap.get_mut(owner) else { return false };
                    dict.add(hash, key, value);
                    let len = dict.len();
                    self.heap.grow_at(len);
                }
            }
            _ => return false,
        }
        self.heap.release(owner);
        true
    }

    /// `owner[key] = value`; all three are given away.
    pub(crate) fn set_item(&mut self, owner: Value, key: Value, value: Value) -> Res {
        let value = self.heap.own(value);
        let is_own = matches!(self.heap.get(owner), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_));
        if is_own {
            let class = self.class_of(owner);
            if let Some(method) = self.lookup(class, self.known.setitem)
                && (!matches!(self.heap.get(method), Obj::Native(_))
                    || matches!(self.heap.get(owner), Obj::Instance(_)))
            {
                let (owner, key) = (self.heap.own(owner), self.heap.own(key));
                return self.call(method, &[owner, key, value], Then::Discard);
            }
        }
        self.plain_set_item(owner, key, value)
    }

    /// The same for built-in containers.
    pub(crate) fn plain_set_item(&mut self, owner: Value, key: Value, value: Value) -> Res {
        match self.heap.body(owner) {
            Obj::Dict(_) => {
                let key = self.heap.own(key);
                if self.dict_set(owner, key, value)? {
                    self.heap.release(owner);
                    return Ok(Flow::Nothing);
                }
                let owner = self.heap.own(owner);
                self.call_prelude("dict_set", &[owner, key, value], Then::Discard)
            }
            Obj::List(items) => {
                if let Obj::Slice(parts) = self.heap.get(key) {
                    let parts = **parts;
                    let result = self.set_slice(owner, parts, value);
                    self.heap.release(key);
                    self.heap.release(owner);
                    return result;
                }
                let len = items.len();
                let Some(index) = self.index(key) else {
                    let name = self.class_name(key);
                    return Err(self.type_error(format!("list indices must be integers or slices, not {name}")));
                };
                let Some(place) = place(index, len) else {
                    return Err(self.index_error("list assignment index out of range"));
                };
                if let Some(Obj::List(items)) = self.heap.body_mut(owner) {
                    let old = std::mem::replace(&mut items[place], value);
                    self.heap.release(old);
                }
                self.heap.release(owner);
                Ok(Flow::Nothing)
            }
            _ => {
                let class = self.class_name(owner);
                Err(self.type_error(format!("'{class}' object does not support item assignment")))
            }
        }
    }

    /// `list[…:…] = value`; the value is given away.
    pub(crate) fn set_slice(&mut self, owner: Value, parts: [Value; 3], value: Value) -> Res {
        let Obj::List(items) = self.heap.body(owner) else {
            let class = self.class_name(owner);
            return Err(self.type_error(format!("'{class}' object does not support item assignment")));
        };
        let len = items.len();
        let Some(new) = self.native_items(value)? else {
            if self.is_native_iterable(value) {
                return Err(self.refuse("this slice assignment"));
            }
            let owner = self.heap.retain(owner);
            let parts = parts.map(|part| self.heap.retain(part));
            let key = self.heap.alloc(Obj::Slice(Box::new(parts)));
            return self.call_prelude("set_slice", &[owner, key, value], Then::Discard);
        };
        self.heap.release(value);
        let cut = self.cut(parts, len)?;
        if cut.step != 1 && new.len() != cut.count {
            let message =
                format!("attempt to assign sequence of size {} to extended slice of size {}", new.len(), cut.count);
            self.heap.release_all(new);
            return Err(self.value_error(message));
        }
        let Some(Obj::List(items)) = self.heap.body_mut(owner) else { return Ok(Flow::Nothing) };
        let old: Vec<Value> = if cut.step == 1 {
            let from = cut.start as usize;
            items.splice(from..from + cut.count, new).collect()
        } else {
            cut.places().zip(new).map(|(place, value)| std::mem::replace(&mut items[place], value)).collect()
        };
        self.heap.release_all(old.into_iter().rev());
        Ok(Flow::Nothing)
    }

    /// `del owner[key]`; both stay the caller's.
    pub(crate) fn delete_item(&mut self, owner: Value, key: Value) -> Res {
        let class = self.class_of(owner);
        if let Some(method) = self.lookup(class, self.known.delitem)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let (owner, key) = (self.heap.retain(owner), self.heap.retain(key));
            return self.call(method, &[owner, key], Then::Discard);
        }
        self.delete_content_item(owner, key)
    }

    /// The same of built-in containers.
    pub(super) fn delete_content_item(&mut self, owner: Value, key: Value) -> Res {
        match self.heap.body(owner) {
            Obj::Dict(_) => match self.find_key(owner, key)? {
                Some(Found::At(place)) => {
                    if let Some(entry) = self.heap.dict_mut(owner).map(|dict| dict.remove(place)) {
                        self.heap.release(entry.key);
                        self.heap.release(entry.value);
                    }
                    Ok(Flow::Nothing)
                }
                Some(_) => Err(self.key_error(key)),
                None => {
                    let (owner, key) = (self.heap.retain(owner), self.heap.retain(key));
                    self.call_prelude("dict_delete", &[owner, key], Then::Discard)
                }
            },
            Obj::List(items) => {
                let len = items.len();
                let mut places: Vec<usize> = if let Obj::Slice(parts) = self.heap.get(key) {
                    let parts = **parts;
                    self.cut(parts, len)?.places().collect()
                } else {
                    if self.index(key).is_none() {
                        let name = self.class_name(key);
                        return Err(self.type_error(format!("list indices must be integers or slices, not {name}")));
                    }
                    match self.index(key).and_then(|index| place(index, len)) {
                        Some(place) => vec![place],
                        None => return Err(self.index_error("list assignment index out of range")),
                    }
                };
                places.sort_unstable();
                let mut gone = Vec::new();
                if let Some(Obj::List(items)) = self.heap.body_mut(owner) {
                    gone.extend(places.into_iter().rev().map(|place| items.remove(place)));
                }
                self.heap.release_all(gone);
                Ok(Flow::Nothing)
            }
            _ => {
                let class = self.class_name(owner);
                Err(self.type_error(format!("'{class}' object doesn't support item deletion")))
            }
        }
    }
}

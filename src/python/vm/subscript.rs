//! Items and slices: read, written, deleted; keys of dictionaries.

use super::compare::Number;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::dict::{Dict, Found};
use crate::python::object::Obj;
use crate::python::value::Value;

/// A slice of a sequence: where it begins, by how much it goes on, how many items.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) start: i64,
    pub(crate) step: i64,
    pub(crate) count: usize,
}

impl Cut {
    /// The places, in order.
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        (0..self.count as i64).map(move |at| (self.start + at * self.step) as usize)
    }
}

impl Vm {
    /// The commonest cases of `left[right]`, without errors.
    #[inline]
    pub(super) fn quick_item(&mut self, left: Value, right: Value) -> Option<Value> {
        let item = match self.heap.get(left) {
            Obj::List(items) => *items.get(place(right.as_int()?, items.len())?)?,
            Obj::Tuple(items) => *items.get(place(right.as_int()?, items.len())?)?,
            Obj::Dict(dict) => {
                let hash = match right.as_int() {
                    Some(int) => crate::python::hash::of_int(int),
                    None => match self.heap.get(right) {
                        Obj::Str(text) => text.hash(),
                        _ => return None,
                    },
                };
                match dict.find(hash, |key| self.same_key(key, right)) {
                    Found::At(place) => dict.entry(place)?.value,
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(self.heap.retain(item))
    }

    /// `owner[key]`; both stay the caller's.
    pub(crate) fn get_item(&mut self, owner: Value, key: Value) -> Res {
        if let Some(item) = self.quick_item(owner, key) {
            return Ok(Flow::Value(item));
        }
        if matches!(self.heap.get(owner), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_)) {
            return self.item_by_method(owner, key);
        }
        self.plain_item(owner, key)
    }

    fn item_by_method(&mut self, owner: Value, key: Value) -> Res {
        let class = self.class_of(owner);
        if let Some(method) = self.lookup(class, self.known.getitem)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let (owner, key) = (self.heap.retain(owner), self.heap.retain(key));
            return self.call(method, &[owner, key], Then::Push);
        }
        if let Obj::Type(_) = self.heap.get(owner) {
            return self.class_item(owner, key);
        }
        self.plain_item(owner, key)
    }

    fn class_item(&mut self, class: Value, key: Value) -> Res {
        if let Some(found) = self.lookup(class, self.known.class_getitem) {
            let key = self.heap.retain(key);
            return match self.bind_lookup(found, class, class) {
                super::attributes::Bound::Method(method) => {
                    let class = self.heap.retain(class);
                    self.call(method, &[class, key], Then::Push)
                }
                super::attributes::Bound::Value(method) => {
                    let result = self.call(method, &[key], Then::Push);
                    self.heap.release(method);
                    result
                }
            };
        }
        if self.heap.type_of(class).is_some_and(|class| class.is_builtin) {
            // `list[int]` is only an annotation here: the class itself.
            return self.give(class);
        }
        let name = self.heap.type_of(class).map_or_else(String::new, |class| class.name.clone());
        Err(self.type_error(format!("type '{name}' is not subscriptable")))
    }

    /// An item of a built-in container.
    pub(crate) fn plain_item(&mut self, owner: Value, key: Value) -> Res {
        if let Obj::Slice(parts) = self.heap.get(key) {
            let parts = **parts;
            return self.get_slice(owner, parts);
        }
        match self.heap.body(owner) {
            Obj::Dict(_) => return self.dict_item(owner, key),
            Obj::List(_) | Obj::Tuple(_) | Obj::Str(_) | Obj::Bytes(_) | Obj::Range(_) => {}
            _ => {
                let class = self.class_name(owner);
                return Err(self.type_error(format!("'{class}' object is not subscriptable")));
            }
        }
        let class = self.class_name(owner);
        let index = match self.index(key) {
            Some(index) => index,
            None if self.has_index(key) => {
                let (owner, key) = (self.heap.retain(owner), self.heap.retain(key));
                return self.call_prelude("item_by_index", &[owner, key], Then::Push);
            }
            None => {
                let name = self.class_name(key);
                let kind = if class == "str" { "string" } else { class.as_str() };
                let message = match kind {
                    "string" => format!("string indices must be integers, not '{name}'"),
                    "bytes" => format!("byte indices must be integers or slices, not {name}"),
                    kind => format!("{kind} indices must be integers or slices, not {name}"),
                };
                return Err(self.type_error(message));
            }
        };
        let out_of_range = match class.as_str() {
            "str" => String::from("string index out of range"),
            "range" => String::from("range object index out of range"),
            "bytes" => String::from("index out of range"),
            _ if matches!(self.heap.body(owner), Obj::List(_)) => String::from("list index out of range"),
            _ => String::from("tuple index out of range"),
        };
        match self.item_at(owner, index) {
            Some(item) => Ok(Flow::Value(item)),
            None => Err(self.index_error(out_of_range)),
        }
    }

    fn item_at(&mut self, owner: Value, index: i64) -> Option<Value> {
        match self.heap.body(owner) {
            Obj::List(items) => {
                let item = items[place(index, items.len())?];
                Some(self.heap.retain(item))
            }
            Obj::Tuple(items) => {
                let item = items[place(index, items.len())?];
                Some(self.heap.retain(item))
            }
            Obj::Str(text) => {
                let character = text.char_at(place(index, text.len())?)?;
                Some(self.character(character))
            }
            Obj::Bytes(bytes) => Some(Value::small(i64::from(bytes[place(index, bytes.len())?]))),
            Obj::Range(parts) => {
                let parts = **parts;
                let len = self.range_len(&parts)?;
                let at = place(index, len as usize)?;
                let (start, step) = (parts[0].as_int()?, parts[2].as_int()?);
                Some(self.heap.int(start + at as i64 * step))
            }
            _ => None,
        }
    }

    /// A string of one character; those of ASCII exist once.
    pub(crate) fn character(&mut self, character: char) -> Value {
        if character.is_ascii() {
            let mut buffer = [0; 4];
            return self.heap.intern(character.encode_utf8(&mut buffer));
        }
        self.heap.str(character.to_string())
    }

    /// An int that a value stands for, large ones clipped; none if it is no int.
    pub(crate) fn index(&self, value: Value) -> Option<i64> {
        match self.number(value)? {
            Number::Small(int) => Some(int),
            Number::Big(int) => Some(if int.sign() == num_bigint::Sign::Minus { i64::MIN / 4 } else { i64::MAX / 4 }),
            Number::Float(_) => None,
        }
    }

    /// Whether an object's class has `__index__`.
    pub(crate) fn has_index(&self, value: Value) -> bool {
        matches!(self.heap.get(value), Obj::Instance(_)) && self.lookup(self.class_of(value), self.known.index).is_some()
    }

    /// How many items a range has.
    pub(crate) fn range_len(&self, parts: &[Value]) -> Option<u64> {
        let (start, stop, step) = (parts[0].as_int()?, parts[1].as_int()?, parts[2].as_int()?);
        Some(match () {
            () if step > 0 && start < stop => ((stop - start - 1) / step + 1) as u64,
            () if step < 0 && start > stop => ((start - stop - 1) / -step + 1) as u64,
            () => 0,
        })
    }

    /// A slice's places in a sequence of a length.
    pub(crate) fn cut(&mut self, parts: [Value; 3], len: usize) -> Result<Cut, Value> {
        let mut numbers = [None; 3];
        for (number, part) in numbers.iter_mut().zip(parts) {
            if !part.is_none() {
                let Some(int) = self.index(part) else {
                    let message = "slice indices must be integers or None or have an __index__ method";
                    return Err(self.type_error(message));
                };
                *number = Some(int);
            }
        }
        let step = numbers[2].unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        let len = len as i64;
        let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
        let clip = |int: i64| if int < 0 { (int + len).max(low) } else { int.min(high) };
        let start = numbers[0].map_or(if step > 0 { low } else { high }, clip);
        let stop = numbers[1].map_or(if step > 0 { high } else { low }, clip);
        let count = match () {
            () if step > 0 && start < stop => (stop - start - 1) / step + 1,
            () if step < 0 && start > stop => (start - stop - 1) / -step + 1,
            () => 0,
        };
        Ok(Cut { start, step, count: count as usize })
    }

    fn len_for_cut(&self, owner: Value) -> Option<usize> {
        match self.heap.body(owner) {
            Obj::List(items) => Some(items.len()),
            Obj::Tuple(items) => Some(items.len()),
            Obj::Str(text) => Some(text.len()),
            Obj::Bytes(bytes) => Some(bytes.len()),
            Obj::Range(parts) => self.range_len(&parts[..]).map(|len| len as usize),
            _ => None,
        }
    }

    /// `owner[start:stop:step]`.
    pub(crate) fn get_slice(&mut self, owner: Value, parts: [Value; 3]) -> Res {
        let Some(len) = self.len_for_cut(owner) else {
            let class = self.class_name(owner);
            return match self.heap.body(owner) {
                Obj::Dict(_) => {
                    let parts = parts.map(|part| self.heap.retain(part));
                    let key = self.heap.alloc(Obj::Slice(Box::new(parts)));
                    let result = self.dict_item(owner, key);
                    self.heap.release(key);
                    result
                }
                _ => Err(self.type_error(format!("'{class}' object is not subscriptable"))),
            };
        };
        let cut = self.cut(parts, len)?;
        match self.heap.body(owner) {
            Obj::Str(text) if cut.step == 1 => {
                let from = cut.start as usize;
                let text = text.slice(from, from + cut.count).to_owned();
                self.give_str(text)
            }
            Obj::Str(text) => {
                let characters: Vec<char> = text.as_str().chars().collect();
                let text: String = cut.places().map(|place| characters[place]).collect();
                self.give_str(text)
            }
            Obj::Bytes(bytes) => {
                let bytes: Vec<u8> = cut.places().map(|place| bytes[place]).collect();
                Ok(Flow::Value(self.heap.alloc(Obj::Bytes(bytes.into()))))
            }
            Obj::Range(range) => {
                let (start, step) = (range[0].as_int().unwrap_or(0), range[2].as_int().unwrap_or(1));
                let at = |place: i64| start + place * step;
                let stop = at(cut.start + cut.step * cut.count as i64);
                let parts = [at(cut.start), stop, step * cut.step].map(|int| self.heap.int(int));
                Ok(Flow::Value(self.heap.alloc(Obj::Range(Box::new(parts)))))
            }
            Obj::Tuple(items) => {
                let items: Vec<Value> = cut.places().map(|place| items[place]).collect();
                let items: Vec<Value> = items.into_iter().map(|item| self.heap.retain(item)).collect();
                Ok(Flow::Value(self.heap.tuple(items)))
            }
            Obj::List(items) => {
                let items: Vec<Value> = cut.places().map(|place| items[place]).collect();
                let items = items.into_iter().map(|item| self.heap.retain(item)).collect();
                Ok(Flow::Value(self.heap.list(items)))
            }
            _ => Err(self.system_error("nothing to slice")),
        }
    }

    /// The place of a key; nothing if it is absent; `None` if Python code must say.
    pub(crate) fn find_key(&mut self, dict: Value, key: Value) -> Result<Option<Found>, Value> {
        let Some(hash) = self.key_hash(key, "dict key")? else { return Ok(None) };
        let found = self.heap.dict_of(dict).map_or(Found::Absent, |dict| dict.find(hash, |it| self.same_key(it, key)));
        Ok((found != Found::Unknown).then_some(found))
    }

    fn dict_item(&mut self, dict: Value, key: Value) -> Res {
        match self.find_key(dict, key)? {
            Some(Found::At(place)) => {
                let value = self.heap.dict_of(dict).and_then(|dict| dict.entry(place)).map(|entry| entry.value);
                self.give(value.unwrap_or(Value::NONE))
            }
            Some(_) => {
                let class = self.class_of(dict);
                if !class.is(c::DICT)
                    && let Some(method) = self.lookup(class, self.known.missing)
                {
                    let (dict, key) = (self.heap.retain(dict), self.heap.retain(key));
                    return self.call(method, &[dict, key], Then::Push);
                }
                Err(self.key_error(key))
            }
            None => {
                let (dict, key) = (self.heap.retain(dict), self.heap.retain(key));
                self.call_prelude("dict_item", &[dict, key], Then::Push)
            }
        }
    }

    pub(crate) fn key_error(&mut self, key: Value) -> Value {
        let key = self.heap.retain(key);
        self.exception(c::KEY_ERROR, vec![key])
    }

    /// Sets an entry of a dictionary; key and value are given away. Whether it
    /// could be done without Python code; if not, they stay the caller's.
    pub(crate) fn dict_set(&mut self, dict: Value, key: Value, value: Value) -> Result<bool, Value> {
        let Some(hash) = self.key_hash(key, "dict key")? else { return Ok(false) };
        self.dict_set_hashed(dict, hash, key, value)
    }

    /// The same with a hash that is known.
    pub(crate) fn dict_set_hashed(&mut self, dict: Value, hash: u64, key: Value, value: Value) -> Result<bool, Value> {
        let found = self.heap.dict_of(dict).map_or(Found::Absent, |dict| dict.find(hash, |it| self.same_key(it, key)));
        let Some(it) = self.heap.dict_mut(dict) else { return Ok(true) };
        match found {
            Found::At(place) => {
                let old = it.replace(place, value);
                self.heap.release(old);
                self.heap.release(key);
            }
            Found::Absent => it.add(hash, key, value),
            Found::Unknown => return Ok(false),
        }
        Ok(true)
    }

    /// A new dictionary with the same entries.
    pub(crate) fn copy_dict(&mut self, dict: Value) -> Value {
        let entries: Vec<_> = self.heap.dict_of(dict).map_or_else(Vec::new, |dict| dict.iter().copied().collect());
        let mut copy = Dict::default();
        for entry in entries {
            copy.add(entry.hash, self.heap.retain(entry.key), self.heap.retain(entry.value));
        }
        self.heap.dict(copy)
    }

    /// All entries of one dictionary into another.
    pub(crate) fn merge_dicts(&mut self, into: Value, from: Value) -> Result<(), Value> {
        let entries: Vec<_> = self.heap.dict_of(from).map_or_else(Vec::new, |dict| dict.iter().copied().collect());
        for entry in entries {
            let (key, value) = (self.heap.retain(entry.key), self.heap.retain(entry.value));
            if !self.dict_set_hashed(into, entry.hash, key, value)? {
                return Err(self.refuse("merging dictionaries whose keys compare in Python"));
            }
        }
        Ok(())
    }

    /// `owner[key] = value`; all three are given away.
    pub(crate) fn set_item(&mut self, owner: Value, key: Value, value: Value) -> Res {
        let value = self.heap.own(value);
        let is_own = matches!(self.heap.get(owner), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_));
        if is_own {
            let class = self.class_of(owner);
            if let Some(method) = self.lookup(class, self.known.setitem)
                && !matches!(self.heap.get(method), Obj::Native(_))
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
            let message = format!(
                "attempt to assign sequence of size {} to extended slice of size {}",
                new.len(),
                cut.count
            );
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
        self.heap.release_all(old);
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

/// A place counted from either end.
#[inline(always)]
pub(crate) const fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index + len as i64 } else { index };
    if at >= 0 && at < len as i64 { Some(at as usize) } else { None }
}

//! Items and slices: read, written, deleted; keys of dictionaries.

use super::compare::Number;
use super::{Flow, Res, Then, Vm};
use crate::python::dict::Found;
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
    pub(crate) fn quick_item(&mut self, left: Value, right: Value) -> Option<Value> {
        let item = match self.heap.get(left) {
            Obj::List(items) => *items.get(place(right.as_int()?, items.len())?)?,
            Obj::Tuple(items) => *items.get(place(right.as_int()?, items.len())?)?,
            Obj::Dict(dict) => {
                let hash = self.quick_hash(right)?;
                match dict.find(hash, |key| self.same_key(key, right)) {
                    Found::At(place) => dict.entry(place)?.value,
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(self.heap.retain(item))
    }

    /// The hash of a small int or a string.
    #[inline(always)]
    pub(super) fn quick_hash(&self, key: Value) -> Option<u64> {
        match key.as_int() {
            Some(int) => Some(crate::python::hash::of_int(int)),
            None => match self.heap.get(key) {
                Obj::Str(text) => Some(text.hash()),
                _ => None,
            },
        }
    }

    /// Whether a key is in a dictionary, if that is one and can tell at once.
    #[inline]
    pub(super) fn quick_contains(&self, container: Value, key: Value) -> Option<bool> {
        let Obj::Dict(dict) = self.heap.get(container) else { return None };
        match dict.find(self.quick_hash(key)?, |it| self.same_key(it, key)) {
            Found::At(_) => Some(true),
            Found::Absent => Some(false),
            Found::Unknown => None,
        }
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
            && (!matches!(self.heap.get(method), Obj::Native(_)) || matches!(self.heap.get(owner), Obj::Instance(_)))
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
            let (class, key) = (self.heap.retain(class), self.heap.retain(key));
            return self.call_prelude("alias_of", &[class, key], Then::Push);
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
        if let Some(&known) = self.characters.get(character as usize) {
            return known;
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
        matches!(self.heap.get(value), Obj::Instance(_))
            && self.lookup(self.class_of(value), self.known.index).is_some()
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
        self.pay_for(cut.count * 8);
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
                Ok(Flow::Value(self.heap.bytes(bytes)))
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
}

/// A place counted from either end.
#[inline(always)]
pub(crate) const fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index + len as i64 } else { index };
    if at >= 0 && at < len as i64 { Some(at as usize) } else { None }
}

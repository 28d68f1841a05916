//! Dictionaries by key: found, set, copied, merged.

use super::{Res, Then, Vm};
use crate::python::classes as c;
use crate::python::dict::{Dict, Found};
use crate::python::value::Value;

impl Vm {
    /// The place of a key; nothing if it is absent; `None` if Python code must say.
    pub(crate) fn find_key(&mut self, dict: Value, key: Value) -> Result<Option<Found>, Value> {
        let Some(hash) = self.key_hash(key, "dict key")? else { return Ok(None) };
        let found = self.heap.dict_of(dict).map_or(Found::Absent, |dict| dict.find(hash, |it| self.same_key(it, key)));
        Ok((found != Found::Unknown).then_some(found))
    }

    pub(super) fn dict_item(&mut self, dict: Value, key: Value) -> Res {
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
}

//! Length, truth and membership of anything.

use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Flow, Res, Then, Vm, give_bool};

impl Vm {
    /// `id()` of an object.
    pub(crate) fn identity(&self, value: Value) -> i64 {
        crate::python::vm::identity(value) as i64
    }

    /// `len(value)`; the value stays the caller's.
    pub(crate) fn len(&mut self, value: Value, then: Then) -> Res {
        let class = self.class_of(value);
        let is_own = matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_));
        if is_own
            && let Some(method) = self.lookup(class, self.known.len)
            && (!matches!(self.heap.get(method), Obj::Native(_)) || matches!(self.heap.get(value), Obj::Instance(_)))
        {
            let value = self.heap.retain(value);
            self.push_waiting(then);
            let flow = self.call(method, &[value], Then::Continue(check_len, Value::NULL))?;
            return self.settle_waiting(flow);
        }
        let len = match self.heap.body(value) {
            Obj::Str(text) => text.len(),
            Obj::Bytes(bytes) => bytes.len(),
            Obj::List(items) => items.len(),
            Obj::Tuple(items) => items.len(),
            Obj::Dict(dict) => dict.len(),
            Obj::Set(set) => set.len(),
            Obj::Range(parts) => self.range_len(&parts[..]).unwrap_or(0) as usize,
            &Obj::View(dict, _) => self.heap.dict_of(dict).map_or(0, crate::python::dict::Dict::len),
            _ => {
                let class = self.class_name(value);
                return Err(self.type_error(format!("object of type '{class}' has no len()")));
            }
        };
        self.apply(then, Value::small(len as i64))
    }

    /// Whether a value counts as true; it is given away.
    pub(crate) fn truth(&mut self, value: Value) -> Res {
        use crate::python::vm::Number;
        if let Some(is) = value.as_bool() {
            return give_bool(is);
        }
        let class = self.class_of(value);
        if matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_)) {
            if let Some(method) = self.lookup(class, self.known.bool) {
                if !matches!(self.heap.get(method), Obj::Native(_)) {
                    return self.call(method, &[value], Then::Truth(true));
                }
            } else if let Some(method) = self.lookup(class, self.known.len)
                && !matches!(self.heap.get(method), Obj::Native(_))
            {
                return self.call(method, &[value], Then::Continue(nonzero, Value::NULL));
            }
        }
        let is = match self.number(value) {
            Some(Number::Small(int)) => int != 0,
            Some(Number::Big(_)) => true,
            Some(Number::Float(float)) => float != 0.0,
            None if value.is_none() => false,
            None => match self.heap.body(value) {
                Obj::Str(text) => text.len() > 0,
                Obj::Bytes(bytes) => !bytes.is_empty(),
                Obj::List(items) => !items.is_empty(),
                Obj::Tuple(items) => !items.is_empty(),
                Obj::Dict(dict) => dict.len() > 0,
                Obj::Set(set) => set.len() > 0,
                Obj::Range(parts) => self.range_len(&parts[..]) != Some(0),
                &Obj::View(dict, _) => self.heap.dict_of(dict).is_some_and(|dict| dict.len() > 0),
                _ => true,
            },
        };
        self.heap.release(value);
        give_bool(is)
    }

    /// `item in container`, or the contrary; both are given away.
    pub(crate) fn contains(&mut self, container: Value, item: Value, wanted: bool) -> Res {
        let class = self.class_of(container);
        if let Some(method) = self.lookup(class, self.known.contains)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let then = Then::Continue(truth_of, Value::bool(wanted));
            return self.call(method, &[container, item], then);
        }
        let found = match self.heap.body(container) {
            Obj::Str(text) => match self.heap.text(item) {
                Some(part) => Some(text.as_str().contains(part.as_str())),
                None => {
                    let class = self.class_name(item);
                    return Err(self.type_error(format!("'in <string>' requires string as left operand, not {class}")));
                }
            },
            Obj::Bytes(bytes) => match (item.as_int(), self.heap.body(item)) {
                (Some(int), _) => Some(bytes.iter().any(|&byte| i64::from(byte) == int)),
                (None, Obj::Bytes(part)) => {
                    Some(part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]))
                }
                _ => None,
            },
            Obj::Dict(_) => self.find_key(container, item)?.map(|found| found != crate::python::dict::Found::Absent),
            Obj::Set(_) => self.find_item(container, item)?.map(|found| found != crate::python::dict::Found::Absent),
            Obj::List(items) => self.any_equal(items, item),
            Obj::Tuple(items) => self.any_equal(items, item),
            &Obj::View(dict, crate::python::object::ViewKind::Keys) => {
                self.find_key(dict, item)?.map(|found| found != crate::python::dict::Found::Absent)
            }
            Obj::Range(parts) => match (item.as_int(), parts[0].as_int(), parts[2].as_int()) {
                (Some(int), Some(start), Some(step)) => {
                    let at = int - start;
                    let len = self.range_len(&parts[..]).unwrap_or(0) as i64;
                    Some(at % step == 0 && at / step >= 0 && at / step < len)
                }
                _ => None,
            },
            _ => None,
        };
        let Some(found) = found else {
            let then = Then::Truth(wanted);
            return self.call_prelude("contains", &[container, item], then);
        };
        self.heap.release(container);
        self.heap.release(item);
        give_bool(found == wanted)
    }

    pub(super) fn any_equal(&self, items: &[Value], item: Value) -> Option<bool> {
        for &other in items {
            if other.is(item) || self.equal(other, item).ok()? {
                return Some(true);
            }
        }
        Some(false)
    }
}

pub(super) fn check_len(vm: &mut Vm, _kept: Value, len: Value) -> Res {
    match vm.index(len) {
        Some(int) if int >= 0 => Ok(Flow::Value(len)),
        Some(_) => Err(vm.value_error("__len__() should return >= 0")),
        None => {
            let class = vm.class_name(len);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

pub(super) fn nonzero(vm: &mut Vm, _kept: Value, len: Value) -> Res {
    check_len(vm, Value::NULL, len)?;
    give_bool(len.as_int() != Some(0))
}

/// A result as true or false, or the contrary.
pub(super) fn truth_of(vm: &mut Vm, wanted: Value, result: Value) -> Res {
    match vm.truth(result)? {
        Flow::Value(is) => give_bool(is.is(wanted)),
        Flow::Enter if wanted.is(Value::TRUE) => Ok(Flow::Enter),
        _ => Err(vm.refuse("'not in' with such a __contains__")),
    }
}

//! Equality, order and hashes of built-in things, without calling Python code;
//! where only Python code could say, the prelude does the same work in Python.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::Vm;
use crate::python::classes as c;
use crate::python::dict::{Found, Same};
use crate::python::hash;
use crate::python::object::{Obj, ViewKind};
use crate::python::text::Text;
use crate::python::value::Value;

/// How deep containers are compared before it is given up.
const DEEPEST: usize = 200;

/// Why Rust alone cannot do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Python code has to be called.
    Python,
    /// A value of this kind cannot be hashed. Does not count.
    Hash(u64),
    /// It is nested too deeply.
    Depth,
}

/// A result without Python code.
pub(crate) type Pure<T> = Result<T, Need>;

/// A number, to be compared with others.
pub(crate) enum Number<'a> {
    Small(i64),
    Big(&'a BigInt),
    Float(f64),
}

impl Vm {
    /// The number that a value is, bools included.
    pub(crate) fn number(&self, value: Value) -> Option<Number<'_>> {
        if let Some(int) = value.as_int() {
            return Some(Number::Small(int));
        }
        if let Some(float) = value.as_float() {
            return Some(Number::Float(float));
        }
        if let Some(bool) = value.as_bool() {
            return Some(Number::Small(i64::from(bool)));
        }
        match self.heap.body(value) {
            Obj::Int(int) => Some(Number::Big(int)),
            Obj::Float(float) => Some(Number::Float(*float)),
            Obj::Plain(plain) => self.number(*plain),
            _ => None,
        }
    }

    /// Whether two values are equal.
    pub(crate) fn equal(&self, left: Value, right: Value) -> Pure<bool> {
        self.equal_at(left, right, 0)
    }

    fn equal_at(&self, left: Value, right: Value, depth: usize) -> Pure<bool> {
        if depth > DEEPEST {
            return Err(Need::Depth);
        }
        if depth > 0 && !self.looks() {
            return Err(Need::Python);
        }
        if left.is(right) {
            return Ok(self
                .number(left)
                .is_none_or(|number| !matches!(number, Number::Float(float) if float.is_nan())));
        }
        if self.has_own_eq(left) || self.has_own_eq(right) {
            return Err(Need::Python);
        }
        if let (Some(left), Some(right)) = (self.number(left), self.number(right)) {
            return Ok(order_numbers(&left, &right) == Some(Ordering::Equal));
        }
        self.equal_objects(left, right, depth)
    }

    fn equal_objects(&self, left: Value, right: Value, depth: usize) -> Pure<bool> {
        let all = |left: &[Value], right: &[Value]| -> Pure<bool> {
            if left.len() != right.len() {
                return Ok(false);
            }
            for (&left, &right) in left.iter().zip(right) {
                if !left.is(right) && !self.equal_at(left, right, depth + 1)? {
                    return Ok(false);
                }
            }
            Ok(true)
        };
        match (self.heap.body(left), self.heap.body(right)) {
            (Obj::Str(left), Obj::Str(right)) => Ok(left.as_str() == right.as_str()),
            (Obj::Bytes(left), Obj::Bytes(right)) => Ok(left == right),
            (Obj::Tuple(left), Obj::Tuple(right)) => all(left, right),
            (Obj::List(left), Obj::List(right)) => all(left, right),
            (Obj::Slice(left), Obj::Slice(right)) => all(&left[..], &right[..]),
            (Obj::Range(a), Obj::Range(b)) => {
                let (a_len, b_len) = (self.range_len(&a[..]), self.range_len(&b[..]));
                Ok(a_len == b_len
                    && (a_len == Some(0) || self.equal(a[0], b[0])? && (a_len == Some(1) || self.equal(a[2], b[2])?)))
            }
            (Obj::Dict(a), Obj::Dict(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for entry in a.iter() {
                    match b.find(entry.hash, |key| self.same_key(key, entry.key)) {
                        Found::At(place) => {
                            let other = b.entry(place).map_or(Value::NULL, |entry| entry.value);
                            if !entry.value.is(other) && !self.equal_at(entry.value, other, depth + 1)? {
                                return Ok(false);
                            }
                        }
                        Found::Absent => return Ok(false),
                        Found::Unknown => return Err(Need::Python),
                    }
                }
                Ok(true)
            }
            (Obj::Set(a), Obj::Set(b)) => Ok(a.len() == b.len() && self.is_subset(a, b)?),
            (Obj::Weak(a), Obj::Weak(b)) => {
                let are_there = !a.target.is_null() && !b.target.is_null();
                if are_there { self.equal_at(a.target, b.target, depth + 1) } else { Ok(false) }
            }
            (Obj::Method(f, a), Obj::Method(g, b)) => Ok(f.is(*g) && a.is(*b)),
            (Obj::View(_, ViewKind::Values), _) | (_, Obj::View(_, ViewKind::Values)) => Ok(false),
            (Obj::View(..), Obj::View(..) | Obj::Set(_)) | (Obj::Set(_), Obj::View(..)) => Err(Need::Python),
            _ => Ok(false),
        }
    }

    /// Whether all items of one set are in another.
    pub(crate) fn is_subset(&self, a: &crate::python::set::Set, b: &crate::python::set::Set) -> Pure<bool> {
        for (hash, value) in a.iter() {
            match b.find(hash, |item| self.same_key(item, value)) {
                Found::At(_) => {}
                Found::Absent => return Ok(false),
                Found::Unknown => return Err(Need::Python),
            }
        }
        Ok(true)
    }

    pub(super) fn has_own_eq(&self, value: Value) -> bool {
        let class = match self.heap.get(value) {
            Obj::Instance(instance) => instance.class,
            Obj::Derived(derived) => derived.class,
            Obj::Exception(exception) => exception.class,
            Obj::Type(class) => class.metaclass,
            _ => return false,
        };
        self.heap.type_of(class).is_some_and(|class| class.traits.eq)
    }

    /// Whether two keys with the same hash are the same key.
    #[inline]
    pub(crate) fn same_key(&self, one: Value, other: Value) -> Same {
        if one.is(other) {
            return Same::Yes;
        }
        if one.is_int() && other.is_int() {
            return Same::No;
        }
        match self.equal(one, other) {
            Ok(true) => Same::Yes,
            Ok(false) => Same::No,
            Err(_) => Same::Unknown,
        }
    }

    /// A value's hash.
    pub(crate) fn hash(&self, value: Value) -> Pure<u64> {
        self.hash_at(value, 0)
    }

    fn hash_at(&self, value: Value, depth: usize) -> Pure<u64> {
        if let Some(int) = value.as_int() {
            return Ok(hash::of_int(int));
        }
        if depth > DEEPEST {
            return Err(Need::Depth);
        }
        if depth > 0 && !self.looks() {
            return Err(Need::Python);
        }
        match self.heap.get(value) {
            Obj::Str(text) => return Ok(text.hash()),
            Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_) => {
                let class = self.heap.type_of(self.class_of(value));
                let traits = class.map(|class| class.traits).unwrap_or_default();
                if traits.unhashable {
                    return Err(Need::Hash(value.identity()));
                }
                if traits.hash {
                    return Err(Need::Python);
                }
            }
            _ => {}
        }
        match self.number(value) {
            Some(Number::Small(int)) => return Ok(hash::of_int(int)),
            Some(Number::Big(int)) => return Ok(hash::of_big(int)),
            Some(Number::Float(float)) => return Ok(hash::of_float(float)),
            None => {}
        }
        self.hash_object(value, depth)
    }

    fn hash_object(&self, value: Value, depth: usize) -> Pure<u64> {
        let all =
            |items: &[Value]| -> Pure<Vec<u64>> { items.iter().map(|&item| self.hash_at(item, depth + 1)).collect() };
        match self.heap.body(value) {
            Obj::Str(text) => Ok(text.hash()),
            Obj::Bytes(bytes) => Ok(hash::of_bytes(bytes)),
            Obj::Tuple(items) => Ok(hash::of_tuple(all(items)?.into_iter())),
            Obj::Slice(parts) => Ok(hash::of_tuple(all(&parts[..])?.into_iter())),
            Obj::Set(set) if set.is_frozen => {
                let hashes: Vec<u64> = set.iter().map(|(hash, _)| hash).collect();
                Ok(hash::of_frozen_set(hashes.into_iter()))
            }
            Obj::List(_) | Obj::Dict(_) | Obj::Set(_) | Obj::View(..) => Err(Need::Hash(value.identity())),
            Obj::Range(parts) => {
                let len = self.range_len(&parts[..]).unwrap_or(0);
                let start = if len == 0 { hash::of_int(0) } else { self.hash(parts[0])? };
                Ok(hash::of_tuple([hash::of_int(len as i64), start, self.hash(parts[2])?].into_iter()))
            }
            Obj::Method(function, object) => {
                Ok(hash::of_identity(function.identity()) ^ hash::of_identity(object.identity()))
            }
            Obj::Weak(weak) => Ok(weak.hash),
            _ if value.is_none() => Ok(0xfca8_6420),
            _ => Ok(hash::of_identity(value.identity())),
        }
    }

    /// The hash of a key, or the error that it cannot have one; none if Python
    /// code has to be called.
    pub(crate) fn key_hash(&mut self, key: Value, what: &str) -> Result<Option<u64>, Value> {
        match self.hash(key) {
            Ok(hash) => Ok(Some(hash)),
            Err(Need::Python) => Ok(None),
            Err(Need::Depth) => Err(self.too_deep()),
            Err(Need::Hash(_)) => {
                let inner = self.unhashable_in(key);
                let (class, inner) = (self.class_name(key), self.class_name(inner));
                let message = match what {
                    "" => format!("unhashable type: '{inner}'"),
                    what => format!("cannot use '{class}' as a {what} (unhashable type: '{inner}')"),
                };
                Err(self.type_error(message))
            }
        }
    }

    fn unhashable_in(&self, value: Value) -> Value {
        if let Obj::Tuple(items) = self.heap.body(value) {
            let inner = items.iter().find(|&&item| matches!(self.hash(item), Err(Need::Hash(_))));
            return inner.map_or(value, |&inner| self.unhashable_in(inner));
        }
        value
    }

    pub(crate) fn too_deep(&mut self) -> Value {
        self.error(c::RECURSION_ERROR, "maximum recursion depth exceeded")
    }

    /// The order of two values, where Rust knows one. `None` in the middle: the
    /// types have no order.
    pub(crate) fn order_of(&self, left: Value, right: Value) -> Pure<Option<Option<Ordering>>> {
        self.order_at(left, right, 0)
    }

    fn order_at(&self, left: Value, right: Value, depth: usize) -> Pure<Option<Option<Ordering>>> {
        if depth > DEEPEST {
            return Err(Need::Depth);
        }
        if let (Some(left), Some(right)) = (self.number(left), self.number(right)) {
            return Ok(Some(order_numbers(&left, &right)));
        }
        let sequence = |left: &[Value], right: &[Value]| -> Pure<Option<Option<Ordering>>> {
            for (&left, &right) in left.iter().zip(right) {
                if !left.is(right) && !self.equal_at(left, right, depth + 1)? {
                    return match self.order_at(left, right, depth + 1)? {
                        None => Err(Need::Python),
                        known => Ok(known),
                    };
                }
            }
            Ok(Some(Some(left.len().cmp(&right.len()))))
        };
        match (self.heap.body(left), self.heap.body(right)) {
            (Obj::Str(left), Obj::Str(right)) => Ok(Some(Some(order_text(left, right)))),
            (Obj::Bytes(left), Obj::Bytes(right)) => Ok(Some(Some(left.cmp(right)))),
            (Obj::Tuple(left), Obj::Tuple(right)) => sequence(left, right),
            (Obj::List(left), Obj::List(right)) => sequence(left, right),
            (Obj::Slice(left), Obj::Slice(right)) => sequence(&left[..], &right[..]),
            _ => Ok(None),
        }
    }

    /// Whether either value's class has Python code for a comparison.
    pub(crate) fn has_python_order(&self, value: Value) -> bool {
        matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_) | Obj::Exception(_))
    }
}

/// Whether an order is what a comparison asks for.
pub(crate) const fn matches_op(op: u32, order: Ordering) -> bool {
    match op {
        0 => order.is_lt(),
        1 => order.is_le(),
        2 => order.is_eq(),
        3 => order.is_ne(),
        4 => order.is_gt(),
        _ => order.is_ge(),
    }
}

fn order_text(left: &Text, right: &Text) -> Ordering {
    left.as_str().cmp(right.as_str())
}

/// The order of two numbers; none if one is not a number.
pub(crate) fn order_numbers(left: &Number<'_>, right: &Number<'_>) -> Option<Ordering> {
    match (left, right) {
        (Number::Small(left), Number::Small(right)) => Some(left.cmp(right)),
        (Number::Float(left), Number::Float(right)) => left.partial_cmp(right),
        (Number::Big(left), Number::Big(right)) => Some(left.cmp(right)),
        (Number::Small(left), Number::Big(right)) => Some(BigInt::from(*left).cmp(right)),
        (Number::Big(left), Number::Small(right)) => Some((*left).cmp(&BigInt::from(*right))),
        (Number::Float(float), int) => order_int_float(int, *float).map(Ordering::reverse),
        (int, Number::Float(float)) => order_int_float(int, *float),
    }
}

/// Exactly, as CPython does: the float's whole part as an int, then the rest.
fn order_int_float(int: &Number<'_>, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float.is_infinite() {
        return Some(if float > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let int = match int {
        Number::Small(int) => BigInt::from(*int),
        Number::Big(int) => (*int).clone(),
        Number::Float(_) => return None,
    };
    let whole = crate::python::number::whole(float);
    let rest = float - float.trunc();
    Some(int.cmp(&whole).then(if rest > 0.0 {
        Ordering::Less
    } else if rest < 0.0 {
        Ordering::Greater
    } else {
        Ordering::Equal
    }))
}

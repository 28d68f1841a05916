//! Operators of objects whose classes have methods for them.

use num_bigint::BigInt;

use super::compare::Number;
use super::operators::{IN_PLACE, OPERATORS};
use super::{Flow, Res, Then, Vm};
use crate::python::object::Obj;
use crate::python::value::Value;

/// What CPython says of `~True`.
const INVERTED_BOOL: &str = "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This \
     returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a \
     bool. Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the \
     underlying int.";

impl Vm {
    /// The methods of the operands' classes, one after the other.
    pub(super) fn operate_by_methods(&mut self, op: u32, left: Value, right: Value) -> Res {
        let plain = if op >= IN_PLACE { op - IN_PLACE } else { op };
        let (forward, backward, in_place, _) = OPERATORS[plain as usize];
        let (left_class, right_class) = (self.class_of(left), self.class_of(right));
        let find = |vm: &mut Self, class: Value, name: &str| {
            let name = vm.heap.intern(name);
            vm.lookup(class, name).filter(|found| !found.is_none())
        };
        let mut tries: Vec<(Value, Value, Value)> = Vec::new();
        if op >= IN_PLACE
            && let Some(method) = find(self, left_class, in_place)
        {
            tries.push((method, left, right));
        }
        let is_sequence = |vm: &Self, value: Value| {
            matches!(vm.heap.body(value), Obj::Str(_) | Obj::Bytes(_) | Obj::List(_) | Obj::Tuple(_))
        };
        for (sequence, times, class) in [(left, right, right_class), (right, left, left_class)] {
            let is_repeated = forward == "__mul__" && is_sequence(self, sequence) && self.number(times).is_none();
            if is_repeated
                && find(self, class, "__rmul__").is_none()
                && find(self, class, "__mul__").is_none()
                && find(self, class, "__index__").is_some()
            {
                let pair = [self.heap.retain(sequence), self.heap.retain(times)];
                return self.call_prelude("repeat_by_index", &pair, Then::Push);
            }
        }
        let first = find(self, left_class, forward);
        let second = if left_class.is(right_class) { None } else { find(self, right_class, backward) };
        let right_first = self.is_subclass(right_class, left_class)
            && !left_class.is(right_class)
            && second.is_some_and(|second| find(self, left_class, backward).is_none_or(|its| !its.is(second)));
        let first = first.map(|method| (method, left, right));
        let second = second.map(|method| (method, right, left));
        if right_first {
            tries.extend(second.into_iter().chain(first));
        } else {
            tries.extend(first.into_iter().chain(second));
        }
        if tries.is_empty() {
            return match self.operate_plainly(plain, left, right) {
                Some(result) => result.map(Flow::Value),
                None => Err(self.no_operator(op, left, right)),
            };
        }
        let mut kept = vec![Value::small(i64::from(op)), self.heap.retain(left), self.heap.retain(right)];
        for (method, one, other) in tries {
            kept.extend([self.heap.retain(method), self.heap.retain(one), self.heap.retain(other)]);
        }
        let kept = self.heap.list(kept);
        try_next(self, kept, Value::NOT_IMPLEMENTED)
    }

    /// `-x`, `+x`, `~x`. The operand is given away.
    pub(super) fn unary(&mut self, sign: char, value: Value) -> Res {
        let int = |int: BigInt| match sign {
            '-' => -int,
            '~' => -(int + BigInt::from(1)),
            _ => int,
        };
        let is_own = matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_));
        let result = match self.number(value) {
            Some(Number::Small(small)) if !is_own => match sign {
                '-' => self.heap.int(-small),
                '~' => self.heap.int(-small - 1),
                _ => Value::small(small),
            },
            Some(Number::Big(big)) if !is_own => {
                let result = int(big.clone());
                self.heap.big(result)
            }
            Some(Number::Float(float)) if !is_own && sign != '~' => {
                self.heap.float(if sign == '-' { -float } else { float })
            }
            _ => {
                let name = match sign {
                    '-' => self.known.neg,
                    '~' => self.known.invert,
                    _ => self.known.pos,
                };
                let class = self.class_of(value);
                if let Some(method) = self.lookup(class, name) {
                    return self.call(method, &[value], Then::Push);
                }
                let class = self.class_name(value);
                self.heap.release(value);
                return Err(self.type_error(format!("bad operand type for unary {sign}: '{class}'")));
            }
        };
        self.heap.release(value);
        match sign == '~' && value.as_bool().is_some() {
            true => self.deprecated(INVERTED_BOOL, result),
            false => Ok(Flow::Value(result)),
        }
    }
}

/// The next of several methods, after one that did not know.
pub(super) fn try_next(vm: &mut Vm, kept: Value, result: Value) -> Res {
    if !result.is(Value::NOT_IMPLEMENTED) {
        vm.heap.release(kept);
        return Ok(Flow::Value(result));
    }
    let Some(Obj::List(items)) = vm.heap.get_mut(kept) else { return Ok(Flow::Value(result)) };
    if items.len() >= 6 {
        let next: Vec<Value> = items.drain(3..6).collect();
        let class = vm.class_of(next[1]);
        let result = match vm.bind_lookup(next[0], next[1], class) {
            super::attributes::Bound::Method(method) => {
                vm.call(method, &[next[1], next[2]], Then::Continue(try_next, kept))
            }
            super::attributes::Bound::Value(method) => {
                let result = vm.call(method, &[next[2]], Then::Continue(try_next, kept));
                vm.heap.release(method);
                vm.heap.release(next[1]);
                result
            }
        };
        vm.heap.release(next[0]);
        return result;
    }
    let (op, left, right) = (items[0].as_int().unwrap_or(0) as u32, items[1], items[2]);
    let error = vm.no_operator(op, left, right);
    vm.heap.release(kept);
    Err(error)
}

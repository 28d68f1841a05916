//! Operators: of numbers, strings and containers in Rust, of other objects by
//! their methods. Comparisons are in `compare`.

use num_bigint::BigInt;

use super::compare::Number;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::number;

/// An operator's method names and sign, by CPython's number.
pub(crate) const OPERATORS: [(&str, &str, &str, &str); 13] = [
    ("__add__", "__radd__", "__iadd__", "+"),
    ("__and__", "__rand__", "__iand__", "&"),
    ("__floordiv__", "__rfloordiv__", "__ifloordiv__", "//"),
    ("__lshift__", "__rlshift__", "__ilshift__", "<<"),
    ("__matmul__", "__rmatmul__", "__imatmul__", "@"),
    ("__mul__", "__rmul__", "__imul__", "*"),
    ("__mod__", "__rmod__", "__imod__", "%"),
    ("__or__", "__ror__", "__ior__", "|"),
    ("__pow__", "__rpow__", "__ipow__", "**"),
    ("__rshift__", "__rrshift__", "__irshift__", ">>"),
    ("__sub__", "__rsub__", "__isub__", "-"),
    ("__truediv__", "__rtruediv__", "__itruediv__", "/"),
    ("__xor__", "__rxor__", "__ixor__", "^"),
];

const ADD: u32 = 0;
const MULTIPLY: u32 = 5;
const IN_PLACE: u32 = 13;
const ITEM: u32 = 26;

/// The most bits of an int that is a result: more would stop everything.
const MOST_BITS: u64 = 1 << 26;

impl Vm {
    /// A binary operator by CPython's number. The operands are given away.
    pub(super) fn binary_op(&mut self, op: u32, left: Value, right: Value) -> Res {
        if op == ITEM {
            let result = self.get_item(left, right);
            self.heap.release(left);
            self.heap.release(right);
            return result;
        }
        if op == ADD + IN_PLACE && left.is_counted() && self.heap.count(left) == 1 {
            if let Some(value) = self.append_text(left, right) {
                return Ok(Flow::Value(value));
            }
        }
        let result = self.operate(op, left, right);
        self.heap.release(left);
        self.heap.release(right);
        result
    }

    /// A string that nobody else has grows in place.
    fn append_text(&mut self, left: Value, right: Value) -> Option<Value> {
        let Obj::Str(more) = self.heap.get(right) else { return None };
        let more = more.clone();
        let Some(Obj::Str(text)) = self.heap.get_mut(left) else { return None };
        text.push(&more);
        self.heap.release(right);
        Some(left)
    }

    /// The same; the operands stay the caller's.
    pub(crate) fn operate(&mut self, op: u32, left: Value, right: Value) -> Res {
        let plain = if op >= IN_PLACE { op - IN_PLACE } else { op };
        let is_own = |value: Value| matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_));
        if is_own(left) || is_own(right) {
            return self.operate_by_methods(op, left, right);
        }
        if op >= IN_PLACE
            && let Some(result) = self.operate_in_place(plain, left, right)
        {
            return result;
        }
        match self.operate_plainly(plain, left, right) {
            Some(result) => result.map(Flow::Value),
            None => Err(self.no_operator(op, left, right)),
        }
    }

    /// `list += …` and so on.
    pub(super) fn operate_in_place(&mut self, plain: u32, left: Value, right: Value) -> Option<Res> {
        match (plain, self.heap.body(left)) {
            (ADD, Obj::List(_)) => {
                let kept = self.heap.retain(left);
                let (list, items) = (self.heap.retain(left), self.heap.retain(right));
                let then = Then::Continue(give_kept, kept);
                Some(match self.extend_list(list, items) {
                    Ok(true) => {
                        self.heap.release(list);
                        self.heap.release(items);
                        Ok(Flow::Value(kept))
                    }
                    Ok(false) => self.call_prelude("list_extend", &[list, items], then),
                    Err(error) => Err(error),
                })
            }
            (MULTIPLY, Obj::List(items)) => {
                let times = right.as_int()?.max(0) as usize;
                let items = items.clone();
                let more: Vec<Value> = (1..times).flat_map(|_| items.iter().copied()).collect();
                for &item in &more {
                    self.heap.retain(item);
                }
                let Some(Obj::List(list)) = self.heap.body_mut(left) else { return None };
                if times == 0 {
                    let gone = std::mem::take(list);
                    self.heap.release_all(gone);
                } else {
                    list.extend(more);
                }
                Some(self.give(left))
            }
            (1 | 7 | 10 | 12, Obj::Set(set)) if !set.is_frozen => {
                let new = match self.operate_plainly(plain, left, right)? {
                    Ok(new) => new,
                    Err(error) => return Some(Err(error)),
                };
                if let Obj::Set(content) = self.heap.body(new) {
                    let content = content.clone();
                    for (_, item) in content.iter() {
                        self.heap.retain(item);
                    }
                    if let Some(Obj::Set(set)) = self.heap.body_mut(left) {
                        let old = set.take();
                        **set = *content;
                        self.heap.release_all(old);
                    }
                }
                self.heap.release(new);
                Some(self.give(left))
            }
            (7, Obj::Dict(_)) if matches!(self.heap.body(right), Obj::Dict(_)) => {
                Some(match self.merge_dicts(left, right) {
                    Ok(()) => self.give(left),
                    Err(error) => Err(error),
                })
            }
            _ => None,
        }
    }

    /// An operator of built-in things; none if these have no such operator.
    pub(crate) fn operate_plainly(&mut self, op: u32, left: Value, right: Value) -> Option<Result<Value, Value>> {
        if let (Some(a), Some(b)) = (left.as_bool(), right.as_bool()) {
            match op {
                1 => return Some(Ok(Value::bool(a && b))),
                7 => return Some(Ok(Value::bool(a || b))),
                12 => return Some(Ok(Value::bool(a != b))),
                _ => {}
            }
        }
        match (self.number(left), self.number(right)) {
            (Some(Number::Small(a)), Some(Number::Small(b))) => self.operate_small(op, a, b),
            (Some(Number::Float(a)), Some(Number::Float(b))) => self.operate_floats(op, a, b),
            (Some(Number::Float(a)), Some(b)) => match to_float(&b) {
                Some(b) => self.operate_floats(op, a, b),
                None => Some(Err(self.overflow("int too large to convert to float"))),
            },
            (Some(a), Some(Number::Float(b))) => match to_float(&a) {
                Some(a) => self.operate_floats(op, a, b),
                None => Some(Err(self.overflow("int too large to convert to float"))),
            },
            (Some(a), Some(b)) => {
                let (a, b) = (to_big(&a), to_big(&b));
                self.operate_big(op, a, b)
            }
            _ => self.operate_containers(op, left, right),
        }
    }

    fn operate_small(&mut self, op: u32, a: i64, b: i64) -> Option<Result<Value, Value>> {
        let value = match op {
            0 => self.heap.int(a + b),
            1 => Value::small(a & b),
            7 => Value::small(a | b),
            10 => self.heap.int(a - b),
            12 => Value::small(a ^ b),
            2 if b != 0 => self.heap.int(floor_divide(a, b)),
            6 if b != 0 => self.heap.int(modulo(a, b)),
            9 if b >= 0 => Value::small(a >> b.min(63)),
            5 => match a.checked_mul(b) {
                Some(product) => self.heap.int(product),
                None => return self.operate_big(op, a.into(), b.into()),
            },
            11 if b != 0 && a.abs() < 1 << 53 && b.abs() < 1 << 53 => self.heap.float(a as f64 / b as f64),
            _ => return self.operate_big(op, a.into(), b.into()),
        };
        Some(Ok(value))
    }

    fn operate_floats(&mut self, op: u32, a: f64, b: f64) -> Option<Result<Value, Value>> {
        let float = match op {
            0 => a + b,
            5 => a * b,
            10 => a - b,
            11 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            11 => a / b,
            2 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            2 => divide_floats(a, b).0,
            6 if b == 0.0 => return Some(Err(self.zero_division("division by zero"))),
            6 => divide_floats(a, b).1,
            8 => return Some(self.power_floats(a, b)),
            _ => return None,
        };
        Some(Ok(self.heap.float(float)))
    }

    fn power_floats(&mut self, a: f64, b: f64) -> Result<Value, Value> {
        if a == 0.0 && b < 0.0 {
            return Err(self.zero_division("zero to a negative power"));
        }
        if a < 0.0 && b.fract() != 0.0 && b.is_finite() {
            return Err(self.refuse("a complex number"));
        }
        let power = a.powf(b);
        if power.is_infinite() && a.is_finite() && b.is_finite() {
            let args = vec![Value::small(34), self.heap.str("Numerical result out of range")];
            return Err(self.exception(c::OVERFLOW_ERROR, args));
        }
        Ok(self.heap.float(power))
    }

    pub(crate) fn zero_division(&mut self, message: &str) -> Value {
        self.error(c::ZERO_DIVISION_ERROR, message)
    }

    fn operate_big(&mut self, op: u32, a: BigInt, b: BigInt) -> Option<Result<Value, Value>> {
        let zero = BigInt::ZERO;
        let result = match op {
            0 => a + b,
            1 => a & b,
            5 => a * b,
            7 => a | b,
            10 => a - b,
            12 => a ^ b,
            2 | 6 if b == zero => {
                return Some(Err(self.zero_division("division by zero")));
            }
            2 => floor_big(&a, &b).0,
            6 => floor_big(&a, &b).1,
            11 => return Some(self.divide_big(&a, &b)),
            3 | 9 => {
                let Ok(by) = i64::try_from(&b) else {
                    return Some(Err(self.overflow("too many digits in integer")));
                };
                if by < 0 {
                    return Some(Err(self.value_error("negative shift count")));
                }
                if op == 3 {
                    if a == zero {
                        return Some(Ok(Value::small(0)));
                    }
                    if a.bits().saturating_add(by as u64) > MOST_BITS {
                        return Some(Err(self.error(c::MEMORY_ERROR, "")));
                    }
                    a << by as usize
                } else {
                    a >> by as usize
                }
            }
            8 => return Some(self.power_big(&a, &b)),
            _ => return None,
        };
        Some(Ok(self.heap.big(result)))
    }

    fn divide_big(&mut self, a: &BigInt, b: &BigInt) -> Result<Value, Value> {
        if *b == BigInt::ZERO {
            return Err(self.zero_division("division by zero"));
        }
        // Enough figures that the last one can be rounded right.
        let shift = 66 + b.bits() as i64 - a.bits() as i64;
        let scaled: BigInt = if shift > 0 { a << shift as usize } else { a.clone() };
        let divisor: BigInt = if shift < 0 { b << (-shift) as usize } else { b.clone() };
        let (mut quotient, rest) = (&scaled / &divisor, &scaled % &divisor);
        if rest != BigInt::ZERO {
            quotient = (quotient.clone() << 1) + if (quotient.sign() == num_bigint::Sign::Minus) || (a.sign() != b.sign()) { -1 } else { 1 };
        } else {
            quotient <<= 1;
        }
        let float = number::to_float(&quotient).unwrap_or(f64::INFINITY);
        let float = scale(float, -(shift + 1));
        if float.is_infinite() {
            return Err(self.overflow("integer division result too large for a float"));
        }
        Ok(self.heap.float(float))
    }

    fn power_big(&mut self, a: &BigInt, b: &BigInt) -> Result<Value, Value> {
        if b.sign() == num_bigint::Sign::Minus {
            let (Some(a), Some(b)) = (number::to_float(a), number::to_float(b)) else {
                return Err(self.overflow("int too large to convert to float"));
            };
            return self.power_floats(a, b);
        }
        let is_trivial = *a == BigInt::ZERO || *a == BigInt::from(1) || *a == BigInt::from(-1);
        let Ok(power) = u32::try_from(b) else {
            if is_trivial {
                let odd = b.bit(0);
                let result = if odd || *a == BigInt::ZERO { a.clone() } else { BigInt::from(1) };
                return Ok(self.heap.big(result));
            }
            return Err(self.error(c::MEMORY_ERROR, ""));
        };
        if !is_trivial && a.bits().saturating_mul(u64::from(power)) > MOST_BITS {
            return Err(self.error(c::MEMORY_ERROR, ""));
        }
        Ok(self.heap.big(a.pow(power)))
    }

    fn operate_containers(&mut self, op: u32, left: Value, right: Value) -> Option<Result<Value, Value>> {
        match (op, self.heap.body(left), self.heap.body(right)) {
            (ADD, Obj::Str(a), Obj::Str(b)) => {
                let text = format!("{}{}", a.as_str(), b.as_str());
                Some(Ok(self.heap.str(text)))
            }
            (ADD, Obj::Bytes(a), Obj::Bytes(b)) => {
                let joined = [&a[..], &b[..]].concat();
                Some(Ok(self.heap.alloc(Obj::Bytes(joined.into()))))
            }
            (ADD, Obj::List(a), Obj::List(b)) => {
                let items: Vec<Value> = a.iter().chain(b).copied().collect();
                let items = items.into_iter().map(|item| self.heap.retain(item)).collect();
                Some(Ok(self.heap.list(items)))
            }
            (ADD, Obj::Tuple(a), Obj::Tuple(b)) => {
                let items: Vec<Value> = a.iter().chain(b).copied().collect();
                let items: Vec<Value> = items.into_iter().map(|item| self.heap.retain(item)).collect();
                Some(Ok(self.heap.tuple(items)))
            }
            (MULTIPLY, _, _) => self.repeat(left, right).or_else(|| self.repeat(right, left)),
            (6, Obj::Str(_), _) => Some(crate::python::builtins::percent::format(self, left, right)),
            (1 | 7 | 10 | 12, Obj::Set(_) | Obj::View(..), Obj::Set(_) | Obj::View(..)) => {
                crate::python::builtins::sets::operate(self, op, left, right)
            }
            (7, Obj::Dict(_), Obj::Dict(_)) => {
                let copy = self.copy_dict(left);
                Some(self.merge_dicts(copy, right).map(|()| copy))
            }
            (7, ..) if self.is_type_like(left) && self.is_type_like(right) => {
                let pair = vec![self.heap.retain(left), self.heap.retain(right)];
                Some(Ok(self.heap.tuple(pair)))
            }
            _ => None,
        }
    }

    fn is_type_like(&self, value: Value) -> bool {
        value.is_none() || matches!(self.heap.get(value), Obj::Type(_))
    }

    /// A sequence so many times.
    fn repeat(&mut self, sequence: Value, times: Value) -> Option<Result<Value, Value>> {
        let times = match self.number(times)? {
            Number::Small(times) => times.max(0) as usize,
            Number::Big(_) => return Some(Err(self.overflow("cannot fit 'int' into an index-sized integer"))),
            Number::Float(_) => return None,
        };
        let len = match self.heap.body(sequence) {
            Obj::Str(text) => text.as_str().len(),
            Obj::Bytes(bytes) => bytes.len(),
            Obj::List(items) => items.len() * 8,
            Obj::Tuple(items) => items.len() * 8,
            _ => return None,
        };
        if len.saturating_mul(times) > 1 << 30 {
            return Some(Err(self.error(c::MEMORY_ERROR, "")));
        }
        let obj = match self.heap.body(sequence) {
            Obj::Str(text) => {
                let text = text.as_str().repeat(times);
                return Some(Ok(self.heap.str(text)));
            }
            Obj::Bytes(bytes) => Obj::Bytes(bytes.repeat(times).into()),
            Obj::List(items) => Obj::List(items.repeat(times)),
            Obj::Tuple(items) => Obj::Tuple(items.repeat(times).into()),
            _ => return None,
        };
        crate::python::heap::children(&obj, &mut |child| {
            self.heap.retain(child);
        });
        Some(Ok(self.heap.alloc(obj)))
    }

    fn no_operator(&mut self, op: u32, left: Value, right: Value) -> Value {
        let plain = if op >= IN_PLACE { op - IN_PLACE } else { op };
        if op == ADD && matches!(self.heap.body(left), Obj::Str(_) | Obj::List(_) | Obj::Tuple(_) | Obj::Bytes(_)) {
            let (kind, other) = (self.class_name(left), self.class_name(right));
            if kind == "bytes" {
                return self.type_error(format!("can't concat {other} to bytes"));
            }
            return self.type_error(format!("can only concatenate {kind} (not \"{other}\") to {kind}"));
        }
        let is_sequence = |value| matches!(self.heap.body(value), Obj::Str(_) | Obj::List(_) | Obj::Tuple(_));
        if plain == MULTIPLY && (is_sequence(left) || is_sequence(right)) {
            let other = if is_sequence(left) { right } else { left };
            let name = self.class_name(other);
            return self.type_error(format!("can't multiply sequence by non-int of type '{name}'"));
        }
        let sign = OPERATORS[plain as usize].3;
        let sign = match (op >= IN_PLACE, sign) {
            (true, sign) => format!("{sign}="),
            (false, "**") => String::from("** or pow()"),
            (false, sign) => sign.to_owned(),
        };
        let (left, right) = (self.class_name(left), self.class_name(right));
        self.type_error(format!("unsupported operand type(s) for {sign}: '{left}' and '{right}'"))
    }

    /// The methods of the operands' classes, one after the other.
    fn operate_by_methods(&mut self, op: u32, left: Value, right: Value) -> Res {
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
        Ok(Flow::Value(result))
    }
}

/// The next of several methods, after one that did not know.
fn try_next(vm: &mut Vm, kept: Value, result: Value) -> Res {
    if !result.is(Value::NOT_IMPLEMENTED) {
        vm.heap.release(kept);
        return Ok(Flow::Value(result));
    }
    let Some(Obj::List(items)) = vm.heap.get_mut(kept) else { return Ok(Flow::Value(result)) };
    if items.len() >= 6 {
        let next: Vec<Value> = items.drain(3..6).collect();
        let class = vm.class_of(next[1]);
        let result = match vm.bind_lookup(next[0], next[1], class) {
            super::attributes::Bound::Method(method) => vm.call(method, &[next[1], next[2]], Then::Continue(try_next, kept)),
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

/// The kept value itself, whatever the result was.
pub(super) fn give_kept(vm: &mut Vm, kept: Value, result: Value) -> Res {
    vm.heap.release(result);
    Ok(Flow::Value(kept))
}

pub(crate) fn to_float(number: &Number<'_>) -> Option<f64> {
    match number {
        Number::Small(int) => Some(*int as f64),
        Number::Big(int) => number::to_float(int),
        Number::Float(float) => Some(*float),
    }
}

pub(crate) fn to_big(number: &Number<'_>) -> BigInt {
    match number {
        Number::Small(int) => BigInt::from(*int),
        Number::Big(int) => (*int).clone(),
        Number::Float(float) => number::whole(*float),
    }
}

const fn floor_divide(a: i64, b: i64) -> i64 {
    let quotient = a / b;
    if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient }
}

const fn modulo(a: i64, b: i64) -> i64 {
    let rest = a % b;
    if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest }
}

/// Quotient rounded down, and the rest with the divisor's sign.
pub(crate) fn floor_big(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (quotient, rest) = (a / b, a % b);
    if rest != BigInt::ZERO && rest.sign() != b.sign() { (quotient - 1, rest + b) } else { (quotient, rest) }
}

/// The same for floats, as CPython rounds them.
pub(crate) fn divide_floats(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0.0_f64.copysign(b);
    }
    let whole = if quotient != 0.0 {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    } else {
        0.0_f64.copysign(a / b)
    };
    (whole, rest)
}

/// A float times a power of two, in steps that do not overflow.
fn scale(mut float: f64, mut power: i64) -> f64 {
    while power > 1000 {
        float *= 2.0_f64.powi(1000);
        power -= 1000;
    }
    while power < -1000 {
        float *= 2.0_f64.powi(-1000);
        power += 1000;
    }
    float * 2.0_f64.powi(power as i32)
}

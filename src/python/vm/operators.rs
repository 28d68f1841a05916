//! Operators: of numbers, strings and containers in Rust, of other objects by
//! their methods. Comparisons are in `compare`.

use super::arithmetic::{to_big, to_float};
use super::cold::Step;
use super::compare::Number;
use super::{Flow, Res, Then, Vm};
use crate::python::code::{Code, Instr};
use crate::python::costs;
use crate::python::object::{Obj, ViewKind};
use crate::python::op::Op;
use crate::python::value::Value;

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
const MODULO: u32 = 6;
pub(super) const IN_PLACE: u32 = 13;
const ITEM: u32 = 26;

impl Vm {
    /// Operators as instructions, of whatever values.
    pub(super) fn operating(&mut self, instr: Instr, code: &Code, base: usize, pc: usize) -> Step {
        if instr.op == Op::ToBool {
            let value = self.pop();
            let result = self.truth(value);
            return Some(self.after(result));
        }
        let (right, left) = (self.pop(), self.pop());
        let result = if instr.op == Op::BinaryOp {
            let left = self.take_target(instr.arg, left, right, base, code.plain.get(pc));
            self.binary_op(instr.arg, left, right)
        } else {
            self.compare_op(instr.arg, instr.flag != 0, left, right)
        };
        Some(self.after(result))
    }

    /// A binary operator by CPython's number. The operands are given away.
    pub(super) fn binary_op(&mut self, op: u32, left: Value, right: Value) -> Res {
        if op == ITEM {
            let result = self.get_item(left, right);
            self.heap.release(left);
            self.heap.release(right);
            return result;
        }
        if op == ADD + IN_PLACE
            && left.is_counted()
            && self.heap.count(left) == 1
            && let Some(value) = self.append_text(left, right)
        {
            self.charge(costs::TEXTS);
            return Ok(Flow::Value(value));
        }
        let are_texts = matches!((self.heap.get(left), self.heap.get(right)), (Obj::Str(_), Obj::Str(_)));
        let result = if are_texts && (op == ADD || op == ADD + IN_PLACE) {
            self.charge(costs::TEXTS);
            self.room(self.bytes_of(left) + self.bytes_of(right)).map(|()| Flow::Value(self.heap.join(&[left, right])))
        } else {
            self.operate(op, left, right)
        };
        self.heap.release(left);
        self.heap.release(right);
        result
    }

    /// Before `text += more`: the variable that gets the sum lets go of its text, so
    /// that this may grow in place. The left operand, which then counts.
    pub(super) fn take_target(
        &mut self,
        op: u32,
        left: Value,
        right: Value,
        base: usize,
        next: Option<&Instr>,
    ) -> Value {
        let is_text = |value: Value| matches!(self.heap.get(value), Obj::Str(_));
        let Some(next) = next.filter(|next| next.op == Op::StoreFast) else { return left };
        let register = base + next.arg as usize;
        let target = self.stack[register];
        if op != ADD + IN_PLACE || !target.is_counted() || !target.is(left) || !is_text(left) || !is_text(right) {
            return left;
        }
        self.stack[register] = Value::NULL;
        // The variable's reference becomes the operand's; one of two is let go.
        if left.is_counted() {
            self.heap.release(target);
        }
        target
    }

    /// A string that nobody else has grows in place.
    fn append_text(&mut self, left: Value, right: Value) -> Option<Value> {
        let is_large = self.bytes_of(right) > 4_096;
        if is_large && self.room(self.bytes_of(left) + self.bytes_of(right)).is_err() || !self.heap.append(left, right)
        {
            return None;
        }
        self.heap.release(right);
        Some(left)
    }

    /// `"…" % values`, by the prelude where values have methods of their own.
    pub(crate) fn percent(&mut self, template: Value, values: Value) -> Res {
        match crate::python::builtins::percent::format(self, template, values)? {
            Some(text) => Ok(Flow::Value(text)),
            None => {
                let (template, values) = (self.heap.retain(template), self.heap.retain(values));
                self.call_prelude("percent_slowly", &[template, values], Then::Push)
            }
        }
    }

    /// The same; the operands stay the caller's.
    pub(crate) fn operate(&mut self, op: u32, left: Value, right: Value) -> Res {
        let plain = if op >= IN_PLACE { op - IN_PLACE } else { op };
        if plain == MODULO && matches!(self.heap.get(left), Obj::Str(_)) {
            return self.percent(left, right);
        }
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
                let bytes = (items.len() as u64).saturating_mul(times as u64).saturating_mul(8);
                if let Err(error) = self.room(bytes) {
                    return Some(Err(error));
                }
                let Obj::List(items) = self.heap.body(left) else { return None };
                let items = items.clone();
                self.heap.grow(bytes as usize);
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
            (1 | 7 | 10 | 12, Obj::Set(set)) if !set.is_frozen => self.set_in_place(plain, left, right),
            (7, Obj::Dict(_)) if matches!(self.heap.body(right), Obj::Dict(_)) => {
                Some(match self.merge_dicts(left, right) {
                    Ok(()) => self.give(left),
                    Err(error) => Err(error),
                })
            }
            (7, Obj::Dict(_)) => {
                let [dict, other, kept] = [left, right, left].map(|value| self.heap.retain(value));
                let named = self.heap.dict(crate::python::dict::Dict::default());
                Some(self.call_prelude("dict_update", &[dict, other, named], Then::Continue(give_kept, kept)))
            }
            _ => None,
        }
    }

    /// `set |= …` and so on: the set gets another content.
    fn set_in_place(&mut self, plain: u32, left: Value, right: Value) -> Option<Res> {
        let new = match plain {
            12 => crate::python::builtins::set_algebra::operate(self, 25, left, right),
            _ => self.operate_plainly(plain, left, right),
        };
        let new = match new? {
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

    fn operate_containers(&mut self, op: u32, left: Value, right: Value) -> Option<Result<Value, Value>> {
        if op == ADD
            && let Err(error) = self.room(self.bytes_of(left) + self.bytes_of(right))
        {
            return Some(Err(error));
        }
        match (op, self.heap.body(left), self.heap.body(right)) {
            (ADD, Obj::Str(_), Obj::Str(_)) => Some(Ok(self.heap.join(&[left, right]))),
            (ADD, Obj::Bytes(a), Obj::Bytes(b)) => {
                let joined = [&a[..], &b[..]].concat();
                Some(Ok(self.heap.bytes(joined)))
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
            (6, Obj::Str(_), _) => match crate::python::builtins::percent::format(self, left, right) {
                Ok(Some(text)) => Some(Ok(text)),
                Ok(None) => Some(Err(self.refuse("such an object in % formatting"))),
                Err(error) => Some(Err(error)),
            },
            (6, Obj::Bytes(_), _) => Some(crate::python::builtins::percent::format_bytes(self, left, right)),
            (1 | 7 | 10 | 12, Obj::Set(_), Obj::Set(_))
            | (1 | 7 | 10 | 12, Obj::View(_, ViewKind::Keys | ViewKind::Items), _)
            | (1 | 7 | 10 | 12, _, Obj::View(_, ViewKind::Keys | ViewKind::Items)) => {
                crate::python::builtins::set_algebra::operate(self, op, left, right)
            }
            (7, Obj::Dict(_), Obj::Dict(_)) => {
                let copy = self.copy_dict(left);
                Some(self.merge_dicts(copy, right).map(|()| copy))
            }
            _ => None,
        }
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
        if let Err(error) = self.room((len as u64).saturating_mul(times as u64)) {
            return Some(Err(error));
        }
        self.heap.grow(len * times);
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
        crate::python::children::children(&obj, &mut |child| {
            self.heap.retain(child);
        });
        Some(Ok(self.heap.alloc(obj)))
    }

    pub(super) fn no_operator(&mut self, op: u32, left: Value, right: Value) -> Value {
        let plain = if op >= IN_PLACE { op - IN_PLACE } else { op };
        let is_joined = match self.heap.body(left) {
            Obj::Str(_) | Obj::Tuple(_) | Obj::Bytes(_) => plain == ADD,
            Obj::List(_) => op == ADD,
            _ => false,
        };
        if is_joined {
            let (kind, other) = (self.class_name(left), self.class_name(right));
            if kind == "bytes" {
                return self.type_error(format!("can't concat {other} to bytes"));
            }
            return self.type_error(format!("can only concatenate {kind} (not \"{other}\") to {kind}"));
        }
        let is_sequence =
            |value| matches!(self.heap.body(value), Obj::Str(_) | Obj::List(_) | Obj::Tuple(_) | Obj::Bytes(_));
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
}

/// The kept value itself, whatever the result was.
pub(super) fn give_kept(vm: &mut Vm, kept: Value, result: Value) -> Res {
    vm.heap.release(result);
    Ok(Flow::Value(kept))
}

//! Comparisons as operations and calls of the prelude.

use super::compare::{Need, matches_op};
use super::{Res, Then, Vm};
use crate::python::object::{Obj, ViewKind};
use crate::python::value::Value;

impl Vm {
    /// A comparison by its number: `<`, `<=`, `==`, `!=`, `>`, `>=`. The operands
    /// are given away.
    pub(crate) fn compare_op(&mut self, op: u32, as_bool: bool, left: Value, right: Value) -> Res {
        if let (2 | 3, Obj::Str(one), Obj::Str(other)) = (op, self.heap.get(left), self.heap.get(right)) {
            let is_equal = one.as_str() == other.as_str();
            self.heap.release(left);
            self.heap.release(right);
            return super::give_bool(is_equal == (op == 2));
        }
        let then = if as_bool { Then::Continue(truthful, Value::NULL) } else { Then::Push };
        let result = self.compare_then(op, left, right, then);
        self.heap.release(left);
        self.heap.release(right);
        result
    }

    /// A comparison whose result, if it is not known at once, goes to a wish.
    pub(super) fn compare_then(&mut self, op: u32, left: Value, right: Value, then: Then) -> Res {
        let is_any_view = self.is_view(left) || self.is_view(right);
        if is_any_view && (op == 2 || op == 3) {
            let same = match (self.view_set(left)?, self.view_set(right)?) {
                (Some(one), Some(other)) => {
                    let same = self.equal(one, other).ok();
                    self.heap.release_all([one, other]);
                    same
                }
                _ => Some(left.is(right)),
            };
            if let Some(same) = same {
                return super::give_bool(same == (op == 2));
            }
        } else if op == 2 || op == 3 {
            let asks_itself = left.is(right) && self.has_own_eq(left);
            let equal = if asks_itself { Err(Need::Python) } else { self.equal(left, right) };
            self.pay_for(self.bytes_of(left) as usize);
            self.pay_for_looks();
            match equal {
                Ok(equal) => return super::give_bool(equal == (op == 2)),
                Err(Need::Depth) => return Err(self.too_deep()),
                Err(_) => {}
            }
        } else if self.is_view(left) || self.is_view(right) {
            if let (Some(one), Some(other)) = (self.view_set(left)?, self.view_set(right)?) {
                let ordered = self.set_order(op, one, other);
                self.heap.release_all([one, other]);
                if let Some(is) = ordered {
                    return super::give_bool(is);
                }
            }
        } else if !self.has_python_order(left) && !self.has_python_order(right) {
            let ordered = self.set_order(op, left, right);
            if let Some(is) = ordered {
                return super::give_bool(is);
            }
            let order = self.order_of(left, right);
            self.pay_for_looks();
            if let Ok(Some(order)) = order {
                return super::give_bool(order.is_some_and(|order| matches_op(op, order)));
            }
        }
        let (left, right) = (self.heap.retain(left), self.heap.retain(right));
        self.call_prelude("compare", &[Value::small(i64::from(op)), left, right], then)
    }

    fn is_view(&self, value: Value) -> bool {
        matches!(self.heap.get(value), Obj::View(_, ViewKind::Keys | ViewKind::Items))
    }

    /// A view or a set as a set that counts; none of anything else.
    fn view_set(&mut self, value: Value) -> Result<Option<Value>, Value> {
        if self.is_view(value) || matches!(self.heap.body(value), Obj::Set(_)) {
            return self.as_set(value);
        }
        Ok(None)
    }

    /// `<=` and so on of sets.
    pub(super) fn set_order(&self, op: u32, left: Value, right: Value) -> Option<bool> {
        let (Obj::Set(a), Obj::Set(b)) = (self.heap.body(left), self.heap.body(right)) else { return None };
        let within = |a, b| self.is_subset(a, b).ok();
        Some(match op {
            0 => a.len() < b.len() && within(a, b)?,
            1 => within(a, b)?,
            4 => b.len() < a.len() && within(b, a)?,
            _ => within(b, a)?,
        })
    }

    /// Calls a function of the prelude with arguments that are given away.
    pub(crate) fn call_prelude(&mut self, name: &str, arguments: &[Value], then: Then) -> Res {
        match self.dict_get_text(self.prelude, name) {
            Some(function) => self.call(function, arguments, then),
            None => Err(self.system_error(&format!("the prelude has no {name}"))),
        }
    }
}

/// A comparison's result as true or false.
pub(super) fn truthful(vm: &mut Vm, _kept: Value, result: Value) -> Res {
    vm.truth(result)
}

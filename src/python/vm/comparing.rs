//! Comparisons as operations and calls of the prelude.

use super::compare::{Need, matches_op};
use super::{Res, Then, Vm};
use crate::python::object::Obj;
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
        if op == 2 || op == 3 {
            match self.equal(left, right) {
                Ok(equal) => return super::give_bool(equal == (op == 2)),
                Err(Need::Depth) => return Err(self.too_deep()),
                Err(_) => {}
            }
        } else if !self.has_python_order(left) && !self.has_python_order(right) {
            let ordered = self.set_order(op, left, right);
            if let Some(is) = ordered {
                return super::give_bool(is);
            }
            if let Ok(Some(order)) = self.order_of(left, right) {
                return super::give_bool(order.is_some_and(|order| matches_op(op, order)));
            }
        }
        let (left, right) = (self.heap.retain(left), self.heap.retain(right));
        self.call_prelude("compare", &[Value::small(i64::from(op)), left, right], then)
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

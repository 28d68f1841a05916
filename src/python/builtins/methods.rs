//! Methods that several built-in classes have: operators, length, items.

use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm, give_bool};

/// A binary operator as a method.
pub(crate) fn operator<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    let (left, right) = (vm.arg(args, 0), vm.arg(args, 1));
    if OP == 6 && matches!(vm.heap.body(left), Obj::Str(_)) {
        return vm.percent(left, right);
    }
    if OP >= 13 {
        return vm.operate_in_place_or(OP - 13, left, right);
    }
    match vm.operate_plainly(OP, left, right) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

/// A comparison as a method.
pub(crate) fn compare_method<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    let (left, right) = (vm.arg(args, 0), vm.arg(args, 1));
    let is_plain = matches!(vm.heap.get(left), Obj::Instance(_));
    if OP == 2 || OP == 3 {
        if left.is(right) {
            return give_bool(OP == 2);
        }
        if is_plain {
            return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
        }
        return match vm.equal_content(left, right) {
            Some(is) => give_bool(is == (OP == 2)),
            None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
        };
    }
    match vm.order_of(left, right) {
        Ok(Some(order)) => give_bool(order.is_some_and(|order| crate::python::vm::matches_op(OP, order))),
        _ => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

pub(crate) fn len_method(vm: &mut Vm, args: Args) -> Res {
    vm.content_len(vm.arg(args, 0))
}

pub(crate) fn getitem_method(vm: &mut Vm, args: Args) -> Res {
    vm.plain_item(vm.arg(args, 0), vm.arg(args, 1))
}

pub(crate) fn setitem_method(vm: &mut Vm, args: Args) -> Res {
    let all = [0, 1, 2].map(|place| vm.arg(args, place));
    let [owner, key, value] = all.map(|value| vm.heap.retain(value));
    super::reflection::none_after(vm, |vm| vm.plain_set_item(owner, key, value))
}

pub(crate) fn delitem_method(vm: &mut Vm, args: Args) -> Res {
    let (owner, key) = (vm.arg(args, 0), vm.arg(args, 1));
    super::reflection::none_after(vm, |vm| vm.plain_delete_item(owner, key))
}

pub(crate) fn contains_method(vm: &mut Vm, args: Args) -> Res {
    let (container, item) = (vm.arg(args, 0), vm.arg(args, 1));
    let (container, item) = (vm.heap.retain(container), vm.heap.retain(item));
    vm.content_contains(container, item, true)
}

pub(crate) fn iter_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    vm.content_iter(value)
}

pub(crate) fn bool_method(vm: &mut Vm, args: Args) -> Res {
    use crate::python::vm::Number;
    give_bool(match vm.number(vm.arg(args, 0)) {
        Some(Number::Small(int)) => int != 0,
        Some(Number::Float(float)) => float != 0.0,
        _ => true,
    })
}

pub(crate) fn neg_method(vm: &mut Vm, args: Args) -> Res {
    match vm.operate_plainly(10, Value::small(0), vm.arg(args, 0)) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

pub(crate) fn abs_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let is_negative = super::numbers::float_of(vm, value).is_some_and(|float| float < 0.0);
    let op = if is_negative { 10 } else { 0 };
    match vm.operate_plainly(op, Value::small(0), value) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

//! Sorting lists where no Python code is needed; the prelude does the rest.

use std::cmp::Ordering;

use crate::python::costs;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, NONE, Res, Then, Vm};

/// So few are sorted by putting each in its place.
const FEW: usize = 24;

/// Sorts if no Python code is needed to compare; whether it was.
pub(crate) fn sort_plainly(vm: &mut Vm, items: &mut [Value], keys: Option<&[Value]>, reverse: bool) -> Option<Res> {
    let by: &[Value] = keys.unwrap_or(items);
    let is_small = by.iter().all(|key| key.is_int());
    let mut order: Vec<usize> = (0..by.len()).collect();
    let mut fault: Option<(Value, Value)> = None;
    let mut needs_python = by.iter().any(|&key| vm.has_python_order(key));
    if needs_python {
        return None;
    }
    let mut compare = |a: usize, b: usize| -> Ordering {
        if is_small {
            return by[a].as_int().cmp(&by[b].as_int());
        }
        match vm.order_of(by[a], by[b]) {
            Ok(Some(order)) => order.unwrap_or(Ordering::Equal),
            Ok(None) => {
                // The later one is asked whether it is less.
                let (later, earlier) = if (a > b) != reverse { (a, b) } else { (b, a) };
                fault.get_or_insert((by[later], by[earlier]));
                Ordering::Equal
            }
            Err(_) => {
                needs_python = true;
                Ordering::Equal
            }
        }
    };
    // Reversed, equal ones still keep their order.
    let mut comparisons = 0;
    merge_sort(&mut order, &mut |a, b| {
        comparisons += 1;
        if reverse { compare(b, a) } else { compare(a, b) }
    });
    if needs_python {
        return None;
    }
    vm.charge(costs::COMPARISON * comparisons);
    if let Some((a, b)) = fault {
        let (a, b) = (vm.class_name(a), vm.class_name(b));
        return Some(Err(vm.type_error(format!("'<' not supported between instances of '{a}' and '{b}'"))));
    }
    let sorted: Vec<Value> = order.into_iter().map(|at| items[at]).collect();
    items.copy_from_slice(&sorted);
    Some(NONE)
}

/// Sorts, equal ones in their order. What does not compare in any sensible way (a NaN)
/// ends up somewhere, which the library's own sort would not stand.
fn merge_sort(order: &mut [usize], compare: &mut impl FnMut(usize, usize) -> Ordering) {
    if order.len() <= FEW {
        for at in 1..order.len() {
            let one = order[at];
            let place = order[..at].partition_point(|&other| compare(one, other) != Ordering::Less);
            order[place..=at].rotate_right(1);
        }
        return;
    }
    let middle = order.len() / 2;
    merge_sort(&mut order[..middle], compare);
    merge_sort(&mut order[middle..], compare);
    if compare(order[middle], order[middle - 1]) != Ordering::Less {
        return;
    }
    let left = order[..middle].to_vec();
    let (mut from_left, mut from_right) = (0, middle);
    for place in 0..order.len() {
        if from_left == left.len() {
            break;
        }
        let is_right_next = from_right < order.len() && compare(order[from_right], left[from_left]) == Ordering::Less;
        let from = if is_right_next { &mut from_right } else { &mut from_left };
        order[place] = if is_right_next { order[*from] } else { left[*from] };
        *from += 1;
    }
}

pub(super) fn sort(vm: &mut Vm, args: Args) -> Res {
    let list = vm.arg(args, 0);
    if vm.positional(args) > 1 {
        return Err(vm.type_error("sort() takes no positional arguments"));
    }
    let (mut key, mut reverse) = (Value::NONE, Value::FALSE);
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "key" => key = value,
            "reverse" => reverse = value,
            other => {
                let message = format!("sort() got an unexpected keyword argument '{other}'");
                return Err(vm.type_error(message));
            }
        }
    }
    let is_plain_reverse = reverse.as_bool();
    if key.is_none()
        && let Some(reverse) = is_plain_reverse
    {
        let mut items = vm.heap.items(list).unwrap_or_default().to_vec();
        if let Some(result) = sort_plainly(vm, &mut items, None, reverse) {
            if let Some(Obj::List(its)) = vm.heap.body_mut(list) {
                *its = items;
            }
            return result;
        }
    }
    let arguments = [vm.heap.retain(list), vm.heap.retain(key), vm.heap.retain(reverse)];
    vm.call_prelude("list_sort", &arguments, Then::Push)
}

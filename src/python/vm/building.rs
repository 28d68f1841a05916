//! Operations that build containers and take them apart.

use super::cold::Step;
use super::run::Next;
use super::{Flow, Res, Then, Vm};
use crate::python::code::Instr;
use crate::python::dict::Dict;
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::set::Set;
use crate::python::value::Value;

impl Vm {
    pub(super) fn building(&mut self, instr: Instr) -> Step {
        let count = instr.arg as usize;
        match instr.op {
            Op::BuildTuple => {
                let items = self.pop_all(count);
                let tuple = self.heap.tuple(items);
                self.push(tuple);
                self.done()
            }
            Op::BuildList => {
                let items = self.pop_all(count);
                let list = self.heap.list(items);
                self.push(list);
                self.done()
            }
            Op::BuildSet | Op::BuildMap => {
                let size = if instr.op == Op::BuildSet { count } else { count * 2 };
                let items = self.pop_all(size);
                if instr.op == Op::BuildSet {
                    let set = self.heap.set(Set::new(false));
                    Some(self.fill_new(set, items, "set_fill"))
                } else {
                    let dict = self.heap.dict(Dict::default());
                    Some(self.fill_new(dict, items, "dict_fill"))
                }
            }
            Op::BuildSlice => {
                let step = if count == 3 { self.pop_own() } else { Value::NONE };
                let (stop, start) = (self.pop_own(), self.pop_own());
                let slice = self.heap.alloc(Obj::Slice(Box::new([start, stop, step])));
                self.push(slice);
                self.done()
            }
            Op::BuildString => {
                let bytes = self.stack[self.sp - count..self.sp].iter().map(|&part| self.bytes_of(part)).sum();
                if let Err(error) = self.room(bytes) {
                    return Some(Err(error));
                }
                let text = self.heap.join(&self.stack[self.sp - count..self.sp]);
                for _ in 0..count {
                    let part = self.pop();
                    self.heap.release(part);
                }
                self.push(text);
                self.done()
            }
            _ => self.filling(instr),
        }
    }

    /// More items for a container that there is.
    pub(super) fn filling(&mut self, instr: Instr) -> Step {
        let count = instr.arg as usize;
        match instr.op {
            Op::ListAppend => {
                let value = self.pop_own();
                let list = self.stack[self.sp - count];
                if let Some(Obj::List(items)) = self.heap.get_mut(list) {
                    items.push(value);
                }
                self.done()
            }
            Op::SetAdd => {
                let value = self.pop_own();
                let set = self.stack[self.sp - count];
                Some(self.fill_no_push(set, vec![value], "set_fill"))
            }
            Op::MapAdd => {
                let (value, key) = (self.pop_own(), self.pop_own());
                let dict = self.stack[self.sp - count];
                Some(self.fill_no_push(dict, vec![key, value], "dict_fill"))
            }
            _ => self.merging(instr),
        }
    }

    /// All items of one container into another.
    fn merging(&mut self, instr: Instr) -> Step {
        let count = instr.arg as usize;
        match instr.op {
            Op::ListExtend => {
                let items = self.pop_own();
                let list = self.stack[self.sp - count];
                Some(match self.extend_list(list, items) {
                    Ok(true) => {
                        self.heap.release(items);
                        Ok(Next::On)
                    }
                    Ok(false) => {
                        let list = self.heap.retain(list);
                        let result = self.call_prelude("list_extend_star", &[list, items], Then::Discard);
                        self.after(result)
                    }
                    Err(error) => Err(error),
                })
            }
            Op::SetUpdate | Op::DictUpdate | Op::DictMerge => {
                let items = self.pop_own();
                let target = self.stack[self.sp - count];
                let is_merged = match instr.op {
                    Op::SetUpdate => self.set_merge(target, items),
                    Op::DictUpdate => {
                        matches!(self.heap.get(items), Obj::Dict(_)) && self.merge_dicts(target, items).is_ok()
                    }
                    _ => false,
                };
                if is_merged {
                    self.heap.release(items);
                    return self.done();
                }
                let target = self.heap.retain(target);
                let name = match instr.op {
                    Op::SetUpdate => "set_update",
                    Op::DictUpdate => "dict_update_star",
                    _ => {
                        let function = self.stack[self.sp - count - 3];
                        let name = self.full_function_name(function);
                        let name = self.heap.str(name);
                        let result = self.call_prelude("dict_merge", &[target, items, name], Then::Discard);
                        return Some(self.after(result));
                    }
                };
                let result = self.call_prelude(name, &[target, items], Then::Discard);
                Some(self.after(result))
            }
            _ => None,
        }
    }

    /// Fills a new set or dictionary and puts it onto the stack.
    pub(super) fn fill_new(&mut self, container: Value, items: Vec<Value>, slow: &str) -> Result<Next, Value> {
        self.push(container);
        self.fill_no_push(container, items, slow)
    }

    pub(super) fn fill_no_push(&mut self, container: Value, items: Vec<Value>, slow: &str) -> Result<Next, Value> {
        let is_set = slow == "set_fill";
        let mut rest = items.into_iter();
        while let Some(key) = rest.next() {
            let value = if is_set { Value::NULL } else { rest.next().unwrap_or(Value::NONE) };
            let is_done = if is_set { self.set_add(container, key)? } else { self.dict_set(container, key, value)? };
            if !is_done {
                let mut left = vec![key];
                if !is_set {
                    left.push(value);
                }
                left.extend(rest);
                let left = self.heap.list(left);
                let container = self.heap.retain(container);
                let result = self.call_prelude(slow, &[container, left], Then::Discard);
                return self.after(result);
            }
        }
        Ok(Next::On)
    }

    pub(super) fn unpack(&mut self, value: Value, instr: Instr) -> Result<Next, Value> {
        let (before, after, has_star) = match instr.op {
            Op::UnpackEx => (usize::from(instr.flag), instr.arg as usize, true),
            _ => (instr.arg as usize, 0, false),
        };
        if !has_star && self.unpack_quickly(value, before) {
            return Ok(Next::On);
        }
        let Some(items) = self.native_items(value)? else {
            let arguments = [value, Value::small(before as i64), Value::small(after as i64), Value::bool(has_star)];
            // It comes back as a list of what is to be unpacked.
            let place = self.sp;
            self.push_waiting(Then::Continue(unpacked, Value::small(place as i64)));
            let flow = self.call_prelude("unpack", &arguments, Then::Push)?;
            let result = self.settle_waiting(flow);
            return self.after(result);
        };
        let is_sized = matches!(self.heap.body(value), Obj::List(_) | Obj::Tuple(_) | Obj::Dict(_));
        self.heap.release(value);
        self.unpack_items(items, before, after, has_star, is_sized)?;
        Ok(Next::On)
    }

    /// A tuple or list of just so many items; whether it is one. Lets go of it.
    fn unpack_quickly(&mut self, value: Value, count: usize) -> bool {
        let items = match self.heap.get(value) {
            Obj::Tuple(items) => &items[..],
            Obj::List(items) => &items[..],
            _ => return false,
        };
        if items.len() != count {
            return false;
        }
        for place in (0..count).rev() {
            let item = self.heap.items(value).map_or(Value::NULL, |items| items[place]);
            let item = self.heap.retain(item);
            self.push(item);
        }
        self.heap.release(value);
        true
    }

    pub(super) fn unpack_items(
        &mut self,
        items: Vec<Value>,
        before: usize,
        after: usize,
        has_star: bool,
        is_sized: bool,
    ) -> Result<(), Value> {
        let len = items.len();
        if len < before + after || (!has_star && len > before) {
            self.heap.release_all(items);
            let message = match () {
                () if has_star => {
                    format!("not enough values to unpack (expected at least {}, got {len})", before + after)
                }
                () if len < before => format!("not enough values to unpack (expected {before}, got {len})"),
                () if is_sized => format!("too many values to unpack (expected {before}, got {len})"),
                () => format!("too many values to unpack (expected {before})"),
            };
            return Err(self.value_error(message));
        }
        let mut parts = items[..before].to_vec();
        if has_star {
            let rest = items[before..len - after].to_vec();
            parts.push(self.heap.list(rest));
            parts.extend(&items[len - after..]);
        }
        for &part in parts.iter().rev() {
            self.push(part);
        }
        Ok(())
    }
}

/// The prelude's list is what goes onto the stack, the last one first.
pub(super) fn unpacked(vm: &mut Vm, _place: Value, list: Value) -> Res {
    let items = vm.heap.items(list).unwrap_or_default().to_vec();
    for item in items {
        let item = vm.heap.retain(item);
        vm.push(item);
    }
    vm.heap.release(list);
    let sp = vm.sp;
    vm.save_sp(sp);
    Ok(Flow::Nothing)
}

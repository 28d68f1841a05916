//! Attributes as instructions load them, and what they remember of the last time.

use super::frame::Frame;
use super::{Cache, CacheKind, Flow, NativeKind, Res, Then, Vm};
use crate::python::object::Obj;
use crate::python::shapes;
use crate::python::value::Value;

impl Vm {
    /// An attribute for `LOAD_ATTR`; lets go of the owner.
    pub(super) fn load_attr(&mut self, site: usize, owner: Value, for_call: bool) -> Res {
        let name = self.caches[site].name;
        self.remember(site, owner, name);
        let (depth, sp) = (self.frames.len(), self.sp);
        let result = self.get_attr(owner, name);
        self.heap.release(owner);
        if for_call && matches!(result, Ok(Flow::Enter)) {
            // Python code finds it: what lies between callee and arguments comes after it.
            let waiting = Frame::waiting(sp, Then::Continue(and_nothing, Value::NULL));
            self.frames.insert(depth.min(self.frames.len()), waiting);
        }
        result
    }

    /// A method and its object for a call, if the attribute is one; the owner's
    /// reference goes with it.
    pub(super) fn load_method(&mut self, site: usize, owner: Value) -> Result<Option<(Value, Value)>, Value> {
        let name = self.caches[site].name;
        if matches!(self.heap.get(owner), Obj::Type(_) | Obj::Module(_) | Obj::Super(_)) {
            return Ok(None);
        }
        let class = self.class_of(owner);
        if self.heap.type_of(class).is_none_or(|class| class.traits.getattribute) {
            return Ok(None);
        }
        let Some(found) = self.lookup_quick(class, name) else { return Ok(None) };
        let is_method = match self.heap.get(found) {
            Obj::Function(_) => true,
            Obj::Native(def) => def.kind == NativeKind::Method,
            _ => false,
        };
        if !is_method || self.own_attribute(owner, name).is_some() {
            return Ok(None);
        }
        self.remember(site, owner, name);
        Ok(Some((self.heap.retain(found), owner)))
    }

    /// Notes where an instance's attribute was found.
    pub(super) fn remember(&mut self, site: usize, owner: Value, name: Value) {
        let Obj::Instance(instance) = self.heap.get(owner) else { return };
        let (class, shape) = (instance.class, instance.shape);
        let Some(class) = self.heap.type_of(class) else { return };
        if shape == shapes::DICT || class.traits.getattribute {
            return;
        }
        let version = class.version;
        let found = self.lookup(instance.class, name);
        let slot = self.heap.shapes.find(shape, name);
        let is_set = slot.is_some_and(|slot| instance.values.get(slot).is_some_and(|value| !value.is_null()));
        let kind = match (found, slot) {
            (None, Some(_)) if is_set => CacheKind::Slot,
            (Some(found), None) if matches!(self.heap.get(found), Obj::Function(_)) => CacheKind::Method,
            _ => return,
        };
        let value = found.unwrap_or(Value::NULL);
        self.caches[site] = Cache { name, value, version, shape, index: slot.unwrap_or(0) as u32, kind };
    }
}

/// A callee that has no object of its own: nothing follows it on the stack.
fn and_nothing(vm: &mut Vm, _kept: Value, callee: Value) -> Res {
    vm.push(callee);
    vm.save_sp(vm.sp);
    Ok(Flow::Value(Value::NULL))
}

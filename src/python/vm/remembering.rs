//! Attributes as instructions load them, and what they remember of the last time.

use super::cold::Step;
use super::frame::Frame;
use super::run::Next;
use super::{Cache, CacheKind, Flow, NativeKind, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Instr;
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::shapes;
use crate::python::value::Value;

impl Vm {
    /// `LOAD_ATTR` and `STORE_ATTR` where nothing is remembered that fits.
    pub(super) fn reading(&mut self, instr: Instr) -> Step {
        let (site, owner) = (instr.arg as usize, self.pop());
        if instr.op == Op::StoreAttr {
            let value = self.pop();
            let result = self.store_attr(site, owner, value);
            return Some(self.after(result));
        }
        if instr.flag == 0 {
            let result = self.load_attr(site, owner, false);
            return Some(self.after(result));
        }
        let method = match self.load_method(site, owner) {
            Ok(method) => method,
            Err(error) => return Some(Err(error)),
        };
        if let Some((method, receiver)) = method {
            self.push(method);
            self.push(receiver);
            return self.done();
        }
        let result = self.load_for_call(site, owner);
        let next = self.after(result);
        if matches!(next, Ok(Next::On)) {
            self.push(Value::NULL);
        }
        Some(next)
    }

    /// An attribute for `LOAD_ATTR`; lets go of the owner.
    pub(super) fn load_attr(&mut self, site: usize, owner: Value, _method: bool) -> Res {
        let name = self.caches[site].name;
        self.remember(site, owner, name);
        let result = self.get_attr(owner, name);
        self.heap.release(owner);
        result
    }

    /// The same for a call: above what Python code gives there must be nothing,
    /// the place of an object.
    pub(super) fn load_for_call(&mut self, site: usize, owner: Value) -> Res {
        let depth = self.frames.len();
        let result = self.load_attr(site, owner, true);
        self.leave_a_place(depth, result)
    }

    /// What comes of frames from a depth on gets nothing above it.
    pub(super) fn leave_a_place(&mut self, depth: usize, result: Res) -> Res {
        // A frame that waits may turn an error into a value too.
        if matches!(result, Ok(Flow::Enter)) || result.is_err() && self.frames.len() > depth {
            let sp = self.frames.get(depth.wrapping_sub(1)).map_or(self.sp as u32, |frame| frame.sp);
            self.frames.insert(depth, Frame::waiting(sp, Then::Continue(with_a_place, Value::NULL)));
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

    /// The attribute that an instance has where it was found the last time. Does not
    /// count.
    #[inline(always)]
    pub(super) fn quick_attribute(&self, site: usize, owner: Value) -> Option<Value> {
        let cache = &self.caches[site];
        let Obj::Instance(instance) = self.heap.get(owner) else { return None };
        let is_same = cache.kind == CacheKind::Slot
            && instance.shape == cache.shape
            && self.heap.type_of(instance.class).is_some_and(|it| it.version == cache.version);
        if is_same { instance.values.get(cache.index as usize).copied() } else { None }
    }

    /// The method of the owner's class that was found the last time. Does not count.
    #[inline(always)]
    pub(super) fn quick_method(&self, site: usize, owner: Value) -> Option<Value> {
        let cache = &self.caches[site];
        let class = match (cache.kind, self.heap.get(owner)) {
            (CacheKind::Method, Obj::Instance(instance)) if instance.shape == cache.shape => instance.class,
            (CacheKind::OfBuiltin, obj) => {
                let class = class_without_attributes(obj)?;
                if class.index() as u32 != cache.index {
                    return None;
                }
                class
            }
            _ => return None,
        };
        self.heap.type_of(class).is_some_and(|it| it.version == cache.version).then_some(cache.value)
    }

    /// Notes where an instance's attribute was found.
    pub(super) fn remember(&mut self, site: usize, owner: Value, name: Value) {
        let Obj::Instance(instance) = self.heap.get(owner) else { return self.remember_of_builtin(site, owner, name) };
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

    /// The same for a method of a built-in object.
    fn remember_of_builtin(&mut self, site: usize, owner: Value, name: Value) {
        let Some(class) = class_without_attributes(self.heap.get(owner)) else { return };
        let (Some(found), Some(it)) = (self.lookup(class, name), self.heap.type_of(class)) else { return };
        let is_method = matches!(self.heap.get(found), Obj::Native(def) if def.kind == NativeKind::Method);
        if is_method {
            let (version, index) = (it.version, class.index() as u32);
            self.caches[site] = Cache { name, value: found, version, shape: 0, index, kind: CacheKind::OfBuiltin };
        }
    }
}

/// The class of an object that has no attributes of its own.
#[inline(always)]
fn class_without_attributes(obj: &Obj) -> Option<Value> {
    Some(match obj {
        Obj::List(_) => c::LIST,
        Obj::Dict(_) => c::DICT,
        Obj::Str(_) => c::STR,
        Obj::Set(set) if !set.is_frozen => c::SET,
        Obj::Generator(generator) => generator.class,
        Obj::Lock(lock) if !lock.is_reentrant => c::LOCK,
        _ => return None,
    })
}

fn with_a_place(vm: &mut Vm, _kept: Value, value: Value) -> Res {
    vm.push(value);
    vm.push(Value::NULL);
    vm.save_sp(vm.sp);
    Ok(Flow::Nothing)
}

//! How an attribute is found: in the class and its bases, in the object, through
//! descriptors. Changing attributes is `setting`.

use super::{Flow, NativeKind, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::object::{Obj, ViewKind};
use crate::python::shapes;
use crate::python::value::Value;

const METHODS: usize = 1024;

/// What was found in a class for a name, the last time.
#[derive(Clone, Debug)]
pub(crate) struct MethodCache(Vec<(u32, Value, Value)>);

impl Default for MethodCache {
    fn default() -> Self {
        Self(vec![(0, Value::NULL, Value::NULL); METHODS])
    }
}

/// What an attribute of a class is for an object of it.
pub(crate) enum Bound {
    /// A function that takes the object first.
    Method(Value),
    /// A value, which counts.
    Value(Value),
}

impl Vm {
    /// The class of a value, which does not count.
    #[inline]
    pub(crate) fn class_of(&self, value: Value) -> Value {
        if value.is_int() {
            return c::INT;
        }
        if value.as_float().is_some() {
            return c::FLOAT;
        }
        match self.heap.get(value) {
            Obj::Instance(instance) => instance.class.borrowed(),
            Obj::Derived(derived) => derived.class.borrowed(),
            Obj::Exception(exception) => exception.class.borrowed(),
            Obj::Type(class) => class.metaclass.borrowed(),
            Obj::Generator(generator) => generator.class.borrowed(),
            Obj::Free => class_of_constant(value),
            obj => self.class_of_obj(obj),
        }
    }

    fn class_of_obj(&self, obj: &Obj) -> Value {
        match obj {
            Obj::Int(_) => c::INT,
            Obj::Float(_) => c::FLOAT,
            Obj::Str(_) => c::STR,
            Obj::Bytes(_) => c::BYTES,
            Obj::Tuple(_) => c::TUPLE,
            Obj::List(_) => c::LIST,
            Obj::Dict(_) => c::DICT,
            Obj::Set(set) if set.is_frozen => c::FROZENSET,
            Obj::Set(_) => c::SET,
            Obj::Range(_) => c::RANGE,
            Obj::Slice(_) => c::SLICE,
            Obj::Cell(_) => c::CELL,
            Obj::Function(_) => c::FUNCTION,
            Obj::Native(def) if def.kind == NativeKind::Method => c::METHOD_DESCRIPTOR,
            Obj::Native(_) => c::NATIVE,
            Obj::Method(function, _) if matches!(self.heap.get(*function), Obj::Native(_)) => c::NATIVE,
            Obj::Method(..) => c::METHOD,
            Obj::Module(_) => c::MODULE,
            Obj::Code(_) => c::CODE,
            Obj::Property(_) => c::PROPERTY,
            Obj::StaticMethod(_) => c::STATICMETHOD,
            Obj::ClassMethod(_) => c::CLASSMETHOD,
            Obj::Super(_) => c::SUPER,
            Obj::View(_, ViewKind::Keys) => c::DICT_KEYS,
            Obj::View(_, ViewKind::Values) => c::DICT_VALUES,
            Obj::View(_, ViewKind::Items) => c::DICT_ITEMS,
            Obj::Traceback(_) => c::TRACEBACK,
            Obj::Wrapped(_) => c::WRAPPED,
            Obj::Step(step) if step.kind == crate::python::object::StepKind::Await => c::COROUTINE_WRAPPER,
            Obj::Step(_) => c::ASYNC_STEP,
            Obj::Weak(_) => c::WEAKREF,
            Obj::Lock(lock) if lock.is_reentrant => c::RLOCK,
            Obj::Lock(_) => c::LOCK,
            Obj::Iter(iter) => super::iterate::class_of(iter),
            _ => c::OBJECT,
        }
    }

    /// The name of a value's class.
    pub(crate) fn class_name(&self, value: Value) -> String {
        self.heap.type_of(self.class_of(value)).map_or_else(|| String::from("object"), |class| class.name.clone())
    }

    /// An attribute of a class or its bases, as it stands there. Does not count.
    pub(crate) fn lookup(&self, class: Value, name: Value) -> Option<Value> {
        let class = self.heap.type_of(class)?;
        let hash = self.heap.text(name).map_or(0, crate::python::text::Text::hash);
        class.mro.iter().find_map(|&base| {
            let base = self.heap.type_of(base)?;
            base.dict.find_name(hash, name).and_then(|place| base.dict.entry(place)).map(|entry| entry.value.borrowed())
        })
    }

    /// The same, remembered.
    pub(super) fn lookup_quick(&mut self, class: Value, name: Value) -> Option<Value> {
        let version = self.heap.type_of(class)?.version;
        let at = (class.index() * 31 + name.index()) % METHODS;
        let (seen, its_name, value) = self.methods.0[at];
        if seen == version && its_name.is(name) {
            return (!value.is_null()).then_some(value);
        }
        let found = self.lookup(class, name);
        self.methods.0[at] = (version, name, found.unwrap_or(Value::NULL));
        found
    }

    /// What an object's own attributes have under a name. Does not count.
    pub(crate) fn own_attribute(&self, owner: Value, name: Value) -> Option<Value> {
        let hash = || self.heap.text(name).map_or(0, crate::python::text::Text::hash);
        let in_dict = |dict: Value| {
            let dict = self.heap.dict_of(dict)?;
            dict.find_name(hash(), name).and_then(|place| dict.entry(place)).map(|entry| entry.value.borrowed())
        };
        match self.heap.get(owner) {
            Obj::Instance(instance) if instance.shape == shapes::DICT => in_dict(*instance.values.first()?),
            Obj::Instance(instance) => {
                let place = self.heap.shapes.find(instance.shape, name)?;
                instance.values.get(place).copied().filter(|value| !value.is_null()).map(Value::borrowed)
            }
            Obj::Derived(derived) => in_dict(derived.dict),
            Obj::Exception(exception) => in_dict(exception.dict),
            Obj::Function(function) => in_dict(function.dict),
            Obj::Module(module) => in_dict(module.dict),
            _ => None,
        }
    }

    /// What a class's attribute is for an object.
    pub(crate) fn bind_lookup(&mut self, found: Value, owner: Value, class: Value) -> Bound {
        match *self.heap.get(found) {
            Obj::Function(_) => Bound::Method(found),
            Obj::Native(def) => match def.kind {
                NativeKind::Method => Bound::Method(found),
                NativeKind::ClassMethod => {
                    let (function, class) = (self.heap.retain(found), self.heap.retain(class));
                    Bound::Value(self.heap.alloc(Obj::Method(function, class)))
                }
                _ => Bound::Value(self.heap.retain(found)),
            },
            Obj::StaticMethod(function) => Bound::Value(self.heap.retain(function)),
            Obj::ClassMethod(function) => {
                let (function, class) = (self.heap.retain(function), self.heap.retain(class));
                Bound::Value(self.heap.alloc(Obj::Method(function, class)))
            }
            _ => {
                let _ = owner;
                Bound::Value(self.heap.retain(found))
            }
        }
    }

    /// An attribute that is a name of ours, given to a wish.
    pub(crate) fn get_attr_then(&mut self, owner: Value, name: Value, then: Then) -> Res {
        let waits = !matches!(then, Then::Push);
        if waits {
            self.push_waiting(then);
        }
        match self.get_attr(owner, name)? {
            Flow::Value(value) if waits => {
                self.frames.pop();
                self.apply(then, value)
            }
            other => Ok(other),
        }
    }

    /// An attribute of an object.
    pub(crate) fn get_attr(&mut self, owner: Value, name: Value) -> Res {
        let class = self.class_of(owner);
        if let Some(traits) = self.heap.type_of(class).map(|class| class.traits) {
            if traits.getattribute
                && let Some(method) = self.lookup(class, self.known.getattribute)
            {
                let (owner, name) = (self.heap.retain(owner), self.heap.retain(name));
                if traits.getattr {
                    let kept = self.heap.retain(owner);
                    let kept_name = self.heap.retain(name);
                    let kept = self.heap.tuple(vec![kept, kept_name]);
                    return self.call(method, &[owner, name], Then::Settle(or_getattr, kept));
                }
                return self.call(method, &[owner, name], Then::Push);
            }
            if traits.getattr {
                return self.attribute_or_getattr(owner, name);
            }
        }
        self.plain_attribute(owner, name)
    }

    fn attribute_or_getattr(&mut self, owner: Value, name: Value) -> Res {
        let kept = self.heap.retain(owner);
        let kept_name = self.heap.retain(name);
        let kept = self.heap.tuple(vec![kept, kept_name]);
        self.push_waiting(Then::Settle(or_getattr, kept));
        let depth = self.frames.len();
        match self.plain_attribute(owner, name) {
            Ok(Flow::Value(value)) => {
                self.frames.truncate(depth - 1);
                self.heap.release(kept);
                Ok(Flow::Value(value))
            }
            other => other,
        }
    }

    /// What `object.__getattribute__` does.
    pub(crate) fn plain_attribute(&mut self, owner: Value, name: Value) -> Res {
        if let Obj::Type(_) = self.heap.get(owner) {
            return self.class_attribute(owner, name);
        }
        if let Obj::Super(parts) = self.heap.get(owner) {
            let parts = **parts;
            match self.heap.text_of(name) {
                "__thisclass__" => return self.give(parts[0]),
                "__self__" => return self.give(parts[1]),
                "__self_class__" => return self.give(parts[2]),
                "__class__" => return self.give(c::SUPER),
                _ => {}
            }
            return self.super_attribute(parts[0], parts[1], parts[2], name);
        }
        let class = self.class_of(owner);
        let found = self.lookup_quick(class, name);
        if let Some(found) = found
            && let Some(result) = self.data_descriptor(found, owner, class)
        {
            return result;
        }
        if let Some(value) = self.own_attribute(owner, name) {
            return self.give(value);
        }
        match found {
            Some(found) => self.bound(found, owner, class),
            None => self.missing_attribute(owner, name),
        }
    }

    /// Properties, getters of ours, and objects of classes with both `__get__`
    /// and `__set__`.
    pub(super) fn data_descriptor(&mut self, found: Value, owner: Value, class: Value) -> Option<Res> {
        match *self.heap.get(found) {
            Obj::Property(ref parts) => {
                let getter = parts[0];
                if getter.is_none() {
                    let class = self.class_name(owner);
                    let name = self.heap.text_of(parts_name(self, found)).to_owned();
                    let message = format!("property '{name}' of '{class}' object has no getter");
                    return Some(Err(self.error(c::ATTRIBUTE_ERROR, message)));
                }
                let owner = self.heap.retain(owner);
                Some(self.call(getter, &[owner], Then::Push))
            }
            Obj::Native(def) if def.kind == NativeKind::Getter => {
                let at = self.sp;
                self.push(owner.borrowed());
                let result = (def.call)(self, super::Args { at: at as u32, len: 1, names: Value::NULL });
                self.sp = at;
                Some(result)
            }
            Obj::Instance(_) | Obj::Derived(_) => {
                let kind = self.class_of(found);
                let is_data =
                    self.lookup(kind, self.known.set).is_some() || self.lookup(kind, self.known.delete).is_some();
                if !is_data {
                    return None;
                }
                let getter = self.lookup(kind, self.known.get)?;
                Some(self.call_getter(getter, found, owner, class))
            }
            _ => None,
        }
    }

    fn call_getter(&mut self, getter: Value, found: Value, owner: Value, class: Value) -> Res {
        let (found, owner, class) = (self.heap.retain(found), self.heap.retain(owner), self.heap.retain(class));
        self.call(getter, &[found, owner, class], Then::Push)
    }

    /// What a class's attribute is when it is read from an object of it.
    pub(crate) fn bound(&mut self, found: Value, owner: Value, class: Value) -> Res {
        if matches!(self.heap.get(found), Obj::Instance(_) | Obj::Derived(_)) {
            let kind = self.class_of(found);
            if let Some(getter) = self.lookup(kind, self.known.get) {
                return self.call_getter(getter, found, owner, class);
            }
        }
        match self.bind_lookup(found, owner, class) {
            Bound::Value(value) => Ok(Flow::Value(value)),
            Bound::Method(function) => {
                let (function, owner) = (self.heap.retain(function), self.heap.retain(owner));
                Ok(Flow::Value(self.heap.alloc(Obj::Method(function, owner))))
            }
        }
    }

    /// An attribute of a class: of its metaclass if that is a data descriptor, of
    /// itself and its bases, of its metaclass.
    fn class_attribute(&mut self, class: Value, name: Value) -> Res {
        let metaclass = self.class_of(class);
        let above = self.lookup_quick(metaclass, name);
        if let Some(found) = above
            && let Some(result) = self.data_descriptor(found, class, metaclass)
        {
            return result;
        }
        if let Some(found) = self.lookup_quick(class, name) {
            return match *self.heap.get(found) {
                Obj::StaticMethod(function) => self.give(function),
                Obj::ClassMethod(function) => {
                    let (function, class) = (self.heap.retain(function), self.heap.retain(class));
                    Ok(Flow::Value(self.heap.alloc(Obj::Method(function, class))))
                }
                Obj::Native(def) if def.kind == NativeKind::ClassMethod => {
                    let (function, class) = (self.heap.retain(found), self.heap.retain(class));
                    Ok(Flow::Value(self.heap.alloc(Obj::Method(function, class))))
                }
                Obj::Instance(_) | Obj::Derived(_) => {
                    let kind = self.class_of(found);
                    match self.lookup(kind, self.known.get) {
                        Some(getter) => self.call_getter(getter, found, Value::NONE, class),
                        None => self.give(found),
                    }
                }
                _ => self.give(found),
            };
        }
        match above {
            Some(found) => self.bound(found, class, metaclass),
            None => self.missing_attribute(class, name),
        }
    }
}

fn parts_name(vm: &Vm, property: Value) -> Value {
    match vm.heap.get(property) {
        Obj::Property(parts) => parts[4],
        _ => Value::NULL,
    }
}

/// After a missing attribute: `__getattr__`, if the class has one.
fn or_getattr(vm: &mut Vm, kept: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(kept);
            Ok(Flow::Value(value))
        }
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            let (owner, name) = match vm.heap.items(kept) {
                Some(&[owner, name]) => (owner, name),
                _ => return Err(error),
            };
            let class = vm.class_of(owner);
            let Some(method) = vm.lookup(class, vm.known.getattr) else { return Err(error) };
            vm.heap.release(error);
            let (owner, name) = (vm.heap.retain(owner), vm.heap.retain(name));
            vm.heap.release(kept);
            vm.call(method, &[owner, name], Then::Push)
        }
        Err(error) => {
            vm.heap.release(kept);
            Err(error)
        }
    }
}

fn class_of_constant(value: Value) -> Value {
    match () {
        () if value.is_none() => c::NONE_TYPE,
        () if value.as_bool().is_some() => c::BOOL,
        () if value.is(Value::ELLIPSIS) => c::ELLIPSIS_TYPE,
        () if value.is(Value::NOT_IMPLEMENTED) => c::NOT_IMPLEMENTED_TYPE,
        () => c::OBJECT,
    }
}

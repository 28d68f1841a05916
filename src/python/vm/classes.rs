//! Classes: the order of their bases, how one is made, and how one is called to
//! make an object.

use super::calls::Args;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::dict::Dict;
use crate::python::object::{Derived, Instance, Obj, Traits, Type};
use crate::python::shapes;
use crate::python::text::Text;
use crate::python::value::Value;

impl Vm {
    /// Whether a class is another or derives from it.
    #[inline]
    pub(crate) fn is_subclass(&self, class: Value, of: Value) -> bool {
        class.is(of) || self.heap.type_of(class).is_some_and(|class| class.mro.iter().any(|base| base.is(of)))
    }

    /// Whether a value is an instance, by its class alone.
    #[inline]
    pub(crate) fn is_instance(&self, value: Value, class: Value) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// The order in which a class's bases are looked through (C3); none if there
    /// is no such order.
    /// If there is no order, the classes that cannot be brought into one.
    pub(crate) fn order(&self, class: Value, bases: &[Value]) -> Result<Vec<Value>, Vec<Value>> {
        let mut lists: Vec<Vec<Value>> =
            bases.iter().map(|&base| self.heap.type_of(base).map_or_else(Vec::new, |base| base.mro.clone())).collect();
        lists.push(bases.iter().map(|base| base.borrowed()).collect());
        let mut order = vec![class.borrowed()];
        loop {
            lists.retain(|list| !list.is_empty());
            if lists.is_empty() {
                return Ok(order);
            }
            let in_tail = |value: Value| lists.iter().any(|list| list[1..].iter().any(|other| other.is(value)));
            let Some(next) = lists.iter().map(|list| list[0]).find(|&head| !in_tail(head)) else {
                let mut heads: Vec<Value> = Vec::new();
                for list in &lists {
                    if !heads.iter().any(|head| head.is(list[0])) {
                        heads.push(list[0]);
                    }
                }
                return Err(heads);
            };
            for list in &mut lists {
                if list[0].is(next) {
                    list.remove(0);
                }
            }
            order.push(next.borrowed());
        }
    }

    /// What a class's instances do in their own way.
    pub(super) fn traits_of(&self, class: Value) -> Traits {
        let own =
            |name: Value| self.lookup(class, name).is_some_and(|found| !matches!(self.heap.get(found), Obj::Native(_)));
        let known = &self.known;
        Traits {
            getattribute: own(known.getattribute),
            getattr: self.lookup(class, known.getattr).is_some(),
            setattr: own(known.setattr),
            delattr: own(known.delattr),
            new: own(known.new),
            init: own(known.init),
            del: self.lookup(class, known.del).is_some(),
            eq: own(known.eq),
            hash: own(known.hash),
            unhashable: self.lookup(class, known.hash).is_some_and(Value::is_none),
            call: own(known.call),
            is_abstract: self.abstract_methods(class).is_some(),
        }
    }

    /// Exceptions are all laid out alike.
    fn are_errors(&self, one: Value, other: Value) -> bool {
        [one, other].into_iter().all(|class| self.is_subclass(class, c::BASE_EXCEPTION))
    }

    /// The built-in class whose content instances of a class with these bases have.
    fn common_layout(&mut self, bases: &[Value]) -> Result<Value, Value> {
        let mut layout = c::OBJECT;
        for &base in bases {
            let Some(it) = self.heap.type_of(base) else {
                return Err(self.type_error("bases must be types"));
            };
            if is_final(base) {
                let message = format!("type '{}' is not an acceptable base type", it.name);
                return Err(self.type_error(message));
            }
            let other = it.layout;
            if self.is_subclass(other, layout) {
                layout = other;
            } else if !self.is_subclass(layout, other) && !self.are_errors(layout, other) {
                return Err(self.type_error("multiple bases have instance lay-out conflict"));
            }
        }
        Ok(layout)
    }

    /// A new class of a name, bases and a namespace, as `type.__new__` makes it.
    pub(crate) fn make_class(
        &mut self,
        metaclass: Value,
        name: &str,
        bases: &[Value],
        namespace: &Dict,
    ) -> Result<Value, Value> {
        let object = [c::OBJECT];
        let bases = if bases.is_empty() { &object[..] } else { bases };
        let layout = self.common_layout(bases)?;
        let kept: Vec<Value> = bases.iter().map(|&base| self.heap.retain(base)).collect();
        let metaclass = self.heap.retain(metaclass);
        let class = self.heap.alloc(Obj::Type(Box::new(Type {
            name: name.to_owned(),
            qualname: name.to_owned(),
            metaclass,
            bases: kept,
            mro: Vec::new(),
            dict: Dict::default(),
            version: 0,
            subclasses: Vec::new(),
            layout,
            is_builtin: false,
            slots: None,
            traits: Traits::default(),
            width: 0,
        })));
        let order = match self.order(class, bases) {
            Ok(order) => order,
            Err(clashing) => return Err(self.no_order(&clashing)),
        };
        for &base in bases {
            if let Some(base) = self.heap.type_mut(base) {
                base.subclasses.push(class.borrowed());
            }
        }
        let dict = self.class_dict(namespace);
        let qualname = self.take_qualname(namespace, name);
        let slots = self.slots_of(namespace);
        if let Some(it) = self.heap.type_mut(class) {
            it.mro = order;
            it.dict = dict;
            it.qualname = qualname;
            it.slots = slots;
        }
        self.changed(class);
        Ok(class)
    }

    /// A class's dictionary of its body's namespace.
    fn class_dict(&mut self, namespace: &Dict) -> Dict {
        let mut dict = Dict::default();
        let entries: Vec<_> = namespace.iter().copied().collect();
        let has = |name: Value| entries.iter().any(|entry| entry.key.is(name));
        let unhashable = has(self.known.eq) && !has(self.known.hash);
        for entry in &entries {
            if entry.key.is(self.known.classcell) || entry.key.is(self.known.qualname) {
                continue;
            }
            let key = self.interned_name(entry.key);
            let mut value = self.heap.retain(entry.value);
            let is_function = matches!(self.heap.get(value), Obj::Function(_));
            if is_function && (key.is(self.known.init_subclass) || key.is(self.known.class_getitem)) {
                value = self.heap.alloc(Obj::ClassMethod(value));
            } else if is_function && key.is(self.known.new) {
                value = self.heap.alloc(Obj::StaticMethod(value));
            }
            dict.add(entry.hash, key, value);
        }
        let mut default = |vm: &mut Self, name: Value, value: Value| {
            if !has(name) {
                dict.add(vm.heap.text(name).map_or(0, Text::hash), name, value);
            }
        };
        if unhashable {
            default(self, self.known.hash, Value::NONE);
        }
        default(self, self.known.doc, Value::NONE);
        dict
    }

    fn take_qualname(&self, namespace: &Dict, name: &str) -> String {
        let entry = namespace.iter().find(|entry| entry.key.is(self.known.qualname));
        entry.map_or_else(|| name.to_owned(), |entry| self.heap.text_of(entry.value).to_owned())
    }

    fn slots_of(&mut self, namespace: &Dict) -> Option<Vec<Value>> {
        let slots = namespace.iter().find(|entry| entry.key.is(self.known.slots))?.value;
        let names: Vec<Value> = match self.heap.items(slots) {
            Some(items) => items.to_vec(),
            None => vec![slots],
        };
        let names: Vec<Value> = names.into_iter().map(|name| self.interned_name(name)).collect();
        let dict = self.known.dict;
        if names.iter().any(|name| name.is(dict)) { None } else { Some(names) }
    }

    /// Calls a class: makes an object and lets it begin.
    pub(super) fn call_class(
        &mut self,
        class: Value,
        start: usize,
        at: usize,
        count: usize,
        names: Value,
        then: Then,
    ) -> Res {
        if class.is(c::TYPE) && count == 1 && names.is_null() {
            let its = self.class_of(self.stack[at]);
            let its = self.heap.retain(its);
            self.drop_call(start, at + count);
            return Ok(Flow::Value(its));
        }
        let metaclass = self.class_of(class);
        let has_own_call = self.heap.type_of(metaclass).is_some_and(|it| it.traits.call);
        let Some(traits) = self.heap.type_of(class).map(|it| it.traits) else {
            return Err(self.system_error("a class is gone"));
        };
        if has_own_call && let Some(call) = self.lookup(metaclass, self.known.call) {
            let mut arguments = vec![self.heap.retain(class)];
            arguments.extend(self.take_args(at, count));
            let result = self.call_with_names(call, &arguments, names, then);
            self.drop_call(start, at);
            return result;
        }
        let result = self.call_class_plainly(class, traits, start, at, count, names);
        if !self.heap.type_of(class).is_some_and(|it| it.is_builtin) && !matches!(result, Ok(Flow::Enter)) {
            self.pass_silently();
        }
        result
    }

    /// What `type.__call__` does.
    fn call_class_plainly(
        &mut self,
        class: Value,
        traits: Traits,
        start: usize,
        at: usize,
        count: usize,
        names: Value,
    ) -> Res {
        // A class of classes makes them by `type.__new__`, then `__init__` is theirs.
        let is_metaclass = !class.is(c::TYPE) && self.heap.type_of(class).is_some_and(|it| it.layout.is(c::TYPE));
        if traits.new || is_metaclass {
            let mut arguments = vec![self.heap.retain(class)];
            arguments.extend(self.take_args(at, count));
            let maker = self.dict_get_text(self.prelude, "make_by_new").unwrap_or(Value::NONE);
            let result = self.call_with_names(maker, &arguments, names, Then::Push);
            self.drop_call(start, at);
            return result;
        }
        let layout =
            self.heap.type_of(class).map_or(c::OBJECT, |it| if it.is_builtin { class.borrowed() } else { it.layout });
        if self.charge_for_making(class, layout) {
            if traits.is_abstract {
                self.drop_call(start, at + count);
                return Err(self.is_abstract(class));
            }
            if traits.init {
                return self.make_and_init(class, start, at, count, names);
            }
            if count > 0 {
                let name = self.heap.type_of(class).map_or_else(String::new, |it| it.name.clone());
                self.drop_call(start, at + count);
                return Err(self.type_error(format!("{name}() takes no arguments")));
            }
            let made = self.new_instance(class);
            self.drop_call(start, at + count);
            return Ok(Flow::Value(made));
        }
        let args = Args { at: at as u32, len: count as u32, names };
        let made = self.make_builtin(class, layout, args);
        let made = match made {
            Ok(Flow::Value(made)) => made,
            other => {
                self.drop_call(start, at + count);
                return other;
            }
        };
        if traits.init
            && let Some(init) = self.lookup(class, self.known.init)
        {
            let mut arguments = vec![self.heap.retain(made)];
            arguments.extend(self.take_args(at, count));
            let result = self.call_with_names(init, &arguments, names, Then::Made(made));
            self.drop_call(start, at);
            return result;
        }
        self.drop_call(start, at + count);
        Ok(Flow::Value(made))
    }

    fn make_and_init(&mut self, class: Value, start: usize, at: usize, count: usize, names: Value) -> Res {
        let made = self.new_instance(class);
        let Some(init) = self.lookup(class, self.known.init) else {
            self.drop_call(start, at + count);
            return Ok(Flow::Value(made));
        };
        if matches!(self.heap.get(init), Obj::Function(_)) {
            // In place: the class and its object's place become the function and its.
            let init = self.heap.retain(init);
            let first = self.heap.retain(made);
            if at == start + 2 {
                self.stack[start] = init;
                self.stack[start + 1] = first;
                self.heap.release(class);
                self.sp = at + count;
                return self.call_on_stack(start, count, names, Then::Made(made));
            }
            self.heap.release(init);
            self.heap.release(first);
        }
        let mut arguments = vec![self.heap.retain(made)];
        arguments.extend(self.take_args(at, count));
        let result = match self.bind_lookup(init, made, class) {
            super::attributes::Bound::Method(init) => self.call_with_names(init, &arguments, names, Then::Made(made)),
            super::attributes::Bound::Value(init) => {
                let receiver = arguments.remove(0);
                self.heap.release(receiver);
                let result = self.call_with_names(init, &arguments, names, Then::Made(made));
                self.heap.release(init);
                result
            }
        };
        self.drop_call(start, at);
        result
    }

    /// An instance without attributes.
    pub(crate) fn new_instance(&mut self, class: Value) -> Value {
        let width = self.heap.type_of(class).map_or(0, |class| class.width);
        let class = self.heap.retain(class);
        let values = Vec::with_capacity(width as usize);
        self.heap.alloc(Obj::Instance(Instance { class, shape: shapes::NONE, values }))
    }

    /// An object of a built-in class, or of one that derives from it.
    pub(crate) fn make_builtin(&mut self, class: Value, layout: Value, args: Args) -> Res {
        if self.is_subclass(layout, c::BASE_EXCEPTION) {
            return crate::python::builtins::exceptions::make(self, class, args);
        }
        let Some(maker) = crate::python::builtins::maker(layout) else {
            let name = self.heap.type_of(class).map_or_else(String::new, |it| it.name.clone());
            return Err(self.type_error(format!("cannot create '{name}' instances")));
        };
        if class.is(layout) {
            return maker(self, args);
        }
        let args = self.args_for_content(class, layout, args);
        let kept = self.heap.retain(class);
        self.push_waiting(Then::Continue(derived, kept));
        let flow = maker(self, args)?;
        self.settle_waiting(flow)
    }

    /// Containers are filled by `__init__`, so a derived class's own arguments do
    /// not concern them if it has one.
    fn args_for_content(&self, class: Value, layout: Value, args: Args) -> Args {
        let has_own_init = self.heap.type_of(class).is_some_and(|class| class.traits.init);
        if has_own_init && is_filled_later(layout) { Args { len: 0, names: Value::NULL, ..args } } else { args }
    }
}

/// Containers whose `__new__` makes an empty one.
pub(crate) fn is_filled_later(layout: Value) -> bool {
    [c::LIST, c::DICT, c::SET].iter().any(|other| other.is(layout))
}

/// A built-in content as an instance of a derived class.
pub(crate) fn derived(vm: &mut Vm, class: Value, content: Value) -> Res {
    let obj = match vm.heap.get(content) {
        Obj::Free => Obj::Plain(content),
        Obj::Derived(derived) => derived.content.clone(),
        obj => obj.clone(),
    };
    // What the content refers to is now referred to twice.
    let mut shared = Vec::new();
    crate::python::children::children(&obj, &mut |child| shared.push(child));
    for child in shared {
        vm.heap.retain(child);
    }
    if content.is_handle() {
        vm.heap.release(content);
    }
    Ok(Flow::Value(vm.heap.alloc(Obj::Derived(Box::new(Derived { class, dict: Value::NULL, content: obj })))))
}

/// Built-in classes that nothing may derive from.
fn is_final(class: Value) -> bool {
    [c::BOOL, c::NONE_TYPE, c::FUNCTION, c::GENERATOR, c::COROUTINE, c::RANGE, c::SLICE, c::METHOD, c::NATIVE]
        .iter()
        .any(|other| other.is(class))
}

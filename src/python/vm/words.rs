//! Values as text: `repr` and `str` of built-in things in Rust; where Python code
//! has a say, the prelude does the same work in Python.

use super::compare::{Need, Pure};
use super::quoting::{nearest, quote, quote_bytes};
use super::{Flow, NativeKind, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::number;
use crate::python::object::{Iter, Obj};
use crate::python::value::Value;

/// How deep containers are written before it is given up.
const DEEPEST: usize = 200;

/// How long the text of a container may be that Rust writes.
const LONGEST: usize = 1 << 24;

/// The most figures of an int as text.
pub(crate) const MOST_FIGURES: usize = 4300;

impl Vm {
    /// `repr(value)`; the value stays the caller's.
    pub(crate) fn repr(&mut self, value: Value, then: Then) -> Res {
        let text = self.repr_text(value, 0);
        self.pay_for_looks();
        match text {
            Ok(text) => {
                let text = self.heap.str(text);
                self.apply(then, text)
            }
            Err(Need::Python | Need::Depth) => {
                let value = self.heap.retain(value);
                self.call_prelude("repr", &[value], then)
            }
            Err(Need::Hash(_)) => Err(self.int_too_long()),
        }
    }

    /// `str(value)`; the value stays the caller's.
    pub(crate) fn str_of(&mut self, value: Value, then: Then) -> Res {
        if let Obj::Str(_) = self.heap.get(value) {
            let value = self.heap.retain(value);
            return self.apply(then, value);
        }
        match self.str_text(value) {
            Ok(text) => {
                let text = self.heap.str(text);
                self.apply(then, text)
            }
            Err(Need::Python) => {
                let class = self.class_of(value);
                if let Some(method) = self.lookup(class, self.known.str)
                    && !matches!(self.heap.get(method), Obj::Native(_))
                {
                    let value = self.heap.retain(value);
                    self.push_waiting(then);
                    let flow = self.call(method, &[value], Then::Continue(check_str, Value::NULL))?;
                    return self.settle_waiting(flow);
                }
                self.repr(value, then)
            }
            Err(Need::Hash(_)) => Err(self.int_too_long()),
            Err(Need::Depth) => self.repr(value, then),
        }
    }

    /// `str` without Python code.
    pub(crate) fn str_text(&self, value: Value) -> Pure<String> {
        if let Obj::Exception(exception) = self.heap.get(value) {
            if self.has_python(value, self.known.str) {
                return Err(Need::Python);
            }
            return self.exception_text(exception.class, exception.args);
        }
        if matches!(self.heap.get(value), Obj::Derived(_) | Obj::Instance(_) | Obj::Type(_))
            && (self.has_python(value, self.known.str) || self.has_python(value, self.known.repr))
        {
            return Err(Need::Python);
        }
        match self.heap.body(value) {
            Obj::Str(text) => Ok(text.as_str().to_owned()),
            _ => self.repr_text(value, 0),
        }
    }

    /// What an exception says.
    pub(crate) fn exception_text(&self, class: Value, args: Value) -> Pure<String> {
        let args = self.heap.items(args).unwrap_or_default();
        let group = self.is_subclass(class, c::BASE_EXCEPTION_GROUP);
        match args {
            [] => Ok(String::new()),
            [one] if self.is_subclass(class, c::KEY_ERROR) => self.repr_text(*one, 0),
            [one] => self.str_text(*one),
            [message, all] if group => {
                let count = self.heap.items(*all).map_or(0, <[Value]>::len);
                let plural = if count == 1 { "" } else { "s" };
                Ok(format!("{} ({count} sub-exception{plural})", self.str_text(*message)?))
            }
            [number, text, rest @ ..] if self.is_subclass(class, c::OS_ERROR) => {
                let file = match rest {
                    [file, _, other, ..] if !file.is_none() && !other.is_none() => {
                        format!(": {} -> {}", self.repr_text(*file, 0)?, self.repr_text(*other, 0)?)
                    }
                    [file, ..] if !file.is_none() => format!(": {}", self.repr_text(*file, 0)?),
                    _ => String::new(),
                };
                Ok(format!("[Errno {}] {}{file}", self.str_text(*number)?, self.str_text(*text)?))
            }
            all => self.repr_all(all, "(", ")", 0),
        }
    }

    fn has_python(&self, value: Value, name: Value) -> bool {
        self.lookup(self.class_of(value), name).is_some_and(|found| !matches!(self.heap.get(found), Obj::Native(_)))
    }

    /// `repr` without Python code.
    pub(crate) fn repr_text(&self, value: Value, depth: usize) -> Pure<String> {
        if depth > DEEPEST || depth > 0 && !self.looks() {
            return Err(Need::Depth);
        }
        if let Some(int) = value.as_int() {
            return Ok(int.to_string());
        }
        if let Some(text) = constant_text(value) {
            return Ok(text.to_owned());
        }
        if let Some(float) = value.as_float() {
            return Ok(number::float_text(float));
        }
        match self.heap.get(value) {
            Obj::Derived(_) | Obj::Instance(_) | Obj::Exception(_) | Obj::Type(_)
                if self.has_python(value, self.known.repr) =>
            {
                Err(Need::Python)
            }
            Obj::Instance(_) => Ok(format!("<{} object at {}>", self.full_class_name(value), address(value))),
            Obj::Exception(exception) => {
                let name = self.class_name(value);
                match self.heap.items(exception.args).unwrap_or_default() {
                    [one] => Ok(format!("{name}({})", self.repr_text(*one, depth + 1)?)),
                    all => self.repr_all(all, &format!("{name}("), ")", depth + 1),
                }
            }
            Obj::Derived(derived) => match &derived.content {
                Obj::Plain(plain) => self.repr_text(*plain, depth + 1),
                Obj::Free => Ok(format!("<{} object at {}>", self.full_class_name(value), address(value))),
                content => self.repr_obj(value, content, depth),
            },
            obj => self.repr_obj(value, obj, depth),
        }
    }

    fn repr_obj(&self, value: Value, obj: &Obj, depth: usize) -> Pure<String> {
        match obj {
            Obj::Int(int) => {
                if int.bits() > 14_400 {
                    return Err(Need::Hash(0));
                }
                let text = int.to_string();
                if text.trim_start_matches('-').len() > MOST_FIGURES { Err(Need::Hash(0)) } else { Ok(text) }
            }
            Obj::Float(float) => Ok(number::float_text(*float)),
            Obj::Str(text) => Ok(quote(text.as_str())),
            Obj::Bytes(bytes) => Ok(quote_bytes(bytes)),
            Obj::Tuple(_) | Obj::List(_) | Obj::Dict(_) | Obj::Set(_) if self.shown.iter().any(|it| it.is(value)) => {
                Ok(String::from(match obj {
                    Obj::List(_) => "[...]",
                    Obj::Tuple(_) => "(...)",
                    Obj::Dict(_) => "{...}",
                    _ => "set(...)",
                }))
            }
            Obj::Tuple(items) if items.len() == 1 => Ok(format!("({},)", self.repr_text(items[0], depth + 1)?)),
            Obj::Tuple(items) => self.repr_all(items, "(", ")", depth),
            Obj::List(items) if items.iter().any(|item| item.is(value)) => Err(Need::Python),
            Obj::List(items) => self.repr_all(items, "[", "]", depth),
            Obj::Dict(dict) => self.repr_dict(value, dict, depth),
            Obj::Set(set) => {
                let items: Vec<Value> = set.iter().map(|(_, item)| item).collect();
                let name = self.class_name(value);
                if items.is_empty() {
                    return Ok(format!("{name}()"));
                }
                if name == "set" {
                    self.repr_all(&items, "{", "}", depth)
                } else {
                    self.repr_all(&items, &format!("{name}({{"), "})", depth)
                }
            }
            Obj::Range(parts) => {
                let [start, stop, step] = parts.map(|part| self.repr_text(part, depth));
                match (start?, stop?, step?) {
                    (start, stop, step) if step == "1" => Ok(format!("range({start}, {stop})")),
                    (start, stop, step) => Ok(format!("range({start}, {stop}, {step})")),
                }
            }
            Obj::Slice(parts) => self.repr_all(&parts[..], "slice(", ")", depth),
            Obj::View(dict, kind) => {
                let text = self.view_text(*dict, *kind, depth)?;
                Ok(format!("{}([{text}])", self.class_name(value)))
            }
            other => Ok(self.repr_rare(value, other)),
        }
    }

    fn view_text(&self, dict: Value, kind: crate::python::object::ViewKind, depth: usize) -> Pure<String> {
        use crate::python::object::ViewKind;
        let mut parts = Vec::new();
        for entry in self.heap.dict_of(dict).into_iter().flat_map(|dict| dict.iter()) {
            parts.push(match kind {
                ViewKind::Keys => self.repr_text(entry.key, depth + 1)?,
                ViewKind::Values => self.repr_text(entry.value, depth + 1)?,
                ViewKind::Items => {
                    format!("({}, {})", self.repr_text(entry.key, depth + 1)?, self.repr_text(entry.value, depth + 1)?)
                }
            });
        }
        Ok(parts.join(", "))
    }

    fn repr_dict(&self, value: Value, dict: &crate::python::dict::Dict, depth: usize) -> Pure<String> {
        let mut parts = Vec::with_capacity(dict.len());
        for entry in dict.iter() {
            if entry.value.is(value) {
                return Err(Need::Python);
            }
            let (key, value) = (self.repr_text(entry.key, depth + 1)?, self.repr_text(entry.value, depth + 1)?);
            parts.push(format!("{key}: {value}"));
        }
        Ok(format!("{{{}}}", parts.join(", ")))
    }

    fn repr_all(&self, items: &[Value], open: &str, close: &str, depth: usize) -> Pure<String> {
        let mut text = String::from(open);
        for (place, &item) in items.iter().enumerate() {
            if place > 0 {
                text.push_str(", ");
            }
            text.push_str(&self.repr_text(item, depth + 1)?);
            if text.len() > LONGEST {
                return Err(Need::Depth);
            }
        }
        text.push_str(close);
        Ok(text)
    }

    fn repr_rare(&self, value: Value, obj: &Obj) -> String {
        let at = address(value);
        match obj {
            Obj::Function(function) => format!("<function {} at {at}>", self.heap.text_of(function.qualname)),
            Obj::Native(def) if def.kind == NativeKind::Method && self.owner_of(def).is_some() => {
                format!("<method '{}' of '{}' objects>", def.name, self.owner_of(def).unwrap_or_default())
            }
            Obj::Native(def) => format!("<built-in function {}>", def.name),
            Obj::Method(function, receiver) => match self.heap.get(*function) {
                Obj::Native(def) => {
                    format!(
                        "<built-in method {} of {} object at {}>",
                        def.name,
                        self.class_name(*receiver),
                        address(*receiver)
                    )
                }
                _ => {
                    let receiver = self.repr_text(*receiver, 1).unwrap_or_default();
                    format!("<bound method {} of {receiver}>", self.function_name(*function))
                }
            },
            Obj::Type(class) if class.is_builtin => format!("<class '{}'>", self.full_name(value)),
            Obj::Type(class) => {
                let module = self.dict_get_in_class(value, self.known.module);
                let module = module.map_or("", |module| self.heap.text_of(module));
                match module {
                    "" | "builtins" => format!("<class '{}'>", class.qualname),
                    module => format!("<class '{module}.{}'>", class.qualname),
                }
            }
            Obj::Module(module) => format!("<module '{}'>", self.heap.text_of(module.name)),
            Obj::Generator(generator) => {
                let name = self.heap.text_of(generator.qualname);
                match generator.class {
                    class if class.is(c::GENERATOR) => format!("<generator object {name} at {at}>"),
                    class if class.is(c::COROUTINE) => format!("<coroutine object {name} at {at}>"),
                    class if class.is(c::ASYNC_GENERATOR) => format!("<async_generator object {name} at {at}>"),
                    _ => format!("<{} object at {at}>", self.class_name(value)),
                }
            }
            Obj::Code(number) => {
                let code = &self.program.codes[*number as usize];
                format!("<code object {} at {at}>", code.name)
            }
            Obj::Cell(_) => format!("<cell at {at}>"),
            Obj::Super(parts) => self.super_text(parts),
            Obj::Lock(lock) => {
                let is = if lock.word & 1 == 1 { "locked" } else { "unlocked" };
                let (owner, count) = (lock.owner.map_or(0, crate::python::builtins::ident_of), lock.depth);
                let more = if lock.is_reentrant { format!(" owner={owner} count={count}") } else { String::new() };
                format!("<{is} _thread.{} object{more} at {at}>", self.class_name(value))
            }
            Obj::Iter(iter) if matches!(**iter, Iter::Empty) => format!("<list_iterator object at {at}>"),
            _ => format!("<{} object at {at}>", self.full_class_name(value)),
        }
    }

    /// An attribute of a class itself. Does not count.
    pub(crate) fn dict_get_in_class(&self, class: Value, name: Value) -> Option<Value> {
        let hash = self.heap.text(name)?.hash();
        let class = self.heap.type_of(class)?;
        class.dict.find_name(hash, name).and_then(|place| class.dict.entry(place)).map(|entry| entry.value.borrowed())
    }

    /// A class's name with its module, as in `<__main__.A object at …>`.
    pub(crate) fn full_class_name(&self, value: Value) -> String {
        self.full_name(self.class_of(value))
    }

    /// The same of a class itself.
    pub(crate) fn full_name(&self, class: Value) -> String {
        let Some(it) = self.heap.type_of(class) else { return String::from("object") };
        let module = self.dict_get_in_class(class, self.known.module).map_or("", |module| self.heap.text_of(module));
        match module {
            "" | "builtins" => it.qualname.clone(),
            module => format!("{module}.{}", it.qualname),
        }
    }

    /// What stands in a traceback for an attribute that is nearly there.
    pub(super) fn near_attribute(&self, owner: Value, text: &str) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        match self.heap.get(owner) {
            Obj::Instance(instance) => {
                names.extend(self.heap.shapes.names(instance.shape).iter().map(|&name| self.heap.text_of(name)));
            }
            Obj::Module(module) => {
                let dict = self.heap.dict_of(module.dict);
                names.extend(dict.into_iter().flat_map(|dict| dict.iter()).map(|entry| self.heap.text_of(entry.key)));
            }
            _ => {}
        }
        let class = if matches!(self.heap.get(owner), Obj::Type(_)) { owner } else { self.class_of(owner) };
        for &base in self.heap.type_of(class).map_or(&[][..], |class| &class.mro) {
            if let Some(base) = self.heap.type_of(base) {
                names.extend(base.dict.iter().map(|entry| self.heap.text_of(entry.key)));
            }
        }
        names.sort_unstable();
        names.dedup();
        nearest(text, names.into_iter()).map(str::to_owned)
    }

    /// An exception with what the reader may have meant, which only a traceback
    /// tells.
    pub(crate) fn error_with_hint(&mut self, class: Value, message: String, hint: Option<String>) -> Value {
        let error = self.error(class, message);
        if let Some(hint) = hint {
            let hint = self.heap.str(format!(". Did you mean: '{hint}'?"));
            if let Some(exception) = self.exception_mut(error) {
                exception.value = hint;
            }
        }
        error
    }
}

fn check_str(vm: &mut Vm, _kept: Value, text: Value) -> Res {
    if vm.heap.text(text).is_some() {
        return Ok(Flow::Value(text));
    }
    let name = vm.class_name(text);
    vm.heap.release(text);
    Err(vm.type_error(format!("__str__ returned non-string (type {name})")))
}

/// A number that stands for where an object lies.
pub(crate) fn address(value: Value) -> String {
    format!("0x{:x}", identity(value))
}

/// What `id()` gives.
pub(crate) const fn identity(value: Value) -> u64 {
    0x7f00_0000_0000 + (value.identity() >> 3 & 0xFFFF_FFFF) * 16 + (value.identity() >> 35) * 0x1_0000_0000
}

fn constant_text(value: Value) -> Option<&'static str> {
    match () {
        () if value.is_none() => Some("None"),
        () if value.is(Value::TRUE) => Some("True"),
        () if value.is(Value::FALSE) => Some("False"),
        () if value.is(Value::ELLIPSIS) => Some("Ellipsis"),
        () if value.is(Value::NOT_IMPLEMENTED) => Some("NotImplemented"),
        () if value.is_null() => Some("<NULL>"),
        () => None,
    }
}

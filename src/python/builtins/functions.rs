//! The functions of `builtins`, except those that are in the prelude.

use crate::python::classes as c;
use crate::python::object::{Iter, Obj};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeKind, Res, Then, Vm, give_bool, native_of_kind, native_with_keywords,
};

const fn function(
    name: &'static str,
    call: fn(&mut Vm, Args) -> Res,
    least: u8,
    most: u8,
) -> NativeDef {
    native_of_kind(name, call, least, most, NativeKind::Function)
}

const fn with_keywords(name: &'static str, call: fn(&mut Vm, Args) -> Res) -> NativeDef {
    let mut def = native_with_keywords(name, call);
    def.kind = NativeKind::Function;
    def
}

/// The table.
pub(crate) static FUNCTIONS: &[NativeDef] = &[
    with_keywords("print", print),
    function("len", len, 1, 1),
    function("repr", repr, 1, 1),
    function("ascii", ascii, 1, 1),
    function("id", id, 1, 1),
    function("hash", hash, 1, 1),
    function("iter", iter, 1, 2),
    function("next", next, 1, 2),
    function("isinstance", isinstance, 2, 2),
    function("issubclass", issubclass, 2, 2),
    function("getattr", getattr, 2, 3),
    function("setattr", setattr, 3, 3),
    function("delattr", delattr, 2, 2),
    function("hasattr", hasattr, 2, 2),
    function("callable", callable, 1, 1),
    function("abs", abs, 1, 1),
    function("chr", chr, 1, 1),
    function("ord", ord, 1, 1),
    function("hex", hex, 1, 1),
    function("oct", oct, 1, 1),
    function("bin", bin, 1, 1),
    function("format", format, 1, 2),
    function("globals", globals, 0, 0),
    function("locals", locals, 0, 0),
];

fn print(vm: &mut Vm, args: Args) -> Res {
    let items = vm.args_from(args, 0);
    let (mut sep, mut end, mut is_error, mut other) = (String::from(" "), String::from("\n"), false, Value::NONE);
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "sep" | "end" if !value.is_none() && vm.heap.text(value).is_none() => {
                let (name, class) = (vm.heap.text_of(name).to_owned(), vm.class_name(value));
                return Err(vm.type_error(format!("{name} must be None or a string, not {class}")));
            }
            "sep" if !value.is_none() => sep = vm.heap.text_of(value).to_owned(),
            "end" if !value.is_none() => end = vm.heap.text_of(value).to_owned(),
            "file" if !value.is_none() => {
                let name = vm.heap.intern("_descriptor");
                let descriptor = vm.own_attribute(value, name).and_then(Value::as_int);
                is_error = descriptor == Some(2);
                if descriptor.is_none() {
                    other = value;
                }
            }
            "sep" | "end" | "file" | "flush" => {}
            name => {
                let message = format!("print() got an unexpected keyword argument '{name}'");
                return Err(vm.type_error(message));
            }
        }
    }
    let mut line = String::new();
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            line.push_str(&sep);
        }
        match vm.str_text(item) {
            Ok(text) => line.push_str(&text),
            Err(_) => return print_slowly(vm, &items, &sep, &end, is_error, other),
        }
    }
    line.push_str(&end);
    if !other.is_none() {
        return print_slowly(vm, &items, &sep, &end, is_error, other);
    }
    vm.write(line, is_error);
    Ok(Flow::Value(Value::NONE))
}

/// With the help of Python code.
fn print_slowly(vm: &mut Vm, items: &[Value], sep: &str, end: &str, is_error: bool, file: Value) -> Res {
    let items = items.iter().map(|&item| vm.heap.retain(item)).collect();
    let items = vm.heap.list(items);
    let (sep, end) = (vm.heap.str(sep), vm.heap.str(end));
    let file = vm.heap.retain(file);
    vm.call_prelude("print_slowly", &[items, sep, end, Value::bool(is_error), file], Then::Push)
}

fn len(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    vm.len(value, Then::Push)
}

fn repr(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    vm.repr(value, Then::Push)
}

fn ascii(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    vm.repr(value, Then::Continue(to_ascii, Value::NULL))
}

/// A text with escapes for all that is not ASCII.
pub(crate) fn to_ascii(vm: &mut Vm, _kept: Value, text: Value) -> Res {
    let escaped: String = vm
        .heap
        .text_of(text)
        .chars()
        .map(|character| match character as u32 {
            0..=0x7F => character.to_string(),
            code @ 0x80..=0xFF => format!("\\x{code:02x}"),
            code @ 0x100..=0xFFFF => format!("\\u{code:04x}"),
            code => format!("\\U{code:08x}"),
        })
        .collect();
    vm.heap.release(text);
    vm.give_str(escaped)
}

fn id(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let id = value.as_int().map_or_else(|| vm.identity(value), |int| 0x5000_0000 + int * 32);
    vm.give_int(id)
}

fn hash(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    match vm.key_hash(value, "")? {
        Some(hash) => vm.give_int(hash as i64),
        None => {
            let value = vm.heap.retain(value);
            vm.call_prelude("hash_of", &[value], Then::Push)
        }
    }
}

fn iter(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    if args.len == 2 {
        let (function, sentinel) = (vm.heap.retain(value), vm.arg(args, 1));
        let sentinel = vm.heap.retain(sentinel);
        return vm.call_prelude("iterate_calls", &[function, sentinel], Then::Push);
    }
    vm.get_iter(value, Then::Push)
}

fn next(vm: &mut Vm, args: Args) -> Res {
    let iter = vm.arg(args, 0);
    if args.len == 2 {
        let default = vm.arg(args, 1);
        if let Obj::Iter(_) = vm.heap.get(iter) {
            let item = vm.iter_next(iter)?;
            return if item.is_null() { vm.give(default) } else { Ok(Flow::Value(item)) };
        }
        let default = vm.heap.retain(default);
        vm.push_waiting(Then::Settle(or_default, default));
        let flow = vm.next(iter, Then::Next)?;
        return vm.settle_waiting(flow);
    }
    vm.next(iter, Then::Next)
}

fn or_default(vm: &mut Vm, default: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(default);
            Ok(Flow::Value(value))
        }
        Err(error) if vm.is_error(error, c::STOP_ITERATION) => {
            vm.heap.release(error);
            Ok(Flow::Value(default))
        }
        Err(error) => {
            vm.heap.release(default);
            Err(error)
        }
    }
}

fn isinstance(vm: &mut Vm, args: Args) -> Res {
    let (value, class) = (vm.arg(args, 0), vm.arg(args, 1));
    if let Obj::Tuple(_) = vm.heap.get(class) {
        let arguments = [vm.heap.retain(value), vm.heap.retain(class)];
        return vm.call_prelude("isinstance_of_any", &arguments, Then::Push);
    }
    let kind = vm.class_of(value);
    if kind.is(class) {
        return give_bool(true);
    }
    let metaclass = vm.class_of(class);
    if let Some(check) = vm.lookup(metaclass, vm.known.instancecheck)
        && !matches!(vm.heap.get(check), Obj::Native(_))
    {
        let arguments = [vm.heap.retain(class), vm.heap.retain(value)];
        return vm.call(check, &arguments, Then::Truth(true));
    }
    if vm.heap.type_of(class).is_none() {
        return Err(vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"));
    }
    give_bool(vm.is_subclass(kind, class))
}

fn issubclass(vm: &mut Vm, args: Args) -> Res {
    let (class, of) = (vm.arg(args, 0), vm.arg(args, 1));
    if vm.heap.type_of(class).is_none() {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    }
    if let Obj::Tuple(items) = vm.heap.get(of) {
        let items = items.to_vec();
        return give_bool(items.into_iter().any(|of| vm.is_subclass(class, of)));
    }
    let metaclass = vm.class_of(of);
    if let Some(check) = vm.lookup(metaclass, vm.known.subclasscheck)
        && !matches!(vm.heap.get(check), Obj::Native(_))
    {
        let arguments = [vm.heap.retain(of), vm.heap.retain(class)];
        return vm.call(check, &arguments, Then::Truth(true));
    }
    if vm.heap.type_of(of).is_none() {
        return Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    }
    give_bool(vm.is_subclass(class, of))
}

fn name_argument(vm: &mut Vm, value: Value) -> Result<Value, Value> {
    if vm.heap.text(value).is_none() {
        let class = vm.class_name(value);
        return Err(vm.type_error(format!("attribute name must be string, not '{class}'")));
    }
    Ok(vm.interned_name(value))
}

fn getattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    if args.len < 3 {
        return vm.get_attr(owner, name);
    }
    let default = vm.heap.retain(vm.arg(args, 2));
    attribute_or(vm, owner, name, Then::Settle(or_missing, default))
}

fn attribute_or(vm: &mut Vm, owner: Value, name: Value, then: Then) -> Res {
    vm.push_waiting(then);
    let depth = vm.frames.len();
    match vm.get_attr(owner, name) {
        Err(error) if vm.frames.len() == depth => {
            vm.frames.pop();
            match then {
                Then::Settle(settle, kept) => settle(vm, kept, Err(error)),
                _ => Err(error),
            }
        }
        Ok(flow) => vm.settle_waiting(flow),
        Err(error) => Err(error),
    }
}

fn or_missing(vm: &mut Vm, default: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(default);
            Ok(Flow::Value(value))
        }
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            vm.heap.release(error);
            Ok(Flow::Value(default))
        }
        Err(error) => {
            vm.heap.release(default);
            Err(error)
        }
    }
}

fn hasattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    attribute_or(vm, owner, name, Then::Settle(whether_there, Value::NULL))
}

fn whether_there(vm: &mut Vm, _kept: Value, result: Result<Value, Value>) -> Res {
    match result {
        Ok(value) => {
            vm.heap.release(value);
            give_bool(true)
        }
        Err(error) if vm.is_error(error, c::ATTRIBUTE_ERROR) => {
            vm.heap.release(error);
            give_bool(false)
        }
        Err(error) => Err(error),
    }
}

fn setattr(vm: &mut Vm, args: Args) -> Res {
    let (owner, value) = (vm.arg(args, 0), vm.arg(args, 2));
    let name = name_argument(vm, vm.arg(args, 1))?;
    let value = vm.heap.retain(value);
    none_after(vm, |vm| vm.set_attr(owner, name, value, None))
}

fn delattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = name_argument(vm, vm.arg(args, 1))?;
    none_after(vm, |vm| vm.delete_attr(owner, name))
}

/// None, once something is done that gives nothing.
pub(crate) fn none_after(vm: &mut Vm, act: impl FnOnce(&mut Vm) -> Res) -> Res {
    vm.push_waiting(Then::Push);
    match act(vm)? {
        Flow::Enter => Ok(Flow::Enter),
        _ => {
            vm.frames.pop();
            Ok(Flow::Value(Value::NONE))
        }
    }
}

fn callable(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let is = match vm.heap.get(value) {
        Obj::Function(_) | Obj::Native(_) | Obj::Method(..) | Obj::Type(_) => true,
        _ => vm.lookup(vm.class_of(value), vm.known.call).is_some(),
    };
    give_bool(is)
}

fn abs(vm: &mut Vm, args: Args) -> Res {
    use crate::python::vm::Number;
    let value = vm.arg(args, 0);
    let result = match vm.number(value) {
        Some(Number::Small(int)) => vm.heap.int(int.abs()),
        Some(Number::Big(int)) => {
            let int = num_bigint::BigInt::from(int.magnitude().clone());
            vm.heap.big(int)
        }
        Some(Number::Float(float)) => vm.heap.float(float.abs()),
        None => {
            let class = vm.class_of(value);
            if let Some(method) = vm.lookup(class, vm.known.abs) {
                let value = vm.heap.retain(value);
                return vm.call(method, &[value], Then::Push);
            }
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("bad operand type for abs(): '{class}'")));
        }
    };
    Ok(Flow::Value(result))
}

fn chr(vm: &mut Vm, args: Args) -> Res {
    let Some(code) = vm.index(vm.arg(args, 0)) else {
        let class = vm.class_name(vm.arg(args, 0));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    if !(0..0x11_0000).contains(&code) {
        return Err(vm.value_error("chr() arg not in range(0x110000)"));
    }
    match char::from_u32(code as u32) {
        Some(character) => Ok(Flow::Value(vm.character(character))),
        None => Err(vm.refuse("a surrogate in a string")),
    }
}

fn ord(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let (len, first) = match vm.heap.body(value) {
        Obj::Str(text) => (text.len(), text.char_at(0).map_or(0, |character| i64::from(character as u32))),
        Obj::Bytes(bytes) => (bytes.len(), bytes.first().map_or(0, |&byte| i64::from(byte))),
        _ => {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("ord() expected string of length 1, but {class} found")));
        }
    };
    if len != 1 {
        return Err(vm.type_error(format!("ord() expected a character, but string of length {len} found")));
    }
    vm.give_int(first)
}

fn in_base(vm: &mut Vm, value: Value, prefix: &str, base: u32) -> Res {
    use crate::python::vm::Number;
    let int = match vm.number(value) {
        Some(Number::Small(int)) => num_bigint::BigInt::from(int),
        Some(Number::Big(int)) => int.clone(),
        _ => {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
        }
    };
    let sign = if int.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    let figures = int.magnitude().to_str_radix(base);
    vm.give_str(format!("{sign}{prefix}{figures}"))
}

fn hex(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, vm.arg(args, 0), "0x", 16)
}

fn oct(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, vm.arg(args, 0), "0o", 8)
}

fn bin(vm: &mut Vm, args: Args) -> Res {
    in_base(vm, vm.arg(args, 0), "0b", 2)
}

fn format(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let spec = if args.len > 1 { vm.arg(args, 1) } else { vm.known.empty };
    vm.format(value, spec, Then::Push)
}

/// The frame of Python code that called a native function.
fn caller(vm: &Vm) -> Option<&crate::python::vm::frame::Frame> {
    vm.frames.iter().rev().find(|frame| frame.code != crate::python::vm::frame::NO_CODE)
}

fn globals(vm: &mut Vm, _args: Args) -> Res {
    let globals = caller(vm).map_or(Value::NONE, |frame| frame.globals);
    vm.give(globals)
}

fn locals(vm: &mut Vm, _args: Args) -> Res {
    let Some(frame) = caller(vm).cloned() else { return Ok(Flow::Value(Value::NONE)) };
    if !frame.names.is_null() {
        return vm.give(frame.names);
    }
    let program = std::sync::Arc::clone(&vm.program);
    let mut dict = crate::python::dict::Dict::default();
    for (at, name) in program.codes[frame.code as usize].registers.iter().enumerate() {
        let mut value = vm.stack[frame.base as usize + at];
        if let &Obj::Cell(content) = vm.heap.get(value) {
            value = content;
        }
        if !value.is_null() {
            let key = vm.heap.intern(name);
            let hash = vm.heap.text(key).map_or(0, crate::python::text::Text::hash);
            let value = vm.heap.retain(value);
            dict.add(hash, key, value);
        }
    }
    Ok(Flow::Value(vm.heap.dict(dict)))
}

impl Vm {
    /// Writes to standard output or error.
    pub(crate) fn write(&mut self, text: String, is_error: bool) {
        match self.output.last_mut() {
            Some(last) if last.is_error == is_error => last.text.push_str(&text),
            _ => self.output.push(crate::python::vm::Output { is_error, text }),
        }
    }

    /// `id()` of an object.
    pub(crate) fn identity(&self, value: Value) -> i64 {
        crate::python::vm::identity(value) as i64
    }

    /// `len(value)`; the value stays the caller's.
    pub(crate) fn len(&mut self, value: Value, then: Then) -> Res {
        let class = self.class_of(value);
        let is_own = matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_));
        if is_own
            && let Some(method) = self.lookup(class, self.known.len)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let value = self.heap.retain(value);
            self.push_waiting(then);
            let flow = self.call(method, &[value], Then::Continue(check_len, Value::NULL))?;
            return self.settle_waiting(flow);
        }
        let len = match self.heap.body(value) {
            Obj::Str(text) => text.len(),
            Obj::Bytes(bytes) => bytes.len(),
            Obj::List(items) => items.len(),
            Obj::Tuple(items) => items.len(),
            Obj::Dict(dict) => dict.len(),
            Obj::Set(set) => set.len(),
            Obj::Range(parts) => self.range_len(&parts[..]).unwrap_or(0) as usize,
            &Obj::View(dict, _) => self.heap.dict_of(dict).map_or(0, crate::python::dict::Dict::len),
            _ => {
                let class = self.class_name(value);
                return Err(self.type_error(format!("object of type '{class}' has no len()")));
            }
        };
        self.apply(then, Value::small(len as i64))
    }

    /// Whether a value counts as true; it is given away.
    pub(crate) fn truth(&mut self, value: Value) -> Res {
        use crate::python::vm::Number;
        if let Some(is) = value.as_bool() {
            return give_bool(is);
        }
        let class = self.class_of(value);
        if matches!(self.heap.get(value), Obj::Instance(_) | Obj::Derived(_) | Obj::Type(_)) {
            if let Some(method) = self.lookup(class, self.known.bool) {
                if !matches!(self.heap.get(method), Obj::Native(_)) {
                    return self.call(method, &[value], Then::Truth(true));
                }
            } else if let Some(method) = self.lookup(class, self.known.len)
                && !matches!(self.heap.get(method), Obj::Native(_))
            {
                return self.call(method, &[value], Then::Continue(nonzero, Value::NULL));
            }
        }
        let is = match self.number(value) {
            Some(Number::Small(int)) => int != 0,
            Some(Number::Big(_)) => true,
            Some(Number::Float(float)) => float != 0.0,
            None if value.is_none() => false,
            None => match self.heap.body(value) {
                Obj::Str(text) => text.len() > 0,
                Obj::Bytes(bytes) => !bytes.is_empty(),
                Obj::List(items) => !items.is_empty(),
                Obj::Tuple(items) => !items.is_empty(),
                Obj::Dict(dict) => dict.len() > 0,
                Obj::Set(set) => set.len() > 0,
                Obj::Range(parts) => self.range_len(&parts[..]) != Some(0),
                &Obj::View(dict, _) => self.heap.dict_of(dict).is_some_and(|dict| dict.len() > 0),
                _ => true,
            },
        };
        self.heap.release(value);
        give_bool(is)
    }

    /// `item in container`, or the contrary; both are given away.
    pub(crate) fn contains(&mut self, container: Value, item: Value, wanted: bool) -> Res {
        let class = self.class_of(container);
        if let Some(method) = self.lookup(class, self.known.contains)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let then = Then::Continue(truth_of, Value::bool(wanted));
            return self.call(method, &[container, item], then);
        }
        let found = match self.heap.body(container) {
            Obj::Str(text) => match self.heap.text(item) {
                Some(part) => Some(text.as_str().contains(part.as_str())),
                None => {
                    let class = self.class_name(item);
                    return Err(self.type_error(format!("'in <string>' requires string as left operand, not {class}")));
                }
            },
            Obj::Bytes(bytes) => match (item.as_int(), self.heap.body(item)) {
                (Some(int), _) => Some(bytes.iter().any(|&byte| i64::from(byte) == int)),
                (None, Obj::Bytes(part)) => {
                    Some(part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]))
                }
                _ => None,
            },
            Obj::Dict(_) => self.find_key(container, item)?.map(|found| found != crate::python::dict::Found::Absent),
            Obj::Set(_) => self.find_item(container, item)?.map(|found| found != crate::python::dict::Found::Absent),
            Obj::List(items) => self.any_equal(items, item),
            Obj::Tuple(items) => self.any_equal(items, item),
            &Obj::View(dict, crate::python::object::ViewKind::Keys) => {
                self.find_key(dict, item)?.map(|found| found != crate::python::dict::Found::Absent)
            }
            Obj::Range(parts) => match (item.as_int(), parts[0].as_int(), parts[2].as_int()) {
                (Some(int), Some(start), Some(step)) => {
                    let at = int - start;
                    let len = self.range_len(&parts[..]).unwrap_or(0) as i64;
                    Some(at % step == 0 && at / step >= 0 && at / step < len)
                }
                _ => None,
            },
            _ => None,
        };
        let Some(found) = found else {
            let then = Then::Truth(wanted);
            return self.call_prelude("contains", &[container, item], then);
        };
        self.heap.release(container);
        self.heap.release(item);
        give_bool(found == wanted)
    }

    fn any_equal(&self, items: &[Value], item: Value) -> Option<bool> {
        for &other in items {
            if other.is(item) || self.equal(other, item).ok()? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// A range's or list's iterator object, for tests of whether there is one.
    pub(crate) fn is_iterator_of_ours(&self, value: Value) -> bool {
        matches!(self.heap.get(value), Obj::Iter(iter) if !matches!(**iter, Iter::Empty))
    }
}

fn check_len(vm: &mut Vm, _kept: Value, len: Value) -> Res {
    match vm.index(len) {
        Some(int) if int >= 0 => Ok(Flow::Value(len)),
        Some(_) => Err(vm.value_error("__len__() should return >= 0")),
        None => {
            let class = vm.class_name(len);
            Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")))
        }
    }
}

fn nonzero(vm: &mut Vm, _kept: Value, len: Value) -> Res {
    check_len(vm, Value::NULL, len)?;
    give_bool(len.as_int() != Some(0))
}

/// A result as true or false, or the contrary.
fn truth_of(vm: &mut Vm, wanted: Value, result: Value) -> Res {
    match vm.truth(result)? {
        Flow::Value(is) => give_bool(is.is(wanted)),
        Flow::Enter if wanted.is(Value::TRUE) => Ok(Flow::Enter),
        _ => Err(vm.refuse("'not in' with such a __contains__")),
    }
}

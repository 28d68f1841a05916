//! The functions of `builtins`, except those that are in the prelude.

use super::reflection::{callable, delattr, getattr, globals, hasattr, isinstance, issubclass, locals, setattr};
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NativeDef, NativeKind, Res, Then, Vm, native_of_kind, native_with_keywords};

pub(super) const fn function(name: &'static str, call: fn(&mut Vm, Args) -> Res, least: u8, most: u8) -> NativeDef {
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
    let mut flush = false;
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
            "flush" => flush = vm.number(value).is_none_or(|_| !value.is(Value::FALSE)) && !value.is_none(),
            "sep" | "end" | "file" => {}
            name => {
                let message = format!("print() got an unexpected keyword argument '{name}'");
                return Err(vm.type_error(message));
            }
        }
    }
    if other.is_none() && !is_error {
        other = replaced_output(vm);
    }
    let mut line = String::new();
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            line.push_str(&sep);
        }
        match vm.str_text(item) {
            Ok(text) => line.push_str(&text),
            Err(_) => return print_slowly(vm, &items, [&sep, &end], is_error, other, flush),
        }
    }
    line.push_str(&end);
    if !other.is_none() {
        return print_slowly(vm, &items, [&sep, &end], is_error, other, flush);
    }
    vm.charge(crate::python::costs::PRINT);
    vm.write(line, is_error);
    Ok(Flow::Value(Value::NONE))
}

/// What a program has put in the place of `sys.stdout`, or none.
fn replaced_output(vm: &mut Vm) -> Value {
    let name = vm.heap.intern("_descriptor");
    let Some(sys) = vm.dict_get_text(vm.modules, "sys") else { return Value::NONE };
    let Obj::Module(sys) = vm.heap.get(sys) else { return Value::NONE };
    let stream = vm.dict_get_text(sys.dict, "stdout").unwrap_or(Value::NONE);
    match vm.own_attribute(stream, name).and_then(Value::as_int) {
        Some(1) => Value::NONE,
        _ => stream,
    }
}

/// With the help of Python code.
fn print_slowly(vm: &mut Vm, items: &[Value], between: [&str; 2], is_error: bool, file: Value, flush: bool) -> Res {
    let items = items.iter().map(|&item| vm.heap.retain(item)).collect();
    let items = vm.heap.list(items);
    let [sep, end] = between.map(|text| vm.heap.str(text));
    let file = vm.heap.retain(file);
    vm.call_prelude("print_slowly", &[items, sep, end, Value::bool(is_error), file, Value::bool(flush)], Then::Push)
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
    let escaped = ascii_of(vm.heap.text_of(text));
    vm.heap.release(text);
    vm.give_str(escaped)
}

/// The same of a text of ours.
pub(super) fn ascii_of(text: &str) -> String {
    let escape = |character: char| match character as u32 {
        0..=0x7F => character.to_string(),
        code @ 0x80..=0xFF => format!("\\x{code:02x}"),
        code @ 0x100..=0xFFFF => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    };
    text.chars().map(escape).collect()
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
        if !super::reflection::is_callable(vm, value) {
            return Err(vm.type_error("iter(v, w): v must be callable"));
        }
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
            let class = vm.class_of(value);
            if let Some(method) = vm.lookup(class, vm.known.index) {
                let value = vm.heap.retain(value);
                let base = Value::small(i64::from(base));
                return vm.call(method, &[value], Then::Continue(index_in_base, base));
            }
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
        }
    };
    let sign = if int.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    let figures = int.magnitude().to_str_radix(base);
    vm.give_str(format!("{sign}{prefix}{figures}"))
}

/// What `__index__` gave, in a base.
fn index_in_base(vm: &mut Vm, base: Value, index: Value) -> Res {
    let prefix = match base.as_int() {
        Some(16) => "0x",
        Some(8) => "0o",
        _ => "0b",
    };
    if !matches!(vm.number(index), Some(crate::python::vm::Number::Small(_) | crate::python::vm::Number::Big(_))) {
        let class = vm.class_name(index);
        return Err(vm.type_error(format!("__index__ returned non-int (type {class})")));
    }
    in_base(vm, index, prefix, base.as_int().unwrap_or(2) as u32)
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
    if vm.heap.text(spec).is_none() {
        let class = vm.class_name(spec);
        return Err(vm.type_error(format!("format() argument 2 must be str, not {class}")));
    }
    vm.format(value, spec, Then::Push)
}

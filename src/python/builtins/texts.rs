//! Bytes, and text as bytes: UTF-8, Latin-1 and ASCII.

use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeKind, Res, Vm, give_bool, native, native_of_kind, native_with_keywords,
};

/// The most bytes in one object.
const MOST: i64 = 1 << 30;

/// The methods of bytes.
pub(crate) static BYTES: &[NativeDef] = &[
    native_with_keywords("decode", decode),
    native("hex", hex, 0, 0),
    native("find", find, 1, 1),
    native("startswith", startswith, 1, 1),
    native("endswith", endswith, 1, 1),
    native("join", join, 1, 1),
    native("split", split, 0, 1),
    native("strip", strip, 0, 0),
    native("upper", upper, 0, 0),
    native("lower", lower, 0, 0),
    native_of_kind("fromhex", fromhex, 1, 1, NativeKind::ClassMethod),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__contains__", super::methods::contains_method, 1, 1),
];

fn bytes_of(vm: &Vm, args: Args, place: usize) -> Option<Vec<u8>> {
    match vm.heap.body(vm.arg(args, place)) {
        Obj::Bytes(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

pub(super) fn own(vm: &Vm, args: Args) -> Vec<u8> {
    bytes_of(vm, args, 0).unwrap_or_default()
}

fn give(vm: &mut Vm, bytes: Vec<u8>) -> Res {
    Ok(Flow::Value(vm.heap.alloc(Obj::Bytes(bytes.into()))))
}

/// The other operand, which must be bytes.
fn other(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Value> {
    match bytes_of(vm, args, 1) {
        Some(bytes) => Ok(bytes),
        None => {
            let class = vm.class_name(vm.arg(args, 1));
            Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")))
        }
    }
}

fn coding(vm: &mut Vm, args: Args) -> (String, String) {
    let mut names = [String::from("utf-8"), String::from("strict")];
    for (place, name) in names.iter_mut().enumerate() {
        if vm.positional(args) > place + 1 {
            *name = vm.heap.text_of(vm.arg(args, place + 1)).to_owned();
        }
    }
    for (name, value) in vm.keywords(args) {
        let place = usize::from(vm.heap.text_of(name) == "errors");
        names[place] = vm.heap.text_of(value).to_owned();
    }
    let [encoding, errors] = names;
    (encoding.to_lowercase().replace('_', "-"), errors)
}

pub(crate) fn encode(vm: &mut Vm, args: Args) -> Res {
    let (encoding, errors) = coding(vm, args);
    let text = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    let most = match encoding.as_str() {
        "utf-8" | "utf8" => return give(vm, text.into_bytes()),
        "ascii" | "us-ascii" => 0x7F,
        "latin-1" | "latin1" | "iso-8859-1" => 0xFF,
        other => return Err(vm.error(c::LOOKUP_ERROR, format!("unknown encoding: {other}"))),
    };
    let mut bytes = Vec::new();
    for (place, character) in text.chars().enumerate() {
        match (u32::from(character), errors.as_str()) {
            (code, _) if code <= most => bytes.push(code as u8),
            (_, "ignore") => {}
            (_, "replace") => bytes.push(b'?'),
            (code, _) => {
                let (name, range) = if most == 0x7F { ("ascii", 128) } else { ("latin-1", 256) };
                let shown = if code <= 0xFF { format!("\\x{code:02x}") } else { format!("\\u{code:04x}") };
                let message = format!(
                    "'{name}' codec can't encode character '{shown}' in position {place}: ordinal not in range({range})"
                );
                return Err(vm.error(c::UNICODE_ENCODE_ERROR, message));
            }
        }
    }
    give(vm, bytes)
}

pub(crate) fn decode(vm: &mut Vm, args: Args) -> Res {
    let (encoding, errors) = coding(vm, args);
    let bytes = own(vm, args);
    if matches!(encoding.as_str(), "latin-1" | "latin1" | "iso-8859-1") {
        let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        return vm.give_str(text);
    }
    match String::from_utf8(bytes) {
        Ok(text) => vm.give_str(text),
        Err(error) if errors == "strict" => {
            let place = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[place];
            let why =
                if error.utf8_error().error_len().is_none() { "unexpected end of data" } else { "invalid start byte" };
            let message = format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {place}: {why}");
            Err(vm.error(c::UNICODE_DECODE_ERROR, message))
        }
        Err(error) => {
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let text = if errors == "ignore" { text.replace('\u{FFFD}', "") } else { text };
            vm.give_str(text)
        }
    }
}

fn hex(vm: &mut Vm, args: Args) -> Res {
    let text: String = own(vm, args).iter().map(|byte| format!("{byte:02x}")).collect();
    vm.give_str(text)
}

fn fromhex(vm: &mut Vm, args: Args) -> Res {
    let text: String = vm.heap.text_of(vm.arg(args, 1)).split_whitespace().collect();
    let bytes: Option<Vec<u8>> =
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()).collect();
    match bytes {
        Some(bytes) if text.len().is_multiple_of(2) => give(vm, bytes),
        _ => Err(vm.value_error("non-hexadecimal number found in fromhex() arg at position 0")),
    }
}

fn find(vm: &mut Vm, args: Args) -> Res {
    let (bytes, part) = (own(vm, args), other(vm, args)?);
    let found = if part.is_empty() { Some(0) } else { bytes.windows(part.len()).position(|window| window == part) };
    vm.give_int(found.map_or(-1, |at| at as i64))
}

fn startswith(vm: &mut Vm, args: Args) -> Res {
    let part = other(vm, args)?;
    give_bool(own(vm, args).starts_with(&part))
}

fn endswith(vm: &mut Vm, args: Args) -> Res {
    let part = other(vm, args)?;
    give_bool(own(vm, args).ends_with(&part))
}

fn join(vm: &mut Vm, args: Args) -> Res {
    let sep = own(vm, args);
    let Some(items) = vm.native_items(vm.arg(args, 1))? else {
        return Err(vm.refuse("bytes.join of such an iterable"));
    };
    let mut joined = Vec::new();
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            joined.extend(&sep);
        }
        if let Obj::Bytes(bytes) = vm.heap.body(item) {
            joined.extend_from_slice(bytes);
        }
    }
    vm.heap.release_all(items);
    give(vm, joined)
}

fn split(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args);
    let mut parts: Vec<Vec<u8>> = Vec::new();
    if args.len > 1 {
        let sep = other(vm, args)?;
        let mut rest = &bytes[..];
        while let Some(at) = rest.windows(sep.len().max(1)).position(|window| window == sep) {
            parts.push(rest[..at].to_vec());
            rest = &rest[at + sep.len()..];
        }
        parts.push(rest.to_vec());
    } else {
        let words = bytes.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        parts.extend(words.map(<[u8]>::to_vec));
    }
    let parts = parts.into_iter().map(|part| vm.heap.alloc(Obj::Bytes(part.into()))).collect();
    Ok(Flow::Value(vm.heap.list(parts)))
}

fn strip(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args).trim_ascii().to_vec();
    give(vm, bytes)
}

fn upper(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args).to_ascii_uppercase();
    give(vm, bytes)
}

fn lower(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args).to_ascii_lowercase();
    give(vm, bytes)
}

pub(crate) fn make(vm: &mut Vm, args: Args) -> Res {
    if args.len == 0 {
        return give(vm, Vec::new());
    }
    let value = vm.arg(args, 0);
    if vm.heap.text(value).is_some() {
        if args.len == 1 {
            return Err(vm.type_error("string argument without an encoding"));
        }
        return encode(vm, args);
    }
    if let Some(count) = vm.index(value) {
        if count < 0 {
            return Err(vm.value_error("negative count"));
        }
        if count > MOST {
            return Err(vm.error(c::MEMORY_ERROR, ""));
        }
        return give(vm, vec![0; count as usize]);
    }
    if let Obj::Bytes(bytes) = vm.heap.body(value) {
        let bytes = bytes.to_vec();
        return give(vm, bytes);
    }
    let Some(items) = vm.native_items(value)? else {
        return Err(vm.refuse("bytes of such an iterable"));
    };
    let bytes: Option<Vec<u8>> =
        items.iter().map(|item| item.as_int().and_then(|int| u8::try_from(int).ok())).collect();
    vm.heap.release_all(items);
    match bytes {
        Some(bytes) => give(vm, bytes),
        None => Err(vm.value_error("bytes must be in range(0, 256)")),
    }
}

//! Bytes, and text as bytes: UTF-8, Latin-1 and ASCII.

use super::bytes::give;
use crate::python::classes as c;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Res, Then, Vm};

fn bytes_of(vm: &Vm, args: Args, place: usize) -> Option<Vec<u8>> {
    match vm.heap.body(vm.arg(args, place)) {
        Obj::Bytes(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

pub(super) fn own(vm: &Vm, args: Args) -> Vec<u8> {
    bytes_of(vm, args, 0).unwrap_or_default()
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

/// A code that text and bytes are turned into each other by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    Utf8,
    Ascii,
    Latin1,
    /// Sixteen or thirty-two bits, the high byte first or not, with a mark or not.
    Wide {
        bytes: usize,
        is_big: bool,
        is_marked: bool,
    },
}

fn coding_of(name: &str) -> Option<Coding> {
    let wide = |bytes, is_big, is_marked| Some(Coding::Wide { bytes, is_big, is_marked });
    match name {
        "utf-8" | "utf8" => Some(Coding::Utf8),
        "ascii" | "us-ascii" => Some(Coding::Ascii),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => Some(Coding::Latin1),
        "utf-16" | "utf16" => wide(2, false, true),
        "utf-16-le" => wide(2, false, false),
        "utf-16-be" => wide(2, true, false),
        "utf-32" | "utf32" => wide(4, false, true),
        "utf-32-le" => wide(4, false, false),
        "utf-32-be" => wide(4, true, false),
        _ => None,
    }
}

fn escaped(code: u32) -> String {
    match code {
        0..=0xFF => format!("\\x{code:02x}"),
        0x100..=0xFFFF => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

pub(crate) fn encode(vm: &mut Vm, args: Args) -> Res {
    let (encoding, errors) = coding(vm, args);
    let text = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    let most = match coding_of(&encoding) {
        Some(Coding::Utf8) => return give(vm, text.into_bytes()),
        Some(Coding::Ascii) => 0x7F,
        Some(Coding::Latin1) => 0xFF,
        Some(Coding::Wide { bytes, is_big, is_marked }) => {
            let bytes = widened(&text, bytes, is_big, is_marked);
            return give(vm, bytes);
        }
        None => return Err(vm.error(c::LOOKUP_ERROR, format!("unknown encoding: {encoding}"))),
    };
    let mut bytes = Vec::new();
    for (place, character) in text.chars().enumerate() {
        match (u32::from(character), errors.as_str()) {
            (code, _) if code <= most => bytes.push(code as u8),
            (_, "ignore") => {}
            (_, "replace") => bytes.push(b'?'),
            (code, "backslashreplace") => bytes.extend(escaped(code).into_bytes()),
            (code, "xmlcharrefreplace") => bytes.extend(format!("&#{code};").into_bytes()),
            (code, _) => {
                let (name, range) = if most == 0x7F { ("ascii", 128) } else { ("latin-1", 256) };
                let shown = escaped(code);
                let message = format!(
                    "'{name}' codec can't encode character '{shown}' in position {place}: ordinal not in range({range})"
                );
                return Err(vm.error(c::UNICODE_ENCODE_ERROR, message));
            }
        }
    }
    give(vm, bytes)
}

fn widened(text: &str, size: usize, is_big: bool, is_marked: bool) -> Vec<u8> {
    let mark = is_marked.then_some('\u{FEFF}');
    let mut units = Vec::new();
    for character in mark.into_iter().chain(text.chars()) {
        if size == 4 {
            units.push(u32::from(character));
        } else {
            units.extend(character.encode_utf16(&mut [0; 2]).iter().map(|&unit| u32::from(unit)));
        }
    }
    let bytes = units.into_iter().flat_map(|unit| {
        let mut bytes = unit.to_le_bytes()[..size].to_vec();
        if is_big {
            bytes.reverse();
        }
        bytes
    });
    bytes.collect()
}

fn narrowed(bytes: &[u8], size: usize, is_big: bool, is_marked: bool) -> String {
    let unit = |part: &[u8], is_big: bool| {
        part.iter().enumerate().fold(0_u32, |unit, (at, &byte)| {
            unit | u32::from(byte) << (8 * if is_big { part.len() - 1 - at } else { at })
        })
    };
    let turned = is_marked && bytes.chunks_exact(size).next().is_some_and(|first| unit(first, true) == 0xFEFF);
    let mut units: Vec<u32> = bytes.chunks_exact(size).map(|part| unit(part, is_big || turned)).collect();
    if is_marked && units.first() == Some(&0xFEFF) {
        units.remove(0);
    }
    if size == 4 {
        return units.into_iter().map(|unit| char::from_u32(unit).unwrap_or('\u{FFFD}')).collect();
    }
    String::from_utf16_lossy(&units.into_iter().map(|unit| unit as u16).collect::<Vec<_>>())
}

pub(crate) fn decode(vm: &mut Vm, args: Args) -> Res {
    let (encoding, errors) = coding(vm, args);
    let bytes = own(vm, args);
    match coding_of(&encoding) {
        Some(Coding::Utf8) => decode_strictly(vm, &bytes, &errors, "utf-8"),
        Some(Coding::Ascii) => decode_strictly(vm, &bytes, &errors, "ascii"),
        Some(Coding::Latin1) => vm.give_str(bytes.iter().map(|&byte| char::from(byte)).collect::<String>()),
        Some(Coding::Wide { bytes: size, is_big, is_marked }) => vm.give_str(narrowed(&bytes, size, is_big, is_marked)),
        None => Err(vm.error(c::LOOKUP_ERROR, format!("unknown encoding: {encoding}"))),
    }
}

/// UTF-8 or ASCII, and what is done with what is neither.
fn decode_strictly(vm: &mut Vm, bytes: &[u8], errors: &str, name: &str) -> Res {
    let (mut text, mut at) = (String::new(), 0);
    while at < bytes.len() {
        let rest = &bytes[at..];
        let (good, bad, why) = match std::str::from_utf8(rest) {
            _ if name == "ascii" => {
                let good = rest.iter().take_while(|byte| byte.is_ascii()).count();
                (good, usize::from(good < rest.len()), "ordinal not in range(128)")
            }
            Ok(_) => (rest.len(), 0, ""),
            Err(error) => {
                let (good, len) = (error.valid_up_to(), error.error_len());
                let is_start = matches!(rest[good], 0xC2..=0xF4);
                let why = match len {
                    None => "unexpected end of data",
                    Some(_) if is_start => "invalid continuation byte",
                    Some(_) => "invalid start byte",
                };
                (good, len.unwrap_or(rest.len() - good), why)
            }
        };
        text.push_str(&String::from_utf8_lossy(&rest[..good]));
        let wrong = &rest[good..good + bad];
        match errors {
            _ if bad == 0 => {}
            "ignore" => {}
            "replace" => text.push('\u{FFFD}'),
            "backslashreplace" => wrong.iter().for_each(|&byte| text.push_str(&escaped(u32::from(byte)))),
            _ => {
                let place = at + good;
                let where_it_is = match wrong {
                    [byte] => format!("byte 0x{byte:02x} in position {place}"),
                    _ => format!("bytes in position {place}-{}", place + bad - 1),
                };
                let message = format!("'{name}' codec can't decode {where_it_is}: {why}");
                return Err(vm.error(c::UNICODE_DECODE_ERROR, message));
            }
        }
        at += good + bad;
    }
    vm.give_str(text)
}

/// `hex([sep[, bytes_per_sep]])`.
pub(super) fn hex(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args);
    let mut parts = [Value::NONE, Value::small(1)];
    for (place, part) in parts.iter_mut().enumerate() {
        if vm.positional(args) > place + 1 {
            *part = vm.arg(args, place + 1);
        }
    }
    for (name, value) in vm.keywords(args) {
        parts[usize::from(vm.heap.text_of(name) != "sep")] = value;
    }
    let sep = match vm.heap.body(parts[0]) {
        Obj::Bytes(sep) => String::from_utf8_lossy(sep).into_owned(),
        _ => vm.heap.text(parts[0]).map_or_else(String::new, |sep| sep.as_str().to_owned()),
    };
    if !parts[0].is_none() && sep.chars().count() != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let every = vm.index(parts[1]).unwrap_or(1);
    let size = every.unsigned_abs() as usize;
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        let is_edge =
            size > 0 && if every > 0 { (bytes.len() - at).is_multiple_of(size) } else { at.is_multiple_of(size) };
        if at > 0 && is_edge {
            text.push_str(&sep);
        }
        text.push_str(&format!("{byte:02x}"));
    }
    vm.give_str(text)
}

pub(super) fn fromhex(vm: &mut Vm, args: Args) -> Res {
    let Some(text) = vm.heap.text(vm.arg(args, 1)) else {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("fromhex() argument must be str or bytes-like, not {class}")));
    };
    let figures: Vec<(usize, char)> = text.as_str().chars().enumerate().filter(|it| !it.1.is_whitespace()).collect();
    if let Some((at, _)) = figures.iter().find(|it| !it.1.is_ascii_hexdigit()) {
        return Err(vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
    }
    if !figures.len().is_multiple_of(2) {
        return Err(vm.value_error("fromhex() arg must contain an even number of hexadecimal digits"));
    }
    let value = |it: &(usize, char)| it.1.to_digit(16).unwrap_or(0) as u8;
    let bytes = figures.chunks(2).map(|pair| value(&pair[0]) << 4 | value(&pair[1])).collect();
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
        vm.room(count as u64)?;
        return give(vm, vec![0; count as usize]);
    }
    if let Obj::Bytes(bytes) = vm.heap.body(value) {
        let bytes = bytes.to_vec();
        return give(vm, bytes);
    }
    of_items(vm, value)
}

/// Bytes of an iterable of ints.
fn of_items(vm: &mut Vm, value: Value) -> Res {
    let class = vm.class_of(value);
    let by_hand = vm.heap.intern("__bytes__");
    if let Some(method) = vm.lookup(class, by_hand) {
        let value = vm.heap.retain(value);
        return vm.call(method, &[value], Then::Push);
    }
    let Some(items) = vm.native_items(value)? else {
        let is_iterable = [vm.known.iter, vm.known.getitem].into_iter().any(|name| vm.lookup(class, name).is_some());
        if !is_iterable {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("cannot convert '{class}' object to bytes")));
        }
        let value = vm.heap.retain(value);
        return vm.call_prelude("bytes_of", &[value], Then::Push);
    };
    let mut bytes = Vec::with_capacity(items.len());
    for &item in &items {
        match vm.index(item).map(u8::try_from) {
            Some(Ok(byte)) => bytes.push(byte),
            Some(Err(_)) => return Err(vm.value_error("bytes must be in range(0, 256)")),
            None => {
                let class = vm.class_name(item);
                return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
            }
        }
    }
    vm.heap.release_all(items);
    give(vm, bytes)
}

//! What bytes can do. How text becomes bytes and back is `texts`.

use super::bytes_padded::{all, as_text, cased, center, isascii, istitle, ljust, maketrans, rjust, translate, zfill};
use super::methods::{compare_method as cmp, operator as op};
use super::texts::{decode, fromhex, hex, own};
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeKind, Res, Then, Vm, give_bool, native, native_of_kind, native_with_keywords,
};

/// The methods of bytes.
pub(crate) static BYTES: &[NativeDef] = &[
    native_with_keywords("decode", decode),
    native_with_keywords("hex", hex),
    native("find", find, 1, 3),
    native("rfind", rfind, 1, 3),
    native("index", index, 1, 3),
    native("rindex", rindex, 1, 3),
    native("count", count, 1, 3),
    native("startswith", startswith, 1, 3),
    native("endswith", endswith, 1, 3),
    native("replace", replace, 2, 3),
    native("partition", partition, 1, 1),
    native("rpartition", rpartition, 1, 1),
    native("removeprefix", removeprefix, 1, 1),
    native("removesuffix", removesuffix, 1, 1),
    native("join", join, 1, 1),
    native_with_keywords("split", split),
    native_with_keywords("rsplit", rsplit),
    native_with_keywords("splitlines", splitlines),
    native("strip", strip, 0, 1),
    native("lstrip", lstrip, 0, 1),
    native("rstrip", rstrip, 0, 1),
    native("center", center, 1, 2),
    native("ljust", ljust, 1, 2),
    native("rjust", rjust, 1, 2),
    native("zfill", zfill, 1, 1),
    native("expandtabs", as_text::<0>, 0, 1),
    native("upper", as_text::<1>, 0, 0),
    native("lower", as_text::<2>, 0, 0),
    native("title", as_text::<3>, 0, 0),
    native("capitalize", as_text::<4>, 0, 0),
    native("swapcase", as_text::<5>, 0, 0),
    native("isalpha", all::<0>, 0, 0),
    native("isdigit", all::<1>, 0, 0),
    native("isalnum", all::<2>, 0, 0),
    native("isspace", all::<3>, 0, 0),
    native("isascii", isascii, 0, 0),
    native("isupper", cased::<true>, 0, 0),
    native("islower", cased::<false>, 0, 0),
    native("istitle", istitle, 0, 0),
    native_with_keywords("translate", translate),
    native_of_kind("maketrans", maketrans, 2, 2, NativeKind::StaticMethod),
    native_of_kind("fromhex", fromhex, 1, 1, NativeKind::ClassMethod),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__add__", op::<0>, 1, 1),
    native("__mul__", op::<5>, 1, 1),
    native("__rmul__", op::<5>, 1, 1),
    native("__mod__", op::<6>, 1, 1),
    native("__hash__", super::objects::hash_method, 0, 0),
    native("__eq__", cmp::<2>, 1, 1),
    native("__ne__", cmp::<3>, 1, 1),
    native("__lt__", cmp::<0>, 1, 1),
    native("__le__", cmp::<1>, 1, 1),
    native("__gt__", cmp::<4>, 1, 1),
    native("__ge__", cmp::<5>, 1, 1),
];

fn bytes_at(vm: &Vm, args: Args, place: usize) -> Option<Vec<u8>> {
    match vm.heap.body(vm.arg(args, place)) {
        Obj::Bytes(bytes) => Some(bytes.to_vec()),
        _ => None,
    }
}

pub(super) fn new(vm: &mut Vm, bytes: Vec<u8>) -> Value {
    vm.heap.bytes(bytes)
}

pub(super) fn give(vm: &mut Vm, bytes: Vec<u8>) -> Res {
    Ok(Flow::Value(new(vm, bytes)))
}

/// An argument that must be bytes.
fn must_be_bytes(vm: &mut Vm, args: Args, place: usize) -> Result<Vec<u8>, Value> {
    match bytes_at(vm, args, place) {
        Some(bytes) => Ok(bytes),
        None => {
            let class = vm.class_name(vm.arg(args, place));
            Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")))
        }
    }
}

/// What is looked for: bytes, or one byte as an int.
fn needle(vm: &mut Vm, args: Args) -> Result<Vec<u8>, Value> {
    if let Some(bytes) = bytes_at(vm, args, 1) {
        return Ok(bytes);
    }
    match vm.index(vm.arg(args, 1)).map(u8::try_from) {
        Some(Ok(byte)) => Ok(vec![byte]),
        Some(Err(_)) => Err(vm.value_error("byte must be in range(0, 256)")),
        None => {
            let class = vm.class_name(vm.arg(args, 1));
            Err(vm.type_error(format!("argument should be integer or bytes-like object, not '{class}'")))
        }
    }
}

/// The part that is looked at; none if it is beyond the end.
fn window(vm: &Vm, args: Args, len: usize) -> Option<(usize, usize)> {
    let len = len as i64;
    let clip = |at: Option<i64>, default: i64| at.map_or(default, |at| if at < 0 { (at + len).max(0) } else { at });
    let from = clip(vm.index(vm.arg(args, 2)), 0);
    let to = clip(vm.index(vm.arg(args, 3)), len).min(len);
    (from <= to).then_some((from as usize, to as usize))
}

/// The places where a part begins.
fn places(bytes: &[u8], part: &[u8]) -> Vec<usize> {
    (0..(bytes.len() + 1).saturating_sub(part.len())).filter(|&at| bytes[at..].starts_with(part)).collect()
}

fn search(vm: &mut Vm, args: Args, from_right: bool) -> Result<Option<usize>, Value> {
    let (bytes, part) = (own(vm, args), needle(vm, args)?);
    let Some((from, to)) = window(vm, args, bytes.len()) else { return Ok(None) };
    let found = places(&bytes[from..to], &part);
    let found = if from_right { found.last() } else { found.first() };
    Ok(found.map(|at| from + at))
}

fn find(vm: &mut Vm, args: Args) -> Res {
    let found = search(vm, args, false)?;
    vm.give_int(found.map_or(-1, |at| at as i64))
}

fn rfind(vm: &mut Vm, args: Args) -> Res {
    let found = search(vm, args, true)?;
    vm.give_int(found.map_or(-1, |at| at as i64))
}

fn must_find(vm: &mut Vm, args: Args, from_right: bool) -> Res {
    match search(vm, args, from_right)? {
        Some(at) => vm.give_int(at as i64),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn index(vm: &mut Vm, args: Args) -> Res {
    must_find(vm, args, false)
}

fn rindex(vm: &mut Vm, args: Args) -> Res {
    must_find(vm, args, true)
}

/// Cut at each place where a separator is, from the left, at most so often.
fn cut(bytes: &[u8], sep: &[u8], most: usize) -> Vec<Vec<u8>> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while at + sep.len() <= bytes.len() && parts.len() < most {
        if bytes[at..].starts_with(sep) {
            parts.push(bytes[start..at].to_vec());
            at += sep.len();
            start = at;
        } else {
            at += 1;
        }
    }
    parts.push(bytes[start..].to_vec());
    parts
}

fn count(vm: &mut Vm, args: Args) -> Res {
    let (bytes, part) = (own(vm, args), needle(vm, args)?);
    let count = window(vm, args, bytes.len()).map_or(0, |(from, to)| match part.is_empty() {
        true => to - from + 1,
        false => cut(&bytes[from..to], &part, usize::MAX).len() - 1,
    });
    vm.give_int(count as i64)
}

fn at_side(vm: &mut Vm, args: Args, at_end: bool) -> Res {
    let wanted = vm.arg(args, 1);
    let parts = match vm.heap.body(wanted) {
        Obj::Tuple(items) => items.to_vec(),
        _ => vec![wanted],
    };
    let bytes = own(vm, args);
    let range = window(vm, args, bytes.len());
    for part in parts {
        let Obj::Bytes(part) = vm.heap.body(part) else {
            let (class, name) = (vm.class_name(part), if at_end { "endswith" } else { "startswith" });
            return Err(vm.type_error(format!("{name} first arg must be bytes or a tuple of bytes, not {class}")));
        };
        let Some((from, to)) = range else { continue };
        let inside = &bytes[from..to];
        if if at_end { inside.ends_with(part) } else { inside.starts_with(part) } {
            return give_bool(true);
        }
    }
    give_bool(false)
}

fn startswith(vm: &mut Vm, args: Args) -> Res {
    at_side(vm, args, false)
}

fn endswith(vm: &mut Vm, args: Args) -> Res {
    at_side(vm, args, true)
}

fn replace(vm: &mut Vm, args: Args) -> Res {
    let (old, new) = (must_be_bytes(vm, args, 1)?, must_be_bytes(vm, args, 2)?);
    let most = vm.index(vm.arg(args, 3)).filter(|&most| most >= 0).map_or(usize::MAX, |most| most as usize);
    let bytes = own(vm, args);
    let count = if old.is_empty() { bytes.len() + 1 } else { places(&bytes, &old).len() };
    vm.room((count.min(most) as u64).saturating_mul(new.len() as u64 + 32))?;
    let parts: Vec<Vec<u8>> = if old.is_empty() {
        let mut parts = vec![Vec::new()];
        let single = bytes.len().min(most.saturating_sub(1));
        parts.extend(bytes[..single].iter().map(|&byte| vec![byte]));
        match most {
            0 => parts = vec![bytes],
            _ if single < bytes.len() => parts.push(bytes[single..].to_vec()),
            _ => parts.push(Vec::new()),
        }
        parts
    } else {
        cut(&bytes, &old, most)
    };
    give(vm, parts.join(&new[..]))
}

fn three(vm: &mut Vm, parts: [&[u8]; 3]) -> Res {
    let parts: Vec<Value> = parts.into_iter().map(|part| new(vm, part.to_vec())).collect();
    Ok(Flow::Value(vm.heap.tuple(parts)))
}

fn parted(vm: &mut Vm, args: Args, from_right: bool) -> Res {
    let (bytes, sep) = (own(vm, args), must_be_bytes(vm, args, 1)?);
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let found = places(&bytes, &sep);
    match if from_right { found.last() } else { found.first() } {
        Some(&at) => three(vm, [&bytes[..at], &sep, &bytes[at + sep.len()..]]),
        None if from_right => three(vm, [&[], &[], &bytes]),
        None => three(vm, [&bytes, &[], &[]]),
    }
}

fn partition(vm: &mut Vm, args: Args) -> Res {
    parted(vm, args, false)
}

fn rpartition(vm: &mut Vm, args: Args) -> Res {
    parted(vm, args, true)
}

fn removeprefix(vm: &mut Vm, args: Args) -> Res {
    let (bytes, part) = (own(vm, args), must_be_bytes(vm, args, 1)?);
    let rest = bytes.strip_prefix(&part[..]).unwrap_or(&bytes).to_vec();
    give(vm, rest)
}

fn removesuffix(vm: &mut Vm, args: Args) -> Res {
    let (bytes, part) = (own(vm, args), must_be_bytes(vm, args, 1)?);
    let rest = bytes.strip_suffix(&part[..]).unwrap_or(&bytes).to_vec();
    give(vm, rest)
}

fn join(vm: &mut Vm, args: Args) -> Res {
    let sep = own(vm, args);
    let items = vm.arg(args, 1);
    let Some(items) = vm.native_items(items)? else {
        let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(items)];
        return vm.call_prelude("str_join", &arguments, Then::Push);
    };
    let mut joined = Vec::new();
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            joined.extend(&sep);
        }
        let Obj::Bytes(bytes) = vm.heap.body(item) else {
            let class = vm.class_name(item);
            vm.heap.release_all(items);
            return Err(vm.type_error(format!("sequence item {place}: expected a bytes-like object, {class} found")));
        };
        joined.extend_from_slice(bytes);
    }
    vm.heap.release_all(items);
    give(vm, joined)
}

/// The separator, if there is one, and how often at most.
fn split_arguments(vm: &mut Vm, args: Args) -> Result<(Option<Vec<u8>>, usize), Value> {
    let mut parts = [Value::NONE, Value::small(-1)];
    for (place, part) in parts.iter_mut().enumerate() {
        if vm.positional(args) > place + 1 {
            *part = vm.arg(args, place + 1);
        }
    }
    for (name, value) in vm.keywords(args) {
        parts[usize::from(vm.heap.text_of(name) == "maxsplit")] = value;
    }
    let most = vm.index(parts[1]).filter(|&most| most >= 0).map_or(usize::MAX, |most| most as usize);
    match vm.heap.body(parts[0]) {
        _ if parts[0].is_none() => Ok((None, most)),
        Obj::Bytes(sep) if sep.is_empty() => Err(vm.value_error("empty separator")),
        Obj::Bytes(sep) => Ok((Some(sep.to_vec()), most)),
        _ => {
            let class = vm.class_name(parts[0]);
            Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")))
        }
    }
}

fn give_parts(vm: &mut Vm, parts: Vec<Vec<u8>>) -> Res {
    let parts = parts.into_iter().map(|part| new(vm, part)).collect();
    Ok(Flow::Value(vm.heap.list(parts)))
}

/// The words between white space, at most so many cuts.
fn words(bytes: &[u8], most: usize) -> Vec<Vec<u8>> {
    let (mut parts, mut rest) = (Vec::new(), bytes.trim_ascii_start());
    while !rest.is_empty() {
        if parts.len() == most {
            parts.push(rest.trim_ascii_end().to_vec());
            break;
        }
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap_or(rest.len());
        parts.push(rest[..end].to_vec());
        rest = rest[end..].trim_ascii_start();
    }
    parts
}

fn split(vm: &mut Vm, args: Args) -> Res {
    let (sep, most) = split_arguments(vm, args)?;
    let bytes = own(vm, args);
    let parts = sep.map_or_else(|| words(&bytes, most), |sep| cut(&bytes, &sep, most));
    give_parts(vm, parts)
}

fn rsplit(vm: &mut Vm, args: Args) -> Res {
    let (sep, most) = split_arguments(vm, args)?;
    let turn = |bytes: &[u8]| bytes.iter().rev().copied().collect::<Vec<u8>>();
    let bytes = turn(&own(vm, args));
    let parts = sep.map_or_else(|| words(&bytes, most), |sep| cut(&bytes, &turn(&sep), most));
    give_parts(vm, parts.iter().rev().map(|part| turn(part)).collect())
}

fn splitlines(vm: &mut Vm, args: Args) -> Res {
    let keeps = vm.positional(args) > 1 && vm.arg(args, 1).is(Value::TRUE)
        || vm.keywords(args).iter().any(|(_, value)| value.is(Value::TRUE));
    let bytes = own(vm, args);
    let (mut lines, mut rest) = (Vec::new(), &bytes[..]);
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let width = if rest[end..].starts_with(b"\r\n") { 2 } else { usize::from(end < rest.len()) };
        lines.push(rest[..if keeps { end + width } else { end }].to_vec());
        rest = &rest[end + width..];
    }
    give_parts(vm, lines)
}

fn stripped(vm: &mut Vm, args: Args, left: bool, right: bool) -> Res {
    let set = if args.len > 1 && !vm.arg(args, 1).is_none() { Some(must_be_bytes(vm, args, 1)?) } else { None };
    let is_out = |byte: &u8| set.as_ref().map_or(byte.is_ascii_whitespace() || *byte == 11, |set| set.contains(byte));
    let bytes = own(vm, args);
    let from = if left { bytes.iter().take_while(|byte| is_out(byte)).count() } else { 0 };
    let rest = &bytes[from..];
    let end = if right { rest.iter().rev().take_while(|byte| is_out(byte)).count() } else { 0 };
    let rest = rest[..rest.len() - end].to_vec();
    give(vm, rest)
}

fn strip(vm: &mut Vm, args: Args) -> Res {
    stripped(vm, args, true, true)
}

fn lstrip(vm: &mut Vm, args: Args) -> Res {
    stripped(vm, args, true, false)
}

fn rstrip(vm: &mut Vm, args: Args) -> Res {
    stripped(vm, args, false, true)
}

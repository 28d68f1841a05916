//! Bytes as letters of ASCII: padded, tested, in other letters.

use super::bytes::{give, new};
use super::texts::own;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm, give_bool};

fn padded(vm: &mut Vm, args: Args, side: char) -> Res {
    let bytes = own(vm, args);
    let Some(width) = vm.index(vm.arg(args, 1)) else {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    let fill = match vm.heap.body(vm.arg(args, 2)) {
        _ if args.len < 3 => b' ',
        Obj::Bytes(fill) if fill.len() == 1 => fill[0],
        Obj::Bytes(fill) => {
            let (name, len) = (side_name(side), fill.len());
            let rest = format!("must be a byte string of length 1, not a bytes object of length {len}");
            return Err(vm.type_error(format!("{name}(): argument 2 {rest}")));
        }
        _ => {
            let (name, class) = (side_name(side), vm.class_name(vm.arg(args, 2)));
            return Err(vm.type_error(format!("{name}() argument 2 must be a byte string of length 1, not {class}")));
        }
    };
    let missing = (width.max(0) as usize).saturating_sub(bytes.len());
    vm.room(missing as u64)?;
    let left = match side {
        '<' => 0,
        '>' => missing,
        _ => missing / 2 + (missing & width as usize & 1),
    };
    let mut padded = vec![fill; left];
    padded.extend(bytes);
    padded.resize(padded.len() + missing - left, fill);
    give(vm, padded)
}

fn side_name(side: char) -> &'static str {
    match side {
        '<' => "ljust",
        '>' => "rjust",
        _ => "center",
    }
}

pub(super) fn center(vm: &mut Vm, args: Args) -> Res {
    padded(vm, args, '^')
}

pub(super) fn ljust(vm: &mut Vm, args: Args) -> Res {
    padded(vm, args, '<')
}

pub(super) fn rjust(vm: &mut Vm, args: Args) -> Res {
    padded(vm, args, '>')
}

pub(super) fn zfill(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args);
    let width = vm.index(vm.arg(args, 1)).unwrap_or(0).max(0) as usize;
    vm.room(width as u64)?;
    let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
    let mut filled = bytes[..sign].to_vec();
    filled.resize(sign + width.saturating_sub(bytes.len()), b'0');
    filled.extend(&bytes[sign..]);
    give(vm, filled)
}

/// `expandtabs`, `upper`, `lower`, `title`, `capitalize`, `swapcase`.
pub(super) fn as_text<const HOW: u32>(vm: &mut Vm, args: Args) -> Res {
    let mut bytes = own(vm, args);
    match HOW {
        0 => {
            let size = if args.len > 1 { vm.index(vm.arg(args, 1)).unwrap_or(8).max(0) as usize } else { 8 };
            let tabs = bytes.iter().filter(|&&byte| byte == b'\t').count() as u64;
            vm.room(tabs.saturating_mul(size as u64))?;
            bytes = expanded(&bytes, size);
        }
        1 => bytes.make_ascii_uppercase(),
        2 => bytes.make_ascii_lowercase(),
        3 | 4 => {
            let mut is_inside = false;
            for byte in &mut bytes {
                *byte = if is_inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
                is_inside = HOW == 4 || byte.is_ascii_alphabetic();
            }
        }
        _ => bytes.iter_mut().for_each(|it| {
            *it = if it.is_ascii_lowercase() { it.to_ascii_uppercase() } else { it.to_ascii_lowercase() }
        }),
    }
    give(vm, bytes)
}

fn expanded(bytes: &[u8], size: usize) -> Vec<u8> {
    let (mut expanded, mut column) = (Vec::new(), 0);
    for &byte in bytes {
        if byte == b'\t' {
            let width = if size > 0 { size - column % size } else { 0 };
            expanded.resize(expanded.len() + width, b' ');
            column += width;
        } else {
            expanded.push(byte);
            column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
        }
    }
    expanded
}

/// `isalpha`, `isdigit`, `isalnum`, `isspace`.
pub(super) fn all<const WHAT: u32>(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args);
    let is = |byte: &u8| match WHAT {
        0 => byte.is_ascii_alphabetic(),
        1 => byte.is_ascii_digit(),
        2 => byte.is_ascii_alphanumeric(),
        _ => byte.is_ascii_whitespace() || *byte == 11,
    };
    give_bool(!bytes.is_empty() && bytes.iter().all(is))
}

pub(super) fn isascii(vm: &mut Vm, args: Args) -> Res {
    give_bool(own(vm, args).is_ascii())
}

pub(super) fn cased<const UPPER: bool>(vm: &mut Vm, args: Args) -> Res {
    let bytes = own(vm, args);
    let (upper, lower) = (bytes.iter().any(u8::is_ascii_uppercase), bytes.iter().any(u8::is_ascii_lowercase));
    give_bool(if UPPER { upper && !lower } else { lower && !upper })
}

pub(super) fn istitle(vm: &mut Vm, args: Args) -> Res {
    let (mut is_inside, mut any) = (false, false);
    for byte in own(vm, args) {
        if byte.is_ascii_uppercase() && is_inside || byte.is_ascii_lowercase() && !is_inside {
            return give_bool(false);
        }
        is_inside = byte.is_ascii_alphabetic();
        any |= is_inside;
    }
    give_bool(any)
}

pub(super) fn translate(vm: &mut Vm, args: Args) -> Res {
    let mut delete = Vec::new();
    let last = if vm.positional(args) > 2 { vm.arg(args, 2) } else { Value::NONE };
    let given = vm.keywords(args).first().map_or(last, |&(_, value)| value);
    if let Obj::Bytes(bytes) = vm.heap.body(given) {
        delete = bytes.to_vec();
    }
    let table = match vm.heap.body(vm.arg(args, 1)) {
        Obj::Bytes(table) if table.len() == 256 => table.to_vec(),
        _ if vm.arg(args, 1).is_none() => (0..=255).collect(),
        Obj::Bytes(_) => return Err(vm.value_error("translation table must be 256 characters long")),
        _ => {
            let class = vm.class_name(vm.arg(args, 1));
            return Err(vm.type_error(format!("a bytes-like object is required, not '{class}'")));
        }
    };
    let bytes = own(vm, args);
    let kept = bytes.into_iter().filter(|byte| !delete.contains(byte)).map(|byte| table[usize::from(byte)]);
    let kept = kept.collect();
    give(vm, kept)
}

pub(super) fn maketrans(vm: &mut Vm, args: Args) -> Res {
    let sides = [0, 1].map(|place| match vm.heap.body(vm.arg(args, place)) {
        Obj::Bytes(bytes) => bytes.to_vec(),
        _ => Vec::new(),
    });
    if sides[0].len() != sides[1].len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in sides[0].iter().zip(&sides[1]) {
        table[usize::from(from)] = to;
    }
    Ok(Flow::Value(new(vm, table)))
}

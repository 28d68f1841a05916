//! Strings stripped, padded and aligned.

use crate::python::value::Value;
use crate::python::vm::{Args, Res, Vm};

use super::strings::{own, text_argument};

pub(super) fn strip_sides(vm: &mut Vm, args: Args, left: bool, right: bool) -> Res {
    let text = own(vm, args);
    let set: Option<Vec<char>> = if args.len > 1 && !vm.arg(args, 1).is_none() {
        let name = match (left, right) {
            (true, true) => "strip",
            (true, false) => "lstrip",
            _ => "rstrip",
        };
        let Some(set) = vm.heap.text(vm.arg(args, 1)) else {
            return Err(vm.type_error(format!("{name} arg must be None or str")));
        };
        Some(set.as_str().chars().collect())
    } else {
        None
    };
    let is_out = |character: char| match &set {
        Some(set) => set.contains(&character),
        None => super::strings::is_space(character),
    };
    let mut stripped = text.as_str();
    if left {
        stripped = stripped.trim_start_matches(is_out);
    }
    if right {
        stripped = stripped.trim_end_matches(is_out);
    }
    vm.give_str(stripped)
}

pub(super) fn strip(vm: &mut Vm, args: Args) -> Res {
    strip_sides(vm, args, true, true)
}

pub(super) fn lstrip(vm: &mut Vm, args: Args) -> Res {
    strip_sides(vm, args, true, false)
}

pub(super) fn rstrip(vm: &mut Vm, args: Args) -> Res {
    strip_sides(vm, args, false, true)
}

pub(super) fn padded(vm: &mut Vm, args: Args, side: char) -> Res {
    let text = own(vm, args);
    let Some(width) = vm.index(vm.arg(args, 1)) else {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    let fill = if args.len > 2 { text_argument(vm, args, 2, "The fill character")? } else { String::from(" ") };
    if fill.chars().count() != 1 {
        return Err(vm.type_error("The fill character must be exactly one character long"));
    }
    let missing = (width.max(0) as usize).saturating_sub(text.chars().count());
    vm.room((missing as u64).saturating_mul(fill.len() as u64))?;
    // Where the rest of an uneven space goes is CPython's way.
    let left = match side {
        '<' => 0,
        '>' => missing,
        _ => missing / 2 + (missing & width as usize & 1),
    };
    let padded = format!("{}{text}{}", fill.repeat(left), fill.repeat(missing - left));
    vm.give_str(padded)
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
    let text = own(vm, args);
    let Some(width) = vm.index(vm.arg(args, 1)) else {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    let missing = (width.max(0) as usize).saturating_sub(text.chars().count());
    vm.room(missing as u64)?;
    let (sign, rest) = match text.strip_prefix(['+', '-']) {
        Some(rest) => text.split_at(text.len() - rest.len()),
        None => ("", text.as_str()),
    };
    let filled = format!("{sign}{}{rest}", "0".repeat(missing));
    vm.give_str(filled)
}

pub(super) fn expandtabs(vm: &mut Vm, args: Args) -> Res {
    let given = if args.len > 1 { vm.arg(args, 1) } else { Value::small(8) };
    let Some(size) = vm.index(given) else {
        let class = vm.class_name(given);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    };
    let size = size.max(0) as usize;
    let text = own(vm, args);
    let tabs = text.matches('\t').count() as u64;
    vm.room(tabs.saturating_mul(size as u64))?;
    let mut expanded = String::new();
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' if size > 0 => {
                let width = size - column % size;
                expanded.push_str(&" ".repeat(width));
                column += width;
            }
            '\t' => {}
            other => {
                column = if other == '\n' || other == '\r' { 0 } else { column + 1 };
                expanded.push(other);
            }
        }
    }
    vm.give_str(expanded)
}

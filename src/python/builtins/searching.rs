//! What strings say of themselves and of their parts: searched, counted, tested.

use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Res, Vm, give_bool};

use super::strings::text_argument;

/// The part of the string that is looked at, as bytes from and to; none if it is
/// beyond the end.
pub(super) fn window(vm: &Vm, args: Args) -> Option<(usize, usize)> {
    let text = vm.heap.text(vm.arg(args, 0))?;
    let len = text.len() as i64;
    let clip = |at: Option<i64>, default: i64| at.map_or(default, |at| if at < 0 { (at + len).max(0) } else { at });
    let from = clip(vm.index(vm.arg(args, 2)), 0);
    let to = clip(vm.index(vm.arg(args, 3)), len).min(len);
    (from <= to).then(|| (text.byte_of(from as usize), text.byte_of(to as usize)))
}

pub(super) fn search(vm: &mut Vm, args: Args, from_right: bool) -> Result<Option<usize>, Value> {
    let name = if from_right { "rfind() argument 1" } else { "find() argument 1" };
    let part = text_argument(vm, args, 1, name)?;
    let Some((from, to)) = window(vm, args) else { return Ok(None) };
    let Some(text) = vm.heap.text(vm.arg(args, 0)) else { return Ok(None) };
    let inside = &text.as_str()[from..to];
    let found = if from_right { inside.rfind(&part) } else { inside.find(&part) };
    Ok(found.map(|at| text.char_of(from + at)))
}

pub(super) fn find(vm: &mut Vm, args: Args) -> Res {
    let found = search(vm, args, false)?;
    vm.give_int(found.map_or(-1, |at| at as i64))
}

pub(super) fn rfind(vm: &mut Vm, args: Args) -> Res {
    let found = search(vm, args, true)?;
    vm.give_int(found.map_or(-1, |at| at as i64))
}

pub(super) fn must_find(vm: &mut Vm, args: Args, from_right: bool) -> Res {
    match search(vm, args, from_right)? {
        Some(at) => vm.give_int(at as i64),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn index(vm: &mut Vm, args: Args) -> Res {
    must_find(vm, args, false)
}

pub(super) fn rindex(vm: &mut Vm, args: Args) -> Res {
    must_find(vm, args, true)
}

pub(super) fn count(vm: &mut Vm, args: Args) -> Res {
    let part = text_argument(vm, args, 1, "count() argument 1")?;
    let text = vm.heap.text_of(vm.arg(args, 0));
    let count = window(vm, args).map_or(0, |(from, to)| {
        if part.is_empty() { text[from..to].chars().count() + 1 } else { text[from..to].matches(&part).count() }
    });
    vm.give_int(count as i64)
}

pub(super) fn at_side(vm: &mut Vm, args: Args, at_end: bool) -> Res {
    let wanted = vm.arg(args, 1);
    let alone = [wanted];
    let parts: &[Value] = match vm.heap.body(wanted) {
        Obj::Tuple(items) => items,
        _ => &alone,
    };
    let Some((from, to)) = window(vm, args) else { return give_bool(false) };
    let inside = &vm.heap.text_of(vm.arg(args, 0))[from..to];
    for &part in parts {
        let Some(part) = vm.heap.text(part) else {
            let (class, name) = (vm.class_name(part), if at_end { "endswith" } else { "startswith" });
            if !part.is(wanted) {
                return Err(vm.type_error(format!("tuple for {name} must only contain str, not {class}")));
            }
            return Err(vm.type_error(format!("{name} first arg must be str or a tuple of str, not {class}")));
        };
        if if at_end { inside.ends_with(part.as_str()) } else { inside.starts_with(part.as_str()) } {
            return give_bool(true);
        }
    }
    give_bool(false)
}

pub(super) fn startswith(vm: &mut Vm, args: Args) -> Res {
    at_side(vm, args, false)
}

pub(super) fn endswith(vm: &mut Vm, args: Args) -> Res {
    at_side(vm, args, true)
}

pub(super) fn all(vm: &Vm, args: Args, is: impl Fn(char) -> bool) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0));
    give_bool(!text.is_empty() && text.chars().all(is))
}

pub(super) fn isdigit(vm: &mut Vm, args: Args) -> Res {
    let is_raised = |it: char| matches!(it, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉' | '①'..='⑨' | '⑴'..='⑼');
    all(vm, args, |it| is_raised(it) || crate::python::number::figure_of(it).is_some())
}

pub(super) fn isdecimal(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, |it| crate::python::number::figure_of(it).is_some())
}

pub(super) fn isnumeric(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, char::is_numeric)
}

/// Letters as CPython tells them: numbers that Unicode counts among letters too
/// are none.
fn is_letter(it: char) -> bool {
    it.is_alphabetic() && !it.is_numeric() && !('\u{24B6}'..='\u{24E9}').contains(&it)
}

pub(super) fn isalpha(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, is_letter)
}

pub(super) fn isalnum(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, char::is_alphanumeric)
}

pub(super) fn isspace(vm: &mut Vm, args: Args) -> Res {
    all(vm, args, super::strings::is_space)
}

pub(super) fn isprintable(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0));
    give_bool(text.chars().all(crate::python::vm::is_printable))
}

pub(super) fn isascii(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.heap.text_of(vm.arg(args, 0)).is_ascii())
}

pub(super) fn isupper(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0));
    give_bool(text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase))
}

pub(super) fn islower(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0));
    give_bool(text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase))
}

pub(super) fn istitle(vm: &mut Vm, args: Args) -> Res {
    let (mut is_inside, mut any) = (false, false);
    for character in vm.heap.text_of(vm.arg(args, 0)).chars() {
        if character.is_uppercase() && is_inside || character.is_lowercase() && !is_inside {
            return give_bool(false);
        }
        is_inside = character.is_alphabetic();
        any |= is_inside;
    }
    give_bool(any)
}

pub(super) fn isidentifier(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0));
    let starts = text.starts_with(|it: char| it.is_alphabetic() || it == '_');
    let is_mark = |it: char| ('\u{300}'..='\u{36F}').contains(&it) || it == '·';
    give_bool(starts && text.chars().all(|it| it.is_alphanumeric() || it == '_' || is_mark(it)))
}

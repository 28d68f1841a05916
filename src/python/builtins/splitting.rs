//! Strings taken apart into lists: by separators, by white space, by lines. Nothing is searched for here.

use super::strings::{is_space, own};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm};

fn list_of_texts(vm: &mut Vm, parts: Vec<String>) -> Res {
    vm.charge(crate::python::costs::PIECE * parts.len() as i64);
    let parts = parts.into_iter().map(|part| vm.heap.str(part)).collect();
    Ok(Flow::Value(vm.heap.list(parts)))
}

/// Asks for the memory of the parts of a long string.
fn room_for_parts(vm: &mut Vm, args: Args, most: usize, count: impl FnOnce(&Vm, &str) -> usize) -> Result<(), Value> {
    let text = vm.heap.text_of(vm.arg(args, 0));
    if text.len() < 1 << 14 {
        return Ok(());
    }
    let count = count(vm, text);
    let bytes = (count.min(most.saturating_add(1)) as u64).saturating_mul(crate::python::weight::NEXT);
    vm.room(bytes.saturating_add(text.len() as u64))
}

/// How many parts there are between separators, or between white space.
fn count_parts(sep: Option<Value>) -> impl FnOnce(&Vm, &str) -> usize {
    move |vm, text| match sep {
        Some(sep) => text.matches(vm.heap.text_of(sep)).count() + 1,
        None => text.split(is_space).filter(|part| !part.is_empty()).count(),
    }
}

/// The separator and how often at most.
fn split_arguments(vm: &mut Vm, args: Args) -> Result<(Option<Value>, usize), Value> {
    let (mut sep, mut most) = (Value::NONE, Value::small(-1));
    let positional = vm.positional(args);
    if positional > 1 {
        sep = vm.arg(args, 1);
    }
    if positional > 2 {
        most = vm.arg(args, 2);
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "sep" => sep = value,
            _ => most = value,
        }
    }
    if vm.index(most).is_none() {
        let class = vm.class_name(most);
        return Err(vm.type_error(format!("'{class}' object cannot be interpreted as an integer")));
    }
    let most = vm.index(most).filter(|&most| most >= 0).map_or(usize::MAX, |most| most as usize);
    if sep.is_none() {
        return Ok((None, most));
    }
    let Some(text) = vm.heap.text(sep) else {
        let class = vm.class_name(sep);
        return Err(vm.type_error(format!("must be str or None, not {class}")));
    };
    if text.len() == 0 {
        return Err(vm.value_error("empty separator"));
    }
    Ok((Some(sep), most))
}

/// The only character of a text, if it has just one.
fn only_character(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

pub(super) fn split(vm: &mut Vm, args: Args) -> Res {
    let (sep, most) = split_arguments(vm, args)?;
    room_for_parts(vm, args, most, count_parts(sep))?;
    let text = vm.heap.text_of(vm.arg(args, 0));
    let count = most.saturating_add(1);
    let parts = match sep.map(|sep| vm.heap.text_of(sep)) {
        Some(sep) => match only_character(sep) {
            Some(sep) => text.splitn(count, sep).map(str::to_owned).collect(),
            None => text.splitn(count, sep).map(str::to_owned).collect(),
        },
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_start_matches(is_space);
            while !rest.is_empty() {
                if parts.len() == most {
                    parts.push(rest.to_owned());
                    break;
                }
                let end = rest.find(is_space).unwrap_or(rest.len());
                parts.push(rest[..end].to_owned());
                rest = rest[end..].trim_start_matches(is_space);
            }
            parts
        }
    };
    list_of_texts(vm, parts)
}

pub(super) fn rsplit(vm: &mut Vm, args: Args) -> Res {
    let text = own(vm, args);
    let (sep, most) = split_arguments(vm, args)?;
    room_for_parts(vm, args, most, count_parts(sep))?;
    let mut parts: Vec<String> = match sep {
        Some(sep) => text.rsplitn(most.saturating_add(1), vm.heap.text_of(sep)).map(str::to_owned).collect(),
        None => {
            let mut parts = Vec::new();
            let mut rest = text.trim_end_matches(is_space);
            while !rest.is_empty() {
                if parts.len() == most {
                    parts.push(rest.to_owned());
                    break;
                }
                let start =
                    rest.rfind(is_space).map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
                parts.push(rest[start..].to_owned());
                rest = rest[..start].trim_end_matches(is_space);
            }
            parts
        }
    };
    parts.reverse();
    list_of_texts(vm, parts)
}

pub(super) fn splitlines(vm: &mut Vm, args: Args) -> Res {
    room_for_parts(vm, args, usize::MAX, |_, text| text.matches('\n').count() + 1)?;
    let text = own(vm, args);
    let keeps = vm.positional(args) > 1 && vm.arg(args, 1).is(Value::TRUE)
        || vm.keywords(args).iter().any(|(_, value)| value.is(Value::TRUE));
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r', '\x0b', '\x0c', '\x1c', '\x1d', '\x1e', '\u{85}', '\u{2028}', '\u{2029}']);
        let Some(end) = end else {
            lines.push(rest.to_owned());
            break;
        };
        let width =
            if rest[end..].starts_with("\r\n") { 2 } else { rest[end..].chars().next().map_or(1, char::len_utf8) };
        lines.push(rest[..if keeps { end + width } else { end }].to_owned());
        rest = &rest[end + width..];
    }
    list_of_texts(vm, lines)
}

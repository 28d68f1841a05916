//! Strings: what they can do, without calling Python code.

use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NativeDef, NativeKind, Res, Then, Vm, native, native_of_kind, native_with_keywords,
};

use super::letters::{capitalize, casefold, swapcase, title};
use super::methods::{compare_method as cmp, operator as op};
use super::searching::{
    count, endswith, find, index, isalnum, isalpha, isascii, isdecimal, isdigit, isidentifier, islower, isnumeric,
    isprintable, isspace, istitle, isupper, rfind, rindex, startswith,
};
use super::spacing::{center, expandtabs, ljust, lstrip, rjust, rstrip, strip, zfill};
use super::splitting::{rsplit, split, splitlines};

/// The methods of strings.
pub(crate) static STR: &[NativeDef] = &[
    native("upper", upper, 0, 0),
    native("lower", lower, 0, 0),
    native("casefold", casefold, 0, 0),
    native("capitalize", capitalize, 0, 0),
    native("title", title, 0, 0),
    native("swapcase", swapcase, 0, 0),
    native("strip", strip, 0, 1),
    native("lstrip", lstrip, 0, 1),
    native("rstrip", rstrip, 0, 1),
    native_with_keywords("split", split),
    native_with_keywords("rsplit", rsplit),
    native_with_keywords("splitlines", splitlines),
    native("join", join, 1, 1),
    native_with_keywords("replace", replace),
    native("find", find, 1, 3),
    native("rfind", rfind, 1, 3),
    native("index", index, 1, 3),
    native("rindex", rindex, 1, 3),
    native("count", count, 1, 3),
    native("startswith", startswith, 1, 3),
    native("endswith", endswith, 1, 3),
    native("removeprefix", removeprefix, 1, 1),
    native("removesuffix", removesuffix, 1, 1),
    native("partition", partition, 1, 1),
    native("rpartition", rpartition, 1, 1),
    native("center", center, 1, 2),
    native("ljust", ljust, 1, 2),
    native("rjust", rjust, 1, 2),
    native("zfill", zfill, 1, 1),
    native_with_keywords("expandtabs", expandtabs),
    native("isdigit", isdigit, 0, 0),
    native("isdecimal", isdecimal, 0, 0),
    native("isnumeric", isnumeric, 0, 0),
    native("isalpha", isalpha, 0, 0),
    native("isalnum", isalnum, 0, 0),
    native("isspace", isspace, 0, 0),
    native("isupper", isupper, 0, 0),
    native("islower", islower, 0, 0),
    native("istitle", istitle, 0, 0),
    native("isascii", isascii, 0, 0),
    native("isidentifier", isidentifier, 0, 0),
    native("isprintable", isprintable, 0, 0),
    native("translate", translate, 1, 1),
    native_with_keywords("encode", super::texts::encode),
    native_with_keywords("format", super::format::format_method),
    native("format_map", super::format::format_map, 1, 1),
    native_of_kind("maketrans", maketrans, 1, 3, NativeKind::StaticMethod),
    native("__len__", super::methods::len_method, 0, 0),
    native("__getitem__", super::methods::getitem_method, 1, 1),
    native("__contains__", super::methods::contains_method, 1, 1),
    native("__iter__", super::methods::iter_method, 0, 0),
    native("__add__", op::<0>, 1, 1),
    native("__mul__", op::<5>, 1, 1),
    native("__mod__", op::<6>, 1, 1),
    native("__hash__", super::objects::hash_method, 0, 0),
    native("__eq__", cmp::<2>, 1, 1),
    native("__ne__", cmp::<3>, 1, 1),
    native("__lt__", cmp::<0>, 1, 1),
    native("__le__", cmp::<1>, 1, 1),
    native("__gt__", cmp::<4>, 1, 1),
    native("__ge__", cmp::<5>, 1, 1),
];

pub(super) fn own(vm: &mut Vm, args: Args) -> String {
    vm.pay_for(vm.bytes_of(vm.arg(args, 0)) as usize);
    vm.heap.text_of(vm.arg(args, 0)).to_owned()
}

/// An argument that must be a string.
pub(super) fn text_argument(vm: &mut Vm, args: Args, place: usize, what: &str) -> Result<String, Value> {
    let value = vm.arg(args, place);
    match vm.heap.text(value) {
        Some(text) => Ok(text.as_str().to_owned()),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(format!("{what} must be str, not {class}")))
        }
    }
}

fn upper(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0)).to_uppercase();
    vm.give_str(text)
}

fn lower(vm: &mut Vm, args: Args) -> Res {
    let text = vm.heap.text_of(vm.arg(args, 0)).to_lowercase();
    vm.give_str(text)
}

/// White space as CPython tells it.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\x1c'..='\x1f').contains(&character)
}

fn join(vm: &mut Vm, args: Args) -> Res {
    let (sep, items) = (own(vm, args), vm.arg(args, 1));
    let Some(items) = vm.native_items(items)? else {
        let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(items)];
        return vm.call_prelude("str_join", &arguments, Then::Push);
    };
    vm.charge(crate::python::costs::PART * items.len() as i64);
    let bytes: u64 = items.iter().map(|&item| vm.bytes_of(item)).sum();
    let between = (items.len() as u64).saturating_mul(sep.len() as u64);
    if let Err(error) = vm.room(bytes.saturating_add(between)) {
        vm.heap.release_all(items);
        return Err(error);
    }
    let mut joined = String::new();
    for (place, &item) in items.iter().enumerate() {
        if place > 0 {
            joined.push_str(&sep);
        }
        let Some(text) = vm.heap.text(item) else {
            let class = vm.class_name(item);
            vm.heap.release_all(items);
            return Err(vm.type_error(format!("sequence item {place}: expected str instance, {class} found")));
        };
        joined.push_str(text.as_str());
    }
    vm.heap.release_all(items);
    vm.give_str(joined)
}

fn replace(vm: &mut Vm, args: Args) -> Res {
    let text = own(vm, args);
    let mut limit = vm.arg(args, 3);
    if let Some(&(name, value)) = vm.keywords(args).first() {
        if vm.heap.text_of(name) != "count" {
            let name = vm.heap.text_of(name).to_owned();
            return Err(vm.type_error(format!("replace() got an unexpected keyword argument '{name}'")));
        }
        limit = value;
    }
    let positional = vm.positional(args) - 1;
    if positional < 2 {
        return Err(vm.type_error(format!("replace() takes at least 2 positional arguments ({positional} given)")));
    }
    let old = text_argument(vm, args, 1, "replace() argument 1")?;
    let new = text_argument(vm, args, 2, "replace() argument 2")?;
    let most = vm.index(limit).filter(|&most| most >= 0);
    if new.len() > old.len() {
        let count = if old.is_empty() { text.chars().count() + 1 } else { text.matches(&old).count() };
        let count = most.map_or(count as u64, |most| (count as u64).min(most as u64));
        vm.room(count.saturating_mul((new.len() - old.len()) as u64).saturating_add(text.len() as u64))?;
    }
    let replaced = match most {
        Some(most) => text.replacen(&old, &new, most as usize),
        None => text.replace(&old, &new),
    };
    if replaced == text {
        return vm.give(vm.arg(args, 0));
    }
    vm.give_str(replaced)
}

fn removeprefix(vm: &mut Vm, args: Args) -> Res {
    let (text, part) = (own(vm, args), text_argument(vm, args, 1, "removeprefix() argument")?);
    vm.give_str(text.strip_prefix(&part).unwrap_or(&text))
}

fn removesuffix(vm: &mut Vm, args: Args) -> Res {
    let (text, part) = (own(vm, args), text_argument(vm, args, 1, "removesuffix() argument")?);
    vm.give_str(text.strip_suffix(&part).unwrap_or(&text))
}

fn three(vm: &mut Vm, parts: [&str; 3]) -> Res {
    let parts: Vec<Value> = parts.into_iter().map(|part| vm.heap.str(part)).collect();
    Ok(Flow::Value(vm.heap.tuple(parts)))
}

fn partition(vm: &mut Vm, args: Args) -> Res {
    let (text, sep) = (own(vm, args), text_argument(vm, args, 1, "partition() argument")?);
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    match text.split_once(&sep) {
        Some((before, after)) => three(vm, [before, &sep, after]),
        None => three(vm, [&text, "", ""]),
    }
}

fn rpartition(vm: &mut Vm, args: Args) -> Res {
    let (text, sep) = (own(vm, args), text_argument(vm, args, 1, "rpartition() argument")?);
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    match text.rsplit_once(&sep) {
        Some((before, after)) => three(vm, [before, &sep, after]),
        None => three(vm, ["", "", &text]),
    }
}

fn translate(vm: &mut Vm, args: Args) -> Res {
    let table = vm.arg(args, 1);
    if !matches!(vm.heap.get(table), crate::python::object::Obj::Dict(_)) {
        let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(table)];
        return vm.call_prelude("translate", &arguments, Then::Push);
    }
    let (mut translated, mut asked) = (String::new(), 0);
    for character in own(vm, args).chars() {
        let key = Value::small(i64::from(character as u32));
        match vm.find_key(table, key)? {
            Some(crate::python::dict::Found::At(place)) => {
                let value =
                    vm.heap.dict_of(table).and_then(|dict| dict.entry(place)).map_or(Value::NONE, |it| it.value);
                match (value.as_int(), vm.heap.text(value)) {
                    (Some(code), _) => translated.extend(char::from_u32(code as u32)),
                    (None, Some(text)) => translated.push_str(text.as_str()),
                    _ => {}
                }
            }
            _ => translated.push(character),
        }
        if translated.len() > asked {
            asked = translated.len() * 2;
            vm.room(asked as u64)?;
        }
    }
    vm.give_str(translated)
}

fn maketrans(vm: &mut Vm, args: Args) -> Res {
    let all: Vec<Value> = vm.args_from(args, 0).into_iter().map(|value| vm.heap.retain(value)).collect();
    let all = vm.heap.list(all);
    vm.call_prelude("maketrans", &[all], Then::Push)
}

pub(crate) fn make(vm: &mut Vm, args: Args) -> Res {
    if args.len == 0 {
        return vm.give_str("");
    }
    let value = vm.arg(args, 0);
    if vm.positional(args) > 3 {
        let count = vm.positional(args);
        return Err(vm.type_error(format!("str expected at most 3 arguments, got {count}")));
    }
    if vm.positional(args) == 0 {
        let given = vm.keywords(args).iter().find(|pair| vm.heap.text_of(pair.0) == "object").map(|pair| pair.1);
        return vm.str_of(given.unwrap_or(vm.known.empty), Then::Push);
    }
    if args.len > 1 {
        if !matches!(vm.heap.body(value), crate::python::object::Obj::Bytes(_)) {
            let class = vm.class_name(value);
            return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {class} found")));
        }
        return super::texts::decode(vm, args);
    }
    vm.str_of(value, Then::Push)
}

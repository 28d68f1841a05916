//! The functions of `_re`: a pattern is made, and looked for in a text. Matches
//! as objects are Python of ours (`library/re.py`). Natively only.

use super::modules::function;
use crate::python::object::Obj;
use crate::python::pattern::{Flags, Pattern, Wish};
use crate::python::text::Text;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm};

/// The table.
pub(crate) static FUNCTIONS: &[NativeDef] = &[function("compile", compile, 2, 2), function("find", find, 5, 5)];

/// A pattern, its flags and its groups' names; or what is wrong, and where.
fn compile(vm: &mut Vm, args: Args) -> Res {
    let source = vm.heap.text_of(vm.arg(args, 0)).to_owned();
    let flags = Flags(vm.index(vm.arg(args, 1)).unwrap_or(0));
    let parts = match Pattern::new(&source, flags) {
        Ok((pattern, flags)) => {
            let names: Vec<Value> = pattern
                .names
                .iter()
                .map(|name| name.as_ref().map_or(Value::NONE, |name| vm.heap.str(name.as_str())))
                .collect();
            let names = vm.heap.tuple(names);
            vec![vm.heap.alloc(Obj::Pattern(Box::new(pattern))), Value::small(flags.0), names]
        }
        Err((message, at)) => vec![Value::NONE, vm.heap.str(message), Value::small(at as i64)],
    };
    Ok(Flow::Value(vm.heap.tuple(parts)))
}

/// The places of a match's groups as one list, −1 for what did not take part:
/// of a pattern in a text, from one place to another, with a wish.
fn find(vm: &mut Vm, args: Args) -> Res {
    let wish = match vm.arg(args, 4).as_int() {
        Some(1) => Wish::Match,
        Some(2) => Wish::Full,
        Some(3) => Wish::Advance,
        _ => Wish::Search,
    };
    let (from, to) = (vm.index(vm.arg(args, 2)).unwrap_or(0), vm.index(vm.arg(args, 3)).unwrap_or(i64::MAX));
    let (Obj::Pattern(pattern), Some(text)) = (vm.heap.get(vm.arg(args, 0)), vm.heap.text(vm.arg(args, 1))) else {
        return NONE;
    };
    let clip = |at: i64| at.clamp(0, text.len() as i64) as usize;
    let (from, to) = (clip(from), clip(to));
    if from > to {
        return NONE;
    }
    let found = pattern.find(&text.as_str()[..text.byte_of(to)], text.byte_of(from), wish);
    let places = match found {
        Ok(Some(groups)) => groups.into_iter().flat_map(|group| ends(text, group)).collect::<Vec<Value>>(),
        Ok(None) => return NONE,
        Err(message) => return Err(vm.refuse(&format!("this search ({message})"))),
    };
    Ok(Flow::Value(vm.heap.list(places)))
}

fn ends(text: &Text, group: Option<(usize, usize)>) -> [Value; 2] {
    match group {
        Some((start, end)) => [start, end].map(|byte| Value::small(text.char_of(byte) as i64)),
        None => [Value::small(-1); 2],
    }
}

//! Where code is and was: the functions of `_traceback`, and those of `_weakref`.

use super::modules::function;
use crate::python::object::{Obj, Place};
use crate::python::value::Value;
use crate::python::vm::frame::NO_CODE;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Vm};

/// The table of `_traceback`.
pub(crate) static TRACEBACK: &[NativeDef] =
    &[function("text", text, 1, 1), function("places", places, 1, 1), function("stack", stack, 0, 0)];

/// The table of `_weakref`.
pub(crate) static WEAKREF: &[NativeDef] = &[function("getweakrefcount", weak_count, 1, 1)];

/// An exception with its traceback, as it is written when nobody catches it.
fn text(vm: &mut Vm, args: Args) -> Res {
    let text = crate::python::traceback::text(vm, vm.arg(args, 0));
    vm.give_str(text)
}

/// A place as a tuple: file, line, function, the line's text.
fn shown(vm: &mut Vm, place: Place) -> Value {
    let program = std::sync::Arc::clone(&vm.program);
    let Some(code) = program.codes.get(place.code as usize) else { return Value::NONE };
    let line = code.spans.get(place.at as usize).map_or(0, |span| span.line);
    let file = &program.files[code.file as usize];
    let source = file.lines.get((line as usize).saturating_sub(1)).map_or("", |line| line.trim());
    let parts =
        vec![vm.heap.str(&*file.name), Value::small(i64::from(line)), vm.heap.str(&*code.name), vm.heap.str(source)];
    vm.heap.tuple(parts)
}

fn give_places(vm: &mut Vm, places: Vec<Place>) -> Res {
    let places = places.into_iter().map(|place| shown(vm, place)).collect();
    Ok(Flow::Value(vm.heap.list(places)))
}

/// Where an exception has been, or what a traceback has; the outermost first.
fn places(vm: &mut Vm, args: Args) -> Res {
    let places: Vec<Place> = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Exception(exception) => exception.places.iter().rev().copied().collect(),
        Obj::Traceback(places) => places.iter().rev().copied().collect(),
        _ => return NONE,
    };
    give_places(vm, places)
}

/// Where the frames that are seen are now, the innermost first, each with the
/// name of its module.
fn stack(vm: &mut Vm, _args: Args) -> Res {
    let program = std::sync::Arc::clone(&vm.program);
    let is_seen = |code: u32| code != NO_CODE && program.codes.get(code as usize).is_some_and(|code| !code.is_hidden);
    let frames: Vec<(Place, Value)> = vm
        .frames
        .iter()
        .rev()
        .filter(|frame| is_seen(frame.code))
        .map(|frame| (Place { code: frame.code, at: frame.pc.saturating_sub(1) }, frame.globals))
        .collect();
    let mut all = Vec::new();
    for (place, globals) in frames {
        let place = shown(vm, place);
        let name = vm.dict_get_text(globals, "__name__").unwrap_or(Value::NONE);
        let pair = vec![place, vm.heap.retain(name)];
        all.push(vm.heap.tuple(pair));
    }
    Ok(Flow::Value(vm.heap.list(all)))
}

fn weak_count(vm: &mut Vm, args: Args) -> Res {
    let count = vm.heap.weak.get(&(vm.arg(args, 0).index() as u32)).map_or(0, Vec::len);
    vm.give_int(count as i64)
}

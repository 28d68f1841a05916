//! What built-in classes and functions do, as tables of native functions. How
//! they are called is `vm`'s; what needs to call Python code is in the prelude.

mod bytes;
mod bytes_padded;
mod callables;
mod chance;
mod codes;
mod deques;
mod digests;
mod event_loops;
pub(crate) mod exceptions;
pub(crate) mod format;
mod format_floats;
pub(crate) mod functions;
pub(crate) mod inner;
mod iterators;
mod letters;
mod lists;
mod locks;
mod maps;
mod math;
mod math_more;
mod methods;
mod modules;
mod number_bytes;
mod number_methods;
mod numbers;
mod objects;
mod patterns;
pub(crate) mod percent;
mod pipes;
mod places;
mod processes;
mod protocols;
pub(crate) mod reflection;
mod searching;
pub(crate) mod set_algebra;
pub(crate) mod sets;
mod shared;
mod sorting;
mod spacing;
mod splitting;
mod strings;
mod suspended;
mod texts;
mod threads;
mod types;

use std::sync::OnceLock;

use super::classes as c;
use super::value::Value;
use super::vm::{NativeDef, NativeFn, Vm};
pub(crate) use threads::ident_of;

/// The methods of every built-in class.
pub(crate) fn tables() -> Vec<(Value, &'static [NativeDef])> {
    vec![
        (c::OBJECT, objects::OBJECT),
        (c::TYPE, objects::TYPE),
        (c::CODE, codes::CODE),
        (c::FUNCTION, objects::FUNCTION),
        (c::NATIVE, objects::NATIVE),
        (c::METHOD_DESCRIPTOR, objects::NATIVE),
        (c::METHOD, objects::METHOD),
        (c::PROPERTY, objects::PROPERTY),
        (c::GENERATOR, iterators::GENERATOR),
        (c::COROUTINE, iterators::COROUTINE),
        (c::COROUTINE_WRAPPER, iterators::STEP),
        (c::ASYNC_STEP, iterators::STEP),
        (c::ASYNC_GENERATOR, iterators::ASYNC_GENERATOR),
        (c::LIST_ITERATOR, iterators::ITERATOR),
        (c::TUPLE_ITERATOR, iterators::ITERATOR),
        (c::STR_ITERATOR, iterators::ITERATOR),
        (c::BYTES_ITERATOR, iterators::ITERATOR),
        (c::RANGE_ITERATOR, iterators::ITERATOR),
        (c::DICT_KEY_ITERATOR, iterators::ITERATOR),
        (c::DICT_VALUE_ITERATOR, iterators::ITERATOR),
        (c::DICT_ITEM_ITERATOR, iterators::ITERATOR),
        (c::SET_ITERATOR, iterators::ITERATOR),
        (c::REVERSED, iterators::ITERATOR),
        (c::LIST_REVERSED, iterators::ITERATOR),
        (c::ENUMERATE, iterators::ITERATOR),
        (c::ZIP, iterators::ITERATOR),
        (c::MAP, iterators::GENERATOR),
        (c::FILTER, iterators::GENERATOR),
        (c::INT, numbers::INT),
        (c::FLOAT, numbers::FLOAT),
        (c::STR, strings::STR),
        (c::BYTES, bytes::BYTES),
        (c::LIST, lists::LIST),
        (c::TUPLE, lists::TUPLE),
        (c::RANGE, lists::RANGE),
        (c::DICT, maps::DICT),
        (c::DICT_KEYS, maps::VIEW),
        (c::DICT_VALUES, maps::VIEW),
        (c::DICT_ITEMS, maps::VIEW),
        (c::SET, sets::SET),
        (c::FROZENSET, sets::FROZENSET),
        (c::BASE_EXCEPTION, exceptions::BASE),
        (c::STOP_ITERATION, exceptions::STOP),
        (c::SYSTEM_EXIT, exceptions::EXIT),
        (c::BASE_EXCEPTION_GROUP, exceptions::GROUP),
        (c::WEAKREF, objects::WEAKREF),
        (c::LOCK, locks::LOCK),
        (c::RLOCK, locks::RLOCK),
        (c::CELL, objects::CELL),
        (c::SLICE, objects::SLICE),
        (c::MODULE, objects::MODULE),
        (c::STATICMETHOD, objects::WRAPPER),
        (c::CLASSMETHOD, objects::WRAPPER),
        (c::TRACEBACK, exceptions::TRACEBACK),
    ]
}

/// What makes an object of a built-in class; the class is not among the arguments.
pub(crate) fn maker(class: Value) -> Option<NativeFn> {
    static BY_PLACE: OnceLock<Vec<Option<NativeFn>>> = OnceLock::new();
    let find = |class: Value| {
        let found = MAKERS.iter().find(|(its, _)| its.is(class)).map(|row| row.1);
        found.or_else(|| iterators::maker(class))
    };
    let by_place = BY_PLACE.get_or_init(|| c::CLASSES.iter().map(|&(class, ..)| find(class)).collect());
    by_place.get(class.index()).copied().flatten()
}

const MAKERS: &[(Value, NativeFn)] = &[
    (c::OBJECT, objects::make_object),
    (c::TYPE, types::make_type),
    (c::INT, numbers::make_int),
    (c::BOOL, numbers::make_bool),
    (c::FLOAT, numbers::make_float),
    (c::STR, strings::make),
    (c::BYTES, texts::make),
    (c::LIST, lists::make_list),
    (c::TUPLE, lists::make_tuple),
    (c::DICT, maps::make),
    (c::SET, sets::make),
    (c::FROZENSET, sets::make_frozen),
    (c::RANGE, lists::make_range),
    (c::SLICE, lists::make_slice),
    (c::PROPERTY, callables::make_property),
    (c::METHOD, callables::make_method),
    (c::STATICMETHOD, callables::make_static),
    (c::CLASSMETHOD, callables::make_class_method),
    (c::SUPER, objects::make_super),
    (c::ENUMERATE, iterators::make_enumerate),
    (c::REVERSED, iterators::make_reversed),
    (c::ZIP, iterators::make_zip),
    (c::WEAKREF, objects::make_weak),
    (c::LOCK, locks::make),
    (c::RLOCK, locks::make_reentrant),
];

/// Whether a class is a name of builtins.
pub(crate) fn is_public(class: Value) -> bool {
    let public = [
        c::OBJECT,
        c::TYPE,
        c::INT,
        c::BOOL,
        c::FLOAT,
        c::STR,
        c::BYTES,
        c::TUPLE,
        c::LIST,
        c::DICT,
        c::SET,
        c::FROZENSET,
        c::RANGE,
        c::SLICE,
        c::PROPERTY,
        c::STATICMETHOD,
        c::CLASSMETHOD,
        c::SUPER,
        c::REVERSED,
        c::ENUMERATE,
        c::ZIP,
        c::MAP,
        c::FILTER,
    ];
    public.iter().any(|its| its.is(class)) || class.index() >= c::BASE_EXCEPTION.index()
}

/// The functions of a module that is written in Rust.
pub(crate) fn native_module(name: &str) -> Option<&'static [NativeDef]> {
    modules::find(name)
}

/// What a module has besides functions.
pub(crate) fn fill_module(vm: &mut Vm, name: &str, dict: Value) {
    modules::fill(vm, name, dict);
}

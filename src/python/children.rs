//! What an object refers to, for whoever frees it or looks for cycles.

use super::dict::Dict;
use super::object::{Iter, Obj};
use super::value::Value;

/// Calls with every value that an object refers to.
pub(crate) fn children(obj: &Obj, each: &mut impl FnMut(Value)) {
    match obj {
        Obj::Free
        | Obj::Int(_)
        | Obj::Float(_)
        | Obj::Str(_)
        | Obj::Bytes(_)
        | Obj::Native(_)
        | Obj::Code(_)
        | Obj::Lock(_)
        | Obj::Twister(_)
        | Obj::Traceback(_) => {}
        Obj::Plain(value)
        | Obj::Cell(value)
        | Obj::StaticMethod(value)
        | Obj::ClassMethod(value)
        | Obj::View(value, _)
        | Obj::Wrapped(value) => each(*value),
        Obj::Method(function, receiver) => [*function, *receiver].into_iter().for_each(each),
        Obj::Tuple(items) => items.iter().copied().for_each(each),
        Obj::Ring(ring) => ring.items().iter().copied().for_each(each),
        Obj::List(items) => items.iter().copied().for_each(each),
        Obj::Range(parts) | Obj::Slice(parts) | Obj::Super(parts) => parts.iter().copied().for_each(each),
        Obj::Property(parts) => parts.iter().copied().for_each(each),
        Obj::Dict(dict) => children_of_dict(dict, each),
        Obj::Set(set) => set.iter().for_each(|(_, value)| each(value)),
        Obj::Instance(instance) => {
            each(instance.class);
            instance.values.iter().copied().for_each(each);
        }
        Obj::Derived(derived) => {
            each(derived.class);
            each(derived.dict);
            children(&derived.content, each);
        }
        Obj::Weak(weak) => each(weak.callback),
        other => children_of_large(other, each),
    }
}

pub(super) fn children_of_dict(dict: &Dict, each: &mut impl FnMut(Value)) {
    for entry in dict.iter() {
        each(entry.key);
        each(entry.value);
    }
}

pub(super) fn children_of_large(obj: &Obj, each: &mut impl FnMut(Value)) {
    match obj {
        Obj::Function(it) => [
            it.globals,
            it.defaults,
            it.keyword_defaults,
            it.closure,
            it.name,
            it.qualname,
            it.module,
            it.doc,
            it.annotate,
            it.dict,
        ]
        .into_iter()
        .for_each(each),
        Obj::Type(class) => {
            each(class.metaclass);
            class.bases.iter().copied().for_each(&mut *each);
            children_of_dict(&class.dict, each);
        }
        Obj::Exception(it) => {
            it.kept.iter().copied().for_each(&mut *each);
            [it.class, it.args, it.cause, it.context, it.value, it.dict].into_iter().for_each(each);
        }
        Obj::Generator(it) => {
            it.saved.iter().copied().for_each(&mut *each);
            [it.class, it.function, it.globals, it.name, it.qualname, it.handled].into_iter().for_each(each);
        }
        Obj::Step(step) => [step.generator, step.first].into_iter().for_each(each),
        Obj::Module(module) => [module.name, module.dict].into_iter().for_each(each),
        Obj::Iter(iter) => match &**iter {
            Iter::List(it, _)
            | Iter::Tuple(it, _)
            | Iter::Str(it, _)
            | Iter::Bytes(it, _)
            | Iter::Dict(it, ..)
            | Iter::Set(it, ..)
            | Iter::Reversed(it, _) => each(*it),
            Iter::Enumerate(it, count) => [*it, *count].into_iter().for_each(each),
            Iter::LongRange(parts) => parts.iter().copied().for_each(each),
            Iter::Zip(all) => all.iter().copied().for_each(each),
            Iter::Range(..) | Iter::Empty => {}
        },
        _ => {}
    }
}

//! `object`, `type`, functions, methods, properties, `super`, weak references.

use super::callables::{
    call_itself, cell_contents, function_annotate, function_annotations, function_closure, function_code,
    function_defaults, function_doc, function_get, function_globals, function_kwdefaults, function_module,
    function_name, function_qualname, method_doc, method_function, method_name, method_qualname, method_self,
    native_qualname, property_delete, property_deleter, property_doc, property_fdel, property_fget, property_fset,
    property_get, property_getter, property_set, property_set_name, property_setter, wrapped, wrapped_get,
};
use super::methods::compare_method;
use super::types::{
    instancecheck, prepare, subclasscheck, subclasses, type_annotate, type_annotations, type_base, type_bases,
    type_call, type_dict, type_mro, type_mro_list, type_name, type_new, type_params, type_qualname, union,
    union_from_right,
};
use crate::python::classes as c;
use crate::python::object::{Obj, Weak};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Then, Vm, native, native_of_kind, native_with_keywords,
};

/// An attribute that is computed.
pub(crate) const fn getter(name: &'static str, call: NativeFn) -> NativeDef {
    native_of_kind(name, call, 0, 0, NativeKind::Getter)
}

const fn static_with_keywords(name: &'static str, call: NativeFn) -> NativeDef {
    let mut def = native_with_keywords(name, call);
    def.kind = NativeKind::StaticMethod;
    def
}

pub(super) const fn class_method_with_keywords(name: &'static str, call: NativeFn) -> NativeDef {
    let mut def = native_with_keywords(name, call);
    def.kind = NativeKind::ClassMethod;
    def
}

/// The methods of every object.
pub(crate) static OBJECT: &[NativeDef] = &[
    native("__repr__", repr_method, 0, 0),
    native("__str__", str_method, 0, 0),
    native("__eq__", compare_method::<2>, 1, 1),
    native("__ne__", compare_method::<3>, 1, 1),
    native("__lt__", not_implemented, 1, 1),
    native("__le__", not_implemented, 1, 1),
    native("__gt__", not_implemented, 1, 1),
    native("__ge__", not_implemented, 1, 1),
    native("__hash__", hash_method, 0, 0),
    native("__format__", format_method, 1, 1),
    native("__getattribute__", getattribute, 1, 1),
    native("__setattr__", setattr, 2, 2),
    native("__delattr__", delattr, 1, 1),
    native("__dir__", dir, 0, 0),
    native_with_keywords("__init__", init),
    static_with_keywords("__new__", new),
    class_method_with_keywords("__init_subclass__", init_subclass),
    native("__reduce_ex__", reduce, 1, 1),
    native("__reduce__", reduce, 0, 0),
    native_of_kind("__subclasshook__", subclass_hook, 1, 1, NativeKind::ClassMethod),
    getter("__class__", class_of),
    getter("__dict__", dict_of),
    getter("__doc__", doc_of),
    getter("__module__", module_of),
];

/// The methods of classes.
pub(crate) static TYPE: &[NativeDef] = &[
    getter("__name__", type_name),
    getter("__qualname__", type_qualname),
    getter("__bases__", type_bases),
    getter("__base__", type_base),
    getter("__mro__", type_mro),
    getter("__dict__", type_dict),
    getter("__annotations__", type_annotations),
    getter("__annotate__", type_annotate),
    getter("__type_params__", type_params),
    native("__or__", union, 1, 1),
    native("__ror__", union_from_right, 1, 1),
    native("mro", type_mro_list, 0, 0),
    native("__subclasses__", subclasses, 0, 0),
    native("__instancecheck__", instancecheck, 1, 1),
    native("__subclasscheck__", subclasscheck, 1, 1),
    native_with_keywords("__call__", type_call),
    native_with_keywords("__init__", init),
    class_method_with_keywords("__prepare__", prepare),
    static_with_keywords("__new__", type_new),
];

/// The attributes of functions.
pub(crate) static FUNCTION: &[NativeDef] = &[
    getter("__name__", function_name),
    getter("__qualname__", function_qualname),
    getter("__doc__", function_doc),
    getter("__module__", function_module),
    getter("__defaults__", function_defaults),
    getter("__kwdefaults__", function_kwdefaults),
    getter("__code__", function_code),
    getter("__globals__", function_globals),
    getter("__closure__", function_closure),
    getter("__annotations__", function_annotations),
    getter("__annotate__", function_annotate),
    getter("__type_params__", type_params),
    native("__get__", function_get, 1, 2),
    native_with_keywords("__call__", call_itself),
];

/// The attributes of native functions.
pub(crate) static NATIVE: &[NativeDef] = &[
    getter("__name__", function_name),
    getter("__qualname__", native_qualname),
    native_with_keywords("__call__", call_itself),
];

/// The attributes of bound methods.
pub(crate) static METHOD: &[NativeDef] = &[
    getter("__func__", method_function),
    getter("__self__", method_self),
    getter("__name__", method_name),
    getter("__qualname__", method_qualname),
    getter("__doc__", method_doc),
];

/// The attributes of properties.
pub(crate) static PROPERTY: &[NativeDef] = &[
    native("getter", property_getter, 1, 1),
    native("setter", property_setter, 1, 1),
    native("deleter", property_deleter, 1, 1),
    native("__set_name__", property_set_name, 2, 2),
    native("__get__", property_get, 1, 2),
    native("__set__", property_set, 2, 2),
    native("__delete__", property_delete, 1, 1),
    getter("fget", property_fget),
    getter("fset", property_fset),
    getter("fdel", property_fdel),
    getter("__doc__", property_doc),
];

/// The attributes of cells.
pub(crate) static CELL: &[NativeDef] = &[getter("cell_contents", cell_contents)];

/// The attributes of slices.
pub(crate) static SLICE: &[NativeDef] = &[
    getter("start", super::lists::range_start),
    getter("stop", super::lists::range_stop),
    getter("step", super::lists::range_step),
    native("indices", slice_indices, 1, 1),
];

/// The attributes of modules.
pub(crate) static MODULE: &[NativeDef] = &[];

/// The attributes of static and class methods.
pub(crate) static WRAPPER: &[NativeDef] =
    &[native("__get__", wrapped_get, 1, 2), getter("__func__", wrapped), getter("__wrapped__", wrapped)];

/// The methods of weak references.
pub(crate) static WEAKREF: &[NativeDef] = &[native("__call__", weak_target, 0, 0)];

fn not_implemented(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(Value::NOT_IMPLEMENTED))
}

fn repr_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    // The plain form, even of a class that has its own.
    let text = vm.plain_repr(value);
    if let (Obj::Derived(_), Obj::Set(set)) = (vm.heap.get(value), vm.heap.body(value)) {
        let inner = if set.len() == 0 { "" } else { text.trim_start_matches("frozenset(").trim_end_matches(')') };
        let class = vm.class_name(value);
        return vm.give_str(format!("{class}({inner})"));
    }
    vm.give_str(text)
}

fn str_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    if let Obj::Exception(_) = vm.heap.get(value) {
        let text = vm.plain_exception_text(value);
        return vm.give_str(text);
    }
    if let Obj::Str(text) = vm.heap.body(value) {
        let text = text.as_str().to_owned();
        return vm.give_str(text);
    }
    vm.repr(value, Then::Push)
}

pub(super) fn hash_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let hash = match vm.heap.body(value) {
        Obj::Free | Obj::Instance(_) | Obj::Type(_) | Obj::Exception(_) if vm.number(value).is_none() => {
            crate::python::hash::of_identity(value.identity())
        }
        _ => vm.content_hash(value).unwrap_or_else(|| crate::python::hash::of_identity(value.identity())),
    };
    vm.give_int(hash as i64)
}

fn format_method(vm: &mut Vm, args: Args) -> Res {
    let (value, spec) = (vm.arg(args, 0), vm.arg(args, 1));
    vm.format_plainly(value, spec, Then::Push)
}

fn getattribute(vm: &mut Vm, args: Args) -> Res {
    let name = vm.interned_name(vm.arg(args, 1));
    vm.plain_attribute(vm.arg(args, 0), name)
}

fn setattr(vm: &mut Vm, args: Args) -> Res {
    let (owner, value) = (vm.arg(args, 0), vm.arg(args, 2));
    let name = vm.interned_name(vm.arg(args, 1));
    let value = vm.heap.retain(value);
    super::reflection::none_after(vm, |vm| vm.plain_set(owner, name, value, None))
}

fn delattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = vm.interned_name(vm.arg(args, 1));
    super::reflection::none_after(vm, |vm| vm.plain_delete(owner, name))
}

fn dir(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.heap.retain(vm.arg(args, 0));
    vm.call_prelude("dir_of", &[owner], Then::Push)
}

fn init(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let class = vm.class_of(owner);
    let traits = vm.heap.type_of(class).map(|class| class.traits).unwrap_or_default();
    if args.len > 1 && traits.init && !traits.new && matches!(vm.heap.get(owner), Obj::Instance(_)) {
        return Err(vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
    }
    NONE
}

fn new(vm: &mut Vm, args: Args) -> Res {
    let class = vm.arg(args, 0);
    let Some(it) = vm.heap.type_of(class) else {
        return Err(vm.type_error("object.__new__(X): X is not a type object"));
    };
    let layout = it.layout;
    if layout.is(c::OBJECT) {
        let (traits, name) = (it.traits, it.name.clone());
        if args.len > 1 && !traits.init {
            return Err(vm.type_error(format!("{name}() takes no arguments")));
        }
        if traits.is_abstract {
            return Err(vm.is_abstract(class));
        }
        return Ok(Flow::Value(vm.new_instance(class)));
    }
    let rest = if crate::python::vm::is_filled_later(layout) {
        Args { at: args.at, len: 0, names: Value::NULL }
    } else {
        Args { at: args.at + 1, len: args.len - 1, names: args.names }
    };
    vm.make_builtin(class, layout, rest)
}

/// How an object is made again; what `copy` and `pickle` bring along.
fn reduce(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.heap.retain(vm.arg(args, 0));
    let module = vm.dict_get_text(vm.modules, "copyreg");
    let name = vm.heap.intern(if args.len > 1 { "reduce" } else { "reduce_object" });
    match module.and_then(|module| vm.own_attribute(module, name)) {
        Some(function) => vm.call(function, &[owner], Then::Push),
        None => Err(vm.refuse("__reduce__() without copy or pickle")),
    }
}

fn init_subclass(vm: &mut Vm, args: Args) -> Res {
    let name = vm.heap.type_of(vm.arg(args, 0)).map_or_else(String::new, |class| class.name.clone());
    if !vm.keywords(args).is_empty() {
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")));
    }
    if args.len > 1 {
        let given = args.len - 1;
        return Err(vm.type_error(format!("{name}.__init_subclass__() takes no arguments ({given} given)")));
    }
    NONE
}

fn subclass_hook(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(Value::NOT_IMPLEMENTED))
}

fn class_of(vm: &mut Vm, args: Args) -> Res {
    vm.give(vm.class_of(vm.arg(args, 0)))
}

/// Whether an object's classes all say which attributes there are.
fn has_only_slots(vm: &Vm, owner: Value) -> bool {
    let Obj::Instance(instance) = vm.heap.get(owner) else { return false };
    let Some(class) = vm.heap.type_of(instance.class) else { return false };
    let mut classes = class.mro.iter().filter_map(|&class| vm.heap.type_of(class)).filter(|class| !class.is_builtin);
    !class.is_builtin && classes.all(|class| class.slots.is_some())
}

fn dict_of(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let dict = if has_only_slots(vm, owner) { Value::NULL } else { vm.attributes_dict(owner) };
    if dict.is_null() {
        let class = vm.class_name(owner);
        return Err(vm.error(c::ATTRIBUTE_ERROR, format!("'{class}' object has no attribute '__dict__'")));
    }
    vm.give(dict)
}

fn doc_of(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let class = vm.class_of(owner);
    let class = if vm.heap.type_of(owner).is_some() { owner } else { class };
    let doc = vm.dict_get_in_class(class, vm.known.doc).filter(|doc| vm.heap.text(*doc).is_some());
    vm.give(doc.unwrap_or(Value::NONE))
}

fn module_of(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let class = if vm.heap.type_of(owner).is_some() { owner } else { vm.class_of(owner) };
    match vm.dict_get_in_class(class, vm.known.module).filter(|module| vm.heap.text(*module).is_some()) {
        Some(module) => vm.give(module),
        None => vm.give_str("builtins"),
    }
}

pub(crate) fn make_object(vm: &mut Vm, args: Args) -> Res {
    if args.len > 0 {
        return Err(vm.type_error("object() takes no arguments"));
    }
    Ok(Flow::Value(vm.new_instance(c::OBJECT)))
}

fn slice_indices(vm: &mut Vm, args: Args) -> Res {
    let Obj::Slice(parts) = vm.heap.body(vm.arg(args, 0)) else { return NONE };
    let parts = **parts;
    let len = vm.index(vm.arg(args, 1)).unwrap_or(0).max(0) as usize;
    let cut = vm.cut(parts, len)?;
    let stop = cut.start + cut.step * cut.count as i64;
    let all = vec![Value::small(cut.start), Value::small(stop), Value::small(cut.step)];
    Ok(Flow::Value(vm.heap.tuple(all)))
}

pub(crate) fn make_super(vm: &mut Vm, args: Args) -> Res {
    let (class, owner) = match args.len {
        0 => vm.method_around()?,
        1 => (vm.arg(args, 0), Value::NULL),
        _ => (vm.arg(args, 0), vm.arg(args, 1)),
    };
    if vm.heap.type_of(class).is_none() {
        let class = vm.class_name(class);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {class}")));
    }
    if owner.is_null() || owner.is_none() {
        let parts = [vm.heap.retain(class), Value::NONE, Value::NONE];
        return Ok(Flow::Value(vm.heap.alloc(Obj::Super(Box::new(parts)))));
    }
    let kind = vm.super_kind(class, owner)?;
    let parts = [class, owner, kind].map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Super(Box::new(parts)))))
}

pub(crate) fn make_weak(vm: &mut Vm, args: Args) -> Res {
    let (target, callback) = (vm.arg(args, 0), if args.len > 1 { vm.arg(args, 1) } else { Value::NONE });
    if !matches!(
        vm.heap.get(target),
        Obj::Instance(_) | Obj::Derived(_) | Obj::Function(_) | Obj::Set(_) | Obj::Generator(_) | Obj::Type(_)
    ) {
        let class = vm.class_name(target);
        return Err(vm.type_error(format!("cannot create weak reference to '{class}' object")));
    }
    let callback = vm.heap.retain(callback);
    let hash = vm.hash(target).unwrap_or_else(|_| crate::python::hash::of_identity(target.identity()));
    let weak = vm.heap.alloc(Obj::Weak(Box::new(Weak { target: target.borrowed(), callback, hash })));
    vm.heap.weak.entry(target.index() as u32).or_default().push(weak.borrowed());
    Ok(Flow::Value(weak))
}

fn weak_target(vm: &mut Vm, args: Args) -> Res {
    let target = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Weak(weak) if !weak.target.is_null() => weak.target,
        _ => Value::NONE,
    };
    vm.give(target)
}

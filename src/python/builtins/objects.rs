//! `object`, `type`, functions, methods, properties, `super`, weak references.

use crate::python::classes as c;
use crate::python::object::{Obj, Weak};
use crate::python::value::Value;
use crate::python::vm::{
    Args, Flow, NONE, NativeDef, NativeFn, NativeKind, Res, Then, Vm, give_bool, native, native_of_kind,
    native_with_keywords,
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

const fn class_method_with_keywords(name: &'static str, call: NativeFn) -> NativeDef {
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
    native_of_kind("__init_subclass__", init_subclass, 0, 0, NativeKind::ClassMethod),
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
    native("__get__", function_get, 1, 2),
    native_with_keywords("__call__", call_itself),
];

/// The attributes of native functions.
pub(crate) static NATIVE: &[NativeDef] =
    &[getter("__name__", function_name), getter("__qualname__", function_name), native_with_keywords("__call__", call_itself)];

/// The attributes of bound methods.
pub(crate) static METHOD: &[NativeDef] = &[
    getter("__func__", method_function),
    getter("__self__", method_self),
    getter("__name__", method_name),
    getter("__qualname__", method_name),
    getter("__doc__", method_doc),
];

/// The attributes of properties.
pub(crate) static PROPERTY: &[NativeDef] = &[
    native("getter", property_getter, 1, 1),
    native("setter", property_setter, 1, 1),
    native("deleter", property_deleter, 1, 1),
    native("__set_name__", property_set_name, 2, 2),
    getter("fget", property_fget),
    getter("fset", property_fset),
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
pub(crate) static WRAPPER: &[NativeDef] = &[getter("__func__", wrapped), getter("__wrapped__", wrapped)];

/// The methods of weak references.
pub(crate) static WEAKREF: &[NativeDef] = &[native("__call__", weak_target, 0, 0)];

/// A binary operator as a method.
pub(crate) fn operator<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    let (left, right) = (vm.arg(args, 0), vm.arg(args, 1));
    if OP >= 13 {
        return vm.operate_in_place_or(OP - 13, left, right);
    }
    match vm.operate_plainly(OP, left, right) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

/// A comparison as a method.
pub(crate) fn compare_method<const OP: u32>(vm: &mut Vm, args: Args) -> Res {
    let (left, right) = (vm.arg(args, 0), vm.arg(args, 1));
    let is_plain = matches!(vm.heap.get(left), Obj::Instance(_));
    if OP == 2 || OP == 3 {
        if left.is(right) {
            return give_bool(OP == 2);
        }
        if is_plain {
            return Ok(Flow::Value(Value::NOT_IMPLEMENTED));
        }
        return match vm.equal_content(left, right) {
            Some(is) => give_bool(is == (OP == 2)),
            None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
        };
    }
    match vm.order_of(left, right) {
        Ok(Some(order)) => give_bool(order.is_some_and(|order| crate::python::vm::matches_op(OP, order))),
        _ => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

fn not_implemented(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(Value::NOT_IMPLEMENTED))
}

fn repr_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    // The plain form, even of a class that has its own.
    let text = vm.plain_repr(value);
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

fn hash_method(vm: &mut Vm, args: Args) -> Res {
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
    super::functions::none_after(vm, |vm| vm.plain_set(owner, name, value, None))
}

fn delattr(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let name = vm.interned_name(vm.arg(args, 1));
    super::functions::none_after(vm, |vm| vm.plain_delete(owner, name))
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
        return Ok(Flow::Value(vm.new_instance(class)));
    }
    let rest = Args { at: args.at + 1, len: args.len - 1, names: args.names };
    vm.make_builtin(class, layout, rest)
}

fn init_subclass(_vm: &mut Vm, _args: Args) -> Res {
    NONE
}

fn subclass_hook(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(Value::NOT_IMPLEMENTED))
}

fn class_of(vm: &mut Vm, args: Args) -> Res {
    vm.give(vm.class_of(vm.arg(args, 0)))
}

fn dict_of(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let dict = vm.attributes_dict(owner);
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

fn type_text(vm: &mut Vm, args: Args, pick: fn(&crate::python::object::Type) -> &str) -> Res {
    let text = vm.heap.type_of(vm.arg(args, 0)).map_or_else(String::new, |class| pick(class).to_owned());
    vm.give_str(text)
}

fn type_name(vm: &mut Vm, args: Args) -> Res {
    type_text(vm, args, |class| &class.name)
}

fn type_qualname(vm: &mut Vm, args: Args) -> Res {
    type_text(vm, args, |class| &class.qualname)
}

fn classes_tuple(vm: &mut Vm, classes: Vec<Value>) -> Res {
    let classes: Vec<Value> = classes.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.tuple(classes)))
}

fn type_bases(vm: &mut Vm, args: Args) -> Res {
    let bases = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.bases.clone());
    classes_tuple(vm, bases)
}

fn type_base(vm: &mut Vm, args: Args) -> Res {
    let base = vm.heap.type_of(vm.arg(args, 0)).and_then(|class| class.bases.first().copied());
    vm.give(base.unwrap_or(Value::NONE))
}

fn type_mro(vm: &mut Vm, args: Args) -> Res {
    let mro = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.mro.clone());
    classes_tuple(vm, mro)
}

fn type_mro_list(vm: &mut Vm, args: Args) -> Res {
    let mro = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.mro.clone());
    let mro = mro.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.list(mro)))
}

fn subclasses(vm: &mut Vm, args: Args) -> Res {
    let all = vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.subclasses.clone());
    let all: Vec<Value> = all.into_iter().filter(|&class| vm.heap.type_of(class).is_some()).collect();
    let all = all.into_iter().map(|class| vm.heap.retain(class)).collect();
    Ok(Flow::Value(vm.heap.list(all)))
}

fn type_dict(vm: &mut Vm, args: Args) -> Res {
    let entries: Vec<_> =
        vm.heap.type_of(vm.arg(args, 0)).map_or_else(Vec::new, |class| class.dict.iter().copied().collect());
    let mut dict = crate::python::dict::Dict::default();
    for entry in entries {
        dict.add(entry.hash, entry.key, vm.heap.retain(entry.value));
    }
    Ok(Flow::Value(vm.heap.dict(dict)))
}

fn instancecheck(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.is_instance(vm.arg(args, 1), vm.arg(args, 0)))
}

fn subclasscheck(vm: &mut Vm, args: Args) -> Res {
    give_bool(vm.is_subclass(vm.arg(args, 1), vm.arg(args, 0)))
}

/// `type.__call__`, as `super().__call__()` of a metaclass wants it.
fn type_call(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    match vm.dict_get_text(vm.prelude, "make_by_new") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

fn prepare(vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(vm.heap.dict(crate::python::dict::Dict::default())))
}

/// `type.__new__`: the class, then what the prelude does with it.
fn type_new(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    match vm.dict_get_text(vm.prelude, "new_class") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

pub(crate) fn make_type(vm: &mut Vm, args: Args) -> Res {
    if args.len == 1 {
        return vm.give(vm.class_of(vm.arg(args, 0)));
    }
    if vm.positional(args) != 3 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let mut arguments = vec![c::TYPE];
    let rest: Vec<Value> = (0..args.len as usize).map(|at| vm.arg(args, at)).collect();
    arguments.extend(rest.into_iter().map(|value| vm.heap.retain(value)).collect::<Vec<_>>());
    match vm.dict_get_text(vm.prelude, "new_class") {
        Some(function) => vm.call_with_names(function, &arguments, args.names, Then::Push),
        None => NONE,
    }
}

pub(crate) fn make_object(vm: &mut Vm, args: Args) -> Res {
    if args.len > 0 {
        return Err(vm.type_error("object() takes no arguments"));
    }
    Ok(Flow::Value(vm.new_instance(c::OBJECT)))
}

fn call_itself(vm: &mut Vm, args: Args) -> Res {
    let arguments: Vec<Value> = (1..args.len as usize).map(|at| vm.arg(args, at)).collect();
    let arguments: Vec<Value> = arguments.into_iter().map(|value| vm.heap.retain(value)).collect();
    let callee = vm.arg(args, 0);
    vm.call_with_names(callee, &arguments, args.names, Then::Push)
}

fn of_function(vm: &mut Vm, args: Args, pick: fn(&crate::python::object::Function) -> Value) -> Res {
    let value = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => pick(function),
        _ => Value::NONE,
    };
    vm.give(if value.is_null() { Value::NONE } else { value })
}

fn function_name(vm: &mut Vm, args: Args) -> Res {
    let name = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => function.name,
        Obj::Native(def) => {
            let name = def.name;
            return vm.give_str(name);
        }
        _ => Value::NONE,
    };
    vm.give(name)
}

fn function_qualname(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.qualname)
}

fn function_doc(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.doc)
}

fn function_module(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.module)
}

fn function_defaults(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.defaults)
}

fn function_kwdefaults(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.keyword_defaults)
}

fn function_closure(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.closure)
}

fn function_globals(vm: &mut Vm, args: Args) -> Res {
    of_function(vm, args, |function| function.globals)
}

fn function_code(vm: &mut Vm, args: Args) -> Res {
    match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => {
            let code = function.code;
            Ok(Flow::Value(vm.heap.alloc(Obj::Code(code))))
        }
        _ => NONE,
    }
}

/// What the function that makes the annotations makes of them.
fn function_annotations(vm: &mut Vm, args: Args) -> Res {
    let annotate = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Function(function) => function.annotate,
        _ => Value::NULL,
    };
    if annotate.is_null() {
        return Ok(Flow::Value(vm.heap.dict(crate::python::dict::Dict::default())));
    }
    vm.call(annotate, &[Value::small(1)], Then::Push)
}

fn function_get(vm: &mut Vm, args: Args) -> Res {
    let (function, owner) = (vm.arg(args, 0), vm.arg(args, 1));
    if owner.is_none() {
        return vm.give(function);
    }
    let (function, owner) = (vm.heap.retain(function), vm.heap.retain(owner));
    Ok(Flow::Value(vm.heap.alloc(Obj::Method(function, owner))))
}

fn of_method(vm: &mut Vm, args: Args, first: bool) -> Value {
    match vm.heap.get(vm.arg(args, 0)) {
        Obj::Method(function, owner) => {
            if first {
                *function
            } else {
                *owner
            }
        }
        _ => Value::NONE,
    }
}

fn method_function(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.give(function)
}

fn method_self(vm: &mut Vm, args: Args) -> Res {
    let owner = of_method(vm, args, false);
    vm.give(owner)
}

fn method_name(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.get_attr(function, vm.known.name)
}

fn method_doc(vm: &mut Vm, args: Args) -> Res {
    let function = of_method(vm, args, true);
    vm.get_attr(function, vm.known.doc)
}

pub(crate) fn make_property(vm: &mut Vm, args: Args) -> Res {
    let mut parts = [Value::NONE; 5];
    for (place, value) in vm.args_from(args, 0).into_iter().take(4).enumerate() {
        parts[place] = value;
    }
    for (name, value) in vm.keywords(args) {
        match vm.heap.text_of(name) {
            "fget" => parts[0] = value,
            "fset" => parts[1] = value,
            "fdel" => parts[2] = value,
            _ => parts[3] = value,
        }
    }
    if let Obj::Function(function) = vm.heap.get(parts[0]) {
        let (doc, name) = (function.doc, function.name);
        parts[3] = if parts[3].is_none() { doc } else { parts[3] };
        parts[4] = name;
    }
    let parts = parts.map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Property(Box::new(parts)))))
}

fn with_part(vm: &mut Vm, args: Args, place: usize) -> Res {
    let Obj::Property(parts) = vm.heap.body(vm.arg(args, 0)) else { return NONE };
    let mut parts = **parts;
    parts[place] = vm.arg(args, 1);
    let parts = parts.map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Property(Box::new(parts)))))
}

fn property_getter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 0)
}

fn property_setter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 1)
}

fn property_deleter(vm: &mut Vm, args: Args) -> Res {
    with_part(vm, args, 2)
}

fn property_set_name(vm: &mut Vm, args: Args) -> Res {
    let (property, name) = (vm.arg(args, 0), vm.arg(args, 2));
    let name = vm.heap.retain(name);
    if let Some(Obj::Property(parts)) = vm.heap.body_mut(property) {
        let old = std::mem::replace(&mut parts[4], name);
        vm.heap.release(old);
    }
    NONE
}

fn property_part(vm: &mut Vm, args: Args, place: usize) -> Res {
    let part = match vm.heap.body(vm.arg(args, 0)) {
        Obj::Property(parts) => parts[place],
        _ => Value::NONE,
    };
    vm.give(part)
}

fn property_fget(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 0)
}

fn property_fset(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 1)
}

fn property_doc(vm: &mut Vm, args: Args) -> Res {
    property_part(vm, args, 3)
}

fn cell_contents(vm: &mut Vm, args: Args) -> Res {
    match *vm.heap.get(vm.arg(args, 0)) {
        Obj::Cell(value) if value.is_null() => Err(vm.value_error("cell is empty")),
        Obj::Cell(value) => vm.give(value),
        _ => NONE,
    }
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

pub(crate) fn make_static(vm: &mut Vm, args: Args) -> Res {
    let function = vm.heap.retain(vm.arg(args, 0));
    Ok(Flow::Value(vm.heap.alloc(Obj::StaticMethod(function))))
}

pub(crate) fn make_class_method(vm: &mut Vm, args: Args) -> Res {
    let function = vm.heap.retain(vm.arg(args, 0));
    Ok(Flow::Value(vm.heap.alloc(Obj::ClassMethod(function))))
}

fn wrapped(vm: &mut Vm, args: Args) -> Res {
    match *vm.heap.get(vm.arg(args, 0)) {
        Obj::StaticMethod(function) | Obj::ClassMethod(function) => vm.give(function),
        _ => NONE,
    }
}

pub(crate) fn make_super(vm: &mut Vm, args: Args) -> Res {
    let (class, owner) = (vm.arg(args, 0), vm.arg(args, 1));
    if args.len < 2 {
        return Err(vm.refuse("super() with fewer than two arguments outside of a method"));
    }
    let kind = if vm.heap.type_of(owner).is_some() && vm.is_subclass(owner, class) { owner } else { vm.class_of(owner) };
    if !vm.is_subclass(kind, class) {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    let parts = [class, owner, kind].map(|part| vm.heap.retain(part));
    Ok(Flow::Value(vm.heap.alloc(Obj::Super(Box::new(parts)))))
}

pub(crate) fn make_weak(vm: &mut Vm, args: Args) -> Res {
    let (target, callback) = (vm.arg(args, 0), if args.len > 1 { vm.arg(args, 1) } else { Value::NONE });
    if !matches!(vm.heap.get(target), Obj::Instance(_) | Obj::Derived(_) | Obj::Function(_) | Obj::Set(_) | Obj::Generator(_) | Obj::Type(_)) {
        let class = vm.class_name(target);
        return Err(vm.type_error(format!("cannot create weak reference to '{class}' object")));
    }
    let callback = vm.heap.retain(callback);
    let weak = vm.heap.alloc(Obj::Weak(Box::new(Weak { target: target.borrowed(), callback })));
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

pub(crate) fn len_method(vm: &mut Vm, args: Args) -> Res {
    vm.content_len(vm.arg(args, 0))
}

pub(crate) fn getitem_method(vm: &mut Vm, args: Args) -> Res {
    vm.plain_item(vm.arg(args, 0), vm.arg(args, 1))
}

pub(crate) fn setitem_method(vm: &mut Vm, args: Args) -> Res {
    let all = [0, 1, 2].map(|place| vm.arg(args, place));
    let [owner, key, value] = all.map(|value| vm.heap.retain(value));
    super::functions::none_after(vm, |vm| vm.plain_set_item(owner, key, value))
}

pub(crate) fn delitem_method(vm: &mut Vm, args: Args) -> Res {
    let (owner, key) = (vm.arg(args, 0), vm.arg(args, 1));
    super::functions::none_after(vm, |vm| vm.plain_delete_item(owner, key))
}

pub(crate) fn contains_method(vm: &mut Vm, args: Args) -> Res {
    let (container, item) = (vm.arg(args, 0), vm.arg(args, 1));
    let (container, item) = (vm.heap.retain(container), vm.heap.retain(item));
    vm.content_contains(container, item, true)
}

pub(crate) fn iter_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    vm.content_iter(value)
}

pub(crate) fn bool_method(vm: &mut Vm, args: Args) -> Res {
    use crate::python::vm::Number;
    give_bool(match vm.number(vm.arg(args, 0)) {
        Some(Number::Small(int)) => int != 0,
        Some(Number::Float(float)) => float != 0.0,
        _ => true,
    })
}

pub(crate) fn neg_method(vm: &mut Vm, args: Args) -> Res {
    match vm.operate_plainly(10, Value::small(0), vm.arg(args, 0)) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

pub(crate) fn abs_method(vm: &mut Vm, args: Args) -> Res {
    let value = vm.arg(args, 0);
    let is_negative = super::numbers::float_of(vm, value).is_some_and(|float| float < 0.0);
    let op = if is_negative { 10 } else { 0 };
    match vm.operate_plainly(op, Value::small(0), value) {
        Some(result) => result.map(Flow::Value),
        None => Ok(Flow::Value(Value::NOT_IMPLEMENTED)),
    }
}

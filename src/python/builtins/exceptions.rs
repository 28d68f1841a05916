//! Exceptions as objects: how they are made, and their attributes. How they are
//! raised is the VM's.

use crate::python::classes as c;
use crate::python::object::{Exception, Obj};
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NONE, NativeDef, Res, Then, Vm, native, native_with_keywords};

use super::objects::getter;

/// The attributes of all exceptions.
pub(crate) static BASE: &[NativeDef] = &[
    getter("args", args_of),
    getter("__cause__", cause),
    getter("__context__", context),
    getter("__suppress_context__", hides_context),
    getter("__traceback__", traceback),
    native("with_traceback", with_traceback, 1, 1),
    native("add_note", add_note, 1, 1),
    native_with_keywords("__init__", init),
    native("__str__", str_method, 0, 0),
    getter("errno", errno),
    getter("strerror", strerror),
    getter("filename", filename),
    getter("filename2", filename2),
    getter("path", path),
    getter("obj", object),
    getter("name", name),
];

/// Those of `StopIteration`.
pub(crate) static STOP: &[NativeDef] = &[getter("value", value)];

/// Those of `SystemExit`.
pub(crate) static EXIT: &[NativeDef] = &[getter("code", value)];

/// Those of exception groups.
pub(crate) static GROUP: &[NativeDef] = &[
    getter("message", message),
    getter("exceptions", exceptions),
    native("split", split, 1, 1),
    native("subgroup", subgroup, 1, 1),
    native("derive", derive, 1, 1),
];

/// Those of tracebacks.
pub(crate) static TRACEBACK: &[NativeDef] = &[getter("tb_lineno", line_number), getter("tb_next", nothing)];

/// Makes an exception of a class.
pub(crate) fn make(vm: &mut Vm, class: Value, args: Args) -> Res {
    let values: Vec<Value> = vm.args_from(args, 0).into_iter().map(|value| vm.heap.retain(value)).collect();
    if vm.is_subclass(class, c::BASE_EXCEPTION_GROUP) {
        return make_group(vm, class, values);
    }
    if args.names.is_null() {
        return Ok(Flow::Value(vm.exception(specific(vm, class, &values), values)));
    }
    let is_own_init = vm.heap.type_of(class).is_some_and(|class| class.traits.init);
    let takes_names = [c::IMPORT_ERROR, c::NAME_ERROR, c::ATTRIBUTE_ERROR];
    let takes_names = takes_names.iter().any(|&its| vm.is_subclass(class, its));
    if takes_names && !is_own_init {
        let named = vm.keywords(args);
        let error = vm.exception(class, values);
        for (name, value) in named {
            let (dict, name) = (vm.attributes_dict(error), vm.interned_name(name));
            let value = vm.heap.retain(value);
            vm.dict_set_name(dict, name, value);
        }
        return Ok(Flow::Value(error));
    }
    if !vm.keywords(args).is_empty() && !is_own_init {
        let name = vm.heap.type_of(class).map_or_else(String::new, |class| class.name.clone());
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    Ok(Flow::Value(vm.exception(specific(vm, class, &values), values)))
}

/// `OSError(2, …)` is a `FileNotFoundError`.
fn specific(vm: &Vm, class: Value, args: &[Value]) -> Value {
    let [number, _, ..] = args else { return class };
    if !class.is(c::OS_ERROR) {
        return class;
    }
    let _ = vm;
    match number.as_int() {
        Some(2) => c::FILE_NOT_FOUND_ERROR,
        Some(1 | 13) => c::PERMISSION_ERROR,
        Some(11 | 115) => c::BLOCKING_IO_ERROR,
        Some(3) => c::PROCESS_LOOKUP_ERROR,
        Some(4) => c::INTERRUPTED_ERROR,
        Some(10) => c::CHILD_PROCESS_ERROR,
        Some(17) => c::FILE_EXISTS_ERROR,
        Some(20) => c::NOT_A_DIRECTORY_ERROR,
        Some(21) => c::IS_A_DIRECTORY_ERROR,
        Some(32) => c::BROKEN_PIPE_ERROR,
        Some(104) => c::CONNECTION_RESET_ERROR,
        Some(110) => c::TIMEOUT_ERROR,
        Some(111) => c::CONNECTION_REFUSED_ERROR,
        _ => class,
    }
}

fn make_group(vm: &mut Vm, class: Value, values: Vec<Value>) -> Res {
    let [text, all] = values[..] else {
        let given = values.len();
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)")));
    };
    if vm.heap.text(text).is_none() {
        let kind = vm.class_name(text);
        return Err(vm.type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {kind}")));
    }
    let Some(items) = vm.heap.items(all).map(<[Value]>::to_vec) else {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    };
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    for (place, &item) in items.iter().enumerate() {
        if vm.as_exception(item).is_none() {
            return Err(vm.value_error(format!("Item {place} of second argument (exceptions) is not an exception")));
        }
    }
    let all_plain = items.iter().all(|&item| vm.is_error(item, c::EXCEPTION));
    let class = if class.is(c::BASE_EXCEPTION_GROUP) && all_plain { c::EXCEPTION_GROUP } else { class };
    if !all_plain && vm.is_subclass(class, c::EXCEPTION) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    let items: Vec<Value> = items.into_iter().map(|item| vm.heap.retain(item)).collect();
    let tuple = vm.heap.tuple(items);
    let error = vm.exception(class, vec![text, all]);
    if let Some(exception) = vm.exception_mut(error) {
        exception.value = tuple;
    }
    Ok(Flow::Value(error))
}

fn field(vm: &mut Vm, args: Args, pick: fn(&Exception) -> Value) -> Res {
    let value = vm.as_exception(vm.arg(args, 0)).map_or(Value::NONE, pick);
    vm.give(if value.is_null() { Value::NONE } else { value })
}

fn args_of(vm: &mut Vm, args: Args) -> Res {
    // Of a file's error the name is no argument.
    let owner = vm.arg(args, 0);
    if vm.is_error(owner, c::OS_ERROR) {
        let all = vm.as_exception(owner).and_then(|it| vm.heap.items(it.args)).unwrap_or_default();
        if all.len() > 2 {
            let two = [all[0], all[1]].map(|value| vm.heap.retain(value));
            return Ok(Flow::Value(vm.heap.tuple(two.to_vec())));
        }
    }
    field(vm, args, |exception| exception.args)
}

fn cause(vm: &mut Vm, args: Args) -> Res {
    field(vm, args, |exception| exception.cause)
}

fn context(vm: &mut Vm, args: Args) -> Res {
    field(vm, args, |exception| exception.context)
}

fn hides_context(vm: &mut Vm, args: Args) -> Res {
    field(vm, args, |exception| Value::bool(exception.hides_context))
}

fn value(vm: &mut Vm, args: Args) -> Res {
    field(vm, args, |exception| exception.value)
}

fn first_args(vm: &mut Vm, args: Args, place: usize, least: usize) -> Res {
    let value = vm.as_exception(vm.arg(args, 0)).and_then(|exception| {
        let all = vm.heap.items(exception.args)?;
        (all.len() >= least).then(|| all.get(place).copied())?
    });
    vm.give(value.unwrap_or(Value::NONE))
}

fn errno(vm: &mut Vm, args: Args) -> Res {
    first_args(vm, args, 0, 2)
}

fn strerror(vm: &mut Vm, args: Args) -> Res {
    first_args(vm, args, 1, 2)
}

fn filename(vm: &mut Vm, args: Args) -> Res {
    first_args(vm, args, 2, 3)
}

fn filename2(vm: &mut Vm, args: Args) -> Res {
    first_args(vm, args, 4, 5)
}

/// What was given by keyword, or none.
fn given(vm: &mut Vm, args: Args, name: &str) -> Option<Value> {
    let name = vm.heap.intern(name);
    vm.own_attribute(vm.arg(args, 0), name)
}

fn path(vm: &mut Vm, args: Args) -> Res {
    let path = given(vm, args, "path");
    vm.give(path.unwrap_or(Value::NONE))
}

fn object(vm: &mut Vm, args: Args) -> Res {
    let object = given(vm, args, "obj");
    vm.give(object.unwrap_or(Value::NONE))
}

fn message(vm: &mut Vm, args: Args) -> Res {
    first_args(vm, args, 0, 0)
}

pub(super) fn name(vm: &mut Vm, args: Args) -> Res {
    if let Some(name) = given(vm, args, "name") {
        return vm.give(name);
    }
    // The name that an AttributeError or NameError is about stands in its text.
    let owner = vm.arg(args, 0);
    let text = vm.plain_exception_text(owner);
    let is_module = vm.is_error(owner, c::MODULE_NOT_FOUND_ERROR);
    let name = if is_module { text.split('\'').nth(1) } else { text.rsplit('\'').nth(1) };
    let classes = [c::NAME_ERROR, c::ATTRIBUTE_ERROR, c::MODULE_NOT_FOUND_ERROR];
    match name.map(str::to_owned) {
        Some(name)
            if !vm.is_error(owner, c::UNBOUND_LOCAL_ERROR)
                && classes.iter().any(|&class| vm.is_error(owner, class)) =>
        {
            vm.give_str(name)
        }
        _ => NONE,
    }
}

fn exceptions(vm: &mut Vm, args: Args) -> Res {
    value(vm, args)
}

/// A traceback object of where an exception has been; none if nowhere.
pub(crate) fn traceback_of(vm: &mut Vm, error: Value) -> Value {
    match vm.as_exception(error).map(|exception| exception.places.clone()) {
        Some(places) if !places.is_empty() => vm.heap.alloc(Obj::Traceback(places.into())),
        _ => Value::NONE,
    }
}

fn traceback(vm: &mut Vm, args: Args) -> Res {
    Ok(Flow::Value(traceback_of(vm, vm.arg(args, 0))))
}

fn line_number(vm: &mut Vm, args: Args) -> Res {
    let line = match vm.heap.get(vm.arg(args, 0)) {
        Obj::Traceback(places) => {
            places.last().map_or(0, |place| vm.program.codes[place.code as usize].spans[place.at as usize].line)
        }
        _ => 0,
    };
    vm.give_int(i64::from(line))
}

fn nothing(_vm: &mut Vm, _args: Args) -> Res {
    NONE
}

fn with_traceback(vm: &mut Vm, args: Args) -> Res {
    let (error, trace) = (vm.arg(args, 0), vm.arg(args, 1));
    let places = match vm.heap.get(trace) {
        Obj::Traceback(places) => places.to_vec(),
        _ if !trace.is_none() => return Err(vm.type_error("__traceback__ must be a traceback or None")),
        _ => Vec::new(),
    };
    if let Some(exception) = vm.exception_mut(error) {
        exception.places = places;
    }
    vm.give(error)
}

fn add_note(vm: &mut Vm, args: Args) -> Res {
    if vm.heap.text(vm.arg(args, 1)).is_none() {
        let class = vm.class_name(vm.arg(args, 1));
        return Err(vm.type_error(format!("add_note() argument must be str, not {class}")));
    }
    let (error, note) = (vm.arg(args, 0), vm.heap.retain(vm.arg(args, 1)));
    let notes = match vm.own_attribute(error, vm.known.notes) {
        Some(notes) => notes,
        None => {
            let list = vm.heap.list(Vec::new());
            let dict = vm.attributes_dict(error);
            vm.dict_set_name(dict, vm.known.notes, list);
            list.borrowed()
        }
    };
    if let Some(Obj::List(items)) = vm.heap.get_mut(notes) {
        items.push(note);
    }
    NONE
}

fn init(vm: &mut Vm, args: Args) -> Res {
    let error = vm.arg(args, 0);
    let values: Vec<Value> = vm.args_from(args, 1).into_iter().map(|value| vm.heap.retain(value)).collect();
    let tuple = vm.heap.tuple(values);
    if let Some(exception) = vm.exception_mut(error) {
        let old = std::mem::replace(&mut exception.args, tuple);
        vm.heap.release(old);
    }
    NONE
}

fn str_method(vm: &mut Vm, args: Args) -> Res {
    let text = vm.plain_exception_text(vm.arg(args, 0));
    vm.give_str(text)
}

fn by_prelude(vm: &mut Vm, args: Args, name: &str) -> Res {
    let arguments = [vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1))];
    vm.call_prelude(name, &arguments, Then::Push)
}

fn split(vm: &mut Vm, args: Args) -> Res {
    by_prelude(vm, args, "group_split")
}

fn subgroup(vm: &mut Vm, args: Args) -> Res {
    by_prelude(vm, args, "group_subgroup")
}

fn derive(vm: &mut Vm, args: Args) -> Res {
    let owner = vm.arg(args, 0);
    let text = vm.as_exception(owner).and_then(|it| vm.heap.items(it.args)?.first().copied());
    let text = vm.heap.retain(text.unwrap_or(Value::NONE));
    let all = vm.heap.retain(vm.arg(args, 1));
    make_group(vm, c::BASE_EXCEPTION_GROUP, vec![text, all])
}

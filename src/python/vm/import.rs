//! Modules: those in Rust, those in Python of ours, and the program's own names.

use super::frame::Continue;
use super::{Flow, Res, Then, Vm};
use crate::python::builtins;
use crate::python::classes as c;
use crate::python::library;
use crate::python::object::{Function, Obj};
use crate::python::value::Value;

impl Vm {
    /// `import name`, with the names that are wanted from it.
    pub(crate) fn import(&mut self, name: Value, list: Value, level: i64) -> Res {
        if level > 0 {
            return Err(self.error(c::IMPORT_ERROR, "attempted relative import with no known parent package"));
        }
        let inner = self.heap.items(list).unwrap_or_default().to_vec();
        let text = self.heap.text_of(name).to_owned();
        let parts: Vec<&str> = text.split('.').collect();
        let mut paths: Vec<String> = (1..=parts.len()).map(|count| parts[..count].join(".")).collect();
        let wanted = if inner.is_empty() { parts[0].to_owned() } else { text.clone() };
        for name in inner {
            let path = format!("{text}.{}", self.heap.text_of(name));
            if self.has_module(&path) {
                paths.push(path);
            }
        }
        let wanted = self.heap.intern(&wanted);
        let rest: Vec<Value> = paths.iter().map(|path| self.heap.intern(path)).collect();
        let mut kept = vec![wanted];
        kept.extend(rest);
        let kept = self.heap.list(kept);
        go_on(self, kept, Value::NONE)
    }

    /// The module of one name, run if this is the first time.
    fn load(&mut self, text: &str, then: Then) -> Res {
        if let Some(module) = self.dict_get_text(self.modules, text) {
            let module = self.heap.retain(module);
            return self.apply(then, module);
        }
        let native = builtins::native_module(text);
        let code = self.module_code(text);
        if native.is_none() && code.is_none() {
            return Err(self.no_module(text));
        }
        let dict = self.module_dict(text);
        self.add_to_package(text);
        if let Some(functions) = native {
            self.add_functions(dict, functions);
            builtins::fill_module(self, text, dict);
        }
        let Some(code) = code else {
            let module = self.dict_get_text(self.modules, text).unwrap_or(Value::NONE);
            let module = self.heap.retain(module);
            return self.apply(then, module);
        };
        let code = self.heap.alloc(Obj::Code(code));
        self.run_module_code(code, dict, then)
    }

    /// What the compiler wants of `_typing`; the values are given away.
    pub(super) fn make_type(&mut self, number: u32, first: Value, second: Value) -> Res {
        let kept = self.heap.tuple(vec![Value::small(i64::from(number)), first, second]);
        self.push_waiting(Then::Continue(make_type_by, kept));
        let name = self.heap.intern("_typing");
        let flow = self.import(name, Value::NONE, 0)?;
        self.settle_waiting(flow)
    }

    fn module_code(&self, text: &str) -> Option<u32> {
        self.program.modules.iter().find(|(name, _)| name == text).map(|row| row.1)
    }

    fn has_module(&self, text: &str) -> bool {
        builtins::native_module(text).is_some() || self.module_code(text).is_some()
    }

    /// A module with a dotted name is an attribute of the one around it.
    fn add_to_package(&mut self, text: &str) {
        let Some((package, name)) = text.rsplit_once('.') else { return };
        let around = self.dict_get_text(self.modules, package);
        let module = self.dict_get_text(self.modules, text);
        if let (Some(around), Some(module)) = (around, module)
            && let Obj::Module(it) = self.heap.get(around)
        {
            let dict = it.dict;
            let (key, module) = (self.heap.intern(name), self.heap.retain(module));
            self.dict_set_name(dict, key, module);
        }
    }

    /// Why a module cannot be imported: CPython does not have it, or only ours
    /// does not.
    fn no_module(&mut self, text: &str) -> Value {
        let message = match text.rsplit_once('.') {
            _ if library::is_left_out(text) => format!("the module '{text}' is not supported here"),
            Some((package, _)) if self.has_module(package) && !library::is_package(package) => {
                format!("No module named '{text}'; '{package}' is not a package")
            }
            _ => format!("No module named '{text}'"),
        };
        self.error(c::MODULE_NOT_FOUND_ERROR, message)
    }

    /// Runs a module's code in its dictionary. The code is given away.
    pub(crate) fn run_module_code(&mut self, code: Value, dict: Value, then: Then) -> Res {
        let &Obj::Code(number) = self.heap.get(code) else { return Err(self.system_error("no code")) };
        let name = self.heap.intern("<module>");
        let function = Function {
            code: number,
            globals: self.heap.retain(dict),
            defaults: Value::NONE,
            keyword_defaults: Value::NONE,
            closure: Value::NULL,
            name,
            qualname: name,
            module: Value::NONE,
            doc: Value::NONE,
            annotate: Value::NULL,
            dict: Value::NULL,
        };
        let function = self.heap.alloc(Obj::Function(Box::new(function)));
        self.heap.release(code);
        let names = self.heap.retain(dict);
        let result = self.run_code(function, names, then);
        self.heap.release(function);
        result
    }

    pub(super) fn no_import(&mut self, module: Value, name: Value) -> Value {
        let text = self.heap.text_of(name).to_owned();
        let owner = match self.heap.get(module) {
            Obj::Module(module) => self.heap.text_of(module.name).to_owned(),
            _ => String::from("<unknown module name>"),
        };
        self.error(c::IMPORT_ERROR, format!("cannot import name '{text}' from '{owner}' (unknown location)"))
    }

    pub(super) fn name_error(&mut self, name: Value) -> Value {
        let text = self.heap.text_of(name).to_owned();
        let mut names: Vec<String> = Vec::new();
        let globals = self.frames.last().map_or(Value::NULL, |frame| frame.globals);
        for dict in [globals, self.builtins] {
            let dict = self.heap.dict_of(dict);
            names.extend(
                dict.into_iter().flat_map(|dict| dict.iter()).map(|entry| self.heap.text_of(entry.key).to_owned()),
            );
        }
        if let Some(frame) = self.frames.last()
            && let Some(code) = self.program.codes.get(frame.code as usize)
        {
            names.extend(code.registers.iter().cloned());
        }
        let hint = super::quoting::nearest(&text, names.iter().map(String::as_str)).map(str::to_owned);
        self.error_with_hint(c::NAME_ERROR, format!("name '{text}' is not defined"), hint)
    }
}

/// The next part of a dotted name; at the end the module that is wanted.
fn go_on(vm: &mut Vm, kept: Value, loaded: Value) -> Res {
    vm.heap.release(loaded);
    let Some(Obj::List(items)) = vm.heap.get_mut(kept) else { return Ok(Flow::Nothing) };
    if items.len() > 1 {
        let next = items.remove(1);
        let text = vm.heap.text_of(next).to_owned();
        return vm.load(&text, Then::Continue(go_on as Continue, kept));
    }
    let wanted = items[0];
    let text = vm.heap.text_of(wanted).to_owned();
    vm.heap.release(kept);
    let module = vm.dict_get_text(vm.modules, &text).unwrap_or(Value::NONE);
    vm.give(module)
}

/// Calls the function of `_typing` that is there for the compiler.
fn make_type_by(vm: &mut Vm, kept: Value, module: Value) -> Res {
    let name = vm.heap.intern("make");
    let arguments = vm.heap.items(kept).unwrap_or_default().to_vec();
    let arguments: Vec<Value> = arguments.into_iter().map(|one| vm.heap.retain(one)).collect();
    let function = vm.own_attribute(module, name).unwrap_or(Value::NONE);
    let result = vm.call(function, &arguments, Then::Push);
    vm.heap.release(kept);
    vm.heap.release(module);
    result
}

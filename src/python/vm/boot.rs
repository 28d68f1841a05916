//! What there is when a process begins: built-in classes with their methods,
//! constants and names of the program, the module of builtins, the prelude.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::Known;
use super::{Cache, CacheKind, Exit, NativeDef, Then, Vm};
use crate::python::builtins;
use crate::python::classes as c;
use crate::python::code::{Constant, Program};
use crate::python::dict::Dict;
use crate::python::heap::Heap;
use crate::python::object::{Module, Obj, Traits, Type};
use crate::python::set::Set;
use crate::python::text::Text;
use crate::python::value::Value;

/// The name of the class that a native method belongs to, by its definition.
pub(crate) type Owners = BTreeMap<usize, &'static str>;

/// Fuel that no start uses up.
const PLENTY: i64 = i64::MAX / 2;

impl Vm {
    /// A process that is about to run its program's `__main__`.
    pub(crate) fn new(program: Arc<Program>) -> Self {
        let mut heap = Heap::default();
        for &(class, name, base) in c::CLASSES {
            let made = heap.alloc_immortal(Obj::Type(Box::new(builtin_class(class, name, base))));
            debug_assert!(made.is(class), "built-in classes come first");
        }
        let known = Known::new(&mut heap);
        let mut vm = Self {
            program,
            known,
            constants: Vec::new(),
            characters: Vec::new(),
            names: Vec::new(),
            caches: Vec::new(),
            methods: super::attributes::MethodCache::default(),
            last_version: 1,
            builtins: Value::NULL,
            prelude: Value::NULL,
            modules: Value::NULL,
            stack: Vec::new(),
            frames: Vec::new(),
            sp: 0,
            handled: Value::NULL,
            asks: std::collections::VecDeque::new(),
            fuel: PLENTY,
            clock: super::watching::Clock::default(),
            recursion_limit: 1000,
            shown: Vec::new(),
            owners: Arc::new(Owners::new()),
            search_at: super::gc::FIRST_SEARCH,
            collect_at: super::gc::FIRST_SEARCH,
            patience: PLENTY,
            looked: std::cell::Cell::new(0),
            depth: 0,
            thread: 0,
            main_thread: 0,
            own: super::threads::Own::default(),
            resting: BTreeMap::new(),
            beginnings: BTreeMap::new(),
            threads_started: 0,
            switch_interval: crate::base::Nanos::from_millis(5),
            stack_size: 0,
            cpu_count: 1,
            named: std::collections::BTreeSet::new(),
            warned: std::collections::BTreeSet::new(),
            input: std::sync::Arc::from(""),
            family: super::family::Family::default(),
            is_ending: false,
            heap,
        };
        vm.order_classes();
        vm.add_methods();
        for &(class, ..) in c::CLASSES {
            vm.changed(class);
        }
        vm.add_program();
        vm.add_modules();
        vm
    }

    fn order_classes(&mut self) {
        for &(class, _, base) in c::CLASSES {
            let mut bases = if class.is(c::OBJECT) { Vec::new() } else { vec![base] };
            if class.is(c::EXCEPTION_GROUP) {
                bases.push(c::EXCEPTION);
            }
            let order = self.order(class, &bases).unwrap_or_else(|_| vec![class]);
            if let Some(it) = self.heap.type_mut(class) {
                it.mro = order;
                it.bases.clone_from(&bases);
            }
            for base in bases {
                if let Some(base) = self.heap.type_mut(base) {
                    base.subclasses.push(class);
                }
            }
        }
    }

    fn add_methods(&mut self) {
        let mut owners = Owners::new();
        for (class, defs) in builtins::tables() {
            let name = self.heap.type_of(class).map_or("", |_| "");
            let _ = name;
            for def in defs {
                let native = self.heap.alloc_immortal(Obj::Native(def));
                let key = self.heap.intern(def.name);
                let hash = self.heap.text(key).map_or(0, Text::hash);
                if let Some(it) = self.heap.type_mut(class) {
                    it.dict.add(hash, key, native);
                }
                let owner = c::CLASSES.iter().find(|row| row.0.is(class)).map_or("object", |row| row.1);
                owners.insert(std::ptr::from_ref(def) as usize, owner);
            }
        }
        self.owners = Arc::new(owners);
        for class in [c::LIST, c::DICT, c::SET] {
            let name = self.known.hash;
            let hash = self.heap.text(name).map_or(0, Text::hash);
            if let Some(it) = self.heap.type_mut(class) {
                it.dict.add(hash, name, Value::NONE);
            }
        }
    }

    /// The class that a native method belongs to.
    pub(crate) fn owner_of(&self, def: &NativeDef) -> Option<&'static str> {
        self.owners.get(&(std::ptr::from_ref(def) as usize)).copied()
    }

    fn add_program(&mut self) {
        let program = Arc::clone(&self.program);
        self.names = program.names.iter().map(|name| self.heap.intern(name)).collect();
        self.caches = program
            .sites
            .iter()
            .map(|&name| Cache {
                name: self.names[name as usize],
                value: Value::NULL,
                version: 0,
                shape: 0,
                index: 0,
                kind: CacheKind::Nothing,
            })
            .collect();
        self.characters = (0..128_u8).map(|byte| self.heap.intern(&char::from(byte).to_string())).collect();
        self.constants = program.constants.iter().map(|constant| self.constant(constant)).collect();
    }

    fn constant(&mut self, constant: &Constant) -> Value {
        let value = match constant {
            Constant::None => Value::NONE,
            Constant::Bool(is) => Value::bool(*is),
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Int(figures) => match figures.parse() {
                Ok(int) => self.heap.big(int),
                Err(_) => Value::small(0),
            },
            Constant::Float(float) => self.heap.float(*float),
            Constant::Str(text) => self.heap.intern(text),
            Constant::Bytes(bytes) => self.heap.alloc(Obj::Bytes(bytes.as_slice().into())),
            Constant::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item).counted()).collect();
                self.heap.tuple(items)
            }
            Constant::Slice(parts) => {
                let parts: Vec<Value> = parts.iter().map(|part| self.constant(part).counted()).collect();
                let at = |place: usize| parts.get(place).copied().unwrap_or(Value::NONE);
                self.heap.alloc(Obj::Slice(Box::new([at(0), at(1), at(2)])))
            }
            Constant::FrozenSet(items) => {
                let mut set = Set::new(true);
                for item in items {
                    let item = self.constant(item);
                    let hash = self.hash(item).unwrap_or(0);
                    set.add(hash, item.counted());
                }
                self.heap.set(set)
            }
            Constant::Code(number) => self.heap.alloc(Obj::Code(*number)),
        };
        self.heap.set_immortal(value)
    }

    fn add_modules(&mut self) {
        let modules = self.heap.dict(Dict::default());
        self.modules = self.heap.set_immortal(modules);
        let builtins = self.module_dict("builtins");
        self.builtins = builtins;
        for &(class, name, _) in c::CLASSES {
            if builtins::is_public(class) {
                let key = self.heap.intern(name);
                self.dict_set_name(builtins, key, class);
            }
        }
        self.add_functions(builtins, builtins::functions::FUNCTIONS);
        for (name, value) in
            [("NotImplemented", Value::NOT_IMPLEMENTED), ("Ellipsis", Value::ELLIPSIS), ("__debug__", Value::TRUE)]
        {
            let key = self.heap.intern(name);
            self.dict_set_name(builtins, key, value);
        }
        for (name, other) in [("IOError", c::OS_ERROR), ("EnvironmentError", c::OS_ERROR)] {
            let key = self.heap.intern(name);
            self.dict_set_name(builtins, key, other);
        }
        let prelude = self.module_dict("_prelude");
        self.prelude = prelude;
        self.add_functions(prelude, builtins::inner::FUNCTIONS);
        self.run_prelude();
    }

    /// A module that there is from the start; its dictionary.
    pub(crate) fn module_dict(&mut self, name: &str) -> Value {
        let dict = self.heap.dict(Dict::default());
        let dict = self.heap.set_immortal(dict);
        let name = self.heap.intern(name);
        self.dict_set_name(dict, self.known.name, name);
        let module = self.heap.alloc(Obj::Module(Box::new(Module { name, dict: dict.counted() })));
        self.dict_set_name(self.modules, name, module);
        dict
    }

    /// Native functions into a module's dictionary.
    pub(crate) fn add_functions(&mut self, dict: Value, functions: &'static [NativeDef]) {
        for def in functions {
            let native = self.heap.alloc_immortal(Obj::Native(def));
            let key = self.heap.intern(def.name);
            self.dict_set_name(dict, key, native);
        }
    }

    /// The prelude defines its functions, then gives the public ones to builtins.
    fn run_prelude(&mut self) {
        let found = self.program.modules.iter().find(|(name, _)| name == "_prelude").map(|row| row.1);
        let Some(code) = found else { return };
        let prelude = self.prelude;
        let code = self.heap.alloc(Obj::Code(code));
        let Ok(super::Flow::Enter) = self.run_module_code(code, prelude, Then::Push) else { return };
        if let Exit::Raise(error) = self.run() {
            let text = crate::python::traceback::text(self, error);
            self.write_failure(text);
        }
        let names = self.dict_get_text(prelude, "__all__");
        let names = names.and_then(|names| self.heap.items(names)).unwrap_or_default().to_vec();
        for name in names {
            let text = self.heap.text_of(name).to_owned();
            if let Some(value) = self.dict_get_text(prelude, &text) {
                let value = self.heap.retain(value);
                let key = self.heap.intern(&text);
                let builtins = self.builtins;
                self.dict_set_name(builtins, key, value);
            }
        }
    }
}

fn builtin_class(class: Value, name: &str, base: Value) -> Type {
    // Instances of these have the content of the class that they derive from.
    let layout = if class.is(c::BOOL) { c::INT } else { class };
    let _ = base;
    Type {
        name: name.to_owned(),
        qualname: name.to_owned(),
        metaclass: c::TYPE,
        bases: Vec::new(),
        mro: vec![class],
        dict: Dict::default(),
        version: 1,
        subclasses: Vec::new(),
        layout,
        is_builtin: true,
        slots: None,
        traits: Traits::default(),
        width: 0,
    }
}

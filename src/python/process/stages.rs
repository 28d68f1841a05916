//! How a thread begins, and what comes after its last line: the main thread waits
//! for the others, runs what was to be run at the end, and lets the program's names
//! go; any other thread only tells of an exception.

use crate::program::Effect;
use crate::python::classes as c;
use crate::python::costs;
use crate::python::object::Obj;
use crate::python::process::Programs;
use crate::python::traceback;
use crate::python::value::Value;
use crate::python::vm::threads::Stage;
use crate::python::vm::{Ask, Exit, Then, Vm, hear_nothing};

impl Vm {
    /// A thread begins; how it ended, if it did at once.
    pub(super) fn begin(&mut self, thread: u32, entry: u64) -> Option<Exit> {
        if entry == Programs::MAIN {
            self.main_thread = thread;
            let main = self.program.modules.iter().find(|(name, _)| name == "__main__").map_or(0, |row| row.1);
            let dict = self.module_dict("__main__");
            let number = self.program.codes[main as usize].file;
            let (file, name) = (self.program.files[number as usize].name.clone(), self.heap.intern("__file__"));
            let file = self.heap.str(file);
            self.dict_set_name(dict, name, file);
            let code = self.heap.alloc(Obj::Code(main));
            let result = self.run_module_code(code, dict, Then::Push);
            return self.go_on_with(result);
        }
        if entry >= Programs::SPAWNED {
            return self.begin_spawned(thread, entry - Programs::SPAWNED);
        }
        let beginning = self.beginnings.remove(&entry)?;
        self.charge(costs::THREAD_BOOT);
        let mut arguments = self.heap.items(beginning.args).unwrap_or_default().to_vec();
        let named = self.entries_of(beginning.keywords);
        arguments.extend(named.iter().map(|entry| entry.value));
        let arguments: Vec<Value> = arguments.into_iter().map(|argument| self.heap.retain(argument)).collect();
        let names: Vec<Value> = named.iter().map(|entry| self.heap.retain(entry.key)).collect();
        let names = if names.is_empty() { Value::NULL } else { self.heap.tuple(names) };
        let result = self.call_with_names(beginning.function, &arguments, names, Then::Push);
        self.own.started_with = Some(beginning.function);
        self.heap.release_all([names, beginning.args, beginning.keywords]);
        self.go_on_with(result)
    }

    /// A spawned process begins: it has nothing but the number of a pipe.
    fn begin_spawned(&mut self, thread: u32, pipe: u64) -> Option<Exit> {
        self.main_thread = thread;
        let row = self.program.modules.iter().find(|(name, _)| name == "_spawned")?.1;
        let dict = self.module_dict("__main__");
        let name = self.heap.intern("_pipe");
        let pipe = self.heap.int(pipe as i64);
        self.dict_set_name(dict, name, pipe);
        let code = self.heap.alloc(Obj::Code(row));
        let result = self.run_module_code(code, dict, Then::Push);
        self.go_on_with(result)
    }

    /// What the thread was at is over: what comes next is begun, or asked for.
    pub(super) fn next_stage(&mut self, exit: Exit) {
        let mut exit = Some(exit);
        while let Some(over) = exit.take() {
            let error = match over {
                Exit::Raise(error) => Some(error),
                _ => None,
            };
            exit = if self.thread == self.main_thread { self.main_stage(error) } else { self.thread_over(error) };
        }
    }

    /// A thread's function is over.
    fn thread_over(&mut self, error: Option<Value>) -> Option<Exit> {
        let function = self.own.started_with.take().unwrap_or(Value::NULL);
        if let Some(error) = error {
            if !self.is_error(error, c::SYSTEM_EXIT) {
                let what = self.repr_text(function, 0).unwrap_or_default();
                let text = traceback::text(self, error);
                self.write_failure(format!("Exception ignored in thread started by {what}:\n{text}"));
            }
            self.heap.release(error);
        }
        self.heap.release(function);
        self.forget_locals();
        if self.heap.dying.is_empty() {
            self.asks.push_back(Ask::Effect(Effect::Exit, hear_nothing, Value::NULL));
        }
        None
    }

    fn main_stage(&mut self, error: Option<Value>) -> Option<Exit> {
        match std::mem::take(&mut self.own.stage) {
            Stage::Working => {
                let code = error.map_or(0, |error| self.exit_code(error));
                self.own.stage = Stage::Joining(code);
                self.call_at_end("threading", "_shutdown")
            }
            Stage::Joining(code) => {
                self.tell_ignored(error);
                self.own.stage = Stage::AtExit(code);
                self.call_at_end("atexit", "_run_exitfuncs")
            }
            Stage::AtExit(code) => {
                self.tell_ignored(error);
                self.is_ending = true;
                let globals = self.module_globals("__main__").unwrap_or(Value::NULL);
                // A thread that still stands in the program keeps the program's names.
                let is_kept = self.is_used_by_others(globals);
                let names = if is_kept { Vec::new() } else { self.names_to_let_go(globals) };
                self.own.stage = Stage::LettingGo(code, names);
                Some(Exit::Return)
            }
            Stage::LettingGo(code, mut names) => {
                if let (Some(name), Some(globals)) = (names.pop(), self.module_globals("__main__")) {
                    self.own.stage = Stage::LettingGo(code, names);
                    self.dict_set_name(globals, name, Value::NONE);
                    // What dies of it has its say first.
                    return self.heap.dying.is_empty().then_some(Exit::Return);
                }
                self.own.stage = Stage::Over;
                self.asks.push_back(Ask::Effect(Effect::ExitProcess(code & 0xFF), hear_nothing, Value::NULL));
                None
            }
            Stage::Over => None,
        }
    }

    /// Calls a function of a module that the program has imported; how that ended,
    /// if it did at once.
    fn call_at_end(&mut self, module: &str, function: &str) -> Option<Exit> {
        let globals = self.module_globals(module);
        let function = globals.and_then(|globals| self.dict_get_text(globals, function));
        let Some(function) = function else { return Some(Exit::Return) };
        let result = self.call(function, &[], Then::Push);
        self.go_on_with(result)
    }

    pub(crate) fn module_globals(&self, name: &str) -> Option<Value> {
        match self.heap.get(self.dict_get_text(self.modules, name)?) {
            Obj::Module(module) => Some(module.dict),
            _ => None,
        }
    }

    fn tell_ignored(&mut self, error: Option<Value>) {
        if let Some(error) = error {
            let text = traceback::text(self, error);
            self.write_failure(format!("Exception ignored on threading shutdown:\n{text}"));
            self.heap.release(error);
        }
    }

    /// The exit code of an exception that left the program; it is told.
    fn exit_code(&mut self, error: Value) -> i32 {
        if !self.is_error(error, c::SYSTEM_EXIT) {
            let text = traceback::text(self, error);
            self.write_failure(text);
            self.heap.release(error);
            return 1;
        }
        let code = self.as_exception(error).map_or(Value::NONE, |error| error.value);
        let code = match code.as_int() {
            Some(code) => code as i32,
            None if code.is_none() => 0,
            None => {
                let text = self.str_text(code).unwrap_or_default();
                self.write(format!("{text}\n"), true);
                1
            }
        };
        self.heap.release(error);
        code
    }
}

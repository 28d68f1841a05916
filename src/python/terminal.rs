//! A program from its source to its last line, without a computer around it:
//! one thread, which nobody else disturbs, and no lanes.

use std::sync::Arc;

use super::classes as c;
use super::code::Program;
use super::compile::{Compiler, SyntaxError};
use super::vm::{Exit, Flow, Output, Then, Vm};
use super::{LIBRARY, traceback};
use crate::program::Effect;

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was written, in order.
    pub output: Vec<Output>,
    /// As the process would give it.
    pub exit_code: i32,
}

/// A program with the library that it may import.
pub(crate) fn compile(file: &str, source: &str) -> Result<Program, SyntaxError> {
    let mut compiler = Compiler::default();
    for &(name, path, text, is_hidden) in LIBRARY {
        compiler.add(name, path, text, is_hidden)?;
    }
    compiler.add("__main__", file, source, false)?;
    Ok(compiler.finish())
}

/// Runs a program to its end. It is stopped every `slice` tenths of a nanosecond
/// of virtual time, and after `limit` stops for good.
pub fn run(file: &str, source: &str, slice: i64, limit: u64) -> Result<Outcome, SyntaxError> {
    let program = Arc::new(compile(file, source)?);
    let mut vm = Vm::new(Arc::clone(&program));
    let main = program.modules.iter().find(|(name, _)| name == "__main__").map_or(0, |row| row.1);
    let dict = vm.module_dict("__main__");
    let code = vm.heap.alloc(super::object::Obj::Code(main));
    let started = vm.run_module_code(code, dict, Then::Push);
    if !matches!(started, Ok(Flow::Enter)) {
        return Ok(Outcome { output: vm.take_output(), exit_code: 1 });
    }
    let mut stops = 0;
    let exit_code = loop {
        vm.fuel = slice;
        vm.fuel_at_start = slice;
        let exit = vm.run();
        vm.now_nanos = vm.time_nanos();
        match exit {
            Exit::OutOfFuel => {
                stops += 1;
                if stops > limit {
                    break 124;
                }
            }
            Exit::Effect(effect) => {
                if let Effect::Sleep(time) = effect {
                    vm.now_nanos += time.0;
                }
                if let Err(error) = vm.answer(super::value::Value::NONE) {
                    break end_with(&mut vm, error);
                }
            }
            Exit::Return => break 0,
            Exit::Raise(error) => break end_with(&mut vm, error),
        }
    };
    vm.fuel = i64::MAX / 4;
    vm.shut_down(dict);
    Ok(Outcome { output: vm.take_output(), exit_code })
}

fn end_with(vm: &mut Vm, error: super::value::Value) -> i32 {
    if vm.is_error(error, c::SYSTEM_EXIT) {
        let code = vm.as_exception(error).map_or(super::value::Value::NONE, |error| error.value);
        return match code.as_int() {
            Some(code) => code as i32,
            None if code.is_none() => 0,
            None => {
                let text = vm.str_text(code).unwrap_or_default();
                vm.write(format!("{text}\n"), true);
                1
            }
        };
    }
    let text = traceback::text(vm, error);
    vm.write(text, true);
    1
}

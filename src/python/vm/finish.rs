//! Objects whose last reference is gone and whose end is seen: `__del__`, a
//! generator's `finally`, a coroutine that was never awaited, weak references.

use super::{Flow, Then, Vm};
use crate::python::code::Kind;
use crate::python::heap::Dying;
use crate::python::object::{GeneratorState, Obj};
use crate::python::value::Value;

impl Vm {
    /// Lets the next dying object have its say: a frame is pushed for that, if it
    /// needs one.
    pub(super) fn see_to_dying(&mut self) {
        while let Some(Dying(value)) = self.next_dying() {
            let depth = self.frames.len();
            self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
            if let Err(error) = self.last_words(value) {
                // The wish of the frame that was pushed for it takes it.
                let _taken = self.unwind(error, true);
            }
            if self.frames.len() > depth {
                return;
            }
        }
    }

    /// A module's names, in the order in which the end of the process lets go of
    /// them; the last is the first to go.
    pub(crate) fn names_to_let_go(&self, globals: Value) -> Vec<Value> {
        let names: Vec<Value> = self.entries_of(globals).into_iter().map(|entry| entry.key).collect();
        let names = names.into_iter().filter(|&name| self.heap.text_of(name) != "__builtins__");
        let (hidden, open): (Vec<Value>, Vec<Value>) =
            names.partition(|&name| self.heap.text_of(name).starts_with('_'));
        hidden.into_iter().chain(open).rev().collect()
    }

    fn next_dying(&mut self) -> Option<Dying> {
        if self.heap.dying.is_empty() { None } else { Some(self.heap.dying.remove(0)) }
    }

    fn last_words(&mut self, value: Value) -> Result<(), Value> {
        if let Some(weak) = self.heap.weak.remove(&(value.index() as u32)) {
            self.forget(value, weak);
            return Ok(());
        }
        let class = self.class_of(value);
        match self.heap.get(value) {
            Obj::Generator(generator) => match (generator.state, generator.kind) {
                (GeneratorState::Created, Kind::Coroutine) => {
                    let name = self.heap.text_of(generator.qualname).to_owned();
                    self.never_awaited(&name);
                    self.finish_generator(value);
                    self.heap.release(value);
                }
                (GeneratorState::Suspended, _) => {
                    self.close(value, Then::Settle(unraisable, value))?;
                }
                _ => self.heap.release(value),
            },
            Obj::Instance(_) | Obj::Derived(_) => {
                let Some(del) = self.lookup(class, self.known.del) else {
                    self.heap.free_now(value);
                    return Ok(());
                };
                let owner = self.heap.retain(value);
                self.call(del, &[owner], Then::Settle(said, value))?;
            }
            _ => self.heap.release(value),
        }
        Ok(())
    }

    /// Weak references to an object that goes: they are empty, and are told.
    fn forget(&mut self, value: Value, weak: Vec<Value>) {
        let mut calls = Vec::new();
        for reference in weak {
            if let Some(Obj::Weak(it)) = self.heap.get_mut(reference) {
                it.target = Value::NULL;
                if !it.callback.is_none() {
                    calls.push((it.callback, reference));
                }
            }
        }
        self.heap.release(value);
        for (callback, reference) in calls {
            let reference = self.heap.retain(reference);
            if let Err(error) = self.call(callback, &[reference], Then::Discard) {
                self.heap.release(error);
            }
            // The next one's frame comes above this one's registers.
            self.sp = self.frames.last().map_or(self.sp, |frame| frame.sp as usize);
        }
    }

    fn never_awaited(&mut self, name: &str) {
        let place = self.frames.iter().rev().find_map(|frame| {
            let code = self.program.codes.get(frame.code as usize).filter(|code| !code.is_hidden)?;
            let line = code.spans.get(frame.pc.saturating_sub(1) as usize)?.line;
            let file = &self.program.files[code.file as usize];
            Some((file.name.clone(), line, file.lines.get(line as usize - 1).map(|line| line.trim().to_owned())))
        });
        let (file, line, source) = place.unwrap_or((String::from("<sys>"), 0, None));
        let mut text = format!("{file}:{line}: RuntimeWarning: coroutine '{name}' was never awaited\n");
        if let Some(source) = source {
            text.push_str(&format!("  {source}\n"));
        }
        text.push_str("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
        self.write(text, true);
    }
}

/// After `__del__`: the object goes, unless somebody has it again.
fn said(vm: &mut Vm, value: Value, result: Result<Value, Value>) -> super::Res {
    match result {
        Ok(result) => vm.heap.release(result),
        Err(error) => ignore(vm, value, error),
    }
    if vm.heap.count(value) <= 1 {
        vm.heap.free_now(value);
    }
    Ok(Flow::Nothing)
}

/// After a generator's end.
fn unraisable(vm: &mut Vm, value: Value, result: Result<Value, Value>) -> super::Res {
    match result {
        Ok(result) => vm.heap.release(result),
        Err(error) => ignore(vm, value, error),
    }
    vm.finish_generator(value);
    vm.heap.release(value);
    Ok(Flow::Nothing)
}

/// An exception that nobody can catch is told on standard error.
fn ignore(vm: &mut Vm, value: Value, error: Value) {
    let what = match vm.heap.get(value) {
        Obj::Generator(_) => vm.repr_text(value, 0).unwrap_or_default(),
        _ => {
            let class = vm.class_of(value);
            let del = vm.lookup(class, vm.known.del).unwrap_or(Value::NONE);
            vm.repr_text(del, 0).unwrap_or_default()
        }
    };
    let trace = crate::python::traceback::text(vm, error);
    let text = format!("Exception ignored while calling deallocator {what}:\n{trace}");
    vm.write(text, true);
    vm.heap.release(error);
}

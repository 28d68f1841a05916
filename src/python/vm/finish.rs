//! Objects whose last reference is gone and whose end is seen: `__del__`, a
//! generator's `finally`, a coroutine that was never awaited, weak references.

use super::operators::give_kept;
use super::{Flow, Res, Then, Vm};
use crate::python::classes as c;
use crate::python::code::Kind;
use crate::python::heap::Dying;
use crate::python::object::{GeneratorState, Obj};
use crate::python::value::Value;

impl Vm {
    /// Lets the next dying object have its say: a frame is pushed for that, if it
    /// needs one. The others wait until it has said its words; what dies of these
    /// comes before them.
    pub(super) fn see_to_dying(&mut self) {
        while !self.heap.dying.is_empty() {
            let Dying(value) = self.heap.dying.remove(0);
            let rest = std::mem::take(&mut self.heap.dying);
            let depth = self.frames.len();
            self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
            if value.is_null() {
                if std::mem::take(&mut self.heap.weight.is_due) {
                    self.look_over();
                } else {
                    self.collect_rest();
                }
                self.heap.dying.extend(rest);
                continue;
            }
            let mut kept = vec![value];
            kept.extend(rest.iter().map(|dying| dying.0));
            let kept = self.heap.list(kept);
            if let Err(error) = self.last_words(value, kept) {
                // The wish of the frame that was pushed for it takes it.
                let _taken = self.unwind(error, true);
            }
            if self.frames.len() > depth {
                return;
            }
            self.others_go_on(kept);
        }
    }

    /// Those that waited for the first of a list are next.
    fn others_go_on(&mut self, kept: Value) {
        if let Some(Obj::List(items)) = self.heap.get_mut(kept) {
            let items = std::mem::take(items);
            self.heap.dying.extend(items.into_iter().skip(1).map(Dying));
            self.heap.release(kept);
        }
    }

    /// Whether an asynchronous generator's end is a loop's business, and it has not
    /// been told yet.
    fn is_for_the_loop(&self, value: Value) -> bool {
        self.own.generator_ends.is_some() && !self.heap.has_said(value)
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

    fn last_words(&mut self, value: Value, kept: Value) -> Result<(), Value> {
        let class = self.class_of(value);
        match self.heap.get(value) {
            Obj::Generator(generator) => match (generator.state, generator.kind) {
                (GeneratorState::Created, Kind::Coroutine) => {
                    let name = self.heap.text_of(generator.qualname).to_owned();
                    self.never_awaited(&name, kept)?;
                }
                (GeneratorState::Suspended, Kind::AsyncGenerator) if self.is_for_the_loop(value) => {
                    let value = self.heap.retain(value);
                    let hook = self.own.generator_ends.unwrap_or(Value::NONE);
                    self.call(hook, &[value], Then::Settle(said, kept))?;
                }
                (GeneratorState::Suspended, _) => {
                    self.close(value, Then::Settle(unraisable, kept))?;
                }
                _ => self.part_with(value, kept),
            },
            Obj::Instance(_) | Obj::Derived(_) => {
                let del = self.lookup(class, self.known.del).filter(|_| !self.heap.has_said(value));
                let Some(del) = del else {
                    self.part_with(value, kept);
                    return Ok(());
                };
                let owner = self.heap.retain(value);
                self.call(del, &[owner], Then::Settle(said, kept))?;
            }
            Obj::Tuple(pair) => {
                // A weak reference's callback that a search for cycles has left.
                if let [callback, reference] = pair[..] {
                    self.tell_callbacks(vec![(callback, reference)], kept);
                }
                self.heap.release(value);
            }
            _ => self.part_with(value, kept),
        }
        Ok(())
    }

    /// An object goes that has no more to say: weak references to it are empty, and
    /// are told.
    fn part_with(&mut self, value: Value, kept: Value) {
        let weak = self.heap.weak.remove(&(value.index() as u32)).unwrap_or_default();
        let calls = self.emptied(&weak);
        self.heap.free_now(value);
        self.tell_callbacks(calls, kept);
    }

    /// Weak references become empty; what is to be called for that.
    pub(super) fn emptied(&mut self, weak: &[Value]) -> Vec<(Value, Value)> {
        let mut calls = Vec::new();
        for &reference in weak {
            if let Some(Obj::Weak(it)) = self.heap.get_mut(reference) {
                it.target = Value::NULL;
                if !it.callback.is_none() {
                    calls.push((it.callback, reference));
                }
            }
        }
        calls
    }

    /// Calls them, the last one first; whoever waited goes on after the last call.
    fn tell_callbacks(&mut self, calls: Vec<(Value, Value)>, kept: Value) {
        for (at, (callback, reference)) in calls.into_iter().enumerate() {
            let kept = if at == 0 { kept } else { Value::NULL };
            let function = self.heap.retain(callback);
            let pair = self.heap.tuple(vec![kept, function]);
            let reference = self.heap.retain(reference);
            self.push_waiting(Then::Settle(told, pair));
            match self.call(callback, &[reference], Then::Push).and_then(|flow| self.settle_waiting(flow)) {
                Ok(Flow::Value(value)) => self.heap.release(value),
                Ok(_) => {}
                Err(error) => {
                    self.unwind(error, true);
                }
            }
            // The next one's frame comes above this one's registers.
            self.sp = self.frames.last().map_or(self.sp, |frame| frame.sp as usize);
        }
    }

    /// The file and line of the code that runs now, and that line of its source.
    fn place_now(&self) -> Option<(String, u32, Option<String>)> {
        self.frames.iter().rev().find_map(|frame| {
            let code = self.program.codes.get(frame.code as usize).filter(|code| !code.is_hidden)?;
            let line = code.spans.get(frame.pc.saturating_sub(1) as usize)?.line;
            let file = &self.program.files[code.file as usize];
            let source = file.lines.get((line as usize).wrapping_sub(1)).map(|line| line.trim().to_owned());
            Some((file.name.clone(), line, source))
        })
    }

    /// Warns that something will not do for long; then the result is given.
    pub(super) fn deprecated(&mut self, message: &str, result: Value) -> Res {
        let warn = self.module_globals("warnings").and_then(|globals| self.dict_get_text(globals, "warn"));
        if let Some(warn) = warn {
            let arguments = [self.heap.str(message), c::DEPRECATION_WARNING];
            return self.call(warn, &arguments, Then::Continue(give_kept, result));
        }
        let is_own = self.frames.iter().rev().find_map(|frame| {
            let code = self.program.codes.get(frame.code as usize).filter(|code| !code.is_hidden)?;
            Some(!self.program.files[code.file as usize].is_library)
        });
        if let (Some(true), Some((file, line, source))) = (is_own, self.place_now()) {
            let source = source.map_or_else(String::new, |source| format!("  {source}\n"));
            let text = format!("{file}:{line}: DeprecationWarning: {message}\n{source}");
            if self.warned.insert(text.clone()) {
                self.write(text, true);
            }
        }
        Ok(Flow::Value(result))
    }

    fn never_awaited(&mut self, name: &str, kept: Value) -> Result<(), Value> {
        let (file, line, source) = self.place_now().unwrap_or((String::from("<sys>"), 0, None));
        let by_module = self.module_globals("warnings").and_then(|globals| self.dict_get_text(globals, "_coroutine"));
        if let Some(function) = by_module {
            let message = self.heap.str(format!("coroutine '{name}' was never awaited"));
            let (file, source) = (self.heap.str(file), self.heap.str(source.unwrap_or_default()));
            let arguments = [message, file, Value::small(i64::from(line)), source];
            self.call(function, &arguments, Then::Settle(unraisable, kept))?;
            return Ok(());
        }
        let mut text = format!("{file}:{line}: RuntimeWarning: coroutine '{name}' was never awaited\n");
        if let Some(source) = source {
            text.push_str(&format!("  {source}\n"));
        }
        text.push_str("RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n");
        if self.warned.insert(text.clone()) {
            self.write(text, true);
        }
        if let Obj::List(items) = self.heap.get(kept) {
            let value = items.first().copied().unwrap_or(Value::NULL);
            self.finish_generator(value);
            self.heap.release(value);
        }
        Ok(())
    }
}

/// After `__del__`: the object goes, unless somebody has it again.
fn said(vm: &mut Vm, kept: Value, result: Result<Value, Value>) -> super::Res {
    let value = first_of(vm, kept);
    let wait = match result {
        Ok(result) => {
            vm.heap.release(result);
            false
        }
        Err(error) => ignore(vm, value, error, kept),
    };
    if vm.heap.count(value) > 1 {
        // It is not asked again.
        vm.heap.note_said(value);
        vm.heap.release(value);
        if !wait {
            vm.others_go_on(kept);
        }
        return Ok(Flow::Nothing);
    }
    let depth = vm.frames.len();
    vm.part_with(value, if wait { Value::NULL } else { kept });
    if vm.frames.len() == depth && !wait {
        vm.others_go_on(kept);
    }
    Ok(Flow::Nothing)
}

fn first_of(vm: &Vm, kept: Value) -> Value {
    match vm.heap.get(kept) {
        Obj::List(items) => items.first().copied().unwrap_or(Value::NULL),
        _ => Value::NULL,
    }
}

/// After a weak reference's callback.
fn told(vm: &mut Vm, pair: Value, result: Result<Value, Value>) -> super::Res {
    let (kept, function) = match vm.heap.items(pair) {
        Some(&[kept, function]) => (kept, function),
        _ => (Value::NULL, Value::NULL),
    };
    let wait = match result {
        Ok(result) => {
            vm.heap.release(result);
            false
        }
        Err(error) => {
            let what = vm.repr_text(function, 0).unwrap_or_default();
            tell(vm, &format!("Exception ignored while calling weakref callback {what}"), error, kept)
        }
    };
    if !wait {
        vm.others_go_on(kept);
    }
    vm.heap.release(function);
    Ok(Flow::Nothing)
}

/// After a generator's end.
fn unraisable(vm: &mut Vm, kept: Value, result: Result<Value, Value>) -> super::Res {
    let value = first_of(vm, kept);
    let wait = match result {
        Ok(result) => {
            vm.heap.release(result);
            false
        }
        Err(error) => ignore(vm, value, error, kept),
    };
    vm.finish_generator(value);
    vm.heap.release(value);
    if !wait {
        vm.others_go_on(kept);
    }
    Ok(Flow::Nothing)
}

/// An exception that nobody can catch is told on standard error.
fn ignore(vm: &mut Vm, value: Value, error: Value, kept: Value) -> bool {
    let what = match vm.heap.get(value) {
        Obj::Generator(it) => {
            let noun = super::generators::noun(it.kind);
            format!("closing {noun} {}", vm.repr_text(value, 0).unwrap_or_default())
        }
        _ => {
            let class = vm.class_of(value);
            let del = vm.lookup(class, vm.known.del).unwrap_or(Value::NONE);
            format!("calling deallocator {}", vm.repr_text(del, 0).unwrap_or_default())
        }
    };
    tell(vm, &format!("Exception ignored while {what}"), error, kept)
}

/// What there is to say of an exception, which is given away.
/// Whether those that wait go on after a hook of the program's own.
fn tell(vm: &mut Vm, what: &str, error: Value, kept: Value) -> bool {
    if let Some(globals) = vm.module_globals("sys") {
        let [hook, own, function] =
            ["unraisablehook", "__unraisablehook__", "_unraisable"].map(|name| vm.dict_get_text(globals, name));
        if let (Some(hook), Some(own), Some(function)) = (hook, own, function)
            && !hook.is(own)
        {
            let text = vm.heap.str(what);
            return match vm.call(function, &[error, text], Then::Settle(hooked, kept)) {
                Ok(_) => true,
                Err(error) => {
                    vm.heap.release(error);
                    false
                }
            };
        }
    }
    let trace = crate::python::traceback::text(vm, error);
    vm.write(format!("{what}:\n{trace}"), true);
    vm.heap.release(error);
    false
}

/// After the program's own hook for such exceptions.
fn hooked(vm: &mut Vm, kept: Value, result: Result<Value, Value>) -> super::Res {
    match result {
        Ok(value) | Err(value) => vm.heap.release(value),
    }
    vm.others_go_on(kept);
    Ok(Flow::Nothing)
}

//! The loop: one `match` over the operations that run most often; the others
//! are in `cold`. It is longer than a screen because a jump table within one
//! function is what makes it fast: each arm is one operation.

use std::sync::Arc;

use super::frame::Frame;
use super::unwind::Unwound;
use super::{CacheKind, Exit, Flow, Then, Vm};
use crate::python::code::Kind;
use crate::python::object::{GeneratorState, Iter, Obj};
use crate::python::op::Op;
use crate::python::value::Value;

/// What a step that is written elsewhere came to.
pub(super) enum Next {
    /// The next instruction.
    On,
    /// Another frame is on top, or the same one at another place.
    Reload,
    /// This frame is left, with a value.
    Leave(Value),
}

/// How the inner loop is left.
enum Left {
    Reload,
    Error(Value, bool),
    Exit(Exit),
}

impl Vm {
    /// Runs the current thread until its fuel is used up, it asks for something,
    /// or it is over.
    pub(crate) fn run(&mut self) -> Exit {
        let program = Arc::clone(&self.program);
        // Where a run was cut must not decide when cycles are looked for.
        let mut goes_on = true;
        loop {
            if !self.heap.dying.is_empty() {
                self.see_to_dying();
            }
            if self.heap.living > self.search_at && !goes_on {
                self.collect();
            }
            if !self.asks.is_empty() {
                return Exit::Asks;
            }
            let left = self.run_frame(&program, goes_on);
            goes_on = false;
            match left {
                Left::Reload => {}
                Left::Exit(exit) => return exit,
                Left::Error(error, is_new) => match self.unwind(error, is_new) {
                    Unwound::Go => {}
                    Unwound::Out(error) => return Exit::Raise(error),
                    Unwound::End(value) => {
                        self.heap.release(value);
                        return Exit::Return;
                    }
                },
            }
            if !self.asks.is_empty() {
                return Exit::Asks;
            }
        }
    }

    /// Runs the top frame, and those that it calls, until something rare.
    fn run_frame(&mut self, program: &crate::python::code::Program, mut goes_on: bool) -> Left {
        let mut fuel = self.fuel;
        'frames: loop {
            if self.heap.living > self.search_at && !goes_on {
                self.fuel = fuel;
                return Left::Reload;
            }
            goes_on = false;
            let depth = self.frames.len().wrapping_sub(1);
            let Some(frame) = self.frames.last() else { return Left::Exit(Exit::Return) };
            let code = &program.codes[frame.code as usize];
            let mut instrs: &[crate::python::code::Instr] = &code.fast;
            let (base, globals) = (frame.base as usize, frame.globals);
            let (mut pc, mut sp) = (frame.pc as usize, frame.sp as usize);
            let need = base + code.frame_size as usize;
            if self.stack.len() < need {
                self.stack.resize(need + 256, Value::NULL);
            }

            macro_rules! save {
                () => {
                    self.fuel = fuel;
                    if let Some(frame) = self.frames.get_mut(depth) {
                        frame.pc = pc as u32;
                        frame.sp = sp as u32;
                    }
                };
            }
            macro_rules! push {
                ($value:expr) => {{
                    let value = $value;
                    self.stack[sp] = value;
                    sp += 1;
                }};
            }
            macro_rules! pop {
                () => {{
                    sp -= 1;
                    self.stack[sp]
                }};
            }
            macro_rules! fail {
                ($error:expr) => {{
                    let error = $error;
                    save!();
                    return Left::Error(error, true);
                }};
            }
            macro_rules! flow {
                ($result:expr) => {{
                    self.sp = sp;
                    self.fuel = fuel;
                    let result = $result;
                    fuel = self.fuel;
                    sp = self.sp;
                    match result {
                        Ok(Flow::Value(value)) => push!(value),
                        Ok(Flow::Nothing) => {}
                        Ok(Flow::Enter) => {
                            save!();
                            if !self.asks.is_empty() {
                                return Left::Reload;
                            }
                            continue 'frames;
                        }
                        Err(error) => fail!(error),
                    }
                    if self.is_restless() {
                        save!();
                        return Left::Reload;
                    }
                }};
            }
            macro_rules! tidy {
                () => {
                    if !self.heap.dying.is_empty() {
                        save!();
                        return Left::Reload;
                    }
                };
            }

            loop {
                let mut instr = instrs[pc];
                fuel -= i64::from(instr.cost);
                if fuel < 0 {
                    fuel += i64::from(instr.cost);
                    instr = code.plain[pc];
                    save!();
                    if let Some(exit) = self.look(instr, code, pc, sp) {
                        return Left::Exit(exit);
                    }
                    fuel = self.fuel;
                    instrs = &code.plain;
                }
                pc += 1;
                match instr.op {
                    Op::Nop | Op::NotTaken | Op::EndFor | Op::Resume => {}
                    Op::LoadFast => {
                        let value = self.stack[base + instr.arg as usize];
                        push!(self.heap.retain(value));
                    }
                    Op::LoadFastBorrow => push!(self.stack[base + instr.arg as usize].borrowed()),
                    Op::LoadFastBorrowLoadFastBorrow => {
                        push!(self.stack[base + instr.arg as usize].borrowed());
                        push!(self.stack[base + usize::from(instr.flag)].borrowed());
                    }
                    Op::LoadFastLoadFast => {
                        let value = self.stack[base + instr.arg as usize];
                        push!(self.heap.retain(value));
                        let value = self.stack[base + usize::from(instr.flag)];
                        push!(self.heap.retain(value));
                    }
                    Op::LoadConst => push!(self.constants[instr.arg as usize]),
                    Op::LoadSmallInt => push!(Value::small(i64::from(instr.arg))),
                    Op::PushNull => push!(Value::NULL),
                    Op::StoreFast => {
                        let value = pop!();
                        let old = std::mem::replace(&mut self.stack[base + instr.arg as usize], value);
                        if old.is_counted() {
                            self.heap.release(old);
                            tidy!();
                        }
                    }
                    Op::StoreFastLoadFast => {
                        let value = pop!();
                        let old = std::mem::replace(&mut self.stack[base + instr.arg as usize], value);
                        let next = self.stack[base + usize::from(instr.flag)];
                        push!(self.heap.retain(next));
                        self.heap.release(old);
                        tidy!();
                    }
                    Op::StoreFastStoreFast => {
                        for place in [instr.arg as usize, usize::from(instr.flag)] {
                            let value = pop!();
                            let old = std::mem::replace(&mut self.stack[base + place], value);
                            self.heap.release(old);
                        }
                        tidy!();
                    }
                    Op::PopTop => {
                        let value = pop!();
                        if value.is_counted() {
                            self.heap.release(value);
                            tidy!();
                        }
                    }
                    Op::Copy => {
                        let value = self.stack[sp - instr.arg as usize];
                        push!(self.heap.retain(value));
                    }
                    Op::Swap => self.stack.swap(sp - 1, sp - instr.arg as usize),
                    Op::AddStore
                    | Op::SubtractStore
                    | Op::AddSmall
                    | Op::SubtractSmall
                    | Op::CompareJump
                    | Op::CompareSmallJump => {
                        // Fused: the plain operations do the rarer cases.
                        let (left, right) = match instr.op {
                            Op::AddSmall | Op::SubtractSmall => {
                                (self.stack[sp - 1], Value::small(i64::from(instr.arg)))
                            }
                            Op::CompareSmallJump => {
                                (self.stack[sp - 1], Value::small(i64::from(code.plain[pc - 1].arg)))
                            }
                            _ => (self.stack[sp - 2], self.stack[sp - 1]),
                        };
                        let done = match instr.op {
                            Op::AddStore => left.add_small(right),
                            Op::SubtractStore => left.subtract_small(right),
                            Op::AddSmall => left.add_small(right),
                            Op::SubtractSmall => left.subtract_small(right),
                            _ => left
                                .both_small(right)
                                .map(|(left, right)| Value::bool(compare(instr.flag & 7, left, right))),
                        };
                        let Some(value) = done else {
                            // Only the first of the pair, as it was written.
                            pc -= 1;
                            fuel += i64::from(instr.cost);
                            let first = code.plain[pc];
                            let op = first.op;
                            fuel -= i64::from(first.cost);
                            pc += 1;
                            match op {
                                Op::LoadSmallInt => push!(Value::small(i64::from(first.arg))),
                                Op::CompareOp => {
                                    let right = pop!();
                                    let left = pop!();
                                    flow!(self.compare_op(first.arg, first.flag != 0, left, right));
                                }
                                _ => {
                                    let right = pop!();
                                    let left = pop!();
                                    let left = self.take_target(first.arg, left, right, base, code.plain.get(pc));
                                    flow!(self.binary_op(first.arg, left, right));
                                }
                            }
                            continue;
                        };
                        match instr.op {
                            Op::AddStore | Op::SubtractStore => {
                                sp -= 2;
                                pc += 1;
                                let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], value);
                                if old.is_counted() {
                                    self.heap.release(old);
                                    tidy!();
                                }
                            }
                            Op::AddSmall | Op::SubtractSmall => {
                                pc += 1;
                                self.stack[sp - 1] = value;
                            }
                            Op::CompareJump => {
                                sp -= 2;
                                let wanted = instr.flag & 8 != 0;
                                if value.is(Value::bool(wanted)) {
                                    pc = instr.arg as usize;
                                } else {
                                    pc += 1;
                                }
                            }
                            _ => {
                                sp -= 1;
                                let wanted = instr.flag & 8 != 0;
                                if value.is(Value::bool(wanted)) {
                                    pc = instr.arg as usize;
                                } else {
                                    pc += 2;
                                }
                            }
                        }
                    }
                    Op::BinaryOp => {
                        let right = pop!();
                        let left = pop!();
                        let quick = match instr.arg {
                            0 | 13 => left.add_small(right),
                            10 | 23 => left.subtract_small(right),
                            5 | 18 => left.multiply_small(right),
                            26 => self.quick_item(left, right),
                            6 | 19 => match left.both_small(right) {
                                Some((left, right)) if right > 0 => Some(Value::small(left.rem_euclid(right))),
                                _ => None,
                            },
                            2 | 15 => match left.both_small(right) {
                                Some((left, right)) if right > 0 => Some(Value::small(left.div_euclid(right))),
                                _ => None,
                            },
                            _ => None,
                        };
                        match quick {
                            Some(value) => {
                                push!(value);
                                if left.is_counted() {
                                    self.heap.release(left);
                                    self.heap.release(right);
                                    tidy!();
                                }
                            }
                            None => {
                                if let (Some(left), Some(right)) = (left.as_float(), right.as_float()) {
                                    let value = match instr.arg {
                                        0 | 13 => Some(left + right),
                                        10 | 23 => Some(left - right),
                                        5 | 18 => Some(left * right),
                                        11 | 24 if right != 0.0 => Some(left / right),
                                        _ => None,
                                    };
                                    if let Some(value) = value {
                                        push!(self.heap.float(value));
                                        continue;
                                    }
                                }
                                let left = self.take_target(instr.arg, left, right, base, code.plain.get(pc));
                                flow!(self.binary_op(instr.arg, left, right));
                            }
                        }
                    }
                    Op::CompareOp => {
                        let right = pop!();
                        let left = pop!();
                        if let Some((left, right)) = left.both_small(right) {
                            push!(Value::bool(compare(instr.arg as u8, left, right)));
                        } else {
                            flow!(self.compare_op(instr.arg, instr.flag != 0, left, right));
                        }
                    }
                    Op::PopJumpIfFalse => {
                        if pop!().is(Value::FALSE) {
                            pc = instr.arg as usize;
                        }
                    }
                    Op::PopJumpIfTrue => {
                        if pop!().is(Value::TRUE) {
                            pc = instr.arg as usize;
                        }
                    }
                    Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                        let value = pop!();
                        if value.is_none() == (instr.op == Op::PopJumpIfNone) {
                            pc = instr.arg as usize;
                        }
                        self.heap.release(value);
                        tidy!();
                    }
                    Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt => pc = instr.arg as usize,
                    Op::ToBool => {
                        let value = self.stack[sp - 1];
                        if value.as_bool().is_none() {
                            sp -= 1;
                            flow!(self.truth(value));
                        }
                    }
                    Op::UnaryNot => {
                        let value = pop!();
                        push!(Value::bool(value.is(Value::FALSE)));
                    }
                    Op::IsOp => {
                        let right = pop!();
                        let left = pop!();
                        push!(Value::bool(left.is(right) != (instr.arg == 1)));
                        self.heap.release(left);
                        self.heap.release(right);
                        tidy!();
                    }
                    Op::ForIterStore | Op::ForIter => {
                        let iter = self.stack[sp - 1];
                        let mut item = Value::NULL;
                        match self.heap.get_mut(iter) {
                            Some(Obj::Iter(it)) => match &mut **it {
                                Iter::Range(next, left, step) => {
                                    if *left > 0 {
                                        item = Value::small(*next);
                                        *left -= 1;
                                        *next += *step;
                                    }
                                }
                                Iter::List(list, at) => {
                                    let (list, place) = (*list, *at);
                                    *at += 1;
                                    item = match self.heap.body(list) {
                                        Obj::List(items) => items.get(place).copied().unwrap_or(Value::NULL),
                                        _ => Value::NULL,
                                    };
                                    item = self.heap.retain(item);
                                }
                                _ => match self.iter_next(iter) {
                                    Ok(value) => item = value,
                                    Err(error) => fail!(error),
                                },
                            },
                            Some(Obj::Generator(generator))
                                if generator.state != GeneratorState::Running
                                    && generator.state != GeneratorState::Finished
                                    && generator.kind == Kind::Generator =>
                            {
                                if instr.op == Op::ForIterStore {
                                    fuel += i64::from(code.plain[pc].cost);
                                }
                                self.sp = sp;
                                save!();
                                self.resume_generator(iter, Value::NONE, Then::ForIter);
                                continue 'frames;
                            }
                            _ => {
                                if instr.op == Op::ForIterStore {
                                    fuel += i64::from(code.plain[pc].cost);
                                }
                                flow!(self.for_iter(iter));
                                continue;
                            }
                        }
                        if item.is_null() {
                            if instr.op == Op::ForIterStore {
                                fuel += i64::from(code.plain[pc].cost);
                            }
                            let target = code.plain[pc - 1].arg as usize + 1;
                            if let Some(Obj::Iter(it)) = self.heap.get_mut(iter)
                                && matches!(**it, Iter::List(..))
                            {
                                let _end = self.exhaust(iter);
                            }
                            pc = target;
                        } else if instr.op == Op::ForIterStore {
                            pc += 1;
                            let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], item);
                            if old.is_counted() {
                                self.heap.release(old);
                                tidy!();
                            }
                        } else {
                            push!(item);
                        }
                    }
                    Op::PopIter => {
                        let value = pop!();
                        self.heap.release(value);
                        tidy!();
                    }
                    Op::LoadGlobal => {
                        let cache = self.caches[instr.arg as usize];
                        let mut found = Value::NULL;
                        if let Obj::Dict(dict) = self.heap.get(globals) {
                            if cache.kind == CacheKind::Global {
                                if let Some(entry) = dict.entry(cache.index as usize)
                                    && entry.key.is(cache.name)
                                {
                                    found = entry.value;
                                }
                            } else if cache.kind == CacheKind::Builtin && dict.version == cache.version {
                                found = cache.value;
                            }
                        }
                        if found.is_null() {
                            flow!(self.load_global(instr.arg as usize, globals));
                        } else {
                            push!(self.heap.retain(found));
                        }
                        if instr.flag == 1 {
                            push!(Value::NULL);
                        }
                    }
                    Op::LoadAttr => {
                        let owner = self.stack[sp - 1];
                        let cache = self.caches[instr.arg as usize];
                        if let Obj::Instance(instance) = self.heap.get(owner) {
                            let (class, shape) = (instance.class, instance.shape);
                            if shape == cache.shape
                                && self.heap.type_of(class).is_some_and(|it| it.version == cache.version)
                            {
                                match cache.kind {
                                    CacheKind::Slot => {
                                        let value = match self.heap.get(owner) {
                                            Obj::Instance(instance) => instance.values[cache.index as usize],
                                            _ => Value::NULL,
                                        };
                                        self.stack[sp - 1] = self.heap.retain(value);
                                        if instr.flag == 1 {
                                            push!(Value::NULL);
                                        }
                                        self.heap.release(owner);
                                        tidy!();
                                        continue;
                                    }
                                    CacheKind::Method if instr.flag == 1 => {
                                        self.stack[sp - 1] = self.heap.retain(cache.value);
                                        push!(owner);
                                        continue;
                                    }
                                    _ => {}
                                }
                            }
                        }
                        sp -= 1;
                        if instr.flag == 1 {
                            self.sp = sp;
                            match self.load_method(instr.arg as usize, owner) {
                                Ok(Some((method, receiver))) => {
                                    push!(method);
                                    push!(receiver);
                                }
                                Ok(None) => {
                                    flow!(self.load_for_call(instr.arg as usize, owner));
                                    push!(Value::NULL);
                                }
                                Err(error) => fail!(error),
                            }
                        } else {
                            flow!(self.load_attr(instr.arg as usize, owner, false));
                        }
                    }
                    Op::StoreAttr => {
                        let owner = pop!();
                        let value = pop!();
                        flow!(self.store_attr(instr.arg as usize, owner, value));
                    }
                    Op::Call => {
                        let count = instr.arg as usize;
                        let start = sp - count - 2;
                        let callee = self.stack[start];
                        if let Obj::Function(function) = self.heap.get(callee) {
                            let at = start + 1 + usize::from(self.stack[start + 1].is_null());
                            let given = sp - at;
                            let inner = &program.codes[function.code as usize];
                            if inner.kind == Kind::Function
                                && inner.takes_exactly(given)
                                && self.frames.len() < self.recursion_limit
                            {
                                let (number, globals) = (function.code, function.globals.borrowed());
                                let end = at + inner.frame_size as usize;
                                if self.stack.len() < end {
                                    self.stack.resize(end + 256, Value::NULL);
                                }
                                let top = at + inner.registers.len();
                                self.stack[sp..top].fill(Value::NULL);
                                sp = start;
                                save!();
                                self.frames.push(Frame {
                                    code: number,
                                    pc: 0,
                                    base: at as u32,
                                    sp: top as u32,
                                    function: callee,
                                    globals,
                                    names: Value::NULL,
                                    generator: Value::NULL,
                                    outer_handled: Value::NULL,
                                    then: Then::Push,
                                });
                                continue 'frames;
                            }
                        }
                        flow!(self.call_on_stack(start, count, Value::NULL, Then::Push));
                    }
                    Op::ReturnValue => {
                        let value = pop!();
                        let value = self.heap.own(value);
                        for place in base..sp {
                            let local = self.stack[place];
                            if local.is_counted() {
                                self.heap.release(local);
                            }
                        }
                        self.fuel = fuel;
                        let Some(frame) = self.frames.pop() else {
                            {
                                self.heap.release(value);
                                return Left::Exit(Exit::Return);
                            };
                        };
                        self.heap.release(frame.function);
                        if matches!(frame.then, Then::Push)
                            && let Some(below) = self.frames.last_mut()
                            && below.code != super::frame::NO_CODE
                        {
                            self.stack[below.sp as usize] = value;
                            below.sp += 1;
                            if !self.heap.dying.is_empty() {
                                return Left::Reload;
                            }
                            continue 'frames;
                        }
                        match self.leave(frame, value) {
                            Ok(None) => return Left::Reload,
                            Ok(Some(value)) => {
                                self.heap.release(value);
                                return Left::Exit(Exit::Return);
                            }
                            Err(error) => return Left::Error(error, true),
                        }
                    }
                    Op::YieldValue => {
                        let value = pop!();
                        let value = self.heap.own(value);
                        save!();
                        match self.yield_value(value) {
                            Ok(None) => continue 'frames,
                            Ok(Some(value)) => {
                                self.heap.release(value);
                                return Left::Exit(Exit::Return);
                            }
                            Err(error) => return Left::Error(error, true),
                        }
                    }
                    Op::Reraise => {
                        let error = pop!();
                        save!();
                        return Left::Error(error, false);
                    }
                    _ => {
                        self.sp = sp;
                        self.fuel = fuel;
                        let next = self.cold(instr, code, base, globals, pc);
                        fuel = self.fuel;
                        sp = self.sp;
                        match next {
                            Ok(Next::On) => {}
                            Ok(Next::Reload) => {
                                save!();
                                if !self.asks.is_empty() {
                                    return Left::Reload;
                                }
                                continue 'frames;
                            }
                            Ok(Next::Leave(error)) => {
                                save!();
                                return Left::Error(error, false);
                            }
                            Err(error) => fail!(error),
                        }
                        if self.is_restless() {
                            save!();
                            return Left::Reload;
                        }
                    }
                }
            }
        }
    }

    /// Whether something has to be seen to before the next instruction: objects
    /// that die, what is asked of the computer, cycles.
    #[inline(always)]
    fn is_restless(&self) -> bool {
        !self.heap.dying.is_empty() | !self.asks.is_empty() | (self.heap.living > self.search_at)
    }
}

/// Compares two ints by the number of the comparison.
#[inline(always)]
const fn compare(op: u8, left: i64, right: i64) -> bool {
    match op {
        0 => left < right,
        1 => left <= right,
        2 => left == right,
        3 => left != right,
        4 => left > right,
        _ => left >= right,
    }
}

//! The loop: one `match` over the operations that run most often; the others
//! are in `cold`. It is longer than a screen because a jump table within one
//! function is what makes it fast: each arm is one operation.

use std::sync::Arc;

use super::frame::Frame;
use super::unwind::Unwound;
use super::{CacheKind, Exit, Flow, NativeKind, Then, Vm};
use crate::python::code::{Instr, Kind};
use crate::python::fuse::{JUMPS_BACK, JUMPS_IF_TRUE, MEANT};
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
                self.look_over();
            }
            if !self.asks.is_empty() {
                return Exit::Asks;
            }
            let left = if std::mem::take(&mut self.heap.weight.is_too_much) {
                Left::Error(self.memory_error(), true)
            } else {
                self.run_frame(&program, goes_on)
            };
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
        'frames: loop {
            if self.heap.living > self.search_at && !goes_on {
                return Left::Reload;
            }
            goes_on = false;
            let mut depth = self.frames.len().wrapping_sub(1);
            let Some(frame) = self.frames.last() else { return Left::Exit(Exit::Return) };
            let mut code = &program.codes[frame.code as usize];
            let mut instrs: &[Instr] = &code.fast;
            let (mut base, mut globals) = (frame.base as usize, frame.globals);
            let (mut pc, mut sp) = (frame.pc as usize, frame.sp as usize);

            macro_rules! save {
                () => {
                    if let Some(frame) = self.frames.get_mut(depth) {
                        frame.pc = pc as u32;
                        frame.sp = sp as u32;
                    }
                };
            }
            // The instruction that is under way. Its place is hidden from the optimiser, which
            // would keep it beside the next one's for all operations.
            macro_rules! here {
                ($instrs:expr) => {
                    $instrs[std::hint::black_box(pc) - 1]
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
                    let result = $result;
                    sp = self.sp;
                    match result {
                        Ok(Flow::Value(value)) => push!(value),
                        Ok(Flow::Nothing) => {}
                        Ok(Flow::Enter) => {
                            save!();
                            if !self.asks.is_empty() | !self.heap.dying.is_empty() {
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

            'next: loop {
                let mut instr = instrs[pc];
                self.fuel -= i64::from(instr.cost);
                if self.fuel < 0 {
                    self.fuel += i64::from(instr.cost);
                    instr = code.plain[pc];
                    save!();
                    if let Some(exit) = self.look(instr, code, pc, sp) {
                        return Left::Exit(exit);
                    }
                    instrs = &code.plain;
                }
                pc += 1;
                'rare: {
                    macro_rules! registers {
                        () => {
                            (
                                self.stack[base + (instr.arg & 0xFF) as usize],
                                self.stack[base + (instr.arg >> 8 & 0xFF) as usize],
                            )
                        };
                    }
                    // What is let go may have its say before the jump behind it is made.
                    macro_rules! tidy_and_jump {
                        ($old:expr, $jumps:expr) => {
                            if $old.is_counted() {
                                self.heap.release($old);
                                if !self.heap.dying.is_empty() {
                                    if $jumps {
                                        self.fuel += i64::from(code.plain[pc].cost);
                                    }
                                    save!();
                                    return Left::Reload;
                                }
                            }
                            if $jumps {
                                pc = code.plain[pc].arg as usize;
                            }
                        };
                    }
                    macro_rules! jump_if {
                        ($is:expr, $target:expr, $more:expr) => {
                            if $is {
                                pc = $target as usize;
                            } else {
                                pc += $more;
                                let next = instrs[pc];
                                if next.op == Op::NotTaken && self.fuel > i64::from(next.cost) {
                                    self.fuel -= i64::from(next.cost);
                                    pc += 1;
                                }
                            }
                        };
                    }
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
                        Op::Add | Op::FastsAdd => {
                            let is_fast = instr.op == Op::FastsAdd;
                            let (left, right) =
                                if is_fast { registers!() } else { (self.stack[sp - 2], self.stack[sp - 1]) };
                            let Some(value) = left.add_quick(right) else { break 'rare };
                            if is_fast {
                                pc += 1;
                                sp += 2;
                            }
                            sp -= 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::Subtract | Op::FastsSubtract => {
                            let is_fast = instr.op == Op::FastsSubtract;
                            let (left, right) =
                                if is_fast { registers!() } else { (self.stack[sp - 2], self.stack[sp - 1]) };
                            let Some(value) = left.subtract_quick(right) else { break 'rare };
                            if is_fast {
                                pc += 1;
                                sp += 2;
                            }
                            sp -= 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::Multiply | Op::FastsMultiply => {
                            let is_fast = instr.op == Op::FastsMultiply;
                            let (left, right) =
                                if is_fast { registers!() } else { (self.stack[sp - 2], self.stack[sp - 1]) };
                            let Some(value) = left.multiply_quick(right) else { break 'rare };
                            if is_fast {
                                pc += 1;
                                sp += 2;
                            }
                            sp -= 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::Remainder | Op::FastsRemainder => {
                            let is_fast = instr.op == Op::FastsRemainder;
                            let (left, right) =
                                if is_fast { registers!() } else { (self.stack[sp - 2], self.stack[sp - 1]) };
                            let Some(value) = left.remainder_small(right) else { break 'rare };
                            if is_fast {
                                pc += 1;
                                sp += 2;
                            }
                            sp -= 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::Item => {
                            let (left, right) = (self.stack[sp - 2], self.stack[sp - 1]);
                            let Some(value) = self.quick_item(left, right) else { break 'rare };
                            sp -= 1;
                            self.stack[sp - 1] = value;
                            if left.is_counted() | right.is_counted() {
                                self.heap.release(left);
                                self.heap.release(right);
                                tidy!();
                            }
                        }
                        Op::AddStore | Op::FastsAddStore => {
                            let is_fast = instr.op == Op::FastsAddStore;
                            let (left, right) =
                                if is_fast { registers!() } else { (self.stack[sp - 2], self.stack[sp - 1]) };
                            let Some(value) = left.add_quick(right) else { break 'rare };
                            if is_fast {
                                pc += 2;
                            } else {
                                sp -= 2;
                                pc += 1;
                            }
                            let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], value);
                            tidy_and_jump!(old, instr.arg & JUMPS_BACK != 0);
                        }
                        Op::SubtractStore => {
                            let (left, right) = (self.stack[sp - 2], self.stack[sp - 1]);
                            let Some(value) = left.subtract_quick(right) else { break 'rare };
                            sp -= 2;
                            pc += 1;
                            let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], value);
                            tidy_and_jump!(old, instr.arg & JUMPS_BACK != 0);
                        }
                        Op::FastAddSmallStore => {
                            let left = self.stack[base + (instr.arg & 0xFF) as usize];
                            let Some(value) = left.add_small(Value::small(i64::from(instr.arg >> 8 & 0xFF))) else {
                                break 'rare;
                            };
                            pc += 3;
                            let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], value);
                            tidy_and_jump!(old, instr.arg & JUMPS_BACK != 0);
                        }
                        Op::StoreFastJump => {
                            let value = pop!();
                            let old = std::mem::replace(&mut self.stack[base + instr.arg as usize], value);
                            tidy_and_jump!(old, true);
                        }
                        Op::PopTopJump => {
                            let value = pop!();
                            tidy_and_jump!(value, true);
                        }
                        Op::ToBoolJump => {
                            let value = self.stack[sp - 1];
                            let is = match value.as_int() {
                                Some(int) => int != 0,
                                None if value.is_none() => false,
                                None => match value.as_bool() {
                                    Some(is) => is,
                                    None => break 'rare,
                                },
                            };
                            sp -= 1;
                            jump_if!(is == (instr.flag & JUMPS_IF_TRUE != 0), instr.arg, 1);
                        }
                        Op::FastCopyAttr => {
                            let owner = self.stack[base + usize::from(instr.flag)];
                            let Some(value) = self.quick_attribute(instr.arg as usize, owner) else { break 'rare };
                            pc += 2;
                            push!(owner.borrowed());
                            push!(self.heap.retain(value));
                        }
                        Op::FastsStoreAttr => {
                            let owner = self.stack[base + usize::from(instr.flag)].borrowed();
                            let value = self.stack[base + here!(code.plain).arg as usize].borrowed();
                            let Ok(old) = self.store_quickly(instr.arg as usize, owner, value) else { break 'rare };
                            pc += 1;
                            if old.is_counted() {
                                self.heap.release(old);
                                tidy!();
                            }
                        }
                        Op::SwapStoreAttr => {
                            let (value, owner) = (self.stack[sp - 1], self.stack[sp - 2]);
                            let Ok(old) = self.store_quickly(instr.arg as usize, owner, value) else { break 'rare };
                            sp -= 2;
                            pc += 1;
                            if old.is_counted() | owner.is_counted() {
                                self.heap.release(old);
                                self.heap.release(owner);
                                tidy!();
                            }
                        }
                        Op::AddSmall => {
                            let left = self.stack[sp - 1];
                            let Some(value) = left.add_small(Value::small(i64::from(instr.arg))) else { break 'rare };
                            pc += 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::SubtractSmall => {
                            let left = self.stack[sp - 1];
                            let Some(value) = left.subtract_small(Value::small(i64::from(instr.arg))) else {
                                break 'rare;
                            };
                            pc += 1;
                            self.stack[sp - 1] = value;
                        }
                        Op::FastAddSmall => {
                            let left = self.stack[base + usize::from(instr.flag)];
                            let Some(value) = left.add_small(Value::small(i64::from(instr.arg))) else { break 'rare };
                            pc += 2;
                            push!(value);
                        }
                        Op::FastSubtractSmall => {
                            let left = self.stack[base + usize::from(instr.flag)];
                            let Some(value) = left.subtract_small(Value::small(i64::from(instr.arg))) else {
                                break 'rare;
                            };
                            pc += 2;
                            push!(value);
                        }
                        Op::CompareJump => {
                            let Some((left, right)) = self.stack[sp - 2].both_small(self.stack[sp - 1]) else {
                                break 'rare;
                            };
                            sp -= 2;
                            jump_if!(compare(instr.flag, left, right), instr.arg, 1);
                        }
                        Op::CompareSmallJump => {
                            let Some(left) = self.stack[sp - 1].as_int() else { break 'rare };
                            sp -= 1;
                            let right = i64::from(here!(code.plain).arg);
                            jump_if!(compare(instr.flag, left, right), instr.arg, 2);
                        }
                        Op::FastCompareSmallJump => {
                            let Some(left) = self.stack[base + (instr.arg >> 8 & 0xFF) as usize].as_int() else {
                                break 'rare;
                            };
                            jump_if!(compare(instr.flag, left, i64::from(instr.arg & 0xFF)), instr.arg >> 16, 3);
                        }
                        Op::FastsCompareJump => {
                            let left = self.stack[base + (instr.arg & 0xFF) as usize];
                            let right = self.stack[base + (instr.arg >> 8 & 0xFF) as usize];
                            let Some((left, right)) = left.both_small(right) else { break 'rare };
                            jump_if!(compare(instr.flag, left, right), instr.arg >> 16, 2);
                        }
                        Op::BinaryOp => {
                            let (left, right) = (self.stack[sp - 2], self.stack[sp - 1]);
                            let quick = match instr.arg {
                                0 | 13 => left.add_quick(right),
                                10 | 23 => left.subtract_quick(right),
                                5 | 18 => left.multiply_quick(right),
                                26 => self.quick_item(left, right),
                                6 | 19 => left.remainder_small(right),
                                2 | 15 => left.divide_small(right),
                                11 | 24 => left.divide_floats(right),
                                1 | 14 => left.and_small(right),
                                7 | 20 => left.or_small(right),
                                12 | 25 => left.xor_small(right),
                                _ => None,
                            };
                            let Some(value) = quick else { break 'rare };
                            sp -= 1;
                            self.stack[sp - 1] = value;
                            if left.is_counted() | right.is_counted() {
                                self.heap.release(left);
                                self.heap.release(right);
                                tidy!();
                            }
                        }
                        Op::CompareOp => {
                            let Some((left, right)) = self.stack[sp - 2].both_small(self.stack[sp - 1]) else {
                                break 'rare;
                            };
                            sp -= 1;
                            self.stack[sp - 1] = Value::bool(compare(MEANT[instr.arg as usize & 7], left, right));
                        }
                        Op::PopJumpIfFalse => {
                            let is = pop!().is(Value::FALSE);
                            jump_if!(is, instr.arg, 0);
                        }
                        Op::PopJumpIfTrue => {
                            let is = pop!().is(Value::TRUE);
                            jump_if!(is, instr.arg, 0);
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
                        Op::ToBool if self.stack[sp - 1].as_bool().is_some() => {}
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
                        Op::ForIterStoreLoad | Op::ForIterStore | Op::ForIter => {
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
                                    Iter::List(list, at) | Iter::Tuple(list, at) => {
                                        let (list, place) = (*list, *at);
                                        *at += 1;
                                        item = match self.heap.body(list) {
                                            Obj::List(items) => items.get(place).copied().unwrap_or(Value::NULL),
                                            Obj::Tuple(items) => items.get(place).copied().unwrap_or(Value::NULL),
                                            _ => Value::NULL,
                                        };
                                        item = self.heap.retain(item);
                                    }
                                    _ => match self.iter_next(iter) {
                                        Ok(value) => item = value,
                                        Err(error) => {
                                            if instr.op != Op::ForIter {
                                                self.fuel += i64::from(code.plain[pc].cost);
                                            }
                                            fail!(error)
                                        }
                                    },
                                },
                                Some(Obj::Generator(generator))
                                    if generator.state != GeneratorState::Running
                                        && generator.state != GeneratorState::Finished
                                        && generator.kind == Kind::Generator =>
                                {
                                    if instr.op != Op::ForIter {
                                        self.fuel += i64::from(code.plain[pc].cost);
                                    }
                                    self.sp = sp;
                                    save!();
                                    self.resume_generator(iter, Value::NONE, Then::ForIter);
                                    continue 'frames;
                                }
                                _ => {
                                    if instr.op != Op::ForIter {
                                        self.fuel += i64::from(code.plain[pc].cost);
                                    }
                                    flow!(self.for_iter(iter));
                                    continue 'next;
                                }
                            }
                            if item.is_null() {
                                if instr.op != Op::ForIter {
                                    self.fuel += i64::from(code.plain[pc].cost);
                                }
                                let target = here!(code.plain).arg as usize + 1;
                                if let Some(Obj::Iter(it)) = self.heap.get_mut(iter)
                                    && matches!(**it, Iter::List(..) | Iter::Tuple(..))
                                {
                                    let _end = self.exhaust(iter);
                                }
                                pc = target;
                                tidy!();
                            } else if instr.op != Op::ForIter {
                                let then = code.plain[pc].flag;
                                pc += 1;
                                let old = std::mem::replace(&mut self.stack[base + usize::from(instr.flag)], item);
                                if instr.op == Op::ForIterStoreLoad {
                                    let next = self.stack[base + usize::from(then)];
                                    push!(self.heap.retain(next));
                                }
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
                            let cache = &self.caches[instr.arg as usize];
                            // Hidden likewise: the handle would be taken apart before every operation.
                            let found = match (self.heap.get(std::hint::black_box(globals)), cache.kind) {
                                (Obj::Dict(dict), CacheKind::Global) => dict.value_of(cache.index as usize, cache.name),
                                (Obj::Dict(dict), CacheKind::Builtin) if dict.version == cache.version => {
                                    Some(cache.value)
                                }
                                _ => None,
                            };
                            let Some(found) = found else { break 'rare };
                            push!(self.heap.retain(found));
                            if instr.flag == 1 {
                                push!(Value::NULL);
                            }
                        }
                        Op::FastAttr => {
                            let owner = self.stack[base + usize::from(instr.flag)];
                            let Some(value) = self.quick_attribute(instr.arg as usize, owner) else { break 'rare };
                            pc += 1;
                            push!(self.heap.retain(value));
                        }
                        Op::FastMethod => {
                            let owner = self.stack[base + usize::from(instr.flag)];
                            let Some(method) = self.quick_method(instr.arg as usize, owner) else { break 'rare };
                            pc += 1;
                            push!(self.heap.retain(method));
                            push!(owner.borrowed());
                        }
                        Op::LoadAttr => {
                            let owner = self.stack[sp - 1];
                            let site = instr.arg as usize;
                            if instr.flag == 1
                                && let Some(method) = self.quick_method(site, owner)
                            {
                                self.stack[sp - 1] = self.heap.retain(method);
                                push!(owner);
                                continue 'next;
                            }
                            if let Some(value) = self.quick_attribute(site, owner) {
                                self.stack[sp - 1] = self.heap.retain(value);
                                if instr.flag == 1 {
                                    push!(Value::NULL);
                                }
                                if owner.is_counted() {
                                    self.heap.release(owner);
                                    tidy!();
                                }
                                continue 'next;
                            }
                            break 'rare;
                        }
                        Op::StoreSubscr => {
                            let (key, owner, value) = (self.stack[sp - 1], self.stack[sp - 2], self.stack[sp - 3]);
                            if !self.quick_set_item(owner, key, value) {
                                break 'rare;
                            }
                            sp -= 3;
                            tidy!();
                        }
                        Op::ContainsOp => {
                            let (container, item) = (self.stack[sp - 1], self.stack[sp - 2]);
                            let Some(is) = self.quick_contains(container, item) else { break 'rare };
                            sp -= 1;
                            self.stack[sp - 1] = Value::bool(is == (instr.arg == 0));
                            self.heap.release(container);
                            self.heap.release(item);
                            tidy!();
                        }
                        Op::LoadDeref => {
                            let &Obj::Cell(value) = self.heap.get(self.stack[base + instr.arg as usize]) else {
                                fail!(self.system_error("no cell"));
                            };
                            if value.is_null() {
                                fail!(self.unbound(code, instr.arg));
                            }
                            push!(self.heap.retain(value));
                        }
                        Op::ListAppend => {
                            let value = pop!();
                            let value = self.heap.own(value);
                            if let Some(Obj::List(items)) = self.heap.get_mut(self.stack[sp - instr.arg as usize]) {
                                items.push(value);
                                let len = items.len();
                                if len.is_power_of_two() {
                                    self.heap.grow_at(len);
                                    tidy!();
                                }
                            }
                        }
                        Op::StoreAttr => {
                            let (owner, value) = (self.stack[sp - 1], self.stack[sp - 2]);
                            let Ok(old) = self.store_quickly(instr.arg as usize, owner, value) else { break 'rare };
                            sp -= 2;
                            if old.is_counted() | owner.is_counted() {
                                self.heap.release(old);
                                self.heap.release(owner);
                                tidy!();
                            }
                        }
                        Op::Call | Op::FastCall => {
                            if instr.op == Op::FastCall {
                                push!(self.stack[base + usize::from(instr.flag)].borrowed());
                                pc += 1;
                            }
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
                                    let (number, its_globals) = (function.code, function.globals.borrowed());
                                    let end = at + inner.frame_size as usize;
                                    if self.stack.len() < end {
                                        self.stack.resize(end + 256, Value::NULL);
                                    }
                                    let top = at + inner.registers.len();
                                    for register in &mut self.stack[sp..top] {
                                        *register = Value::NULL;
                                    }
                                    sp = start;
                                    save!();
                                    let first = inner.plain[0];
                                    let is_begun = first.op == Op::Resume && self.fuel > i64::from(first.cost);
                                    if is_begun {
                                        self.fuel -= i64::from(first.cost);
                                    }
                                    depth = self.frames.len();
                                    (code, instrs, globals) = (inner, &inner.fast, its_globals);
                                    (base, pc, sp) = (at, usize::from(is_begun), top);
                                    self.frames.push(Frame {
                                        code: number,
                                        pc: pc as u32,
                                        base: base as u32,
                                        sp: sp as u32,
                                        function: callee,
                                        globals,
                                        names: Value::NULL,
                                        generator: Value::NULL,
                                        then: Then::Push,
                                    });
                                    if self.heap.living > self.search_at {
                                        return Left::Reload;
                                    }
                                    continue 'next;
                                }
                            }
                            if let &Obj::Native(def) = self.heap.get(callee) {
                                let at = start + 1 + usize::from(self.stack[start + 1].is_null());
                                let is_bound = at == start + 1 || def.kind != NativeKind::Method;
                                if is_bound && def.takes(sp - at) {
                                    flow!(self.call_native_plainly(def, start, at));
                                    continue 'next;
                                }
                            }
                            flow!(self.call_on_stack(start, count, Value::NULL, Then::Push));
                        }
                        Op::ReturnValue | Op::FastReturn => {
                            let value = if instr.op == Op::FastReturn {
                                self.stack[base + usize::from(instr.flag)].borrowed()
                            } else {
                                pop!()
                            };
                            let value = self.heap.own(value);
                            for &local in self.stack[base..sp].iter().rev() {
                                if local.is_counted() {
                                    self.heap.release(local);
                                }
                            }
                            if let [.., below, frame] = self.frames.as_mut_slice()
                                && matches!(frame.then, Then::Push)
                                && below.code != super::frame::NO_CODE
                            {
                                let function = frame.function;
                                self.stack[below.sp as usize] = value;
                                below.sp += 1;
                                let _over = self.frames.pop();
                                if function.is_counted() {
                                    self.heap.release(function);
                                }
                                if !self.heap.dying.is_empty() {
                                    return Left::Reload;
                                }
                                continue 'frames;
                            }
                            let Some(frame) = self.frames.pop() else {
                                self.heap.release(value);
                                return Left::Exit(Exit::Return);
                            };
                            self.heap.release(frame.function);
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
                            if self.yield_simply(base..sp, pc, value) {
                                if !self.heap.dying.is_empty() {
                                    return Left::Reload;
                                }
                                continue 'frames;
                            }
                            save!();
                            match self.yield_value(value) {
                                Ok(None) => return Left::Reload,
                                Ok(Some(value)) => {
                                    self.heap.release(value);
                                    return Left::Exit(Exit::Return);
                                }
                                Err(error) => return Left::Error(error, true),
                            }
                        }
                        Op::Send => {
                            let (receiver, sent) = (self.stack[sp - 2], self.stack[sp - 1]);
                            let Obj::Generator(generator) = self.heap.get(receiver) else { break 'rare };
                            let goes_on = match generator.state {
                                GeneratorState::Created => sent.is_none(),
                                GeneratorState::Suspended => true,
                                GeneratorState::Running | GeneratorState::Finished => false,
                            };
                            if !goes_on {
                                break 'rare;
                            }
                            sp -= 1;
                            save!();
                            self.sp = sp;
                            let sent = self.heap.own(sent);
                            self.resume_generator(receiver, sent, Then::Send);
                            continue 'frames;
                        }
                        Op::Reraise => {
                            let error = pop!();
                            save!();
                            return Left::Error(error, false);
                        }
                        _ => break 'rare,
                    }
                    continue 'next;
                }
                // What a quick form does not know, the compiler's own instructions do.
                let instr = here!(code.plain);
                self.fuel += i64::from(here!(instrs).cost) - i64::from(instr.cost);
                match instr.op {
                    Op::LoadFastBorrow => push!(self.stack[base + instr.arg as usize].borrowed()),
                    Op::LoadFastBorrowLoadFastBorrow => {
                        push!(self.stack[base + instr.arg as usize].borrowed());
                        push!(self.stack[base + usize::from(instr.flag)].borrowed());
                    }
                    Op::LoadSmallInt => push!(Value::small(i64::from(instr.arg))),
                    Op::Swap => self.stack.swap(sp - 1, sp - instr.arg as usize),
                    _ => {
                        self.sp = sp;
                        let next = self.cold(instr, code, base, globals, pc);
                        sp = self.sp;
                        match next {
                            Ok(Next::On) => {}
                            Ok(Next::Reload) => {
                                save!();
                                if !self.asks.is_empty() | !self.heap.dying.is_empty() {
                                    return Left::Reload;
                                }
                                continue 'frames;
                            }
                            Ok(Next::Leave(error)) => {
                                save!();
                                return Left::Error(error, false);
                            }
                            Err(error) => {
                                // Thrown into a frame that was pushed: what comes back of it
                                // finds the stack as it was when that began.
                                if instr.op == Op::Send {
                                    sp = self.frames.get(depth + 1).map_or(sp, |above| above.base as usize);
                                }
                                fail!(error)
                            }
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

/// Whether two ints are as a mask of [`crate::python::fuse`] says.
#[inline(always)]
fn compare(mask: u8, left: i64, right: i64) -> bool {
    mask >> (1 + i32::from(left > right) - i32::from(left < right)) & 1 != 0
}

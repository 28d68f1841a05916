//! The operations that most of a program consists of, in one tight loop: what
//! needs nothing but registers, the process's memory, and time that the budget
//! has. Everything else, and every end of a slice, is for `run`.

use super::memory::Memory;
use super::op::{Arg, Code, Op};
use super::thread::Stack;

/// How far a slice has got, and how far it may go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    pub(super) spent_nanos: u64,
    pub(super) budget_nanos: u64,
    pub(super) gil_asked: bool,
    pub(super) is_fine: bool,
    /// What is left of the operation that lets time pass.
    pub(super) left_nanos: u64,
    /// How many operations this slice may still have.
    pub(super) ops_left: u32,
}

impl Clock {
    /// Whether time must come up before memory may be touched.
    pub(super) const fn is_ahead(&self) -> bool {
        self.is_fine && self.spent_nanos > 0
    }
}

#[inline]
fn read(code: &Code, values: &[i64], arg: Arg) -> i64 {
    match arg.split() {
        Ok(constant) => code.constants[constant],
        Err(register) => values[register],
    }
}

/// Runs such operations until one comes that is none: that one, as the next to
/// be done; none if the slice has had enough operations.
pub(super) fn reckon(code: &Code, stack: &mut Stack, memory: &mut Memory, clock: &mut Clock) -> Option<Op> {
    loop {
        match in_frame(code, stack, memory, clock) {
            Some(Op::Call { to, callee, first }) => stack.call(code, to, callee, first),
            Some(Op::Return(value)) if stack.leave(code, value) => {}
            other => return other,
        }
    }
}

/// The same as long as it stays in one call.
#[inline]
fn in_frame(code: &Code, stack: &mut Stack, memory: &mut Memory, clock: &mut Clock) -> Option<Op> {
    let frame = stack.frame;
    let values = &mut stack.values[frame.base as usize..frame.end as usize];
    let (mut pc, mut ops_left) = (frame.pc, clock.ops_left);
    let other = loop {
        if ops_left == 0 {
            break None;
        }
        ops_left -= 1;
        let op = code.ops[pc as usize];
        pc += 1;
        match op {
            Op::Copy { to, from } => values[to.index()] = read(code, values, from),
            Op::Binary { operator, to, left, right } => {
                values[to.index()] = operator.apply(read(code, values, left), read(code, values, right));
            }
            Op::Jump(target) => pc = target,
            Op::Unless { condition, target } => {
                if read(code, values, condition) == 0 {
                    pc = target;
                }
            }
            Op::CountDown { left, target } => {
                let count = values[left.index()];
                if count > 0 {
                    values[left.index()] = count - 1;
                } else {
                    pc = target;
                }
            }
            Op::Check if !clock.gil_asked => {}
            Op::Spend { time, .. } if clock.left_nanos == 0 && !clock.gil_asked => {
                let time = read(code, values, time).max(0) as u64;
                if time >= clock.budget_nanos - clock.spent_nanos {
                    break Some(op);
                }
                clock.spent_nanos += time;
            }
            Op::Load { to, word } if !clock.is_ahead() => {
                values[to.index()] = memory.words[read(code, values, word) as usize];
            }
            Op::Store { word, value } if !clock.is_ahead() => {
                memory.words[read(code, values, word) as usize] = read(code, values, value);
            }
            Op::Object { op, to, left, right } if !clock.is_ahead() => {
                let (left, right) = (read(code, values, left), read(code, values, right));
                memory.apply(op, &mut values[to.index()..], left, right);
            }
            Op::Draw { chance, to, of } if !clock.is_ahead() => {
                values[to.index()] = memory.draw(chance, read(code, values, of));
            }
            other => break Some(other),
        }
    };
    stack.frame.pc = pc;
    clock.ops_left = ops_left;
    other
}

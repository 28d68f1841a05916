//! How far a run may go: the time that it was given, the check points at which it
//! gives up the GIL, and the moments at which time must come up first. A run that
//! need not be watched is not: it only counts its fuel.

use super::{Exit, Vm};
use crate::program::{Stepping, Turn};
use crate::python::classes as c;
use crate::python::code::{Code, Instr};
use crate::python::costs;
use crate::python::dialect::Dialect;
use crate::python::object::{Iter, Obj};
use crate::python::op::Op;
use crate::python::value::Value;

/// The longest budget, in nanoseconds.
const LONGEST: u64 = 1 << 56;

/// How long the current run may go, in tenths of a nanosecond.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    /// The computer's time when the run began, in nanoseconds.
    pub(crate) now_nanos: u64,
    /// What the run was given.
    granted: i64,
    /// As long as more than this is left, the computer's time is up with the run.
    covered: i64,
    /// While the run is watched, what is left; its fuel is nothing then.
    reserve: i64,
    /// Whether each instruction is looked at before it runs.
    is_watched: bool,
    is_fine: bool,
    gil_asked: bool,
    budget_nanos: u64,
    /// What was left of the fuel behind the last call that has no check point at its
    /// end, though it may have cost more than the call.
    silent: i64,
}

/// What is behind the computer's time is nearer than this.
const TENTHS: i64 = 10;

impl Vm {
    /// A run begins. What ends exactly with it belongs to the next one.
    pub(crate) fn open_run(&mut self, turn: &Turn) {
        let budget_nanos = turn.budget.0.min(LONGEST);
        let whole = budget_nanos as i64 * TENTHS;
        let is_fine = turn.stepping == Stepping::Fine;
        let is_watched = is_fine || turn.gil_asked;
        let granted = whole + self.own.paid - TENTHS;
        self.clock = Clock {
            now_nanos: turn.now.0,
            granted,
            covered: whole - TENTHS,
            reserve: if is_watched { granted } else { 0 },
            is_watched,
            is_fine,
            gil_asked: turn.gil_asked,
            budget_nanos,
            silent: i64::MAX,
        };
        self.fuel = if is_watched { 0 } else { granted };
        if !is_watched && granted >= 0 {
            self.own.check_due = false;
        }
        let top = self.frames.last().and_then(|frame| self.program.codes.get(frame.code as usize));
        if is_watched && top.is_some_and(|code| code.is_hidden) {
            self.own.check_due = true;
        }
    }

    fn used(&self) -> i64 {
        self.clock.granted - self.fuel - self.clock.reserve
    }

    /// The thread's own time, in nanoseconds: what this run has used included.
    pub(crate) fn time_nanos(&self) -> u64 {
        let tenths = i128::from(self.clock.now_nanos) * i128::from(TENTHS) + i128::from(self.used() - self.own.paid);
        (tenths.max(0) / i128::from(TENTHS)) as u64
    }

    /// Whether what was charged is more than the run may still take.
    pub(super) fn outlasts_the_run(&self) -> bool {
        self.used() - self.own.paid > self.patience
    }

    /// What C code takes beyond its call, in tenths of a nanosecond.
    pub(crate) fn charge(&mut self, tenths: i64) {
        self.fuel -= tenths;
    }

    /// What making an object costs beyond the call; whether its class is written in
    /// Python from the ground up.
    pub(super) fn charge_for_making(&mut self, class: Value, layout: Value) -> bool {
        let is_plain = layout.is(c::OBJECT) && !class.is(c::OBJECT);
        self.charge(if is_plain { costs::INSTANCE } else { costs::OBJECT });
        is_plain
    }

    /// A call of a class of Python's is over, and has no check point at its end.
    pub(super) fn pass_silently(&mut self) {
        self.clock.silent = self.fuel;
    }

    /// The run ends here: how long it took, in nanoseconds. None if it took longer
    /// than it may; then the rest of it must be waited for.
    pub(crate) fn close_run(&mut self, more: i64) -> Option<u64> {
        let used = self.used();
        let lacking = used + more - self.own.paid;
        let spent = (lacking.max(0) + TENTHS - 1) / TENTHS;
        if spent > 0 && spent as u64 >= self.clock.budget_nanos {
            return None;
        }
        self.own.paid += spent * TENTHS - used;
        Some(spent as u64)
    }

    /// All the time that was given has passed.
    pub(crate) fn expire(&mut self) -> u64 {
        let used = self.used();
        self.own.paid += self.clock.budget_nanos as i64 * TENTHS - used;
        self.clock.budget_nanos
    }

    /// Before an instruction for which the fuel does not seem to be enough: why the
    /// run is over, if it is. Else the instruction is paid.
    #[inline(never)]
    pub(super) fn look(&mut self, instr: Instr, code: &Code, pc: usize, sp: usize) -> Option<Exit> {
        let cost = i64::from(instr.cost);
        if !self.clock.is_watched {
            if self.fuel >= cost {
                self.fuel -= cost;
                return None;
            }
            if self.fuel < 0 {
                // A call into C took longer than the run may: at its end is a check point.
                let last = pc.checked_sub(1).and_then(|at| code.plain.get(at));
                let is_call = |last: &Instr| matches!(last.op, Op::Call | Op::CallKw | Op::CallFunctionEx);
                let is_silent = self.clock.silent == self.fuel;
                self.own.check_due = !code.is_hidden && !is_silent && last.is_some_and(is_call);
            }
            return Some(Exit::OutOfFuel);
        }
        self.clock.reserve += std::mem::take(&mut self.fuel);
        if self.clock.reserve < 0 {
            return Some(Exit::OutOfFuel);
        }
        if self.clock.gil_asked && self.own.check_due && !code.is_hidden {
            self.own.check_due = false;
            return Some(Exit::GiveUpGil);
        }
        let left = self.clock.reserve - cost;
        if left < 0 {
            return Some(Exit::OutOfFuel);
        }
        if self.clock.is_fine && left < self.clock.covered && !code.is_hidden && self.touches(instr, sp) {
            return Some(Exit::Early(cost));
        }
        self.clock.reserve = left;
        if !code.is_hidden {
            self.own.check_due = self.checks_after(instr, sp);
        }
        None
    }

    /// Whether the dialect has a check point at the end of this instruction.
    fn checks_after(&self, instr: Instr, sp: usize) -> bool {
        match self.program.dialect {
            Dialect::Every => true,
            Dialect::Free => false,
            Dialect::Python39 => !was_fast(instr.op),
            Dialect::Python314 => match instr.op {
                // Not where a coroutine goes on after it awaited something.
                Op::Resume => instr.arg & 3 < 2,
                Op::JumpBackward | Op::CallKw | Op::CallFunctionEx => true,
                Op::Call => self.calls_c(self.stack[sp - instr.arg as usize - 2]),
                _ => false,
            },
        }
    }

    /// Whether a call of it ends with a check point: C code, except what has an
    /// instruction of its own once it is warm.
    fn calls_c(&self, callee: Value) -> bool {
        match self.heap.get(callee) {
            Obj::Native(def) => {
                let is_warm = match self.owner_of(def) {
                    None => matches!(def.name, "len" | "isinstance"),
                    Some(owner) => owner == "list" && def.name == "append",
                };
                !is_warm
            }
            Obj::Function(function) => self.program.codes[function.code as usize].is_hidden,
            Obj::Method(function, _) => !matches!(self.heap.get(*function), Obj::Function(_)),
            Obj::Type(class) => class.is_builtin && !callee.is(c::TYPE),
            _ => false,
        }
    }

    /// Whether an instruction may touch what other threads see.
    fn touches(&self, instr: Instr, sp: usize) -> bool {
        let is_shared = |below: usize| sp >= below && self.stack[sp - below].is_handle();
        match instr.op {
            op if is_plain(op) => false,
            Op::Resume
            | Op::JumpBackward
            | Op::JumpBackwardNoInterrupt
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::ReturnValue => false,
            Op::ToBool | Op::UnaryNot | Op::UnaryNegative | Op::UnaryInvert => is_shared(1),
            Op::BinaryOp | Op::CompareOp | Op::IsOp => is_shared(1) || is_shared(2),
            Op::ForIter => {
                !matches!(self.heap.get(self.stack[sp - 1]), Obj::Iter(it) if matches!(**it, Iter::Range(..)))
            }
            _ => true,
        }
    }
}

/// Whether an instruction only moves what is the frame's own, or jumps ahead.
const fn is_plain(op: Op) -> bool {
    matches!(
        op,
        Op::Nop
            | Op::NotTaken
            | Op::EndFor
            | Op::LoadFast
            | Op::LoadFastBorrow
            | Op::LoadFastBorrowLoadFastBorrow
            | Op::LoadFastLoadFast
            | Op::LoadConst
            | Op::LoadSmallInt
            | Op::PushNull
            | Op::StoreFast
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast
            | Op::PopTop
            | Op::Copy
            | Op::Swap
            | Op::JumpForward
            | Op::PopJumpIfFalse
            | Op::PopJumpIfTrue
    )
}

/// Whether 3.9 went on from such an instruction to the next without looking.
const fn was_fast(op: Op) -> bool {
    is_plain(op) || matches!(op, Op::PopIter | Op::ToBool | Op::UnaryNot | Op::IsOp | Op::ContainsOp)
}

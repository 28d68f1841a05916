//! Where a thread or a coroutine is: its frames, its registers, and what it
//! waits to hear. Knows no operations.

use super::op::{Arg, Code, Reg};

/// A call that is under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The operation that comes next.
    pub(super) pc: u32,
    /// Its first register.
    pub(super) base: u32,
    /// The first register that it does not have.
    pub(super) end: u32,
    /// Where the caller wants the result.
    pub(super) to: Reg,
}

/// A frame, those that called it, and the registers of all.
#[derive(Clone, Debug)]
pub(super) struct Stack {
    pub(super) frame: Frame,
    pub(super) callers: Vec<Frame>,
    pub(super) values: Vec<i64>,
    /// Where a coroutine wants what it is sent when it is resumed.
    pub(super) hears: Option<Reg>,
}

impl Stack {
    /// Before the first operation of a function.
    pub(super) fn at(code: &Code, function: usize, arguments: impl IntoIterator<Item = i64>) -> Self {
        let function = code.functions[function];
        let mut values: Vec<i64> = arguments.into_iter().take(usize::from(function.arity)).collect();
        values.resize(usize::from(function.registers), 0);
        let frame = Frame { pc: function.start, base: 0, end: u32::from(function.registers), to: Reg(0) };
        Self { frame, callers: Vec::new(), values, hears: None }
    }

    /// Into a function.
    #[inline]
    pub(super) fn call(&mut self, code: &Code, to: Reg, callee: Arg, first: u16) {
        let function = code.functions[self.read(code, callee) as usize];
        let base = self.frame.end;
        let end = base + u32::from(function.registers);
        if self.values.len() < end as usize {
            self.values.resize(end as usize, 0);
        }
        let first = usize::from(first);
        for (place, &arg) in code.arguments[first..first + usize::from(function.arity)].iter().enumerate() {
            let value = self.read(code, arg);
            self.values[base as usize + place] = value;
        }
        let frame = Frame { pc: function.start, base, end, to };
        self.callers.push(std::mem::replace(&mut self.frame, frame));
    }

    /// Back to the caller, with a result; whether there is one.
    #[inline]
    pub(super) fn leave(&mut self, code: &Code, value: Arg) -> bool {
        let value = self.read(code, value);
        let Some(caller) = self.callers.pop() else { return false };
        let to = std::mem::replace(&mut self.frame, caller).to;
        self.write(to, value);
        true
    }

    #[inline]
    pub(super) fn read(&self, code: &Code, arg: Arg) -> i64 {
        match arg.split() {
            Ok(constant) => code.constants[constant],
            Err(register) => self.values[self.frame.base as usize + register],
        }
    }

    #[inline]
    pub(super) fn write(&mut self, to: Reg, value: i64) {
        self.values[self.frame.base as usize + to.index()] = value;
    }
}

/// Who resumed a coroutine that runs.
#[derive(Clone, Debug)]
pub(super) struct Resumer {
    pub(super) stack: Stack,
    /// Which coroutine runs above it.
    pub(super) coroutine: u32,
    /// Where it wants to know how that ended.
    pub(super) to: Reg,
}

/// What an effect's answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hears {
    /// Nothing was asked.
    Nothing,
    /// It goes into this register and the next ones.
    Into(Reg),
    /// The tokens go to the end of a deque, their number into the register.
    Tokens { to: Reg, deque: i64 },
}

/// One thread.
#[derive(Clone, Debug)]
pub(super) struct Thread {
    pub(super) stack: Stack,
    pub(super) below: Vec<Resumer>,
    /// What is left, in nanoseconds, of the operation that lets time pass.
    pub(super) left_nanos: u64,
    pub(super) hears: Hears,
}

impl Thread {
    /// A thread that begins.
    pub(super) const fn new(stack: Stack) -> Self {
        Self { stack, below: Vec::new(), left_nanos: 0, hears: Hears::Nothing }
    }
}

//! What functions are compiled to: operations of at most eight bytes on the
//! registers of a frame, and the tables that they refer to.

use super::ask::Ask;
use crate::base::Nanos;

/// A register of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reg(pub(super) u16);

impl Reg {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The register after this one.
    pub(super) const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Where an operation reads from: a register or a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arg(u16);

impl Arg {
    const CONSTANT: u16 = 1 << 15;

    /// The most registers of a function, and the most constants of a program.
    pub(super) const LIMIT: usize = Self::CONSTANT as usize;

    pub(super) const fn register(register: Reg) -> Self {
        Self(register.0)
    }

    pub(super) const fn constant(place: u16) -> Self {
        Self(place | Self::CONSTANT)
    }

    /// The place in the constants, or the register.
    pub(super) const fn split(self) -> Result<usize, usize> {
        if self.0 & Self::CONSTANT == 0 { Err(self.0 as usize) } else { Ok((self.0 & !Self::CONSTANT) as usize) }
    }
}

/// What is done with two numbers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Least,
    Greatest,
}

impl Operator {
    /// Wraps around; what is divided by nothing is nothing.
    pub(super) fn apply(self, left: i64, right: i64) -> i64 {
        match self {
            Self::Add => left.wrapping_add(right),
            Self::Subtract => left.wrapping_sub(right),
            Self::Multiply => left.wrapping_mul(right),
            Self::Divide => left.checked_div_euclid(right).unwrap_or(0),
            Self::Remainder => left.checked_rem_euclid(right).unwrap_or(0),
            Self::And => left & right,
            Self::Or => left | right,
            Self::Xor => left ^ right,
            Self::Equal => i64::from(left == right),
            Self::NotEqual => i64::from(left != right),
            Self::Less => i64::from(left < right),
            Self::LessEqual => i64::from(left <= right),
            Self::Least => left.min(right),
            Self::Greatest => left.max(right),
        }
    }
}

/// What is done with the objects of a memory. Each has two operands at most;
/// results, and a third operand, are in the register that goes with it.
#[derive(Clone, Copy, Debug)]
pub(super) enum ObjectOp {
    /// So many fresh words, in a row.
    Allocate,
    NewDeque,
    NewHeap,
    Append,
    PopLeft,
    Remove,
    Length,
    /// The register holds the value.
    HeapPush,
    /// The key, and in the next register the value.
    HeapPop,
    HeapLeast,
    /// The register holds what is expected, afterwards whether it was there.
    Swap,
}

/// What is drawn by chance.
#[derive(Clone, Copy, Debug)]
pub(super) enum Chance {
    /// Below a number, each equally likely.
    Uniform,
    /// With a mean, exponentially distributed.
    Exponential,
}

/// One operation.
#[derive(Clone, Copy, Debug)]
pub(super) enum Op {
    Copy {
        to: Reg,
        from: Arg,
    },
    Binary {
        operator: Operator,
        to: Reg,
        left: Arg,
        right: Arg,
    },
    Jump(u32),
    /// Jumps if the condition is 0.
    Unless {
        condition: Arg,
        target: u32,
    },
    /// Counts the register down, or jumps when it is used up.
    CountDown {
        left: Reg,
        target: u32,
    },
    /// A bare check point.
    Check,
    /// Time passes, with check points all along or without any.
    Spend {
        time: Arg,
        in_c: bool,
    },
    Load {
        to: Reg,
        word: Arg,
    },
    Store {
        word: Arg,
        value: Arg,
    },
    Object {
        op: ObjectOp,
        to: Reg,
        left: Arg,
        right: Arg,
    },
    Now(Reg),
    /// The number of the thread that runs.
    Me(Reg),
    Draw {
        chance: Chance,
        to: Reg,
        of: Arg,
    },
    /// The result, and in the next register the time that it takes.
    Native {
        to: Reg,
        native: u16,
        first: u16,
    },
    Output(Arg),
    Call {
        to: Reg,
        callee: Arg,
        first: u16,
    },
    Return(Arg),
    /// The handle of a coroutine that has not begun.
    Create {
        to: Reg,
        callee: Arg,
        first: u16,
    },
    /// Whether it suspended, and in the next register with what value.
    Resume {
        to: Reg,
        coroutine: Arg,
        sent: Arg,
    },
    Suspend {
        to: Reg,
        value: Arg,
    },
    /// What a letter says, in this register and the next ones.
    Open {
        to: Reg,
        letter: Arg,
        count: u16,
    },
    /// An effect; its results go to this register and the next ones.
    Ask {
        to: Reg,
        site: u16,
    },
}

impl Op {
    /// Where it may jump to, if it is one that jumps.
    pub(super) fn target(&mut self) -> Option<&mut u32> {
        match self {
            Self::Jump(target) | Self::Unless { target, .. } | Self::CountDown { target, .. } => Some(target),
            _ => None,
        }
    }
}

/// A result that Rust computes at once, and the time that it takes.
pub(super) type NativeFn = fn(&[i64]) -> (i64, Nanos);

/// A function: where it begins, how many registers a frame has, how many of
/// them are arguments.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FunctionCode {
    pub(super) start: u32,
    pub(super) registers: u16,
    pub(super) arity: u16,
    pub(super) is_defined: bool,
}

/// What a fresh memory has at an object's place.
#[derive(Clone, Copy, Debug)]
pub(super) enum ObjectKind {
    Deque,
    Heap,
}

/// A whole program.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) ops: Vec<Op>,
    pub(super) functions: Vec<FunctionCode>,
    pub(super) constants: Vec<i64>,
    /// The arguments of all calls, one after the other.
    pub(super) arguments: Vec<Arg>,
    pub(super) sites: Vec<Ask>,
    /// Each with its number of arguments.
    pub(super) natives: Vec<(NativeFn, u16)>,
    /// A fresh memory's words.
    pub(super) words: Vec<i64>,
    pub(super) objects: Vec<ObjectKind>,
}

const _: () = assert!(size_of::<Op>() <= 8);

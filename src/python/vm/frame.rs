//! A call that is under way, and what becomes of its result. Frames live in the
//! VM, never on Rust's stack, so that a run can stop after any instruction.

use super::{Res, Vm};
use crate::python::value::Value;

/// The code number of a frame that runs nothing: a native function that waits
/// for a call of its own.
pub(crate) const NO_CODE: u32 = u32::MAX;

/// A call.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) code: u32,
    /// The instruction that comes next.
    pub(crate) pc: u32,
    /// Its first register on the stack.
    pub(crate) base: u32,
    /// Above its last value on the stack, while it does not run.
    pub(crate) sp: u32,
    /// What is called.
    pub(crate) function: Value,
    /// Does not count: the function keeps it.
    pub(crate) globals: Value,
    /// The namespace of a class body or module, or nothing.
    pub(crate) names: Value,
    /// The generator whose frame it is, or nothing.
    pub(crate) generator: Value,
    pub(crate) then: Then,
}

impl Frame {
    /// One that runs nothing, but has something to do with a result.
    pub(crate) const fn waiting(sp: u32, then: Then) -> Self {
        Self {
            code: NO_CODE,
            pc: 0,
            base: sp,
            sp,
            function: Value::NULL,
            globals: Value::NULL,
            names: Value::NULL,
            generator: Value::NULL,
            then,
        }
    }
}

/// What goes on with a result that is there, in Rust.
pub(crate) type Continue = fn(&mut Vm, Value, Value) -> Res;

/// What goes on with a result or an exception.
pub(crate) type Settle = fn(&mut Vm, Value, Result<Value, Value>) -> Res;

/// What becomes of a call's result.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Then {
    /// It goes onto the stack of the frame below.
    Push,
    Discard,
    /// It must be none; the new object goes onto the stack.
    Made(Value),
    /// It is taken for true or false, or the contrary.
    Truth(bool),
    /// The next item of a loop; at the end of all items the loop is left.
    ForIter,
    /// What a generator that is delegated to yields; its result ends that.
    Send,
    /// What a generator yields; its end is a `StopIteration`.
    Next,
    /// It goes on with a value that was kept (and is owned).
    Continue(Continue, Value),
    /// The same, for exceptions too.
    Settle(Settle, Value),
}

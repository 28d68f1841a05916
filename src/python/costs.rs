//! What Python's operations and functions in C cost in virtual time, as data. The figures are
//! from CPython 3.14.7, built with --pgo: single statements in a loop (`cargo bench --bench
//! python micro`), in proportion to a call of `fib`; formatting, raising, joining and `get`
//! are fitted to whole programs of that bench. Not what the computer's own doings cost.

use super::op::Op;

/// Costs that differ from the common one, in tenths of a nanosecond.
const TABLE: &[(Op, u16)] = &[
    (Op::Nop, 3),
    (Op::NotTaken, 3),
    (Op::Resume, 30),
    (Op::LoadFast, 8),
    (Op::LoadFastBorrow, 6),
    (Op::LoadFastBorrowLoadFastBorrow, 8),
    (Op::LoadFastLoadFast, 10),
    (Op::LoadConst, 8),
    (Op::LoadSmallInt, 8),
    (Op::StoreFast, 10),
    (Op::PopTop, 10),
    (Op::BinaryOp, 70),
    (Op::CompareOp, 35),
    (Op::PopJumpIfFalse, 10),
    (Op::PopJumpIfTrue, 10),
    (Op::JumpBackward, 15),
    (Op::ForIter, 30),
    (Op::Call, 75),
    (Op::CallKw, 150),
    (Op::CallFunctionEx, 400),
    (Op::ReturnValue, 55),
    (Op::ReturnGenerator, 255),
    (Op::YieldValue, 40),
    (Op::Send, 30),
    (Op::LoadGlobal, 15),
    (Op::LoadAttr, 30),
    (Op::StoreAttr, 35),
    (Op::BuildTuple, 105),
    (Op::BuildList, 320),
    (Op::BuildMap, 350),
    (Op::BuildSet, 400),
    (Op::MakeFunction, 400),
    (Op::LoadBuildClass, 100),
    (Op::ImportName, 2_000),
    (Op::RaiseVarargs, 500),
    (Op::FormatSimple, 850),
    (Op::StoreSubscr, 100),
    (Op::ContainsOp, 60),
    (Op::UnpackSequence, 10),
    (Op::BuildString, 150),
    (Op::FormatWithSpec, 1_200),
];

/// What an operation costs that is not in the table.
const COMMON: u16 = 25;

/// Binary operators by CPython's number, those that differ from the rest.
const OPERATORS: &[(u32, u16)] = &[(2, 200), (6, 200), (8, 250), (15, 200), (19, 200), (26, 70)];

/// The cost of an operation with its argument, in tenths of a nanosecond.
pub(super) fn of(op: Op, arg: u32) -> u16 {
    let found = match op {
        Op::BinaryOp => OPERATORS.iter().find(|row| row.0 == arg).map(|row| row.1),
        // Where a generator goes on, no function begins.
        Op::Resume if arg & 3 != 0 => Some(10),
        _ => None,
    };
    found.or_else(|| TABLE.iter().find(|row| row.0 == op).map(|row| row.1)).unwrap_or(COMMON)
}

/// What an operation of ours in Python costs where CPython has C for it.
pub(super) fn in_c(usual: u16) -> u16 {
    (usual / 4).max(1)
}

/// C functions and methods by name, beyond their call, in tenths of a nanosecond.
const NATIVES: &[(&str, u16)] = &[
    ("append", 0),
    ("get", 110),
    ("join", 300),
    ("split", 150),
    ("send", 80),
    ("upper", 120),
    ("lower", 120),
    ("replace", 600),
    ("startswith", 0),
    ("endswith", 0),
    // Those of locks tell their cost themselves; warm ones are part of the call.
    ("acquire", 0),
    ("release", 0),
    ("__enter__", 0),
    ("__exit__", 0),
    ("len", 0),
    ("isinstance", 0),
];

/// What a C function costs that is not in the table.
const NATIVE: u16 = 20;

/// The cost of a C function of this name.
pub(super) const fn of_native(name: &str) -> u16 {
    let mut row = 0;
    while row < NATIVES.len() {
        if is_same(NATIVES[row].0.as_bytes(), name.as_bytes()) {
            return NATIVES[row].1;
        }
        row += 1;
    }
    NATIVE
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// An object of a class that is written in Python is made, beyond the call…
pub(super) const INSTANCE: i64 = 530;
/// …or one of a class that is C.
pub(super) const OBJECT: i64 = 320;
/// An item that C code takes out of an iterable.
pub(super) const ITEM: i64 = 10;
/// Two items are compared by C code.
pub(super) const COMPARISON: i64 = 75;
/// A string is joined to others.
pub(super) const PART: i64 = 100;
/// A part of a string becomes one of its own.
pub(super) const PIECE: i64 = 450;
/// Two strings become one.
pub(super) const TEXTS: i64 = 270;
/// An exception leaves or finds a handler in a frame.
pub(super) const UNWINDING: i64 = 600;

/// A byte of something large is written…
pub(super) const BYTE: i64 = 1;
/// …and two digits of ints, of 30 bits each, are multiplied.
pub(super) const DIGITS: u64 = 8;

/// Of C functions, beyond their call: a lock is taken that nobody has…
pub(super) const ACQUIRE: i64 = 130;
/// …and let go.
pub(super) const RELEASE: i64 = 130;
/// Without a GIL: until whoever found a lock held looks again…
pub(super) const SPIN: i64 = 1_500;
/// …and how often it does, before it waits in turn.
pub(super) const SPINS: u32 = 40;
/// What a new thread does before its function begins.
pub(super) const THREAD_BOOT: i64 = 30_000;
/// A thread's end is waited for.
pub(super) const JOIN: i64 = 2_000;
/// A line is printed.
pub(super) const PRINT: i64 = 15_000;
/// A process is looked after by the system, beyond what that takes there.
pub(super) const WAITPID: i64 = 10_000;
/// A descriptor is closed.
pub(super) const CLOSE: i64 = 5_000;
/// A pipe is registered with a selector, and taken out again.
pub(super) const WATCH: i64 = 20_000;
/// A task of asyncio is made, beyond the calls…
pub(super) const TASK: i64 = 5_000;
/// …and stepped, to its coroutine and back.
pub(super) const STEP: i64 = 3_000;
/// What `selectors` does around each question to the system.
pub(super) const SELECTOR: i64 = 3_000;
/// What a loop does for a byte that woke it, the read apart.
pub(super) const WAKING: i64 = 40_000;
/// A loop's selector and its pipe are made…
pub(super) const LOOP_OPEN: i64 = 400_000;
/// …and closed.
pub(super) const LOOP_CLOSE: i64 = 300_000;

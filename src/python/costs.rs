//! What Python's operations and a few functions in C cost in virtual time, as data:
//! estimates, not yet held against CPython's clock. Not what the computer's own doings cost.

use super::op::Op;

/// Costs that differ from the common one, in tenths of a nanosecond.
const TABLE: &[(Op, u16)] = &[
    (Op::Nop, 3),
    (Op::NotTaken, 3),
    (Op::Resume, 10),
    (Op::LoadFast, 8),
    (Op::LoadFastBorrow, 6),
    (Op::LoadFastBorrowLoadFastBorrow, 8),
    (Op::LoadFastLoadFast, 10),
    (Op::LoadConst, 8),
    (Op::LoadSmallInt, 8),
    (Op::StoreFast, 10),
    (Op::PopTop, 10),
    (Op::BinaryOp, 55),
    (Op::CompareOp, 35),
    (Op::PopJumpIfFalse, 10),
    (Op::PopJumpIfTrue, 10),
    (Op::JumpBackward, 20),
    (Op::ForIter, 35),
    (Op::Call, 120),
    (Op::CallKw, 300),
    (Op::CallFunctionEx, 400),
    (Op::ReturnValue, 60),
    (Op::YieldValue, 80),
    (Op::Send, 80),
    (Op::LoadGlobal, 15),
    (Op::LoadAttr, 30),
    (Op::StoreAttr, 40),
    (Op::BuildTuple, 150),
    (Op::BuildList, 200),
    (Op::BuildMap, 350),
    (Op::BuildSet, 400),
    (Op::MakeFunction, 400),
    (Op::LoadBuildClass, 100),
    (Op::ImportName, 2_000),
    (Op::RaiseVarargs, 1_500),
    (Op::FormatSimple, 400),
    (Op::FormatWithSpec, 1_200),
];

/// What an operation costs that is not in the table.
const COMMON: u16 = 25;

/// The cost of an operation, in tenths of a nanosecond.
pub(super) fn of(op: Op) -> u16 {
    TABLE.iter().find(|row| row.0 == op).map_or(COMMON, |row| row.1)
}

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

//! Pairs of instructions that often follow each other, as one. The fused code
//! has the same indices as the plain one, so that a run can change from one to
//! the other at any place. Never changes what a program does or what it costs.

use super::code::Instr;
use super::op::Op;

/// In a fused comparison's flag: it jumps when the comparison is true.
const JUMPS_IF_TRUE: u8 = 8;

/// The fast form of a code's instructions.
pub(super) fn fuse(plain: &[Instr]) -> Box<[Instr]> {
    plain.iter().enumerate().map(|(at, &instr)| fused(&plain[at..]).unwrap_or(instr)).collect()
}

/// What an instruction and those after it become; none if they stay.
fn fused(rest: &[Instr]) -> Option<Instr> {
    let (first, second) = (rest.first()?, rest.get(1)?);
    let cost = first.cost + second.cost;
    match (first.op, second.op) {
        (Op::BinaryOp, Op::StoreFast) => {
            let op = sum(first, Op::AddStore, Op::SubtractStore)?;
            Some(Instr { op, flag: u8::try_from(second.arg).ok()?, cost, arg: 0 })
        }
        (Op::LoadSmallInt, Op::BinaryOp) => {
            let op = sum(second, Op::AddSmall, Op::SubtractSmall)?;
            Some(Instr { op, flag: 0, cost, arg: first.arg })
        }
        (Op::LoadSmallInt, Op::CompareOp) => {
            let jump = comparison(second, rest.get(2)?)?;
            Some(Instr { op: Op::CompareSmallJump, cost: first.cost + jump.cost, ..jump })
        }
        (Op::CompareOp, _) => comparison(first, second),
        (Op::ForIter, Op::StoreFast) => {
            Some(Instr { op: Op::ForIterStore, flag: u8::try_from(second.arg).ok()?, cost, arg: first.arg })
        }
        _ => None,
    }
}

/// Which of two a sum or a difference becomes.
fn sum(operator: &Instr, add: Op, subtract: Op) -> Option<Op> {
    match operator.arg {
        0 | 13 => Some(add),
        10 | 23 => Some(subtract),
        _ => None,
    }
}

/// A comparison and the jump that follows it.
fn comparison(compare: &Instr, jump: &Instr) -> Option<Instr> {
    let bits = match jump.op {
        Op::PopJumpIfFalse => 0,
        Op::PopJumpIfTrue => JUMPS_IF_TRUE,
        _ => return None,
    };
    let flag = compare.arg as u8 | bits;
    (compare.flag == 1).then_some(Instr { op: Op::CompareJump, flag, cost: compare.cost + jump.cost, arg: jump.arg })
}

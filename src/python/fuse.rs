//! Instructions that often follow each other as one, and operators on the kinds of
//! values that they mostly get. The fused code has the same indices as the plain one,
//! so that a run can change from one to the other at any place. Never changes what a
//! program does or what it costs.

use super::code::Instr;
use super::op::Op;

/// In a fused truth's flag: it jumps when that is true.
pub(super) const JUMPS_IF_TRUE: u8 = 8;

/// Which orders a comparison means, by its number: below, equal and above have a bit
/// each. A fused comparison's flag has those for which it jumps.
pub(super) const MEANT: [u8; 8] = [0b001, 0b011, 0b010, 0b101, 0b100, 0b110, 0, 0];

/// In the argument of a fused sum that is stored: a jump back is behind it.
pub(super) const JUMPS_BACK: u32 = 1 << 16;

/// The fast form of a code's instructions.
pub(super) fn fuse(plain: &[Instr]) -> Box<[Instr]> {
    plain.iter().enumerate().map(|(at, &instr)| fused(&plain[at..]).unwrap_or(instr)).collect()
}

/// What an instruction and those after it become; none if they stay.
fn fused(rest: &[Instr]) -> Option<Instr> {
    let first = rest.first()?;
    match first.op {
        Op::LoadFastBorrow => of_variable(first, rest),
        Op::LoadFastBorrowLoadFastBorrow => of_variables(first, rest),
        Op::BinaryOp => sum_and_store(rest).or_else(|| operator(first)),
        Op::LoadSmallInt => of_small(rest),
        Op::CompareOp => comparison(rest),
        Op::ForIter => {
            let next = rest.get(1)?;
            let (op, flag) = match stored(next) {
                Some(register) => (Op::ForIterStore, register),
                None if next.op == Op::StoreFastLoadFast => (Op::ForIterStoreLoad, u8::try_from(next.arg).ok()?),
                None => return None,
            };
            Some(Instr { op, flag, cost: cost(rest, 2), arg: first.arg })
        }
        Op::ToBool => {
            let jump = rest.get(1)?;
            let flag = jump_flag(jump)?;
            Some(Instr { op: Op::ToBoolJump, flag, cost: cost(rest, 2), arg: jump.arg })
        }
        Op::StoreFast | Op::PopTop if jumps_back(rest.get(1)) => {
            let op = if first.op == Op::PopTop { Op::PopTopJump } else { Op::StoreFastJump };
            Some(Instr { op, cost: cost(rest, 2), ..*first })
        }
        Op::Swap if first.arg == 2 => {
            let store = rest.get(1).filter(|next| next.op == Op::StoreAttr)?;
            Some(Instr { op: Op::SwapStoreAttr, flag: 0, cost: cost(rest, 2), arg: store.arg })
        }
        _ => None,
    }
}

fn jumps_back(instr: Option<&Instr>) -> bool {
    instr.is_some_and(|instr| instr.op == Op::JumpBackward)
}

/// A fused sum, with the jump back behind its so many instructions.
fn with_jump(made: Instr, rest: &[Instr], count: usize) -> Instr {
    if !jumps_back(rest.get(count)) {
        return made;
    }
    Instr { cost: cost(rest, count + 1), arg: made.arg | JUMPS_BACK, ..made }
}

/// What the first instructions cost together.
fn cost(rest: &[Instr], count: usize) -> u16 {
    rest.iter().take(count).map(|instr| instr.cost).sum()
}

/// The register of a `STORE_FAST`.
fn stored(instr: &Instr) -> Option<u8> {
    u8::try_from(instr.arg).ok().filter(|_| instr.op == Op::StoreFast)
}

/// A variable and what is done with it.
fn of_variable(load: &Instr, rest: &[Instr]) -> Option<Instr> {
    let register = u8::try_from(load.arg).ok()?;
    let next = rest.get(1)?;
    if next.op == Op::LoadAttr {
        let op = if next.flag == 1 { Op::FastMethod } else { Op::FastAttr };
        return Some(Instr { op, flag: register, cost: cost(rest, 2), arg: next.arg });
    }
    match (next.op, rest.get(2)) {
        (Op::Call, _) => return Some(Instr { op: Op::FastCall, flag: register, cost: cost(rest, 2), arg: next.arg }),
        (Op::ReturnValue, _) => {
            return Some(Instr { op: Op::FastReturn, flag: register, cost: cost(rest, 2), arg: 0 });
        }
        (Op::Copy, Some(attribute)) if next.arg == 1 && attribute.op == Op::LoadAttr && attribute.flag == 0 => {
            let arg = attribute.arg;
            return Some(Instr { op: Op::FastCopyAttr, flag: register, cost: cost(rest, 3), arg });
        }
        _ => {}
    }
    let made = of_small(&rest[1..])?;
    let small = u8::try_from(next.arg).ok()?;
    let fused = |op, flag, arg, count| Some(Instr { op, flag, cost: cost(rest, count), arg });
    match made.op {
        Op::CompareSmallJump => {
            let target = u16::try_from(made.arg).ok()?;
            let arg = u32::from(target) << 16 | u32::from(register) << 8 | u32::from(small);
            fused(Op::FastCompareSmallJump, made.flag, arg, 4)
        }
        Op::AddSmall => match rest.get(3).and_then(stored) {
            Some(to) => {
                let made = fused(Op::FastAddSmallStore, to, u32::from(small) << 8 | u32::from(register), 4)?;
                Some(with_jump(made, rest, 4))
            }
            None => fused(Op::FastAddSmall, register, next.arg, 3),
        },
        Op::SubtractSmall => fused(Op::FastSubtractSmall, register, next.arg, 3),
        _ => None,
    }
}

/// Two variables and what is done with them.
fn of_variables(load: &Instr, rest: &[Instr]) -> Option<Instr> {
    let registers = u32::from(load.flag) << 8 | u32::from(u8::try_from(load.arg).ok()?);
    if let Some(jump) = comparison(&rest[1..]) {
        let arg = u32::from(u16::try_from(jump.arg).ok()?) << 16 | registers;
        return Some(Instr { op: Op::FastsCompareJump, flag: jump.flag, cost: cost(rest, 3), arg });
    }
    let next = rest.get(1)?;
    if next.op == Op::StoreAttr {
        return Some(Instr { op: Op::FastsStoreAttr, flag: load.flag, cost: cost(rest, 2), arg: next.arg });
    }
    if let Some(store) = sum_and_store(&rest[1..]).filter(|made| made.op == Op::AddStore) {
        let made = Instr { op: Op::FastsAddStore, flag: store.flag, cost: cost(rest, 3), arg: registers };
        return Some(with_jump(made, rest, 3));
    }
    let op = match operator(next).filter(|_| next.op == Op::BinaryOp)?.op {
        Op::Add => Op::FastsAdd,
        Op::Subtract => Op::FastsSubtract,
        Op::Multiply => Op::FastsMultiply,
        Op::Remainder => Op::FastsRemainder,
        _ => return None,
    };
    Some(Instr { op, flag: 0, cost: cost(rest, 2), arg: registers })
}

/// A small int and what is done with it.
fn of_small(rest: &[Instr]) -> Option<Instr> {
    let (first, second) = (rest.first()?, rest.get(1)?);
    match (first.op, second.op) {
        (Op::LoadSmallInt, Op::BinaryOp) => {
            let op = sum(second, Op::AddSmall, Op::SubtractSmall)?;
            Some(Instr { op, flag: 0, cost: cost(rest, 2), arg: first.arg })
        }
        (Op::LoadSmallInt, Op::CompareOp) => {
            let jump = comparison(&rest[1..])?;
            Some(Instr { op: Op::CompareSmallJump, cost: cost(rest, 3), ..jump })
        }
        _ => None,
    }
}

/// An operator whose result goes to a variable.
fn sum_and_store(rest: &[Instr]) -> Option<Instr> {
    let (first, second) = (rest.first()?, rest.get(1)?);
    if first.op != Op::BinaryOp {
        return None;
    }
    let flag = stored(second)?;
    let op = sum(first, Op::AddStore, Op::SubtractStore)?;
    Some(with_jump(Instr { op, flag, cost: cost(rest, 2), arg: 0 }, rest, 2))
}

/// Which of two a sum or a difference becomes.
fn sum(operator: &Instr, add: Op, subtract: Op) -> Option<Op> {
    match operator.arg {
        0 | 13 => Some(add),
        10 | 23 => Some(subtract),
        _ => None,
    }
}

/// An operator by itself.
fn operator(first: &Instr) -> Option<Instr> {
    let op = match first.arg {
        0 | 13 => Op::Add,
        10 | 23 => Op::Subtract,
        5 | 18 => Op::Multiply,
        6 | 19 => Op::Remainder,
        26 => Op::Item,
        _ => return None,
    };
    Some(Instr { op, ..*first })
}

/// The flag of a jump by a condition.
fn jump_flag(jump: &Instr) -> Option<u8> {
    match jump.op {
        Op::PopJumpIfFalse => Some(0),
        Op::PopJumpIfTrue => Some(JUMPS_IF_TRUE),
        _ => None,
    }
}

/// A comparison and the jump that follows it.
fn comparison(rest: &[Instr]) -> Option<Instr> {
    let (compare, jump) = (rest.first()?, rest.get(1)?);
    let bits = jump_flag(jump)?;
    let is_one = compare.op == Op::CompareOp && compare.flag == 1;
    let meant = MEANT[compare.arg as usize & 7];
    let flag = if bits == JUMPS_IF_TRUE { meant } else { !meant & 7 };
    is_one.then(|| Instr { op: Op::CompareJump, flag, cost: cost(rest, 2), arg: jump.arg })
}

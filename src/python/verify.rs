//! Whether a code object holds together: every jump leads somewhere, every name and
//! register is there, the stack is as deep wherever one gets, and never too shallow.
//! The VM relies on it. Says nothing of what the code does.

use super::code::{Code, Instr, Kind};
use super::op::Op;

/// The deepest stack that a code object may ask for.
const DEEPEST: u32 = 1 << 16;

/// Why a code object is none.
pub(super) type Fault = &'static str;

/// Looks through a code object that says how deep its stack is and has so many constants.
pub(super) fn verify(code: &Code, stack: u32, constants: usize) -> Result<(), Fault> {
    let parameters = code.positional + code.keyword_only + u32::from(code.has_rest) + u32::from(code.has_keywords);
    if parameters as usize > code.registers.len() || code.positional_only > code.positional {
        return Err("it has more parameters than variables");
    }
    if stack > DEEPEST || code.registers.len() > DEEPEST as usize {
        return Err("its frame is too large");
    }
    let mut walk = Walk { code, most: stack, constants, depths: vec![None; code.plain.len()], due: Vec::new() };
    walk.reach(0, 0)?;
    while let Some(at) = walk.due.pop() {
        walk.step(at)?;
    }
    Ok(())
}

struct Walk<'a> {
    code: &'a Code,
    most: u32,
    constants: usize,
    /// How deep the stack is before each instruction that was reached.
    depths: Vec<Option<u32>>,
    due: Vec<usize>,
}

impl Walk<'_> {
    /// The instruction there is reached with so much on the stack.
    fn reach(&mut self, at: usize, depth: u32) -> Result<(), Fault> {
        let Some(known) = self.depths.get_mut(at) else { return Err("it goes on behind its end") };
        match *known {
            Some(known) if known == depth => Ok(()),
            Some(_) => Err("its stack is not always as deep"),
            None if depth > self.most => Err("its stack is deeper than it says"),
            None => {
                *known = Some(depth);
                self.due.push(at);
                Ok(())
            }
        }
    }

    fn step(&mut self, at: usize) -> Result<(), Fault> {
        let instr = self.code.plain[at];
        let depth = self.depths[at].unwrap_or(0);
        self.check_argument(instr)?;
        let (pops, pushes) = effect(instr).ok_or("it has an operation that is not the compiler's")?;
        if u64::from(depth) < pops {
            return Err("its stack is too shallow");
        }
        let after = u64::from(depth) - pops + pushes;
        let after = u32::try_from(after).map_err(|_| "its stack is too deep")?;
        if let Some(handler) = self.code.handler(at) {
            if handler.depth > depth {
                return Err("a handler wants more than there is");
            }
            let depth = handler.depth + u32::from(handler.wants_place) + 1;
            self.reach(handler.target as usize, depth)?;
        }
        match instr.op {
            Op::ReturnValue | Op::RaiseVarargs | Op::Reraise => return Ok(()),
            Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt => {
                return self.reach(instr.arg as usize, after);
            }
            Op::ForIter => self.reach(instr.arg as usize, depth)?,
            Op::Send | Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => {
                self.reach(instr.arg as usize, after)?;
            }
            _ => {}
        }
        self.reach(at + 1, after)
    }

    fn check_argument(&self, Instr { op, flag, arg, .. }: Instr) -> Result<(), Fault> {
        let is_register = |number: u32| (number as usize) < self.code.registers.len();
        let is_fine = match op {
            Op::LoadFast
            | Op::LoadFastBorrow
            | Op::LoadFastCheck
            | Op::LoadFastAndClear
            | Op::StoreFast
            | Op::DeleteFast
            | Op::LoadDeref
            | Op::StoreDeref
            | Op::DeleteDeref
            | Op::MakeCell
            | Op::LoadFromDictOrDeref => is_register(arg),
            Op::LoadFastLoadFast
            | Op::LoadFastBorrowLoadFastBorrow
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast => is_register(arg) && is_register(u32::from(flag)),
            Op::CopyFreeVars => arg == self.code.free && arg as usize <= self.code.registers.len(),
            Op::LoadConst => arg.checked_sub(self.code.constants_at).is_some_and(|at| (at as usize) < self.constants),
            Op::BinaryOp => arg <= 26,
            Op::CompareOp => arg <= 5,
            Op::Copy => arg >= 1,
            Op::Swap => arg >= 2,
            Op::ListAppend | Op::SetAdd | Op::MapAdd | Op::ListExtend | Op::SetUpdate => arg >= 1,
            Op::DictUpdate | Op::DictMerge => arg >= 1,
            Op::BuildSlice => arg == 2 || arg == 3,
            Op::RaiseVarargs => arg <= 2,
            Op::YieldValue | Op::ReturnGenerator => self.code.kind != Kind::Function,
            _ => true,
        };
        if is_fine { Ok(()) } else { Err("an argument is out of its range") }
    }
}

/// How many values an instruction takes off the stack, or looks at, and how many it
/// puts there. None of an operation that no compiler writes.
fn effect(Instr { op, flag, arg, .. }: Instr) -> Option<(u64, u64)> {
    let count = u64::from(arg);
    Some(match op {
        Op::Nop | Op::NotTaken | Op::EndFor | Op::Resume | Op::MakeCell | Op::CopyFreeVars => (0, 0),
        Op::SetupAnnotations | Op::DeleteFast | Op::DeleteDeref | Op::DeleteName | Op::DeleteGlobal => (0, 0),
        Op::JumpForward | Op::JumpBackward | Op::JumpBackwardNoInterrupt => (0, 0),
        Op::PopTop | Op::PopIter | Op::PopExcept | Op::ExitInitCheck | Op::StoreFast | Op::StoreDeref => (1, 0),
        Op::StoreName | Op::StoreGlobal | Op::DeleteAttr | Op::ReturnValue => (1, 0),
        Op::PopJumpIfFalse | Op::PopJumpIfTrue | Op::PopJumpIfNone | Op::PopJumpIfNotNone => (1, 0),
        Op::DeleteSubscr | Op::StoreAttr | Op::StoreFastStoreFast | Op::EndAsyncFor => (2, 0),
        Op::StoreSubscr => (3, 0),
        Op::StoreSlice => (4, 0),
        Op::LoadFast | Op::LoadFastBorrow | Op::LoadFastCheck | Op::LoadFastAndClear | Op::LoadDeref => (0, 1),
        Op::LoadConst | Op::LoadSmallInt | Op::LoadName | Op::LoadBuildClass | Op::LoadLocals => (0, 1),
        Op::LoadCommonConstant | Op::PushNull | Op::ReturnGenerator => (0, 1),
        Op::LoadFastLoadFast | Op::LoadFastBorrowLoadFastBorrow => (0, 2),
        Op::LoadGlobal => (0, 1 + u64::from(flag & 1)),
        Op::LoadAttr => (1, 1 + u64::from(flag & 1)),
        Op::LoadSuperAttr => (3, 1 + u64::from(flag & 1)),
        Op::FormatSimple | Op::GetAiter | Op::GetIter | Op::GetYieldFromIter | Op::GetAwaitable => (1, 1),
        Op::MakeFunction | Op::ToBool | Op::UnaryInvert | Op::UnaryNegative | Op::UnaryNot => (1, 1),
        Op::ConvertValue | Op::CallIntrinsic1 | Op::StoreFastLoadFast | Op::YieldValue => (1, 1),
        Op::LoadFromDictOrDeref | Op::LoadFromDictOrGlobals => (1, 1),
        Op::GetAnext | Op::GetLen | Op::MatchMapping | Op::MatchSequence | Op::PushExcInfo => (1, 2),
        Op::ForIter | Op::ImportFrom | Op::LoadSpecial => (1, 2),
        Op::BinaryOp | Op::CompareOp | Op::ContainsOp | Op::IsOp | Op::EndSend | Op::FormatWithSpec => (2, 1),
        Op::BuildTemplate | Op::CallIntrinsic2 | Op::ImportName | Op::SetFunctionAttribute => (2, 1),
        Op::CheckEgMatch | Op::CheckExcMatch | Op::Send => (2, 2),
        Op::MatchKeys => (2, 3),
        Op::BinarySlice | Op::MatchClass => (3, 1),
        Op::CleanupThrow => (3, 2),
        Op::CallFunctionEx => (4, 1),
        Op::WithExceptStart => (5, 6),
        Op::BuildInterpolation => (2 + (count & 1), 1),
        Op::BuildList | Op::BuildSet | Op::BuildSlice | Op::BuildString | Op::BuildTuple => (count, 1),
        Op::BuildMap => (count * 2, 1),
        Op::Call => (2 + count, 1),
        Op::CallKw => (3 + count, 1),
        Op::Copy => (count, count + 1),
        Op::Swap => (count, count),
        Op::ListAppend | Op::SetAdd | Op::ListExtend | Op::SetUpdate | Op::DictUpdate => (1 + count, count),
        Op::MapAdd => (2 + count, count),
        Op::DictMerge => (4 + count, 3 + count),
        Op::RaiseVarargs => (count, 0),
        Op::Reraise => (1 + count, count),
        Op::UnpackEx => (1, 1 + u64::from(flag) + count),
        Op::UnpackSequence => (1, count),
        _ => return None,
    })
}

//! A program as text, one instruction a line, to be held against CPython's own
//! `dis`. Not for running.

use std::fmt::Write;

use super::code::{Code, Constant, Program};
use super::op::Op;

/// All code of a module, each under its qualified name, in the order in which
/// the compiler met it.
pub(crate) fn listing(program: &Program, module: &str) -> String {
    let Some(&(_, number)) = program.modules.iter().find(|(name, _)| name == module) else {
        return String::new();
    };
    let mut text = String::new();
    list(program, &program.codes[number as usize], &mut text);
    text
}

fn list(program: &Program, code: &Code, text: &mut String) {
    // Writing into a string cannot fail.
    let _ = writeln!(text, "== {}", code.qualname);
    let mut inner = Vec::new();
    for instr in &code.plain {
        let argument = match instr.op {
            Op::LoadConst => {
                let constant = &program.constants[instr.arg as usize];
                if let Constant::Code(number) = constant {
                    inner.push(*number);
                }
                String::new()
            }
            Op::LoadGlobal | Op::LoadAttr | Op::StoreAttr => {
                let name = &program.names[program.sites[instr.arg as usize] as usize];
                format!(" {name} {}", instr.flag)
            }
            Op::LoadName
            | Op::StoreName
            | Op::StoreGlobal
            | Op::ImportName
            | Op::ImportFrom
            | Op::LoadSuperAttr
            | Op::DeleteName
            | Op::DeleteGlobal
            | Op::DeleteAttr
            | Op::LoadFromDictOrGlobals => {
                format!(" {}", program.names[instr.arg as usize])
            }
            Op::LoadFast
            | Op::LoadFastBorrow
            | Op::StoreFast
            | Op::LoadFastCheck
            | Op::LoadDeref
            | Op::StoreDeref
            | Op::MakeCell
            | Op::DeleteFast => format!(" {}", register(code, instr.arg)),
            Op::LoadFastLoadFast
            | Op::LoadFastBorrowLoadFastBorrow
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast => {
                format!(" {} {}", register(code, instr.arg), register(code, u32::from(instr.flag)))
            }
            Op::CompareOp => format!(" {} {}", instr.arg, instr.flag),
            Op::Resume | Op::EndAsyncFor | Op::UnpackEx => String::new(),
            op if takes_argument(op) => format!(" {}", instr.arg),
            _ => String::new(),
        };
        let _ = writeln!(text, "{}{argument}", instr.op.text());
    }
    for number in inner {
        list(program, &program.codes[number as usize], text);
    }
}

fn register(code: &Code, at: u32) -> &str {
    code.registers.get(at as usize).map_or("?", String::as_str)
}

/// CPython's operations that take an argument are those from 44 on.
const fn takes_argument(op: Op) -> bool {
    op as u8 >= Op::BinaryOp as u8
}

//! From compiled modules to a [`Program`]: names and constants get their places in the
//! program's tables, instructions their costs, pairs of them are fused. Knows nothing of source.

use std::collections::BTreeMap;

use super::code::{Code, Constant, Instr, Program, Source};
use super::costs;
use super::dialect::Dialect;
use super::fuse::fuse;
use super::module::{Draft, Module};
use super::op::Op;
use super::refusal::{SyntaxError, refusal};
use super::verify::verify;

/// The module that a program begins with.
pub(super) const MAIN: &str = "__main__";

/// A parameter of a program, as its user wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The variable that the program assigns a constant to at its top level.
    pub name: String,
    /// That constant instead, as Python writes it; any other text is a string.
    pub value: String,
}

/// Adds modules to a program, one after the other.
#[derive(Clone, Default)]
pub(super) struct Linker {
    program: Program,
    names: BTreeMap<String, u32>,
}

impl Linker {
    /// Adds a module; fails if its code does not hold together.
    pub(super) fn add(&mut self, module: &Module) -> Result<(), SyntaxError> {
        let Module { name, file, lines, is_hidden, codes } = module;
        let is_library = name != MAIN;
        self.program.files.push(Source { name: file.clone(), lines: lines.clone(), is_library });
        let first = self.program.codes.len() as u32;
        for (place, draft) in codes.iter().enumerate() {
            let code = self.code(draft, first, place, *is_hidden)?;
            self.program.codes.push(code);
        }
        if codes.is_empty() {
            return Err(refusal("this module has no code"));
        }
        self.program.modules.push((name.clone(), self.program.codes.len() as u32 - 1));
        Ok(())
    }

    /// Changes what the program's first assignment to a variable stores.
    pub(super) fn set(&mut self, setting: &Setting) -> Result<(), SyntaxError> {
        let constant = constant_of(&setting.value);
        let Program { codes, names, constants, modules, .. } = &mut self.program;
        let main = modules.iter().find(|(name, _)| name == MAIN);
        let code = main.and_then(|&(_, number)| codes.get_mut(number as usize));
        let stored = |instr: &Instr| instr.op == Op::StoreName && names[instr.arg as usize] == setting.name;
        let code = code.filter(|code| {
            let at = code.plain.iter().position(stored).and_then(|at| code.plain.get(at.checked_sub(1)?));
            at.is_some_and(|before| matches!(before.op, Op::LoadConst | Op::LoadSmallInt))
        });
        let Some(code) = code else {
            return Err(refusal(&format!("no line at the top of the program sets {} to a constant", setting.name)));
        };
        let at = code.plain.iter().position(stored).unwrap_or(1) - 1;
        code.plain[at] = Instr { op: Op::LoadConst, arg: constants.len() as u32, ..code.plain[at] };
        code.fast = fuse(&code.plain);
        constants.push(constant);
        Ok(())
    }

    /// The program of all modules that were added, for this Python.
    pub(super) fn finish(mut self, dialect: Dialect) -> Program {
        self.program.dialect = dialect;
        for code in self.program.codes.iter_mut().filter(|_| dialect.cost(100) != 100) {
            for instr in &mut code.plain {
                instr.cost = dialect.cost(instr.cost);
            }
            code.fast = fuse(&code.plain);
        }
        self.program
    }

    /// The code at a place of a module whose first code has a number in the program.
    fn code(&mut self, draft: &Draft, first: u32, place: usize, is_hidden: bool) -> Result<Code, SyntaxError> {
        let incoherent = |fault: &str| refusal(&format!("this code object does not hold together: {fault}"));
        let constants_at = self.program.constants.len() as u32;
        for constant in &draft.constants {
            let constant = numbered(constant, first, place).ok_or_else(|| incoherent("it holds itself"))?;
            self.program.constants.push(constant);
        }
        let names: Vec<u32> = draft.names.iter().map(|name| self.name(name)).collect();
        let mut plain: Box<[Instr]> =
            draft.steps.iter().map(|&(op, arg)| self.instr(op, arg, constants_at, &names)).collect();
        for instr in plain.iter_mut().filter(|_| is_hidden) {
            instr.cost = costs::in_c(instr.cost);
        }
        let takes_more = draft.has_rest || draft.has_keywords || draft.keyword_only > 0;
        let made = Code {
            name: draft.name.clone(),
            qualname: draft.qualname.clone(),
            file: self.program.files.len() as u32 - 1,
            fast: Box::default(),
            plain,
            spans: draft.spans.as_slice().into(),
            handlers: draft.handlers.as_slice().into(),
            frame_size: (draft.registers.len() as u32).saturating_add(draft.stack).saturating_add(2),
            registers: draft.registers.as_slice().into(),
            positional_only: draft.positional_only,
            positional: draft.positional,
            keyword_only: draft.keyword_only,
            exact: if takes_more { Code::NEVER } else { draft.positional },
            has_rest: draft.has_rest,
            has_keywords: draft.has_keywords,
            kind: draft.kind,
            free: draft.free,
            has_docstring: draft.has_docstring,
            is_hidden,
            constants_at,
        };
        verify(&made, draft.stack, draft.constants.len()).map_err(incoherent)?;
        Ok(Code { fast: fuse(&made.plain), ..made })
    }

    fn name(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.names.get(name) {
            return number;
        }
        let number = self.program.names.len() as u32;
        self.program.names.push(name.to_owned());
        self.names.insert(name.to_owned(), number);
        number
    }

    /// An instruction with its flag and argument in our own terms.
    fn instr(&mut self, op: Op, arg: u32, constants_at: u32, names: &[u32]) -> Instr {
        let name = |at: u32| names.get(at as usize).copied().unwrap_or(0);
        let (flag, own) = match op {
            Op::LoadConst => (0, constants_at.saturating_add(arg)),
            Op::LoadGlobal | Op::LoadAttr => ((arg & 1) as u8, self.site(name(arg >> 1))),
            Op::StoreAttr => (0, self.site(name(arg))),
            Op::LoadName
            | Op::StoreName
            | Op::DeleteName
            | Op::StoreGlobal
            | Op::DeleteGlobal
            | Op::DeleteAttr
            | Op::ImportName
            | Op::ImportFrom
            | Op::LoadFromDictOrGlobals => (0, name(arg)),
            Op::LoadSuperAttr => ((arg & 3) as u8, name(arg >> 2)),
            Op::LoadFastLoadFast
            | Op::LoadFastBorrowLoadFastBorrow
            | Op::StoreFastLoadFast
            | Op::StoreFastStoreFast => ((arg & 15) as u8, arg >> 4),
            Op::CompareOp => ((arg >> 4 & 1) as u8, arg >> 5),
            Op::UnpackEx => ((arg & 255) as u8, arg >> 8),
            _ => (0, arg),
        };
        Instr { op, flag, cost: costs::of(op, own), arg: own }
    }

    fn site(&mut self, name: u32) -> u32 {
        self.program.sites.push(name);
        self.program.sites.len() as u32 - 1
    }
}

/// A constant of the code at a place of a module: code in it, which stands before it, by its number in the program.
fn numbered(constant: &Constant, first: u32, place: usize) -> Option<Constant> {
    let all = |elements: &[Constant]| {
        elements.iter().map(|element| numbered(element, first, place)).collect::<Option<Vec<_>>>()
    };
    Some(match constant {
        Constant::Code(number) => Constant::Code(first + Some(*number).filter(|&number| (number as usize) < place)?),
        Constant::Tuple(elements) => Constant::Tuple(all(elements)?),
        Constant::FrozenSet(elements) => Constant::FrozenSet(all(elements)?),
        Constant::Slice(elements) => Constant::Slice(all(elements)?),
        constant => constant.clone(),
    })
}

/// What a text means as a Python constant.
fn constant_of(text: &str) -> Constant {
    let is_figures = text.trim_start_matches('-').chars().all(|c| c.is_ascii_digit());
    match text {
        "True" | "False" => Constant::Bool(text == "True"),
        "None" => Constant::None,
        _ if is_figures && text.parse::<num_bigint::BigInt>().is_ok() => Constant::Int(text.to_owned()),
        _ => match text.parse::<f64>() {
            Ok(float) if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => Constant::Float(float),
            _ => Constant::Str(text.trim_matches(['\'', '"']).to_owned()),
        },
    }
}

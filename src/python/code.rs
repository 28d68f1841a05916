//! A compiled program: instructions, constants, names and tables, the same for
//! every process. Not how it is made (`compile`) and not how it is run (`vm`).

use serde::{Deserialize, Serialize};

use super::dialect::Dialect;
use super::op::Op;

/// One instruction. A jump's argument is the index of its target; a constant's
/// and a name's are places in the program's tables.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub(crate) op: Op,
    /// A second, small argument: a flag, or a register of a fused instruction.
    pub(crate) flag: u8,
    /// What it costs, in tenths of a nanosecond of virtual time.
    pub(crate) cost: u16,
    pub(crate) arg: u32,
}

/// A constant, before a process makes an object of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Constant {
    None,
    Bool(bool),
    Ellipsis,
    /// In decimal figures.
    Int(String),
    Float(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Slice(Vec<Constant>),
    /// By its number.
    Code(u32),
}

/// Where an exception goes that is raised between two instructions.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Handler {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) target: u32,
    /// How many values are left on the stack.
    pub(crate) depth: u32,
    /// Whether the handler wants to know where it was raised.
    pub(crate) wants_place: bool,
}

/// Where in the source an instruction stands. Lines count from 1, columns from
/// 0 and in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Span {
    pub(crate) line: u32,
    pub(crate) end_line: u32,
    pub(crate) column: u32,
    pub(crate) end_column: u32,
}

/// The code of a module, class body or function.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) qualname: String,
    /// The number of its source file.
    pub(crate) file: u32,
    /// What the compiler wrote.
    pub(crate) plain: Box<[Instr]>,
    /// The same, index by index, with pairs fused: for speed.
    pub(crate) fast: Box<[Instr]>,
    pub(crate) spans: Box<[Span]>,
    pub(crate) handlers: Box<[Handler]>,
    /// Variables in the order of their registers: locals, cells, free.
    pub(crate) registers: Box<[String]>,
    pub(crate) positional_only: u32,
    /// Positional parameters, those included.
    pub(crate) positional: u32,
    pub(crate) keyword_only: u32,
    /// How many arguments a call must have that gives nothing but positional ones to
    /// positional parameters; [`Code::NEVER`] if there are other parameters.
    pub(crate) exact: u32,
    pub(crate) has_rest: bool,
    pub(crate) has_keywords: bool,
    pub(crate) kind: Kind,
    /// Registers and the stack together.
    pub(crate) frame_size: u32,
    pub(crate) free: u32,
    pub(crate) has_docstring: bool,
    /// Whether it stands for code that is C in CPython: no check points, not in
    /// tracebacks.
    pub(crate) is_hidden: bool,
    /// Its first constant.
    pub(crate) constants_at: u32,
}

/// What a call of it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
}

impl Code {
    /// More arguments than any call has.
    pub(crate) const NEVER: u32 = u32::MAX;

    /// Whether exactly this many positional arguments fill its registers.
    #[inline(always)]
    pub(crate) fn takes_exactly(&self, arguments: usize) -> bool {
        self.exact as usize == arguments
    }

    /// The handler of an exception that an instruction raised.
    pub(crate) fn handler(&self, at: usize) -> Option<Handler> {
        let at = at as u32;
        self.handlers.iter().copied().find(|handler| handler.start <= at && at < handler.end)
    }
}

/// A source file, for tracebacks.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
    /// Whether it is of the library, not of the program.
    pub(crate) is_library: bool,
}

/// All code there is: the program, and the library as far as it is imported.
#[derive(Clone, Debug, Default)]
pub(super) struct Program {
    pub(crate) dialect: Dialect,
    pub(crate) codes: Vec<Code>,
    pub(crate) files: Vec<Source>,
    pub(crate) constants: Vec<Constant>,
    pub(crate) names: Vec<String>,
    /// Every module by its name, with the number of its code.
    pub(crate) modules: Vec<(String, u32)>,
    /// The name that each instruction with a cache of its own looks for.
    pub(crate) sites: Vec<u32>,
}

//! From source to a [`Program`]: the crate's compiler writes what CPython 3.14
//! would, and this decodes it once. Natively only; the page gets programs that
//! are already compiled.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rustpython_compiler as crate_compiler;
use rustpython_compiler::core::bytecode::{self, CodeFlags, ConstantData};
use rustpython_compiler::core::marshal;
use rustpython_compiler::{CodeObject, CompileOpts, Mode};

use super::code::{Code, Constant, Handler, Instr, Kind, Program, Source, Span};
use super::costs;
use super::dialect::Dialect;
use super::fuse::fuse;
use super::library;
use super::op::Op;
use super::refusal::{SyntaxError, refusal, refuse_endless};
use super::verify::verify;

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
pub(crate) struct Compiler {
    program: Program,
    names: BTreeMap<String, u32>,
    /// The names of modules that are imported and not looked for yet.
    imported: Vec<String>,
}

impl Compiler {
    /// With the part of the library that every program has: compiled once.
    pub(crate) fn with_prelude() -> Result<Self, SyntaxError> {
        static PRELUDE: OnceLock<Result<Compiler, SyntaxError>> = OnceLock::new();
        let prelude = || {
            let mut compiler = Compiler::default();
            compiler.add_library("_prelude")?;
            Ok(compiler)
        };
        PRELUDE.get_or_init(prelude).clone()
    }

    /// Compiles a module under its name; `is_hidden` if it stands for C code.
    pub(crate) fn add(&mut self, module: &str, file: &str, source: &str, is_hidden: bool) -> Result<(), SyntaxError> {
        refuse_endless(source)?;
        let options = CompileOpts::default();
        let code = crate_compiler::compile(source, Mode::Exec, file, options).map_err(|error| {
            let (line, column) = error.python_location();
            SyntaxError { message: error.to_string(), line, column }
        })?;
        self.add_code(module, file, source, &code, is_hidden)
    }

    /// Adds a module's code, as `marshal.dumps(code, 2)` writes it, without its source.
    pub(crate) fn add_marshalled(&mut self, file: &str, bytes: &[u8]) -> Result<(), SyntaxError> {
        let no_code = || refusal("this is no code object");
        let mut fields = bytes.strip_prefix(b"c").ok_or_else(no_code)?;
        let code = marshal::deserialize_code(&mut fields, bytecode::BasicBag).map_err(|_| no_code())?;
        self.add_code("__main__", file, "", &code, false)
    }

    fn add_code(
        &mut self,
        module: &str,
        file: &str,
        source: &str,
        code: &CodeObject,
        is_hidden: bool,
    ) -> Result<(), SyntaxError> {
        let lines = source.lines().map(str::to_owned).collect();
        let is_library = module != "__main__";
        self.program.files.push(Source { name: file.to_owned(), lines, is_library });
        let number = self.code(code, is_hidden)?;
        self.program.modules.push((module.to_owned(), number));
        Ok(())
    }

    /// Adds a module of the library, if there is one of that name that is not there yet.
    pub(crate) fn add_library(&mut self, module: &str) -> Result<(), SyntaxError> {
        let is_there = self.program.modules.iter().any(|(name, _)| name == module);
        match library::find(module) {
            Some(&(name, file, text, is_hidden)) if !is_there => self.add(name, file, text, is_hidden),
            _ => Ok(()),
        }
    }

    /// Adds every module of the library that is imported by one that is there.
    pub(crate) fn add_imported(&mut self) -> Result<(), SyntaxError> {
        while let Some(module) = self.imported.pop() {
            self.add_library(&module)?;
        }
        Ok(())
    }

    /// Whether an instruction loads a name of files.
    fn is_of_files(code: &CodeObject, op: Op, arg: u32) -> bool {
        let at = if op == Op::LoadName { arg } else { arg >> 1 };
        let names =
            "open input stdin getcwd listdir remove unlink mkdir makedirs rmdir rename exists isfile isdir getsize";
        code.names.get(at as usize).is_some_and(|name| names.split(' ').any(|its| its == name.as_str()))
    }

    /// Notes what code imports: modules, and names of modules, which may be modules too.
    fn note_imports(&mut self, code: &CodeObject) {
        let mut module = String::new();
        for (op, arg) in operations(code) {
            if op == Op::CallIntrinsic1 && arg >= 7 || op == Op::CallIntrinsic2 && arg >= 2 {
                self.imported.push(String::from("_typing"));
            }
            if matches!(op, Op::LoadName | Op::LoadGlobal | Op::LoadAttr) && Self::is_of_files(code, op, arg) {
                self.imported.push(String::from("_files"));
            }
            let Some(name) = code.names.get(arg as usize) else { continue };
            match op {
                Op::ImportName => {
                    let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
                    self.imported.extend(ends.map(|end| name[..end].to_owned()));
                    module.clone_from(name);
                }
                Op::ImportFrom => self.imported.push(format!("{module}.{name}")),
                _ => {}
            }
        }
    }

    /// Changes what the last module's first assignment to a variable stores.
    pub(crate) fn set(&mut self, setting: &Setting) -> Result<(), SyntaxError> {
        let constant = Self::constant_of(&setting.value);
        let Program { codes, names, constants, modules, .. } = &mut self.program;
        let code = modules.last().and_then(|&(_, number)| codes.get_mut(number as usize));
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

    /// The program of all modules that were added, for this Python.
    pub(crate) fn finish(mut self, dialect: Dialect) -> Program {
        self.program.dialect = dialect;
        for code in self.program.codes.iter_mut().filter(|_| dialect.cost(100) != 100) {
            for instr in &mut code.plain {
                instr.cost = dialect.cost(instr.cost);
            }
            code.fast = fuse(&code.plain);
        }
        self.program
    }

    fn code(&mut self, code: &CodeObject, is_hidden: bool) -> Result<u32, SyntaxError> {
        self.note_imports(code);
        let constants: Vec<Constant> =
            code.constants.iter().map(|constant| self.constant(constant, is_hidden)).collect::<Result<_, _>>()?;
        self.name_annotations(code, &constants);
        let constants_at = self.program.constants.len() as u32;
        let constant_count = constants.len();
        self.program.constants.extend(constants);
        let names: Vec<u32> = code.names.iter().map(|name| self.name(name)).collect();
        let decoded = decode(code, |op, arg| self.argument(op, arg, constants_at, &names))?;
        let mut plain: Box<[Instr]> = decoded.instrs.into();
        for instr in plain.iter_mut().filter(|_| is_hidden) {
            instr.cost = costs::in_c(instr.cost);
        }
        let registers = registers(code);
        let flags = code.flags;
        let takes_more = flags.intersects(CodeFlags::VARARGS | CodeFlags::VARKEYWORDS) || code.kwonlyarg_count > 0;
        let kind = match () {
            () if flags.contains(CodeFlags::ASYNC_GENERATOR) => Kind::AsyncGenerator,
            () if flags.contains(CodeFlags::COROUTINE) => Kind::Coroutine,
            () if flags.contains(CodeFlags::GENERATOR) => Kind::Generator,
            () => Kind::Function,
        };
        let made = Code {
            name: code.obj_name.clone(),
            qualname: code.qualname.clone(),
            file: self.program.files.len() as u32 - 1,
            fast: Box::default(),
            plain,
            spans: decoded.spans.into(),
            handlers: decoded.handlers.into(),
            frame_size: (registers.len() as u32).saturating_add(code.max_stackdepth).saturating_add(2),
            registers: registers.into(),
            positional_only: code.posonlyarg_count,
            positional: code.arg_count,
            keyword_only: code.kwonlyarg_count,
            exact: if takes_more { Code::NEVER } else { code.arg_count },
            has_rest: flags.contains(CodeFlags::VARARGS),
            has_keywords: flags.contains(CodeFlags::VARKEYWORDS),
            kind,
            free: code.freevars.len() as u32,
            has_docstring: flags.contains(CodeFlags::HAS_DOCSTRING),
            is_hidden,
            constants_at,
        };
        let verified = verify(&made, code.max_stackdepth, constant_count);
        verified.map_err(|fault| refusal(&format!("this code object does not hold together: {fault}")))?;
        self.program.codes.push(Code { fast: fuse(&made.plain), ..made });
        Ok(self.program.codes.len() as u32 - 1)
    }

    /// The crate names what makes a function's annotations after the function;
    /// CPython after what is around it.
    fn name_annotations(&mut self, around: &CodeObject, constants: &[Constant]) {
        let prefix = match around.qualname.as_str() {
            "<module>" => String::new(),
            name if around.flags.contains(CodeFlags::OPTIMIZED) => format!("{name}.<locals>."),
            name => format!("{name}."),
        };
        for constant in constants {
            if let Constant::Code(number) = constant
                && let Some(code) = self.program.codes.get_mut(*number as usize)
                && code.name == "__annotate__"
            {
                code.qualname = format!("{prefix}__annotate__");
            }
        }
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

    /// An instruction's flag and argument in our own terms.
    fn argument(&mut self, op: Op, arg: u32, constants_at: u32, names: &[u32]) -> (u8, u32) {
        let name = |at: u32| names.get(at as usize).copied().unwrap_or(0);
        match op {
            Op::LoadConst => (0, constants_at + arg),
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
        }
    }

    fn site(&mut self, name: u32) -> u32 {
        self.program.sites.push(name);
        self.program.sites.len() as u32 - 1
    }

    fn constant(&mut self, constant: &ConstantData, is_hidden: bool) -> Result<Constant, SyntaxError> {
        let mut all = |elements: &[ConstantData]| {
            elements.iter().map(|element| self.constant(element, is_hidden)).collect::<Result<Vec<_>, _>>()
        };
        Ok(match constant {
            ConstantData::None => Constant::None,
            ConstantData::Ellipsis => Constant::Ellipsis,
            ConstantData::Boolean { value } => Constant::Bool(*value),
            ConstantData::Integer { value } => Constant::Int(value.to_string()),
            ConstantData::Float { value } => Constant::Float(*value),
            ConstantData::Str { value } => match value.as_str() {
                Ok(text) => Constant::Str(text.to_owned()),
                Err(_) => return Err(refusal("a surrogate in a string is not supported here")),
            },
            ConstantData::Bytes { value } => Constant::Bytes(value.clone()),
            ConstantData::Tuple { elements } => Constant::Tuple(all(elements)?),
            ConstantData::Frozenset { elements } => Constant::FrozenSet(all(elements)?),
            ConstantData::Slice { elements } => Constant::Slice(all(&elements[..])?),
            ConstantData::Code { code } => Constant::Code(self.code(code, is_hidden)?),
            ConstantData::Complex { .. } => return Err(refusal("complex numbers are not supported here")),
        })
    }
}

/// The names of all registers: locals, then cells that are not locals, then
/// free variables.
fn registers(code: &CodeObject) -> Vec<String> {
    let mut names: Vec<String> = code.varnames.to_vec();
    names.extend(code.cellvars.iter().filter(|name| !code.varnames.contains(name)).cloned());
    names.extend(code.freevars.iter().cloned());
    names
}

/// All operations of a code object with their arguments.
fn operations(code: &CodeObject) -> Vec<(Op, u32)> {
    let (mut found, mut extended, mut at) = (Vec::new(), 0_u32, 0);
    while let Some(unit) = code.instructions.get(at) {
        let arg = extended << 8 | u32::from(u8::from(unit.arg));
        let is_prefix = matches!(unit.op, bytecode::Instruction::ExtendedArg);
        if let (false, Some(op)) = (is_prefix, Op::of(u8::from(unit.op))) {
            found.push((op, arg));
        }
        extended = if is_prefix { arg } else { 0 };
        at += 1 + unit.op.cache_entries();
    }
    found
}

struct Decoded {
    instrs: Vec<Instr>,
    spans: Vec<Span>,
    handlers: Vec<Handler>,
}

fn decode(code: &CodeObject, mut argument: impl FnMut(Op, u32) -> (u8, u32)) -> Result<Decoded, SyntaxError> {
    let units = &code.instructions;
    let mut index_of = vec![0_u32; units.len() + 1];
    let mut raw: Vec<(Op, u32, usize, usize)> = Vec::new();
    let (mut at, mut extended, mut first) = (0, 0_u32, 0);
    while at < units.len() {
        let number = u8::from(units[at].op);
        let arg = extended << 8 | u32::from(u8::from(units[at].arg));
        index_of[at] = raw.len() as u32;
        if matches!(units[at].op, bytecode::Instruction::ExtendedArg) {
            extended = arg;
            at += 1;
            continue;
        }
        let next = at + 1 + units[at].op.cache_entries();
        for unit in &mut index_of[first..next.min(units.len())] {
            *unit = raw.len() as u32;
        }
        let op = Op::of(number).ok_or_else(|| refusal(&format!("operation {number} is unknown")))?;
        raw.push((op, arg, at, next));
        (extended, at, first) = (0, next, next);
    }
    index_of[units.len()] = raw.len() as u32;
    let place = |unit: usize| index_of[unit.min(units.len())];
    let mut decoded = Decoded { instrs: Vec::new(), spans: Vec::new(), handlers: Vec::new() };
    for (op, arg, unit, next) in raw {
        let (flag, arg) = match op.jumps_back() {
            Some(true) => (0, place(next.saturating_sub(arg as usize))),
            Some(false) => (0, place(next + arg as usize)),
            None => argument(op, arg),
        };
        decoded.instrs.push(Instr { op, flag, cost: costs::of(op, arg), arg });
        decoded.spans.push(code.locations.get(unit).map_or_else(Span::default, |location| span(*location)));
    }
    decoded.handlers = bytecode::decode_exception_table(&code.exceptiontable)
        .into_iter()
        .map(|entry| Handler {
            start: place(entry.start as usize),
            end: place(entry.end as usize),
            target: place(entry.target as usize),
            depth: u32::from(entry.depth),
            wants_place: entry.push_lasti,
        })
        .collect();
    Ok(decoded)
}

fn span((start, end): (crate_compiler::core::SourceLocation, crate_compiler::core::SourceLocation)) -> Span {
    Span {
        line: start.line.get() as u32,
        end_line: end.line.get() as u32,
        column: start.character_offset.to_zero_indexed() as u32,
        end_column: end.character_offset.to_zero_indexed() as u32,
    }
}

//! From source to a [`Module`]: the crate's compiler writes what CPython 3.14
//! would, and this decodes it once. Natively only; the page gets modules that
//! are already compiled.

use rustpython_compiler as crate_compiler;
use rustpython_compiler::core::bytecode::{self, CodeFlags, ConstantData};
use rustpython_compiler::core::marshal;
use rustpython_compiler::{CodeObject, CompileOpts, Mode};

use super::code::{Constant, Handler, Kind, Span};
use super::module::{Draft, Module};
use super::op::Op;
use super::refusal::{SyntaxError, refusal, refuse_endless};

/// Compiles a module under its name; `is_hidden` if it stands for C code.
pub(super) fn compile(name: &str, file: &str, source: &str, is_hidden: bool) -> Result<Module, SyntaxError> {
    refuse_endless(source)?;
    let options = CompileOpts::default();
    let code = crate_compiler::compile(source, Mode::Exec, file, options).map_err(|error| {
        let (line, column) = error.python_location();
        SyntaxError { message: error.to_string(), line, column }
    })?;
    let lines = source.lines().map(str::to_owned).collect();
    let codes = drafts(&code)?;
    Ok(Module { name: name.to_owned(), file: file.to_owned(), lines, is_hidden, codes })
}

/// A module of code as `marshal.dumps(code, 2)` writes it, without its source.
pub(super) fn unmarshal(name: &str, file: &str, bytes: &[u8]) -> Result<Module, SyntaxError> {
    let no_code = || refusal("this is no code object");
    let mut fields = bytes.strip_prefix(b"c").ok_or_else(no_code)?;
    let code = marshal::deserialize_code(&mut fields, bytecode::BasicBag).map_err(|_| no_code())?;
    let codes = drafts(&code)?;
    Ok(Module { name: name.to_owned(), file: file.to_owned(), lines: Vec::new(), is_hidden: false, codes })
}

/// The code and all code in it, which stands before it.
fn drafts(code: &CodeObject) -> Result<Vec<Draft>, SyntaxError> {
    let mut drafts = Vec::new();
    add(code, &mut drafts)?;
    Ok(drafts)
}

/// Adds a code object behind those in it, and returns its place.
fn add(code: &CodeObject, drafts: &mut Vec<Draft>) -> Result<u32, SyntaxError> {
    let constants: Vec<Constant> =
        code.constants.iter().map(|constant| add_constant(constant, drafts)).collect::<Result<_, _>>()?;
    name_annotations(code, &constants, drafts);
    let decoded = decode(code)?;
    let flags = code.flags;
    let kind = match () {
        () if flags.contains(CodeFlags::ASYNC_GENERATOR) => Kind::AsyncGenerator,
        () if flags.contains(CodeFlags::COROUTINE) => Kind::Coroutine,
        () if flags.contains(CodeFlags::GENERATOR) => Kind::Generator,
        () => Kind::Function,
    };
    drafts.push(Draft {
        name: code.obj_name.clone(),
        qualname: code.qualname.clone(),
        steps: decoded.steps,
        spans: decoded.spans,
        handlers: decoded.handlers,
        names: code.names.to_vec(),
        constants,
        registers: registers(code),
        positional_only: code.posonlyarg_count,
        positional: code.arg_count,
        keyword_only: code.kwonlyarg_count,
        has_rest: flags.contains(CodeFlags::VARARGS),
        has_keywords: flags.contains(CodeFlags::VARKEYWORDS),
        kind,
        stack: code.max_stackdepth,
        free: code.freevars.len() as u32,
        has_docstring: flags.contains(CodeFlags::HAS_DOCSTRING),
    });
    Ok(drafts.len() as u32 - 1)
}

/// The crate names what makes a function's annotations after the function;
/// CPython after what is around it.
fn name_annotations(around: &CodeObject, constants: &[Constant], drafts: &mut [Draft]) {
    let prefix = match around.qualname.as_str() {
        "<module>" => String::new(),
        name if around.flags.contains(CodeFlags::OPTIMIZED) => format!("{name}.<locals>."),
        name => format!("{name}."),
    };
    for constant in constants {
        if let Constant::Code(place) = constant
            && let Some(draft) = drafts.get_mut(*place as usize)
            && draft.name == "__annotate__"
        {
            draft.qualname = format!("{prefix}__annotate__");
        }
    }
}

/// A constant; code that it holds is added.
fn add_constant(constant: &ConstantData, drafts: &mut Vec<Draft>) -> Result<Constant, SyntaxError> {
    let mut all = |elements: &[ConstantData]| {
        elements.iter().map(|element| add_constant(element, drafts)).collect::<Result<Vec<_>, _>>()
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
        ConstantData::Code { code } => Constant::Code(add(code, drafts)?),
        ConstantData::Complex { .. } => return Err(refusal("complex numbers are not supported here")),
    })
}

/// The names of all registers: locals, then cells that are not locals, then
/// free variables.
fn registers(code: &CodeObject) -> Vec<String> {
    let mut names: Vec<String> = code.varnames.to_vec();
    names.extend(code.cellvars.iter().filter(|name| !code.varnames.contains(name)).cloned());
    names.extend(code.freevars.iter().cloned());
    names
}

struct Decoded {
    steps: Vec<(Op, u32)>,
    spans: Vec<Span>,
    handlers: Vec<Handler>,
}

fn decode(code: &CodeObject) -> Result<Decoded, SyntaxError> {
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
    let mut decoded = Decoded { steps: Vec::new(), spans: Vec::new(), handlers: Vec::new() };
    for (op, arg, unit, next) in raw {
        let arg = match op.jumps_back() {
            Some(true) => place(next.saturating_sub(arg as usize)),
            Some(false) => place(next + arg as usize),
            None => arg,
        };
        decoded.steps.push((op, arg));
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

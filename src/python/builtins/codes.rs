//! What a code object says of its function: names, counts, where it stands.

use super::objects::getter;
use crate::python::code::{Code, Kind};
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, NativeDef, Res, Vm};

/// The attributes of code objects.
pub(crate) static CODE: &[NativeDef] = &[
    getter("co_name", name),
    getter("co_qualname", qualname),
    getter("co_filename", filename),
    getter("co_firstlineno", first_line),
    getter("co_argcount", argument_count),
    getter("co_posonlyargcount", positional_only),
    getter("co_kwonlyargcount", keyword_only),
    getter("co_nlocals", local_count),
    getter("co_varnames", variables),
    getter("co_cellvars", cells),
    getter("co_freevars", free),
    getter("co_flags", flags),
];

/// Bits of `co_flags`.
const OPTIMIZED: i64 = 3;
const REST: i64 = 4;
const KEYWORDS: i64 = 8;

fn own(vm: &Vm, args: Args) -> Option<(std::sync::Arc<crate::python::code::Program>, usize)> {
    match vm.heap.get(vm.arg(args, 0)) {
        &Obj::Code(number) => Some((std::sync::Arc::clone(&vm.program), number as usize)),
        _ => None,
    }
}

fn of<T>(vm: &Vm, args: Args, pick: impl Fn(&Code) -> T) -> Option<T> {
    own(vm, args).map(|(program, number)| pick(&program.codes[number]))
}

fn name(vm: &mut Vm, args: Args) -> Res {
    let name = of(vm, args, |code| code.name.clone());
    vm.give_str(name.unwrap_or_default())
}

fn qualname(vm: &mut Vm, args: Args) -> Res {
    let name = of(vm, args, |code| code.qualname.clone());
    vm.give_str(name.unwrap_or_default())
}

fn filename(vm: &mut Vm, args: Args) -> Res {
    let name = own(vm, args).map(|(program, number)| program.files[program.codes[number].file as usize].name.clone());
    vm.give_str(name.unwrap_or_default())
}

fn first_line(vm: &mut Vm, args: Args) -> Res {
    let line = of(vm, args, |code| code.spans.iter().map(|span| span.line).find(|&line| line > 0).unwrap_or(1));
    vm.give_int(i64::from(line.unwrap_or(1)))
}

fn argument_count(vm: &mut Vm, args: Args) -> Res {
    let count = of(vm, args, |code| code.positional);
    vm.give_int(i64::from(count.unwrap_or(0)))
}

fn positional_only(vm: &mut Vm, args: Args) -> Res {
    let count = of(vm, args, |code| code.positional_only);
    vm.give_int(i64::from(count.unwrap_or(0)))
}

fn keyword_only(vm: &mut Vm, args: Args) -> Res {
    let count = of(vm, args, |code| code.keyword_only);
    vm.give_int(i64::from(count.unwrap_or(0)))
}

/// Which registers are cells of its own, by the instructions that make them.
fn cell_places(code: &Code) -> Vec<usize> {
    code.plain.iter().filter(|instr| instr.op == Op::MakeCell).map(|instr| instr.arg as usize).collect()
}

/// Its arguments and local variables: a cell is one only if it is an argument.
fn variable_names(code: &Code) -> Vec<String> {
    let arguments = code.positional + code.keyword_only + u32::from(code.has_rest) + u32::from(code.has_keywords);
    let (cells, all) = (cell_places(code), code.registers.len() - code.free as usize);
    let is_plain = |at: &usize| *at < arguments as usize || !cells.contains(at);
    (0..all).filter(is_plain).map(|at| code.registers[at].clone()).collect()
}

fn give_names(vm: &mut Vm, names: Vec<String>) -> Res {
    let names: Vec<Value> = names.iter().map(|name| vm.heap.intern(name)).collect();
    Ok(Flow::Value(vm.heap.tuple(names)))
}

fn local_count(vm: &mut Vm, args: Args) -> Res {
    let count = of(vm, args, |code| variable_names(code).len());
    vm.give_int(count.unwrap_or(0) as i64)
}

fn variables(vm: &mut Vm, args: Args) -> Res {
    let names = of(vm, args, variable_names);
    give_names(vm, names.unwrap_or_default())
}

fn cells(vm: &mut Vm, args: Args) -> Res {
    let names =
        of(vm, args, |code| cell_places(code).into_iter().map(|at| code.registers[at].clone()).collect::<Vec<_>>());
    give_names(vm, names.unwrap_or_default())
}

fn free(vm: &mut Vm, args: Args) -> Res {
    let names = of(vm, args, |code| code.registers[code.registers.len() - code.free as usize..].to_vec());
    give_names(vm, names.unwrap_or_default())
}

fn flags(vm: &mut Vm, args: Args) -> Res {
    let flags = of(vm, args, |code| {
        let kind = match code.kind {
            Kind::Generator => 0x20,
            Kind::Coroutine => 0x80,
            Kind::AsyncGenerator => 0x200,
            _ => 0,
        };
        let rest = if code.has_rest { REST } else { 0 };
        OPTIMIZED | rest | if code.has_keywords { KEYWORDS } else { 0 } | kind
    });
    vm.give_int(flags.unwrap_or(0))
}

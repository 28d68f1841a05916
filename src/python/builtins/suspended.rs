//! What generators, coroutines and asynchronous generators say of themselves:
//! whether they run, where they stand, what they wait for.

use crate::python::object::{Generator, GeneratorState, Obj};
use crate::python::op::Op;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Res, Vm, give_bool};

fn own(vm: &Vm, args: Args) -> Option<&Generator> {
    match vm.heap.get(vm.arg(args, 0)) {
        Obj::Generator(generator) => Some(generator),
        _ => None,
    }
}

pub(super) fn is_running(vm: &mut Vm, args: Args) -> Res {
    give_bool(own(vm, args).is_some_and(|it| it.state == GeneratorState::Running))
}

pub(super) fn is_suspended(vm: &mut Vm, args: Args) -> Res {
    give_bool(own(vm, args).is_some_and(|it| it.state == GeneratorState::Suspended))
}

/// What it delegates to by `yield from` or `await`, or none.
pub(super) fn waits_for(vm: &mut Vm, args: Args) -> Res {
    let inner = own(vm, args).filter(|it| it.state == GeneratorState::Suspended).and_then(|it| {
        let plain = &vm.program.codes[it.code as usize].plain;
        let resume = plain.get(it.pc as usize).filter(|instr| instr.op == Op::Resume)?;
        if resume.arg & 3 < 2 { None } else { it.saved.last().copied() }
    });
    vm.give(inner.unwrap_or(Value::NONE))
}

pub(super) fn code(vm: &mut Vm, args: Args) -> Res {
    let number = own(vm, args).map_or(0, |it| it.code);
    Ok(Flow::Value(vm.heap.alloc(Obj::Code(number))))
}

/// Its code stands for the frame, which nobody can look into; none after its end.
pub(super) fn frame(vm: &mut Vm, args: Args) -> Res {
    match own(vm, args).filter(|it| it.state != GeneratorState::Finished) {
        Some(_) => code(vm, args),
        None => nothing(vm, args),
    }
}

pub(super) fn nothing(_vm: &mut Vm, _args: Args) -> Res {
    Ok(Flow::Value(Value::NONE))
}

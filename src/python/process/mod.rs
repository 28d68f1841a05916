//! All Python programs of a computer: a VM for each process, resumed thread by
//! thread. Speaks `program` only, and does not know what computer it is.
//!
//! In reading order: `turn` (one resumption of a thread), `stages` (how a thread
//! begins, and how the program and its threads end).

mod stages;
mod turn;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::code::Program;
use super::dialect::Dialect;
use super::link::{Linker, Setting};
use super::module::Module;
use super::refusal::SyntaxError;
use super::vm::{Output, Vm};
use crate::base::Nanos;
use crate::program::{ProcessId, Reply, Slice, Software, ThreadId, Turn};

/// A piece of output: who wrote it, and when it was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The computer's time.
    pub at: Nanos,
    /// Whose it is.
    pub process: ProcessId,
    /// Who wrote it.
    pub thread: ThreadId,
    /// The text.
    pub output: Output,
}

/// The Python programs of a computer. A clone is a copy of all their state.
#[derive(Clone, Debug)]
pub struct Programs {
    program: Arc<Program>,
    /// By process.
    vms: Vec<Vm>,
    written: Vec<Written>,
    /// Messages between processes that were sent and not read yet, by their numbers.
    messages: BTreeMap<u64, Arc<[u8]>>,
    computed: Nanos,
    /// How long they may compute; from then on they hardly get on.
    limit: Nanos,
}

impl Programs {
    /// Where the main thread of a computer's first process begins.
    pub const MAIN: u64 = 0;

    /// From here on: a spawned process, which reads from the pipe of that number who it is.
    pub(super) const SPAWNED: u64 = 1 << 40;

    /// One process that is about to run the `__main__` of these modules (see
    /// [`compiled`](super::compiled)), in this Python.
    pub fn of<M: AsRef<Module>>(modules: &[M], dialect: Dialect, settings: &[Setting]) -> Result<Self, SyntaxError> {
        let mut linker = Linker::default();
        for module in modules {
            linker.add(module.as_ref())?;
        }
        for setting in settings {
            linker.set(setting)?;
        }
        Ok(Self::new(linker.finish(dialect)))
    }

    fn new(program: Program) -> Self {
        let program = Arc::new(program);
        let vms = vec![Vm::new(Arc::clone(&program))];
        Self {
            program,
            vms,
            written: Vec::new(),
            messages: BTreeMap::new(),
            computed: Nanos::ZERO,
            limit: Nanos(u64::MAX),
        }
    }

    /// Everything that was written and not taken so far, in the order in which it was there.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// What was written since this was last asked.
    pub fn take_written(&mut self) -> Vec<Written> {
        std::mem::take(&mut self.written)
    }

    /// The same programs, which may compute for so long: whoever runs them looks at
    /// the limit now and then, and finds it kept.
    pub fn with_limit(self, limit: Nanos) -> Self {
        Self { limit, ..self }
    }

    /// The same programs, each process of which may have so many bytes of memory.
    pub fn with_memory(mut self, bytes: u64) -> Self {
        for vm in &mut self.vms {
            vm.heap.weight.most = bytes;
        }
        self
    }

    /// The same programs on a system that says it has so many processors.
    pub fn with_cpu_count(mut self, count: u32) -> Self {
        for vm in &mut self.vms {
            vm.cpu_count = count;
        }
        self
    }

    /// The same programs with something to read on standard input.
    pub fn with_input(mut self, input: &str) -> Self {
        for vm in &mut self.vms {
            vm.input = Arc::from(input);
        }
        self
    }

    /// Whether they have computed for as long as they may.
    pub fn has_reached_limit(&self) -> bool {
        self.computed >= self.limit
    }

    /// How long all threads together have computed.
    pub fn computed(&self) -> Nanos {
        self.computed
    }
}

impl Software for Programs {
    fn resume(&mut self, turn: Turn) -> Slice {
        let left = self.limit.since(self.computed).max(Nanos(1));
        let turn = Turn { budget: turn.budget.min(left), ..turn };
        let vm = &mut self.vms[turn.process.index()];
        vm.patience = i64::try_from(left.0.saturating_mul(10)).unwrap_or(i64::MAX / 2);
        if let Reply::Message { message, .. } = turn.reply {
            vm.family.incoming = self.messages.remove(&message);
        }
        let slice = vm.take_turn(turn, &mut self.written);
        self.messages.extend(vm.family.outgoing.drain(..));
        self.computed += slice.spent;
        slice
    }

    fn word(&self, process: ProcessId, word: u64) -> u64 {
        self.vms[process.index()].lock_word(word)
    }

    fn process_started(&mut self, parent: ProcessId, child: ProcessId, forked: bool) {
        let family = parent.0;
        let parent = &self.vms[parent.index()];
        let mut vm = if forked { parent.clone() } else { Vm::new(Arc::clone(&self.program)) };
        if forked {
            vm.become_fork();
        }
        (vm.family.own, vm.family.parent, vm.family.numbers_given) = (child.0, family, 0);
        vm.heap.weight.most = parent.heap.weight.most;
        vm.cpu_count = parent.cpu_count;
        vm.input = Arc::clone(&parent.input);
        self.vms.push(vm);
    }

    fn thread_ended(&mut self, thread: ThreadId) {
        for vm in &mut self.vms {
            vm.forget_thread(thread.0);
        }
    }
}

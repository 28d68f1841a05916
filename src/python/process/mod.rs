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
use crate::program::{Effect, ProcessId, Reply, Slice, SliceEnd, Software, ThreadId, Turn};

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
    /// By process, of those that are there.
    vms: BTreeMap<u32, Box<Vm>>,
    written: Vec<Written>,
    /// Messages between processes that were sent and not read yet, by their numbers.
    messages: BTreeMap<u64, Arc<[u8]>>,
    computed: Nanos,
    /// How long they may compute; from then on they hardly get on.
    limit: Nanos,
    /// How many bytes a process may have.
    memory: u64,
}

/// What a process counts for where it is counted how long all have computed: about what it
/// takes here to make one.
const PROCESS: Nanos = Nanos::from_millis(1);

/// So many times what one process may have all may have together.
const TOGETHER: u64 = 2;

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
        let vms = BTreeMap::from([(0, Box::new(Vm::new(Arc::clone(&program))))]);
        Self {
            program,
            vms,
            written: Vec::new(),
            messages: BTreeMap::new(),
            computed: Nanos::ZERO,
            limit: Nanos(u64::MAX),
            memory: u64::MAX / (2 * TOGETHER),
        }
    }

    fn vm(&self, process: ProcessId) -> Option<&Vm> {
        self.vms.get(&process.0).map(AsRef::as_ref)
    }

    /// How many bytes all processes have, as far as it is known.
    fn weight(&self) -> u64 {
        self.vms.values().map(|vm| vm.heap.weight.known()).sum()
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

    /// The same programs, each process of which may have so many bytes of memory, and all together
    /// twice as many.
    pub fn with_memory(self, bytes: u64) -> Self {
        Self { memory: bytes, ..self }
    }

    /// The same programs on a system that says it has so many processors.
    pub fn with_cpu_count(mut self, count: u32) -> Self {
        for vm in self.vms.values_mut() {
            vm.cpu_count = count;
        }
        self
    }

    /// The same programs with something to read on standard input.
    pub fn with_input(mut self, input: &str) -> Self {
        for vm in self.vms.values_mut() {
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
        let all = self.weight();
        let Some(vm) = self.vms.get_mut(&turn.process.0) else {
            return Slice { spent: Nanos::ZERO, end: SliceEnd::Effect(Effect::Exit) };
        };
        let own = vm.heap.weight.known();
        vm.heap.weight.most =
            self.memory.min(TOGETHER.saturating_mul(self.memory).saturating_sub(all).saturating_add(own));
        vm.patience = i64::try_from(left.0.saturating_mul(10)).unwrap_or(i64::MAX / 2);
        if let Reply::Message { message, .. } = turn.reply {
            vm.family.incoming = self.messages.remove(&message);
        }
        let slice = vm.take_turn(turn, &mut self.written);
        self.messages.extend(vm.family.outgoing.drain(..));
        self.computed += slice.spent;
        slice
    }

    fn has_room(&self, parent: ProcessId, forked: bool) -> bool {
        let more = self.vm(parent).filter(|_| forked).map_or(0, |vm| vm.heap.weight.known());
        self.weight() + more <= TOGETHER.saturating_mul(self.memory)
    }

    fn word(&self, process: ProcessId, word: u64) -> u64 {
        self.vm(process).map_or(0, |vm| vm.lock_word(word))
    }

    fn process_started(&mut self, parent: ProcessId, child: ProcessId, forked: bool) {
        let family = parent.0;
        let Some(parent) = self.vm(parent) else { return };
        let mut vm = if forked { parent.clone() } else { Vm::new(Arc::clone(&self.program)) };
        if forked {
            vm.become_fork();
        }
        (vm.family.own, vm.family.parent, vm.family.numbers_given) = (child.0, family, 0);
        vm.cpu_count = parent.cpu_count;
        vm.input = Arc::clone(&parent.input);
        self.vms.insert(child.0, Box::new(vm));
        self.computed += PROCESS;
    }

    fn process_ended(&mut self, process: ProcessId) {
        self.vms.remove(&process.0);
    }

    fn thread_ended(&mut self, thread: ThreadId) {
        for vm in self.vms.values_mut() {
            vm.forget_thread(thread.0);
        }
    }
}

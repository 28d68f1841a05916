//! Who has how much memory, and what happens when there is no more: the process
//! that has most of its own is killed, as Linux does it.

use super::Machine;
use super::process::Life;
use super::slices::Flow;
use crate::program::{ProcessId, Reply, Software, ThreadId};
use crate::trace::{CounterKind, MarkKind};

/// The signal that nobody survives.
pub(super) const SIGKILL: i32 = 9;

impl<S: Software> Machine<S> {
    pub(super) fn change_memory(&mut self, thread: ThreadId, change: i64) -> Flow {
        let process = self.threads[thread.index()].process;
        self.answer(thread, Reply::Done);
        if change < 0 {
            self.loses_memory(process, change.unsigned_abs());
        } else {
            self.has_memory(process, change.unsigned_abs());
        }
        self.unless_over(thread)
    }

    /// The process has so many bytes more of its own.
    pub(super) fn has_memory(&mut self, process: ProcessId, bytes: u64) {
        let own = &mut self.processes[process.index()];
        own.memory = own.memory.saturating_add(bytes);
        self.count_memory(process);
        while self.in_use() > self.spec.memory {
            let Some(victim) = self.largest() else { break };
            self.kill_for_memory(victim);
        }
    }

    pub(super) fn loses_memory(&mut self, process: ProcessId, bytes: u64) {
        let own = &mut self.processes[process.index()];
        own.memory = own.memory.saturating_sub(bytes);
        self.count_memory(process);
    }

    fn count_memory(&mut self, process: ProcessId) {
        let counted = &self.processes[process.index()];
        self.pen.counter(CounterKind::Memory, counted.lane, self.now, counted.memory);
    }

    fn in_use(&self) -> u64 {
        self.spec.footprint.shared + self.processes.iter().map(|process| process.memory).sum::<u64>()
    }

    fn largest(&self) -> Option<ProcessId> {
        let living = (0..).map(ProcessId).zip(&self.processes);
        let living = living.filter(|(_, process)| !matches!(process.state, Life::Over(_)));
        living.max_by_key(|(id, process)| (process.memory, std::cmp::Reverse(*id))).map(|(id, _)| id)
    }

    fn kill_for_memory(&mut self, victim: ProcessId) {
        let Self { processes, spec, pen, now, .. } = self;
        let killed = &processes[victim.index()];
        let text = format!(
            "Out of memory: the computer has {} MB, and {} had most of it, {} MB. The system killed it (exit code -9).",
            spec.memory >> 20,
            killed.name,
            killed.memory >> 20
        );
        pen.mark(killed.lane, *now, MarkKind::Error, &text);
        self.end_process(victim, -SIGKILL);
    }
}

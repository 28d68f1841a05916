//! Who has which end of a pipe open, as descriptors are counted: a fork copies them,
//! the end of a process closes them. Not what goes through a pipe.

use super::Machine;
use super::pipes::Pipe;
use super::process::Life;
use super::slices::Flow;
use crate::program::{PipeEnd, PipeId, ProcessId, Reply, Software, ThreadId};

impl<S: Software> Machine<S> {
    /// A pipe whose two ends the thread's process has open.
    pub(super) fn open_ends(&mut self, thread: ThreadId, capacity: u64) -> Flow {
        let pipe = PipeId(self.pipes.len() as u32);
        self.pipes.push(Pipe::new(capacity.max(1)));
        let process = self.threads[thread.index()].process;
        for end in [PipeEnd::Read, PipeEnd::Write] {
            self.hold(process, (pipe, end), 1);
        }
        self.answer(thread, Reply::Pipe(pipe))
    }

    fn hold(&mut self, process: ProcessId, end: (PipeId, PipeEnd), times: u32) {
        *self.processes[process.index()].ends.entry(end).or_insert(0) += times;
        self.pipes[end.0.index()].open_ends[end.1 as usize] += times;
    }

    pub(super) fn hold_end(&mut self, thread: ThreadId, process: ProcessId, end: (PipeId, PipeEnd)) -> Flow {
        if !matches!(self.processes[process.index()].state, Life::Over(_)) {
            self.hold(process, end, 1);
        }
        self.answer(thread, Reply::Done)
    }

    pub(super) fn close_end(&mut self, thread: ThreadId, end: (PipeId, PipeEnd)) -> Flow {
        let process = self.threads[thread.index()].process;
        if let Some(times) = self.processes[process.index()].ends.get_mut(&end) {
            *times -= 1;
            if *times == 0 {
                self.processes[process.index()].ends.remove(&end);
            }
            self.let_go_of_end(thread, end, 1);
        }
        self.answer(thread, Reply::Done)
    }

    fn let_go_of_end(&mut self, by: ThreadId, (pipe, end): (PipeId, PipeEnd), times: u32) {
        let state = &mut self.pipes[pipe.index()];
        let open = &mut state.open_ends[end as usize];
        *open = open.saturating_sub(times);
        if *open == 0 {
            match end {
                PipeEnd::Read => state.is_deaf = true,
                PipeEnd::Write => state.closed = true,
            }
            self.pipe_changed(by, pipe);
        }
    }

    /// A forked process has all ends open that its parent has.
    pub(super) fn inherit_ends(&mut self, parent: ProcessId, child: ProcessId) {
        for (end, times) in self.processes[parent.index()].ends.clone() {
            self.hold(child, end, times);
        }
    }

    /// The process is no more, and what it had open is closed.
    pub(super) fn close_ends_of(&mut self, process: ProcessId) {
        let main = self.processes[process.index()].threads[0];
        for (end, times) in std::mem::take(&mut self.processes[process.index()].ends) {
            self.let_go_of_end(main, end, times);
        }
    }

    /// Who could read the pipe, or write into it, in words; nothing, if that is not counted.
    pub(super) fn those_at(&self, pipe: PipeId, end: PipeEnd) -> Vec<&str> {
        let has = |process: &&super::process::Process| process.ends.contains_key(&(pipe, end));
        self.processes.iter().filter(has).map(|process| &*process.name).collect()
    }
}

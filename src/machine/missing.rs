//! Effects that name what is not there: a program may make up any number. They take no
//! place, and the program hears why. Not what a system refuses of what is there.

use super::Machine;
use crate::program::{Effect, PipeId, ProcessId, SelectorId, SocketId, Software, Source};

impl<S: Software> Machine<S> {
    /// Why an effect cannot take place, as the system says it.
    pub(super) fn missing(&self, effect: &Effect) -> Option<&'static str> {
        let process = |process: ProcessId| process.index() >= self.processes.len();
        let pipe = |pipe: PipeId| pipe.index() >= self.pipes.len();
        let selector = |selector: SelectorId| selector.index() >= self.selectors.len();
        let socket = |socket: SocketId| !self.outside.has(socket);
        let source = |source: Source| match source {
            Source::Pipe(it) => pipe(it),
            Source::Socket(it) => socket(it),
        };
        let (no_process, no_descriptor) = match *effect {
            Effect::Kill { process: it, .. } | Effect::WaitProcess { process: it, .. } => (process(it), false),
            Effect::HoldEnd { pipe: it, process: whose, .. } => (process(whose), pipe(it)),
            Effect::CloseEnd { pipe: it, .. } | Effect::Write { pipe: it, .. } => (false, pipe(it)),
            Effect::ClosePipe(it) | Effect::Read(it) => (false, pipe(it)),
            Effect::Watch { selector: by, source: it, .. } => (false, selector(by) || source(it)),
            Effect::Unwatch { selector: by, source: it } => (false, selector(by) || source(it)),
            Effect::Select { selector: it, .. } => (false, selector(it)),
            Effect::Receive(it) => (false, socket(it)),
            Effect::Join { thread, .. } => (thread.index() >= self.threads.len(), false),
            _ => (false, false),
        };
        no_process.then_some("No such process").or_else(|| no_descriptor.then_some("Bad file descriptor"))
    }
}

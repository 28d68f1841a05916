//! Pipes: whole messages go through a buffer of 64 KiB, copied in by whoever
//! writes and out by whoever reads, a piece at a time. One writes and one
//! reads at a time; others wait for their turn.

use std::collections::VecDeque;

use super::Machine;
use super::core::CoreId;
use super::lanes::about;
use super::slices::Flow;
use super::thread::{Job, Next, Place};
use crate::base::Nanos;
use crate::program::{Effect, PipeId, Reply, Software, Source, ThreadId};
use crate::trace::{CounterKind, LinkKind, On, State};

/// How much a pipe holds, in bytes.
pub(super) const CAPACITY: u64 = 64 << 10;

/// How much one side copies before the other sees it, so that both are at work.
const PIECE: u64 = CAPACITY / 4;

/// A pipe.
#[derive(Clone, Debug)]
pub(super) struct Pipe {
    capacity: u64,
    /// Bytes in the buffer.
    used: u64,
    /// Messages of which something is still to be read, the oldest first; the last
    /// may still be written.
    messages: VecDeque<Message>,
    /// Who is at it, in the middle of a message.
    writer: Option<ThreadId>,
    reader: Option<ThreadId>,
    /// Who waits: the one at it for room or for bytes, others for their turn.
    writers: VecDeque<ThreadId>,
    readers: VecDeque<ThreadId>,
    /// Nobody will write into it any more.
    pub(super) closed: bool,
    /// Nobody will read it any more.
    pub(super) is_deaf: bool,
    /// How many processes have each end open, and how often, if that is counted.
    pub(super) open_ends: [u32; 2],
}

#[derive(Clone, Copy, Debug)]
struct Message {
    bytes: u64,
    written: u64,
    read: u64,
    /// Whether its writer is done with it.
    whole: bool,
    says: u64,
    from: ThreadId,
    sent: Nanos,
}

impl Pipe {
    pub(super) fn new(capacity: u64) -> Self {
        Self {
            capacity,
            used: 0,
            messages: VecDeque::new(),
            writer: None,
            reader: None,
            writers: VecDeque::new(),
            readers: VecDeque::new(),
            closed: false,
            is_deaf: false,
            open_ends: [0; 2],
        }
    }

    /// Whether a read would find something, or the end.
    pub(super) fn is_readable(&self) -> bool {
        self.ends() || self.messages.front().is_some_and(|message| message.whole || message.written > message.read)
    }

    /// Whether nothing comes out of it any more: what is still in it then is the
    /// beginning of a message whose writer is no more.
    fn ends(&self) -> bool {
        let torn = |message: &Message| !message.whole && message.written == message.read;
        self.closed && self.writer.is_none() && self.messages.front().is_none_or(torn)
    }

    /// Where nobody is at it, whoever has waited longest is, and nobody comes first.
    fn pass_turns(&mut self) {
        self.writer = self.writer.or(self.writers.front().copied());
        self.reader = self.reader.or(self.readers.front().copied());
    }

    pub(super) fn is_full(&self) -> bool {
        self.used >= self.capacity
    }

    /// The thread is at it no more, nor waits for that.
    fn forget(&mut self, thread: ThreadId) {
        self.writers.retain(|&other| other != thread);
        self.readers.retain(|&other| other != thread);
        self.writer = self.writer.filter(|&other| other != thread);
        self.reader = self.reader.filter(|&other| other != thread);
    }
}

impl<S: Software> Machine<S> {
    pub(super) fn open_pipe(&mut self, thread: ThreadId) -> Flow {
        let id = PipeId(self.pipes.len() as u32);
        self.pipes.push(Pipe::new(CAPACITY));
        self.answer(thread, Reply::Pipe(id))
    }

    /// A message is to be written: its first bytes, if it is this writer's turn.
    pub(super) fn write(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId, bytes: u64, says: u64) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        if state.writer.is_some_and(|writer| writer != thread) {
            state.writers.push_back(thread);
            self.threads[thread.index()].next = Next::Take(Effect::Write { pipe, bytes, message: says });
            return self.wait_at_pipe(core, thread, pipe);
        }
        if state.is_deaf {
            return self.write_refused(thread, pipe);
        }
        state.writer = Some(thread);
        let sent = self.now;
        state.messages.push_back(Message { bytes, written: 0, read: 0, whole: false, says, from: thread, sent });
        self.fill(core, thread, pipe)
    }

    /// Nobody reads: what is written is lost, and the writer hears so.
    fn write_refused(&mut self, thread: ThreadId, pipe: PipeId) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        state.writer = None;
        state.messages.clear();
        state.used = 0;
        self.pipe_changed(thread, pipe);
        self.answer(thread, Reply::Closed)
    }

    /// Copies as much of the writer's message as there is room for.
    pub(super) fn fill(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        if state.is_deaf {
            return self.write_refused(thread, pipe);
        }
        let left = state.messages.back().map_or(0, |message| message.bytes - message.written);
        let begins = state.messages.back().is_some_and(|message| message.written == 0);
        let part = left.min(state.capacity.saturating_sub(state.used)).min(PIECE);
        if part == 0 && left > 0 {
            state.writers.push_front(thread);
            self.threads[thread.index()].next = Next::Finish(Job::Fill(pipe, 0));
            return self.wait_at_pipe(core, thread, pipe);
        }
        self.copy(core, thread, Job::Fill(pipe, part), begins, part)
    }

    fn copy(&mut self, core: CoreId, thread: ThreadId, job: Job, begins: bool, bytes: u64) -> Flow {
        let call = if begins { self.spec.costs.pipe_call } else { Nanos::ZERO };
        self.work_at(core, thread, job, call + self.spec.costs.copying(bytes))
    }

    /// So many bytes are in the buffer now.
    pub(super) fn filled(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId, part: u64) -> Flow {
        if part == 0 && self.pipes[pipe.index()].messages.back().is_some_and(|message| message.bytes > message.written)
        {
            return self.fill(core, thread, pipe);
        }
        let state = &mut self.pipes[pipe.index()];
        state.used += part;
        let Some(message) = state.messages.back_mut() else { return self.answer(thread, Reply::Done) };
        message.written += part;
        let complete = message.written == message.bytes;
        message.whole = complete;
        if complete {
            state.writer = None;
        }
        self.pipe_changed(thread, pipe);
        if complete { self.answer(thread, Reply::Done) } else { self.fill(core, thread, pipe) }
    }

    pub(super) fn read(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        if state.reader.is_some_and(|reader| reader != thread) {
            state.readers.push_back(thread);
            self.threads[thread.index()].next = Next::Take(Effect::Read(pipe));
            return self.wait_at_pipe(core, thread, pipe);
        }
        state.reader = Some(thread);
        self.drain(core, thread, pipe)
    }

    /// Copies what there is of the message that is being read.
    fn drain(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        if !state.is_readable() {
            state.readers.push_front(thread);
            self.threads[thread.index()].next = Next::Take(Effect::Read(pipe));
            return self.wait_at_pipe(core, thread, pipe);
        }
        let Some(message) = state.messages.front().filter(|_| !state.ends()) else {
            state.reader = None;
            self.pipe_changed(thread, pipe);
            return self.answer(thread, Reply::Closed);
        };
        let (begins, part) = (message.read == 0, (message.written - message.read).min(PIECE));
        self.copy(core, thread, Job::Drain(pipe, part), begins, part)
    }

    /// So many bytes are out of the buffer now.
    pub(super) fn drained(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId, part: u64) -> Flow {
        let state = &mut self.pipes[pipe.index()];
        // Nothing is left of it where the writer has heard that nobody reads.
        state.used = state.used.saturating_sub(part);
        let Some(message) = state.messages.front_mut() else { return self.drain(core, thread, pipe) };
        message.read += part;
        let Message { bytes, read, whole, says, from, sent, .. } = *message;
        if read < bytes || !whole {
            self.pipe_changed(thread, pipe);
            return self.drain(core, thread, pipe);
        }
        state.messages.pop_front();
        state.reader = None;
        self.pipe_changed(thread, pipe);
        self.crossed(from, sent, thread, bytes);
        self.answer(thread, Reply::Message { bytes, message: says })
    }

    /// A whole message has come from one to the other.
    fn crossed(&mut self, from: ThreadId, sent: Nanos, to: ThreadId, bytes: u64) {
        let (from_lane, to_lane) = (self.lane_of(from), self.acting_lane(to));
        self.pen.link(LinkKind::Sent, (from_lane, sent), (to_lane, self.now));
        let process = &mut self.processes[self.threads[from.index()].process.index()];
        if self.threads[from.index()].process != self.threads[to.index()].process {
            process.sent += bytes;
            self.pen.counter(CounterKind::SerialisedBytes, process.lane, self.now, process.sent);
        }
    }

    /// There is room, or something to read, or somebody's turn is over: whoever
    /// waited for that looks again.
    pub(super) fn pipe_changed(&mut self, by: ThreadId, pipe: PipeId) {
        let state = &mut self.pipes[pipe.index()];
        state.pass_turns();
        let room = state.used < state.capacity || state.is_deaf;
        let writer = state.writers.front().copied().filter(|&next| room && state.writer == Some(next));
        let readable = state.is_readable();
        let reader = state.readers.front().copied().filter(|&next| readable && state.reader == Some(next));
        if writer.is_some() {
            state.writers.pop_front();
        }
        if reader.is_some() {
            state.readers.pop_front();
        }
        for woken in [writer, reader].into_iter().flatten() {
            let (from, to) = (self.acting_lane(by), self.acting_lane(woken));
            self.pen.link(LinkKind::Woke, (from, self.now), (to, self.now));
            let next = std::mem::replace(&mut self.threads[woken.index()].next, Next::idle());
            self.wake(woken, next);
        }
        self.source_changed(Source::Pipe(pipe));
    }

    pub(super) fn close_pipe(&mut self, thread: ThreadId, pipe: PipeId) -> Flow {
        self.pipes[pipe.index()].closed = true;
        self.pipe_changed(thread, pipe);
        self.answer(thread, Reply::Done)
    }

    /// The thread, which is no more, leaves the pipe to others.
    pub(super) fn leave_pipe(&mut self, thread: ThreadId, pipe: PipeId) {
        self.pipes[pipe.index()].forget(thread);
        self.pipe_changed(thread, pipe);
    }

    fn wait_at_pipe(&mut self, core: CoreId, thread: ThreadId, pipe: PipeId) -> Flow {
        self.show(thread, State::Io, about(On::Message));
        self.wait_at(core, thread, Place::Pipe(pipe), None)
    }
}

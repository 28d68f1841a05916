//! Effects: what a program asked for takes place. Each is one line here and a
//! function in the file that it belongs to.

use super::Machine;
use super::core::CoreId;
use super::lanes::about;
use super::process::LotKey;
use super::slices::Flow;
use super::thread::{Job, Next, Place};
use crate::base::Nanos;
use crate::program::{Effect, Reply, SharedOp, Software, ThreadId};
use crate::trace::{On, State};

impl<S: Software> Machine<S> {
    /// What the thread asked for takes place now.
    pub(super) fn act(&mut self, core: CoreId, thread: ThreadId, effect: Effect) -> Flow {
        if let Some(why) = self.missing(&effect) {
            return self.answer(thread, Reply::Refused(why));
        }
        match effect {
            Effect::Note(note) => self.note(thread, note),
            Effect::GiveUpGil => self.give_up_gil(core, thread),
            Effect::Detach => self.detach(core, thread),
            Effect::Attach => self.attach(core, thread),
            Effect::Unpark { address, count, hand_over } => self.unpark(thread, address, count, hand_over),
            Effect::StartThread(new) => {
                self.work_at(core, thread, Job::Thread(Box::new(new)), self.spec.costs.thread_start)
            }
            Effect::StartProcess(new) => self.start_process(core, thread, &new),
            Effect::Exit => self.exit_thread(core, thread),
            Effect::ExitProcess(code) => self.work_at(core, thread, Job::Exit(code), self.spec.costs.process_exit),
            Effect::Kill { process, signal } => self.kill(thread, process, signal),
            Effect::Memory(change) => self.change_memory(thread, change),
            Effect::SwitchInterval(interval) => {
                self.spec.costs.switch_interval = interval.max(Nanos(1));
                self.answer(thread, Reply::Done)
            }
            Effect::Shared { word, op } => self.shared_word(thread, word, op),
            Effect::OpenPipe => self.open_pipe(thread),
            Effect::OpenEnds { capacity } => self.open_ends(thread, capacity),
            Effect::HoldEnd { pipe, end, process } => self.hold_end(thread, process, (pipe, end)),
            Effect::CloseEnd { pipe, end } => self.close_end(thread, (pipe, end)),
            Effect::ClosePipe(pipe) => self.close_pipe(thread, pipe),
            Effect::Request(request) => self.request(thread, request),
            Effect::OpenSelector(kind) => self.open_selector(thread, kind),
            Effect::Watch { selector, source, token } => self.watch(thread, selector, source, token),
            Effect::Unwatch { selector, source } => self.unwatch(thread, selector, source),
            Effect::Park(park) => self.park(core, thread, &park),
            // Over before another could have the GIL: a call that only looks does not let go of it.
            Effect::WaitProcess { process, timeout: Some(Nanos::ZERO) } => self.look_at_process(thread, process),
            blocking => match self.let_go(core, thread, Next::Take(blocking)) {
                Ok(Next::Take(effect)) => self.block(core, thread, effect),
                Ok(_) => Flow::GoOn,
                Err(flow) => flow,
            },
        }
    }

    /// What may block, the GIL let go already.
    fn block(&mut self, core: CoreId, thread: ThreadId, effect: Effect) -> Flow {
        match effect {
            Effect::Sleep(time) => self.sleep(core, thread, time),
            Effect::Join { thread: other, timeout } => self.join(core, thread, other, timeout),
            Effect::WaitProcess { process, timeout } => self.wait_process(core, thread, process, timeout),
            Effect::Write { pipe, bytes, message } => self.write(core, thread, pipe, bytes, message),
            Effect::Read(pipe) => self.read(core, thread, pipe),
            Effect::Disk { bytes } => self.use_disk(core, thread, bytes),
            Effect::Receive(socket) => self.receive(core, thread, socket),
            Effect::Select { selector, timeout } => self.select(core, thread, selector, timeout),
            _ => Flow::GoOn,
        }
    }

    /// The effect has taken place: the program hears this, and goes on at once.
    pub(super) fn answer(&mut self, thread: ThreadId, reply: Reply) -> Flow {
        self.threads[thread.index()].next = Next::Resume(reply);
        Flow::GoOn
    }

    /// The system is at work for the thread on its core for so long.
    pub(super) fn work_at(&mut self, core: CoreId, thread: ThreadId, job: Job, time: Nanos) -> Flow {
        self.threads[thread.index()].next = Next::Finish(job);
        self.spend(core, thread, time)
    }

    /// The system has done its work.
    pub(super) fn finish(&mut self, core: CoreId, thread: ThreadId, job: Job) -> Flow {
        match job {
            Job::Thread(new) => self.start_thread(thread, *new),
            Job::Process { child, main, forked } => self.process_made(thread, child, main, forked),
            Job::Fill(pipe, bytes) => self.filled(core, thread, pipe, bytes),
            Job::Drain(pipe, bytes) => self.drained(core, thread, pipe, bytes),
            Job::Ask(selector, deadline) => self.asked(core, thread, selector, deadline),
            Job::Exit(code) => self.exit_process(thread, code),
        }
    }

    /// The thread leaves its core, to wait there, at most until then.
    pub(super) fn wait_at(&mut self, core: CoreId, thread: ThreadId, place: Place, until: Option<Nanos>) -> Flow {
        self.threads[thread.index()].place = place;
        if let Some(until) = until {
            let generation = self.threads[thread.index()].generation;
            self.queue.post(until, super::event::Due::Timer(thread, generation));
        }
        self.leave(core, thread)
    }

    fn sleep(&mut self, core: CoreId, thread: ThreadId, time: Nanos) -> Flow {
        self.show(thread, State::Sleeping, about(On::Time));
        let until = self.now + time + self.spec.costs.sleep_slack;
        self.wait_at(core, thread, Place::Sleeping, Some(until))
    }

    /// A thread's timer has rung: its sleep is over, or its wait took too long.
    pub(super) fn time_is_up(&mut self, thread: ThreadId) {
        let reply = match self.threads[thread.index()].place {
            Place::Sleeping => Reply::Done,
            Place::Parked(key, _) => self.lot.give_up(key, thread),
            Place::Joining(other) => {
                self.threads[other.index()].joiners.retain(|&joiner| joiner != thread);
                Reply::Joined(false)
            }
            Place::WaitingFor(other) => {
                self.processes[other.index()].waiters.retain(|&waiter| waiter != thread);
                Reply::Ended(None)
            }
            Place::Selector(selector) => self.selector_timed_out(selector, thread),
            Place::Queue
            | Place::Arriving(_)
            | Place::Core(_)
            | Place::Gil
            | Place::Yielding
            | Place::Pipe(_)
            | Place::Disk
            | Place::Socket(_)
            | Place::Done => return,
        };
        self.wake_with_reply(thread, reply);
    }

    fn give_up_gil(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        match self.let_go(core, thread, Next::idle()) {
            // Whoever asked is gone: it is free for all.
            Ok(next) => {
                self.threads[thread.index()].next = next;
                self.arrive(core, thread)
            }
            Err(flow) => flow,
        }
    }

    fn detach(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        self.threads[thread.index()].attached = false;
        match self.let_go(core, thread, Next::idle()) {
            Ok(next) => {
                self.threads[thread.index()].next = next;
                Flow::GoOn
            }
            Err(flow) => flow,
        }
    }

    fn attach(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        self.threads[thread.index()].attached = true;
        self.threads[thread.index()].next = Next::idle();
        if self.lacks_gil(thread) { self.arrive(core, thread) } else { Flow::GoOn }
    }

    fn shared_word(&mut self, thread: ThreadId, word: u64, op: SharedOp) -> Flow {
        let slot = self.shared.entry(word).or_insert(0);
        let before = *slot;
        match op {
            SharedOp::Load => {}
            SharedOp::Store(value) => *slot = value,
            SharedOp::Add(value) => *slot = before.wrapping_add(value),
            SharedOp::CompareSwap(expected, value) => {
                if before == expected {
                    *slot = value;
                }
            }
        }
        self.answer(thread, Reply::Value(before))
    }

    /// What stands at a word, whoever's it is.
    pub(super) fn word(&self, key: LotKey) -> u64 {
        match key {
            LotKey::Own(process, word) => self.software.word(process, word),
            LotKey::Shared(word) => self.shared.get(&word).copied().unwrap_or(0),
        }
    }
}

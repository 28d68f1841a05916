//! How threads and processes come to be and end, and how others wait for that.

use std::collections::BTreeMap;

use super::Machine;
use super::core::CoreId;
use super::gil::{Gil, GilId};
use super::lanes::about;
use super::memory::SIGKILL;
use super::process::{Life, LotKey, Process};
use super::slices::Flow;
use super::thread::{Job, Next, Place, Thread};
use crate::base::{LaneId, Nanos};
use crate::program::{Effect, NewProcess, NewThread, ProcessId, Reply, Software, StartMethod, TaskId, ThreadId};
use crate::trace::{Detail, LaneKind, LinkKind, MarkKind, On, State};

/// So many processes there may be at a time, as a system limits a user's.
const MOST_PROCESSES: u32 = 256;

/// The first process.
const ROOT: ProcessId = ProcessId(0);

impl<S: Software> Machine<S> {
    /// The first process begins.
    pub(super) fn power_on(&mut self, entry: u64) {
        let (process, main) = self.new_process("MainProcess", entry);
        self.threads[main.index()].next = Next::Resume(Reply::Begin { entry });
        self.booted(main);
        let next = std::mem::replace(&mut self.threads[main.index()].next, Next::idle());
        self.wake(main, next);
        self.has_memory(process, self.spec.footprint.process);
    }

    fn new_process(&mut self, name: &str, entry: u64) -> (ProcessId, ThreadId) {
        let id = ProcessId(self.processes.len() as u32);
        let lane = self.pen.lane(LaneKind::Process, None, name);
        self.pen.span(lane, self.now, State::Starting, about(On::Start));
        self.living += 1;
        self.processes.push(Process {
            lane,
            name: name.into(),
            state: Life::Starting,
            memory: 0,
            waiters: Vec::new(),
            threads: Vec::new(),
            living_threads: 0,
            ends: BTreeMap::new(),
            sent: 0,
            in_flight: 0,
        });
        let gil = self.new_gil();
        let main = self.new_thread(id, "MainThread", gil, false, Next::Boot(Nanos::ZERO, entry));
        (id, main)
    }

    fn new_gil(&mut self) -> Option<GilId> {
        let gil = GilId(self.gils.len() as u32);
        self.spec.gil.then(|| {
            let object = self.named_object("the GIL");
            self.gils.push(Gil::new(object));
            gil
        })
    }

    fn new_thread(&mut self, process: ProcessId, name: &str, gil: Option<GilId>, daemon: bool, next: Next) -> ThreadId {
        let id = ThreadId(self.threads.len() as u32);
        let lane = self.pen.lane(LaneKind::Thread, Some(self.processes[process.index()].lane), name);
        self.pen.span(lane, self.now, State::Starting, about(On::Start));
        self.processes[process.index()].threads.push(id);
        self.processes[process.index()].living_threads += 1;
        self.threads.push(Thread {
            process,
            lane,
            name: name.into(),
            daemon,
            gil,
            attached: true,
            place: Place::Queue,
            next,
            generation: 0,
            last_core: None,
            signalled: false,
            joiners: Vec::new(),
            task: None,
            work: None,
            computed: Nanos::ZERO,
        });
        id
    }

    /// The thread that was asked for is made, and is to run.
    pub(super) fn start_thread(&mut self, parent: ThreadId, new: NewThread) -> Flow {
        let Thread { process, gil, .. } = self.threads[parent.index()];
        let gil = if new.own_interpreter { self.new_gil() } else { gil };
        let next = Next::Resume(Reply::Begin { entry: new.entry });
        let child = self.new_thread(process, &new.name, gil, new.daemon, Next::idle());
        self.started(parent, child);
        self.answer(parent, Reply::Thread(child));
        self.wake(child, next);
        self.has_memory(process, self.spec.footprint.thread);
        self.unless_over(parent)
    }

    fn started(&mut self, parent: ThreadId, child: ThreadId) {
        let (from, to) = (self.acting_lane(parent), self.lane_of(child));
        self.pen.link(LinkKind::Started, (from, self.now), (to, self.now));
    }

    /// The process that is asked for begins to be made.
    pub(super) fn start_process(&mut self, core: CoreId, parent: ThreadId, new: &NewProcess) -> Flow {
        let family = self.threads[parent.index()].process;
        if self.living >= MOST_PROCESSES {
            return self.answer(parent, Reply::Refused("Resource temporarily unavailable"));
        }
        if !self.software.has_room(family, new.method == StartMethod::Fork) {
            return self.answer(parent, Reply::Refused("Cannot allocate memory"));
        }
        let (child, main) = self.new_process(&new.name, new.entry);
        self.started(parent, main);
        let costs = &self.spec.costs;
        let (time, boot) = match new.method {
            StartMethod::Fork => {
                let own = self.processes[family.index()].memory;
                let touched = own.saturating_sub(self.spec.footprint.process) >> 20;
                (costs.fork + costs.fork_per_megabyte * touched, costs.fork_boot)
            }
            StartMethod::Spawn => (costs.spawn, costs.spawn_boot),
            StartMethod::Forkserver => (costs.spawn, costs.forkserver_boot),
        };
        self.threads[main.index()].next = Next::Boot(boot, new.entry);
        let forked = new.method == StartMethod::Fork;
        self.work_at(core, parent, Job::Process { child, main, forked }, time)
    }

    /// The process is made; its interpreter starts.
    pub(super) fn process_made(&mut self, parent: ThreadId, child: ProcessId, main: ThreadId, forked: bool) -> Flow {
        let family = self.threads[parent.index()].process;
        self.software.process_started(family, child, forked);
        if forked {
            self.inherit_names(family, child);
            self.inherit_ends(family, child);
        }
        self.answer(parent, Reply::Process(child));
        let next = std::mem::replace(&mut self.threads[main.index()].next, Next::idle());
        self.wake(main, next);
        self.has_memory(child, self.spec.footprint.process);
        self.unless_over(parent)
    }

    /// A forked process has all that its parent has, under the same addresses;
    /// what others held then stays held for ever.
    fn inherit_names(&mut self, parent: ProcessId, child: ProcessId) {
        let own = LotKey::Own(parent, 0)..=LotKey::Own(parent, u64::MAX);
        let key_of = |key: LotKey| match key {
            LotKey::Own(_, word) => LotKey::Own(child, word),
            LotKey::Shared(_) => key,
        };
        let names: Vec<_> = self.names.range(own.clone()).map(|(&key, &name)| (key_of(key), name)).collect();
        let holders: Vec<_> = self.holders.range(own).map(|(&key, &holder)| (key_of(key), holder)).collect();
        self.names.extend(names);
        self.holders.extend(holders);
    }

    /// The interpreter of the thread's process runs now.
    pub(super) fn booted(&mut self, thread: ThreadId) {
        let process = &mut self.processes[self.threads[thread.index()].process.index()];
        process.state = Life::Running;
        self.pen.span(process.lane, self.now, State::Running, None);
    }

    /// A thread's program is over; the process too, unless another thread of it
    /// goes on that it has to wait for.
    pub(super) fn exit_thread(&mut self, core: CoreId, thread: ThreadId) -> Flow {
        let process = self.threads[thread.index()].process;
        let others = self.processes[process.index()].threads.iter().filter(|&&other| other != thread);
        let goes_on = others.map(|other| &self.threads[other.index()]).any(|other| !other.is_done() && !other.daemon);
        if !goes_on {
            return self.work_at(core, thread, Job::Exit(0), self.spec.costs.process_exit);
        }
        if let Some(gil) = self.threads[thread.index()].gil.filter(|_| self.holds_gil(thread)) {
            self.release_gil(gil);
        }
        self.leave(core, thread);
        self.end_thread(thread);
        if self.processes[process.index()].threads[0] != thread {
            self.loses_memory(process, self.spec.footprint.thread);
        }
        Flow::Left
    }

    /// The thread is no more, wherever it was.
    fn end_thread(&mut self, thread: ThreadId) {
        self.remove_from_place(thread);
        self.threads[thread.index()].place = Place::Done;
        self.threads[thread.index()].generation += 1;
        let process = self.threads[thread.index()].process;
        self.processes[process.index()].living_threads -= 1;
        self.show(thread, State::Done, None);
        self.software.thread_ended(thread);
        for joiner in std::mem::take(&mut self.threads[thread.index()].joiners) {
            self.joined(self.lane_of(thread), joiner, Reply::Joined(true));
        }
    }

    fn joined(&mut self, over: LaneId, waiter: ThreadId, reply: Reply) {
        let to = self.acting_lane(waiter);
        self.pen.link(LinkKind::Joined, (over, self.now), (to, self.now));
        self.wake_with_reply(waiter, reply);
    }

    fn remove_from_place(&mut self, thread: ThreadId) {
        if let Some(gil) = self.threads[thread.index()].gil {
            self.gils[gil.index()].forget(thread);
        }
        match self.threads[thread.index()].place {
            Place::Queue => self.ready.retain(|&other| other != thread),
            Place::Arriving(core) | Place::Core(core) => {
                if self.cores[core.index()].thread == Some(thread) {
                    self.leave(core, thread);
                }
            }
            Place::Parked(key, _) => self.lot.forget(key, thread),
            Place::Joining(other) => self.threads[other.index()].joiners.retain(|&joiner| joiner != thread),
            Place::WaitingFor(other) => self.processes[other.index()].waiters.retain(|&waiter| waiter != thread),
            Place::Selector(selector) => drop(self.selector_timed_out(selector, thread)),
            Place::Socket(socket) => self.outside.forget_waiter(socket, thread),
            Place::Pipe(_) | Place::Gil | Place::Yielding | Place::Sleeping | Place::Disk | Place::Done => {}
        }
        self.abandon(thread);
    }

    /// What the thread was at is left as it is: a process half made never is, and a
    /// pipe is free for others.
    fn abandon(&mut self, thread: ThreadId) {
        match std::mem::replace(&mut self.threads[thread.index()].next, Next::idle()) {
            Next::Finish(Job::Process { child, .. }) => self.end_process(child, -SIGKILL),
            Next::Finish(Job::Fill(pipe, _) | Job::Drain(pipe, _))
            | Next::Take(Effect::Write { pipe, .. } | Effect::Read(pipe)) => self.leave_pipe(thread, pipe),
            Next::Resume(_) | Next::Take(_) | Next::Finish(_) | Next::Boot(..) => {}
        }
    }

    /// The thread that asked has ended its process.
    pub(super) fn exit_process(&mut self, thread: ThreadId, code: i32) -> Flow {
        let process = self.threads[thread.index()].process;
        if code != 0 && process != ROOT {
            self.tell_end(process, &format!("It ended with exit code {code}"));
        }
        self.end_process(process, code);
        Flow::Left
    }

    /// How a process ends that nobody is content with, on its lane.
    fn tell_end(&mut self, process: ProcessId, text: &str) {
        if !matches!(self.processes[process.index()].state, Life::Over(_)) {
            self.pen.mark(self.processes[process.index()].lane, self.now, MarkKind::Error, text);
        }
    }

    /// The process is no more, with all its threads.
    pub(super) fn end_process(&mut self, process: ProcessId, code: i32) {
        if let Life::Over(_) = self.processes[process.index()].state {
            return;
        }
        // None of them shall get a core that another of them leaves.
        self.ready.retain(|thread| self.threads[thread.index()].process != process);
        for thread in self.processes[process.index()].threads.clone() {
            if !self.threads[thread.index()].is_done() {
                self.end_thread(thread);
            }
        }
        self.end_tasks(process);
        self.close_ends_of(process);
        self.software.process_ended(process);
        self.living -= 1;
        let ended = &mut self.processes[process.index()];
        ended.state = Life::Over(code);
        let main = ended.threads[0];
        let waiters = std::mem::take(&mut ended.waiters);
        self.pen.span(self.processes[process.index()].lane, self.now, State::Done, None);
        let own = self.processes[process.index()].memory;
        self.loses_memory(process, own);
        for waiter in waiters {
            self.joined(self.lane_of(main), waiter, Reply::Ended(Some(code)));
        }
    }

    /// Whoever would step the process's tasks is no more.
    fn end_tasks(&mut self, process: ProcessId) {
        let all = (process, TaskId(0))..=(process, TaskId(u32::MAX));
        for &task in self.tasks.range(all).map(|(_, task)| task) {
            self.pen.span(task, self.now, State::Done, None);
        }
    }

    pub(super) fn kill(&mut self, thread: ThreadId, process: ProcessId, signal: u8) -> Flow {
        self.answer(thread, Reply::Done);
        self.tell_end(process, &format!("Killed by signal {signal} (exit code -{signal})"));
        self.end_process(process, -i32::from(signal));
        self.unless_over(thread)
    }

    /// Whether the thread, which may just have been ended with its process, goes on.
    pub(super) fn unless_over(&self, thread: ThreadId) -> Flow {
        if self.threads[thread.index()].is_done() { Flow::Left } else { Flow::GoOn }
    }

    pub(super) fn join(&mut self, core: CoreId, thread: ThreadId, other: ThreadId, timeout: Option<Nanos>) -> Flow {
        if self.threads[other.index()].is_done() {
            return self.answer(thread, Reply::Joined(true));
        }
        self.threads[other.index()].joiners.push(thread);
        let detail = Detail { on: On::Join, object: None, by: Some(self.lane_of(other)) };
        self.show(thread, State::Waiting, Some(detail));
        self.wait_at(core, thread, Place::Joining(other), timeout.map(|timeout| self.now + timeout))
    }

    /// The exit code of a process, if it is over.
    pub(super) fn look_at_process(&mut self, thread: ThreadId, process: ProcessId) -> Flow {
        let code = match self.processes[process.index()].state {
            Life::Over(code) => Some(code),
            Life::Starting | Life::Running => None,
        };
        self.answer(thread, Reply::Ended(code))
    }

    pub(super) fn wait_process(
        &mut self,
        core: CoreId,
        thread: ThreadId,
        process: ProcessId,
        timeout: Option<Nanos>,
    ) -> Flow {
        if let Life::Over(code) = self.processes[process.index()].state {
            return self.answer(thread, Reply::Ended(Some(code)));
        }
        self.processes[process.index()].waiters.push(thread);
        let by = self.lane_of(self.processes[process.index()].threads[0]);
        self.show(thread, State::Waiting, Some(Detail { on: On::Join, object: None, by: Some(by) }));
        self.wait_at(core, thread, Place::WaitingFor(process), timeout.map(|timeout| self.now + timeout))
    }

    /// The first process's exit code; 0 while it lives.
    pub(super) fn exit_code(&self) -> i32 {
        match self.processes[ROOT.index()].state {
            Life::Over(code) => code,
            Life::Starting | Life::Running => 0,
        }
    }
}

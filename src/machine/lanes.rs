//! What the lanes show: a thread's place as a state, with what it waits for and
//! who has that. A task that is being stepped shows what its loop's thread does.

use super::Machine;
use super::core::{Core, CoreId};
use super::pen::Pen;
use super::process::LotKey;
use super::thread::{Job, Next};
use crate::base::{LaneId, Nanos};
use crate::program::{Address, Cause, ProcessId, Software, Subject, ThreadId};
use crate::trace::{Detail, LaneKind, On, State};

/// The cores of a computer, all idle.
pub(super) fn cores(pen: &mut Pen, count: u32) -> Vec<Core> {
    let core = |index: u32| {
        let lane = pen.lane(LaneKind::Core, None, &format!("Core {index}"));
        pen.span(lane, Nanos::ZERO, State::Waiting, None);
        Core { lane, thread: None, last: None, slice_end: Nanos::ZERO, busy_until: Nanos::ZERO, turn: 0, generation: 0 }
    };
    (0..count).map(core).collect()
}

pub(super) const fn about(on: On) -> Option<Detail> {
    Some(Detail { on, object: None, by: None })
}

impl<S: Software> Machine<S> {
    /// The thread's lane, and that of the task it steps, show this from now on.
    pub(super) fn show(&mut self, thread: ThreadId, state: State, detail: Option<Detail>) {
        let shown = &self.threads[thread.index()];
        let (lane, task) = (shown.lane, shown.task);
        self.pen.span(lane, self.now, state, detail);
        if let Some(task) = task {
            self.pen.span(task, self.now, state, detail);
        }
    }

    /// The thread is about to spend time on its core: with its task, with its piece
    /// of work, or with what the system does for it.
    pub(super) fn show_on_core(&mut self, core: CoreId, thread: ThreadId) {
        let shown = &self.threads[thread.index()];
        let (lane, task) = (shown.lane, shown.task);
        let work = shown.work.map(|object| Detail { on: On::Work, object: Some(object), by: None });
        let (state, about) = match shown.next {
            Next::Finish(Job::Fill(..) | Job::Drain(..)) => (State::Copying, about(On::Message)),
            Next::Boot(..) => (State::Starting, about(On::Start)),
            Next::Resume(_) | Next::Take(_) | Next::Finish(_) => (State::Running, work),
        };
        let step = task.map(|task| Detail { on: On::Task, object: None, by: Some(task) });
        self.pen.span(lane, self.now, state, step.filter(|_| state == State::Running).or(about));
        if let Some(task) = task {
            self.pen.span(task, self.now, state, about);
        }
        let on_core = Detail { on: On::Core, object: None, by: Some(lane) };
        self.pen.span(self.cores[core.index()].lane, self.now, State::Running, Some(on_core));
    }

    pub(super) fn show_ready(&mut self, thread: ThreadId) {
        // Whoever was woken for the GIL still waits for that first of all.
        if !self.threads[thread.index()].signalled {
            self.show(thread, State::Ready, about(On::Core));
        }
    }

    pub(super) fn show_switching(&mut self, core: CoreId, thread: ThreadId) {
        let on_core = Detail { on: On::Core, object: None, by: Some(self.threads[thread.index()].lane) };
        self.pen.span(self.cores[core.index()].lane, self.now, State::Switching, Some(on_core));
        if !self.threads[thread.index()].signalled {
            self.show(thread, State::Switching, about(On::Core));
        }
    }

    pub(super) fn show_idle(&mut self, core: CoreId) {
        self.pen.span(self.cores[core.index()].lane, self.now, State::Waiting, None);
    }

    pub(super) fn show_gil_wait(&mut self, thread: ThreadId) {
        let Some(gil) = self.threads[thread.index()].gil else { return };
        let gil = &self.gils[gil.index()];
        let by = gil.holder.map(|holder| self.threads[holder.index()].lane);
        let detail = Detail { on: On::Gil, object: Some(gil.object), by };
        self.show(thread, State::Gil, Some(detail));
    }

    /// The thread waits in the parking lot, for this.
    pub(super) fn show_parked(&mut self, thread: ThreadId, subject: Subject) {
        let process = self.threads[thread.index()].process;
        let (state, on) = state_of(subject.cause);
        let detail = self.detail(process, on, subject.named);
        self.show(thread, state, Some(detail));
    }

    /// What a wait is about: the named thing, and who has it.
    pub(super) fn detail(&self, process: ProcessId, on: On, named: Option<Address>) -> Detail {
        let key = named.map(|address| LotKey::of(process, address));
        let object = key.and_then(|key| self.names.get(&key).copied());
        let by = key.and_then(|key| self.holders.get(&key).copied());
        Detail { on, object, by }
    }

    pub(super) fn lane_of(&self, thread: ThreadId) -> LaneId {
        self.threads[thread.index()].lane
    }

    /// The lane that does what the thread does: its task's, if it steps one.
    pub(super) fn acting_lane(&self, thread: ThreadId) -> LaneId {
        let thread = &self.threads[thread.index()];
        thread.task.unwrap_or(thread.lane)
    }
}

/// How a wait of that cause looks.
pub(super) const fn state_of(cause: Cause) -> (State, On) {
    match cause {
        Cause::Lock => (State::Lock, On::Lock),
        Cause::Queue => (State::Waiting, On::Queue),
        Cause::Event => (State::Waiting, On::Event),
        Cause::Barrier => (State::Waiting, On::Barrier),
        Cause::Future => (State::Waiting, On::Future),
        Cause::Join => (State::Waiting, On::Join),
        Cause::Start => (State::Waiting, On::Start),
        Cause::Sleep => (State::Sleeping, On::Time),
        Cause::Request => (State::Io, On::Request),
    }
}

//! What programs tell of themselves becomes what the lanes show. Nothing here
//! changes how a run goes.

use super::Machine;
use super::lanes::state_of;
use super::process::LotKey;
use super::slices::Flow;
use crate::base::{LaneId, ObjectId};
use crate::program::{Address, Cause, Note, Reply, Software, Subject, TaskId, ThreadId};
use crate::trace::{Detail, LaneKind, LinkKind, MarkKind, On, State};

/// A task, as the story of a deadlock tells it.
#[derive(Clone, Debug)]
pub(super) struct Awaiting {
    pub(super) name: Box<str>,
    /// Whose loop steps it.
    pub(super) thread: ThreadId,
    /// What it awaits, if it does.
    pub(super) subject: Option<Subject>,
}

impl<S: Software> Machine<S> {
    /// The thread tells something, and goes on.
    pub(super) fn note(&mut self, thread: ThreadId, note: Note) -> Flow {
        match note {
            Note::Named { address, name } => self.name(thread, address, &name),
            Note::Taken(address) => {
                let key = self.key(thread, address);
                self.holders.insert(key, self.acting_lane(thread));
            }
            Note::Released(address) => {
                let key = self.key(thread, address);
                self.holders.remove(&key);
            }
            Note::Working(address) => self.works_on(thread, address),
            Note::TaskCreated { task, name } => self.task_created(thread, task, &name),
            Note::StepBegins(task) => {
                self.threads[thread.index()].task = self.task_lane(thread, task);
            }
            Note::StepEnds { cause, named } => self.step_ends(thread, cause, named),
            Note::TaskReady(task) => self.task_ready(thread, task),
            Note::TaskDone => self.task_leaves(thread, State::Done, None),
            Note::Printed(text) => self.mark(thread, MarkKind::Output, &text),
            Note::Warned(text) => self.mark(thread, MarkKind::Warning, &text),
            Note::Failed(text) => self.mark(thread, MarkKind::Error, &text),
            Note::Asked { name, at } => {
                let lane = self.acting_lane(thread);
                self.pen.mark(lane, at, MarkKind::Request, &name);
            }
            Note::Answered(name) => self.mark(thread, MarkKind::Answer, &name),
        }
        self.answer(thread, Reply::Done)
    }

    fn key(&self, thread: ThreadId, address: Address) -> LotKey {
        LotKey::of(self.threads[thread.index()].process, address)
    }

    fn mark(&mut self, thread: ThreadId, kind: MarkKind, text: &str) {
        let lane = self.acting_lane(thread);
        self.pen.mark(lane, self.now, kind, text);
    }

    fn name(&mut self, thread: ThreadId, address: Address, name: &str) {
        let key = self.key(thread, address);
        let object = self.named_object(name);
        self.names.insert(key, object);
    }

    pub(super) fn named_object(&mut self, name: &str) -> ObjectId {
        self.object_names.push(name.into());
        self.pen.object(name)
    }

    fn works_on(&mut self, thread: ThreadId, address: Option<Address>) {
        let key = address.map(|address| self.key(thread, address));
        self.threads[thread.index()].work = key.and_then(|key| self.names.get(&key).copied());
    }

    fn task_lane(&self, thread: ThreadId, task: TaskId) -> Option<LaneId> {
        self.tasks.get(&(self.threads[thread.index()].process, task)).copied()
    }

    fn task_created(&mut self, thread: ThreadId, task: TaskId, name: &str) {
        let by = self.acting_lane(thread);
        let lane = self.pen.lane(LaneKind::Task, Some(self.lane_of(thread)), name);
        self.tasks.insert((self.threads[thread.index()].process, task), lane);
        self.awaiting.insert(lane, Awaiting { name: name.into(), thread, subject: None });
        self.pen.span(lane, self.now, State::Ready, Some(self.for_the_loop(thread)));
        self.pen.link(LinkKind::Started, (by, self.now), (lane, self.now));
    }

    /// A task that is to be stepped waits for its loop.
    fn for_the_loop(&self, thread: ThreadId) -> Detail {
        Detail { on: On::Selector, object: None, by: Some(self.lane_of(thread)) }
    }

    fn task_ready(&mut self, thread: ThreadId, task: TaskId) {
        let Some(lane) = self.task_lane(thread, task) else { return };
        self.awaits(lane, None);
        self.pen.span(lane, self.now, State::Ready, Some(self.for_the_loop(thread)));
        let by = self.acting_lane(thread);
        if by != lane {
            self.pen.link(LinkKind::Woke, (by, self.now), (lane, self.now));
        }
    }

    fn awaits(&mut self, lane: LaneId, subject: Option<Subject>) {
        if let Some(task) = self.awaiting.get_mut(&lane) {
            task.subject = subject;
        }
    }

    fn step_ends(&mut self, thread: ThreadId, cause: Option<Cause>, named: Option<Address>) {
        if let Some(lane) = self.threads[thread.index()].task {
            self.awaits(lane, cause.map(|cause| Subject { cause, named }));
        }
        let (state, detail) = match cause {
            None => (State::Ready, self.for_the_loop(thread)),
            Some(cause) => {
                let (_, on) = state_of(cause);
                (State::Awaiting, self.detail(self.threads[thread.index()].process, on, named))
            }
        };
        self.task_leaves(thread, state, Some(detail));
    }

    /// The loop steps no task from now on.
    fn task_leaves(&mut self, thread: ThreadId, state: State, detail: Option<Detail>) {
        if let Some(task) = self.threads[thread.index()].task.take() {
            self.pen.span(task, self.now, state, detail);
        }
        self.threads[thread.index()].work = None;
    }
}

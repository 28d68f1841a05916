//! Selectors: what a thread watches at once, and what asking the system costs,
//! which is what tells one kind of selector from another.

use std::collections::BTreeMap;

use super::Machine;
use super::core::CoreId;
use super::lanes::about;
use super::slices::Flow;
use super::thread::{Job, Place};
use crate::base::Nanos;
use crate::program::{Reply, SelectorId, SelectorKind, Software, Source, ThreadId};
use crate::trace::{On, State};

/// How many descriptors select can watch.
const SELECT_LIMIT: usize = 1024;

/// Something that watches pipes and sockets.
#[derive(Clone, Debug)]
pub(super) struct Selector {
    kind: SelectorKind,
    /// What it watches, and what the program calls it.
    watched: BTreeMap<Source, u64>,
    /// What of it is ready, in the order in which it became so.
    ready: Vec<Source>,
    /// The threads that wait in it.
    waiters: Vec<ThreadId>,
}

impl<S: Software> Machine<S> {
    pub(super) fn open_selector(&mut self, thread: ThreadId, kind: SelectorKind) -> Flow {
        let id = SelectorId(self.selectors.len() as u32);
        self.selectors.push(Selector { kind, watched: BTreeMap::new(), ready: Vec::new(), waiters: Vec::new() });
        self.answer(thread, Reply::Selector(id))
    }

    pub(super) fn watch(&mut self, thread: ThreadId, selector: SelectorId, source: Source, token: u64) -> Flow {
        let watching = &mut self.selectors[selector.index()];
        if watching.kind == SelectorKind::Select && watching.watched.len() >= SELECT_LIMIT {
            return self.answer(thread, Reply::Refused("filedescriptor out of range in select()"));
        }
        watching.watched.insert(source, token);
        self.watchers.entry(source).or_default().push(selector);
        self.source_changed(source);
        self.answer(thread, Reply::Done)
    }

    pub(super) fn unwatch(&mut self, thread: ThreadId, selector: SelectorId, source: Source) -> Flow {
        let watching = &mut self.selectors[selector.index()];
        watching.watched.remove(&source);
        watching.ready.retain(|&other| other != source);
        if let Some(watchers) = self.watchers.get_mut(&source) {
            watchers.retain(|&other| other != selector);
            if watchers.is_empty() {
                self.watchers.remove(&source);
            }
        }
        self.answer(thread, Reply::Done)
    }

    /// A select or the like: first the system looks at what is watched.
    pub(super) fn select(
        &mut self,
        core: CoreId,
        thread: ThreadId,
        selector: SelectorId,
        timeout: Option<Nanos>,
    ) -> Flow {
        let deadline = timeout.map(|timeout| self.now + timeout);
        let cost = self.asking(selector);
        self.work_at(core, thread, Job::Ask(selector, deadline), cost)
    }

    fn asking(&self, selector: SelectorId) -> Nanos {
        let Selector { kind, watched, ready, .. } = &self.selectors[selector.index()];
        let costs = &self.spec.costs;
        match kind {
            SelectorKind::Select => costs.select_call + costs.select_each * watched.len() as u64,
            SelectorKind::Poll => costs.poll_call + costs.poll_each * watched.len() as u64,
            SelectorKind::Epoll | SelectorKind::Kqueue | SelectorKind::CompletionPorts => {
                costs.epoll_call + costs.epoll_each * ready.len() as u64
            }
        }
    }

    /// The system has looked: the thread hears what is ready, or waits.
    pub(super) fn asked(
        &mut self,
        core: CoreId,
        thread: ThreadId,
        selector: SelectorId,
        deadline: Option<Nanos>,
    ) -> Flow {
        let tokens = self.ready_tokens(selector);
        if !tokens.is_empty() || deadline.is_some_and(|deadline| deadline <= self.now) {
            return self.answer(thread, Reply::Ready(tokens));
        }
        self.selectors[selector.index()].waiters.push(thread);
        self.show(thread, State::Io, about(On::Selector));
        self.wait_at(core, thread, Place::Selector(selector), deadline)
    }

    fn ready_tokens(&self, selector: SelectorId) -> Vec<u64> {
        let Selector { watched, ready, .. } = &self.selectors[selector.index()];
        ready.iter().filter_map(|source| watched.get(source).copied()).collect()
    }

    /// The thread waits in the selector no more: what it hears.
    pub(super) fn selector_timed_out(&mut self, selector: SelectorId, thread: ThreadId) -> Reply {
        self.selectors[selector.index()].waiters.retain(|&other| other != thread);
        Reply::Ready(Vec::new())
    }

    /// A pipe or socket may have become ready, or be so no more: whoever watches
    /// it knows.
    pub(super) fn source_changed(&mut self, source: Source) {
        let Some(watchers) = self.watchers.get(&source).cloned() else { return };
        let is_ready = match source {
            Source::Pipe(pipe) => self.pipes[pipe.index()].is_readable(),
            Source::Socket(socket) => self.outside.is_answered(socket),
        };
        for selector in watchers {
            let watching = &mut self.selectors[selector.index()];
            let was_ready = watching.ready.contains(&source);
            if is_ready && !was_ready {
                watching.ready.push(source);
            } else if !is_ready {
                watching.ready.retain(|&other| other != source);
            }
            let waiters = if is_ready { std::mem::take(&mut watching.waiters) } else { Vec::new() };
            for waiter in waiters {
                let tokens = self.ready_tokens(selector);
                self.wake_with_reply(waiter, Reply::Ready(tokens));
            }
        }
    }
}

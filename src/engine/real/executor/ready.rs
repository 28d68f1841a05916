//! Which tasks are ready, in the order in which they became so, and the wakers
//! that put them there, from any thread. Knows tasks by their ids only.

use std::collections::VecDeque;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use super::TaskId;
use crate::engine::real::sync::platform::Mutex;
use crate::engine::real::sync::wait::held;

/// The ready tasks of one loop. Everything lies under one mutex, so that between
/// "nobody is ready" and "wake me then" no wake-up can slip through.
#[derive(Debug, Default)]
pub(super) struct Ready {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<TaskId>,
    /// By task: whether it is in the queue.
    queued: Vec<bool>,
    /// How many at the queue's end the loop has not heard of.
    news: usize,
    /// Who drives the loop and sleeps.
    driver: Option<Waker>,
}

impl Ready {
    /// Puts the task at the end, unless it waits there already, and wakes the
    /// driver if it sleeps.
    pub(super) fn push(&self, task: TaskId) {
        let driver = held(self.state.lock()).push(task);
        // Outside of the lock: it may run any code.
        if let Some(driver) = driver {
            driver.wake();
        }
    }

    /// Takes out the first. From now on the task may be pushed again, also
    /// during the step that follows.
    pub(super) fn pop(&self) -> Option<TaskId> {
        let mut state = held(self.state.lock());
        let task = state.queue.pop_front()?;
        state.queued[task.index()] = false;
        state.news = state.news.min(state.queue.len());
        Some(task)
    }

    pub(super) fn len(&self) -> usize {
        held(self.state.lock()).queue.len()
    }

    /// Who has come since this was last asked.
    pub(super) fn take_news(&self) -> Vec<TaskId> {
        let mut state = held(self.state.lock());
        let told = state.queue.len() - std::mem::take(&mut state.news);
        state.queue.range(told..).copied().collect()
    }

    /// Ready when somebody is; otherwise the next push wakes `cx`.
    pub(super) fn poll(&self, cx: &Context<'_>) -> Poll<()> {
        let mut state = held(self.state.lock());
        if !state.queue.is_empty() {
            return Poll::Ready(());
        }
        state.driver = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl State {
    fn push(&mut self, task: TaskId) -> Option<Waker> {
        if self.queued.len() <= task.index() {
            self.queued.resize(task.index() + 1, false);
        }
        if std::mem::replace(&mut self.queued[task.index()], true) {
            return None;
        }
        self.queue.push_back(task);
        self.news += 1;
        self.driver.take()
    }
}

/// What a task's waker does. A task that is done may still be woken: the loop
/// passes it over.
pub(super) struct TaskWaker {
    pub(super) task: TaskId,
    pub(super) ready: Arc<Ready>,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.ready.push(self.task);
    }
}

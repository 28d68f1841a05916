//! What a running task may ask of its loop: another task, and a stop point in
//! the middle of a computation. Runs nothing itself.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::TaskId;
use super::ready::{Ready, TaskWaker};

/// A handle to a loop, for its own thread; as many copies as one likes.
#[derive(Clone, Default)]
pub struct Spawner {
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    ready: Arc<Ready>,
    spawned: Cell<u32>,
    /// What was spawned since the loop last looked.
    inbox: RefCell<Vec<Task>>,
    /// The task that is being polled left at a stop point.
    at_stop_point: Cell<bool>,
}

/// A task that is not done.
pub(super) struct Task {
    future: Pin<Box<dyn Future<Output = ()>>>,
    waker: Waker,
}

impl Task {
    pub(super) fn poll(&mut self) -> Poll<()> {
        self.future.as_mut().poll(&mut Context::from_waker(&self.waker))
    }
}

impl Spawner {
    /// Makes a task of the future. It runs in the loop's next turn, behind those
    /// that are ready, and has no result: a future that has one sends it.
    pub fn spawn(&self, future: impl Future<Output = ()> + 'static) -> TaskId {
        let task = TaskId(self.shared.spawned.replace(self.shared.spawned.get() + 1));
        let ready = Arc::clone(&self.shared.ready);
        let waker = Waker::from(Arc::new(TaskWaker { task, ready }));
        self.shared.inbox.borrow_mut().push(Task { future: Box::pin(future), waker });
        self.shared.ready.push(task);
        task
    }

    /// For a task that computes for long, between any two parts of it: awaiting
    /// this lets the loop's driver look at its messages and nothing else. No
    /// other task runs before this one goes on: it blocks the loop.
    pub fn stop_point(&self) -> StopPoint {
        StopPoint { shared: Rc::clone(&self.shared), passed: false }
    }

    pub(super) fn ready(&self) -> &Ready {
        &self.shared.ready
    }

    pub(super) fn spawned(&self) -> u32 {
        self.shared.spawned.get()
    }

    pub(super) fn take_spawned(&self) -> impl Iterator<Item = Task> + use<> {
        self.shared.inbox.take().into_iter()
    }

    /// Whether the task that was just polled is at a stop point.
    pub(super) fn left_stop_point(&self) -> bool {
        self.shared.at_stop_point.take()
    }
}

/// See [`Spawner::stop_point`].
#[must_use = "a stop point is passed by awaiting it"]
pub struct StopPoint {
    shared: Rc<Shared>,
    passed: bool,
}

impl Future for StopPoint {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.passed {
            return Poll::Ready(());
        }
        self.passed = true;
        self.shared.at_stop_point.set(true);
        Poll::Pending
    }
}

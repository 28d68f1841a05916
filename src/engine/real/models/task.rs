//! A kernel in a task of the event loop: a wish that takes time is awaited, and
//! the loop's thread does something else meanwhile. Also the pen that notes each
//! step of the loop on the task's lane and on its thread's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::{Poll, Waker};

use gloo::timers::future::TimeoutFuture;

use super::pool::{Answer, Promise};
use crate::base::{LaneId, Nanos};
use crate::engine::real::drive::cooperative::Host;
use crate::engine::real::drive::network::Wire;
use crate::engine::real::executor::{Spawner, StepWatch, TaskId};
use crate::engine::real::kernels::Request;
use crate::engine::real::plan::{MAIN_THREAD, START_BARRIER};
use crate::engine::real::recorder::{about, by};
use crate::engine::real::worker::session::Session;
use crate::trace::{CounterKind, Detail, Event, Lane, LaneKind, Link, LinkKind, On, State};

/// What the tasks of one loop share.
pub(super) struct Loop {
    /// The run.
    pub(super) session: Rc<Session>,
    /// Where tasks are created.
    pub(super) spawner: Spawner,
    wire: Wire,
    in_flight: Cell<u64>,
    awaits: RefCell<Vec<Option<Detail>>>,
    meeting: Meeting,
}

impl Loop {
    /// A loop without tasks, in which `meeting` of them meet.
    pub(super) fn new(session: &Rc<Session>, spawner: Spawner, wire: Wire, meeting: usize) -> Rc<Self> {
        Rc::new(Self {
            session: Rc::clone(session),
            spawner,
            wire,
            in_flight: Cell::new(0),
            awaits: RefCell::default(),
            meeting: Meeting { size: meeting, ..Meeting::default() },
        })
    }

    /// Describes the next task to the trace; tasks are counted as CPython does.
    pub(super) fn announce(&self) -> u32 {
        let mut awaits = self.awaits.borrow_mut();
        let task = awaits.len() as u32;
        awaits.push(None);
        let pen = &self.session.pen;
        let lane = self.session.plan.task_lane(task);
        let name = format!("Task-{}", task + 1);
        pen.note(|| Event::Lane(lane, Lane { kind: LaneKind::Task, parent: Some(MAIN_THREAD), name }));
        task
    }
}

/// One task of the loop.
pub(super) struct Task {
    owner: Rc<Loop>,
    number: u32,
}

impl Task {
    /// The task that was announced under this number.
    pub(super) fn new(owner: &Rc<Loop>, number: u32) -> Self {
        Self { owner: Rc::clone(owner), number }
    }

    /// Its lane.
    pub(super) fn lane(&self) -> LaneId {
        self.owner.session.plan.task_lane(self.number)
    }

    /// Awaits something; the lane says what.
    pub(super) async fn awaiting<T>(&self, detail: Option<Detail>, future: impl Future<Output = T>) -> T {
        if let Some(slot) = self.owner.awaits.borrow_mut().get_mut(self.number as usize) {
            *slot = detail;
        }
        future.await
    }

    /// Awaits what a pool was handed.
    ///
    /// # Errors
    /// A sentence, when the pool could not do it.
    pub(super) async fn awaiting_pool(&self, promise: Promise) -> Result<Vec<u64>, String> {
        let answer = self.awaiting(about(On::Future), promise).await;
        let Answer { numbers, by, at } = answer.map_err(|_| "A worker left before its work was done.".to_owned())??;
        let pen = &self.owner.session.pen;
        pen.link(Link { kind: LinkKind::Woke, from: by, from_at: at, to: self.lane(), to_at: pen.now() });
        Ok(numbers)
    }
}

impl Host for Task {
    async fn stop_point(&self) {
        self.owner.spawner.stop_point().await;
    }

    async fn sleep(&self, time: Nanos) {
        self.awaiting(about(On::Time), TimeoutFuture::new(time.as_millis_f64().ceil() as u32)).await;
    }

    async fn request(&self, request: Request) -> Result<u64, String> {
        let owner = &self.owner;
        let count = |change: i64| {
            owner.in_flight.set(owner.in_flight.get().saturating_add_signed(change));
            owner.session.pen.count(CounterKind::InFlight, owner.in_flight.get());
        };
        count(1);
        let answer = self.awaiting(about(On::Request), owner.wire.request(request)).await;
        count(-1);
        answer
    }

    async fn meet(&self) {
        let barrier = Some(Detail { on: On::Barrier, object: Some(START_BARRIER), by: None });
        self.awaiting(barrier, self.owner.meeting.wait()).await;
    }
}

/// Where the tasks of one loop wait for each other.
#[derive(Default)]
struct Meeting {
    size: usize,
    round: Cell<u64>,
    waiting: RefCell<Vec<Waker>>,
}

impl Meeting {
    async fn wait(&self) {
        let round = self.round.get();
        let mut counted = false;
        std::future::poll_fn(|cx| {
            if self.round.get() != round {
                return Poll::Ready(());
            }
            let mut waiting = self.waiting.borrow_mut();
            if !counted {
                counted = true;
                waiting.push(cx.waker().clone());
            }
            if waiting.len() < self.size {
                return Poll::Pending;
            }
            self.round.set(round + 1);
            waiting.drain(..).for_each(Waker::wake);
            Poll::Ready(())
        })
        .await;
    }
}

/// Notes the loop's steps.
pub(super) struct StepPen {
    owner: Rc<Loop>,
}

impl StepPen {
    /// A pen for that loop.
    pub(super) fn new(owner: &Rc<Loop>) -> Self {
        Self { owner: Rc::clone(owner) }
    }
}

impl StepWatch for StepPen {
    fn woken(&mut self, task: TaskId) {
        let session = &self.owner.session;
        session.pen.span_of(session.plan.task_lane(task.0), State::Ready, by(On::Selector, MAIN_THREAD));
    }

    fn step_begins(&mut self, task: TaskId) {
        let session = &self.owner.session;
        let lane = session.plan.task_lane(task.0);
        session.pen.step_of(lane);
    }

    fn step_ends(&mut self, task: TaskId, done: bool) {
        let session = &self.owner.session;
        let lane = session.plan.task_lane(task.0);
        if done {
            session.pen.span_of(lane, State::Done, None);
        } else {
            let detail = self.owner.awaits.borrow().get(task.index()).copied().flatten();
            session.pen.span_of(lane, State::Awaiting, detail);
        }
    }
}

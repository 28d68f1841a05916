//! An event loop: runs tasks, which are futures, one at a time, each until it
//! awaits. One thread, no clock, no browser: whoever drives it decides when to
//! look again, and what the tasks await is not its business.
//!
//! In reading order: `ready` (which tasks are to be stepped next, and what wakes
//! them), `spawner` (what running tasks may ask of the loop), and here the loop.
#![forbid(unsafe_code)]

mod ready;
mod spawner;

use std::future::poll_fn;
use std::ops::ControlFlow;

pub use spawner::{Spawner, StopPoint};

use spawner::Task;

/// A task of one event loop: dense from zero, in the order of spawning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u32);

impl TaskId {
    /// The place in a table of tasks.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Hears what an event loop does, so that it can be recorded.
pub trait StepWatch {
    /// The task, which is not being stepped, has become ready: it was spawned, or
    /// something woke it. Said on the loop's thread, soon after: within the step
    /// during which it happened, at the latest at its next stop point or end, or
    /// else before the next turn. A task that is woken during its own step hears
    /// of it right after that step.
    fn woken(&mut self, task: TaskId);

    /// The loop begins to run the task.
    fn step_begins(&mut self, task: TaskId);

    /// The task awaits something, or is done. Not said at stop points: there
    /// the step goes on.
    fn step_ends(&mut self, task: TaskId, done: bool);
}

/// Nobody listens.
impl StepWatch for () {
    fn woken(&mut self, _: TaskId) {}
    fn step_begins(&mut self, _: TaskId) {}
    fn step_ends(&mut self, _: TaskId, _: bool) {}
}

/// How things stand after a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// No task is ready; [`Executor::ready`] waits for one.
    Idle,
    /// Tasks are ready for the next turn.
    More,
    /// A task is at a stop point in the middle of its step. The loop is blocked:
    /// the next turn goes on with it, before anything else.
    Blocked,
    /// All tasks are done.
    Finished,
}

/// An event loop and its tasks.
#[derive(Default)]
pub struct Executor {
    spawner: Spawner,
    /// By id; none where the task is done.
    tasks: Vec<Option<Task>>,
    finished: u32,
    /// How many of those that were ready at its start the turn has still to step.
    left: usize,
    /// The task that is in the middle of its step.
    computing: Option<TaskId>,
    /// Whether the task that is being stepped was woken meanwhile.
    woken_again: bool,
}

impl Executor {
    /// What tasks need to spawn others.
    pub fn spawner(&self) -> Spawner {
        self.spawner.clone()
    }

    /// Steps the tasks that are ready now, in the order in which they became so;
    /// those that become ready meanwhile wait for the next turn, as in asyncio's
    /// loop. Ends early at a stop point, and then goes on where it was.
    pub fn turn(&mut self, watch: &mut dyn StepWatch) -> Turn {
        if self.left == 0 && self.computing.is_none() {
            self.left = self.spawner.ready().len();
        }
        // After the count, so that whoever is stepped has been told of as woken.
        self.take_in(self.computing, watch);
        while let Some(task) = self.next(watch) {
            if self.step(task, watch).is_break() {
                return Turn::Blocked;
            }
        }
        if self.is_finished() {
            Turn::Finished
        } else if self.spawner.ready().len() == 0 {
            Turn::Idle
        } else {
            Turn::More
        }
    }

    /// Waits until a turn has something to do, or nothing is left to do at all.
    /// Whatever makes a task ready, on any thread, wakes who awaits this.
    pub async fn ready(&self) {
        let has_to_do = self.computing.is_some() || self.left > 0 || self.is_finished();
        if !has_to_do {
            poll_fn(|cx| self.spawner.ready().poll(cx)).await;
        }
    }

    fn is_finished(&self) -> bool {
        self.spawner.spawned() == self.finished
    }

    /// The task to go on with: the one that blocks the loop, or the next of this
    /// turn that has something left to do.
    fn next(&mut self, watch: &mut dyn StepWatch) -> Option<TaskId> {
        if let Some(task) = self.computing.take() {
            return Some(task);
        }
        while self.left > 0 {
            self.left -= 1;
            let task = self.spawner.ready().pop()?;
            if self.is_live(task) {
                watch.step_begins(task);
                return Some(task);
            }
        }
        None
    }

    /// Runs the task until it awaits, is done, or (`Break`) is at a stop point.
    fn step(&mut self, id: TaskId, watch: &mut dyn StepWatch) -> ControlFlow<()> {
        let Some(Some(task)) = self.tasks.get_mut(id.index()) else { return ControlFlow::Continue(()) };
        let done = task.poll().is_ready();
        let at_stop_point = self.spawner.left_stop_point() && !done;
        if done {
            self.tasks[id.index()] = None;
            self.finished += 1;
        }
        self.take_in(Some(id), watch);
        if at_stop_point {
            self.computing = Some(id);
            return ControlFlow::Break(());
        }
        watch.step_ends(id, done);
        if std::mem::take(&mut self.woken_again) && !done {
            watch.woken(id);
        }
        ControlFlow::Continue(())
    }

    /// Takes in what was spawned, and tells who became ready besides `stepped`.
    fn take_in(&mut self, stepped: Option<TaskId>, watch: &mut dyn StepWatch) {
        self.tasks.extend(self.spawner.take_spawned().map(Some));
        for task in self.spawner.ready().take_news() {
            if Some(task) == stepped {
                self.woken_again = true;
            } else if self.is_live(task) {
                watch.woken(task);
            }
        }
    }

    fn is_live(&self, task: TaskId) -> bool {
        self.tasks.get(task.index()).is_some_and(Option::is_some)
    }
}

/// Tasks that were spawned and never taken in may hold spawners, and these hold
/// them: dropped here, or never.
impl Drop for Executor {
    fn drop(&mut self) {
        self.spawner.take_spawned().for_each(drop);
    }
}

//! The event loop on paper: asyncio's `_run_once`, without timers and files. It
//! runs no future and has no waker; what wakes whom is written out.

use std::collections::VecDeque;

use interleave::engine::real::executor::Turn;

use super::order::{Do, Seen};

/// A loop, its tasks, and what happened.
#[derive(Default)]
pub(super) struct Paper {
    tasks: Vec<PaperTask>,
    queue: VecDeque<usize>,
    news: Vec<usize>,
    seen: Vec<Seen>,
}

struct PaperTask {
    program: VecDeque<Do>,
    has_run: bool,
    done: bool,
    child: Option<usize>,
    /// Who awaits its end.
    waiter: Option<usize>,
}

impl Paper {
    /// A loop with one task.
    pub(super) fn new(program: Vec<Do>) -> Self {
        let mut paper = Self::default();
        paper.spawn(program);
        paper
    }

    /// What happens until nothing more does.
    pub(super) fn run(mut self) -> Vec<Seen> {
        loop {
            self.tell_news(None);
            for _ in 0..self.queue.len() {
                let Some(task) = self.queue.pop_front() else { unreachable!("counted before") };
                if !self.tasks[task].done {
                    self.seen.push(Seen::Begins(task));
                    self.step(task);
                    self.tell_news(Some(task));
                    self.seen.push(Seen::Ends(task, self.tasks[task].done));
                    self.tell_news(None);
                }
            }
            let finished = self.tasks.iter().all(|task| task.done);
            let turn = if finished {
                Turn::Finished
            } else if self.queue.is_empty() {
                Turn::Idle
            } else {
                Turn::More
            };
            self.seen.push(Seen::Turn(turn));
            if turn != Turn::More {
                return self.seen;
            }
        }
    }

    fn spawn(&mut self, program: Vec<Do>) -> usize {
        self.tasks.push(PaperTask { program: program.into(), has_run: false, done: false, child: None, waiter: None });
        self.wake(self.tasks.len() - 1);
        self.tasks.len() - 1
    }

    fn wake(&mut self, task: usize) {
        if !self.queue.contains(&task) {
            self.queue.push_back(task);
            self.news.push(task);
        }
    }

    /// Tells who was woken. Of the task that is being stepped it is told later.
    fn tell_news(&mut self, stepped: Option<usize>) {
        let live = self.news.extract_if(.., |task| Some(*task) != stepped).filter(|&task| !self.tasks[task].done);
        self.seen.extend(live.map(Seen::Woken));
    }

    fn step(&mut self, me: usize) {
        self.tasks[me].has_run = true;
        while let Some(what) = self.tasks[me].program.pop_front() {
            match what {
                Do::Yield => return self.wake(me),
                Do::Suspend => return,
                Do::Wake(which) => {
                    let which = which % self.tasks.len();
                    if self.tasks[which].has_run {
                        self.wake(which);
                    }
                }
                Do::Spawn(program) => self.tasks[me].child = Some(self.spawn(program)),
                Do::Join => {
                    if let Some(child) = self.tasks[me].child.filter(|&child| !self.tasks[child].done) {
                        self.tasks[child].waiter = Some(me);
                        self.tasks[me].program.push_front(Do::Join);
                        return;
                    }
                    self.tasks[me].child = None;
                }
                Do::Compute(stop_points) => {
                    for _ in 0..stop_points {
                        self.tell_news(Some(me));
                        self.seen.push(Seen::Turn(Turn::Blocked));
                    }
                }
            }
        }
        self.tasks[me].done = true;
        if let Some(waiter) = self.tasks[me].waiter.take() {
            self.wake(waiter);
        }
    }
}

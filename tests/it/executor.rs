//! The event loop: the order of its steps is held against a model of asyncio's,
//! for any program; and tasks that real threads wake all come to their end.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use futures::channel::oneshot;
use interleave::engine::real::executor::{Executor, Spawner, StepWatch, TaskId, Turn};
use proptest::prelude::*;

/// What a task does, one after the other.
#[derive(Clone, Debug)]
enum Do {
    /// Awaits nothing, as `asyncio.sleep(0)` does.
    Yield,
    /// Awaits whatever wakes it.
    Suspend,
    /// Wakes one of the tasks that have run so far, done or not.
    Wake(usize),
    /// Makes another task.
    Spawn(Vec<Do>),
    /// Awaits the end of the task that it made last.
    Join,
    /// Computes, with so many stop points.
    Compute(u8),
}

/// What happens on a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Woken(usize),
    Begins(usize),
    Ends(usize, bool),
    Turn(Turn),
}

// The loop, running such programs.

#[derive(Default)]
struct Watcher(Vec<Seen>);

impl StepWatch for Watcher {
    fn woken(&mut self, task: TaskId) {
        self.0.push(Seen::Woken(task.index()));
    }
    fn step_begins(&mut self, task: TaskId) {
        self.0.push(Seen::Begins(task.index()));
    }
    fn step_ends(&mut self, task: TaskId, done: bool) {
        self.0.push(Seen::Ends(task.index(), done));
    }
}

/// The wakers of the tasks that have run, in the order of their ids.
type Wakers = Rc<RefCell<Vec<Option<Waker>>>>;

/// Spawns a task for the program. Its end is told to the receiver.
fn start(program: Vec<Do>, spawner: &Spawner, wakers: &Wakers) -> oneshot::Receiver<()> {
    let (end, ended) = oneshot::channel();
    let place = wakers.borrow().len();
    wakers.borrow_mut().push(None);
    let body: Pin<Box<dyn Future<Output = ()>>> = Box::pin(run(program, place, spawner.clone(), Rc::clone(wakers)));
    let task = spawner.spawn(async move {
        body.await;
        drop(end);
    });
    assert_eq!(task.index(), place, "ids are dense");
    ended
}

async fn run(program: Vec<Do>, me: usize, spawner: Spawner, wakers: Wakers) {
    poll_fn(|cx| {
        wakers.borrow_mut()[me] = Some(cx.waker().clone());
        Poll::Ready(())
    })
    .await;
    let mut child = None;
    for what in program {
        match what {
            Do::Yield => pending_once(true).await,
            Do::Suspend => pending_once(false).await,
            Do::Wake(which) => {
                let known = wakers.borrow();
                if let Some(waker) = &known[which % known.len()] {
                    waker.wake_by_ref();
                }
            }
            Do::Spawn(program) => child = Some(start(program, &spawner, &wakers)),
            Do::Join => {
                if let Some(child) = child.take() {
                    assert!(child.await.is_err(), "the end is told by dropping the sender");
                }
            }
            Do::Compute(stop_points) => {
                for _ in 0..stop_points {
                    spawner.stop_point().await;
                }
            }
        }
    }
}

fn pending_once(wakes_itself: bool) -> impl Future<Output = ()> {
    let mut passed = false;
    poll_fn(move |cx| {
        if std::mem::replace(&mut passed, true) {
            return Poll::Ready(());
        }
        if wakes_itself {
            cx.waker().wake_by_ref();
        }
        Poll::Pending
    })
}

fn real(program: Vec<Do>) -> Vec<Seen> {
    let mut executor = Executor::default();
    drop(start(program, &executor.spawner(), &Wakers::default()));
    let mut watch = Watcher::default();
    loop {
        let turn = executor.turn(&mut watch);
        watch.0.push(Seen::Turn(turn));
        if matches!(turn, Turn::Idle | Turn::Finished) {
            return watch.0;
        }
    }
}

// The same on paper: asyncio's `_run_once`, without timers and files.

#[derive(Default)]
struct Paper {
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

    fn run(mut self) -> Vec<Seen> {
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

fn programs() -> impl Strategy<Value = Vec<Do>> {
    let step = prop_oneof![
        3 => Just(Do::Yield),
        1 => Just(Do::Suspend),
        3 => any::<usize>().prop_map(Do::Wake),
        2 => Just(Do::Join),
        1 => (0..4_u8).prop_map(Do::Compute),
    ];
    let leaf = prop::collection::vec(step.clone(), 0..6);
    leaf.prop_recursive(4, 64, 6, move |inner| {
        let step = prop_oneof![2 => step.clone(), 3 => inner.prop_map(Do::Spawn)];
        prop::collection::vec(step, 0..8)
    })
}

proptest! {
    #[test]
    fn steps_come_in_the_order_of_asyncio(program in programs()) {
        let mut paper = Paper::default();
        paper.spawn(program.clone());
        prop_assert_eq!(real(program), paper.run());
    }
}

#[test]
fn a_computing_task_blocks_the_loop_in_one_step() {
    use Seen::{Begins, Ends, Woken};
    let seen = real(vec![Do::Spawn(vec![Do::Compute(2), Do::Yield]), Do::Spawn(vec![]), Do::Join]);
    let blocked = Seen::Turn(Turn::Blocked);
    let more = Seen::Turn(Turn::More);
    let expected = vec![
        Woken(0),
        Begins(0),
        Woken(1),
        Woken(2),
        Ends(0, false),
        more,
        Begins(1),
        blocked,
        blocked,
        Ends(1, false),
        Woken(1),
        Begins(2),
        Woken(0),
        Ends(2, true),
        more,
        Begins(1),
        Ends(1, true),
        Begins(0),
        Ends(0, true),
        Seen::Turn(Turn::Finished),
    ];
    assert_eq!(seen, expected);
}

// Real threads.

/// A thread that sleeps until it is woken.
struct Unparks(thread::Thread);

impl Wake for Unparks {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unparks(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

/// The loop on this thread, asleep whenever no task is ready.
async fn drive(executor: &mut Executor) {
    loop {
        match executor.turn(&mut ()) {
            Turn::Finished => return,
            Turn::Idle => executor.ready().await,
            Turn::More | Turn::Blocked => {}
        }
    }
}

#[test]
fn results_from_pool_threads_reach_their_tasks() {
    const TASKS: u64 = 2_000;
    let mut executor = Executor::default();
    let sum = Rc::new(Cell::new(0));
    let mut jobs: [Vec<_>; 4] = Default::default();
    for number in 0..TASKS {
        let (sender, receiver) = oneshot::channel();
        jobs[number as usize % 4].push((number, sender));
        let sum = Rc::clone(&sum);
        executor.spawner().spawn(async move {
            let square = receiver.await.unwrap();
            sum.set(sum.get() + square);
        });
    }
    thread::scope(|scope| {
        for jobs in jobs {
            scope.spawn(move || jobs.into_iter().for_each(|(number, sender)| sender.send(number * number).unwrap()));
        }
        block_on(drive(&mut executor));
    });
    assert_eq!(sum.get(), (0..TASKS).map(|number| number * number).sum());
}

#[test]
fn a_loop_without_tasks_is_finished_until_one_comes() {
    let mut executor = Executor::default();
    assert_eq!(executor.turn(&mut ()), Turn::Finished);
    block_on(executor.ready());
    executor.spawner().spawn(pending_once(true));
    assert_eq!(executor.turn(&mut ()), Turn::More);
    assert_eq!(executor.turn(&mut ()), Turn::Finished);
}

/// What drives the loop may sleep while something else on its thread spawns.
#[test]
fn a_task_that_is_spawned_from_outside_wakes_the_driver() {
    let mut executor = Executor::default();
    executor.spawner().spawn(std::future::pending());
    assert_eq!(executor.turn(&mut ()), Turn::Idle);
    let spawner = executor.spawner();
    let mut asleep = pin!(executor.ready());
    let woken = Arc::new(Counts::default());
    let waker = Waker::from(Arc::clone(&woken));
    for _ in 0..3 {
        assert_eq!(asleep.as_mut().poll(&mut Context::from_waker(&waker)), Poll::Pending);
    }
    spawner.spawn(async {});
    spawner.spawn(async {});
    assert_eq!(woken.0.load(Relaxed), 1, "once is enough");
    assert_eq!(asleep.poll(&mut Context::from_waker(&waker)), Poll::Ready(()));
}

/// A waker that only counts.
#[derive(Default)]
struct Counts(AtomicU32);

impl Wake for Counts {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Relaxed);
    }
}

/// Tasks that a loop never finished are dropped with it, also those that it never saw.
#[test]
fn a_loop_that_is_dropped_drops_its_tasks() {
    let alive = Rc::new(());
    let mut executor = Executor::default();
    for taken_in in [true, false] {
        let (spawner, alive) = (executor.spawner(), Rc::clone(&alive));
        executor.spawner().spawn(async move {
            std::future::pending::<()>().await;
            drop((spawner, alive));
        });
        if taken_in {
            assert_eq!(executor.turn(&mut ()), Turn::Idle);
        }
    }
    assert_eq!(Rc::strong_count(&alive), 3);
    drop(executor);
    assert_eq!(Rc::strong_count(&alive), 1);
}

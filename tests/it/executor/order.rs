//! Any program of tasks runs on the loop in the order that asyncio's algorithm
//! gives it on paper.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use futures::channel::oneshot;
use interleave::engine::real::executor::{Executor, Spawner, StepWatch, TaskId, Turn};
use proptest::prelude::*;

use super::paper::Paper;
use super::pending_once;

/// What a task does, one after the other.
#[derive(Clone, Debug)]
pub(super) enum Do {
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
pub(super) enum Seen {
    Woken(usize),
    Begins(usize),
    Ends(usize, bool),
    Turn(Turn),
}

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
        prop_assert_eq!(real(program.clone()), Paper::new(program).run());
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

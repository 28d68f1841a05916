//! The event loop: steps in asyncio's order (`order`, against `paper`), and tasks
//! that real threads wake all come to their end. That no wake-up is lost at
//! whatever moment it comes is shown in `tests/model`.

mod order;
mod paper;

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use futures::channel::oneshot;
use interleave::engine::real::executor::{Executor, Turn};

/// Not ready once. Unless it wakes itself, something else must.
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
    assert_eq!(sum.get(), (0..TASKS).map(|number| number * number).sum::<u64>());
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
    // Only the last waker counts.
    for waker in [Waker::noop(), &waker] {
        assert_eq!(asleep.as_mut().poll(&mut Context::from_waker(waker)), Poll::Pending);
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

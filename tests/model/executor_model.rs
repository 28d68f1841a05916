//! The event loop and the threads that wake its tasks: no wake-up is lost, at
//! whatever moment it comes.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Poll, Waker};

use loom::future::block_on;
use loom::sync::atomic::AtomicBool;
use loom::sync::atomic::Ordering::Relaxed;
use loom::thread;

use crate::executor::{Executor, StepWatch, TaskId, Turn};
use crate::platform::Mutex;

/// Drives the loop to its end as a browser's worker does: a future that sleeps
/// whenever no task is ready. If a wake-up were lost, loom would see that no
/// thread can go on.
fn drive(executor: &mut Executor, watch: &mut dyn StepWatch) {
    block_on(async {
        loop {
            match executor.turn(watch) {
                Turn::Finished => return,
                Turn::Idle => executor.ready().await,
                Turn::More | Turn::Blocked => {}
            }
        }
    });
}

/// Counts the steps.
#[derive(Default)]
struct Steps(u32);

impl StepWatch for Steps {
    fn woken(&mut self, _: TaskId) {}
    fn step_begins(&mut self, _: TaskId) {
        self.0 += 1;
    }
    fn step_ends(&mut self, _: TaskId, _: bool) {}
}

/// A flag that a thread raises, and what waits for it.
#[derive(Clone)]
struct Flag(Arc<Mutex<(bool, Option<Waker>)>>);

impl Flag {
    fn new() -> Self {
        Self(Arc::new(Mutex::new((false, None))))
    }

    fn raise(&self) {
        let waiter = {
            let mut state = self.0.lock().unwrap();
            state.0 = true;
            state.1.take()
        };
        waiter.into_iter().for_each(Waker::wake);
    }

    /// Waits until the flag is up.
    fn wait(&self) -> impl Future<Output = ()> + use<> {
        let flag = self.clone();
        poll_fn(move |cx| {
            let mut state = flag.0.lock().unwrap();
            if state.0 {
                return Poll::Ready(());
            }
            state.1 = Some(cx.waker().clone());
            Poll::Pending
        })
    }
}

#[test]
fn two_threads_wake_a_task_each() {
    crate::check(Some(4), || {
        let mut executor = Executor::default();
        let done = Rc::new(Cell::new(0));
        let threads = [(); 2].map(|()| {
            let (flag, done) = (Flag::new(), Rc::clone(&done));
            let wait = flag.wait();
            executor.spawner().spawn(async move {
                wait.await;
                done.set(done.get() + 1);
            });
            thread::spawn(move || flag.raise())
        });
        drive(&mut executor, &mut ());
        assert_eq!(done.get(), 2);
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

#[test]
fn a_computing_task_is_woken_at_a_stop_point() {
    crate::check(None, || {
        let mut executor = Executor::default();
        let (spawner, flag) = (executor.spawner(), Flag::new());
        let wait = flag.wait();
        executor.spawner().spawn(async move {
            spawner.stop_point().await;
            wait.await;
            spawner.stop_point().await;
        });
        let thread = thread::spawn(move || flag.raise());
        let mut steps = Steps::default();
        drive(&mut executor, &mut steps);
        thread.join().unwrap();
        assert!((1..=2).contains(&steps.0));
    });
}

/// Two threads raise a flag each and wake the one task that waits for both.
#[test]
fn each_wake_leads_to_one_step_at_most_and_the_last_to_one() {
    crate::check(Some(4), || {
        let mut executor = Executor::default();
        let flags = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let given = Rc::new(Cell::new(None));
        let (give, up) = (Rc::clone(&given), flags.clone());
        executor.spawner().spawn(poll_fn(move |cx| {
            give.set(Some(cx.waker().clone()));
            if up.iter().all(|flag| flag.load(Relaxed)) { Poll::Ready(()) } else { Poll::Pending }
        }));
        let mut steps = Steps::default();
        assert_eq!(executor.turn(&mut steps), Turn::Idle);
        let waker = given.take().unwrap();
        let threads = flags.map(|flag| {
            let waker = waker.clone();
            thread::spawn(move || {
                flag.store(true, Relaxed);
                waker.wake();
            })
        });
        drive(&mut executor, &mut steps);
        assert!((2..=3).contains(&steps.0), "{} steps for two wake-ups", steps.0);
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

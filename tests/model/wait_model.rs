//! Queue, barrier and sleeps: nobody waits for what has happened already, and a
//! close or stop at any moment ends every wait.

use std::sync::Arc;

use loom::thread;

use crate::base::{LaneId, Nanos};
use crate::platform::allow_choices;
use crate::sync::{Barrier, Sleeper, TaskQueue, Woken};

const ME: LaneId = LaneId(0);

fn pop_all(queue: &TaskQueue<u32>) -> Vec<u32> {
    std::iter::from_fn(|| queue.pop(&mut ())).collect()
}

#[test]
fn every_item_is_popped_once_and_a_close_ends_the_wait() {
    crate::check(Some(4), || {
        allow_choices(1);
        let queue = Arc::new(TaskQueue::new());
        let consumers = [(); 2].map(|()| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || pop_all(&queue))
        });
        queue.push(ME, 1);
        queue.push(ME, 2);
        queue.close();
        let mut popped: Vec<_> = consumers.into_iter().flat_map(|consumer| consumer.join().unwrap()).collect();
        popped.sort_unstable();
        assert_eq!(popped, [1, 2]);
    });
}

#[test]
fn one_producer_is_heard_in_order_beside_another() {
    crate::check(None, || {
        let queue = Arc::new(TaskQueue::new());
        let producer = Arc::clone(&queue);
        let producer = thread::spawn(move || {
            producer.push(ME, 1);
            producer.push(ME, 2);
        });
        queue.push(ME, 3);
        let popped: Vec<_> = (0..3).map(|_| queue.pop(&mut ())).collect();
        producer.join().unwrap();
        let place = |item| popped.iter().position(|&popped| popped == Some(item)).unwrap();
        assert!(place(1) < place(2));
        assert!(place(3) < 3);
    });
}

#[test]
fn a_barrier_opens_again_and_again() {
    crate::check(None, || {
        allow_choices(1);
        let barrier = Arc::new(Barrier::new(2));
        let other = Arc::clone(&barrier);
        let other = thread::spawn(move || other.wait(LaneId(1), &mut ()) && other.wait(LaneId(1), &mut ()));
        assert!(barrier.wait(ME, &mut ()));
        assert!(barrier.wait(ME, &mut ()));
        assert!(other.join().unwrap());
    });
}

#[test]
fn a_barrier_that_is_closed_holds_nobody() {
    crate::check(None, || {
        let barrier = Arc::new(Barrier::new(3));
        let waiters = [1, 2].map(|lane| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || barrier.wait(LaneId(lane), &mut ()))
        });
        barrier.close();
        for waiter in waiters {
            assert!(!waiter.join().unwrap());
        }
        assert!(!barrier.wait(ME, &mut ()));
    });
}

#[test]
fn a_stop_ends_every_sleep() {
    crate::check(None, || {
        allow_choices(1);
        let sleeper = Arc::new(Sleeper::default());
        let sleepers = [(); 2].map(|()| {
            let sleeper = Arc::clone(&sleeper);
            thread::spawn(move || sleeper.sleep(Nanos::from_millis(200)))
        });
        sleeper.stop();
        let ends = sleepers.map(|sleeper| sleeper.join().unwrap());
        assert!(ends.contains(&Woken::Stopped), "there was one choice for both");
        assert!(sleeper.stopped());
        assert_eq!(sleeper.sleep(Nanos::from_millis(200)), Woken::Stopped);
    });
}

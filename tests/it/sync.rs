//! Lock, queue, barrier and sleeps under real threads. That no interleaving
//! breaks them is shown in `tests/model`; here they are many, and in a hurry.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread;

use interleave::base::{LaneId, Nanos};
use interleave::engine::real::sync::{Barrier, Lock, Sleeper, TaskQueue, Watch, Woken};

const HOUR: Nanos = Nanos::from_millis(3_600_000);

/// Notes what it hears: for a wait who holds, for its end who ended it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Listener {
    waiting: Vec<Option<LaneId>>,
    taken: Vec<Option<LaneId>>,
}

/// A watch whose waits others can see.
struct Seen<'a>(Listener, &'a AtomicBool);

impl Watch for Seen<'_> {
    fn waiting(&mut self, holder: Option<LaneId>) {
        self.0.waiting.push(holder);
        self.1.store(true, Relaxed);
    }
    fn taken(&mut self, from: Option<LaneId>, _: bool) {
        self.0.taken.push(from);
    }
}

/// What is heard of something on this thread.
fn listen(act: impl FnOnce(&mut dyn Watch)) -> Listener {
    let mut watch = Seen(Listener::default(), &AtomicBool::new(false));
    act(&mut watch);
    watch.0
}

/// What is heard of a wait on another thread, during which this one acts.
fn while_waiting(wait: impl FnOnce(&mut dyn Watch) + Send, act: impl FnOnce()) -> Listener {
    let waits = AtomicBool::new(false);
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let mut watch = Seen(Listener::default(), &waits);
            wait(&mut watch);
            watch.0
        });
        while !waits.load(Relaxed) {
            thread::yield_now();
        }
        act();
        waiter.join().unwrap()
    })
}

/// Runs `body` once on each of so many threads and collects what they answer.
fn on_threads<T: Send>(count: u32, body: impl Fn(LaneId) -> T + Sync) -> Vec<T> {
    thread::scope(|scope| {
        let body = &body;
        let threads: Vec<_> = (0..count).map(|lane| scope.spawn(move || body(LaneId(lane)))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn a_lock_excludes() {
    for lanes in [1, 2, 4, 8] {
        let (lock, value) = (Lock::default(), AtomicU64::new(0));
        on_threads(lanes, |me| {
            for _ in 0..20_000 {
                let _guard = lock.lock(me, &mut ());
                let old = value.load(Relaxed);
                value.store(old + 1, Relaxed);
            }
        });
        assert_eq!(value.into_inner(), u64::from(lanes) * 20_000);
    }
}

/// One lane never rests; the other must get the lock all the same.
#[test]
fn a_lock_is_handed_over_to_who_waits_long() {
    let (lock, satisfied) = (Lock::default(), AtomicBool::new(false));
    on_threads(2, |me| match me {
        LaneId(0) => {
            while !satisfied.load(Relaxed) {
                let _guard = lock.lock(me, &mut ());
                std::hint::black_box((0..1_000).sum::<u64>());
            }
        }
        _ => {
            for _ in 0..1_000 {
                drop(lock.lock(me, &mut ()));
            }
            satisfied.store(true, Relaxed);
        }
    });
}

#[test]
fn a_lock_tells_of_parking_and_of_nothing_else() {
    let lock = Lock::default();
    let heard = listen(|watch| (0..10).for_each(|_| drop(lock.lock(LaneId(7), watch))));
    assert_eq!(heard, Listener::default());

    let guard = lock.lock(LaneId(0), &mut ());
    let heard = while_waiting(|watch| drop(lock.lock(LaneId(1), watch)), || drop(guard));
    assert_eq!(heard, Listener { waiting: vec![Some(LaneId(0))], taken: vec![Some(LaneId(0))] });
}

/// So many lanes push, so many pop, until all is popped and the queue closed.
fn check_queue(producers: u32, consumers: u32) {
    const ITEMS: u64 = 2_000;
    let queue = TaskQueue::new();
    let still_pushing = AtomicU64::new(producers.into());
    let popped = on_threads(producers + consumers, |me| {
        if me.0 >= producers {
            return std::iter::from_fn(|| queue.pop(&mut ())).collect::<Vec<_>>();
        }
        for item in 0..ITEMS {
            queue.push(me, (me, item));
        }
        if still_pushing.fetch_sub(1, Relaxed) == 1 {
            queue.close();
        }
        Vec::new()
    });
    for items in &popped {
        for lane in (0..producers).map(LaneId) {
            let of_lane: Vec<_> = items.iter().filter(|(from, _)| *from == lane).collect();
            assert!(of_lane.is_sorted(), "one producer's items come in order");
        }
    }
    let mut all: Vec<_> = popped.into_iter().flatten().collect();
    all.sort_unstable();
    let expected: Vec<_> = (0..producers).flat_map(|lane| (0..ITEMS).map(move |item| (LaneId(lane), item))).collect();
    assert_eq!(all, expected);
}

#[test]
fn a_queue_gives_every_item_once_and_in_order() {
    for (producers, consumers) in [(1, 1), (1, 4), (4, 1), (3, 3)] {
        check_queue(producers, consumers);
    }
}

#[test]
fn a_queue_tells_of_idle_waits_and_who_ended_them() {
    let queue = TaskQueue::new();
    queue.push(LaneId(5), 'a');
    queue.close();
    queue.push(LaneId(5), 'b');
    let heard = listen(|watch| assert_eq!([queue.pop(watch), queue.pop(watch)], [Some('a'), None]));
    assert_eq!(heard, Listener::default());

    let queue = TaskQueue::new();
    let heard = while_waiting(|watch| assert_eq!(queue.pop(watch), Some('d')), || queue.push(LaneId(6), 'd'));
    assert_eq!(heard, Listener { waiting: vec![None], taken: vec![Some(LaneId(6))] });
}

#[test]
fn a_queue_can_be_asked_without_waiting() {
    let queue = TaskQueue::new();
    assert_eq!(queue.try_pop(), None);
    queue.push(LaneId(0), 'a');
    assert_eq!(queue.try_pop(), Some('a'));
    assert_eq!(queue.try_pop(), None);
}

#[test]
fn a_barrier_lets_nobody_ahead() {
    for lanes in [1, 2, 5] {
        let (barrier, arrived) = (Barrier::new(lanes), AtomicU64::new(0));
        on_threads(lanes, |me| {
            for round in 1..=50 {
                arrived.fetch_add(1, Relaxed);
                assert!(barrier.wait(me, &mut ()));
                assert_eq!(arrived.load(Relaxed), u64::from(lanes) * round, "all are here, none is ahead");
                assert!(barrier.wait(me, &mut ()));
            }
        });
    }
}

#[test]
fn a_barrier_tells_who_came_last() {
    let barrier = Barrier::new(3);
    let heard = on_threads(3, |me| listen(|watch| assert!(barrier.wait(me, watch))));
    let last = heard.iter().position(|heard| *heard == Listener::default()).unwrap();
    let waited = Listener { waiting: vec![None], taken: vec![Some(LaneId(last as u32))] };
    assert_eq!(heard.iter().filter(|heard| **heard == waited).count(), 2);
}

#[test]
fn a_closed_barrier_holds_nobody() {
    let barrier = Barrier::new(4);
    let passed = on_threads(4, |me| match me {
        LaneId(0) => {
            barrier.close();
            false
        }
        _ => barrier.wait(me, &mut ()),
    });
    assert_eq!(passed, [false; 4]);
}

#[test]
fn a_sleep_ends_by_itself_or_by_a_stop() {
    let sleeper = Sleeper::default();
    for time in [Nanos::ZERO, Nanos(1), Nanos::from_millis(2)] {
        assert_eq!(sleeper.sleep(time), Woken::Slept);
    }
    assert!(!sleeper.stopped());
    let ends = on_threads(6, |me| {
        if me.0 == 0 {
            sleeper.stop();
        }
        sleeper.sleep(HOUR)
    });
    assert_eq!(ends, [Woken::Stopped; 6]);
    assert!(sleeper.stopped());
}

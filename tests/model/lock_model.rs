//! The shared lock: one holder at a time, and nobody is left parked.

use std::sync::Arc;

use loom::sync::atomic::AtomicU64;
use loom::sync::atomic::Ordering::Relaxed;
use loom::thread;

use crate::base::LaneId;
use crate::platform::allow_choices;
use crate::sync::{Lock, Watch};

#[derive(Default)]
struct Cell {
    lock: Lock,
    value: AtomicU64,
}

/// Hears of parking; counts the times that the lock was let go for us.
#[derive(Default)]
struct Listener {
    waits: bool,
}

impl Watch for Listener {
    fn waiting(&mut self, holder: Option<LaneId>) {
        assert!(holder.is_some());
        self.waits = true;
    }

    fn taken(&mut self, from: Option<LaneId>, _: bool) {
        assert!(from.is_some() && self.waits);
        self.waits = false;
    }
}

fn add(cell: &Cell, me: LaneId, times: u64) {
    let mut watch = Listener::default();
    for _ in 0..times {
        let _guard = cell.lock.lock(me, &mut watch);
        let value = cell.value.load(Relaxed);
        cell.value.store(value + 1, Relaxed);
    }
    assert!(!watch.waits);
}

/// One thread for each number, which adds so often; the last one on our own.
fn check(preemptions: Option<usize>, choices: usize, times: &'static [u64]) {
    crate::check(preemptions, move || {
        allow_choices(choices);
        let cell = Arc::new(Cell::default());
        let threads: Vec<_> = (1..)
            .map(LaneId)
            .zip(&times[1..])
            .map(|(me, &times)| {
                let cell = Arc::clone(&cell);
                thread::spawn(move || add(&cell, me, times))
            })
            .collect();
        add(&cell, LaneId(0), times[0]);
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(cell.value.load(Relaxed), times.iter().sum::<u64>());
    });
}

#[test]
fn two_threads() {
    check(None, 0, &[1, 1]);
}

#[test]
fn one_overtakes_until_the_lock_is_handed_over() {
    check(Some(6), 0, &[4, 1]);
}

#[test]
fn wakes_for_no_reason() {
    check(Some(5), 2, &[2, 2]);
}

#[test]
fn three_threads() {
    check(Some(3), 0, &[2, 1, 1]);
}

//! What `src/engine/real/sync/platform.rs` is, made of loom's primitives. Knows
//! no time: whether a timed wait runs out, and whether a wait ends for no
//! reason, is a free choice, and the checker tries both.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LockResult};

use loom::sync::atomic::Ordering::Relaxed;

pub(crate) use loom::sync::atomic::{AtomicBool, AtomicU64};

use crate::base::Nanos;
use crate::sync::wait::{TimedWait, held};

/// Once is as good as often, where every interleaving is tried.
pub(crate) const SPINS: u32 = 1;
pub(crate) const PATIENCE: u32 = 1;

pub(crate) fn spin_loop() {}

thread_local! {
    /// The free choices that are left in this execution. All threads of a model
    /// are one thread to the system.
    static CHOICES: RefCell<Vec<Arc<AtomicBool>>> = const { RefCell::new(Vec::new()) };
}

/// Gives this execution so many free choices; then every choice is "no", so
/// that it ends. Takes a thread of the five that loom has.
///
/// A choice is a relaxed load, for which the checker has to try each of two
/// stores, as long as nothing orders them before it. So a thread makes the
/// stores and nobody synchronises with it.
pub(crate) fn allow_choices(count: usize) {
    if count == 0 {
        return;
    }
    let choices: Vec<_> = (0..count).map(|_| Arc::new(AtomicBool::new(false))).collect();
    CHOICES.set(choices.clone());
    loom::stop_exploring();
    let stored = Arc::new(AtomicBool::new(false));
    loom::thread::spawn({
        let stored = Arc::clone(&stored);
        move || {
            choices.iter().for_each(|choice| choice.store(true, Relaxed));
            stored.store(true, Relaxed);
        }
    });
    while !stored.load(Relaxed) {
        loom::thread::yield_now();
    }
    loom::explore();
}

fn choose() -> bool {
    let choice = CHOICES.with_borrow_mut(Vec::pop);
    choice.is_some_and(|choice| choice.load(Relaxed))
}

/// loom's mutex, with a guard that remembers it.
#[derive(Debug, Default)]
pub(crate) struct Mutex<T>(loom::sync::Mutex<T>);

pub(crate) struct MutexGuard<'a, T> {
    /// None only while it is being waited.
    held: Option<loom::sync::MutexGuard<'a, T>>,
    mutex: &'a Mutex<T>,
}

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(loom::sync::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        Ok(MutexGuard { held: Some(held(self.0.lock())), mutex: self })
    }
}

const HELD: &str = "a guard holds its mutex except within a wait";

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.held.as_ref().expect(HELD)
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.held.as_mut().expect(HELD)
    }
}

/// loom's condition variable, whose waits may also end by themselves.
#[derive(Debug, Default)]
pub(crate) struct Condvar(loom::sync::Condvar);

impl Condvar {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        Ok(self.wait_or_not(guard).0)
    }

    pub(crate) fn notify_one(&self) {
        self.0.notify_one();
    }

    pub(crate) fn notify_all(&self) {
        self.0.notify_all();
    }

    /// Waits for a notification; or by free choice lets go of the mutex and
    /// takes it again, after whatever others do meanwhile. Says whether so.
    fn wait_or_not<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> (MutexGuard<'a, T>, bool) {
        let by_itself = choose();
        let inner = guard.held.take().expect(HELD);
        guard.held = Some(if by_itself {
            drop(inner);
            held(guard.mutex.0.lock())
        } else {
            held(self.0.wait(inner))
        });
        (guard, by_itself)
    }
}

impl TimedWait for Condvar {
    fn wait_for<'a, T>(&self, guard: MutexGuard<'a, T>, _: Nanos) -> (MutexGuard<'a, T>, bool) {
        self.wait_or_not(guard)
    }
}

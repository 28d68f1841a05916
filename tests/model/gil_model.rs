//! The GIL: one holder at a time, a forced drop lets another in, nobody waits
//! for ever, and a close ends every wait.

use std::sync::{Arc, Mutex};

use loom::sync::atomic::AtomicU64;
use loom::sync::atomic::Ordering::Relaxed;
use loom::thread;

use crate::base::{LaneId, Nanos};
use crate::platform::allow_choices;
use crate::sync::{Gil, Watch};

/// A GIL and what happens under it.
struct Interpreter {
    gil: Gil,
    /// Torn, unless the GIL excludes and orders its holders.
    counter: AtomicU64,
    /// Who held the GIL, step by step. Not loom's, so that looking at it changes
    /// nothing.
    holders: Mutex<Vec<LaneId>>,
}

/// Hears a wait of this lane, which must be for another.
struct Listener {
    me: LaneId,
    waits: bool,
}

impl Watch for Listener {
    fn waiting(&mut self, holder: Option<LaneId>) {
        assert_ne!(holder, Some(self.me));
        assert!(holder.is_some());
        self.waits = true;
    }

    fn taken(&mut self, from: Option<LaneId>, _: bool) {
        assert!(from.is_some());
        assert!(self.waits);
        self.waits = false;
    }
}

/// What a lane does, step by step.
#[derive(Clone, Copy)]
enum Do {
    /// Computes, then comes to a check point.
    Compute,
    /// Lets the GIL go, as for I/O, and takes it again.
    Read,
}

impl Interpreter {
    fn new() -> Arc<Self> {
        Arc::new(Self { gil: Gil::new(Nanos::from_millis(5)), counter: AtomicU64::new(0), holders: Mutex::default() })
    }

    /// Runs a lane to its end, or until the GIL is closed.
    fn run(&self, me: LaneId, program: &[Do]) {
        let mut watch = Listener { me, waits: false };
        if !self.gil.take(me, &mut watch) {
            return;
        }
        self.step(me);
        for what in program {
            let goes_on = match what {
                Do::Compute => self.check_point(me, &mut watch),
                Do::Read => {
                    self.gil.drop_gil(me);
                    self.gil.take(me, &mut watch)
                }
            };
            if !goes_on {
                return;
            }
            self.step(me);
        }
        self.gil.drop_gil(me);
    }

    /// Something that only the holder may do.
    fn step(&self, me: LaneId) {
        self.holders.lock().unwrap().push(me);
        let value = self.counter.load(Relaxed);
        self.counter.store(value + 1, Relaxed);
    }

    /// A check point, and that it lets another in if one had asked.
    fn check_point(&self, me: LaneId, watch: &mut Listener) -> bool {
        let asked = self.gil.asked();
        let before = self.holders.lock().unwrap().len();
        let goes_on = self.gil.check_point(me, watch);
        if asked && goes_on {
            let others = self.holders.lock().unwrap()[before..].iter().any(|&lane| lane != me);
            assert!(others, "a forced drop must let another in");
        }
        goes_on
    }
}

/// Runs one lane for each program, the last one on the model's own thread.
fn run_all(interpreter: &Arc<Interpreter>, programs: &'static [&'static [Do]]) {
    let mut lanes: Vec<_> = (0..).map(LaneId).zip(programs).collect();
    let last = lanes.pop();
    let threads: Vec<_> = lanes
        .into_iter()
        .map(|(me, program)| {
            let interpreter = Arc::clone(interpreter);
            thread::spawn(move || interpreter.run(me, program))
        })
        .collect();
    if let Some((me, program)) = last {
        interpreter.run(me, program);
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

/// All lanes come to their end, and nothing that they did under the GIL is lost.
fn check(preemptions: Option<usize>, choices: usize, programs: &'static [&'static [Do]]) {
    crate::check(preemptions, move || {
        allow_choices(choices);
        let interpreter = Interpreter::new();
        run_all(&interpreter, programs);
        let steps: u64 = programs.iter().map(|program| program.len() as u64 + 1).sum();
        assert_eq!(interpreter.counter.load(Relaxed), steps);
        assert_eq!(interpreter.gil.holder(), None);
    });
}

use Do::{Compute, Read};

#[test]
fn two_that_compute() {
    check(None, 1, &[&[Compute, Compute], &[Compute]]);
}

#[test]
fn two_that_compute_and_ask_often() {
    check(Some(4), 3, &[&[Compute, Compute, Compute], &[Compute, Compute]]);
}

#[test]
fn one_that_computes_and_one_that_reads() {
    check(Some(4), 2, &[&[Compute, Compute], &[Read, Compute]]);
}

#[test]
fn three_that_compute() {
    check(Some(3), 1, &[&[Compute, Compute], &[Compute], &[Compute]]);
}

#[test]
fn three_that_read() {
    check(Some(3), 1, &[&[Read], &[Read], &[Read]]);
}

#[test]
fn a_close_ends_every_wait() {
    crate::check(Some(3), || {
        allow_choices(1);
        let interpreter = Interpreter::new();
        let closer = Arc::clone(&interpreter);
        let closes = thread::spawn(move || closer.gil.close());
        run_all(&interpreter, &[&[Compute, Compute], &[Compute, Read]]);
        closes.join().unwrap();
        assert!(!interpreter.gil.take(LaneId(0), &mut ()));
        assert_eq!(interpreter.gil.holder(), None);
    });
}

/// Who waits need not wait for the holder's check point, and the holder need not
/// wait for anybody to take the lock after it.
#[test]
fn a_close_ends_waits_while_the_holder_goes_on() {
    crate::check(None, || {
        let gil = Arc::new(Gil::new(Nanos::from_millis(5)));
        assert!(gil.take(LaneId(0), &mut ()));
        let waiters = [1, 2].map(|lane| {
            let gil = Arc::clone(&gil);
            thread::spawn(move || gil.take(LaneId(lane), &mut ()))
        });
        gil.close();
        for waiter in waiters {
            assert!(!waiter.join().unwrap());
        }
        assert_eq!(gil.holder(), Some(LaneId(0)));
        assert!(!gil.check_point(LaneId(0), &mut ()));
        assert_eq!(gil.holder(), None);
    });
}

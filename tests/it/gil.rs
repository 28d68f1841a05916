//! The GIL under real threads: everyone gets it, one at a time, and a forced
//! drop lets another in. That no interleaving breaks it is shown in
//! `tests/model`. Nothing here measures time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::thread;

use interleave::base::{LaneId, Nanos};
use interleave::engine::real::sync::{Gil, Watch};

/// So long that nobody asks during a test.
const NEVER: Nanos = Nanos::from_millis(3_600_000);

/// What a watch was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    Waiting(Option<LaneId>),
    Taken(Option<LaneId>, bool),
}

/// Notes what it hears, and says that a wait has begun.
#[derive(Default)]
struct Listener {
    heard: Vec<Heard>,
    waits: Arc<AtomicBool>,
}

impl Watch for Listener {
    fn waiting(&mut self, holder: Option<LaneId>) {
        self.heard.push(Heard::Waiting(holder));
        self.waits.store(true, Relaxed);
    }
    fn taken(&mut self, from: Option<LaneId>, forced: bool) {
        self.heard.push(Heard::Taken(from, forced));
    }
}

/// Lanes that do nothing but compute, until each was forced to let go so often.
struct Busy {
    gil: Gil,
    lanes: u32,
    /// Steps under the GIL; torn if two ever hold it at once.
    steps: AtomicU64,
    /// Who made the last step, and how often that was another than before.
    last: AtomicU32,
    switches: AtomicU64,
    /// How many lanes still want to be forced.
    unsatisfied: AtomicU32,
}

const FORCED_DROPS: u32 = 20;

impl Busy {
    fn new(lanes: u32, interval: Nanos) -> Self {
        Self {
            gil: Gil::new(interval),
            lanes,
            steps: AtomicU64::new(0),
            last: AtomicU32::new(u32::MAX),
            switches: AtomicU64::new(0),
            unsatisfied: AtomicU32::new(lanes),
        }
    }

    fn step(&self, me: LaneId) {
        let steps = self.steps.load(Relaxed);
        if self.last.swap(me.0, Relaxed) != me.0 {
            self.switches.store(self.switches.load(Relaxed) + 1, Relaxed);
        }
        std::hint::black_box((0..200).fold(steps, |sum, i| sum ^ i));
        self.steps.store(steps + 1, Relaxed);
    }

    /// The steps that `me` made.
    fn run(&self, me: LaneId) -> u64 {
        assert!(self.gil.take(me, &mut ()));
        let (mut mine, mut forced) = (0, 0);
        loop {
            self.step(me);
            mine += 1;
            let switches = self.switches.load(Relaxed);
            let asked = self.gil.asked();
            if !self.gil.check_point(me, &mut ()) {
                return mine;
            }
            if !asked {
                continue;
            }
            assert!(self.switches.load(Relaxed) > switches, "a forced drop must let another in");
            forced += 1;
            if forced == FORCED_DROPS && self.unsatisfied.fetch_sub(1, Relaxed) == 1 {
                self.gil.close();
            }
        }
    }
}

fn check_busy(lanes: u32, interval: Nanos) {
    let busy = Busy::new(lanes, interval);
    let steps: u64 = thread::scope(|scope| {
        let threads: Vec<_> = (0..busy.lanes)
            .map(|lane| {
                scope.spawn({
                    let busy = &busy;
                    move || busy.run(LaneId(lane))
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(busy.steps.load(Relaxed), steps);
    assert_eq!(busy.gil.holder(), None);
    assert!(busy.switches.load(Relaxed) >= u64::from(lanes * FORCED_DROPS));
}

#[test]
fn busy_lanes_take_turns() {
    for lanes in [2, 4] {
        check_busy(lanes, Nanos::from_micros(200));
    }
    check_busy(2, Nanos::from_millis(5));
}

#[test]
fn a_lane_alone_is_never_asked() {
    let gil = Gil::new(Nanos(1));
    let mut watch = Listener::default();
    assert!(gil.take(LaneId(3), &mut watch));
    assert_eq!(gil.holder(), Some(LaneId(3)));
    for _ in 0..10_000 {
        assert!(gil.check_point(LaneId(3), &mut watch));
    }
    gil.drop_gil(LaneId(3));
    assert!(gil.take(LaneId(4), &mut watch));
    gil.drop_gil(LaneId(4));
    assert_eq!(gil.holder(), None);
    assert_eq!(watch.heard, []);
}

/// Runs a lane that takes a GIL which lane 0 holds; once it waits, lane 0 does
/// something. Answers whether the lane got the GIL, and what it heard.
fn wait_while(interval: Nanos, holder: impl FnOnce(&Gil)) -> (bool, Vec<Heard>) {
    let gil = Gil::new(interval);
    let mut watch = Listener::default();
    let waits = Arc::clone(&watch.waits);
    assert!(gil.take(LaneId(0), &mut ()));
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let taken = gil.take(LaneId(1), &mut watch);
            if taken {
                gil.drop_gil(LaneId(1));
            }
            (taken, watch.heard)
        });
        while !waits.load(Relaxed) {
            thread::yield_now();
        }
        holder(&gil);
        waiter.join().unwrap()
    })
}

const WAITING: Heard = Heard::Waiting(Some(LaneId(0)));

#[test]
fn nobody_asks_before_the_interval_is_over() {
    let (taken, heard) = wait_while(NEVER, |gil| {
        for _ in 0..10_000 {
            assert!(gil.check_point(LaneId(0), &mut ()));
            assert_eq!(gil.holder(), Some(LaneId(0)));
        }
        gil.drop_gil(LaneId(0));
    });
    assert!(taken);
    assert_eq!(heard, [WAITING, Heard::Taken(Some(LaneId(0)), false)]);
}

#[test]
fn a_waiter_asks_and_the_holder_lets_go_at_its_check_point() {
    let (taken, heard) = wait_while(Nanos::from_millis(5), |gil| {
        while !gil.asked() {
            thread::yield_now();
            assert_eq!(gil.holder(), Some(LaneId(0)), "asking must not take it away");
        }
        assert!(gil.check_point(LaneId(0), &mut ()));
        gil.drop_gil(LaneId(0));
    });
    assert!(taken);
    assert_eq!(heard, [WAITING, Heard::Taken(Some(LaneId(0)), true)]);
}

#[test]
fn a_close_ends_the_wait_and_the_holder_leaves_at_its_check_point() {
    let (taken, heard) = wait_while(NEVER, |gil| {
        gil.close();
        assert_eq!(gil.holder(), Some(LaneId(0)));
        assert!(!gil.check_point(LaneId(0), &mut ()));
        assert_eq!(gil.holder(), None);
    });
    assert!(!taken);
    assert_eq!(heard, [WAITING]);
}

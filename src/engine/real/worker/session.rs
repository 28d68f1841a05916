//! What the main worker and the process workers have in common while a run goes
//! on: the order, the clock, a pen, the line to the page, and when to put the
//! work down for a moment so that messages can come in and events go out.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Uplink;
use crate::base::{LaneId, Nanos};
use crate::engine::real::clock::Clock;
use crate::engine::real::plan::Plan;
use crate::engine::real::recorder::{Log, Recorder};
use crate::engine::turnstile::Turnstile;
use crate::protocol::{FromWorker, Start};

/// How long a worker computes before it lets messages in: well below the 20 ms
/// within which it has to hear that it shall stop.
const YIELD_EVERY: Nanos = Nanos::from_millis(8);

/// How often events go to the page: thirty times a second.
pub(in crate::engine::real) const FLUSH_EVERY_MILLIS: u32 = 33;

/// A worker's part in a run.
pub(in crate::engine::real) struct Session {
    /// What the page said at the start.
    pub(in crate::engine::real) start: Start,
    /// Who takes part.
    pub(in crate::engine::real) plan: Plan,
    /// The run's axis.
    pub(in crate::engine::real) clock: Clock,
    /// The worker's pen.
    pub(in crate::engine::real) pen: Recorder,
    logs: RefCell<Vec<Log>>,
    turnstile: Turnstile,
    yielded: Cell<Nanos>,
    flushed: Cell<Nanos>,
}

impl Session {
    /// The worker's part begins: its own lane is `lane`, the axis began at `origin`.
    pub(in crate::engine::real) fn new(start: Start, lane: LaneId, origin: Nanos) -> Rc<Self> {
        let (log, clock) = (Log::default(), Clock::new(origin));
        Rc::new(Self {
            plan: Plan::new(&start.order.choice),
            clock,
            pen: Recorder::new(lane, clock, log.clone(), start.order.record),
            logs: RefCell::new(vec![log]),
            turnstile: Turnstile::default(),
            yielded: Cell::new(clock.now()),
            flushed: Cell::new(clock.now()),
            start,
        })
    }

    /// A pen for another thread of this memory; what it writes goes to the page
    /// with the rest.
    pub(in crate::engine::real) fn log_of_another(&self) -> Log {
        let log = Log::default();
        self.logs.borrow_mut().push(log.clone());
        log
    }

    /// Between two steps of a computation: lets messages in and events out, if
    /// it is time.
    pub(in crate::engine::real) async fn breathe(&self) {
        let now = self.clock.now();
        if now.since(self.flushed.get()) >= Nanos::from_millis(u64::from(FLUSH_EVERY_MILLIS)) {
            self.flush();
        }
        if now.since(self.yielded.get()) >= YIELD_EVERY {
            self.turnstile.pass().await;
            self.yielded.set(self.clock.now());
        }
    }

    /// Sends the page what was noted since the last time.
    pub(in crate::engine::real) fn flush(&self) {
        let events: Vec<_> = self.logs.borrow().iter().flat_map(Log::drain).collect();
        let now = self.clock.now();
        self.flushed.set(now);
        if !events.is_empty() {
            Uplink.say(&FromWorker::Events { events, now });
        }
    }

    /// Sends the last notes, and how far the run has got, noted or not.
    pub(in crate::engine::real) fn take_leave(&self) {
        self.flush();
        Uplink.say(&FromWorker::Events { events: Vec::new(), now: self.clock.now() });
    }
}

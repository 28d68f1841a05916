//! Every message between the page and a run, and nothing else. What carries
//! them (workers, ports, shared memory) is the engine's business; what the page
//! does with them is the page's.

mod simulator;
mod wire;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::Nanos;
use crate::scenario::{Choice, Fault};
use crate::trace::Event;
use crate::trace::facts::Facts;

pub use simulator::{FromSimulator, Simulate, ToSimulator};
pub use wire::{First, FromWorker, Garbled, PortTo, Role, Start, ToWorker, Word, decode, encode};

/// What the page asks for when the reader presses Run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What to run.
    pub choice: Choice,
    /// Whether to record what happens; off only to measure what recording costs.
    pub record: bool,
    /// What shall go wrong, if anything.
    pub fault: Option<Fault>,
}

/// What a run computed, for the reader and for the check against what is expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The numbers, in the order in which [`crate::scenario::expected`] has them.
    pub numbers: Vec<u64>,
}

/// Who plays the network in a run that has requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Network {
    /// The page's service worker answers real requests.
    ServiceWorker,
    /// A worker answers by message.
    Device,
    /// Nobody: each request is a timer.
    Timers,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// It did all its work.
    Finished(Outcome),
    /// The reader stopped it. Workers that did not leave by themselves were
    /// ended, and may burn their core a little longer.
    Stopped {
        /// How many had to be ended.
        ended: u32,
    },
    /// It could not go on; the sentence says what was wrong and what to do.
    Failed(String),
}

/// What the page hears of a run, in this order: what it goes through before it
/// starts, batches of events, then the end. After the end comes nothing but the
/// facts, where reckoning them would have held the end up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The calibration of this tab's first run has found how many workers
    /// really compute at once, in tenths.
    Cores {
        /// Ten times the number of cores.
        tenths: u32,
    },
    /// The run waits until the workers of the last one are gone.
    Waiting,
    /// The first worker of the run is being started; the axis begins here.
    Begun {
        /// Who plays the network, where the work has requests.
        network: Option<Network>,
    },
    /// What happened meanwhile. `now` is how far the run has got.
    Events {
        /// In order for each lane.
        events: Vec<Event>,
        /// The time on the run's axis when they were sent.
        now: Nanos,
    },
    /// The clocks of the run's workers were compared with the page's: the
    /// largest error that may remain.
    ClockError(Nanos),
    /// What the numbers of the whole trace say, where the engine has reckoned
    /// that; otherwise the page does.
    Facts(Rc<Facts>),
    /// It is over.
    Ended(End),
}

/// What this browser can do, found by trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abilities {
    /// Whether a memory can be shared with a worker; if not, why and what to do.
    pub shared_memory: Result<(), String>,
    /// Whether a service worker answers requests.
    pub service_worker: bool,
    /// How many cores the browser claims.
    pub claimed_cores: u32,
    /// The smallest step of the page's clock.
    pub clock_step: Nanos,
}

/// The engine as the page sees it.
pub trait Engine {
    /// What this browser can do.
    fn abilities(&self) -> Abilities;
    /// Begins a run and ends one that is under way, which need not be heard of
    /// any more. `hear` gets the news.
    fn start(&self, order: Order, hear: Rc<dyn Fn(News)>);
    /// Asks the run to end; [`News::Ended`] follows within 100 ms.
    fn stop(&self);
    /// The time on the run's axis, while one is under way that goes by a clock.
    fn now(&self) -> Option<Nanos>;
}

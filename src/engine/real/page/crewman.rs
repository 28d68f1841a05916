//! A worker of a real run, once it is started: what the page can ask it, and how
//! far its clock is ahead. Which of them belong to a run is the fleet's to know.

use std::rc::Rc;

use crate::base::Nanos;
use crate::engine::real::clock::{Offset, Reading, since_epoch};
use crate::engine::spawner;
use crate::protocol::{FromWorker, ToWorker};

/// How often a worker is asked for its time; the fastest answer counts.
const CLOCK_QUESTIONS: usize = 12;

/// A worker that listens. Dropping it ends it.
pub(super) type Worker = spawner::Worker<ToWorker>;

/// Shared by everyone who has to reach the worker.
pub(super) type Crewman = Rc<Worker>;

/// What a worker says, in order.
pub(super) type Heard = spawner::Heard<FromWorker>;

/// How far the worker's clock is ahead of the page's.
///
/// # Errors
/// The worker's own words, if it failed meanwhile.
pub(super) async fn compare_clocks(worker: &Worker, heard: &mut Heard) -> Result<Offset, String> {
    let mut readings = Vec::with_capacity(CLOCK_QUESTIONS);
    while readings.len() < CLOCK_QUESTIONS {
        let asked = since_epoch();
        worker.say(&ToWorker::Ping);
        match heard.next().await {
            Some(FromWorker::Pong(theirs)) => readings.push(Reading { asked, theirs, answered: since_epoch() }),
            Some(FromWorker::Failed(words)) => return Err(words),
            _ => break,
        }
    }
    Ok(Offset::estimate(&readings).unwrap_or(Offset { ahead_nanos: 0, error: Nanos::from_millis(1) }))
}

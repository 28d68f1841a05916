//! How many workers really compute at once, measured: how far several count in
//! a moment, beside how far one counts alone. A browser's own figure may be
//! rounded, capped or made up.

use futures::future::join_all;

use super::Shop;
use super::crewman::{Heard, Worker};
use crate::base::Nanos;
use crate::engine::real::clock::since_epoch;
use crate::engine::spawner::{Memory, spawn};
use crate::protocol::{FromWorker, Start, ToWorker};

/// Twice as many as the browser claims, but no more than these.
const MOST: u32 = 16;
/// Time for the message to arrive before everyone begins.
const LEAD: Nanos = Nanos::from_millis(8);
/// How long one counts alone, and how long all do.
const WINDOW: Nanos = Nanos::from_millis(20);
/// How often each is tried; the best counts, since whatever else the computer
/// does can only take away.
const TRIES: usize = 4;

/// The number of cores, in tenths.
///
/// # Errors
/// A sentence, when no worker could be started.
pub(super) async fn measure(shop: &Shop, start: &Start) -> Result<u32, String> {
    let count = (shop.abilities.claimed_cores.max(1) * 2).min(MOST);
    let started = join_all((0..count).map(|_| spawn(&shop.kit, start, Memory::Small))).await;
    let mut spinners = started.into_iter().collect::<Result<Vec<_>, _>>()?;
    let (mut alone, mut together) = (0, 0);
    for _ in 0..TRIES {
        alone = alone.max(count_with(&mut spinners[..1]).await);
        together = together.max(count_with(&mut spinners).await);
    }
    Ok((together * 10 / alone.max(1)).max(10) as u32)
}

async fn count_with(spinners: &mut [(Worker, Heard)]) -> u64 {
    let from = since_epoch() + LEAD;
    for (worker, _) in spinners.iter() {
        worker.say(&ToWorker::Spin { from, until: from + WINDOW });
    }
    let counts = join_all(spinners.iter_mut().map(|(_, heard)| heard.next())).await;
    counts.into_iter().map(|count| if let Some(FromWorker::Spun(steps)) = count { steps } else { 0 }).sum()
}

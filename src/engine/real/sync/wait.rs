//! What every wait here has in common: who hears of it, how a mutex is held,
//! and how a wait can end by itself. Waits for nothing on its own.

use std::sync::{LockResult, PoisonError};

use super::platform::MutexGuard;
use crate::base::{LaneId, Nanos};

/// Hears of the waits of one thread, so that they can be recorded. What was
/// there for the taking is no wait, and nothing is said of it.
///
/// The calls may come while the inside of what is waited for is locked: a watch
/// notes them down and does not touch that thing.
pub trait Watch {
    /// The thread begins to wait; `holder` has what it waits for, where somebody
    /// has it. Said again when it turns out to wait on for another holder.
    fn waiting(&mut self, holder: Option<LaneId>);

    /// The wait has ended well: `from` let go, or did what was waited for.
    /// `forced` says that `from` did so because it was asked to. A wait that
    /// ends because the thing was closed is not told: the answer of the call is.
    fn taken(&mut self, from: Option<LaneId>, forced: bool);
}

/// Nobody listens.
impl Watch for () {
    fn waiting(&mut self, _: Option<LaneId>) {}
    fn taken(&mut self, _: Option<LaneId>, _: bool) {}
}

/// A wait that ends by itself. A trait, because a checker of interleavings has
/// no time: for it the end of such a wait is a free choice.
pub(crate) trait TimedWait {
    /// Lets go of the mutex and waits for a notification, for `limit` at most;
    /// then takes the mutex again. Says whether the time ran out. May also
    /// return early for no reason, as every wait on a condition variable may.
    fn wait_for<'a, T>(&self, guard: MutexGuard<'a, T>, limit: Nanos) -> (MutexGuard<'a, T>, bool);
}

/// The mutex, held, even if another thread panicked while it held it: nothing
/// here leaves a mutex in the middle of a change, and that thread's panic is
/// reported by whoever drives it.
pub(crate) fn held<G>(result: LockResult<G>) -> G {
    result.unwrap_or_else(PoisonError::into_inner)
}

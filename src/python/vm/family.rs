//! What a process knows of itself among others: its number and its parent's, the thread
//! that was forked, what it has given out to share, and messages on their way. Not how
//! it comes to be.

use std::sync::Arc;

use super::Vm;

/// A process among others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Family {
    /// Which process it is, and whose child.
    pub(crate) own: u32,
    pub(crate) parent: u32,
    /// The thread that is forking.
    pub(crate) forker: u32,
    /// Whether it is a copy that was forked and has not run yet.
    is_fresh_fork: bool,
    /// What the computer calls the thread that was forked, and what it calls itself.
    pub(super) alias: Option<(u32, u32)>,
    /// How many numbers it has given out to what processes share.
    pub(crate) numbers_given: u64,
    /// Messages that go out with what the thread asks next, by their numbers.
    pub(crate) outgoing: Vec<(u64, Arc<[u8]>)>,
    /// The message that has come.
    pub(crate) incoming: Option<Arc<[u8]>>,
}

impl Vm {
    /// A copy of a process becomes a process: only the thread that forked is in it, and
    /// goes by the same number.
    pub(crate) fn become_fork(&mut self) {
        self.switch_to(self.family.forker);
        self.resting.clear();
        self.beginnings.clear();
        self.main_thread = self.family.forker;
        self.family.is_fresh_fork = true;
    }

    /// What the thread goes by here that the computer calls so.
    pub(crate) fn own_number(&mut self, thread: u32) -> u32 {
        if std::mem::take(&mut self.family.is_fresh_fork) {
            self.family.alias = Some((thread, self.family.forker));
        }
        match self.family.alias {
            Some((theirs, ours)) if theirs == thread => ours,
            _ => thread,
        }
    }

    /// What the computer calls the thread that goes by this number here.
    pub(crate) fn number_outside(&self, thread: u32) -> u32 {
        match self.family.alias {
            Some((theirs, ours)) if ours == thread => theirs,
            _ => thread,
        }
    }
}

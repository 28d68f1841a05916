//! The global interpreter lock of one interpreter, as CPython has it: who holds
//! it, who waits, who has asked. Only its books; who is woken, and on which core,
//! is the scheduler's business.

use std::collections::VecDeque;

use crate::base::{Nanos, ObjectId};
use crate::program::ThreadId;

/// An interpreter's lock, by its place in the computer's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GilId(pub(super) u32);

impl GilId {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A global interpreter lock.
#[derive(Clone, Debug)]
pub(super) struct Gil {
    pub(super) object: ObjectId,
    /// Who has it.
    pub(super) holder: Option<ThreadId>,
    /// Who had it last: one that was made to let it go waits until this changes.
    pub(super) last_holder: Option<ThreadId>,
    /// How often it went from one to another.
    switches: u64,
    /// Whether the holder shall let it go at its next check point.
    pub(super) asked: bool,
    /// When it was let go, and whether because it was asked for.
    pub(super) free_since: Nanos,
    pub(super) forced: bool,
    /// Those who wait, the longest first.
    waiters: VecDeque<ThreadId>,
    /// When each that waits will have waited for a switch interval, the earliest
    /// first, and how many switches there had been when it began.
    alarms: VecDeque<Alarm>,
    /// Those who were made to let it go and wait until another has it.
    pub(super) yielding: Vec<ThreadId>,
}

#[derive(Clone, Copy, Debug)]
struct Alarm {
    at: Nanos,
    thread: ThreadId,
    switches: u64,
}

/// What an alarm found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rang {
    /// Nobody got the lock meanwhile: it is asked for now.
    Asked,
    /// It went to another meanwhile: this one goes on waiting, anew.
    WaitsOn(ThreadId),
}

impl Gil {
    pub(super) fn new(object: ObjectId) -> Self {
        Self {
            object,
            holder: None,
            last_holder: None,
            switches: 0,
            asked: false,
            free_since: Nanos::ZERO,
            forced: false,
            waiters: VecDeque::new(),
            alarms: VecDeque::new(),
            yielding: Vec::new(),
        }
    }

    /// Another begins to wait: when it will ask, if nothing changes.
    pub(super) fn wait(&mut self, thread: ThreadId, alarm_at: Nanos) {
        self.waiters.push_back(thread);
        self.set_alarm(thread, alarm_at);
    }

    fn set_alarm(&mut self, thread: ThreadId, at: Nanos) {
        let alarm = Alarm { at, thread, switches: self.switches };
        // All wait equally long, so the newest nearly always comes last.
        let place = self.alarms.partition_point(|other| other.at <= at);
        self.alarms.insert(place, alarm);
    }

    /// When the next alarm rings.
    pub(super) fn next_alarm(&self) -> Option<Nanos> {
        self.alarms.front().map(|alarm| alarm.at)
    }

    /// Lets the next alarm ring that is due; sets it anew, a switch interval later.
    pub(super) fn ring(&mut self, now: Nanos, interval: Nanos) -> Option<Rang> {
        let alarm = *self.alarms.front().filter(|alarm| alarm.at <= now)?;
        self.alarms.pop_front();
        self.set_alarm(alarm.thread, now + interval);
        if self.holder.is_some() && self.switches == alarm.switches {
            self.asked = true;
            return Some(Rang::Asked);
        }
        Some(Rang::WaitsOn(alarm.thread))
    }

    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// The one at that place waits no more.
    pub(super) fn signal(&mut self, place: usize) -> Option<ThreadId> {
        let thread = self.waiters.remove(place)?;
        self.alarms.retain(|alarm| alarm.thread != thread);
        Some(thread)
    }

    /// It is let go.
    pub(super) fn release(&mut self, now: Nanos) {
        self.holder = None;
        self.free_since = now;
        self.forced = self.asked;
    }

    /// It is taken: who had it before, if that was another.
    pub(super) fn take(&mut self, thread: ThreadId) -> Option<ThreadId> {
        self.holder = Some(thread);
        self.asked = false;
        let before = self.last_holder.replace(thread);
        if before != Some(thread) {
            self.switches += 1;
        }
        before.filter(|&before| before != thread)
    }

    /// The thread is no more.
    pub(super) fn forget(&mut self, thread: ThreadId) {
        self.waiters.retain(|&other| other != thread);
        self.alarms.retain(|alarm| alarm.thread != thread);
        self.yielding.retain(|&other| other != thread);
    }
}

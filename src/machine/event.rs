//! What can become due on the computer. An instruction never does; the end of a
//! slice, with the effect that it ended in, does.

use super::core::CoreId;
use super::gil::GilId;
use crate::program::{SocketId, ThreadId};

/// One thing that becomes due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// The core has done what it was doing; void if its generation has passed.
    Core(CoreId, u32),
    /// The thread's time is up: it slept, or waited long enough; void if its
    /// generation has passed.
    Timer(ThreadId, u32),
    /// Somebody may have waited for this GIL for a switch interval.
    GilAlarm(GilId),
    /// The disk has done what this thread wanted; void like a timer.
    DiskDone(ThreadId, u32),
    /// The server outside has answered.
    Answer(SocketId),
}

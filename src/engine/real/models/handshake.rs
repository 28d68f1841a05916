//! A thread of the pool and the main worker compare their clocks through the
//! memory they share: the main worker asks, the thread answers at once. Who
//! waits sleeps: a machine may have one core for the two of them, and whoever
//! spins there keeps the other from answering for milliseconds.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::base::Nanos;
use crate::engine::real::clock::{Offset, Reading, since_epoch};

/// How often a thread is asked; the fastest answer counts.
const QUESTIONS: u32 = 6;

/// How long the main worker waits for a thread before it goes on without. Only
/// a machine that has no core for the thread comes near it.
const PATIENCE: Nanos = Nanos::from_millis(100);

/// Where the two meet.
#[derive(Debug, Default)]
pub(super) struct Handshake {
    stage: Mutex<Stage>,
    changed: Condvar,
}

/// How far the two have got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    NobodyThere,
    Listens,
    Asked,
    Answered {
        theirs: Nanos,
    },
    Over {
        ahead_nanos: i64,
    },
}

impl Handshake {
    /// The main worker's part. Of a thread that does not answer in time nothing
    /// is known; then the error is as large as the wait was long.
    pub(super) fn ask(&self) -> Offset {
        let mut readings = Vec::with_capacity(QUESTIONS as usize);
        if self.wait_while(Stage::NobodyThere).is_some() {
            readings.extend((0..QUESTIONS).map_while(|_| self.question()));
        }
        let offset = Offset::estimate(&readings).unwrap_or(Offset { ahead_nanos: 0, error: PATIENCE });
        self.enter(Stage::Over { ahead_nanos: offset.ahead_nanos });
        offset
    }

    fn question(&self) -> Option<Reading> {
        let asked = since_epoch();
        self.enter(Stage::Asked);
        match self.wait_while(Stage::Asked) {
            Some(Stage::Answered { theirs }) => Some(Reading { asked, theirs, answered: since_epoch() }),
            _ => None,
        }
    }

    /// The stage after `stage`, if it comes in time.
    fn wait_while(&self, stage: Stage) -> Option<Stage> {
        let begun = since_epoch();
        let mut now = self.stage();
        while *now == stage {
            if since_epoch().since(begun) >= PATIENCE {
                return None;
            }
            let waited = self.changed.wait_timeout(now, Duration::from_nanos(PATIENCE.0));
            now = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        Some(*now)
    }

    /// The thread's part: how far its clock is ahead of the main worker's.
    pub(super) fn answer(&self) -> Offset {
        let mut stage = self.stage();
        loop {
            let answer = match *stage {
                Stage::Over { ahead_nanos } => return Offset { ahead_nanos, error: Nanos::ZERO },
                Stage::NobodyThere => Some(Stage::Listens),
                Stage::Asked => Some(Stage::Answered { theirs: since_epoch() }),
                Stage::Listens | Stage::Answered { .. } => None,
            };
            if let Some(answer) = answer {
                *stage = answer;
                self.changed.notify_all();
            }
            stage = self.changed.wait(stage).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn enter(&self, stage: Stage) {
        *self.stage() = stage;
        self.changed.notify_all();
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! The modules of `src/engine/real/sync`, around the checker's `platform`.
#![allow(dead_code, unreachable_pub, reason = "made for the library, of which the models touch a part")]

#[path = "../../src/engine/real/sync/barrier.rs"]
mod barrier;
#[path = "../../src/engine/real/sync/gil.rs"]
mod gil;
#[path = "../../src/engine/real/sync/lock.rs"]
mod lock;
#[path = "../../src/engine/real/sync/queue.rs"]
mod queue;
#[path = "../../src/engine/real/sync/sleep.rs"]
mod sleep;
#[path = "../../src/engine/real/sync/wait.rs"]
pub(crate) mod wait;

pub(crate) use crate::platform;
pub(crate) use barrier::Barrier;
pub(crate) use gil::Gil;
pub(crate) use lock::Lock;
pub(crate) use queue::TaskQueue;
pub(crate) use sleep::{Sleeper, Woken};
pub(crate) use wait::Watch;

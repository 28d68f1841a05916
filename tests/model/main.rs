//! The waits of the real engine and its event loop under every interleaving of
//! their threads, as far as `loom` can tell them apart. Not for speed and not
//! for what a single thread does: that is tested in `tests/it`.
//!
//! The files under test are compiled here a second time, word for word, with
//! `platform` replaced by one made of loom's primitives. Where a model has too
//! many interleavings, those with more than so many preemptions are left out;
//! each test says so.

// In a test a value that is missing is a failure, and this is how to say so.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod executor_model;
mod gil_model;
mod lock_model;
mod platform;
mod sync;
mod wait_model;

use interleave::base;

#[allow(dead_code, unreachable_pub, unused_imports, reason = "made for the library, of which the models touch a part")]
#[path = "../../src/engine/real/executor/mod.rs"]
mod executor;

/// The files under test call each other by their full names.
mod engine {
    pub(crate) mod real {
        pub(crate) use crate::sync;
    }
}

/// Runs the model under every interleaving with at most that many preemptions
/// (all, if none is given).
fn check(preemptions: Option<usize>, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = preemptions;
    builder.max_branches = 10_000;
    builder.check(model);
}

//! Interleave: processes, threads and coroutines as lanes on a timeline.
//!
//! The map, in reading order (`ARCHITECTURE.md` has the reasons):
//!
//! - [`base`]: time, ids, chance. Imports nothing of ours.
//! - [`trace`]: what happened, and what its numbers say. → base
//! - [`program`]: what may be asked of a computer. → base
//! - [`python`]: compiler, virtual machine and library. → program, base
//! - [`machine`]: the simulated computer. → program, trace, base
//! - [`scenario`]: what to run, and a link for it. → base
//! - [`protocol`]: every message between the page and a run. → trace, scenario, base
//! - [`engine`]: what turns a scenario into a trace. → protocol, trace, scenario, base
//! - [`timeline`]: a trace laid out and painted. → trace, base
//! - [`ui`]: the page. → timeline, trace, protocol, scenario, base

// The page is built small; what draws a frame is built fast (`scripts/build.sh` sets `hot`).
#![cfg_attr(hot, feature(optimize_attribute))]

pub mod base;
pub mod engine;
pub mod machine;
pub mod program;
pub mod protocol;
// Runs in a terminal; the page does not have it yet.
pub mod python;
pub mod scenario;
pub mod timeline;
pub mod trace;
pub mod ui;

//! Every native test, a module per behaviour. What needs a browser is in
//! `tests/browser`.
// In a test a value that is missing is a failure, and this is how to say so.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod architecture;
mod base;
mod catalogue;
mod chance;
mod executor;
mod expected;
mod export;
mod facts;
mod facts_path;
mod facts_path_laws;
mod facts_story;
mod facts_sums;
mod gil;
mod kernels;
mod library;
mod machine;
mod moment;
mod palette;
mod panels;
mod plan;
mod programs;
mod python;
mod query;
mod script;
mod stand_in;
mod state;
mod sync;
mod timeline;
mod trace;
mod wasm;

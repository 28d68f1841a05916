//! The built page in a real headless Chromium: what only a browser can show. Facts that plain Rust
//! can show are in tests/it. One session at a time, since many of these tests measure time.

// A test that cannot get as far as its question fails, and the panic says where.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod accessible;
mod clocks;
mod code;
#[path = "../driving/mod.rs"]
mod driving;
mod failing;
mod hosting;
mod latency;
mod promptly;
mod runs;
mod same_bytes;
mod simulated;
mod starting;
mod steady;
mod stopping;
mod timeline;

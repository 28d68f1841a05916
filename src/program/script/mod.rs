//! Small programs for a simulated computer, written in Rust with a builder that
//! reads like pseudo-code. Not a language for readers of the page.
//!
//! A [`Builder`] makes functions of small operations, a [`Fun`] is the body of
//! one while it is written, and [`Scripts`] is what runs: all programs of a
//! computer, every thread's frames and every process's memory. Values are whole
//! numbers. Nothing of a program lives on Rust's stack, so that it can stop
//! anywhere, be copied, and go on.
//!
//! In reading order: `builder`, `value` (what can be reckoned with), `control`
//! (loops, calls, time), `objects` (memory), `asking` and `telling` (effects and
//! notes); then what they are compiled to (`op`, `ask`) and what runs it (`reckon`,
//! `run`, `scripts`, `memory`, `thread`, `chance`).

mod ask;
mod asking;
mod builder;
mod chance;
mod control;
mod memory;
mod objects;
mod op;
mod reckon;
mod run;
mod scripts;
mod telling;
mod thread;
mod value;

pub use asking::{Message, Unparked};
pub use builder::{Builder, Deque, Function, Heap, Word};
pub use control::{Fun, Resumed};
pub use scripts::Scripts;
pub use value::{Arguments, Local, Operand, Text, Value};

/// A time-out that never comes.
pub const FOREVER: i64 = -1;

/// No address: for a note or a wait that is about nothing in particular.
pub const NOTHING: i64 = -1;

/// How a wait in the parking lot ended: another thread woke it.
pub const WOKEN: i64 = 0;
/// Another thread gave it what it waits for.
pub const HANDED_OVER: i64 = 1;
/// Time was up.
pub const TIMED_OUT: i64 = 2;
/// The word no longer had the value that was expected.
pub const CHANGED: i64 = 3;

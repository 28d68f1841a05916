//! What may be asked of a computer: the contract between whatever runs programs
//! (a virtual machine, an interpreter of small scripts) and whatever they run on.
//! Knows neither cores nor languages.
//!
//! In reading order: `software` (who is resumed, for how long, and what comes
//! back), `effect` (what a program asks for), `note` (what it only tells),
//! `reply` (what it hears), `ids`, and `script` (small programs written in Rust).
#![forbid(unsafe_code)]

mod effect;
mod ids;
mod note;
mod reply;
pub mod script;
mod software;

pub use effect::{Effect, NewProcess, NewThread, Park, Request, SelectorKind, SharedOp, Source, StartMethod, Subject};
pub use ids::{Address, PipeEnd, PipeId, ProcessId, SelectorId, SocketId, TaskId, ThreadId};
pub use note::{Cause, Note};
pub use reply::{ParkEnd, Reply};
pub use software::{Slice, SliceEnd, Software, Stepping, Turn};

//! What happened: the only thing that is ever drawn, measured or compared.
//! Knows neither who wrote it (a browser, a simulated computer) nor pixels.
//!
//! In reading order: `state` (what a lane can be doing), `lane` (who), `event`
//! (one thing that a writer reports), `column` and `spans` (what a lane did, and
//! sums of it), `details` (what spans are about), `log` (the whole trace, grown
//! event by event), `facts` (what its numbers say), `file` (as bytes), `export`
//! (for other tools).
#![forbid(unsafe_code)]

mod column;
mod details;
mod event;
pub mod export;
pub mod facts;
pub mod file;
mod lane;
mod log;
mod spans;
mod state;

pub use event::{CounterKind, Detail, Event, Link, LinkKind, Mark, MarkKind, On};
pub use lane::{Lane, LaneKind};
pub use log::{Misfit, Source, Trace};
pub use spans::{Span, Spans};
pub use state::{ByState, State, States};

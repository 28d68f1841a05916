//! What to run: the catalogue of workloads, the models that spread them, one
//! choice among all that, and that choice as the query of a URL. Pure data;
//! knows neither how a run is done nor how it is drawn.
//!
//! In reading order: `model`, `place` (simulated or real), `catalogue` (workloads
//! and their parameters), `choice` (what the reader picked), `fit` (which models
//! make sense for which workload, and why not), `pieces` (how the work is cut),
//! `expected` (what a run must compute), `words` (what it computed, as the page
//! prints it), `query` (a choice as a link).
#![forbid(unsafe_code)]

mod catalogue;
mod choice;
mod expected;
mod fit;
mod model;
mod pieces;
mod place;
mod query;
mod words;

pub use catalogue::{PAGE_BYTES, Param, ParamKind, Workload};
pub use choice::{Choice, Fault, Presentation, Theme};
pub use expected::{Expected, Verdict, expected};
pub use fit::{Unfit, fits, gil_matters, most_computing, most_workers, worker_limit, workers_matter};
pub use model::{Model, Pool};
pub use pieces::{Piece, gather, pieces};
pub use place::{MOST_CORES, Place};
pub use query::{Notice, read_query, write_query};
pub use words::{grouped, in_words};

//! The few notions that everything else is written in: time, ids, tables by
//! ids, chance.
//! Knows nothing of computers, browsers or drawing.
#![forbid(unsafe_code)]

mod ids;
mod nanos;
mod rng;
mod table;

pub use ids::{LaneId, ObjectId};
pub use nanos::Nanos;
pub use rng::Rng;
pub use table::Table;

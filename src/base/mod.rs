//! The few notions that everything else is written in: time, ids, chance.
//! Knows nothing of computers, browsers or drawing.
#![forbid(unsafe_code)]

mod ids;
mod nanos;
mod rng;

pub use ids::{LaneId, ObjectId};
pub use nanos::Nanos;
pub use rng::Rng;

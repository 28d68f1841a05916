//! What turns a scenario into a trace. `real` is this browser; the simulated
//! computer will stand beside it. Nothing here draws or knows the page.

pub mod real;
pub mod stand_in;

//! Against CPython: what was measured there, of all that the computer itself
//! decides, and what comes of it here. Times in nanoseconds.

mod figures;
mod gil;
mod system;

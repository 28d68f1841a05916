//! The lanes on the page: the canvases, what lies over them, what plays them, and
//! the same for whoever does not look. Yew makes one empty element; what is in it
//! and moves is the screen's.
//!
//! In reading order: `elements` (and `stage.html`, the markup), `screen` (what is
//! shown), `frame` (one frame of it), `mount` (who listens), `pointer`, `keys` and
//! `transport` (what the reader does), `walk` (going from span to span), `twin`
//! (the lanes as a grid), `measured` and `table` (times as tables), `now` (what each lane does),
//! `tip`, `save` (files for the reader).

mod elements;
mod frame;
mod keys;
mod measured;
mod mount;
mod now;
mod pointer;
mod save;
mod screen;
mod table;
mod tip;
mod transport;
mod twin;
mod walk;

pub(super) use screen::{Live, Screen, Seen};

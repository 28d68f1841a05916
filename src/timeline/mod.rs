//! A trace as a picture: what lies where (pure), and strokes on a surface.
//! Draws what the trace says and computes no facts of its own; knows nothing of
//! the page around it.
//!
//! In reading order: `tokens` (colours and sizes, read from the style sheet),
//! `window` and `view` (what part of the picture is asked for), `rows` (who is
//! shown), `axis`, `strip` (what fills each device pixel of a lane), `strips`
//! (what of that is kept from picture to picture), `raster` (a lane as a small
//! image), `cores` (how busy a core is, likewise), `cues` (what lies on wide bars),
//! `labels`, `overview`, `links`, `layout` (all that put together as a `display`
//! list), `paint` (a display list onto a `Surface`: `canvas`, with a `sheet` beside
//! it, or `svg`), `hit` and `cursor` (what the pointer or the keys are on), `words`
//! (it as a sentence).
//!
//! What is said of a moment and how one finds one's way: `times` (as sentences say
//! them), `stretches` (one thing told in pieces), `everyone` (what all lanes do at
//! a moment), `moment` and `reasons` (that of one lane, and why), `cells` (a span),
//! `summary` (a stretch of time), `sums` (its times as a table), `landing` (where
//! one is led), `stepping`, `search` and `causes` (who led there).
//!
//! What moves the picture: `play` (the playhead), `motion` (from one window to
//! another), `gesture` (a pointer that is held down).
#![forbid(unsafe_code)]

mod axis;
mod canvas;
mod causes;
mod cells;
mod colour;
mod cores;
mod cues;
mod cursor;
mod display;
mod everyone;
mod figure;
mod gesture;
mod hit;
mod labels;
mod landing;
mod layout;
mod links;
mod measure;
mod moment;
mod motion;
mod names;
mod overview;
mod paint;
mod play;
mod raster;
mod reasons;
mod rows;
mod runs;
mod search;
mod sheet;
mod stepping;
mod stretch;
mod stretches;
mod strip;
mod strips;
mod summary;
mod sums;
mod svg;
mod times;
mod tokens;
mod view;
mod window;
mod words;

pub use axis::{Axis, Tick, axis_end_for, marks};
pub use canvas::{CanvasSurface, css_pixels};
pub use causes::LinkIndex;
pub use cells::cell_sentence;
pub use cursor::{Cursor, Step, step};
pub use display::{Align, DisplayList, Ink, Item, Point, Rect};
pub use everyone::Everyone;
pub use figure::figure;
pub use gesture::{Drag, Effect, Pinch, wheel_zoom};
pub use hit::{Hit, hit};
pub use landing::Landing;
pub use layout::{content_height, layout};
pub use moment::{Moment, SHORT, moment};
pub use motion::Motion;
pub use names::{Names, names};
pub use overview::{Overview, brush_time, brush_x, overview};
pub use paint::{Picture, Surface, Writing, paint, paint_items};
pub use play::{Pace, Play};
pub use raster::{Band, Part, Pixel, Raster, Since, Version};
pub use rows::{Crowd, PlacedRow, Row, place};
pub use search::{Found, Subject, search};
pub use stepping::{Scope, next_event, previous_event};
pub use strip::{Fill, fill};
pub use strips::Strips;
pub use summary::summary;
pub use sums::{Times, times};
pub use svg::SvgSurface;
pub use tokens::{Palette, Scheme, Sizes, tokens_text};
pub use view::{Folds, View};
pub use window::Window;
pub use words::{Words, about_columns, about_span, bytes_words, crowd_words, lane_name, source_words};

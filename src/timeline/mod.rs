//! A trace as a picture: what lies where (pure), and strokes on a surface.
//! Draws what the trace says and computes no facts of its own; knows nothing of
//! the page around it.
//!
//! In reading order: `tokens` (colours and sizes, read from the style sheet),
//! `view` (what part of the picture is asked for), `rows` (who is shown),
//! `axis`, `columns` (what fills each device pixel), `bars` (how a state
//! looks), `cores` (how busy a core is), `overview`, `links`, `layout` (all that put together as a `display`
//! list), `paint` (a display list onto a `Surface`: `canvas` or `svg`), `hit`
//! and `cursor` (what the pointer or the keys are on), `words` (it as a sentence).
//!
//! What is said of a moment and how one finds one's way: `times` (as sentences say
//! them), `stretches` (one thing told in pieces), `everyone` (what all lanes do at
//! a moment), `moment` and `reasons` (that of one lane, and why), `cells` (a span),
//! `summary` (a stretch of time), `landing` (where one is led), `stepping`,
//! `search` and `causes` (who led there).
#![forbid(unsafe_code)]

mod axis;
mod bars;
mod canvas;
mod causes;
mod cells;
mod columns;
mod cores;
mod cursor;
mod display;
mod everyone;
mod hit;
mod labels;
mod landing;
mod layout;
mod links;
mod measure;
mod moment;
mod overview;
mod paint;
mod reasons;
mod rows;
mod search;
mod stepping;
mod stretches;
mod summary;
mod svg;
mod times;
mod tokens;
mod view;
mod words;

pub use axis::{Tick, axis_end_for, ticks};
pub use canvas::{CanvasSurface, css_pixels};
pub use causes::LinkIndex;
pub use cells::cell_sentence;
pub use columns::{Bar, Columns, Speck, columns};
pub use cursor::{Cursor, Step, step};
pub use display::{Align, DisplayList, Ink, Item, Point, Rect};
pub use everyone::Everyone;
pub use hit::{Hit, hit, time_at};
pub use landing::Landing;
pub use layout::{content_height, layout};
pub use moment::{Moment, SHORT, moment};
pub use overview::{Overview, overview};
pub use paint::{Surface, Writing, paint};
pub use rows::{PlacedRow, Row, place};
pub use search::{Found, Subject, search};
pub use stepping::{Scope, next_event, previous_event};
pub use summary::summary;
pub use svg::SvgSurface;
pub use tokens::{Palette, Scheme, Sizes, tokens_text};
pub use view::{Folds, View};
pub use words::{Words, about_columns, about_span, crowd_words, doing_words, lane_name, source_words};

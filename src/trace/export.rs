//! A trace for other tools: Chrome Trace Event JSON, which Perfetto, Chrome's
//! DevTools and chrome://tracing, the Firefox Profiler and speedscope draw. For
//! them, not for us: nothing here reads it back, and `file` keeps a trace whole.
//!
//! In reading order: `items` (what is written, in which order), `arrows` (where
//! links begin and end), `rows` (numbers of processes and threads), `event` (how
//! one item is written), `words` (what things are called), `json` (text of JSON).

mod arrows;
mod event;
mod items;
mod json;
mod rows;
mod words;

use items::Item;
use rows::Rows;

use super::Trace;

/// The type of the file, for a `Blob` or a server.
pub const MIME: &str = "application/json";

/// What the file may be called.
pub const FILE_NAME: &str = "interleave-trace.json";

/// A piece is given out when it is at least this long: some hundred events, well
/// under a millisecond's work.
const PIECE_BYTES: usize = 64 * 1024;

/// The trace as the text of a JSON file, piece by piece. Each piece is written
/// when it is asked for, so that a page can ask for some, let a frame be drawn,
/// ask for more, and give all of them in their order to a `Blob` of type
/// [`MIME`], named [`FILE_NAME`]. There is never more than one piece here.
///
/// The trace should not grow meanwhile; a span that is open ends at its end.
pub fn chrome_trace(trace: &Trace) -> Pieces<'_> {
    let mut piece = String::new();
    event::write_head(&mut piece, trace.source());
    Pieces { trace, rows: Rows::of(trace), items: Box::new(items::of(trace)), piece: Some(piece), is_first: true }
}

/// What [`chrome_trace`] returns: the pieces of a file.
pub struct Pieces<'a> {
    trace: &'a Trace,
    rows: Rows,
    items: Box<dyn Iterator<Item = Item<'a>> + 'a>,
    /// What the next piece begins with; none when all is written.
    piece: Option<String>,
    is_first: bool,
}

impl Iterator for Pieces<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut piece = self.piece.take()?;
        // An event more, so that the room need not grow.
        piece.reserve(PIECE_BYTES + PIECE_BYTES / 8);
        for item in self.items.by_ref() {
            piece.push_str(if self.is_first { "" } else { ",\n" });
            self.is_first = false;
            event::write(&mut piece, self.trace, &self.rows, item);
            if piece.len() >= PIECE_BYTES {
                self.piece = Some(String::new());
                return Some(piece);
            }
        }
        event::write_tail(&mut piece);
        Some(piece)
    }
}

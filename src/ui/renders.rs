//! How often a component of the page was rendered. For tests, through `script`:
//! while a run plays or the picture is moved that must be never. Decides nothing.

use std::cell::Cell;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// A component is being rendered.
pub(super) fn count() {
    COUNT.set(COUNT.get().wrapping_add(1));
}

/// How many were rendered since the page was opened.
pub(super) fn so_far() -> u32 {
    COUNT.get()
}

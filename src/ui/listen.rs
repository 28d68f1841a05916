//! From an event of the browser to what it means, where it means something.

use yew::Callback;

/// A listener that passes on what an event means; an event without a meaning
/// passes unheard.
pub(super) fn heard_as<E: 'static, A: 'static>(
    by: &Callback<A>,
    meaning: impl Fn(E) -> Option<A> + 'static,
) -> Callback<E> {
    let by = by.clone();
    Callback::from(move |event| {
        if let Some(action) = meaning(event) {
            by.emit(action);
        }
    })
}

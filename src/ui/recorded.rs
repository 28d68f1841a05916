//! The run that lies on the page before the reader starts one: fetched, never
//! computed. Where it is missing the page simply has nothing to show yet.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::client::gil_of;
use super::fetched::fetched;
use super::stage::Screen;
use super::state::Action;
use crate::scenario::Choice;
use crate::trace::MarkKind;
use crate::trace::facts::Facts;
use crate::trace::file::load;

/// The file with the default scenario's run.
const FILE: &str = "recorded/primes-threads.trace";

/// Fetches the recorded run of the default choice and shows it, if nothing else
/// is shown by then.
pub(super) fn fetch(choice: Choice, screen: Rc<Screen>, is_free: impl Fn() -> bool + 'static, act: Callback<Action>) {
    spawn_local(async move {
        let Some(trace) = fetched(FILE).await.and_then(|bytes| load(&bytes).ok()).filter(|_| is_free()) else { return };
        let facts = Rc::new(Facts::of(&trace));
        let printed = trace.marks().iter().rfind(|mark| mark.kind == MarkKind::Output).map(|mark| mark.text.clone());
        screen.show(Rc::new(RefCell::new(trace)), gil_of(&choice), None);
        act.emit(Action::ShowRecorded(facts, printed));
    });
}

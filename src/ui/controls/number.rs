//! An input for a whole number, with a place under it for what is wrong.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::scenario::grouped;
use crate::ui::listen::heard_as;
use crate::ui::state::{Action, Draft};

/// The input: as it was typed while the reader is in it, with its digits in
/// groups otherwise. `digits` is how many it has room for.
pub(super) fn input(id: &'static str, value: u64, digits: usize, drafts: &[Draft], act: &Callback<Action>) -> Html {
    let draft = drafts.iter().find(|draft| draft.id == id);
    let text = draft.map_or_else(|| grouped(value), |draft| draft.text.clone());
    let is_wrong = draft.is_some_and(|draft| draft.sentence.is_some());
    let typed = move |event: InputEvent| Some(Action::Type(id, event.target_dyn_into::<HtmlInputElement>()?.value()));
    html! {
        <input id={format!("param-{id}")} type="text" inputmode="numeric" autocomplete="off" value={text}
            size={(digits + digits / 3).max(3).to_string()} oninput={heard_as(act, typed)}
            onblur={act.reform(move |_: FocusEvent| Action::Leave(id))}
            aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then(|| wrong_id(id))} />
    }
}

/// What is wrong with it; empty, and there all the same, while nothing is.
pub(super) fn wrong(id: &str, drafts: &[Draft]) -> Html {
    let sentence = drafts.iter().find(|draft| draft.id == id).and_then(|draft| draft.sentence.clone());
    html! { <span class="wrong" id={wrong_id(id)} role="status">{ sentence }</span> }
}

pub(super) fn wrong_id(id: &str) -> String {
    format!("param-{id}-wrong")
}

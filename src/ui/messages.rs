//! What the reader has to be told: a bar of sentences, each to be dismissed.

use yew::prelude::*;

use super::state::{Action, Message, Weight};

/// The bar, with the oldest sentence first; `act` hears what is dismissed. It is
/// always there, so that a screen reader notices what is added.
pub fn messages(all: &[Message], act: &Callback<Action>) -> Html {
    let (failures, notes): (Vec<_>, Vec<_>) = all.iter().partition(|message| message.weight == Weight::Failure);
    html! {
        <div class="messages">
            <div role="alert">{ for failures.into_iter().map(|message| view(message, act)) }</div>
            <div role="status">{ for notes.into_iter().map(|message| view(message, act)) }</div>
        </div>
    }
}

fn view(message: &Message, act: &Callback<Action>) -> Html {
    let id = message.id;
    let dismiss = act.reform(move |_: MouseEvent| Action::Dismiss(id));
    let class = match message.weight {
        Weight::Note => "message",
        Weight::Failure => "message failure",
    };
    html! {
        <p key={id} {class}>
            <span>{ &message.text }</span>
            <button type="button" class="plain" onclick={dismiss} aria-label="Dismiss">{ "×" }</button>
        </p>
    }
}

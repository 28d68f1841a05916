//! What the reader has to be told: a bar of sentences, each to be dismissed.

use yew::prelude::*;

use super::renders;
use super::state::{Action, Message, Weight};

/// The sentences and who hears that one was read.
#[derive(Clone, PartialEq, Properties)]
pub struct MessagesProps {
    /// The oldest first.
    pub messages: Vec<Message>,
    /// Hears what is dismissed.
    pub act: Callback<Action>,
}

/// The bar. It is always there, so that a screen reader notices what is added.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    renders::count();
    let (failures, notes): (Vec<_>, Vec<_>) =
        props.messages.iter().partition(|message| message.weight == Weight::Failure);
    html! {
        <div class="messages">
            <div role="alert">{ for failures.into_iter().map(|message| view(props, message)) }</div>
            <div role="status">{ for notes.into_iter().map(|message| view(props, message)) }</div>
        </div>
    }
}

fn view(props: &MessagesProps, message: &Message) -> Html {
    let id = message.id;
    let dismiss = props.act.reform(move |_: MouseEvent| Action::Dismiss(id));
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

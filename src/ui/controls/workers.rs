//! How many threads or processes: one less, a number to type, one more.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::scenario::worker_limit;
use crate::ui::listen::heard_as;
use crate::ui::state::{Action, State, WORKERS};

/// The number and who hears of another.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct WorkersProps {
    /// The page's state.
    pub state: Rc<State>,
    /// Hears what is picked.
    pub act: Callback<Action>,
}

/// The stepper.
#[component]
pub(super) fn Workers(props: &WorkersProps) -> Html {
    let choice = &props.state.choice;
    let limit = worker_limit(choice.model, choice.pool);
    let draft = props.state.drafts.iter().find(|draft| draft.id == WORKERS);
    let value = draft.map_or_else(|| choice.workers.to_string(), |draft| draft.text.clone());
    html! {
        <div class="field">
            <label class="label" for="param-workers">{ "Workers" }</label>
            <div class="segments stepper">
                { step(props, "−", "One worker less", choice.workers.saturating_sub(1).max(1), choice.workers <= 1) }
                <input id="param-workers" type="text" inputmode="numeric" autocomplete="off" size="3" {value}
                    oninput={heard_as(&props.act, typed)} aria-invalid={draft.map(|_| "true")}
                    aria-describedby={draft.map(|_| "param-workers-wrong")} />
                { step(props, "+", "One worker more", (choice.workers + 1).min(limit), choice.workers >= limit) }
            </div>
            { for draft.map(|draft| html! { <span class="wrong" id="param-workers-wrong" role="status">{ &draft.sentence }</span> }) }
        </div>
    }
}

fn step(props: &WorkersProps, text: &'static str, label: &'static str, workers: u32, is_last: bool) -> Html {
    let onclick = props.act.reform(move |_: MouseEvent| Action::Type(WORKERS, workers.to_string()));
    html! {
        <span class="segment">
            <button type="button" {onclick} aria-label={label} aria-disabled={is_last.then_some("true")}>{ text }</button>
        </span>
    }
}

fn typed(event: InputEvent) -> Option<Action> {
    Some(Action::Type(WORKERS, event.target_dyn_into::<HtmlInputElement>()?.value()))
}

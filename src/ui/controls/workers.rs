//! How many threads or processes: one less, a number to type, one more.

use std::rc::Rc;

use yew::prelude::*;

use super::number;
use crate::scenario::worker_limit;
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
    let limit = worker_limit(choice.place(), choice.model, choice.pool);
    html! {
        <div class="field">
            <label class="label" for="param-workers">{ "Workers" }</label>
            <div class="segments stepper">
                { step(props, "−", "One worker less", choice.workers.saturating_sub(1).max(1), choice.workers <= 1) }
                { number::input(WORKERS, choice.workers.into(), 3, &props.state.drafts, &props.act) }
                { step(props, "+", "One worker more", (choice.workers + 1).min(limit), choice.workers >= limit) }
            </div>
            { number::wrong(WORKERS, &props.state.drafts) }
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

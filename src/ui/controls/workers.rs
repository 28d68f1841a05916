//! How many threads or processes: one less, a number to type, one more.

use yew::prelude::*;

use super::number;
use crate::scenario::worker_limit;
use crate::ui::state::{Action, State, WORKERS};

/// The stepper. `act` hears what is picked.
pub(super) fn workers(state: &State, act: &Callback<Action>) -> Html {
    let choice = &state.choice;
    let limit = worker_limit(choice.place(), choice.model, choice.pool);
    html! {
        <div class="field">
            <label class="label" for="param-workers">{ "Workers" }</label>
            <div class="segments stepper">
                { step(act, "−", "One worker less", choice.workers.saturating_sub(1).max(1), choice.workers <= 1) }
                { number::input(WORKERS, choice.workers.into(), 3, &state.drafts, act) }
                { step(act, "+", "One worker more", (choice.workers + 1).min(limit), choice.workers >= limit) }
            </div>
            { number::wrong(WORKERS, &state.drafts) }
        </div>
    }
}

fn step(act: &Callback<Action>, text: &'static str, label: &'static str, workers: u32, is_last: bool) -> Html {
    let onclick = act.reform(move |_: MouseEvent| Action::Type(WORKERS, workers.to_string()));
    html! {
        <span class="segment">
            <button type="button" {onclick} aria-label={label} aria-disabled={is_last.then_some("true")}>{ text }</button>
        </span>
    }
}

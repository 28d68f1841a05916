//! The workload's own numbers. What is typed wrongly stays, with a sentence
//! under it; the last number that could be used is what runs.

use yew::prelude::*;

use super::number;
use super::segmented::{Segment, segmented};
use crate::scenario::{Param, ParamKind};
use crate::ui::state::{Action, Draft, State};

/// A control for each parameter. `act` hears what is typed or picked.
pub(super) fn params(state: &State, act: &Callback<Action>) -> Html {
    html! {
        { for state.choice.params().map(|(param, value)| match param.kind {
            ParamKind::OneOf(names) => one_of(act, param, names, value),
            ParamKind::Number | ParamKind::Millis => one_number(&state.drafts, act, param, value),
        }) }
    }
}

fn one_number(drafts: &[Draft], act: &Callback<Action>, param: &'static Param, value: u64) -> Html {
    let digits = param.max.to_string().len();
    html! {
        <div class="field" key={param.id}>
            <label class="label" for={format!("param-{}", param.id)}>{ param.label }</label>
            { number::input(param.id, value, digits, drafts, act) }
            { number::wrong(param.id, drafts) }
        </div>
    }
}

fn one_of(act: &Callback<Action>, param: &'static Param, names: &'static [(&str, &'static str)], value: u64) -> Html {
    let segments: Vec<Segment> = names
        .iter()
        .zip(0..)
        .map(|(&(_, text), index)| Segment { text, is_picked: index == value, obstacle: None })
        .collect();
    let pick = act.reform(move |index: usize| Action::PickValue(param.id, index as u64));
    segmented(param.label, &segments, &pick)
}

//! The workload's own numbers. What is typed wrongly stays, with a sentence
//! under it; the last number that could be used is what runs.

use yew::prelude::*;

use super::{Segment, Segmented, number};
use crate::scenario::{Choice, Param, ParamKind};
use crate::ui::state::{Action, Draft};

/// The numbers and who hears of others.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ParamsProps {
    /// What the next run does.
    pub choice: Choice,
    /// What was typed and cannot be used.
    pub drafts: Vec<Draft>,
    /// Hears what is typed or picked.
    pub act: Callback<Action>,
}

/// A control for each parameter.
#[component]
pub(super) fn Params(props: &ParamsProps) -> Html {
    html! {
        { for props.choice.params().map(|(param, value)| match param.kind {
            ParamKind::OneOf(names) => one_of(props, param, names, value),
            ParamKind::Number | ParamKind::Millis => one_number(props, param, value),
        }) }
    }
}

fn one_number(props: &ParamsProps, param: &'static Param, value: u64) -> Html {
    let digits = param.max.to_string().len();
    html! {
        <div class="field" key={param.id}>
            <label class="label" for={format!("param-{}", param.id)}>{ param.label }</label>
            { number::input(param.id, value, digits, &props.drafts, &props.act) }
            { number::wrong(param.id, &props.drafts) }
        </div>
    }
}

fn one_of(props: &ParamsProps, param: &'static Param, names: &'static [(&str, &'static str)], value: u64) -> Html {
    let segments: Vec<Segment> = names
        .iter()
        .zip(0..)
        .map(|(&(_, text), index)| Segment { text, is_picked: index == value, obstacle: None })
        .collect();
    let pick = props.act.reform(move |index: usize| Action::PickValue(param.id, index as u64));
    html! { <Segmented key={param.id} label={param.label} {segments} {pick} /> }
}

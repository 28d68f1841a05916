//! The workload's own numbers. What is typed wrongly stays, with a sentence
//! under it; the last number that could be used is what runs.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Segment, Segmented};
use crate::scenario::{Choice, Param, ParamKind};
use crate::ui::listen::heard_as;
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
            ParamKind::Number | ParamKind::Millis => number(props, param, value),
        }) }
    }
}

fn number(props: &ParamsProps, param: &'static Param, value: u64) -> Html {
    let draft = props.drafts.iter().find(|draft| draft.id == param.id);
    let text = draft.map_or_else(|| value.to_string(), |draft| draft.text.clone());
    let (id, wrong) = (format!("param-{}", param.id), format!("param-{}-wrong", param.id));
    let typed =
        move |event: InputEvent| Some(Action::Type(param.id, event.target_dyn_into::<HtmlInputElement>()?.value()));
    html! {
        <div class="field" key={param.id}>
            <label class="label" for={id.clone()}>{ param.label }</label>
            <input {id} type="text" inputmode="numeric" autocomplete="off" value={text}
                size={param.max.to_string().len().max(3).to_string()} oninput={heard_as(&props.act, typed)}
                aria-invalid={draft.map(|_| "true")} aria-describedby={draft.map(|_| wrong.clone())} />
            { for draft.map(|draft| html! { <span class="wrong" id={wrong.clone()} role="status">{ &draft.sentence }</span> }) }
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

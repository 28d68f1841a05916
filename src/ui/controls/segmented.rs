//! A choice among a few: buttons side by side. What cannot be had stays in its
//! place, can be reached, and says why.

use yew::prelude::*;

use crate::ui::listen::heard_as;

/// One of the few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it says.
    pub text: &'static str,
    /// Whether it is the one.
    pub is_picked: bool,
    /// Why it cannot be had; nothing if it can.
    pub obstacle: Option<String>,
}

/// What there is to choose and who hears it.
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentedProps {
    /// What is chosen here.
    pub label: &'static str,
    /// From left to right.
    pub segments: Vec<Segment>,
    /// Hears the place of what was picked.
    pub pick: Callback<usize>,
}

/// The buttons.
#[component]
pub fn Segmented(props: &SegmentedProps) -> Html {
    let id = format!("control-{}", props.label.to_ascii_lowercase());
    html! {
        <div class="field" role="group" aria-labelledby={id.clone()}>
            <span class="label" id={id.clone()}>{ props.label }</span>
            <div class="segments">
                { for props.segments.iter().enumerate().map(|(index, segment)| view(props, &id, index, segment)) }
            </div>
        </div>
    }
}

/// What stands before a plus can do without in a narrow page, beside a segment that says it.
fn text(text: &'static str) -> Html {
    match text.split_once('+') {
        Some((before, after)) => html! { <><span class="before">{ before }</span>{ "+" }{ after }</> },
        None => html! { text },
    }
}

fn view(props: &SegmentedProps, id: &str, index: usize, segment: &Segment) -> Html {
    let why = format!("{id}-{index}-why");
    let can_pick = segment.obstacle.is_none();
    let onclick = heard_as(&props.pick, move |_: MouseEvent| can_pick.then_some(index));
    html! {
        <span class="segment" key={index}>
            <button type="button" {onclick} aria-pressed={segment.is_picked.to_string()}
                aria-disabled={(!can_pick).then_some("true")}
                aria-describedby={(!can_pick).then(|| why.clone())}>{ text(segment.text) }</button>
            { for segment.obstacle.iter().map(|obstacle| html! { <span class="why" role="tooltip" id={why.clone()}>{ obstacle }</span> }) }
        </span>
    }
}

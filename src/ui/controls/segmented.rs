//! A choice among a few: buttons side by side. What cannot be had stays in its
//! place, can be reached, and says why.

use yew::prelude::*;

use crate::ui::listen::heard_as;

/// One of the few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// What it says.
    pub text: &'static str,
    /// Whether it is the one.
    pub is_picked: bool,
    /// Why it cannot be had; nothing if it can.
    pub obstacle: Option<String>,
}

/// The buttons, from left to right. `pick` hears the place of what was picked.
pub(super) fn segmented(label: &'static str, segments: &[Segment], pick: &Callback<usize>) -> Html {
    let id = format!("control-{}", label.to_ascii_lowercase());
    html! {
        <div class="field" key={label} role="group" aria-labelledby={id.clone()}>
            <span class="label" id={id.clone()}>{ label }</span>
            <div class="segments">
                { for segments.iter().enumerate().map(|(index, segment)| view(pick, &id, index, segment)) }
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

fn view(pick: &Callback<usize>, id: &str, index: usize, segment: &Segment) -> Html {
    let why = format!("{id}-{index}-why");
    let can_pick = segment.obstacle.is_none();
    let onclick = heard_as(pick, move |_: MouseEvent| can_pick.then_some(index));
    html! {
        <span class="segment" key={index}>
            <button type="button" {onclick} aria-pressed={segment.is_picked.to_string()}
                aria-disabled={(!can_pick).then_some("true")}
                aria-describedby={(!can_pick).then(|| why.clone())}>{ text(segment.text) }</button>
            { for segment.obstacle.iter().map(|obstacle| html! { <span class="why" role="tooltip" id={why.clone()}>{ obstacle }</span> }) }
        </span>
    }
}

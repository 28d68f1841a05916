//! What the colours and heights mean. States that do not occur in the run recede;
//! those that the reader presses stand out from all others in the lanes.

use yew::prelude::*;

use super::renders;
use super::state::Action;
use crate::trace::facts::ByState;
use crate::trace::{State, States};

/// Every state that is drawn, in the order in which readers meet them.
const SHOWN: [State; 11] = [
    State::Running,
    State::Ready,
    State::Gil,
    State::Lock,
    State::Io,
    State::Awaiting,
    State::Waiting,
    State::Sleeping,
    State::Starting,
    State::Copying,
    State::Switching,
];

/// Which states occur.
#[derive(Clone, PartialEq, Properties)]
pub struct LegendProps {
    /// Where the time went, over lanes of every kind; unknown while a run goes on.
    pub times: Option<ByState>,
    /// Which stand out.
    pub highlighted: States,
    /// Hears which shall.
    pub act: Callback<Action>,
}

/// The legend.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    renders::count();
    // While a run goes on, what the last one had is the best guess.
    let last = use_mut_ref(|| None);
    if props.times.is_some() {
        *last.borrow_mut() = props.times;
    }
    let known = *last.borrow();
    let class = |state: State| match known {
        None => "unknown",
        Some(times) if times[state.index()].0 > 0 => "",
        Some(_) => "absent",
    };
    html! {
        <ul class="legend" aria-label="States">
            { for SHOWN.map(|state| html! {
                <li class={class(state)}>
                    <button type="button" aria-pressed={props.highlighted.has(state).to_string()}
                        onclick={props.act.reform(move |_: MouseEvent| Action::Highlight(state))}>
                        { swatch(state) }{ state.words() }
                    </button>
                </li>
            }) }
        </ul>
    }
}

/// A small sample of how a state looks.
pub(super) fn swatch(state: State) -> Html {
    html! { <i class={classes!("swatch", name(state))} aria-hidden="true"></i> }
}

/// A state's name in the style sheet.
pub(super) const fn name(state: State) -> &'static str {
    match state {
        State::Lock => "lock",
        State::Gil => "gil",
        State::Switching => "switching",
        State::Starting => "starting",
        State::Copying => "copying",
        State::Ready => "ready",
        State::Running => "running",
        State::Io => "io",
        State::Awaiting => "awaiting",
        State::Waiting => "waiting",
        State::Sleeping => "sleeping",
        State::Done => "done",
    }
}

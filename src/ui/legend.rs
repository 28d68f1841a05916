//! What the colours and heights mean. States that do not occur in the run recede;
//! those that the reader presses stand out from all others in the lanes.

use yew::prelude::*;

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

/// The legend. `times` says where the time went, over lanes of every kind, if
/// that is known; `act` hears which states shall stand out.
pub fn legend(times: Option<ByState>, highlighted: States, act: &Callback<Action>) -> Html {
    let class = |state: State| match times {
        None => "unknown",
        Some(times) if times[state.index()].0 > 0 => "",
        Some(_) => "absent",
    };
    html! {
        <ul class="legend" aria-label="States">
            { for SHOWN.map(|state| html! {
                <li class={class(state)}>
                    <button type="button" aria-pressed={highlighted.has(state).to_string()}
                        onclick={act.reform(move |_: MouseEvent| Action::Highlight(state))}>
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

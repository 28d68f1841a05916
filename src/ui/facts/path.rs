//! What a run's wall time was made of: its critical path as one bar, each part
//! with its share. What the path is, the facts of a trace say.

use yew::prelude::*;

use super::shares::{bar, percent, shares};
use crate::trace::State;
use crate::trace::facts::Facts;
use crate::ui::legend::swatch;

/// The bar and its parts; empty places while nothing is known.
pub(super) fn view(facts: Option<&Facts>) -> Html {
    let shares = facts.map(|facts| shares(&facts.critical_path.by_state, |_| true)).unwrap_or_default();
    html! {
        <>
            { bar(&shares) }
            <ul class="path-parts" id="critical-path">
                { for shares.iter().map(|share| html! {
                    <li title={share.time.to_string()}>
                        if share.state != State::Done {
                            { swatch(share.state) }
                        }
                        <span>{ part_words(share.state) }</span>
                        <span class="number">{ percent(share.permille) }</span>
                    </li>
                }) }
            </ul>
        </>
    }
}

/// A part of the wall time, in a word or two.
const fn part_words(state: State) -> &'static str {
    match state {
        State::Running => "work",
        State::Gil => "the GIL",
        State::Lock => "locks",
        State::Ready => "no core",
        State::Io => "I/O",
        State::Sleeping => "sleep",
        State::Waiting | State::Awaiting => "waiting",
        State::Switching => "switching",
        State::Starting => "starting",
        State::Copying => "copying",
        State::Done => "unexplained",
    }
}

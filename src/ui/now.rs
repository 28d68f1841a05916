//! What each lane does at the playhead, in words: a list. Knows no trace; who
//! plays fills it.

use yew::prelude::*;

use super::legend::swatch;
use crate::trace::State;

/// A lane's state, its name, and what it does in a sentence.
pub type LaneNow = (State, String, String);

/// The list, from top to bottom.
pub fn now(lanes: &[LaneNow]) -> Html {
    html! {
        <section class="now" aria-label="Now">
            <ul id="now">
                { for lanes.iter().map(|(state, name, sentence)| html! {
                    <li key={name.clone()}>{ swatch(*state) }<b>{ name }</b><span>{ sentence }</span></li>
                }) }
            </ul>
        </section>
    }
}

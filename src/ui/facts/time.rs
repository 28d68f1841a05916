//! Where the time of a run's threads went, by state: one bar and its list.

use yew::prelude::*;

use super::shares::{bar, percent, shares};
use crate::trace::State;
use crate::trace::facts::Facts;
use crate::ui::legend::swatch;

/// The bar and the list; empty places while nothing is known.
pub(super) fn view(facts: Option<&Facts>) -> Html {
    let shares = facts.map(|facts| shares(&facts.by_state, |state| state != State::Done)).unwrap_or_default();
    html! {
        <>
            { bar(&shares) }
            <ul class="share-list">
                // By place: other words come there, and nothing moves.
                { for shares.iter().zip(0_u32..).map(|(share, place)| html! {
                    <li key={place}>
                        { swatch(share.state) }
                        <span>{ share.state.words() }</span>
                        <span class="number">{ share.time.to_string() }</span>
                        <span class="number">{ percent(share.permille) }</span>
                    </li>
                }) }
            </ul>
        </>
    }
}

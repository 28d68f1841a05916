//! Which of the panels is seen below the lanes, where there is no room for all.
//! The style sheet decides where that is so.

use yew::prelude::*;

use super::state::{Action, Tab};

/// The row of tabs, of which one is seen: radio buttons, so that arrow keys go
/// through them. `act` hears which is picked.
pub fn tabs(seen: Tab, act: &Callback<Action>) -> Html {
    html! {
        <div class="tabs" role="radiogroup" aria-label="Below the lanes">
            { for Tab::ALL.map(|tab| html! {
                <label>
                    <input type="radio" name="tab" value={tab.title()} checked={tab == seen}
                        onchange={act.reform(move |_: Event| Action::PickTab(tab))} />
                    { tab.title() }
                </label>
            }) }
        </div>
    }
}

//! Which of the panels is seen below the lanes, where there is no room for all.
//! The style sheet decides where that is so.

use yew::prelude::*;

use super::state::{Action, Tab};

/// Which is seen and who hears of another.
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// The one that is seen.
    pub tab: Tab,
    /// Hears what is picked.
    pub act: Callback<Action>,
}

/// The row of tabs: radio buttons, so that arrow keys go through them.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    html! {
        <div class="tabs" role="radiogroup" aria-label="Below the lanes">
            { for Tab::ALL.map(|tab| html! {
                <label>
                    <input type="radio" name="tab" value={tab.title()} checked={tab == props.tab}
                        onchange={props.act.reform(move |_: Event| Action::PickTab(tab))} />
                    { tab.title() }
                </label>
            }) }
        </div>
    }
}

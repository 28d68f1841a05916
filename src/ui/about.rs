//! What the work is, and what the chosen model does with it.

use yew::prelude::*;

use super::renders;
use super::words::model_words;
use crate::scenario::Choice;

/// What to tell of.
#[derive(Clone, PartialEq, Properties)]
pub struct AboutProps {
    /// What the next run does.
    pub choice: Choice,
}

/// Two short paragraphs.
#[component]
pub fn About(props: &AboutProps) -> Html {
    renders::count();
    html! {
        <section class="about" aria-labelledby="about-title">
            <h2 id="about-title">{ "About this work" }</h2>
            <p>{ props.choice.workload.about() }</p>
            <p>{ model_words(&props.choice) }</p>
        </section>
    }
}

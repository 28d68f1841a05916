//! What the work is, and what the chosen model does with it.

use yew::prelude::*;

use super::words::model_words;
use crate::scenario::Choice;

/// Two short paragraphs on what the next run does.
pub fn about(choice: &Choice) -> Html {
    html! {
        <section class="about" aria-labelledby="about-title">
            <h2 id="about-title">{ "About this work" }</h2>
            <p>{ choice.workload.about() }</p>
            <p>{ model_words(choice) }</p>
        </section>
    }
}

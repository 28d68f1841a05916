//! What the numbers of a run say: tiles, what its wall time was made of, and
//! where its threads’ time went.

mod path;
mod shares;
mod tiles;
mod time;

use std::rc::Rc;

use yew::prelude::*;

use super::client::Command;
use super::renders;
use super::state::State;

/// What the facts are of.
#[derive(Clone, PartialEq, Properties)]
pub struct FactsPanelProps {
    /// The page's state.
    pub state: Rc<State>,
    /// Hears that the sequential run is wanted.
    pub command: Callback<Command>,
}

/// The run's facts. While it goes on their places are kept.
#[component]
pub fn FactsPanel(props: &FactsPanelProps) -> Html {
    renders::count();
    let facts = props.state.shown.as_ref().and_then(|shown| shown.facts.as_deref());
    html! {
        <>
            <section class="run-facts" aria-labelledby="facts-title">
                <h2 id="facts-title">{ "This run" }</h2>
                { tiles::view(&props.state, &props.command) }
            </section>
            <section class="run-time" aria-labelledby="time-title">
                <h2 id="path-title" title="The critical path: the chain of work and waits that leads to the run’s end">
                    { "What the wall time was made of" }
                </h2>
                { path::view(facts) }
                <h2 id="time-title">{ "Where the threads’ time went" }</h2>
                { time::view(facts) }
            </section>
        </>
    }
}

//! What the numbers of a run say: tiles, what its wall time was made of, and
//! where its threads’ time went.

mod path;
mod shares;
mod tiles;
mod time;

use yew::prelude::*;

use super::client::Command;
use super::state::State;

/// The run's facts. While it goes on their places are kept. `command` hears that
/// the sequential run is wanted.
pub fn facts(state: &State, command: &Callback<Command>) -> Html {
    let facts = state.shown.as_ref().and_then(|shown| shown.facts.as_deref());
    html! {
        <>
            <section class="run-facts" aria-labelledby="facts-title">
                <h2 id="facts-title">{ "This run" }</h2>
                { tiles::view(state, command) }
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

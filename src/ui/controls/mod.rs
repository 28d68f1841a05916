//! What the reader can choose about the next run, and the button that starts it
//! where it does not run by itself.

mod cores;
mod number;
mod params;
mod segmented;
mod workers;

use yew::prelude::*;

use super::client::Command;
use super::listen::heard_as;
use super::state::{Action, State, Step};
use super::words::model_title;
use crate::scenario::{Model, Place, Pool, gil_matters, workers_matter};

use cores::cores;
use params::params;
use segmented::{Segment, segmented};
use workers::workers;

/// The bar of controls. `act` hears what the reader picks, `command` Run and Stop;
/// `own_tab` is the page in a tab of its own, where it is part of another.
pub fn controls(state: &State, act: &Callback<Action>, command: &Callback<Command>, own_tab: Option<&str>) -> Html {
    let choice = &state.choice;
    let is_embedded = state.presentation.embed;
    html! {
        <div class={classes!("controls", state.is_more_open.then_some("open"))} role="region" aria-label="What to run">
            <div class="fields">
                { segmented("Model", &models(state), &act.reform(model_action)) }
                if choice.is_simulated() {
                    { cores(state, act) }
                } else if workers_matter(choice) {
                    { workers(state, act) }
                }
                if !is_embedded {
                    <div class="rest" id="rest">{ rest(state, act) }</div>
                }
            </div>
            if !is_embedded {
                { segmented("Where", &places(choice.place()), &act.reform(place_action)) }
                { more_button(state.is_more_open, act) }
            }
            if !choice.is_simulated() {
                { run_button(state, command) }
            }
            if let Some(obstacle) = state.obstacle_to_run() {
                { view_obstacle(&obstacle, own_tab) }
            }
        </div>
    }
}

/// What a narrow page shows when it is asked for more.
fn rest(state: &State, act: &Callback<Action>) -> Html {
    let choice = &state.choice;
    html! {
        <>
            if choice.model == Model::Coroutines && choice.pool != Pool::None {
                { segmented("Pool", &pools(state), &act.reform(pool_action)) }
            }
            if choice.is_simulated() && workers_matter(choice) {
                { workers(state, act) }
            }
            if gil_matters(choice.model, choice.pool) {
                { segmented("Python", &gils(choice.gil), &act.reform(|index| Action::PickGil(index == 0))) }
            }
            { params(state, act) }
        </>
    }
}

/// Opens the rest, and closes it again. Only a narrow page shows the button.
fn more_button(is_open: bool, act: &Callback<Action>) -> Html {
    let (text, shown) = if is_open { ("Less", "true") } else { ("More", "false") };
    let onclick = act.reform(|_: MouseEvent| Action::TurnMore);
    html! {
        <button type="button" id="more" class="plain" {onclick} aria-expanded={shown} aria-controls="rest">{ text }</button>
    }
}

/// The models, in the order of the control.
const MODELS: [(Model, Pool); 5] = [
    (Model::Sequential, Pool::None),
    (Model::Threads, Pool::None),
    (Model::Processes, Pool::None),
    (Model::Coroutines, Pool::None),
    (Model::Coroutines, Pool::Threads),
];

fn models(state: &State) -> Vec<Segment> {
    let choice = &state.choice;
    let has_pool = choice.model == Model::Coroutines && choice.pool != Pool::None;
    // In a course page there is room for the plain ones, and for what is picked.
    let count = if state.presentation.embed && !has_pool { MODELS.len() - 1 } else { MODELS.len() };
    MODELS[..count]
        .iter()
        .map(|&(model, pool)| Segment {
            text: model_title(model, pool),
            is_picked: model == choice.model && has_pool == (pool != Pool::None),
            // A pool may be of processes where threads cannot be had.
            obstacle: match pool {
                Pool::None => state.obstacle(model, pool),
                _ => state.obstacle(model, pool).and(state.obstacle(model, Pool::Processes)),
            },
        })
        .collect()
}

fn model_action(index: usize) -> Action {
    match MODELS.get(index).copied() {
        Some((model, Pool::None)) => Action::PickModel(model, Pool::None),
        _ => Action::PickPool,
    }
}

/// The kinds of pool, in the order of the control.
const POOLS: [(Pool, &str); 2] = [(Pool::Threads, "Threads"), (Pool::Processes, "Processes")];

fn pools(state: &State) -> Vec<Segment> {
    POOLS
        .into_iter()
        .map(|(pool, text)| Segment {
            text,
            is_picked: state.choice.pool == pool,
            obstacle: state.obstacle(Model::Coroutines, pool),
        })
        .collect()
}

fn pool_action(index: usize) -> Action {
    Action::PickModel(Model::Coroutines, POOLS.get(index).map_or(Pool::Threads, |&(pool, _)| pool))
}

fn gils(gil: bool) -> Vec<Segment> {
    [("GIL", gil), ("free-threaded", !gil)]
        .into_iter()
        .map(|(text, is_picked)| Segment { text, is_picked, obstacle: None })
        .collect()
}

fn places(chosen: Place) -> Vec<Segment> {
    Place::ALL.map(|place| Segment { text: place.title(), is_picked: place == chosen, obstacle: None }).into()
}

fn place_action(index: usize) -> Action {
    Action::PickPlace(Place::ALL.get(index).copied().unwrap_or_default())
}

/// Why the choice cannot be run here, and what may help.
fn view_obstacle(obstacle: &str, own_tab: Option<&str>) -> Html {
    html! {
        <p class="obstacle" role="status" id="obstacle">
            { obstacle }
            if let Some(address) = own_tab {
                { " " }<a href={address.to_owned()} target="_blank" rel="noopener">{ "Open it in a tab of its own ↗" }</a>
            }
        </p>
    }
}

/// Run, or Stop while something runs: one button, so that it stays where it is.
fn run_button(state: &State, hears: &Callback<Command>) -> Html {
    let busy = state.under_way();
    let (command, text, keys) = match busy {
        Some(_) => (Command::Stop, "Stop", "Escape"),
        None => (Command::Run, "Run", "Control+Enter"),
    };
    let is_stopping = busy.is_some_and(|busy| busy.step == Step::Stopping);
    let obstacle = state.obstacle_to_run().filter(|_| busy.is_none());
    let can_act = !is_stopping && obstacle.is_none();
    let onclick = heard_as(hears, move |_: MouseEvent| can_act.then_some(command));
    html! {
        <button type="button" id="run" class="run" {onclick} aria-disabled={(!can_act).to_string()}
            aria-keyshortcuts={keys} title={obstacle.unwrap_or_else(|| keys.replace("Control", "Ctrl"))}>{ text }</button>
    }
}

//! What the reader can choose about the next run, and the button that starts it
//! where it does not run by itself.

mod cores;
mod number;
mod params;
mod segmented;
mod workers;

use std::rc::Rc;

use yew::prelude::*;

use super::client::Command;
use super::listen::heard_as;
use super::renders;
use super::state::{Action, State, Step};
use super::words::model_title;
use crate::scenario::{Model, Place, Pool, gil_matters, workers_matter};

use cores::Cores;
use params::Params;
pub use segmented::{Segment, Segmented};
use workers::Workers;

/// The controls and whom they tell.
#[derive(Clone, PartialEq, Properties)]
pub struct ControlsProps {
    /// The page's state.
    pub state: Rc<State>,
    /// Hears what the reader picks.
    pub act: Callback<Action>,
    /// Hears Run and Stop.
    pub command: Callback<Command>,
    /// The page in a tab of its own, where it is part of another.
    pub own_tab: Option<String>,
}

/// The bar of controls.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    renders::count();
    let ControlsProps { state, act, .. } = props;
    let choice = &state.choice;
    let is_embedded = state.presentation.embed;
    let is_open = use_state(|| false);
    html! {
        <div class={classes!("controls", is_open.then_some("open"))} role="region" aria-label="What to run">
            <div class="fields">
                <Segmented label="Model" segments={models(state)} pick={act.reform(|index: usize| model_action(index))} />
                if choice.is_simulated() {
                    <Cores cores={choice.cores} is_short={is_embedded} drafts={state.drafts.clone()} act={act.clone()} />
                } else {
                    { workers(props) }
                }
                if !is_embedded {
                    <div class="rest" id="rest">{ rest(props) }</div>
                }
            </div>
            if !is_embedded {
                <Segmented label="Where" segments={places(choice.place())} pick={act.reform(place_action)} />
                { more_button(&is_open) }
            }
            if !choice.is_simulated() {
                { run_button(props) }
            }
            if let Some(obstacle) = state.obstacle_to_run() {
                { view_obstacle(&obstacle, props.own_tab.as_deref()) }
            }
        </div>
    }
}

/// What a narrow page shows when it is asked for more.
fn rest(props: &ControlsProps) -> Html {
    let ControlsProps { state, act, .. } = props;
    let choice = &state.choice;
    html! {
        <>
            if choice.model == Model::Coroutines && choice.pool != Pool::None {
                <Segmented label="Pool" segments={pools(state)} pick={act.reform(|index: usize| pool_action(index))} />
            }
            if choice.is_simulated() {
                { workers(props) }
            }
            if gil_matters(choice.model, choice.pool) {
                <Segmented label="Python" segments={gils(choice.gil)} pick={act.reform(|index| Action::PickGil(index == 0))} />
            }
            <Params choice={choice.clone()} drafts={state.drafts.clone()} act={act.clone()} />
        </>
    }
}

/// How many there are, where that matters.
fn workers(props: &ControlsProps) -> Html {
    let ControlsProps { state, act, .. } = props;
    html! {
        if workers_matter(&state.choice) {
            <Workers state={Rc::clone(state)} act={act.clone()} />
        }
    }
}

/// Opens the rest, and closes it again. Only a narrow page shows the button.
fn more_button(is_open: &UseStateHandle<bool>) -> Html {
    let (text, shown) = if **is_open { ("Less", "true") } else { ("More", "false") };
    let is_open = is_open.clone();
    let onclick = move |_: MouseEvent| is_open.set(!*is_open);
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
fn run_button(props: &ControlsProps) -> Html {
    let state = &props.state;
    let busy = state.under_way();
    let (command, text, keys) = match busy {
        Some(_) => (Command::Stop, "Stop", "Escape"),
        None => (Command::Run, "Run", "Control+Enter"),
    };
    let is_stopping = busy.is_some_and(|busy| busy.step == Step::Stopping);
    let obstacle = state.obstacle_to_run().filter(|_| busy.is_none());
    let can_act = !is_stopping && obstacle.is_none();
    let onclick = heard_as(&props.command, move |_: MouseEvent| can_act.then_some(command));
    html! {
        <button type="button" id="run" class="run" {onclick} aria-disabled={(!can_act).to_string()}
            aria-keyshortcuts={keys} title={obstacle.unwrap_or_else(|| keys.replace("Control", "Ctrl"))}>{ text }</button>
    }
}

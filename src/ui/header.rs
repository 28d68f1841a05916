//! The top of the page: name, scenario, light or dark.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::listen::heard_as;
use super::state::{Action, State};
use crate::scenario::Workload;

/// The top of the page. `act` hears what the reader picks, `turn_theme` that it
/// shall be darker, or lighter.
pub fn header(state: &State, act: &Callback<Action>, turn_theme: Callback<MouseEvent>) -> Html {
    let chosen = state.choice.workload;
    html! {
        <header class="header">
            <h1 class="name">{ logo() }{ "Interleave" }</h1>
            <label class="scenario">
                <span class="hidden">{ "Scenario" }</span>
                <select id="scenario" onchange={heard_as(act, picked)}>
                    { for Workload::ALL.map(|workload| html! {
                        <option value={workload.id()} selected={workload == chosen}>{ workload.title() }</option>
                    }) }
                </select>
            </label>
            <button type="button" id="theme" class="plain square" onclick={turn_theme}
                aria-label="Light or dark" title="Light or dark">{ "◐" }</button>
        </header>
    }
}

fn picked(event: Event) -> Option<Action> {
    let id = event.target_dyn_into::<HtmlSelectElement>()?.value();
    Workload::ALL.into_iter().find(|workload| workload.id() == id).map(Action::PickWorkload)
}

/// Three lanes that take turns.
pub(super) fn logo() -> Html {
    let bar = |x: &'static str, y: &'static str, width: &'static str, ink: &'static str| {
        html! { <rect {x} {y} {width} height="5" rx="1.5" style={format!("fill: var(--state-{ink})")} /> }
    };
    html! {
        <svg class="logo" viewBox="0 0 26 20" width="26" height="20" aria-hidden="true">
            { bar("0", "0", "9", "running") }{ bar("14", "0", "9", "running") }
            { bar("8", "7.5", "10", "gil") }
            { bar("3", "15", "7", "awaiting") }{ bar("15", "15", "11", "awaiting") }
        </svg>
    }
}

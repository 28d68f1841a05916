//! How many cores the simulated computer has: the usual numbers side by side,
//! and an input that takes any. The arrow keys in it go by powers of two.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::number;
use crate::scenario::{MOST_CORES, grouped};
use crate::ui::listen::heard_as;
use crate::ui::state::{Action, CORES, State};

/// The usual numbers.
const USUAL: [u32; 5] = [1, 2, 4, 8, 16];
/// How many of them there is room for in a course page.
const EMBEDDED: usize = 4;

/// The buttons and the input. `act` hears what is picked.
pub(super) fn cores(state: &State, act: &Callback<Action>) -> Html {
    let picked = |cores: u32| state.choice.cores == cores;
    let usual = if state.presentation.embed { &USUAL[..EMBEDDED] } else { &USUAL };
    html! {
        <div class="field" role="group" aria-labelledby="control-cores">
            <label class="label" id="control-cores" for="param-cores">{ "Cores" }</label>
            <div class="segments cores">
                { for usual.iter().map(|&cores| html! {
                    <span class="segment" key={cores}>
                        <button type="button" onclick={act.reform(move |_: MouseEvent| Action::PickCores(cores))}
                            aria-pressed={picked(cores).to_string()}
                            aria-label={if cores == 1 { "1 core".to_owned() } else { format!("{cores} cores") }}>{ cores }</button>
                    </span>
                }) }
                { input(state, act, usual.iter().copied().any(picked)) }
            </div>
            { number::wrong(CORES, &state.drafts) }
        </div>
    }
}

/// Any other number. While a usual one is picked it stands empty.
fn input(state: &State, act: &Callback<Action>, is_usual: bool) -> Html {
    let draft = state.drafts.iter().find(|draft| draft.id == CORES);
    let kept = if is_usual { String::new() } else { grouped(state.choice.cores.into()) };
    let text = draft.map_or(kept, |draft| draft.text.clone());
    let is_wrong = draft.is_some_and(|draft| draft.sentence.is_some());
    let cores = state.choice.cores;
    let typed = |event: InputEvent| Some(Action::Type(CORES, event.target_dyn_into::<HtmlInputElement>()?.value()));
    let stepped = move |event: KeyboardEvent| {
        let next = step(cores, &event.key())?;
        event.prevent_default();
        Some(Action::PickCores(next))
    };
    html! {
        <input id="param-cores" class={classes!((!is_usual).then_some("picked"))} type="text" inputmode="numeric"
            autocomplete="off" size="3" placeholder="…" value={text} aria-label={format!("Cores, 1 to {MOST_CORES}: {cores}")}
            oninput={heard_as(act, typed)} onkeydown={heard_as(act, stepped)}
            onblur={act.reform(|_: FocusEvent| Action::Leave(CORES))}
            aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then(|| number::wrong_id(CORES))} />
    }
}

/// Where a key leads: to the next power of two above or below.
fn step(cores: u32, key: &str) -> Option<u32> {
    match key {
        "ArrowUp" => Some((cores + 1).next_power_of_two().min(MOST_CORES)),
        "ArrowDown" => Some((cores.next_power_of_two() / 2).max(1)),
        _ => None,
    }
}

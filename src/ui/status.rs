//! The line under the lanes: what goes on, what came out, and where the picture
//! comes from.

use yew::prelude::*;

use super::client::Command;
use super::state::{Ending, Shown, State, Step};
use super::words::{choice_words, progress_words, result_words, verdict_words};
use crate::scenario::Verdict;

/// Words up to that length fit beside the rest in the narrowest frame.
const SHORT: usize = 24;

/// The line. It keeps its height, whatever it says. `command` hears that a
/// simulated run shall stop, or run once more; the stage writes into `elapsed`
/// how long the run has taken so far.
pub fn status(state: &State, command: &Callback<Command>, elapsed: &NodeRef) -> Html {
    let is_free = state.under_way().is_none();
    // What is simulated runs again by itself.
    let is_changed = is_free
        && !state.choice.is_simulated()
        && state.shown.as_ref().is_some_and(|shown| shown.choice != state.choice);
    html! {
        <div class="status">
            <p class="progress" role="status" id="progress">{ progress_words(state) }</p>
            { for button(state, command) }
            <p class="elapsed" aria-hidden="true" ref={elapsed.clone()}></p>
            // A place of its own, so that the elements beside it, one of which the stage
            // writes to, stay the same elements whether there is a result or not.
            <div class="outcome">{ for state.shown.as_ref().filter(|_| is_free).map(result) }</div>
            { for state.shown.as_ref().map(|shown| origin(shown, is_changed)) }
        </div>
    }
}

/// Stops a simulated run, or runs it once more where it did not get to its end.
/// What runs for real has a button among the controls.
fn button(state: &State, hears: &Callback<Command>) -> Option<Html> {
    let is_simulated = |shown: &&Shown| shown.choice.is_simulated() && state.choice.is_simulated();
    let shown = state.shown.as_ref().filter(is_simulated)?;
    let (command, text) = match (state.under_way().map(|busy| busy.step), shown.ending) {
        (Some(Step::Stopping), _) => return None,
        (Some(_), _) => (Command::Stop, "Stop"),
        (None, Ending::Stopped { .. } | Ending::Failed) => (Command::Run, "Run again"),
        (None, _) => return None,
    };
    let onclick = hears.reform(move |_: MouseEvent| command);
    Some(html! { <button type="button" id="again" class="plain small" {onclick}>{ text }</button> })
}

/// What came out, and whether it is right.
pub(super) fn result(shown: &Shown) -> Html {
    let Some((words, verdict)) = result_words(shown) else { return html! {} };
    let class = match verdict {
        Some(Verdict::AsExpected) => "verdict good",
        _ => "verdict bad",
    };
    html! {
        <div class="result" id="result">
            { numbers(&words) }
            { for verdict.map(|verdict| html! { <span {class}>{ verdict_words(verdict) }</span> }) }
        </div>
    }
}

/// What came out. Long words may be cut in the line; opened, they stand over the lanes as a whole.
fn numbers(words: &str) -> Html {
    if words.chars().count() <= SHORT {
        return html! { <span class="numbers">{ words }</span> };
    }
    html! {
        <details class="numbers" key={words}>
            <summary>{ words }</summary>
            <p class="whole">{ words }</p>
        </details>
    }
}

/// What the picture is of and where it comes from. Another one is another
/// element: it takes the place of the last and does not move out of it.
fn origin(shown: &Shown, is_changed: bool) -> Html {
    let (class, words, aside) = match shown.ending {
        _ if is_changed => ("badge changed", "changed since: press Run", ""),
        Ending::Live => ("", "", ""),
        _ if shown.choice.is_simulated() => ("badge", "simulated", ""),
        Ending::Recorded => ("badge", "recorded earlier", ", on another computer"),
        Ending::Finished | Ending::Stopped { .. } | Ending::Failed => ("badge here", "ran just now, here", ""),
    };
    let what = choice_words(&shown.choice);
    html! {
        <p class="origin" key={format!("{words}{what}")}>
            <span class="what">{ &what }</span>
            <span {class}>{ words }<span class="aside">{ aside }</span></span>
        </p>
    }
}

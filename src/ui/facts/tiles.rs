//! The tiles: a number and what it is, one a fact. Which there are depends on
//! what was run, never on how it ended, so that they keep their places.

use yew::prelude::*;

use crate::base::Nanos;
use crate::scenario::{Choice, Model, Pool, Workload, fits, gil_matters, grouped};
use crate::timeline::bytes_words;
use crate::trace::facts::Facts;
use crate::ui::client::Command;
use crate::ui::state::{Ending, Shown, State};
use crate::ui::words::network_words;

/// What stands where a number is not known.
const UNKNOWN: &str = "–";

/// A fact to be shown.
struct Tile {
    number: String,
    what: Html,
}

/// All tiles of the run that is shown, or of the one that would be.
pub(super) fn view(state: &State, command: &Callback<Command>) -> Html {
    let shown = state.shown.as_ref();
    let facts = shown.and_then(|shown| shown.facts.as_deref());
    let choice = shown.map_or(&state.choice, |shown| &shown.choice);
    let mut tiles = vec![tile(facts.map(|facts| facts.wall.to_string()), "wall time")];
    tiles.extend(speed_up(state, choice, facts, command));
    if choice.is_simulated() {
        tiles.extend(of_computer(choice, facts));
    } else {
        tiles.push(parallelism(state, shown, facts));
    }
    tiles.push(of_model(choice, facts));
    tiles.extend(of_workload(choice, shown, facts));
    if choice.is_simulated() {
        tiles.push(tile(facts.map(|facts| bytes_words(facts.memory.sum)), "memory in use, at most"));
    } else {
        tiles.extend(clock(state, shown));
    }
    html! {
        <dl class="tiles">
            { for tiles.into_iter().map(|tile| html! { <div class="tile"><dd>{ tile.number }</dd><dt>{ tile.what }</dt></div> }) }
        </dl>
    }
}

fn tile(number: Option<String>, what: &str) -> Tile {
    Tile { number: number.unwrap_or_else(|| UNKNOWN.to_owned()), what: html! { what } }
}

/// How much faster than one after the other, where the work can be done so.
fn speed_up(state: &State, choice: &Choice, facts: Option<&Facts>, command: &Callback<Command>) -> Option<Tile> {
    fits(&choice.sequentially()).ok()?;
    let recorded = state.shown.as_ref().is_some_and(|shown| shown.ending == Ending::Recorded);
    let baseline = if recorded { None } else { state.baseline(choice) };
    let number = facts.zip(baseline).map(|(facts, baseline)| times(baseline, facts.wall));
    // A simulated one is made without being asked for.
    let can_measure =
        facts.is_some() && baseline.is_none() && !recorded && !choice.is_simulated() && state.under_way().is_none();
    let onclick = command.reform(|_: MouseEvent| Command::Measure);
    let what = html! {
        <>
            { "speed-up over sequential" }
            if let Some(baseline) = baseline {
                { format!(" ({baseline})") }
            }
            if can_measure {
                <button type="button" id="measure" class="link" {onclick}>{ "Measure it" }</button>
            }
        </>
    };
    Some(Tile { number: number.unwrap_or_else(|| UNKNOWN.to_owned()), what })
}

/// How a simulated computer was used.
fn of_computer(choice: &Choice, facts: Option<&Facts>) -> [Tile; 2] {
    let cores = facts.and_then(|facts| facts.cores);
    let words = if choice.cores == 1 { "of 1 core used".to_owned() } else { format!("of {} cores used", choice.cores) };
    [
        tile(cores.map(|cores| percent(cores.busy_permille)), &words),
        tile(cores.map(|cores| grouped(cores.context_switches)), "context switches"),
    ]
}

/// A share with three figures where there is little of it.
fn percent(permille: u32) -> String {
    match permille {
        0..100 => format!("{}.{} %", permille / 10, permille % 10),
        _ => format!("{} %", (permille + 5) / 10),
    }
}

/// Busy time by wall time, and beside it what there was to be had.
fn parallelism(state: &State, shown: Option<&Shown>, facts: Option<&Facts>) -> Tile {
    let number = facts.map(|facts| hundredths(facts.busy.0, facts.wall.0));
    let claimed = state.abilities.claimed_cores;
    let what = match (shown.map(|shown| shown.ending), state.cores_tenths) {
        (Some(Ending::Recorded), _) => "workers busy at once, on average".to_owned(),
        (_, Some(tenths)) => {
            format!("workers busy at once; {}.{} cores measured, the browser says {claimed}", tenths / 10, tenths % 10)
        }
        (_, None) => format!("workers busy at once; the browser says {claimed} cores"),
    };
    tile(number, &what)
}

/// The number that tells most about the model.
fn of_model(choice: &Choice, facts: Option<&Facts>) -> Tile {
    let uses_processes = choice.model == Model::Processes || choice.pool == Pool::Processes;
    if uses_processes {
        return tile(facts.map(|facts| bytes_words(facts.serialised_bytes)), "serialised between processes");
    }
    if gil_matters(choice.model, choice.pool) && choice.gil {
        return tile(facts.map(|facts| grouped(facts.gil_hand_overs.into())), "hand-overs of the GIL");
    }
    if choice.model == Model::Coroutines {
        return tile(facts.map(|facts| grouped(facts.task_steps.into())), "steps of tasks");
    }
    tile(facts.map(|facts| facts.most_busy_at_once.to_string()), "workers busy, at most")
}

/// The number that tells most about the work.
fn of_workload(choice: &Choice, shown: Option<&Shown>, facts: Option<&Facts>) -> Vec<Tile> {
    match choice.workload {
        Workload::Downloads => {
            let network = shown.and_then(|shown| shown.network);
            let who = network.map(|network| format!("; {}", network_words(network))).unwrap_or_default();
            vec![tile(facts.map(|facts| grouped(facts.requests_at_once)), &format!("requests in flight at once{who}"))]
        }
        Workload::Offload => [(50, "half of all answers came within"), (95, "95 % of all answers came within")]
            .map(|(percent, what)| {
                let latency = facts.and_then(|facts| facts.percentile(percent));
                tile(latency.map(|latency| latency.to_string()), what)
            })
            .into(),
        _ => Vec::new(),
    }
}

/// How exact the times are; of a recorded run's clocks nothing is known.
fn clock(state: &State, shown: Option<&Shown>) -> Option<Tile> {
    let step = state.abilities.clock_step;
    Some(match shown {
        Some(Shown { ending: Ending::Recorded, .. }) => return None,
        Some(Shown { clock_error: Some(error), .. }) => {
            tile(Some(format!("± {error}")), &format!("of each worker’s clock, which steps by {step}"))
        }
        _ => tile(Some(step.to_string()), "step of the clock"),
    })
}

/// One time by another, as `2.04×`.
fn times(long: Nanos, short: Nanos) -> String {
    format!("{}×", hundredths(long.0, short.0))
}

fn hundredths(above: u64, below: u64) -> String {
    let ratio = (above.saturating_mul(100) + below / 2) / below.max(1);
    format!("{}.{:02}", ratio / 100, ratio % 100)
}

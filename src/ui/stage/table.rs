//! The lanes as a table: where each one's time went. Not seen, but read out;
//! made anew when a run ends, and every two seconds while it goes on.

use std::rc::Rc;

use gloo::timers::callback::Interval;
use yew::prelude::*;

use super::Screen;
use crate::timeline::lane_name;
use crate::trace::facts::{ByState, Facts};
use crate::trace::{LaneKind, Source, State, Trace};

/// How often it is made anew.
const EVERY_MILLIS: u32 = 2_000;
/// Of more lanes only the number is told.
const MOST_ROWS: usize = 200;

/// What the table is of.
#[derive(Clone, Properties)]
pub(in crate::ui) struct LaneTableProps {
    /// Has the trace.
    pub screen: Rc<Screen>,
    /// The numbers, once the run is over.
    pub facts: Option<Rc<Facts>>,
    /// Whether it goes on.
    pub is_live: bool,
}

impl PartialEq for LaneTableProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.screen, &other.screen) && self.is_live == other.is_live && self.facts == other.facts
    }
}

/// The table.
#[component]
pub(in crate::ui) fn LaneTable(props: &LaneTableProps) -> Html {
    let again = use_force_update();
    use_effect_with(props.is_live, move |&is_live| {
        let timer = is_live.then(|| Interval::new(EVERY_MILLIS, move || again.force_update()));
        move || drop(timer)
    });
    let trace = props.screen.trace();
    let trace = trace.borrow();
    match &props.facts {
        Some(facts) => view(&trace, facts),
        // It may be long, and goes on as fast as it can: what it comes to is told at its end.
        None if trace.source() == Source::Simulated => view(&trace, &Facts::of(&Trace::new(Source::Simulated))),
        None => view(&trace, &Facts::of(&trace)),
    }
}

fn view(trace: &Trace, facts: &Facts) -> Html {
    let is_row = |state: &State| *state != State::Done;
    let states: Vec<State> = State::ALL
        .into_iter()
        .filter(is_row)
        .filter(|state| facts.per_lane.iter().any(|(_, times)| times[state.index()].0 > 0))
        .collect();
    let lanes =
        facts.per_lane.iter().filter(|(lane, _)| trace.lane(*lane).is_some_and(|lane| lane.kind != LaneKind::Process));
    let rest = lanes.clone().count().saturating_sub(MOST_ROWS);
    html! {
        <table class="hidden" id="lane-table">
            <caption>{ "Where the time of each lane went" }</caption>
            <thead><tr>
                <th scope="col">{ "Lane" }</th>
                { for states.iter().map(|state| html! { <th scope="col">{ state.words() }</th> }) }
            </tr></thead>
            <tbody>
                { for lanes.take(MOST_ROWS).map(|(lane, times)| row(lane_name(trace, *lane), &states, times)) }
                if rest > 0 {
                    <tr><th scope="row">{ format!("and {rest} more") }</th></tr>
                }
            </tbody>
        </table>
    }
}

fn row(name: String, states: &[State], times: &ByState) -> Html {
    html! {
        <tr>
            <th scope="row">{ name }</th>
            { for states.iter().map(|state| html! { <td>{ times[state.index()].to_string() }</td> }) }
        </tr>
    }
}

//! How the state changes: from one and an action to the next, and nothing else
//! happens.

use std::rc::Rc;

use super::{Action, Busy, Ending, Goal, Shown, State, Step, Told, Weight, drafts};
use crate::base::Nanos;
use crate::protocol::Outcome;
use crate::scenario::{Choice, MOST_CORES, Model, Place, Pool, grouped, worker_limit};
use crate::trace::facts::Facts;

/// How many works keep the time that they took one task after the other.
const MOST_BASELINES: usize = 32;

/// The state after an action.
#[must_use]
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::PickWorkload(workload) => {
            next.choice = nearest(state, state.choice.clone().with_workload(workload));
            next.drafts.clear();
        }
        Action::PickModel(model, pool) => pick_model(&mut next, &[(model, pool)]),
        Action::PickPool if state.choice.pool == Pool::None => {
            pick_model(&mut next, &[(Model::Coroutines, Pool::Threads), (Model::Coroutines, Pool::Processes)]);
        }
        Action::PickPool => {}
        Action::PickGil(gil) => next.choice.gil = gil,
        Action::PickPlace(place) => {
            next.choice = state.choice.clone().in_place(place);
            next.drafts.clear();
        }
        Action::PickCores(cores) => {
            next.choice.cores = cores.clamp(1, MOST_CORES);
            next.drafts.retain(|draft| draft.id != drafts::CORES);
        }
        Action::PickValue(id, value) => next.choice = state.choice.clone().with_value(id, value),
        Action::Type(id, text) => drafts::take(&mut next, id, text),
        Action::Leave(id) => drafts::leave(&mut next, id),
        Action::PickTab(tab) => next.tab = tab,
        Action::TurnMore => next.is_more_open = !next.is_more_open,
        Action::Highlight(wanted) => next.highlighted = state.highlighted.turned(wanted),
        Action::PickTheme(theme) => next.presentation.theme = theme,
        Action::Restore(choice, presentation, notices) => {
            next.choice = choice;
            next.presentation = presentation;
            next.drafts.clear();
            for notice in notices {
                next.tell(Weight::Note, notice.to_string());
            }
        }
        Action::Dismiss(id) => next.messages.retain(|message| message.id != id),
        Action::Start(goal) => start(&mut next, goal),
        Action::Appear(run) => appear(&mut next, run),
        Action::Stop => set_step(&mut next, Step::Stopping),
        Action::StopTooLarge(run, spans) => stop_too_large(&mut next, run, spans),
        Action::Hear(run, Told::Facts(facts)) if run == state.runs => take_facts(&mut next, facts),
        Action::Hear(run, told) => {
            if let Some(busy) = next.busy.filter(|busy| busy.run == run) {
                hear(&mut next, busy, told);
            }
        }
        Action::ShowRecorded(facts, printed) => show_recorded(&mut next, facts, printed),
        Action::Tell(weight, text) => next.tell(weight, text),
    }
    next
}

/// The choice, or the nearest to it that makes sense for its workload and can
/// be had here.
fn nearest(state: &State, choice: Choice) -> Choice {
    let pools = [choice.pool, Pool::None];
    let models = [choice.model].into_iter().chain(Model::ALL);
    let mut candidates = models.flat_map(|model| pools.map(|pool| with_model(choice.clone(), model, pool)));
    candidates.find(|candidate| state.obstacle_to(candidate).is_none()).unwrap_or(choice)
}

/// Takes the first that can be had; what cannot be had is not taken, and the
/// control has said why.
fn pick_model(state: &mut State, wanted: &[(Model, Pool)]) {
    let choices = wanted.iter().map(|&(model, pool)| with_model(state.choice.clone(), model, pool));
    if let Some(choice) = choices.into_iter().find(|choice| state.obstacle_to(choice).is_none()) {
        state.choice = choice;
        state.drafts.retain(|draft| draft.id != drafts::WORKERS);
    }
}

/// Only an event loop has a pool, and not every model can have so many workers.
fn with_model(mut choice: Choice, model: Model, pool: Pool) -> Choice {
    choice.model = model;
    choice.pool = if model == Model::Coroutines { pool } else { Pool::None };
    choice.workers = choice.workers.min(worker_limit(choice.place(), model, choice.pool));
    choice
}

fn start(state: &mut State, goal: Goal) {
    state.runs += 1;
    state.coming = None;
    let place = match (goal, &state.shown) {
        (Goal::Baseline, Some(shown)) => shown.choice.place(),
        _ => state.choice.place(),
    };
    let step = if place == Place::Real && state.cores_tenths.is_none() { Step::Calibrating } else { Step::Running };
    state.busy = Some(Busy { run: state.runs, goal, step, is_quiet: place == Place::Simulated });
    if goal == Goal::Baseline {
        return;
    }
    let live = Shown::new(state.choice.clone(), Ending::Live);
    match place {
        // What is shown stays until there is something else to be seen.
        Place::Simulated => state.coming = Some(live),
        Place::Real => {
            forget_failures(state);
            state.shown = Some(live);
        }
    }
}

/// What went wrong with the last run is not about this one.
fn forget_failures(state: &mut State) {
    state.messages.retain(|message| message.weight == Weight::Note);
}

/// A simulated run that takes its time is shown as far as it goes.
fn appear(state: &mut State, run: u32) {
    if let Some(busy) = state.busy.as_mut().filter(|busy| busy.run == run && busy.goal == Goal::Show) {
        busy.is_quiet = false;
        show_coming(state);
    }
}

/// Nobody asked for it, so the reader is told why.
fn stop_too_large(state: &mut State, run: u32, spans: u64) {
    if state.busy.is_some_and(|busy| busy.run == run) {
        set_step(state, Step::Stopping);
        let spans = grouped(spans);
        let text = format!("The run was stopped after {spans} spans: more cannot be shown. Less work makes fewer.");
        state.tell(Weight::Note, text);
    }
}

fn show_coming(state: &mut State) {
    if let Some(coming) = state.coming.take() {
        forget_failures(state);
        state.shown = Some(coming);
    }
}

fn hear(state: &mut State, busy: Busy, told: Told) {
    match told {
        Told::Cores(tenths) => state.cores_tenths = Some(tenths),
        Told::Waiting => set_step(state, Step::Waiting),
        Told::Begun(network) => {
            set_step(state, Step::Running);
            with_shown(state, busy, |shown| shown.network = network);
        }
        Told::ClockError(error) => with_shown(state, busy, |shown| shown.clock_error = Some(error)),
        Told::Finished(outcome, facts) => end(state, busy, Ending::Finished, Some(outcome), Some(facts)),
        Told::Stopped(ended, facts) => end(state, busy, Ending::Stopped { ended }, None, facts),
        Told::Failed(sentence, facts) => {
            end(state, busy, Ending::Failed, None, Some(facts));
            // Nobody has asked for the run that went on in the background.
            if busy.goal == Goal::Show || !busy.is_quiet {
                state.tell(Weight::Failure, sentence);
            }
        }
        // Only once the run is over; until then they come with its end.
        Told::Facts(_) => {}
    }
}

/// A run that was asked to stop stays so, whatever it says until it has.
fn set_step(state: &mut State, step: Step) {
    if let Some(busy) = state.busy.as_mut().filter(|busy| busy.step != Step::Stopping) {
        busy.step = step;
    }
}

fn with_shown(state: &mut State, busy: Busy, change: impl FnOnce(&mut Shown)) {
    let shown = state.coming.as_mut().or(state.shown.as_mut());
    if let Some(shown) = shown.filter(|_| busy.goal == Goal::Show) {
        change(shown);
    }
}

/// The facts of the last run, which was over before they were reckoned.
fn take_facts(state: &mut State, facts: Rc<Facts>) {
    if let Some(shown) = state.shown.as_mut().filter(|shown| shown.ending != Ending::Live && shown.facts.is_none()) {
        shown.facts = Some(facts);
    }
}

fn end(state: &mut State, busy: Busy, ending: Ending, outcome: Option<Outcome>, facts: Option<Rc<Facts>>) {
    state.busy = None;
    if busy.goal == Goal::Show {
        show_coming(state);
    }
    let wall = facts.as_ref().map(|facts| facts.wall);
    with_shown(state, busy, |shown| {
        shown.ending = ending;
        shown.outcome = outcome;
        shown.facts = facts;
    });
    let Some(shown) = &state.shown else { return };
    let is_done = ending == Ending::Finished;
    match busy.goal {
        Goal::Show if is_done && shown.choice.model == Model::Sequential => remember(state, wall),
        Goal::Baseline if is_done => remember(state, wall),
        // One that cannot be had is not tried again and again.
        Goal::Baseline if busy.is_quiet && ending == Ending::Failed => remember(state, None),
        Goal::Show | Goal::Baseline => {}
    }
}

/// How long the shown work takes one task after the other.
fn remember(state: &mut State, wall: Option<Nanos>) {
    let Some(work) = state.shown.as_ref().map(|shown| shown.choice.sequentially()) else { return };
    state.baselines.retain(|(known, _)| *known != work);
    state.baselines.push((work, wall));
    let surplus = state.baselines.len().saturating_sub(MOST_BASELINES);
    state.baselines.drain(..surplus);
}

/// Something to look at before the first run; it does not come over one.
fn show_recorded(state: &mut State, facts: Rc<Facts>, printed: Option<String>) {
    if state.busy.is_none() && state.shown.is_none() {
        let recorded = Shown::new(state.choice.clone(), Ending::Recorded);
        state.shown = Some(Shown { facts: Some(facts), printed, ..recorded });
    }
}

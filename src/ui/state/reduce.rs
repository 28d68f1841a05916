//! How the state changes: from one and an action to the next, and nothing else
//! happens.

use std::rc::Rc;

use super::{Action, Busy, Ending, Goal, Shown, State, Step, Told, Weight, drafts};
use crate::protocol::Outcome;
use crate::scenario::{Choice, Model, Pool, worker_limit};
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
        Action::PickValue(id, value) => next.choice = state.choice.clone().with_value(id, value),
        Action::Type(id, text) => drafts::take(&mut next, id, text),
        Action::Leave(id) => drafts::leave(&mut next, id),
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
        Action::Stop => {
            if let Some(busy) = &mut next.busy {
                busy.step = Step::Stopping;
            }
        }
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
    choice.workers = choice.workers.min(worker_limit(model, choice.pool));
    choice
}

fn start(state: &mut State, goal: Goal) {
    state.runs += 1;
    let step = if state.cores_tenths.is_none() { Step::Calibrating } else { Step::Running };
    state.busy = Some(Busy { run: state.runs, goal, step });
    // What went wrong with the last run is not about this one.
    state.messages.retain(|message| message.weight == Weight::Note);
    if goal == Goal::Show {
        state.shown = Some(Shown {
            choice: state.choice.clone(),
            ending: Ending::Live,
            facts: None,
            outcome: None,
            printed: None,
            network: None,
            clock_error: None,
        });
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
        Told::Finished(outcome, facts) => end(state, busy, Ending::Finished, Some(outcome), facts),
        Told::Stopped(ended, facts) => end(state, busy, Ending::Stopped { ended }, None, facts),
        Told::Failed(sentence, facts) => {
            state.tell(Weight::Failure, sentence);
            end(state, busy, Ending::Failed, None, facts);
        }
    }
}

/// A run that was asked to stop stays so, whatever it says until it has.
fn set_step(state: &mut State, step: Step) {
    if let Some(busy) = state.busy.as_mut().filter(|busy| busy.step != Step::Stopping) {
        busy.step = step;
    }
}

fn with_shown(state: &mut State, busy: Busy, change: impl FnOnce(&mut Shown)) {
    if let Some(shown) = state.shown.as_mut().filter(|_| busy.goal == Goal::Show) {
        change(shown);
    }
}

fn end(state: &mut State, busy: Busy, ending: Ending, outcome: Option<Outcome>, facts: Rc<Facts>) {
    state.busy = None;
    let done = match (busy.goal, &state.shown) {
        (_, None) => None,
        (Goal::Show, Some(shown)) => Some(shown.choice.clone()).filter(|choice| choice.model == Model::Sequential),
        (Goal::Baseline, Some(shown)) => Some(shown.choice.sequentially()),
    };
    if let Some(work) = done.filter(|_| ending == Ending::Finished) {
        let work = work.sequentially();
        state.baselines.retain(|(known, _)| *known != work);
        state.baselines.push((work, facts.wall));
        let surplus = state.baselines.len().saturating_sub(MOST_BASELINES);
        state.baselines.drain(..surplus);
    }
    with_shown(state, busy, |shown| {
        shown.ending = ending;
        shown.outcome = outcome;
        shown.facts = Some(facts);
    });
}

/// Something to look at before the first run; it does not come over one.
fn show_recorded(state: &mut State, facts: Rc<Facts>, printed: Option<String>) {
    if state.busy.is_none() && state.shown.is_none() {
        state.shown = Some(Shown {
            choice: state.choice.clone(),
            ending: Ending::Recorded,
            facts: Some(facts),
            outcome: None,
            printed,
            network: None,
            clock_error: None,
        });
    }
}

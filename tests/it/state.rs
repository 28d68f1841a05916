//! What the page remembers, by action and what comes of it.

use std::rc::Rc;

use interleave::base::Nanos;
use interleave::protocol::{Abilities, Network, Outcome};
use interleave::scenario::{Choice, Model, Place, Pool, Presentation, Theme, Verdict, Workload, expected};
use interleave::trace::facts::Facts;
use interleave::trace::{Source, Trace};
use interleave::ui::state::{Action, CORES, Ending, Goal, State, Step, Told, WORKERS, Weight, reduce};

/// A browser that can do everything, or everything but share memory.
pub(crate) fn abilities(shares_memory: bool) -> Abilities {
    Abilities {
        shared_memory: if shares_memory { Ok(()) } else { Err("No shared memory here.".to_owned()) },
        service_worker: true,
        claimed_cores: 8,
        clock_step: Nanos(5_000),
    }
}

/// The page as its plain address opens it: everything is simulated.
pub(crate) fn simulated(shares_memory: bool) -> State {
    let choice = Choice::new(Workload::Primes, Model::Threads);
    State::new(choice, Presentation::default(), Vec::new(), abilities(shares_memory))
}

/// The same with `where=real`.
pub(crate) fn real(shares_memory: bool) -> State {
    after(simulated(shares_memory), [Action::PickPlace(Place::Real)])
}

/// The facts of a run that took so long and in which nothing happened.
pub(crate) fn facts(wall: Nanos) -> Rc<Facts> {
    let mut trace = Trace::new(Source::Real);
    trace.extend_to(wall);
    Rc::new(Facts::of(&trace))
}

pub(crate) fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state, |state, action| reduce(&state, action))
}

/// What a run of the choice would say at its end.
pub(crate) fn finished(choice: &Choice, wall: Nanos) -> Told {
    Told::Finished(Outcome { numbers: expected(choice).numbers }, facts(wall))
}

#[test]
fn what_is_picked_makes_sense_for_the_work() {
    let check = |shares_memory, actions: &[Action], workload, model, pool| {
        let choice = after(real(shares_memory), actions.to_vec()).choice;
        assert_eq!((choice.workload, choice.model, choice.pool), (workload, model, pool), "after {actions:?}");
    };
    use Action::{PickModel, PickPool, PickWorkload};
    check(true, &[PickModel(Model::Processes, Pool::None)], Workload::Primes, Model::Processes, Pool::None);
    check(true, &[PickWorkload(Workload::Offload)], Workload::Offload, Model::Coroutines, Pool::None);
    check(true, &[PickWorkload(Workload::Counter)], Workload::Counter, Model::Threads, Pool::None);
    check(true, &[PickPool], Workload::Primes, Model::Coroutines, Pool::Threads);
    check(true, &[PickPool, PickWorkload(Workload::Fib)], Workload::Fib, Model::Coroutines, Pool::Threads);
    check(true, &[PickPool, PickWorkload(Workload::Counter)], Workload::Counter, Model::Coroutines, Pool::None);
    check(true, &[PickPool, PickModel(Model::Threads, Pool::None)], Workload::Primes, Model::Threads, Pool::None);
    // What cannot be had is not taken.
    let counter = PickWorkload(Workload::Counter);
    check(true, &[counter, PickModel(Model::Sequential, Pool::None)], Workload::Counter, Model::Threads, Pool::None);
    check(false, &[PickPool], Workload::Primes, Model::Coroutines, Pool::Processes);
    check(false, &[PickWorkload(Workload::Counter)], Workload::Counter, Model::Processes, Pool::None);
}

#[test]
fn what_cannot_be_had_says_why() {
    let check = |state: &State, model, pool, starts: Option<&str>| {
        let why = state.obstacle(model, pool);
        assert_eq!(why.is_some(), starts.is_some(), "{model:?} {pool:?}: {why:?}");
        assert!(why.unwrap_or_default().starts_with(starts.unwrap_or_default()));
    };
    check(&real(true), Model::Threads, Pool::None, None);
    check(&real(false), Model::Threads, Pool::None, Some("No shared memory"));
    check(&real(false), Model::Coroutines, Pool::Threads, Some("No shared memory"));
    check(&real(false), Model::Processes, Pool::None, None);
    // A simulated computer needs nothing of this one.
    check(&simulated(false), Model::Threads, Pool::None, None);
    check(&simulated(false), Model::Coroutines, Pool::Threads, None);
    let factorial = after(real(true), [Action::PickWorkload(Workload::Factorial)]);
    check(&factorial, Model::Coroutines, Pool::None, Some("A factorial is one long call"));
}

#[test]
fn typing_keeps_what_is_wrong_and_runs_what_was_right() {
    let typed = |id, text: &str| after(real(true), [Action::Type(id, text.to_owned())]);
    let check = |id, text, number: u64, is_wrong: bool| {
        let state = typed(id, text);
        let now = if id == WORKERS { state.choice.workers.into() } else { state.choice.value(id) };
        assert_eq!(now, number, "{id} after typing {text:?}");
        assert_eq!(state.drafts[0].sentence.is_some(), is_wrong, "{text:?}");
        assert_eq!(state.drafts[0].text, text);
        // Leaving the input keeps only what is wrong.
        assert_eq!(after(state, [Action::Leave(id)]).drafts.len(), usize::from(is_wrong), "{text:?}");
    };
    check("limit", "1000", 1_000, false);
    check("limit", "2\u{202f}000\u{202f}000", 2_000_000, false);
    check("limit", "2_000_000", 2_000_000, false);
    check("limit", "999", 5_000_000, true);
    check("limit", "", 5_000_000, true);
    check("limit", "many", 5_000_000, true);
    check("limit", "-5000", 5_000_000, true);
    check("limit", "99999999999999999999999", 5_000_000, true);
    check(WORKERS, "8", 8, false);
    check(WORKERS, "0", 4, true);
    check(WORKERS, "33", 4, true);
    // A model that can have more workers takes more; going back keeps within bounds.
    let many = [Action::PickModel(Model::Processes, Pool::None), Action::Type(WORKERS, "64".to_owned())];
    let state = after(real(true), many);
    assert_eq!(state.choice.workers, 64);
    assert_eq!(after(state, [Action::PickModel(Model::Threads, Pool::None)]).choice.workers, 32);
}

#[test]
fn a_run_goes_from_step_to_step() {
    let state = after(real(true), [Action::Start(Goal::Show)]);
    assert_eq!(state.busy.map(|busy| busy.step), Some(Step::Calibrating));
    assert_eq!(state.shown.as_ref().map(|shown| shown.ending), Some(Ending::Live));
    let state = after(state, [Action::Hear(1, Told::Cores(21)), Action::Hear(1, Told::Waiting)]);
    assert_eq!((state.busy.map(|busy| busy.step), state.cores_tenths), (Some(Step::Waiting), Some(21)));
    let begun = Told::Begun(Some(Network::ServiceWorker));
    let state = after(state, [Action::Hear(1, begun), Action::Hear(1, Told::ClockError(Nanos(900)))]);
    assert_eq!(state.busy.map(|busy| busy.step), Some(Step::Running));
    let told = finished(&state.choice, Nanos(7));
    let state = after(state, [Action::Hear(1, told)]);
    let shown = state.shown.as_ref().unwrap();
    assert_eq!((state.busy, shown.ending), (None, Ending::Finished));
    assert_eq!((shown.network, shown.clock_error), (Some(Network::ServiceWorker), Some(Nanos(900))));
    assert_eq!(shown.verdict(), Some(Verdict::AsExpected));
    // The next run need not calibrate.
    let state = after(state, [Action::Start(Goal::Show)]);
    assert_eq!(state.busy.map(|busy| (busy.run, busy.step)), Some((2, Step::Running)));
}

#[test]
fn stopping_stays_stopping_until_the_end() {
    let state = after(real(true), [Action::Start(Goal::Show), Action::Stop, Action::Hear(1, Told::Begun(None))]);
    assert_eq!(state.busy.map(|busy| busy.step), Some(Step::Stopping));
    let state = after(state, [Action::Hear(1, Told::Stopped(2, Some(facts(Nanos(5)))))]);
    assert_eq!(state.shown.as_ref().map(|shown| shown.ending), Some(Ending::Stopped { ended: 2 }));
    assert!(state.shown.is_some_and(|shown| shown.facts.is_some()), "the partial trace is kept");
}

#[test]
fn a_failure_is_told_and_gone_with_the_next_run() {
    let told = Told::Failed("A worker failed.".to_owned(), facts(Nanos(5)));
    let state = after(real(true), [Action::Start(Goal::Show), Action::Hear(1, told)]);
    assert_eq!(state.shown.as_ref().map(|shown| shown.ending), Some(Ending::Failed));
    let messages: Vec<_> = state.messages.iter().map(|message| (message.weight, message.text.as_str())).collect();
    assert_eq!(messages, [(Weight::Failure, "A worker failed.")]);
    assert!(after(state, [Action::Start(Goal::Show)]).messages.is_empty());
}

#[test]
fn an_earlier_run_is_not_heard() {
    let twice = [
        Action::Start(Goal::Show),
        Action::Start(Goal::Show),
        Action::Hear(1, Told::Stopped(0, Some(facts(Nanos(5))))),
    ];
    let state = after(real(true), twice);
    assert_eq!(state.busy.map(|busy| busy.run), Some(2));
    assert_eq!(state.shown.map(|shown| shown.ending), Some(Ending::Live));
}

#[test]
fn a_speed_up_needs_a_sequential_run_of_the_same_work() {
    let work = real(true).choice;
    let state = after(real(true), [Action::Start(Goal::Show), Action::Hear(1, finished(&work, Nanos(50)))]);
    assert_eq!(state.baseline(&work), None);
    let state =
        after(state, [Action::Start(Goal::Baseline), Action::Hear(2, finished(&work.sequentially(), Nanos(200)))]);
    assert_eq!(state.baseline(&work), Some(Nanos(200)));
    assert_eq!(state.shown.as_ref().map(|shown| shown.choice.clone()), Some(work.clone()), "what is shown stays");
    assert_eq!(state.baseline(&work.clone().with_value("limit", 2_000)), None);
    // A sequential run that is looked at counts as well; one that was stopped does not.
    let sequential = [Action::PickModel(Model::Sequential, Pool::None), Action::Start(Goal::Show)];
    let state = after(state, sequential);
    let stopped = after(state.clone(), [Action::Hear(3, Told::Stopped(0, Some(facts(Nanos(9)))))]);
    assert_eq!(stopped.baseline(&work), Some(Nanos(200)));
    let done = after(state, [Action::Hear(3, finished(&work.sequentially(), Nanos(180)))]);
    assert_eq!(done.baseline(&work), Some(Nanos(180)));
}

#[test]
fn a_recorded_run_gives_way() {
    let recorded = Action::ShowRecorded(facts(Nanos(3)), None);
    let ending = |actions: &[Action]| after(real(true), actions.to_vec()).shown.map(|shown| shown.ending);
    assert_eq!(ending(std::slice::from_ref(&recorded)), Some(Ending::Recorded));
    assert_eq!(ending(&[Action::Start(Goal::Show), recorded.clone()]), Some(Ending::Live));
    assert_eq!(ending(&[recorded, Action::Start(Goal::Show)]), Some(Ending::Live));
}

#[test]
fn a_message_is_told_once_and_can_be_dismissed() {
    let note = || Action::Tell(Weight::Note, "Something.".to_owned());
    let state = after(real(true), [note(), note()]);
    assert_eq!(state.messages.len(), 1);
    let id = state.messages[0].id;
    assert!(after(state, [Action::Dismiss(id)]).messages.is_empty());
}

#[test]
fn a_link_brings_everything_back() {
    let mut choice = Choice::new(Workload::Downloads, Model::Coroutines);
    choice.workers = 7;
    let presentation = Presentation { theme: Theme::Dark, ..Presentation::default() };
    let typed = Action::Type("limit", "none".to_owned());
    let state = after(real(true), [typed, Action::Restore(choice.clone(), presentation.clone(), Vec::new())]);
    assert_eq!((state.choice, state.presentation, state.drafts.len()), (choice, presentation, 0));
}

/// The numbers of a simulated run that took so long.
fn done(state: &State, wall: u64) -> Action {
    Action::Hear(state.runs, finished(&state.choice, Nanos(wall)))
}

/// What the stage shows: how many cores it has, and how it ended.
fn on_stage(state: &State) -> Option<(u32, Ending)> {
    state.shown.as_ref().map(|shown| (shown.choice.cores, shown.ending))
}

#[test]
fn a_simulated_run_is_due_after_every_change_and_takes_the_place_of_the_last_when_it_is_done() {
    let state = simulated(true);
    assert!(state.is_due() && on_stage(&state).is_none());
    let state = after(state, [Action::Start(Goal::Show)]);
    assert!(!state.is_due() && state.under_way().is_none(), "it goes on without a word");
    let end = done(&state, 50);
    let state = after(state, [end]);
    assert_eq!(on_stage(&state), Some((4, Ending::Finished)));
    // Another number of cores: what is shown stays until there is something new.
    let state = after(state, [Action::PickCores(8)]);
    assert!(state.is_due());
    let state = after(state, [Action::Start(Goal::Show)]);
    assert_eq!(on_stage(&state), Some((4, Ending::Finished)));
    let end = done(&state, 25);
    let state = after(state, [end]);
    assert_eq!(on_stage(&state), Some((8, Ending::Finished)));
    assert!(!state.is_due() && state.busy.is_none());
    // What runs for real waits to be asked.
    assert!(!after(state, [Action::PickPlace(Place::Real)]).is_due());
}

#[test]
fn a_simulated_run_that_takes_its_time_appears_and_can_be_stopped() {
    let state = after(simulated(true), [Action::Start(Goal::Show), Action::Appear(1)]);
    assert_eq!(on_stage(&state), Some((4, Ending::Live)));
    assert_eq!(state.under_way().map(|busy| busy.step), Some(Step::Running));
    // Its facts are reckoned after it has stopped.
    let state = after(state, [Action::Stop, Action::Hear(1, Told::Stopped(0, None))]);
    assert_eq!(on_stage(&state), Some((4, Ending::Stopped { ended: 0 })));
    assert!(state.shown.as_ref().is_some_and(|shown| shown.facts.is_none()));
    let state = after(state, [Action::Hear(1, Told::Facts(facts(Nanos(7))))]);
    assert_eq!(state.shown.and_then(|shown| shown.facts).map(|facts| facts.wall), Some(Nanos(7)));
    // One that another has overtaken does not appear.
    let overtaken = [Action::Start(Goal::Show), Action::PickCores(2), Action::Start(Goal::Show), Action::Appear(1)];
    assert_eq!(on_stage(&after(simulated(true), overtaken)), None);
}

#[test]
fn what_goes_on_quietly_is_not_drawn() {
    let check = |before: &State, action: Action, looks_alike: bool| {
        let next = after(before.clone(), [action.clone()]);
        assert_eq!(next.looks_like(before), looks_alike, "{action:?}");
        next
    };
    let state = check(&simulated(true), Action::Start(Goal::Show), true);
    let state = check(&state, Action::Hear(1, Told::Begun(None)), true);
    let state = check(&state, Action::Appear(1), false);
    let state = check(&state, Action::Stop, false);
    let state = check(&state, Action::Hear(1, Told::Stopped(0, None)), false);
    let state = check(&state, Action::Hear(1, Told::Facts(facts(Nanos(7)))), false);
    let state = check(&state, Action::PickCores(1), false);
    let state = check(&state, Action::Start(Goal::Show), true);
    let end = done(&state, 9);
    let state = check(&state, end, false);
    let state = check(&state, Action::Start(Goal::Baseline), true);
    let wall = Told::Finished(Outcome { numbers: Vec::new() }, facts(Nanos(200)));
    check(&state, Action::Hear(3, wall), false);
    check(&real(true), Action::Start(Goal::Show), false);
}

#[test]
fn a_simulated_run_is_compared_without_being_asked() {
    let state = after(simulated(true), [Action::Start(Goal::Show)]);
    assert!(!state.wants_baseline());
    let end = done(&state, 50);
    let state = after(state, [end]);
    assert!(state.wants_baseline());
    let state = after(state, [Action::Start(Goal::Baseline)]);
    assert!(state.under_way().is_none() && !state.wants_baseline());
    let wall = Told::Finished(Outcome { numbers: Vec::new() }, facts(Nanos(200)));
    let state = after(state, [Action::Hear(2, wall)]);
    assert_eq!(state.baseline(&state.choice), Some(Nanos(200)));
    // The number of cores makes no difference to it, the place does.
    let state = after(state, [Action::PickCores(64), Action::Start(Goal::Show)]);
    assert_eq!(state.baseline(&state.choice), Some(Nanos(200)));
    let end = done(&state, 50);
    let state = after(state, [end]);
    assert!(!state.wants_baseline());
    assert_eq!(state.baseline(&state.choice.clone().with_value("limit", 5_000_000).in_place(Place::Real)), None);
    // One that cannot be had is not tried for ever, and nobody is bothered with it.
    let other = [Action::Type("limit", "7000".to_owned()), Action::Start(Goal::Show)];
    let state = after(state, other);
    let end = done(&state, 50);
    let failed = Action::Hear(state.runs + 1, Told::Failed("Too long.".to_owned(), facts(Nanos(1))));
    let state = after(state, [end, Action::Start(Goal::Baseline), failed]);
    assert!(!state.wants_baseline() && state.messages.is_empty());
    assert_eq!(on_stage(&state), Some((64, Ending::Finished)));
}

#[test]
fn cores_are_picked_and_typed() {
    let check = |actions: &[Action], cores, is_wrong: bool| {
        let state = after(simulated(true), actions.to_vec());
        assert_eq!(state.choice.cores, cores, "{actions:?}");
        assert_eq!(state.drafts.iter().any(|draft| draft.sentence.is_some()), is_wrong, "{actions:?}");
    };
    let typed = |text: &str| Action::Type(CORES, text.to_owned());
    check(&[Action::PickCores(16)], 16, false);
    check(&[typed("48")], 48, false);
    check(&[typed("0")], 4, true);
    check(&[typed("129")], 4, true);
    check(&[typed("129"), Action::PickCores(2)], 2, false);
    check(&[typed("48"), typed("")], 48, false);
    check(&[typed("48"), typed(""), Action::Leave(CORES)], 48, false);
    check(&[Action::PickCores(1_000)], 128, false);
}

#[test]
fn states_stand_out_and_no_longer() {
    use interleave::trace;
    let check = |pressed: &[trace::State], standing_out: &[trace::State]| {
        let state = after(simulated(true), pressed.iter().map(|&state| Action::Highlight(state)));
        let found: Vec<_> = trace::State::ALL.into_iter().filter(|&each| state.highlighted.has(each)).collect();
        assert_eq!(found, standing_out, "{pressed:?}");
        assert_eq!(state.highlighted.is_empty(), standing_out.is_empty());
    };
    use trace::State::{Done, Gil, Lock};
    check(&[], &[]);
    check(&[Gil], &[Gil]);
    check(&[Gil, Lock, Done], &[Lock, Gil, Done]);
    check(&[Gil, Lock, Gil], &[Lock]);
    check(&[Gil, Gil], &[]);
}

#[test]
fn a_run_that_is_too_large_is_stopped_and_the_reader_told() {
    let check = |run: u32, is_stopping: bool| {
        let actions =
            [Action::Start(Goal::Show), Action::Hear(1, Told::Cores(20)), Action::StopTooLarge(run, 5_000_000)];
        let state = after(real(true), actions);
        assert_eq!(state.busy.map(|busy| busy.step == Step::Stopping), Some(is_stopping), "run {run}");
        let told: Vec<&str> = state.messages.iter().map(|message| &*message.text).collect();
        assert_eq!(told.iter().any(|text| text.contains("5\u{202f}000\u{202f}000 spans")), is_stopping, "{told:?}");
    };
    check(1, true);
    // One of which nothing is heard any more.
    check(0, false);
}

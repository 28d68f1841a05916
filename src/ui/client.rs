//! The page and a run: orders go out, news come in. What happened goes into the
//! trace on the stage, what it means for the page into the state.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::stage::{Clock, Screen};
use super::state::{Action, Goal, State, Told, Weight};
use crate::protocol::{End, Engine, News, Order};
use crate::scenario::{Choice, gil_matters};
use crate::trace::facts::Facts;
use crate::trace::{Event, Source, Trace};

/// What the reader wants done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Run what is chosen.
    Run,
    /// Stop what runs.
    Stop,
    /// Run the shown work one after the other, to compare.
    Measure,
}

/// Does what the reader wants.
pub(super) fn obey(
    command: Command,
    engine: &Rc<dyn Engine>,
    screen: &Rc<Screen>,
    state: &State,
    act: &Callback<Action>,
) {
    match (command, state.busy) {
        (Command::Stop, Some(_)) => {
            engine.stop();
            act.emit(Action::Stop);
        }
        (Command::Run, None) if state.obstacle_to_run().is_none() => {
            start(Goal::Show, state.choice.clone(), engine, screen, state, act);
        }
        (Command::Measure, None) => {
            if let Some(shown) = &state.shown {
                start(Goal::Baseline, shown.choice.sequentially(), engine, screen, state, act);
            }
        }
        (Command::Stop, None) | (Command::Run | Command::Measure, _) => {}
    }
}

/// Whether the main process of a run has a GIL, where that is of interest.
pub(super) fn gil_of(choice: &Choice) -> Option<bool> {
    gil_matters(choice.model, choice.pool).then_some(choice.gil)
}

fn start(
    goal: Goal,
    choice: Choice,
    engine: &Rc<dyn Engine>,
    screen: &Rc<Screen>,
    state: &State,
    act: &Callback<Action>,
) {
    // The reducer counts the same.
    let run = state.runs + 1;
    let trace = Rc::new(RefCell::new(Trace::new(Source::Real)));
    act.emit(Action::Start(goal));
    if goal == Goal::Show {
        let engine = Rc::clone(engine);
        let clock: Clock = Rc::new(move || engine.now());
        screen.show(Rc::clone(&trace), gil_of(&choice), Some(clock));
    }
    let ear = Ear { run, goal, trace, screen: Rc::clone(screen), act: act.clone() };
    let fault = state.presentation.fault.filter(|_| goal == Goal::Show);
    let record = !state.presentation.unrecorded;
    engine.start(Order { choice, record, fault }, Rc::new(move |news| ear.hear(news)));
}

/// Hears one run.
struct Ear {
    run: u32,
    goal: Goal,
    trace: Rc<RefCell<Trace>>,
    screen: Rc<Screen>,
    act: Callback<Action>,
}

impl Ear {
    fn hear(&self, news: News) {
        let told = match news {
            News::Cores { tenths } => Told::Cores(tenths),
            News::Waiting => Told::Waiting,
            News::Begun { network } => Told::Begun(network),
            News::ClockError(error) => Told::ClockError(error),
            News::Events { events, now } => {
                self.take(events);
                self.trace.borrow_mut().extend_to(now);
                return;
            }
            News::Ended(end) => self.end(end),
        };
        self.act.emit(Action::Hear(self.run, told));
    }

    fn take(&self, events: Vec<Event>) {
        let mut trace = self.trace.borrow_mut();
        let misfit = events.into_iter().map(|event| trace.apply(event)).filter_map(Result::err).next();
        if let Some(misfit) = misfit {
            let text = format!("Part of what a worker reported does not fit the rest and is left out: {misfit}.");
            self.act.emit(Action::Tell(Weight::Note, text));
        }
    }

    fn end(&self, end: End) -> Told {
        self.trace.borrow_mut().close();
        let facts = Rc::new(Facts::of(&self.trace.borrow()));
        if self.goal == Goal::Show && Rc::ptr_eq(&self.screen.trace(), &self.trace) {
            self.screen.finish();
        }
        match end {
            End::Finished(outcome) => Told::Finished(outcome, facts),
            End::Stopped { ended } => Told::Stopped(ended, facts),
            End::Failed(sentence) => Told::Failed(sentence, facts),
        }
    }
}

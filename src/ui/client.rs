//! The page and a run: orders go out, news come in. What happened goes into the
//! trace on the stage, what it means for the page into the state.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::Callback;

use super::stage::{Live, Screen};
use super::state::{Action, Goal, State, Told, Weight};
use crate::protocol::{End, Engine, News, Order};
use crate::scenario::{Choice, gil_matters, most_computing};
use crate::trace::facts::Facts;
use crate::trace::{Event, Source, Trace};

/// How long a live run is left alone between two drawings: never longer than a
/// reader takes to see that something happened.
const PAUSE_MILLIS: u32 = 45;
/// Drawing takes a core, a whole one where there is no graphics processor. If the
/// run needs all of them, it is its workers' that are being measured.
const CRAMPED_MILLIS: u32 = 200;
/// How long the last picture stays while a simulated run has no end.
const PATIENCE_MILLIS: u32 = 400;

/// How many spans of one run the page takes in; a run that has more is stopped there.
const MOST_SPANS: usize = 5_000_000;

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
    let is_free = state.under_way().is_none();
    match command {
        Command::Stop if state.busy.is_some() => {
            engine.stop();
            act.emit(Action::Stop);
        }
        // A simulated run takes the place of any other.
        Command::Run if (is_free || state.choice.is_simulated()) && state.obstacle_to_run().is_none() => {
            start(Goal::Show, state.choice.clone(), engine, screen, state, act);
        }
        Command::Measure if is_free => {
            if let Some(shown) = &state.shown {
                start(Goal::Baseline, shown.choice.sequentially(), engine, screen, state, act);
            }
        }
        Command::Stop | Command::Run | Command::Measure => {}
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
    let source = if choice.is_simulated() { Source::Simulated } else { Source::Real };
    let trace = Rc::new(RefCell::new(Trace::new(source)));
    act.emit(Action::Start(goal));
    let fault = state.presentation.fault.filter(|_| goal == Goal::Show);
    // Of a simulated run that nobody looks at only the facts are wanted.
    let record = !state.presentation.unrecorded && !(goal == Goal::Baseline && choice.is_simulated());
    let ear = Rc::new(Ear {
        run,
        goal,
        trace,
        gil: gil_of(&choice),
        engine: Rc::clone(engine),
        spans: Cell::default(),
        screen: Rc::clone(screen),
        act: act.clone(),
        facts: RefCell::default(),
        patience: RefCell::default(),
    });
    match (goal, source) {
        (Goal::Baseline, _) => {}
        (Goal::Show, Source::Simulated) => ear.wait_to_appear(),
        (Goal::Show, _) => {
            let engine = Rc::clone(engine);
            let leaves_a_core = most_computing(&choice) < state.abilities.claimed_cores;
            let pause_millis = if leaves_a_core { PAUSE_MILLIS } else { CRAMPED_MILLIS };
            let live = Live { clock: Rc::new(move || engine.now()), pause_millis };
            screen.show(Rc::clone(&ear.trace), ear.gil, Some(live));
        }
    }
    engine.start(Order { choice, record, fault }, Rc::new(move |news| ear.hear(news)));
}

/// Hears one run.
struct Ear {
    run: u32,
    goal: Goal,
    trace: Rc<RefCell<Trace>>,
    gil: Option<bool>,
    engine: Rc<dyn Engine>,
    /// How many came so far.
    spans: Cell<usize>,
    screen: Rc<Screen>,
    act: Callback<Action>,
    /// What the engine has reckoned.
    facts: RefCell<Option<Rc<Facts>>>,
    /// Until a simulated run that takes its time is shown.
    patience: RefCell<Option<Timeout>>,
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
            News::Facts(facts) => {
                *self.facts.borrow_mut() = Some(Rc::clone(&facts));
                Told::Facts(facts)
            }
            News::Ended(end) => self.end(end),
        };
        self.act.emit(Action::Hear(self.run, told));
    }

    /// The old picture stays for a while. If the new one is not done by then it
    /// is shown as far as it goes.
    fn wait_to_appear(self: &Rc<Self>) {
        let ear = Rc::downgrade(self);
        *self.patience.borrow_mut() = Some(Timeout::new(PATIENCE_MILLIS, move || {
            if let Some(ear) = ear.upgrade() {
                let live = Live { clock: Rc::new(|| None), pause_millis: PAUSE_MILLIS };
                ear.screen.show(Rc::clone(&ear.trace), ear.gil, Some(live));
                ear.act.emit(Action::Appear(ear.run));
            }
        }));
    }

    fn take(&self, events: Vec<Event>) {
        let spans = self.spans.get();
        if spans > MOST_SPANS {
            // It was asked to stop and has not heard it yet.
            return;
        }
        self.spans.set(spans + events.iter().filter(|event| matches!(event, Event::Span { .. })).count());
        if self.spans.get() > MOST_SPANS {
            self.engine.stop();
            self.act.emit(Action::StopTooLarge(self.run, MOST_SPANS as u64));
        }
        let mut trace = self.trace.borrow_mut();
        let misfit = events.into_iter().map(|event| trace.apply(event)).filter_map(Result::err).next();
        if let Some(misfit) = misfit {
            let text = format!("Part of what a worker reported does not fit the rest and is left out: {misfit}.");
            self.act.emit(Action::Tell(Weight::Note, text));
        }
    }

    fn end(&self, end: End) -> Told {
        self.patience.borrow_mut().take();
        self.trace.borrow_mut().close();
        let known = self.facts.borrow().clone();
        let facts = || known.clone().unwrap_or_else(|| Rc::new(Facts::of(&self.trace.borrow())));
        if self.goal == Goal::Show {
            if Rc::ptr_eq(&self.screen.trace(), &self.trace) {
                self.screen.finish();
            } else if self.trace.borrow().source() == Source::Simulated {
                self.screen.show(Rc::clone(&self.trace), self.gil, None);
            }
        }
        match end {
            End::Finished(outcome) => Told::Finished(outcome, facts()),
            // The simulator tells them afterwards, unless it had to be ended.
            End::Stopped { ended: 0 } if self.trace.borrow().source() == Source::Simulated => Told::Stopped(0, known),
            End::Stopped { ended } => Told::Stopped(ended, Some(facts())),
            End::Failed(sentence) => Told::Failed(sentence, facts()),
        }
    }
}

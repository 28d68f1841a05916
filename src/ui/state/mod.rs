//! What the page shows, as plain data: what the reader chose, what runs, what
//! the last run came to. Changes a few times a second at most; what moves every
//! frame lives in the stage. Knows no browser.

mod drafts;
mod reduce;

use std::rc::Rc;

use crate::base::Nanos;
use crate::protocol::{Abilities, Network, Outcome};
use crate::scenario::{Choice, Model, Notice, Place, Pool, Presentation, Theme, Verdict, Workload, expected, fits};
use crate::trace::States;
use crate::trace::facts::Facts;

pub use drafts::{CORES, Draft, WORKERS};
pub use reduce::reduce;

/// The whole of it.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the next run does.
    pub choice: Choice,
    /// How the page shows itself.
    pub presentation: Presentation,
    /// What this browser can do.
    pub abilities: Abilities,
    /// Inputs that the reader has typed into, as they were typed.
    pub drafts: Vec<Draft>,
    /// What the reader has to be told, the oldest first.
    pub messages: Vec<Message>,
    /// What is under way, if anything.
    pub busy: Option<Busy>,
    /// What the stage shows, if anything.
    pub shown: Option<Shown>,
    /// What it will show: a simulated run, until there is enough of it.
    pub coming: Option<Shown>,
    /// Which panel is seen below the lanes, where there is room for one.
    pub tab: Tab,
    /// Whether a narrow page shows all controls.
    pub is_more_open: bool,
    /// The states that stand out from all others; none if all look as they are.
    pub highlighted: States,
    /// Ten times the number of cores that the calibration found.
    pub cores_tenths: Option<u32>,
    /// How long each work took one task after the other, the last time; nothing
    /// if it could not be done.
    pub baselines: Vec<(Choice, Option<Nanos>)>,
    /// How many runs were started: what an earlier one still says is not heard.
    pub runs: u32,
    next_message: u32,
}

/// A panel below the lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What each lane does at the playhead.
    #[default]
    Now,
    /// The program.
    Code,
    /// What the numbers say.
    Facts,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 3] = [Self::Now, Self::Code, Self::Facts];

    /// Its name on the page.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Now => "Now",
            Self::Code => "Code",
            Self::Facts => "Facts",
        }
    }
}

/// A run under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy {
    /// Which one.
    pub run: u32,
    /// What for.
    pub goal: Goal,
    /// How far it has got.
    pub step: Step,
    /// Whether the page keeps what it shows and says nothing of it: a simulated
    /// run that has only just begun, or is nobody's concern.
    pub is_quiet: bool,
}

/// What a run is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To be looked at.
    Show,
    /// To know how long the work takes one task after the other; what the stage
    /// shows stays.
    Baseline,
}

/// How far a run has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is measured how many cores there really are.
    Calibrating,
    /// The workers of the last run are not gone yet.
    Waiting,
    /// It runs.
    Running,
    /// It was asked to stop.
    Stopping,
}

/// What the stage shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What was run.
    pub choice: Choice,
    /// How it ended, if it has.
    pub ending: Ending,
    /// What its numbers say, once it has ended.
    pub facts: Option<Rc<Facts>>,
    /// What it computed, if it got so far.
    pub outcome: Option<Outcome>,
    /// What it printed, where no more is known of what it computed.
    pub printed: Option<String>,
    /// Who played the network, where there were requests.
    pub network: Option<Network>,
    /// The largest error of its clocks, where they were compared.
    pub clock_error: Option<Nanos>,
}

/// How what is shown ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It has not.
    Live,
    /// Long ago, on another computer.
    Recorded,
    /// With all its work done.
    Finished,
    /// The reader stopped it; so many workers did not leave by themselves.
    Stopped {
        /// How many had to be ended.
        ended: u32,
    },
    /// It could not go on. A message says why.
    Failed,
}

/// Something that the reader has to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// To take it away again.
    pub id: u32,
    /// How bad it is.
    pub weight: Weight,
    /// In whole sentences.
    pub text: String,
}

/// How bad a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Note,
    /// Something failed.
    Failure,
}

/// What changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader picked another workload.
    PickWorkload(Workload),
    /// The reader picked another model.
    PickModel(Model, Pool),
    /// The reader picked coroutines with a pool, of whichever kind can be had.
    PickPool,
    /// The reader picked with or without a GIL.
    PickGil(bool),
    /// The reader picked where it runs.
    PickPlace(Place),
    /// The reader picked how many cores are simulated.
    PickCores(u32),
    /// The reader picked one of a parameter's values by name.
    PickValue(&'static str, u64),
    /// The reader typed into an input.
    Type(&'static str, String),
    /// The reader has done typing there.
    Leave(&'static str),
    /// The reader picked what is seen below the lanes.
    PickTab(Tab),
    /// Show all controls in a narrow page, or no longer.
    TurnMore,
    /// The reader wants a state to stand out, or no longer.
    Highlight(crate::trace::State),
    /// The reader picked light or dark.
    PickTheme(Theme),
    /// A link was opened.
    Restore(Choice, Presentation, Vec<Notice>),
    /// The reader has read a message.
    Dismiss(u32),
    /// A run was started.
    Start(Goal),
    /// The stage shows the run of that number from now on, finished or not.
    Appear(u32),
    /// A run was asked to stop.
    Stop,
    /// The run of that number was asked to stop, since it has more spans than these.
    StopTooLarge(u32, u64),
    /// A run of that number says something.
    Hear(u32, Told),
    /// An earlier run was fetched to be looked at, with what it printed.
    ShowRecorded(Rc<Facts>, Option<String>),
    /// The page has something to say.
    Tell(Weight, String),
}

/// What the state hears of a run; what happened in it goes to the stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Ten times the number of cores.
    Cores(u32),
    /// It waits for the last run's workers.
    Waiting,
    /// Its axis begins.
    Begun(Option<Network>),
    /// The largest error of its clocks.
    ClockError(Nanos),
    /// It did all its work.
    Finished(Outcome, Rc<Facts>),
    /// It was stopped; so many workers had to be ended. Its facts may come later.
    Stopped(u32, Option<Rc<Facts>>),
    /// It could not go on.
    Failed(String, Rc<Facts>),
    /// The facts of a run that was stopped.
    Facts(Rc<Facts>),
}

impl State {
    /// The page as a link opens it.
    pub fn new(choice: Choice, presentation: Presentation, notices: Vec<Notice>, abilities: Abilities) -> Self {
        let mut state = Self {
            choice,
            presentation,
            abilities,
            drafts: Vec::new(),
            messages: Vec::new(),
            busy: None,
            shown: None,
            coming: None,
            tab: Tab::default(),
            is_more_open: false,
            highlighted: States::default(),
            cores_tenths: None,
            baselines: Vec::new(),
            runs: 0,
            next_message: 0,
        };
        for notice in notices {
            state.tell(Weight::Note, notice.to_string());
        }
        state
    }

    /// How long the work of a choice takes one task after the other, if that was measured.
    pub fn baseline(&self, choice: &Choice) -> Option<Nanos> {
        let work = choice.sequentially();
        self.baselines.iter().find(|(known, _)| *known == work).and_then(|&(_, wall)| wall)
    }

    /// What is under way as far as the reader is concerned.
    pub fn under_way(&self) -> Option<Busy> {
        self.busy.filter(|busy| !busy.is_quiet)
    }

    /// Whether the page looks the same as before: what goes on quietly is not seen.
    pub fn looks_like(&self, before: &Self) -> bool {
        let seen = Self { busy: before.busy, coming: before.coming.clone(), runs: before.runs, ..self.clone() };
        self.under_way() == before.under_way() && seen == *before
    }

    /// Whether what is chosen runs as soon as there is time, without being asked for.
    pub fn is_due(&self) -> bool {
        let last = self.coming.as_ref().or(self.shown.as_ref());
        self.choice.is_simulated() && last.is_none_or(|last| last.choice != self.choice)
    }

    /// Whether a simulated run is shown that could be held against a sequential
    /// one, and was not yet.
    pub fn wants_baseline(&self) -> bool {
        let Some(shown) = self.shown.as_ref().filter(|_| self.busy.is_none() && !self.is_due()) else { return false };
        let work = shown.choice.sequentially();
        shown.choice.is_simulated()
            && shown.ending == Ending::Finished
            && fits(&work).is_ok()
            && self.baselines.iter().all(|(known, _)| *known != work)
    }

    /// Why a model cannot be had here; nothing if it can.
    pub fn obstacle(&self, model: Model, pool: Pool) -> Option<String> {
        let mut choice = self.choice.clone();
        (choice.model, choice.pool) = (model, pool);
        self.obstacle_to(&choice)
    }

    /// Why the choice cannot be run here; nothing if it can.
    pub fn obstacle_to_run(&self) -> Option<String> {
        self.obstacle_to(&self.choice)
    }

    fn obstacle_to(&self, choice: &Choice) -> Option<String> {
        if let Err(unfit) = fits(choice) {
            return Some(unfit.to_string());
        }
        let shares_memory = !choice.is_simulated() && (choice.model == Model::Threads || choice.pool == Pool::Threads);
        self.abilities.shared_memory.as_ref().err().filter(|_| shares_memory).cloned()
    }

    fn tell(&mut self, weight: Weight, text: String) {
        // The same sentence twice tells nothing new.
        self.messages.retain(|message| message.text != text);
        self.messages.push(Message { id: self.next_message, weight, text });
        self.next_message += 1;
    }
}

impl Shown {
    /// A run of which nothing is known yet.
    pub fn new(choice: Choice, ending: Ending) -> Self {
        Self { choice, ending, facts: None, outcome: None, printed: None, network: None, clock_error: None }
    }

    /// What the run's numbers say about it, where it has some.
    pub fn verdict(&self) -> Option<Verdict> {
        self.outcome.as_ref().map(|outcome| expected(&self.choice).judge(&outcome.numbers))
    }
}

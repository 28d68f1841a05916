//! What a lane does at a moment and why, in one sentence, for the line under its
//! name and for whoever asks. Whole spans are told elsewhere (`words`, `cells`).

use super::everyone::{Doing, Everyone, Holder};
use super::stretches::Stretch;
use super::times::{length, position};
use super::words::{lane_name, name};
use crate::base::{LaneId, Nanos};
use crate::trace::{Detail, LaneKind, On, State, Trace};

/// No more characters than this fit under a lane's name.
pub const SHORT: usize = 24;
/// So much of a text's end stays when it is cut: names differ at their end.
const KEPT_TAIL: usize = 5;

/// What a lane does at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The state of the span that lies there; none before the lane has begun, or
    /// where it has no spans.
    pub state: Option<State>,
    /// In [`SHORT`] characters at most: `waiting for the GIL`.
    pub short: String,
    /// With its reason, without the lane's name and without a full stop: `waits for
    /// the GIL, held by Thread-1, asked for it 5 ms ago`.
    pub sentence: String,
}

/// What a lane does at a moment. For several lanes make one [`Everyone`], which
/// is what costs, and ask that.
pub fn moment(trace: &Trace, lane: LaneId, at: Nanos) -> Moment {
    Everyone::at(trace, at).moment(lane)
}

/// The short form and the sentence.
pub(super) type Told = (String, String);

impl Everyone<'_> {
    /// What a lane does.
    pub fn moment(&self, lane: LaneId) -> Moment {
        let kind = self.trace.lane(lane).map(|lane| lane.kind);
        let is_alive = kind == Some(LaneKind::Process) && self.threads_alive(lane) > 0;
        if self.doing(lane).is_none() && is_alive {
            // A browser tells of the threads of a process only.
            let (short, sentence) = self.process(lane, State::Running);
            return Moment { state: None, short: cut(&short), sentence };
        }
        let (Some(kind), Some(doing)) = (kind, self.doing(lane)) else {
            return Moment { state: None, short: "not started".into(), sentence: "has not started yet".into() };
        };
        let (short, sentence) = match (kind, doing.span.state) {
            (_, State::Done) => {
                let ended = position(doing.span.start, Nanos::ZERO);
                (format!("ended at {ended}"), format!("ended at {ended}"))
            }
            (LaneKind::Core, _) => self.core(doing),
            (LaneKind::Process, state) => self.process(lane, state),
            (LaneKind::Thread | LaneKind::Task, _) => self.thread(lane, doing),
        };
        Moment { state: Some(doing.span.state), short: cut(&short), sentence }
    }

    fn core(&self, doing: Doing) -> Told {
        let thread = doing.detail.and_then(|detail| detail.by);
        let told = |verb, thread| {
            (format!("{verb} {}", short_name(self.trace, thread)), format!("{verb} {}", lane_name(self.trace, thread)))
        };
        match (doing.span.state, thread) {
            (State::Running, Some(thread)) => told("runs", thread),
            (State::Switching, Some(thread)) => told("switches to", thread),
            (State::Waiting, _) => ("idle".into(), self.why_idle()),
            (state, _) => (state.words().into(), state.words().into()),
        }
    }

    /// A core that has nothing to do while threads wait is what a GIL comes to.
    fn why_idle(&self) -> String {
        match (self.threads_in(State::Ready, None), self.threads_in(State::Gil, None)) {
            (0, 0) if self.is_a_core_taken() => "idle: no other thread has anything to run".into(),
            (0, 0) => "idle: no thread has anything to run".into(),
            (0, 1) => "idle: one thread could run, but waits for the GIL".into(),
            (0, waiting) => format!("idle: {waiting} threads could run, but wait for the GIL"),
            _ => "idle, about to be given a thread".into(),
        }
    }

    fn process(&self, process: LaneId, state: State) -> Told {
        if state != State::Running {
            return (state.words().into(), format!("is {}", state.words()));
        }
        let threads = |state| self.threads_in(state, Some(process));
        let alive = self.threads_alive(process);
        let told = [(State::Running, "running"), (State::Gil, "waiting for the GIL"), (State::Ready, "ready")];
        let told = told.map(|(state, words)| (threads(state), words));
        let doing: Vec<_> =
            told.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
        match (alive, &doing[..]) {
            (1, []) => ("1 thread".into(), "has 1 thread, not running".into()),
            (1, _) => ("1 thread".into(), format!("has 1 thread, {}", doing[0].trim_start_matches("1 "))),
            (_, []) => (format!("{alive} threads"), format!("has {alive} threads, none running")),
            _ => (format!("{alive} threads"), format!("has {alive} threads: {}", doing.join(", "))),
        }
    }

    fn threads_alive(&self, process: LaneId) -> usize {
        let alive = State::ALL.into_iter().filter(|state| *state != State::Done);
        alive.map(|state| self.threads_in(state, Some(process))).sum()
    }

    fn thread(&self, lane: LaneId, doing: Doing) -> Told {
        let Some(stretch) = self.stretch(lane, doing) else { return (String::new(), String::new()) };
        let wait = Wait { all: self, lane, state: doing.span.state, detail: doing.detail, stretch };
        let (short, mut sentence) = match doing.span.state {
            State::Running => self.running(lane, doing.detail),
            State::Ready => wait.ready(),
            State::Gil => return wait.gil(),
            State::Switching => {
                let core = self.core_of(lane).map_or("a core", |core| name(self.trace, core));
                return (format!("{core} turns to it"), format!("{core} turns to it, which takes a moment"));
            }
            State::Starting => {
                let by =
                    doing.detail.and_then(|detail| detail.by).map(|by| format!(" by {}", lane_name(self.trace, by)));
                ("starting".into(), format!("is being started{}", by.unwrap_or_default()))
            }
            State::Copying => wait.copying(),
            State::Lock => wait.lock(),
            State::Io | State::Awaiting | State::Waiting | State::Sleeping | State::Done => wait.for_another(),
        };
        sentence.push_str(&match (wait.on(), self.at.since(stretch.since)) {
            (Some(On::Time), _) if !stretch.is_open => format!(", {} to go", length(stretch.until.since(self.at))),
            (_, Nanos::ZERO) => String::new(),
            (_, lasted) => format!(", for {} so far", length(lasted)),
        });
        (short, sentence + &wait.others())
    }

    fn running(&self, lane: LaneId, detail: Option<Detail>) -> Told {
        let core = self.core_of(lane).map(|core| name(self.trace, core));
        let on = core.map_or(String::new(), |core| format!(" on {core}"));
        let of_loop = self.thread_of(lane);
        let of_loop = if of_loop == lane {
            String::new()
        } else {
            format!(", as a step of {}'s event loop", lane_name(self.trace, of_loop))
        };
        let what = detail.and_then(|detail| detail.object).and_then(|object| self.trace.object(object));
        match (what, detail) {
            (_, Some(Detail { on: On::Task, by: Some(task), .. })) => (
                format!("runs {}", short_name(self.trace, task)),
                format!("runs a step of {}{on}", name(self.trace, task)),
            ),
            (Some(what), _) => (what.to_owned(), format!("works on {what}{on}{of_loop}")),
            (None, _) => (format!("runs{on}"), format!("runs{on}{of_loop}")),
        }
    }
}

/// A wait that is being told.
pub(super) struct Wait<'a> {
    pub(super) all: &'a Everyone<'a>,
    pub(super) lane: LaneId,
    pub(super) state: State,
    pub(super) detail: Option<Detail>,
    pub(super) stretch: Stretch,
}

impl Wait<'_> {
    pub(super) fn by(&self) -> Option<LaneId> {
        self.detail.and_then(|detail| detail.by)
    }

    pub(super) fn by_name(&self) -> Option<String> {
        self.by().map(|by| lane_name(self.all.trace, by))
    }

    /// What is waited for, where it has a name.
    pub(super) fn object(&self) -> Option<&str> {
        self.detail.and_then(|detail| detail.object).and_then(|object| self.all.trace.object(object))
    }

    pub(super) fn on(&self) -> Option<On> {
        self.detail.map(|detail| detail.on)
    }

    /// `, held by Thread-1`, if that is known.
    pub(super) fn held(&self, holder: Holder) -> String {
        match holder {
            Holder::Lane(holder) => format!(", held by {}", lane_name(self.all.trace, holder)),
            Holder::Nobody => ", which is changing hands".to_owned(),
            Holder::Untold => String::new(),
        }
    }

    /// How many wait for the very same, where the trace says what that is.
    pub(super) fn others(&self) -> String {
        let is_shared = |on| matches!(on, On::Gil | On::Core | On::Selector);
        let same = self.detail.filter(|detail| detail.object.is_some() || is_shared(detail.on));
        let waits = !matches!(self.state, State::Running | State::Copying | State::Starting | State::Io);
        match same.filter(|_| waits).map_or(0, |detail| self.all.others(self.lane, self.state, detail)) {
            0 => String::new(),
            1 => "; 1 other waits too".to_owned(),
            others => format!("; {others} others wait too"),
        }
    }
}

/// What is left of a lane's name where there is little room: the function of a
/// thread goes, and of another process's main thread the process remains.
pub(super) fn short_name(trace: &Trace, lane: LaneId) -> String {
    let full = name(trace, lane);
    let process = trace
        .lane(lane)
        .and_then(|known| known.parent)
        .filter(|_| full == "MainThread" && lane_name(trace, lane) != full);
    let short = process.map_or(full, |process| name(trace, process));
    short.split_once(" (").map_or(short, |(before, _)| before).to_owned()
}

/// As much of a text's start and end as may be shown.
fn cut(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= SHORT {
        return text.to_owned();
    }
    let head: String = chars[..SHORT - KEPT_TAIL - 1].iter().collect();
    let tail: String = chars[chars.len() - KEPT_TAIL..].iter().collect();
    format!("{}…{tail}", head.trim_end())
}

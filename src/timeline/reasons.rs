//! Why a lane does not run at a moment: on what it waits and who can end that,
//! as the rest of the sentence that `moment` begins.

use super::moment::{Told, Wait, short_name};
use super::times::{length, position};
use super::words::{lane_name, name};
use crate::base::Nanos;
use crate::trace::{On, State};

impl Wait<'_> {
    pub(super) fn gil(&self) -> Told {
        let lasted = self.all.at.since(self.stretch.since);
        let asked =
            if lasted == Nanos::ZERO { String::new() } else { format!(", asked for it {} ago", length(lasted)) };
        let held = self.held(self.all.gil_holder(self.lane, self.by()));
        ("waiting for the GIL".into(), format!("waits for the GIL{held}{asked}{}", self.others()))
    }

    pub(super) fn lock(&self) -> Told {
        let lock = self.object().unwrap_or("a lock");
        let object = self.detail.and_then(|detail| detail.object);
        let held = self.held(self.all.lock_holder(object, self.by(), self.stretch.since));
        (format!("waiting for {lock}"), format!("waits for {lock}{held}"))
    }

    pub(super) fn ready(&self) -> Told {
        if self.on() == Some(On::Selector) {
            return self.ready_for_the_loop();
        }
        let why =
            if self.all.are_cores_taken() { "is ready, but no core is free" } else { "is ready, and waits for a core" };
        ("ready, no core".into(), why.into())
    }

    /// A task whose turn comes when its loop gets to it.
    fn ready_for_the_loop(&self) -> Told {
        let now = self.by().and_then(|thread| self.all.doing(thread));
        let stepped =
            now.and_then(|doing| doing.detail).filter(|detail| detail.on == On::Task).and_then(|detail| detail.by);
        let told = match stepped {
            Some(task) => format!("is ready, but the event loop is busy with {}", name(self.all.trace, task)),
            None => "is ready, and waits for its turn in the event loop".to_owned(),
        };
        ("ready, not its turn".into(), told)
    }

    pub(super) fn copying(&self) -> Told {
        let with = self.by_name().map_or(String::new(), |by| format!(" with {by}"));
        ("copying".into(), format!("copies a message{with}"))
    }

    /// A wait that the clock or another ends.
    pub(super) fn for_another(&self) -> Told {
        let awaits = self.state == State::Awaiting;
        let by = self.by();
        let (short, long) = (|by| short_name(self.all.trace, by), |by| lane_name(self.all.trace, by));
        let verb = |what: &str| if awaits { format!("awaits {what}") } else { format!("waits for {what}") };
        let told = |short: String, what: &str| (short, verb(what));
        match self.on() {
            Some(On::Time) => self.sleeping(awaits),
            Some(On::Join) => match by {
                Some(by) if awaits => told(format!("awaits {}", short(by)), &format!("the end of {}", long(by))),
                Some(by) => (format!("waiting for {}", short(by)), format!("waits for {} to end", long(by))),
                None => told("waiting for others".into(), if awaits { "the end of others" } else { "others to end" }),
            },
            Some(On::Future) => self.result(),
            Some(On::Request) => {
                let asked = self.object().map_or(String::new(), |object| format!(" about {object}"));
                told(
                    format!("{} an answer", if awaits { "awaits" } else { "waiting for" }),
                    &format!("an answer from the network{asked}"),
                )
            }
            Some(On::Selector) => self.in_the_selector(),
            Some(On::Queue) => {
                let queue = self.object().unwrap_or("a queue");
                told("waiting for an item".into(), &format!("something in {queue}"))
            }
            Some(On::Barrier) => {
                let barrier = self.object().unwrap_or("a barrier");
                (format!("at {barrier}"), format!("waits at {barrier} until all others are there"))
            }
            Some(On::Event) => {
                let event = self.object().unwrap_or("a sign from another");
                told(format!("waiting for {event}"), event)
            }
            Some(On::Message) if self.state == State::Io => told("waiting at a pipe".into(), "the other end of a pipe"),
            Some(On::Message) => {
                let from = by.map_or(String::new(), |by| format!(" from {}", long(by)));
                told("waiting for a message".into(), &format!("a message{from}"))
            }
            Some(On::Start) => told("waiting for a start".into(), "what it started to be under way"),
            Some(On::Lock) => {
                let lock = self.object().unwrap_or("a lock");
                let object = self.detail.and_then(|detail| detail.object);
                let held = self.held(self.all.lock_holder(object, self.by(), self.stretch.since));
                told(format!("{} {lock}", if awaits { "awaits" } else { "waiting for" }), &format!("{lock}{held}"))
            }
            Some(On::Work | On::Task | On::Gil | On::Core) | None => {
                let words = self.state.words();
                (words.into(), format!("is {words}"))
            }
        }
    }

    fn sleeping(&self, awaits: bool) -> Told {
        let end = (!self.stretch.is_open).then(|| position(self.stretch.until, self.stretch.until.since(self.all.at)));
        let until = end.as_ref().map_or(String::new(), |end| format!(" until {end}"));
        (
            format!("asleep{until}"),
            if awaits {
                format!("awaits the end of its sleep{}", end.map_or(String::new(), |end| format!(", at {end}")))
            } else {
                format!("sleeps{until}")
            },
        )
    }

    /// Somebody else computes it; where it is known who, that is said.
    fn result(&self) -> Told {
        let object = self.detail.and_then(|detail| detail.object);
        let worker = self.all.worker(object).filter(|&worker| worker != self.lane);
        let of = match (self.by_name(), self.object()) {
            (Some(by), _) => format!("a result of {by}"),
            (None, Some(object)) => format!("the result of {object}"),
            (None, None) => "the results of others".to_owned(),
        };
        let at_it =
            worker.map_or(String::new(), |worker| format!(", which {} works on", lane_name(self.all.trace, worker)));
        match self.state {
            State::Awaiting => ("awaits a result".into(), format!("awaits {of}{at_it}")),
            _ => ("waiting for a result".into(), format!("waits for {of}{at_it}")),
        }
    }

    fn in_the_selector(&self) -> Told {
        match self.all.tasks_of(self.lane) {
            Some(1) => ("event loop, idle".into(), "has no task to run: 1 task awaits something".into()),
            Some(tasks) => ("event loop, idle".into(), format!("has no task to run: {tasks} tasks await something")),
            _ => ("waiting for news".into(), "waits until one of the things that it watches is ready".into()),
        }
    }
}

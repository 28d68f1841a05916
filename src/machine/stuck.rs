//! Why nobody can go on any more: who waits for what, and who has it. A story
//! for the reader; changes nothing.

use std::fmt::Write;

use super::Machine;
use super::process::LotKey;
use super::thread::{Place, Thread, waiting_for};
use crate::base::LaneId;
use crate::program::{PipeEnd, PipeId, Software, Subject};

/// How many of those who wait the story names.
const NAMED: usize = 8;

impl<S: Software> Machine<S> {
    /// Nothing is due any more: why, if anyone is still waiting.
    pub(super) fn why_stuck(&self) -> Option<String> {
        let waiting: Vec<&Thread> = self.threads.iter().filter(|thread| !thread.is_done()).collect();
        if waiting.is_empty() {
            return None;
        }
        let threads = waiting.iter().map(|thread| (self.told(thread), self.what_for(thread)));
        let waits: Vec<(String, String)> = threads.chain(self.tasks_that_wait()).collect();
        let mut story = String::from("Deadlock: nobody can go on. ");
        for (who, what) in waits.iter().take(NAMED) {
            // Writing to a string cannot fail.
            let _ = write!(story, "{who} waits for {what}. ");
        }
        if waits.len() > NAMED {
            let _ = write!(story, "{} more wait. ", waits.len() - NAMED);
        }
        Some(story.trim_end().to_owned())
    }

    /// The tasks of those loops that wait in their selectors, and what they await.
    fn tasks_that_wait(&self) -> impl Iterator<Item = (String, String)> {
        self.awaiting.values().filter_map(|task| {
            let thread = &self.threads[task.thread.index()];
            let Place::Selector(_) = thread.place else { return None };
            let subject = task.subject?;
            let what = match subject.named {
                Some(address) => self.parked_for(thread, LotKey::of(thread.process, address), subject),
                None => waiting_for(subject.cause).to_owned(),
            };
            Some((task.name.to_string(), what))
        })
    }

    /// A thread in words; with its process, where there are several.
    fn told(&self, thread: &Thread) -> String {
        let process = &self.processes[thread.process.index()].name;
        if self.processes.len() > 1 { format!("{} of {process}", thread.name) } else { thread.name.to_string() }
    }

    fn what_for(&self, thread: &Thread) -> String {
        match thread.place {
            Place::Parked(key, subject) => self.parked_for(thread, key, subject),
            Place::Joining(other) => format!("the end of {}", self.told(&self.threads[other.index()])),
            Place::WaitingFor(process) => format!("the end of {}", self.processes[process.index()].name),
            Place::Pipe(pipe) => self.at_a_pipe(thread, pipe),
            Place::Selector(_) => "something to become ready".to_owned(),
            Place::Gil | Place::Yielding => "the GIL".to_owned(),
            Place::Socket(_) => "an answer".to_owned(),
            Place::Disk => "the disk".to_owned(),
            Place::Sleeping => "its time".to_owned(),
            Place::Queue | Place::Arriving(_) | Place::Core(_) => "a core".to_owned(),
            Place::Done => "nothing".to_owned(),
        }
    }

    /// What a thread waits for at a pipe, and who could bring it.
    fn at_a_pipe(&self, thread: &Thread, pipe: PipeId) -> String {
        let (what, verb, end, nobody) = match self.pipes[pipe.index()].is_full() {
            true => ("room in a pipe that is full", "read", PipeEnd::Read, " and that nobody reads"),
            false => ("a message in a pipe", "write", PipeEnd::Write, " that nobody writes"),
        };
        let own = &self.processes[thread.process.index()].name;
        let others: Vec<&str> = self.those_at(pipe, end).into_iter().filter(|name| name != &&**own).collect();
        match others.as_slice() {
            [] => format!("{what}{nobody}"),
            some => format!("{what}, which only {} could {verb}", some.join(" or ")),
        }
    }

    fn parked_for(&self, thread: &Thread, key: LotKey, subject: Subject) -> String {
        let key = subject.named.map_or(key, |address| LotKey::of(thread.process, address));
        let what = match self.names.get(&key).and_then(|&object| self.object_names.get(object.index())) {
            Some(name) => name.to_string(),
            None => waiting_for(subject.cause).to_owned(),
        };
        match self.holders.get(&key) {
            Some(&holder) => format!("{what}, held by {}", self.lane_name(holder)),
            None => what,
        }
    }

    fn lane_name(&self, lane: LaneId) -> String {
        let thread = self.threads.iter().find(|thread| thread.lane == lane);
        match (thread, self.awaiting.get(&lane)) {
            (Some(thread), _) => self.told(thread),
            (None, Some(task)) => task.name.to_string(),
            (None, None) => "a task".to_owned(),
        }
    }
}

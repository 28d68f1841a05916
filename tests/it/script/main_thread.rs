//! A computer that is just enough for one thread: it answers nothing but what a
//! test says, and adds up the time.

use interleave::base::Nanos;
use interleave::program::script::Scripts;
use interleave::program::{Effect, ProcessId, Reply, SliceEnd, Software, Stepping, ThreadId, Turn};

/// How the only thread is resumed.
#[derive(Clone, Copy)]
pub(super) struct Driving {
    pub(super) budget_nanos: u64,
    pub(super) stepping: Stepping,
    pub(super) gil_asked: bool,
}

/// Until the end of the slice that it is told of, in one go.
pub(super) const STRAIGHT: Driving =
    Driving { budget_nanos: u64::MAX / 2, stepping: Stepping::Coarse, gil_asked: false };

/// The computer: its only thread, and its time.
#[derive(Clone)]
pub(super) struct OneThread {
    pub(super) scripts: Scripts,
    pub(super) now: Nanos,
    pub(super) thread: ThreadId,
    pub(super) process: ProcessId,
    reply: Reply,
}

impl OneThread {
    pub(super) fn new(scripts: Scripts) -> Self {
        let reply = Reply::Begin { entry: Scripts::MAIN };
        Self { scripts, now: Nanos::ZERO, thread: ThreadId(0), process: ProcessId(0), reply }
    }

    /// The next slice is resumed with that.
    pub(super) fn hears(&mut self, reply: Reply) {
        self.reply = reply;
    }

    /// One slice.
    pub(super) fn slice(&mut self, driving: Driving) -> (Nanos, SliceEnd) {
        let turn = Turn {
            thread: self.thread,
            process: self.process,
            reply: std::mem::replace(&mut self.reply, Reply::Done),
            now: self.now,
            budget: Nanos(driving.budget_nanos),
            gil_asked: driving.gil_asked,
            stepping: driving.stepping,
        };
        let slice = self.scripts.resume(turn);
        assert!(slice.spent.0 <= driving.budget_nanos, "more was spent than there was");
        self.now += slice.spent;
        (slice.spent, slice.end)
    }

    /// Slices until the next effect.
    pub(super) fn effect(&mut self, driving: Driving) -> Effect {
        loop {
            if let (_, SliceEnd::Effect(effect)) = self.slice(driving) {
                return effect;
            }
        }
    }

    /// Answers every effect with nothing until the thread is over: each with its time.
    pub(super) fn run(&mut self, driving: Driving) -> Vec<(Nanos, Effect)> {
        let mut effects = Vec::new();
        loop {
            match self.effect(driving) {
                Effect::Exit => return effects,
                effect => effects.push((self.now, effect)),
            }
        }
    }
}

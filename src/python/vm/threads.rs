//! The threads of one process, which share its objects: what each has of its own,
//! and how one takes the place of another in the VM. Not who runs when.

use std::collections::VecDeque;

use super::asking::Heard;
use super::frame::Frame;
use super::{Ask, Output, Vm};
use crate::python::dict::Found;
use crate::python::object::Obj;
use crate::python::value::Value;

/// What a thread has of its own while it does not run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resting {
    stack: Vec<Value>,
    frames: Vec<Frame>,
    sp: usize,
    handled: Option<Value>,
    shown: Vec<Value>,
    asks: VecDeque<Ask>,
    own: Own,
}

/// What else a thread has of its own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    /// What it has asked, and is to hear of.
    pub(crate) asked: Option<Asked>,
    /// How much of the computer's time it has not used yet, in tenths of a
    /// nanosecond; what it has used too early, if that is below nothing.
    pub(crate) paid: i64,
    /// Whether it stands at a check point.
    pub(crate) check_due: bool,
    pub(crate) stage: Stage,
    /// What is told of an asynchronous generator that begins on it, and of one that
    /// is let go before its end.
    pub(crate) generator_begins: Option<Value>,
    pub(crate) generator_ends: Option<Value>,
    /// The function that it was started with, and owns; nothing for the main thread.
    pub(crate) started_with: Option<Value>,
}

/// What a thread hears next.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// That its note was taken; this is written then.
    Note(Option<Output>),
    /// What came of what it asked for.
    Effect(Heard, Value),
}

/// How far a thread is.
#[derive(Clone, Debug, Default)]
pub(crate) enum Stage {
    /// At its function, or the program.
    #[default]
    Working,
    /// The program is over, with that exit code: it waits for other threads.
    Joining(i32),
    /// It runs what was to be run at the end.
    AtExit(i32),
    /// The program's names are let go, one after the other; the last comes first.
    LettingGo(i32, Vec<Value>),
    /// It has only to go.
    Over,
}

impl Vm {
    /// How many threads there are that do not run now.
    pub(crate) fn other_threads(&self) -> usize {
        self.resting.len()
    }

    /// From now on the VM runs this thread.
    pub(crate) fn switch_to(&mut self, thread: u32) {
        if thread == self.thread {
            return;
        }
        let next = self.resting.remove(&thread).unwrap_or_default();
        let last = Resting {
            stack: std::mem::replace(&mut self.stack, next.stack),
            frames: std::mem::replace(&mut self.frames, next.frames),
            sp: std::mem::replace(&mut self.sp, next.sp),
            handled: Some(std::mem::replace(&mut self.handled, next.handled.unwrap_or(Value::NULL))),
            shown: std::mem::replace(&mut self.shown, next.shown),
            asks: std::mem::replace(&mut self.asks, next.asks),
            own: std::mem::replace(&mut self.own, next.own),
        };
        self.resting.insert(self.thread, last);
        self.thread = thread;
    }

    /// Whether another thread runs functions of this module.
    pub(crate) fn is_used_by_others(&self, globals: Value) -> bool {
        self.resting.values().any(|thread| thread.frames.iter().any(|frame| frame.globals.is(globals)))
    }

    /// A thread will not run again.
    /// What the thread that is over had in each `threading.local` goes.
    pub(crate) fn forget_locals(&mut self) {
        let Some(globals) = self.module_globals("_thread_local") else { return };
        let is_used = self.dict_get_text(globals, "_is_used").is_some_and(|used| used.is(Value::TRUE));
        let Some(class) = self.dict_get_text(globals, "_local").filter(|_| is_used) else { return };
        let is_local = |obj: &Obj| matches!(obj, Obj::Instance(it) if self.is_subclass(it.class, class));
        let owners: Vec<Value> = self.heap.all().filter(|(.., obj)| is_local(obj)).map(|(value, ..)| value).collect();
        let (name, me) = (self.heap.intern("_parts"), self.heap.int(crate::python::builtins::ident_of(self.thread)));
        for owner in owners {
            let Some(parts) = self.own_attribute(owner, name) else { continue };
            if let Ok(Some(Found::At(place))) = self.find_key(parts, me)
                && let Some(entry) = self.heap.dict_mut(parts).map(|parts| parts.remove(place))
            {
                self.heap.release(entry.key);
                self.heap.release(entry.value);
            }
        }
        self.heap.release(me);
    }

    pub(crate) fn forget_thread(&mut self, thread: u32) {
        match self.family.alias {
            Some((theirs, ours)) if thread == theirs => _ = self.resting.remove(&ours),
            // A thread of the parent, whose number the forked one goes by here.
            Some((_, ours)) if thread == ours => {}
            _ => _ = self.resting.remove(&thread),
        }
    }
}

//! What a program tells of itself, so that the lanes can show it. Notes cost
//! nothing, and no run goes otherwise for them.

use super::{Address, TaskId};
use crate::base::Nanos;

/// What kind of thing is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A lock or a semaphore that others hold.
    Lock,
    /// An item of a queue, or room in it.
    Queue,
    /// An event that another sets, or a condition that another notifies of.
    Event,
    /// The others at a barrier.
    Barrier,
    /// A result.
    Future,
    /// The end of another.
    Join,
    /// A new thread's or worker's first sign.
    Start,
    /// Time.
    Sleep,
    /// An answer from outside.
    Request,
}

/// One thing that a program tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// What is at this address is called so.
    Named {
        /// Where.
        address: Address,
        /// What it is called.
        name: Box<str>,
    },
    /// This thread has it now; or, while a task is stepped, that task.
    Taken(
        /// What.
        Address,
    ),
    /// This thread, or the task that is stepped, has it no more.
    Released(
        /// What.
        Address,
    ),
    /// The thread works on this from now on, or on nothing that has a name.
    Working(
        /// The address under which the piece of work was named.
        Option<Address>,
    ),
    /// A task exists and is to be stepped.
    TaskCreated {
        /// Which one.
        task: TaskId,
        /// As CPython names it.
        name: Box<str>,
    },
    /// The thread's event loop steps this task from now on.
    StepBegins(
        /// Which one.
        TaskId,
    ),
    /// The task that was being stepped awaits, for this.
    StepEnds {
        /// What it waits for; nothing in particular when it only yields.
        cause: Option<Cause>,
        /// Which one.
        named: Option<Address>,
    },
    /// The task will be stepped again: what it waited for has come.
    TaskReady(
        /// Which one.
        TaskId,
    ),
    /// The task that was being stepped is over.
    TaskDone,
    /// A line was printed.
    Printed(
        /// The line, without its end.
        Box<str>,
    ),
    /// Something that a reader should know.
    Warned(
        /// In a sentence.
        Box<str>,
    ),
    /// Something went wrong that ends the thread.
    Failed(
        /// In a sentence.
        Box<str>,
    ),
    /// A request came in, perhaps earlier than the program could see it.
    Asked {
        /// Which one, in words.
        name: Box<str>,
        /// When it came.
        at: Nanos,
    },
    /// The answer to the request of that name went out.
    Answered(
        /// Which one, in words.
        Box<str>,
    ),
}

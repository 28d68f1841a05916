//! What a running program asks of the computer. An effect ends a slice; it takes
//! place when the computer's time has come to it, and is answered with a reply.

use super::{Address, Cause, Note, PipeEnd, PipeId, ProcessId, SelectorId, SocketId, ThreadId};
use crate::base::Nanos;

/// What a program asks for. While it blocks, its GIL is free for others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It stands at a check point and was told that its GIL is asked for.
    GiveUpGil,
    /// It goes on without the GIL until [`Effect::Attach`]: C code that lets go of it.
    Detach,
    /// It wants the GIL again.
    Attach,
    /// It tells something; costs nothing and changes nothing but what is drawn.
    Note(Note),
    /// To be woken after that time.
    Sleep(Nanos),
    /// To wait until another thread unparks the address.
    Park(Park),
    /// To wake threads that are parked there, in the order in which they came.
    /// Answered by [`super::Reply::Unparked`].
    Unpark {
        /// Where they wait.
        address: Address,
        /// How many at most.
        count: u32,
        /// Whether one that has waited long is given what it waits for directly,
        /// as a lock of CPython 3.14 does after 1 ms.
        hand_over: bool,
    },
    /// A new thread in the same process. Answered by [`super::Reply::Thread`].
    StartThread(NewThread),
    /// To wait for a thread's end. Answered by [`super::Reply::Joined`].
    Join {
        /// Whose end.
        thread: ThreadId,
        /// How long at most.
        timeout: Option<Nanos>,
    },
    /// This thread is over.
    Exit,
    /// A new process. Answered by [`super::Reply::Process`].
    StartProcess(NewProcess),
    /// To wait for a process's end. Answered by [`super::Reply::Ended`].
    WaitProcess {
        /// Whose end.
        process: ProcessId,
        /// How long at most.
        timeout: Option<Nanos>,
    },
    /// This process is over, with all its threads.
    ExitProcess(
        /// Its exit code.
        i32,
    ),
    /// Another process is ended by a signal; its exit code is that, negative.
    Kill {
        /// Whose end.
        process: ProcessId,
        /// 9, 15, …
        signal: u8,
    },
    /// From now on a GIL is asked for after that time.
    SwitchInterval(Nanos),
    /// The process has so many bytes more, or fewer, of its own.
    Memory(
        /// The change in bytes.
        i64,
    ),
    /// A word that processes share. Answered by [`super::Reply::Value`].
    Shared {
        /// Which one.
        word: u64,
        /// What to do with it.
        op: SharedOp,
    },
    /// A new pipe. Answered by [`super::Reply::Pipe`].
    OpenPipe,
    /// A new pipe that holds so many bytes, whose two ends this process has open: the
    /// pipe is closed for one side when no process has the other end open any more.
    /// Answered by [`super::Reply::Pipe`].
    OpenEnds {
        /// How much it holds.
        capacity: u64,
    },
    /// A process has an end of a pipe open once more, as a copy of a descriptor.
    HoldEnd {
        /// Which pipe.
        pipe: PipeId,
        /// Which end.
        end: PipeEnd,
        /// Who has it then.
        process: ProcessId,
    },
    /// This process has an end of a pipe open once less.
    CloseEnd {
        /// Which pipe.
        pipe: PipeId,
        /// Which end.
        end: PipeEnd,
    },
    /// A message into a pipe; blocks while the pipe is full. Answered by
    /// [`super::Reply::Closed`] when nobody can read it any more.
    Write {
        /// Which pipe.
        pipe: PipeId,
        /// How long the message is.
        bytes: u64,
        /// What it says, in the program's own terms.
        message: u64,
    },
    /// The next whole message of a pipe. Answered by [`super::Reply::Message`],
    /// or by [`super::Reply::Closed`] when nobody can write any more.
    Read(
        /// Which pipe.
        PipeId,
    ),
    /// Nobody will write into this pipe any more.
    ClosePipe(
        /// Which pipe.
        PipeId,
    ),
    /// Reads or writes a file. The disk does one thing after the other.
    Disk {
        /// How much.
        bytes: u64,
    },
    /// Sends a request; does not wait. Answered by [`super::Reply::Socket`].
    Request(Request),
    /// Waits for a request's whole answer.
    Receive(
        /// Whose answer.
        SocketId,
    ),
    /// A new selector. Answered by [`super::Reply::Selector`].
    OpenSelector(
        /// Of which kind.
        SelectorKind,
    ),
    /// The selector watches something more. May be refused.
    Watch {
        /// Which selector.
        selector: SelectorId,
        /// What to watch.
        source: Source,
        /// What the program calls it.
        token: u64,
    },
    /// The selector watches something less.
    Unwatch {
        /// Which selector.
        selector: SelectorId,
        /// What not to watch any more.
        source: Source,
    },
    /// Waits until something that is watched is ready. Answered by
    /// [`super::Reply::Ready`], with no tokens when the time was up.
    Select {
        /// Which selector.
        selector: SelectorId,
        /// How long at most; for ever, if not given.
        timeout: Option<Nanos>,
    },
}

/// A wait in the parking lot, on which every lock is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Park {
    /// Where.
    pub address: Address,
    /// Only if the word there still has this value.
    pub expected: u64,
    /// How long at most.
    pub timeout: Option<Nanos>,
    /// What the lane shows meanwhile.
    pub subject: Subject,
}

/// What a wait is about, for the reader of the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// What kind of thing.
    pub cause: Cause,
    /// Which one: the address under which it was named.
    pub named: Option<Address>,
}

/// A thread to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewThread {
    /// Where it begins, in the program's own terms.
    pub entry: u64,
    /// As CPython names it.
    pub name: Box<str>,
    /// Whether the process may end without it.
    pub daemon: bool,
    /// Whether it gets an interpreter of its own, with a GIL of its own.
    pub own_interpreter: bool,
}

/// A process to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProcess {
    /// Where its main thread begins, in the program's own terms.
    pub entry: u64,
    /// As CPython names it.
    pub name: Box<str>,
    /// How it comes to be.
    pub method: StartMethod,
}

/// How a process comes to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StartMethod {
    /// A copy of its parent, which shares its memory until one of them writes.
    Fork,
    /// From nothing: a new interpreter that imports the program again.
    Spawn,
    /// A copy of a small server that was started beforehand.
    Forkserver,
}

/// What can be done to a word that processes share, in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedOp {
    /// Reads it.
    Load,
    /// Writes it; the reply is what stood there.
    Store(u64),
    /// Adds to it; the reply is what stood there.
    Add(u64),
    /// Writes the second if the first stands there; the reply is what stood there.
    CompareSwap(u64, u64),
}

/// A request to a server outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// How long the server takes; drawn from the network's distribution, if not given.
    pub latency: Option<Nanos>,
    /// How long the answer is.
    pub bytes: u64,
}

/// How a selector asks the system. What it costs follows from the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SelectorKind {
    /// Three bit maps up to the highest descriptor, at most 1024 of them.
    Select,
    /// A list of all that is watched.
    Poll,
    /// Registered once; Linux.
    Epoll,
    /// Registered once; BSD and macOS.
    Kqueue,
    /// Told of what is complete; Windows.
    CompletionPorts,
}

/// What a selector can watch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A message can be read.
    Pipe(PipeId),
    /// The answer has come.
    Socket(SocketId),
}

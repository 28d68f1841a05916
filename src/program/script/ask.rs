//! Effects and notes as they stand in compiled code, and how they become what
//! the computer is asked. Numbers stand for causes, addresses and time-outs.

use super::op::Arg;
use crate::base::Nanos;
use crate::program::{
    Address, Cause, Effect, Note, Park, PipeId, ProcessId, Request, SelectorId, SelectorKind, SharedOp, SocketId,
    Source, StartMethod, Subject, TaskId, ThreadId,
};

/// A text with numbers in the place of each `{}`.
#[derive(Clone, Debug)]
pub(super) struct Template {
    pub(super) text: Box<str>,
    pub(super) numbers: Vec<Arg>,
}

/// What is waited for, and which one.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    pub(super) cause: Arg,
    pub(super) named: Arg,
}

/// Where a thread or process begins.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    pub(super) callee: Arg,
    pub(super) first: u16,
    pub(super) name: Template,
}

/// One effect of a program, with its operands.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    Detach,
    Attach,
    Sleep(Arg),
    Park {
        address: Arg,
        expected: Arg,
        timeout: Arg,
        about: About,
    },
    Unpark {
        address: Arg,
        count: Arg,
        hand_over: bool,
    },
    StartThread {
        begin: Beginning,
        daemon: bool,
        own_interpreter: bool,
    },
    Join {
        thread: Arg,
        timeout: Arg,
    },
    Exit,
    StartProcess {
        begin: Beginning,
        method: StartMethod,
    },
    WaitProcess {
        process: Arg,
        timeout: Arg,
    },
    ExitProcess(Arg),
    Kill {
        process: Arg,
        signal: Arg,
    },
    Memory(Arg),
    SharedLoad(Arg),
    SharedStore(Arg, Arg),
    SharedAdd(Arg, Arg),
    SharedSwap(Arg, Arg, Arg),
    OpenPipe,
    Write {
        pipe: Arg,
        bytes: Arg,
        message: Arg,
    },
    /// A message of several numbers.
    Send {
        pipe: Arg,
        bytes: Arg,
        first: u16,
        count: u16,
    },
    Read(Arg),
    ClosePipe(Arg),
    Disk(Arg),
    Request {
        latency: Arg,
        bytes: Arg,
    },
    Receive(Arg),
    OpenSelector(SelectorKind),
    Watch {
        selector: Arg,
        source: Watched,
        token: Arg,
    },
    Unwatch {
        selector: Arg,
        source: Watched,
    },
    /// The tokens are appended to the deque.
    Select {
        selector: Arg,
        timeout: Arg,
        into: Arg,
    },
    Tell(Tell),
}

/// What a selector watches.
#[derive(Clone, Copy, Debug)]
pub(super) enum Watched {
    Pipe(Arg),
    Socket(Arg),
}

/// One note of a program, with its operands.
#[derive(Clone, Debug)]
pub(super) enum Tell {
    Named(Arg, Template),
    Taken(Arg),
    Released(Arg),
    Working(Arg),
    TaskCreated(Arg, Template),
    StepBegins(Arg),
    StepEnds(About),
    TaskReady(Arg),
    TaskDone,
    Printed(Template),
    Warned(Template),
    Failed(Template),
    Asked(Template, Arg),
    Answered(Template),
}

/// Reads the operands of an effect where they are.
pub(super) trait Operands {
    fn number(&self, arg: Arg) -> i64;

    fn text(&self, template: &Template) -> Box<str> {
        let mut pieces = template.text.split("{}");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        let mut numbers = template.numbers.iter();
        for piece in pieces {
            text.extend(numbers.next().map(|&number| self.number(number).to_string()));
            text.push_str(piece);
        }
        text.into()
    }

    fn word(&self, arg: Arg) -> u64 {
        self.number(arg) as u64
    }

    fn id(&self, arg: Arg) -> u32 {
        self.number(arg) as u32
    }

    fn time(&self, arg: Arg) -> Nanos {
        Nanos(self.number(arg).max(0) as u64)
    }

    fn time_out(&self, arg: Arg) -> Option<Nanos> {
        u64::try_from(self.number(arg)).ok().map(Nanos)
    }

    fn address(&self, arg: Arg) -> Address {
        address(self.number(arg)).unwrap_or(Address::Own(0))
    }

    fn cause(&self, about: About) -> Option<Cause> {
        cause(self.number(about.cause))
    }

    fn source(&self, source: Watched) -> Source {
        match source {
            Watched::Pipe(pipe) => Source::Pipe(PipeId(self.id(pipe))),
            Watched::Socket(socket) => Source::Socket(SocketId(self.id(socket))),
        }
    }
}

/// The effect, unless something has to be kept until it takes place: where a
/// thread shall begin, or what a letter says.
pub(super) fn effect(ask: &Ask, of: &impl Operands) -> Option<Effect> {
    Some(match *ask {
        Ask::StartThread { .. } | Ask::StartProcess { .. } | Ask::Send { .. } => return None,
        Ask::Tell(ref tell) => Effect::Note(note(tell, of)),
        Ask::Detach => Effect::Detach,
        Ask::Attach => Effect::Attach,
        Ask::Sleep(time) => Effect::Sleep(of.time(time)),
        Ask::Park { address, expected, timeout, about } => {
            let cause = of.cause(about).unwrap_or(Cause::Event);
            let subject = Subject { cause, named: self::address(of.number(about.named)) };
            let (address, expected) = (of.address(address), of.word(expected));
            Effect::Park(Park { address, expected, timeout: of.time_out(timeout), subject })
        }
        Ask::Unpark { address, count, hand_over } => {
            Effect::Unpark { address: of.address(address), count: of.id(count), hand_over }
        }
        Ask::Join { thread, timeout } => {
            Effect::Join { thread: ThreadId(of.id(thread)), timeout: of.time_out(timeout) }
        }
        Ask::Exit => Effect::Exit,
        Ask::WaitProcess { process, timeout } => {
            Effect::WaitProcess { process: ProcessId(of.id(process)), timeout: of.time_out(timeout) }
        }
        Ask::ExitProcess(code) => Effect::ExitProcess(of.number(code) as i32),
        Ask::Kill { process, signal } => {
            Effect::Kill { process: ProcessId(of.id(process)), signal: of.number(signal) as u8 }
        }
        Ask::Memory(bytes) => Effect::Memory(of.number(bytes)),
        Ask::SharedLoad(word) => Effect::Shared { word: of.word(word), op: SharedOp::Load },
        Ask::SharedStore(word, value) => Effect::Shared { word: of.word(word), op: SharedOp::Store(of.word(value)) },
        Ask::SharedAdd(word, value) => Effect::Shared { word: of.word(word), op: SharedOp::Add(of.word(value)) },
        Ask::SharedSwap(word, expected, value) => {
            Effect::Shared { word: of.word(word), op: SharedOp::CompareSwap(of.word(expected), of.word(value)) }
        }
        ref device => device_effect(device, of)?,
    })
}

/// The effects that are about pipes, disks, networks and selectors.
fn device_effect(ask: &Ask, of: &impl Operands) -> Option<Effect> {
    Some(match *ask {
        Ask::OpenPipe => Effect::OpenPipe,
        Ask::Write { pipe, bytes, message } => {
            Effect::Write { pipe: PipeId(of.id(pipe)), bytes: of.word(bytes), message: of.word(message) }
        }
        Ask::Read(pipe) => Effect::Read(PipeId(of.id(pipe))),
        Ask::ClosePipe(pipe) => Effect::ClosePipe(PipeId(of.id(pipe))),
        Ask::Disk(bytes) => Effect::Disk { bytes: of.word(bytes) },
        Ask::Request { latency, bytes } => {
            Effect::Request(Request { latency: of.time_out(latency), bytes: of.word(bytes) })
        }
        Ask::Receive(socket) => Effect::Receive(SocketId(of.id(socket))),
        Ask::OpenSelector(kind) => Effect::OpenSelector(kind),
        Ask::Watch { selector, source, token } => {
            Effect::Watch { selector: SelectorId(of.id(selector)), source: of.source(source), token: of.word(token) }
        }
        Ask::Unwatch { selector, source } => {
            Effect::Unwatch { selector: SelectorId(of.id(selector)), source: of.source(source) }
        }
        Ask::Select { selector, timeout, .. } => {
            Effect::Select { selector: SelectorId(of.id(selector)), timeout: of.time_out(timeout) }
        }
        _ => return None,
    })
}

fn note(tell: &Tell, of: &impl Operands) -> Note {
    match *tell {
        Tell::Named(named, ref name) => Note::Named { address: of.address(named), name: of.text(name) },
        Tell::Taken(what) => Note::Taken(of.address(what)),
        Tell::Released(what) => Note::Released(of.address(what)),
        Tell::Working(what) => Note::Working(address(of.number(what))),
        Tell::TaskCreated(task, ref name) => Note::TaskCreated { task: TaskId(of.id(task)), name: of.text(name) },
        Tell::StepBegins(task) => Note::StepBegins(TaskId(of.id(task))),
        Tell::StepEnds(about) => Note::StepEnds { cause: of.cause(about), named: address(of.number(about.named)) },
        Tell::TaskReady(task) => Note::TaskReady(TaskId(of.id(task))),
        Tell::TaskDone => Note::TaskDone,
        Tell::Printed(ref line) => Note::Printed(of.text(line)),
        Tell::Warned(ref sentence) => Note::Warned(of.text(sentence)),
        Tell::Failed(ref sentence) => Note::Failed(of.text(sentence)),
        Tell::Asked(ref name, at) => Note::Asked { name: of.text(name), at: of.time(at) },
        Tell::Answered(ref name) => Note::Answered(of.text(name)),
    }
}

/// A word of the process's own memory by its number; −1 is nothing; those
/// below are the words that processes share.
pub(super) fn address(number: i64) -> Option<Address> {
    match number {
        super::NOTHING => None,
        0.. => Some(Address::Own(number as u64)),
        _ => Some(Address::Shared((-2 - number) as u64)),
    }
}

/// Every cause; a program calls them by their place here, and 0 none.
const CAUSES: [Cause; 9] = [
    Cause::Lock,
    Cause::Queue,
    Cause::Event,
    Cause::Barrier,
    Cause::Future,
    Cause::Join,
    Cause::Start,
    Cause::Sleep,
    Cause::Request,
];

fn cause(number: i64) -> Option<Cause> {
    CAUSES.get(usize::try_from(number).ok()?.checked_sub(1)?).copied()
}

/// The number of a cause, in programs.
pub(super) fn cause_number(cause: Cause) -> i64 {
    CAUSES.iter().position(|&other| other == cause).map_or(0, |place| place as i64 + 1)
}

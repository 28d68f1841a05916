//! Effects, in a function's body: what the program asks of the computer. A
//! time-out below 0 is none, and an address below 0 too (`NOTHING`) or one of
//! the words that processes share (`shared_address`).

use super::ask::{About, Ask, Beginning, Template, Watched};
use super::builder::Function;
use super::control::Fun;
use super::op::{Op, Reg};
use super::value::{Arguments, Operand, Text, Value};
use crate::program::{SelectorKind, StartMethod};

/// Whom [`Fun::unpark`] woke.
#[derive(Clone, Copy)]
pub struct Unparked<'f> {
    /// How many threads.
    pub woken: Value<'f>,
    /// Whether the first was given what it waits for.
    pub handed_over: Value<'f>,
    /// Whether others still wait.
    pub more: Value<'f>,
}

/// What [`Fun::read`] found in a pipe.
#[derive(Clone, Copy)]
pub struct Message<'f> {
    /// What it says.
    pub message: Value<'f>,
    /// How long it is.
    pub bytes: Value<'f>,
    /// 1 if nothing will come any more (and nothing came).
    pub closed: Value<'f>,
}

impl Fun {
    /// Writes an effect; the first of the registers for its answer.
    pub(super) fn ask(&self, ask: Ask) -> Reg {
        // A note has no answer; that of anything else may fill three.
        let answers = if matches!(ask, Ask::Tell(_)) { 0 } else { 3 };
        let site = self.code(|code| {
            code.sites.push(ask);
            code.sites.len() as u16 - 1
        });
        let to = self.fresh(answers);
        self.emit(Op::Ask { to, site });
        to
    }

    fn answer(&self, ask: Ask) -> Value<'_> {
        self.at(self.ask(ask))
    }

    pub(super) fn template(&self, text: impl Text) -> Template {
        let (text, numbers) = text.parts(self);
        Template { text: text.into(), numbers: numbers.into_iter().map(|place| place.0).collect() }
    }

    pub(super) fn about(&self, cause: impl Operand, named: impl Operand) -> About {
        About { cause: self.arg(cause), named: self.arg(named) }
    }

    /// Goes on without the GIL.
    pub fn detach(&self) {
        self.ask(Ask::Detach);
    }

    /// Wants the GIL again.
    pub fn attach(&self) {
        self.ask(Ask::Attach);
    }

    /// Sleeps that long.
    pub fn sleep(&self, time: impl Operand) {
        self.ask(Ask::Sleep(self.arg(time)));
    }

    /// Waits at an address, if its word still has the value that is expected,
    /// until another thread unparks it; how that ended (`WOKEN`, `HANDED_OVER`,
    /// `TIMED_OUT` or `CHANGED`). The lane shows `cause`, and what was `named` so.
    pub fn park(
        &self,
        address: impl Operand,
        expected: impl Operand,
        timeout: impl Operand,
        cause: impl Operand,
        named: impl Operand,
    ) -> Value<'_> {
        let (address, expected, timeout) = (self.arg(address), self.arg(expected), self.arg(timeout));
        self.answer(Ask::Park { address, expected, timeout, about: self.about(cause, named) })
    }

    /// Wakes at most so many threads that wait at an address.
    pub fn unpark(&self, address: impl Operand, count: impl Operand, hand_over: bool) -> Unparked<'_> {
        let woken = self.ask(Ask::Unpark { address: self.arg(address), count: self.arg(count), hand_over });
        let (handed_over, more) = (woken.next(), woken.next().next());
        Unparked { woken: self.at(woken), handed_over: self.at(handed_over), more: self.at(more) }
    }

    /// A word that processes share, as something to wait at.
    pub fn shared_address(&self, word: impl Operand) -> Value<'_> {
        self.value(-2) - word
    }

    fn beginning<const N: usize>(
        &self,
        function: impl Operand,
        arguments: impl Arguments<N>,
        name: impl Text,
    ) -> Beginning {
        let (callee, first) = (self.arg(function), self.arguments(&arguments));
        Beginning { callee, first, name: self.template(name) }
    }

    /// Starts a thread at a function; the process does not end without it.
    pub fn start_thread<const N: usize>(
        &self,
        function: Function<N>,
        arguments: impl Arguments<N>,
        name: impl Text,
    ) -> Value<'_> {
        let begin = self.beginning(function, arguments, name);
        self.answer(Ask::StartThread { begin, daemon: false, own_interpreter: false })
    }

    /// Starts a thread at a function that the process may end without.
    pub fn start_daemon<const N: usize>(
        &self,
        function: Function<N>,
        arguments: impl Arguments<N>,
        name: impl Text,
    ) -> Value<'_> {
        let begin = self.beginning(function, arguments, name);
        self.answer(Ask::StartThread { begin, daemon: true, own_interpreter: false })
    }

    /// Starts a thread with an interpreter, and a GIL, of its own.
    pub fn start_interpreter<const N: usize>(
        &self,
        function: Function<N>,
        arguments: impl Arguments<N>,
        name: impl Text,
    ) -> Value<'_> {
        let begin = self.beginning(function, arguments, name);
        self.answer(Ask::StartThread { begin, daemon: false, own_interpreter: true })
    }

    /// Waits for a thread's end; whether it came in time.
    pub fn join(&self, thread: impl Operand, timeout: impl Operand) -> Value<'_> {
        self.answer(Ask::Join { thread: self.arg(thread), timeout: self.arg(timeout) })
    }

    /// Ends this thread.
    pub fn exit(&self) {
        self.ask(Ask::Exit);
    }

    /// Starts a process at a function.
    pub fn start_process<const N: usize>(
        &self,
        function: Function<N>,
        arguments: impl Arguments<N>,
        name: impl Text,
        method: StartMethod,
    ) -> Value<'_> {
        self.answer(Ask::StartProcess { begin: self.beginning(function, arguments, name), method })
    }

    /// Waits for a process's end: its exit code, and whether it came in time.
    pub fn wait_process(&self, process: impl Operand, timeout: impl Operand) -> (Value<'_>, Value<'_>) {
        let code = self.ask(Ask::WaitProcess { process: self.arg(process), timeout: self.arg(timeout) });
        (self.at(code), self.at(code.next()))
    }

    /// Ends this process.
    pub fn exit_process(&self, code: impl Operand) {
        self.ask(Ask::ExitProcess(self.arg(code)));
    }

    /// Ends another process by a signal.
    pub fn kill(&self, process: impl Operand, signal: impl Operand) {
        self.ask(Ask::Kill { process: self.arg(process), signal: self.arg(signal) });
    }

    /// The process has so many bytes more of its own, or fewer.
    pub fn memory(&self, bytes: impl Operand) {
        self.ask(Ask::Memory(self.arg(bytes)));
    }

    /// What stands at a word that processes share.
    pub fn shared_load(&self, word: impl Operand) -> Value<'_> {
        self.answer(Ask::SharedLoad(self.arg(word)))
    }

    /// Writes a shared word; what stood there.
    pub fn shared_store(&self, word: impl Operand, value: impl Operand) -> Value<'_> {
        self.answer(Ask::SharedStore(self.arg(word), self.arg(value)))
    }

    /// Adds to a shared word; what stood there.
    pub fn shared_add(&self, word: impl Operand, value: impl Operand) -> Value<'_> {
        self.answer(Ask::SharedAdd(self.arg(word), self.arg(value)))
    }

    /// Writes the second into a shared word if the first stands there; what stood there.
    pub fn shared_swap(&self, word: impl Operand, expected: impl Operand, value: impl Operand) -> Value<'_> {
        self.answer(Ask::SharedSwap(self.arg(word), self.arg(expected), self.arg(value)))
    }

    /// A new pipe.
    pub fn open_pipe(&self) -> Value<'_> {
        self.answer(Ask::OpenPipe)
    }

    /// Writes a message of so many bytes into a pipe.
    pub fn write(&self, pipe: impl Operand, bytes: impl Operand, message: impl Operand) {
        self.ask(Ask::Write { pipe: self.arg(pipe), bytes: self.arg(bytes), message: self.arg(message) });
    }

    /// Writes a message of several numbers and so many bytes into a pipe.
    pub fn send<const N: usize>(&self, pipe: impl Operand, bytes: impl Operand, letter: impl Arguments<N>) {
        let (pipe, bytes, first) = (self.arg(pipe), self.arg(bytes), self.arguments(&letter));
        self.ask(Ask::Send { pipe, bytes, first, count: N as u16 });
    }

    /// What a message says that was sent with so many numbers. It can be opened once.
    pub fn open<const N: usize>(&self, message: Message<'_>) -> [Value<'_>; N] {
        let (letter, to) = (self.arg(message.message), self.fresh(N));
        self.emit(Op::Open { to, letter, count: N as u16 });
        std::array::from_fn(|place| self.at(Reg(to.0 + place as u16)))
    }

    /// Reads the next message of a pipe.
    pub fn read(&self, pipe: impl Operand) -> Message<'_> {
        let message = self.ask(Ask::Read(self.arg(pipe)));
        let (bytes, closed) = (message.next(), message.next().next());
        Message { message: self.at(message), bytes: self.at(bytes), closed: self.at(closed) }
    }

    /// Nobody will write into this pipe any more.
    pub fn close_pipe(&self, pipe: impl Operand) {
        self.ask(Ask::ClosePipe(self.arg(pipe)));
    }

    /// Reads or writes so many bytes of a file.
    pub fn disk(&self, bytes: impl Operand) {
        self.ask(Ask::Disk(self.arg(bytes)));
    }

    /// Sends a request whose answer takes that long (below 0: as the network
    /// has it) and has so many bytes; the connection.
    pub fn request(&self, latency: impl Operand, bytes: impl Operand) -> Value<'_> {
        self.answer(Ask::Request { latency: self.arg(latency), bytes: self.arg(bytes) })
    }

    /// Waits for a request's answer.
    pub fn receive(&self, socket: impl Operand) {
        self.ask(Ask::Receive(self.arg(socket)));
    }

    /// A new selector.
    pub fn open_selector(&self, kind: SelectorKind) -> Value<'_> {
        self.answer(Ask::OpenSelector(kind))
    }

    /// The selector watches a pipe under that token; 1 if it refuses.
    pub fn watch_pipe(&self, selector: impl Operand, pipe: impl Operand, token: impl Operand) -> Value<'_> {
        let source = Watched::Pipe(self.arg(pipe));
        self.answer(Ask::Watch { selector: self.arg(selector), source, token: self.arg(token) })
    }

    /// The selector watches a connection under that token; 1 if it refuses.
    pub fn watch_socket(&self, selector: impl Operand, socket: impl Operand, token: impl Operand) -> Value<'_> {
        let source = Watched::Socket(self.arg(socket));
        self.answer(Ask::Watch { selector: self.arg(selector), source, token: self.arg(token) })
    }

    /// The selector does not watch the pipe any more.
    pub fn unwatch_pipe(&self, selector: impl Operand, pipe: impl Operand) {
        self.ask(Ask::Unwatch { selector: self.arg(selector), source: Watched::Pipe(self.arg(pipe)) });
    }

    /// The selector does not watch the connection any more.
    pub fn unwatch_socket(&self, selector: impl Operand, socket: impl Operand) {
        self.ask(Ask::Unwatch { selector: self.arg(selector), source: Watched::Socket(self.arg(socket)) });
    }

    /// Waits until something that is watched is ready; its tokens go to the end
    /// of a deque. How many.
    pub fn select(&self, selector: impl Operand, timeout: impl Operand, into: impl Operand) -> Value<'_> {
        let (selector, timeout, into) = (self.arg(selector), self.arg(timeout), self.arg(into));
        self.answer(Ask::Select { selector, timeout, into })
    }
}

//! What each operation does that `reckon` leaves over, and when a slice is over.
//! Knows neither the builder nor who else runs.

use super::ask::{Ask, Beginning, Operands, effect};
use super::memory::Memory;
use super::op::{Arg, Code, Op, Reg};
use super::reckon::{Clock, reckon};
use super::scripts::Kept;
use super::thread::{Hears, Resumer, Stack, Thread};
use super::{CHANGED, HANDED_OVER, TIMED_OUT, WOKEN};
use crate::program::{Effect, NewProcess, NewThread, ParkEnd, PipeId, Reply, SliceEnd, ThreadId};

/// One thread while it is resumed.
pub(super) struct Run<'s> {
    pub(super) code: &'s Code,
    pub(super) memory: &'s mut Memory,
    pub(super) thread: &'s mut Thread,
    pub(super) me: ThreadId,
    pub(super) beginnings: &'s mut Kept<Stack>,
    pub(super) letters: &'s mut Kept<Box<[i64]>>,
    pub(super) outputs: &'s mut Vec<i64>,
    pub(super) now_nanos: u64,
    pub(super) clock: Clock,
}

/// How it goes on after an operation.
enum Flow {
    On,
    /// The operation is not done yet: time has to come up first.
    Again,
    Expired,
    GiveUpGil,
    Ask {
        to: Reg,
        site: u16,
    },
    Exit,
}

impl Operands for Run<'_> {
    fn number(&self, arg: Arg) -> i64 {
        self.read(arg)
    }
}

impl Run<'_> {
    #[inline]
    fn read(&self, arg: Arg) -> i64 {
        self.thread.stack.read(self.code, arg)
    }

    #[inline]
    fn write(&mut self, to: Reg, value: i64) {
        self.thread.stack.write(to, value);
    }

    /// Runs until the slice is over.
    pub(super) fn go(&mut self) -> SliceEnd {
        while let Some(op) = reckon(self.code, &mut self.thread.stack, self.memory, &mut self.clock) {
            match self.step(op) {
                Flow::On => {}
                Flow::Again => {
                    self.thread.stack.frame.pc -= 1;
                    return SliceEnd::Expired;
                }
                Flow::Expired => return SliceEnd::Expired,
                Flow::GiveUpGil => return SliceEnd::Effect(Effect::GiveUpGil),
                Flow::Ask { to, site } => return SliceEnd::Effect(self.ask(to, site)),
                Flow::Exit => return SliceEnd::Effect(Effect::Exit),
            }
        }
        SliceEnd::Expired
    }

    #[inline]
    fn step(&mut self, op: Op) -> Flow {
        match op {
            // These are done by `reckon`.
            Op::Copy { .. }
            | Op::Binary { .. }
            | Op::Jump(_)
            | Op::Unless { .. }
            | Op::CountDown { .. }
            | Op::Call { .. } => {}
            Op::Check => return Flow::GiveUpGil,
            Op::Spend { time, in_c } => return self.spend(time, in_c),
            Op::Now(to) => self.write(to, (self.now_nanos + self.clock.spent_nanos) as i64),
            Op::Me(to) => self.write(to, self.me.0.into()),
            Op::Native { to, native, first } => self.native(to, native, first),
            Op::Return(value) => return self.leave(value),
            Op::Ask { to, site } => return Flow::Ask { to, site },
            _ if self.clock.is_ahead() => return Flow::Again,
            // So are these, unless time has to come up first.
            Op::Load { .. } | Op::Store { .. } | Op::Object { .. } | Op::Draw { .. } => {}
            Op::Open { to, letter, count } => self.open(to, letter, count),
            Op::Output(value) => self.outputs.push(self.read(value)),
            Op::Create { to, callee, first } => self.create(to, callee, first),
            Op::Resume { to, coroutine, sent } => self.resume(to, coroutine, sent),
            Op::Suspend { to, value } => self.suspend(to, value),
        }
        Flow::On
    }

    /// Lets time pass, as much as the budget has; what is left stays for the next slice.
    fn spend(&mut self, time: Arg, in_c: bool) -> Flow {
        let total = match self.clock.left_nanos {
            0 => self.read(time).max(0) as u64,
            left => left,
        };
        self.clock.left_nanos = 0;
        if total == 0 {
            return Flow::On;
        }
        if self.clock.gil_asked && !in_c {
            self.clock.left_nanos = total;
            self.thread.stack.frame.pc -= 1;
            return Flow::GiveUpGil;
        }
        let room = self.clock.budget_nanos - self.clock.spent_nanos;
        if total > room {
            self.clock.left_nanos = total - room;
            self.clock.spent_nanos = self.clock.budget_nanos;
            return Flow::Again;
        }
        self.clock.spent_nanos += total;
        if total == room { Flow::Expired } else { Flow::On }
    }

    fn arguments(&self, first: u16, count: u16) -> impl Iterator<Item = i64> {
        let first = usize::from(first);
        self.code.arguments[first..first + usize::from(count)].iter().map(|&arg| self.read(arg))
    }

    /// Out of the outermost function: the thread is over, or this coroutine.
    fn leave(&mut self, value: Arg) -> Flow {
        let value = self.read(value);
        if self.thread.below.is_empty() {
            self.thread.stack.frame.pc -= 1;
            return Flow::Exit;
        }
        if self.clock.is_ahead() {
            return Flow::Again;
        }
        if let Some(resumer) = self.thread.below.pop() {
            self.thread.stack = resumer.stack;
            self.memory.free(resumer.coroutine);
            self.write(resumer.to, 0);
            self.write(resumer.to.next(), value);
        }
        Flow::On
    }

    fn native(&mut self, to: Reg, native: u16, first: u16) {
        let (compute, arity) = self.code.natives[usize::from(native)];
        let arguments: Vec<i64> = self.arguments(first, arity).collect();
        let (result, time) = compute(&arguments);
        self.write(to, result);
        self.write(to.next(), time.0 as i64);
    }

    fn create(&mut self, to: Reg, callee: Arg, first: u16) {
        let stack = self.stack_at(callee, first);
        let place = self.memory.keep_new(stack);
        self.write(to, place);
    }

    fn stack_at(&self, callee: Arg, first: u16) -> Stack {
        let function = self.read(callee) as usize;
        Stack::at(self.code, function, self.arguments(first, self.code.functions[function].arity))
    }

    fn resume(&mut self, to: Reg, coroutine: Arg, sent: Arg) {
        let (coroutine, sent) = (self.read(coroutine), self.read(sent));
        let mut stack = self.memory.take(coroutine);
        if let Some(to) = stack.hears.take() {
            stack.write(to, sent);
        }
        let stack = std::mem::replace(&mut self.thread.stack, stack);
        self.thread.below.push(Resumer { stack, coroutine: coroutine as u32, to });
    }

    fn suspend(&mut self, to: Reg, value: Arg) {
        let value = self.read(value);
        let Some(resumer) = self.thread.below.pop() else {
            panic!("a program suspends outside of any coroutine");
        };
        let mut stack = std::mem::replace(&mut self.thread.stack, resumer.stack);
        stack.hears = Some(to);
        self.memory.keep(resumer.coroutine, stack);
        self.write(resumer.to, 1);
        self.write(resumer.to.next(), value);
    }

    fn ask(&mut self, to: Reg, site: u16) -> Effect {
        let code = self.code;
        let ask = &code.sites[usize::from(site)];
        self.thread.hears = match *ask {
            Ask::Tell(_) => Hears::Nothing,
            Ask::Select { into, .. } => Hears::Tokens { to, deque: self.read(into) },
            _ => Hears::Into(to),
        };
        match ask {
            Ask::StartThread { begin, daemon, own_interpreter } => {
                let (entry, name) = self.begin(begin);
                Effect::StartThread(NewThread { entry, name, daemon: *daemon, own_interpreter: *own_interpreter })
            }
            Ask::StartProcess { begin, method } => {
                let (entry, name) = self.begin(begin);
                Effect::StartProcess(NewProcess { entry, name, method: *method })
            }
            Ask::Send { pipe, bytes, first, count } => {
                let letter = self.arguments(*first, *count).collect();
                let message = self.letters.keep(letter);
                Effect::Write { pipe: PipeId(self.id(*pipe)), bytes: self.word(*bytes), message }
            }
            other => match effect(other, self) {
                Some(effect) => effect,
                None => Effect::Exit,
            },
        }
    }

    fn open(&mut self, to: Reg, letter: Arg, count: u16) {
        let letter = self.letters.take(self.word(letter));
        for (place, &value) in (to.0..to.0 + count).zip(&letter) {
            self.write(Reg(place), value);
        }
    }

    fn begin(&mut self, begin: &Beginning) -> (u64, Box<str>) {
        let stack = self.stack_at(begin.callee, begin.first);
        (self.beginnings.keep(stack), self.text(&begin.name))
    }

    /// Puts an effect's answer where the program wants it.
    pub(super) fn hear(&mut self, reply: &Reply) {
        match std::mem::replace(&mut self.thread.hears, Hears::Nothing) {
            Hears::Nothing => {}
            Hears::Tokens { to, deque } => {
                if let Reply::Ready(tokens) = reply {
                    self.memory.append_all(deque, tokens);
                    self.write(to, tokens.len() as i64);
                }
            }
            Hears::Into(to) => {
                for (place, value) in (to.0..).zip(answer(reply)) {
                    self.write(Reg(place), value);
                }
            }
        }
    }
}

/// An effect's answer as numbers.
fn answer(reply: &Reply) -> [i64; 3] {
    match *reply {
        Reply::Begin { .. } | Reply::Ready(_) | Reply::Done => [0; 3],
        Reply::Parked(end) => [park_end(end), 0, 0],
        Reply::Unparked { woken, handed_over, more } => [woken.into(), handed_over.into(), more.into()],
        Reply::Thread(thread) => [thread.0.into(), 0, 0],
        Reply::Joined(is_over) => [is_over.into(), 0, 0],
        Reply::Process(process) => [process.0.into(), 0, 0],
        Reply::Ended(code) => [code.unwrap_or(0).into(), code.is_some().into(), 0],
        Reply::Value(value) => [value as i64, 0, 0],
        Reply::Pipe(pipe) => [pipe.0.into(), 0, 0],
        Reply::Message { bytes, message } => [message as i64, bytes as i64, 0],
        Reply::Closed => [0, 0, 1],
        Reply::Socket(socket) => [socket.0.into(), 0, 0],
        Reply::Selector(selector) => [selector.0.into(), 0, 0],
        Reply::Refused(_) => [1, 0, 0],
    }
}

const fn park_end(end: ParkEnd) -> i64 {
    match end {
        ParkEnd::Woken => WOKEN,
        ParkEnd::HandedOver => HANDED_OVER,
        ParkEnd::TimedOut => TIMED_OUT,
        ParkEnd::Changed => CHANGED,
    }
}

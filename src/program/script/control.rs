//! The body of a function while it is written: values, conditions, loops, calls,
//! coroutines, and time that passes. What it says happens when the program runs.

use std::cell::RefCell;

use super::builder::Function;
use super::op::{Arg, Chance, Code, NativeFn, Op, Operator, Reg};
use super::value::{Arguments, Local, Operand, Value};

/// The body of a function.
#[derive(Debug)]
pub struct Fun {
    body: RefCell<Body>,
    /// Without check points of its own.
    in_c: bool,
}

#[derive(Debug)]
struct Body {
    code: Code,
    registers: usize,
    /// For each loop that is open, the jumps that leave it.
    leaving: Vec<Vec<usize>>,
}

/// What came of resuming a coroutine.
#[derive(Clone, Copy)]
pub struct Resumed<'f> {
    /// 1 if it suspended, 0 if it is over.
    pub suspended: Value<'f>,
    /// What it suspended with, or its result.
    pub value: Value<'f>,
}

impl Fun {
    pub(super) fn new(code: Code, arity: u16, in_c: bool) -> Self {
        Self { body: RefCell::new(Body { code, registers: usize::from(arity), leaving: Vec::new() }), in_c }
    }

    pub(super) fn finish(self, name: &str) -> (Code, u16) {
        let body = self.body.into_inner();
        assert!(body.registers < Arg::LIMIT, "the function {name} is too long");
        (body.code, body.registers as u16)
    }

    pub(super) fn argument(&self, place: u16) -> Value<'_> {
        self.at(Reg(place))
    }

    pub(super) const fn at(&self, register: Reg) -> Value<'_> {
        Value { fun: self, arg: Arg::register(register) }
    }

    /// So many fresh registers in a row.
    pub(super) fn fresh(&self, count: usize) -> Reg {
        let mut body = self.body.borrow_mut();
        let first = body.registers;
        body.registers += count;
        Reg(first as u16)
    }

    pub(super) fn constant(&self, number: i64) -> Arg {
        let constants = &mut self.body.borrow_mut().code.constants;
        let known = constants.iter().position(|&constant| constant == number);
        let place = known.unwrap_or(constants.len());
        if known.is_none() {
            constants.push(number);
        }
        assert!(place < Arg::LIMIT, "a program has too many constants");
        Arg::constant(place as u16)
    }

    pub(super) fn arg(&self, operand: impl Operand) -> Arg {
        operand.place(self).0
    }

    pub(super) fn code<T>(&self, change: impl FnOnce(&mut Code) -> T) -> T {
        change(&mut self.body.borrow_mut().code)
    }

    /// Writes an operation; its place.
    pub(super) fn emit(&self, op: Op) -> usize {
        self.code(|code| {
            code.ops.push(op);
            code.ops.len() - 1
        })
    }

    fn here(&self) -> u32 {
        self.body.borrow().code.ops.len() as u32
    }

    /// The jump at that place leads to what is written next.
    fn land(&self, jump: usize) {
        let here = self.here();
        if let Some(target) = self.body.borrow_mut().code.ops[jump].target() {
            *target = here;
        }
    }

    pub(super) fn binary(&self, operator: Operator, left: impl Operand, right: impl Operand) -> Value<'_> {
        let (left, right, to) = (self.arg(left), self.arg(right), self.fresh(1));
        self.emit(Op::Binary { operator, to, left, right });
        self.at(to)
    }

    pub(super) fn copy(&self, to: Reg, from: impl Operand) {
        let from = self.arg(from);
        self.emit(Op::Copy { to, from });
    }

    /// What the operand is now, as a value.
    pub fn value(&self, operand: impl Operand) -> Value<'_> {
        let to = self.fresh(1);
        self.copy(to, operand);
        self.at(to)
    }

    /// A number of this call that can be set, at first that.
    pub fn local(&self, first: impl Operand) -> Local<'_> {
        let register = self.fresh(1);
        self.copy(register, first);
        Local { fun: self, register }
    }

    /// Whether it is 0.
    pub fn not(&self, condition: impl Operand) -> Value<'_> {
        self.binary(Operator::Equal, condition, 0)
    }

    /// Does it if the condition is not 0.
    pub fn when(&self, condition: impl Operand, then: impl FnOnce(&Self)) {
        let condition = self.arg(condition);
        let unless = self.emit(Op::Unless { condition, target: 0 });
        then(self);
        self.land(unless);
    }

    /// Does the one if the condition is not 0, else the other.
    pub fn choose(&self, condition: impl Operand, then: impl FnOnce(&Self), otherwise: impl FnOnce(&Self)) {
        let condition = self.arg(condition);
        let unless = self.emit(Op::Unless { condition, target: 0 });
        then(self);
        let over = self.emit(Op::Jump(0));
        self.land(unless);
        otherwise(self);
        self.land(over);
    }

    /// Does it as long as the condition is not 0.
    pub fn during<'f>(&'f self, condition: impl FnOnce(&'f Self) -> Value<'f>, body: impl FnOnce(&'f Self)) {
        let top = self.here();
        let condition = condition(self).arg;
        let done = self.emit(Op::Unless { condition, target: 0 });
        self.rounds(top, body);
        self.land(done);
    }

    /// Does it that often.
    pub fn repeat<'f>(&'f self, times: impl Operand, body: impl FnOnce(&'f Self)) {
        let left = self.local(times).register;
        let top = self.here();
        let done = self.emit(Op::CountDown { left, target: 0 });
        self.rounds(top, body);
        self.land(done);
    }

    /// Does it for each number from the first until before the second.
    pub fn count<'f>(&'f self, from: impl Operand, until: impl Operand, body: impl FnOnce(&'f Self, Value<'f>)) {
        let (next, until) = (self.local(from), self.value(until));
        self.during(
            |_| next.lt(until),
            |f| {
                let this = next.get();
                next.set(this + 1);
                body(f, this);
            },
        );
    }

    /// Does it until it leaves or returns.
    pub fn forever<'f>(&'f self, body: impl FnOnce(&'f Self)) {
        let top = self.here();
        self.rounds(top, body);
    }

    /// The body of a loop, back to its top, and where those land who leave.
    fn rounds<'f>(&'f self, top: u32, body: impl FnOnce(&'f Self)) {
        self.body.borrow_mut().leaving.push(Vec::new());
        body(self);
        self.check();
        self.emit(Op::Jump(top));
        let leaving = self.body.borrow_mut().leaving.pop();
        for jump in leaving.into_iter().flatten() {
            self.land(jump);
        }
    }

    /// Leaves the innermost loop.
    ///
    /// # Panics
    /// Outside of any loop.
    pub fn leave(&self) {
        let jump = self.emit(Op::Jump(0));
        match self.body.borrow_mut().leaving.last_mut() {
            Some(leaving) => leaving.push(jump),
            None => panic!("there is no loop to leave"),
        }
    }

    /// A bare check point, where a function of Python has one; C has none.
    pub fn check(&self) {
        if !self.in_c {
            self.emit(Op::Check);
        }
    }

    /// Python code that takes so long: may be stopped anywhere, and gives up the
    /// GIL at once when asked.
    pub fn compute(&self, time: impl Operand) {
        let time = self.arg(time);
        self.emit(Op::Spend { time, in_c: false });
    }

    /// A call into C that takes so long: no check point inside. (Between two
    /// check points of Python code it stands for that code.)
    pub fn call_c(&self, time: impl Operand) {
        let time = self.arg(time);
        self.emit(Op::Spend { time, in_c: true });
    }

    /// A result that Rust computes, in the time that it says Python takes.
    pub fn native<const N: usize>(&self, compute: NativeFn, arguments: impl Arguments<N>) -> Value<'_> {
        self.native_in(compute, arguments, false)
    }

    /// The same as a call into C: no check point inside.
    pub fn native_c<const N: usize>(&self, compute: NativeFn, arguments: impl Arguments<N>) -> Value<'_> {
        self.native_in(compute, arguments, true)
    }

    fn native_in<const N: usize>(&self, compute: NativeFn, arguments: impl Arguments<N>, in_c: bool) -> Value<'_> {
        let (first, to) = (self.arguments(&arguments), self.fresh(2));
        let native = self.code(|code| {
            code.natives.push((compute, N as u16));
            code.natives.len() as u16 - 1
        });
        self.emit(Op::Native { to, native, first });
        self.emit(Op::Spend { time: Arg::register(to.next()), in_c });
        self.at(to)
    }

    pub(super) fn arguments<const N: usize>(&self, arguments: &impl Arguments<N>) -> u16 {
        let places = arguments.places(self);
        let first = self.code(|code| {
            code.arguments.extend(places.map(|place| place.0));
            code.arguments.len() - N
        });
        assert!(first < usize::from(u16::MAX), "a program has too many calls");
        first as u16
    }

    /// Calls a function; its result.
    pub fn call<const N: usize>(&self, function: Function<N>, arguments: impl Arguments<N>) -> Value<'_> {
        self.call_value(function, arguments)
    }

    /// Calls the function that the operand stands for, which has so many arguments.
    pub fn call_value<const N: usize>(&self, function: impl Operand, arguments: impl Arguments<N>) -> Value<'_> {
        let (callee, first, to) = (self.arg(function), self.arguments(&arguments), self.fresh(1));
        self.emit(Op::Call { to, callee, first });
        self.at(to)
    }

    /// Returns that.
    pub fn ret(&self, value: impl Operand) {
        let value = self.arg(value);
        self.emit(Op::Return(value));
    }

    /// A coroutine that will run the function when it is first resumed.
    pub fn coroutine<const N: usize>(&self, function: impl Operand, arguments: impl Arguments<N>) -> Value<'_> {
        let (callee, first, to) = (self.arg(function), self.arguments(&arguments), self.fresh(1));
        self.emit(Op::Create { to, callee, first });
        self.at(to)
    }

    /// Runs a coroutine until it suspends or returns.
    pub fn resume(&self, coroutine: impl Operand, sent: impl Operand) -> Resumed<'_> {
        let (coroutine, sent, to) = (self.arg(coroutine), self.arg(sent), self.fresh(2));
        self.emit(Op::Resume { to, coroutine, sent });
        Resumed { suspended: self.at(to), value: self.at(to.next()) }
    }

    /// Suspends the innermost coroutine that runs; what it is sent when resumed.
    pub fn suspend(&self, value: impl Operand) -> Value<'_> {
        let (value, to) = (self.arg(value), self.fresh(1));
        self.emit(Op::Suspend { to, value });
        self.at(to)
    }

    /// The computer's time, in nanoseconds.
    pub fn now(&self) -> Value<'_> {
        let to = self.fresh(1);
        self.emit(Op::Now(to));
        self.at(to)
    }

    /// The number of the thread that runs.
    pub fn me(&self) -> Value<'_> {
        let to = self.fresh(1);
        self.emit(Op::Me(to));
        self.at(to)
    }

    /// A number of chance below that, each equally likely.
    pub fn uniform(&self, below: impl Operand) -> Value<'_> {
        self.draw(Chance::Uniform, below)
    }

    /// An exponentially distributed number of chance with that mean.
    pub fn exponential(&self, mean: impl Operand) -> Value<'_> {
        self.draw(Chance::Exponential, mean)
    }

    fn draw(&self, chance: Chance, of: impl Operand) -> Value<'_> {
        let (of, to) = (self.arg(of), self.fresh(1));
        self.emit(Op::Draw { chance, to, of });
        self.at(to)
    }

    /// Tells a number that the program has computed.
    pub fn output(&self, value: impl Operand) {
        let value = self.arg(value);
        self.emit(Op::Output(value));
    }
}

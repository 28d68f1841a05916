//! A program while it is written: its functions and the words and objects that
//! every process's memory begins with.

use super::control::Fun;
use super::op::{Code, FunctionCode, ObjectKind, Op};
use super::scripts::Scripts;
use super::value::Value;

/// A word of each process's memory.
#[derive(Clone, Copy, Debug)]
pub struct Word(pub(super) u32);

/// A deque of each process's memory.
#[derive(Clone, Copy, Debug)]
pub struct Deque(pub(super) u32);

/// A heap of each process's memory.
#[derive(Clone, Copy, Debug)]
pub struct Heap(pub(super) u32);

/// A function with so many arguments and one result.
#[derive(Clone, Copy, Debug)]
pub struct Function<const N: usize>(pub(super) u32);

/// A program that is being written.
#[derive(Debug, Default)]
pub struct Builder {
    code: Code,
}

impl Builder {
    /// A program without anything.
    pub fn new() -> Self {
        Self::default()
    }

    /// A word of each process's memory, at first 0.
    pub fn word(&mut self) -> Word {
        self.words([0])
    }

    /// Words in a row, with what they hold at first; the first of them.
    pub fn words(&mut self, initial: impl IntoIterator<Item = i64>) -> Word {
        let first = self.code.words.len() as u32;
        self.code.words.extend(initial);
        Word(first)
    }

    /// A deque of each process's memory, at first empty.
    pub fn deque(&mut self) -> Deque {
        Deque(self.object(ObjectKind::Deque))
    }

    /// A heap of each process's memory, at first empty.
    pub fn heap(&mut self) -> Heap {
        Heap(self.object(ObjectKind::Heap))
    }

    fn object(&mut self, kind: ObjectKind) -> u32 {
        self.code.objects.push(kind);
        self.code.objects.len() as u32 - 1
    }

    /// A function as Python has them: a check point at its start and at the end
    /// of each round of a loop. It returns 0 unless told otherwise.
    pub fn function<const N: usize>(
        &mut self,
        name: &'static str,
        body: impl for<'f> FnOnce(&'f Fun, [Value<'f>; N]),
    ) -> Function<N> {
        let function = self.declare();
        self.define(function, name, body);
        function
    }

    /// A function as C has them: no check points but those of what it calls.
    pub fn c_function<const N: usize>(
        &mut self,
        name: &'static str,
        body: impl for<'f> FnOnce(&'f Fun, [Value<'f>; N]),
    ) -> Function<N> {
        let function = self.declare();
        self.define_c(function, name, body);
        function
    }

    /// A function that is called before it can be written.
    pub fn declare<const N: usize>(&mut self) -> Function<N> {
        self.code.functions.push(FunctionCode::default());
        Function(self.code.functions.len() as u32 - 1)
    }

    /// Writes a declared function, as Python has them.
    pub fn define<const N: usize>(
        &mut self,
        function: Function<N>,
        name: &'static str,
        body: impl for<'f> FnOnce(&'f Fun, [Value<'f>; N]),
    ) {
        self.fill(function, name, false, body);
    }

    /// Writes a declared function, as C has them.
    pub fn define_c<const N: usize>(
        &mut self,
        function: Function<N>,
        name: &'static str,
        body: impl for<'f> FnOnce(&'f Fun, [Value<'f>; N]),
    ) {
        self.fill(function, name, true, body);
    }

    fn fill<const N: usize>(
        &mut self,
        function: Function<N>,
        name: &'static str,
        in_c: bool,
        body: impl for<'f> FnOnce(&'f Fun, [Value<'f>; N]),
    ) {
        let start = self.code.ops.len() as u32;
        let fun = Fun::new(std::mem::take(&mut self.code), N as u16, in_c);
        fun.check();
        body(&fun, std::array::from_fn(|place| fun.argument(place as u16)));
        fun.ret(0);
        let (code, registers) = fun.finish(name);
        self.code = code;
        let filled = FunctionCode { start, registers, arity: N as u16, is_defined: true };
        self.code.functions[function.0 as usize] = filled;
    }

    /// The program, ready to run: its first thread begins at `main`, and its
    /// numbers of chance come from `seed`.
    ///
    /// # Panics
    /// If a function was declared and never defined.
    pub fn build(mut self, main: Function<0>, seed: u64) -> Scripts {
        assert!(self.code.functions.iter().all(|function| function.is_defined), "a declared function was not defined");
        straighten(&mut self.code.ops);
        Scripts::new(self.code, main.0 as usize, seed)
    }
}

/// What jumps to a jump jumps to where that one leads.
fn straighten(ops: &mut [Op]) {
    for place in 0..ops.len() {
        let Some(&mut first) = ops[place].target() else { continue };
        let mut target = first;
        // As many at most as there are: two that lead to each other lead nowhere.
        for _ in 0..ops.len() {
            let Op::Jump(further) = ops[target as usize] else { break };
            target = further;
        }
        if let Some(slot) = ops[place].target() {
            *slot = target;
        }
    }
}

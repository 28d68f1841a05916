//! Memory, in a function's body: words, and what is C in CPython and happens in
//! one go: compare-and-swap, deques, heaps. None of it takes time by itself.

use super::control::Fun;
use super::op::{ObjectOp, Op, Reg};
use super::value::{Operand, Value};

impl Fun {
    /// What stands at a word.
    pub fn load(&self, word: impl Operand) -> Value<'_> {
        let (word, to) = (self.arg(word), self.fresh(1));
        self.emit(Op::Load { to, word });
        self.at(to)
    }

    /// Writes a word.
    pub fn store(&self, word: impl Operand, value: impl Operand) {
        let (word, value) = (self.arg(word), self.arg(value));
        self.emit(Op::Store { word, value });
    }

    /// Writes the second if the first stands there; whether it did.
    pub fn swap(&self, word: impl Operand, expected: impl Operand, value: impl Operand) -> Value<'_> {
        let held = self.local(expected).register;
        self.object(ObjectOp::Swap, held, word, value)
    }

    /// So many fresh words in a row, all 0; the first of them.
    pub fn allocate(&self, words: impl Operand) -> Value<'_> {
        self.object(ObjectOp::Allocate, self.fresh(1), words, 0)
    }

    /// A fresh deque.
    pub fn new_deque(&self) -> Value<'_> {
        self.object(ObjectOp::NewDeque, self.fresh(1), 0, 0)
    }

    /// A fresh heap.
    pub fn new_heap(&self) -> Value<'_> {
        self.object(ObjectOp::NewHeap, self.fresh(1), 0, 0)
    }

    /// Puts a value at the end of a deque.
    pub fn append(&self, deque: impl Operand, value: impl Operand) {
        self.object(ObjectOp::Append, self.fresh(1), deque, value);
    }

    /// Takes the first value of a deque; 0 if there is none.
    pub fn pop_left(&self, deque: impl Operand) -> Value<'_> {
        self.object(ObjectOp::PopLeft, self.fresh(1), deque, 0)
    }

    /// Takes the first such value out of a deque; whether there was one.
    pub fn remove(&self, deque: impl Operand, value: impl Operand) -> Value<'_> {
        self.object(ObjectOp::Remove, self.fresh(1), deque, value)
    }

    /// How many there are in a deque or a heap.
    pub fn length(&self, object: impl Operand) -> Value<'_> {
        self.object(ObjectOp::Length, self.fresh(1), object, 0)
    }

    /// Puts a value into a heap.
    pub fn push(&self, heap: impl Operand, key: impl Operand, value: impl Operand) {
        let held = self.local(value).register;
        self.object(ObjectOp::HeapPush, held, heap, key);
    }

    /// Takes the key and value with the least key out of a heap, of equal ones
    /// the first that was put in; 0 and 0 if there is none.
    pub fn pop_least(&self, heap: impl Operand) -> (Value<'_>, Value<'_>) {
        let to = self.fresh(2);
        self.object(ObjectOp::HeapPop, to, heap, 0);
        (self.at(to), self.at(to.next()))
    }

    /// The least key of a heap; 0 if there is none.
    pub fn least(&self, heap: impl Operand) -> Value<'_> {
        self.object(ObjectOp::HeapLeast, self.fresh(1), heap, 0)
    }

    fn object(&self, op: ObjectOp, to: Reg, left: impl Operand, right: impl Operand) -> Value<'_> {
        let (left, right) = (self.arg(left), self.arg(right));
        self.emit(Op::Object { op, to, left, right });
        self.at(to)
    }
}

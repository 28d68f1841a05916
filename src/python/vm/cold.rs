//! The operations that run less often than those in `run`, in groups.

use super::run::Next;
use super::{Flow, Res, Then, Vm};
use crate::python::code::{Code, Instr};
use crate::python::object::Obj;
use crate::python::op::Op;
use crate::python::value::Value;

/// What a group of operations made of an instruction; none if it is another's.
pub(super) type Step = Option<Result<Next, Value>>;

impl Vm {
    #[inline(never)]
    pub(super) fn cold(
        &mut self,
        instr: Instr,
        code: &Code,
        base: usize,
        globals: Value,
        pc: usize,
    ) -> Result<Next, Value> {
        use Op::*;
        if let (UnaryInvert, Some(frame)) = (instr.op, self.frames.last_mut()) {
            // It may be warned of, with its line.
            frame.pc = pc as u32;
        }
        let found = match instr.op {
            BinaryOp | CompareOp | ToBool => self.operating(instr, code, base, pc),
            LoadAttr | StoreAttr => self.reading(instr),
            LoadGlobal => self.ready_values(instr, globals),
            LoadDeref | StoreDeref | DeleteDeref | MakeCell | CopyFreeVars => self.cells(instr, code, base, globals),
            BuildTuple | BuildList | BuildSet | BuildMap | BuildSlice | BuildString => self.building(instr),
            ListAppend | SetAdd | MapAdd | ListExtend | SetUpdate | DictUpdate | DictMerge => self.filling(instr),
            StoreSubscr | ContainsOp | UnaryNegative | UnaryInvert | BinarySlice => self.objects(instr, base),
            GetIter | FormatSimple | FormatWithSpec | ConvertValue | GetLen => self.forms(instr, base),
            UnpackSequence | UnpackEx | MatchMapping | MatchSequence => self.patterns(instr, base),
            CallKw | CallFunctionEx | MakeFunction | SetFunctionAttribute => self.calling(instr, globals),
            PushExcInfo | PopExcept | CheckExcMatch | RaiseVarargs => self.handling(instr, pc),
            Send | EndSend | GetAwaitable | GetYieldFromIter | ReturnGenerator => self.awaiting(instr, code),
            _ => self
                .variables(instr, code, base, globals)
                .or_else(|| self.objects(instr, base))
                .or_else(|| self.calling(instr, globals))
                .or_else(|| self.handling(instr, pc))
                .or_else(|| self.awaiting(instr, code)),
        };
        match found {
            Some(result) => result,
            None => Err(self.refuse(&format!("the operation {}", instr.op.text()))),
        }
    }

    pub(super) fn pop(&mut self) -> Value {
        self.sp -= 1;
        self.stack[self.sp]
    }

    /// A value as one that counts, off the stack.
    pub(super) fn pop_own(&mut self) -> Value {
        let value = self.pop();
        self.heap.own(value)
    }

    pub(super) fn pop_all(&mut self, count: usize) -> Vec<Value> {
        self.sp -= count;
        self.take_args(self.sp, count)
    }

    /// Puts a result onto the stack, or waits for it.
    pub(super) fn after(&mut self, result: Res) -> Result<Next, Value> {
        match result? {
            Flow::Value(value) => {
                self.push(value);
                Ok(Next::On)
            }
            Flow::Nothing => Ok(Next::On),
            Flow::Enter => Ok(Next::Reload),
        }
    }

    pub(super) fn done(&mut self) -> Step {
        Some(Ok(Next::On))
    }

    pub(super) fn name(&self, instr: Instr) -> Value {
        self.names[instr.arg as usize]
    }

    pub(super) fn frame_names(&self) -> Value {
        self.frames.last().map_or(Value::NULL, |frame| frame.names)
    }

    pub(super) fn objects(&mut self, instr: Instr, _base: usize) -> Step {
        match instr.op {
            Op::UnaryNegative | Op::UnaryInvert => {
                let value = self.pop_own();
                let sign = if instr.op == Op::UnaryNegative { '-' } else { '~' };
                let result = self.unary(sign, value);
                Some(self.after(result))
            }
            Op::StoreSubscr => {
                let (key, owner, value) = (self.pop(), self.pop(), self.pop());
                let result = self.set_item(owner, key, value);
                Some(self.after(result))
            }
            Op::DeleteSubscr => {
                let (key, owner) = (self.pop_own(), self.pop_own());
                let result = self.delete_item(owner, key);
                self.heap.release(key);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::BinarySlice => {
                let parts = self.pop_all(2);
                let owner = self.pop_own();
                let slice = self.heap.alloc(Obj::Slice(Box::new([parts[0], parts[1], Value::NONE])));
                let result = self.get_item(owner, slice);
                self.heap.release(slice);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::StoreSlice => {
                let parts = self.pop_all(2);
                let (owner, value) = (self.pop(), self.pop());
                let slice = self.heap.alloc(Obj::Slice(Box::new([parts[0], parts[1], Value::NONE])));
                let result = self.set_item(owner, slice, value);
                Some(self.after(result))
            }
            Op::DeleteAttr => {
                let owner = self.pop_own();
                let name = self.name(instr);
                let result = self.delete_attr(owner, name);
                self.heap.release(owner);
                Some(self.after(result))
            }
            Op::ContainsOp => {
                let (container, item) = (self.pop_own(), self.pop_own());
                let result = self.contains(container, item, instr.arg == 0);
                Some(self.after(result))
            }
            _ => self.forms(instr, _base),
        }
    }

    /// Lengths, values as text, and iterators.
    pub(super) fn forms(&mut self, instr: Instr, _base: usize) -> Step {
        match instr.op {
            Op::GetLen => {
                let value = self.stack[self.sp - 1];
                let result = self.len(value, Then::Push);
                Some(self.after(result))
            }
            Op::FormatSimple if matches!(self.heap.get(self.stack[self.sp - 1]), Obj::Str(_)) => self.done(),
            Op::FormatSimple if self.stack[self.sp - 1].is_int() => {
                let int = self.pop().as_int().unwrap_or(0);
                let text = self.heap.str(int.to_string());
                self.push(text);
                self.done()
            }
            Op::FormatSimple | Op::FormatWithSpec => {
                let spec = if instr.op == Op::FormatWithSpec { self.pop_own() } else { self.known.empty };
                let value = self.pop_own();
                let result = self.format(value, spec, Then::Push);
                self.heap.release(value);
                self.heap.release(spec);
                Some(self.after(result))
            }
            Op::ConvertValue => {
                let value = self.pop_own();
                let result = match instr.arg {
                    1 => self.str_of(value, Then::Push),
                    2 => self.repr(value, Then::Push),
                    _ => self.repr(value, Then::Continue(crate::python::builtins::functions::to_ascii, Value::NULL)),
                };
                self.heap.release(value);
                Some(self.after(result))
            }
            Op::GetIter => {
                let value = self.pop_own();
                let result = self.get_iter(value, Then::Push);
                self.heap.release(value);
                Some(self.after(result))
            }
            _ => self.patterns(instr, _base),
        }
    }

    /// Values taken apart and matched.
    pub(super) fn patterns(&mut self, instr: Instr, _base: usize) -> Step {
        match instr.op {
            Op::UnpackSequence | Op::UnpackEx => {
                let value = self.pop_own();
                Some(self.unpack(value, instr))
            }
            Op::MatchMapping | Op::MatchSequence => {
                let subject = self.stack[self.sp - 1];
                let is = match self.heap.body(subject) {
                    Obj::Dict(_) => instr.op == Op::MatchMapping,
                    Obj::List(_) | Obj::Tuple(_) | Obj::Range(_) => instr.op == Op::MatchSequence,
                    _ => {
                        // Classes say so themselves: what derives from an abstract one, or is registered.
                        let (class, name) = (self.class_of(subject), self.heap.intern("_match_kind"));
                        let kind = self.lookup(class, name).and_then(Value::as_int);
                        kind == Some(if instr.op == Op::MatchMapping { 2 } else { 1 })
                    }
                };
                self.push(Value::bool(is));
                self.done()
            }
            Op::MatchKeys => {
                let arguments = [self.stack[self.sp - 2], self.stack[self.sp - 1]].map(|value| self.heap.retain(value));
                let result = self.call_prelude("match_keys", &arguments, Then::Push);
                Some(self.after(result))
            }
            Op::MatchClass => {
                let (names, class, subject) = (self.pop_own(), self.pop_own(), self.pop_own());
                let count = Value::small(i64::from(instr.arg));
                let result = self.call_prelude("match_class", &[subject, class, count, names], Then::Push);
                Some(self.after(result))
            }
            _ => None,
        }
    }
}

//! The virtual machine of one process: its objects, its modules, the thread that
//! runs now, and the others beside it. Stackless: calls from Python to Python, generators, and native
//! functions that call back are frames of its own.
//!
//! In reading order: `frame` (a call), `run` (the loop), `cold` (the operations
//! that are rarer), `calls` and `bind` (how something is called), `unwind`
//! (exceptions), `attributes`, `operators`, `compare`, `subscript`, `iterate`,
//! `generators`, `classes`, `words` (values as text), `boot` (what there is at
//! the start), `finish` (objects whose end is seen); then `threads` (what each has
//! of its own), `asking` (what it asks of the computer), `watching` (how far it may
//! run, and where it gives up the GIL), `naming` (what things are called on lanes).

mod abstracts;
mod arithmetic;
mod asking;
mod attributes;
mod awaiting;
mod bases;
mod bind;
mod boot;
mod building;
mod calling;
mod calls;
mod changing;
mod classes;
mod closing;
mod cold;
mod compare;
mod comparing;
pub(crate) mod family;
mod finish;
pub(crate) mod frame;
mod gc;
mod generators;
mod import;
mod iterate;
mod joining;
mod keys;
mod known;
mod methods;
mod naming;
mod operators;
mod plain;
mod quoting;
mod raising;
mod remembering;
mod room;
mod run;
mod setting;
mod special;
mod steps;
mod subscript;
mod supers;
pub(crate) mod threads;
mod unwind;
mod variables;
mod watching;
mod words;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::code::Program;
use super::heap::Heap;
use super::value::Value;
use crate::base::Nanos;
pub(crate) use arithmetic::{floor_big, scale};
pub(crate) use asking::{Ask, hear_nothing};
pub(crate) use calls::Args;
pub(crate) use classes::is_filled_later;
pub(crate) use compare::{Number, matches_op};
use frame::Frame;
pub(crate) use frame::Then;
pub(crate) use generators::{generator_close, generator_send, generator_throw};
use known::Known;
pub(crate) use quoting::is_printable;
pub(crate) use words::identity;

/// What came of something that may call Python code.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Flow {
    /// A value, which counts.
    Value(Value),
    /// Nothing to go on with.
    Nothing,
    /// A frame was pushed, and the result comes when it is left; or an effect
    /// was asked for, and its answer is the result.
    Enter,
}

/// What came of it, or an exception.
pub(crate) type Res = Result<Flow, Value>;

/// A native function.
pub(crate) type NativeFn = fn(&mut Vm, Args) -> Res;

/// What is known of a native function.
#[derive(Debug)]
pub(crate) struct NativeDef {
    pub(crate) name: &'static str,
    pub(crate) call: NativeFn,
    /// How many arguments at least, a method's object not counted.
    pub(crate) least: u8,
    /// How many at most; 255 for any number.
    pub(crate) most: u8,
    pub(crate) takes_keywords: bool,
    pub(crate) kind: NativeKind,
    /// What it takes beyond its call, in tenths of a nanosecond.
    pub(crate) cost: u16,
}

impl NativeDef {
    /// Whether so many arguments without keyword, a method's object included, are
    /// as many as it may have, and it does not see to them itself.
    #[inline(always)]
    pub(crate) fn takes(&self, arguments: usize) -> bool {
        let own = usize::from(matches!(self.kind, NativeKind::Method | NativeKind::ClassMethod));
        let given = arguments.wrapping_sub(own);
        let is_few = given <= usize::from(self.most) || self.most == 255 && given < usize::MAX / 2;
        !self.takes_keywords && given >= usize::from(self.least) && is_few
    }
}

/// How a native function is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NativeKind {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
    /// Read like an attribute.
    Getter,
}

/// A function, or a method by its table.
pub(crate) const fn native(name: &'static str, call: NativeFn, least: u8, most: u8) -> NativeDef {
    native_of_kind(name, call, least, most, NativeKind::Method)
}

/// One that sees to its arguments itself, keywords too.
pub(crate) const fn native_with_keywords(name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef { takes_keywords: true, ..native(name, call, 0, 255) }
}

/// One that is bound in another way.
pub(crate) const fn native_of_kind(
    name: &'static str,
    call: NativeFn,
    least: u8,
    most: u8,
    kind: NativeKind,
) -> NativeDef {
    let cost = super::costs::of_native(name);
    NativeDef { name, call, least, most, takes_keywords: false, kind, cost }
}

/// What an instruction remembers of the last time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cache {
    pub(crate) name: Value,
    /// What was found; does not count.
    pub(crate) value: Value,
    /// 0 when nothing is remembered.
    pub(crate) version: u32,
    pub(crate) shape: u32,
    pub(crate) index: u32,
    pub(crate) kind: CacheKind,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CacheKind {
    Nothing,
    /// In the module's globals, at that place.
    Global,
    /// Among the builtins.
    Builtin,
    /// An instance's attribute, at that place.
    Slot,
    /// A function or method of the class.
    Method,
    /// A method of the built-in class at that place.
    OfBuiltin,
    /// A new attribute of an instance: the shape that it gets.
    NewSlot,
}

/// Why a run of the VM is over for now.
#[derive(Clone, Debug)]
pub(crate) enum Exit {
    /// All that it was given is used up.
    OutOfFuel,
    /// It asks the computer for something, or tells it.
    Asks,
    /// It stands at a check point, and its GIL is asked for.
    GiveUpGil,
    /// Time must come up before the next instruction, which takes so long (in
    /// tenths of a nanosecond) and is over then.
    Early(i64),
    /// The thread's first function returned.
    Return,
    /// An exception went through all frames.
    Raise(Value),
}

/// What a thread has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Whether it went to standard error.
    pub is_error: bool,
    /// The text.
    pub text: String,
}

/// What a new thread calls.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beginning {
    pub(crate) function: Value,
    /// A tuple.
    pub(crate) args: Value,
    /// A dictionary, or nothing.
    pub(crate) keywords: Value,
}

/// The interpreter of one process.
#[derive(Clone, Debug)]
pub(crate) struct Vm {
    pub(crate) program: Arc<Program>,
    pub(crate) heap: Heap,
    pub(crate) known: Known,
    constants: Vec<Value>,
    /// The strings of one character of ASCII.
    characters: Vec<Value>,
    names: Vec<Value>,
    caches: Vec<Cache>,
    methods: attributes::MethodCache,
    last_version: u32,
    pub(crate) builtins: Value,
    /// Functions of ours in Python that stand for C code.
    pub(crate) prelude: Value,
    /// All modules by name.
    pub(crate) modules: Value,
    pub(crate) stack: Vec<Value>,
    pub(crate) frames: Vec<Frame>,
    pub(crate) sp: usize,
    /// The exception that the running frame handles, or nothing.
    pub(crate) handled: Value,
    /// What the thread asks of the computer and tells it, before it goes on.
    pub(crate) asks: VecDeque<Ask>,
    /// What is left of the time that was given, in tenths of a nanosecond.
    pub(crate) fuel: i64,
    clock: watching::Clock,
    /// How deep Python calls may be nested.
    pub(crate) recursion_limit: usize,
    /// Values that are being turned into text, for those that contain themselves.
    pub(crate) shown: Vec<Value>,
    /// Which class a native method belongs to, by its place in memory.
    owners: std::sync::Arc<boot::Owners>,
    /// At how many objects all are weighed next, and at how many cycles are looked for.
    search_at: usize,
    collect_at: usize,
    /// For how long the run may still go on, in tenths of a nanosecond.
    pub(crate) patience: i64,
    /// How many values the current comparison has looked at.
    looked: std::cell::Cell<u32>,
    /// How deep an iterator is within others that are asked.
    depth: usize,
    /// Which thread it runs.
    pub(crate) thread: u32,
    pub(crate) main_thread: u32,
    pub(crate) own: threads::Own,
    /// The other threads.
    resting: BTreeMap<u32, threads::Resting>,
    /// What threads that are being started shall call, by their entries.
    pub(crate) beginnings: BTreeMap<u64, Beginning>,
    /// How many threads were started.
    pub(crate) threads_started: u64,
    /// After what time the GIL is asked for.
    pub(crate) switch_interval: Nanos,
    /// What `stack_size` was last set to, in bytes.
    pub(crate) stack_size: i64,
    /// How many processors the system says that there are.
    pub(crate) cpu_count: u32,
    /// What has a name on the lanes.
    pub(crate) named: BTreeSet<u64>,
    /// Warnings that were shown, which are not shown again.
    warned: BTreeSet<String>,
    /// What the program may read from standard input.
    pub(crate) input: Arc<str>,
    /// Which process it is among others.
    pub(crate) family: family::Family,
    /// Whether the main thread is past its end: no other goes on then.
    pub(crate) is_ending: bool,
}

impl Vm {
    /// A new string as a flow.
    pub(crate) fn give_str(&mut self, text: impl Into<String>) -> Res {
        Ok(Flow::Value(self.heap.str(text)))
    }

    pub(crate) fn give_int(&mut self, int: i64) -> Res {
        Ok(Flow::Value(self.heap.int(int)))
    }

    /// A borrowed value as one that counts.
    pub(crate) fn give(&mut self, value: Value) -> Res {
        Ok(Flow::Value(self.heap.retain(value)))
    }
}

/// None, as a native function gives it.
pub(crate) const NONE: Res = Ok(Flow::Value(Value::NONE));

/// True or false, as a native function gives it.
pub(crate) const fn give_bool(is: bool) -> Res {
    Ok(Flow::Value(Value::bool(is)))
}

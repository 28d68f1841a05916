//! What a heap's places hold: the kinds of object that the VM knows. Only data;
//! what can be done with them stands in `vm` and `builtins`.

use num_bigint::BigInt;

use super::code::Kind;
use super::dict::Dict;
use super::ring::Ring;
use super::set::Set;
use super::text::Text;
use super::twister::Twister;
use super::value::Value;
use super::vm::NativeDef;

/// An object.
#[derive(Clone, Debug, Default)]
pub(crate) enum Obj {
    /// No object: the place is free.
    #[default]
    Free,
    /// An int of more than 61 bits.
    Int(Box<BigInt>),
    /// A float that does not fit into a value.
    Float(f64),
    /// An int or a constant as the content of a subclass's instance.
    Plain(Value),
    Str(Text),
    Bytes(Box<[u8]>),
    Tuple(Box<[Value]>),
    List(Vec<Value>),
    Dict(Box<Dict>),
    Set(Box<Set>),
    Range(Box<[Value; 3]>),
    Slice(Box<[Value; 3]>),
    Cell(Value),
    Function(Box<Function>),
    Native(&'static NativeDef),
    /// A function and what it is bound to.
    Method(Value, Value),
    Type(Box<Type>),
    Instance(Instance),
    Exception(Box<Exception>),
    Generator(Box<Generator>),
    Iter(Box<Iter>),
    Module(Box<Module>),
    Code(u32),
    /// Getter, setter, deleter, doc, name.
    Property(Box<[Value; 5]>),
    StaticMethod(Value),
    ClassMethod(Value),
    /// The class after which the search begins, the object, and its class.
    Super(Box<[Value; 3]>),
    /// An instance of a class that is derived from a built-in one.
    Derived(Box<Derived>),
    /// Keys, values or items of a dictionary.
    View(Value, ViewKind),
    Traceback(Box<[Place]>),
    /// A value that an asynchronous generator yields, as against what it awaits.
    Wrapped(Value),
    /// A step of an asynchronous generator or of a coroutine's `__await__`.
    Step(Box<Step>),
    /// A weak reference: to what, and whom to call.
    Weak(Box<Weak>),
    Lock(Box<Lock>),
    /// What a `deque` holds.
    Ring(Box<Ring>),
    /// A regular expression.
    Pattern(Box<super::pattern::Pattern>),
    /// A generator of pseudo-random numbers.
    Twister(Box<Twister>),
}

/// What a view shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViewKind {
    Keys,
    Values,
    Items,
}

/// A function that is written in Python.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) code: u32,
    pub(crate) globals: Value,
    /// A tuple, or none.
    pub(crate) defaults: Value,
    /// A dictionary, or none.
    pub(crate) keyword_defaults: Value,
    /// A tuple of cells, or nothing.
    pub(crate) closure: Value,
    pub(crate) name: Value,
    pub(crate) qualname: Value,
    pub(crate) module: Value,
    pub(crate) doc: Value,
    /// The function that makes the annotations, or nothing.
    pub(crate) annotate: Value,
    /// Attributes of its own, or nothing.
    pub(crate) dict: Value,
}

/// A class.
#[derive(Clone, Debug)]
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) qualname: String,
    pub(crate) metaclass: Value,
    pub(crate) bases: Vec<Value>,
    /// Itself first. Handles that do not count: a class keeps its bases alive.
    pub(crate) mro: Vec<Value>,
    pub(crate) dict: Dict,
    /// Changes whenever an attribute may be found elsewhere.
    pub(crate) version: u32,
    pub(crate) subclasses: Vec<Value>,
    /// The built-in class whose content its instances have.
    pub(crate) layout: Value,
    pub(crate) is_builtin: bool,
    /// Names of its slots, if it has no dictionary for others.
    pub(crate) slots: Option<Vec<Value>>,
    pub(crate) traits: Traits,
    /// How many attributes instances had at most.
    pub(crate) width: u32,
}

/// What a class's instances do in a way of their own, looked up once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Traits {
    pub(crate) getattribute: bool,
    pub(crate) getattr: bool,
    pub(crate) setattr: bool,
    pub(crate) delattr: bool,
    pub(crate) new: bool,
    pub(crate) init: bool,
    pub(crate) del: bool,
    pub(crate) eq: bool,
    pub(crate) hash: bool,
    pub(crate) unhashable: bool,
    pub(crate) call: bool,
    /// It has methods that its own subclasses must define.
    pub(crate) is_abstract: bool,
}

/// An instance of a class that is written in Python.
#[derive(Clone, Debug)]
pub(crate) struct Instance {
    pub(crate) class: Value,
    /// Which attributes it has, in which order; [`super::shapes::DICT`] if they
    /// are in a dictionary, its only value.
    pub(crate) shape: u32,
    pub(crate) values: Vec<Value>,
}

/// An instance with a built-in content.
#[derive(Clone, Debug)]
pub(crate) struct Derived {
    pub(crate) class: Value,
    /// Its attributes, or nothing yet.
    pub(crate) dict: Value,
    pub(crate) content: Obj,
}

/// An exception.
#[derive(Clone, Debug)]
pub(crate) struct Exception {
    pub(crate) class: Value,
    /// A tuple.
    pub(crate) args: Value,
    pub(crate) cause: Value,
    pub(crate) context: Value,
    pub(crate) hides_context: bool,
    /// Where it has been, the innermost place first.
    pub(crate) places: Vec<Place>,
    /// What the variables of the frames that it has left refer to.
    pub(crate) kept: Vec<Value>,
    /// What `StopIteration` carries; the exceptions of a group; an exit code.
    pub(crate) value: Value,
    /// Its attributes, or nothing yet.
    pub(crate) dict: Value,
}

/// A place in code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) code: u32,
    pub(crate) at: u32,
}

/// A generator, coroutine or asynchronous generator.
#[derive(Clone, Debug)]
pub(crate) struct Generator {
    pub(crate) kind: Kind,
    /// What it says that it is, where Python of ours stands for C code.
    pub(crate) class: Value,
    pub(crate) code: u32,
    pub(crate) function: Value,
    pub(crate) globals: Value,
    pub(crate) pc: u32,
    /// Registers and stack while it does not run.
    pub(crate) saved: Vec<Value>,
    pub(crate) state: GeneratorState,
    pub(crate) name: Value,
    pub(crate) qualname: Value,
    /// The exception that it handles; while it runs, the one that whoever resumed it
    /// handles.
    pub(crate) handled: Value,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

/// A step that is awaited.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) generator: Value,
    /// What is sent or thrown first.
    pub(crate) first: Value,
    pub(crate) kind: StepKind,
    pub(crate) state: GeneratorState,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StepKind {
    /// `__await__` of a coroutine.
    Await,
    Send,
    Throw,
    Close,
}

/// A module.
#[derive(Clone, Debug)]
pub(crate) struct Module {
    pub(crate) name: Value,
    pub(crate) dict: Value,
}

/// A weak reference.
#[derive(Clone, Debug)]
pub(crate) struct Weak {
    /// Does not count; nothing once it is gone.
    pub(crate) target: Value,
    pub(crate) callback: Value,
    /// What the target's hash was.
    pub(crate) hash: u64,
}

/// A lock of the interpreter's own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lock {
    /// The word on which others are parked: 1 while it is held.
    pub(crate) word: u64,
    /// Who holds one that may be taken again, and how often.
    pub(crate) owner: Option<u32>,
    pub(crate) depth: u32,
    pub(crate) is_reentrant: bool,
}

/// An iterator over built-in things.
#[derive(Clone, Debug)]
pub(crate) enum Iter {
    /// Over a list: where it is.
    List(Value, usize),
    Tuple(Value, usize),
    Str(Value, usize),
    Bytes(Value, usize),
    /// What comes next, how many more, and the step.
    Range(i64, u64, i64),
    /// Over large ints: next, stop, step.
    LongRange([Value; 3]),
    /// Over a dictionary: where it is, how many keys there were.
    Dict(Value, ViewKind, usize, usize),
    Set(Value, usize, usize),
    /// Backwards through a list or tuple: how many are left.
    Reversed(Value, usize),
    Enumerate(Value, Value),
    Zip(Vec<Value>),
    /// Nothing more to come.
    Empty,
}

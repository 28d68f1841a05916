//! A module as the compiler leaves it: instructions, names and constants of its own, which
//! may be kept, sent, and put into any program (`link`). Not what runs (`code`).

use serde::{Deserialize, Serialize};

use super::code::{Constant, Handler, Kind, Span};
use super::op::Op;

/// A compiled module. Belongs to no program yet, and to no Python: only then it is
/// known what its instructions cost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Module {
    pub(super) name: String,
    /// The file that tracebacks name, and its lines as far as they show them.
    pub(super) file: String,
    pub(super) lines: Vec<String>,
    /// Whether it stands for C code: no check points, not in tracebacks.
    pub(super) is_hidden: bool,
    /// Each behind those in it: the module's own is the last.
    pub(super) codes: Vec<Draft>,
}

/// The code of a module, class body or function, as CPython's compiler numbers
/// things: names and constants by their places in its own tables.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) qualname: String,
    /// Operations with their arguments; that of a jump is the index of its target.
    pub(super) steps: Vec<(Op, u32)>,
    pub(super) spans: Vec<Span>,
    pub(super) handlers: Vec<Handler>,
    pub(super) names: Vec<String>,
    /// Code by its place in [`Module::codes`].
    pub(super) constants: Vec<Constant>,
    /// Variables in the order of their registers: locals, cells, free.
    pub(super) registers: Vec<String>,
    pub(super) positional_only: u32,
    /// Positional parameters, those included.
    pub(super) positional: u32,
    pub(super) keyword_only: u32,
    pub(super) has_rest: bool,
    pub(super) has_keywords: bool,
    pub(super) kind: Kind,
    /// How deep its stack gets.
    pub(super) stack: u32,
    pub(super) free: u32,
    pub(super) has_docstring: bool,
}

impl AsRef<Self> for Module {
    fn as_ref(&self) -> &Self {
        self
    }
}

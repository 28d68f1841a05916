//! Python: compiler, virtual machine and library. Knows what a program may ask
//! of a computer, and nothing of cores, clocks or lanes.
//!
//! In reading order: `code` and `op` (a compiled program), `compile`, `fuse` and
//! `costs` (how it is made), `listing` (it as text), `value`, `object`, `heap`,
//! `children`, `shapes`, `dict`, `set`, `text`, `number`, `hash` (what it works
//! on), `classes` and `builtins` (what there is), `vm` (how it runs), `traceback`
//! (how it fails), `process` (its threads, on a computer). `dialect` is which
//! Python it is.
#![forbid(unsafe_code)]

mod builtins;
mod children;
mod classes;
mod code;
mod compile;
mod costs;
mod dialect;
mod dict;
mod fuse;
mod hash;
mod heap;
mod listing;
mod number;
mod object;
mod op;
mod process;
mod set;
mod shapes;
mod text;
mod traceback;
mod value;
mod vm;

pub use compile::{Setting, SyntaxError};
pub use dialect::Dialect;
pub use process::{Programs, Written};
pub use vm::Output;

/// The library in Python of ours: a module's name, its file, its text, and
/// whether it stands for C code.
const LIBRARY: &[(&str, &str, &str, bool)] = &[
    ("_prelude", "<prelude>", include_str!("library/prelude.py"), true),
    ("_thread_local", "<_thread_local>", include_str!("library/thread_local.py"), true),
    ("_queue", "<_queue>", include_str!("library/simple_queue.py"), true),
    ("threading", "<threading>", include_str!("library/threading.py"), false),
    ("queue", "<queue>", include_str!("library/queue.py"), false),
];

/// How the compiler writes a module, one instruction a line.
pub fn disassemble(source: &str) -> Result<String, SyntaxError> {
    let mut compiler = compile::Compiler::default();
    compiler.add("__main__", "<string>", source, false)?;
    Ok(listing::listing(&compiler.finish(Dialect::Python314), "__main__"))
}

//! Python: compiler, virtual machine and library. Knows what a program may ask
//! of a computer, and nothing of cores, clocks or lanes.
//!
//! In reading order: `code` and `op` (a compiled program), `compile`, `fuse` and
//! `costs` (how it is made), `listing` (it as text), `value`, `object`, `heap`,
//! `children`, `shapes`, `dict`, `set`, `text`, `number`, `hash` (what it works
//! on), `classes` and `builtins` (what there is), `vm` (how it runs), `traceback`
//! (how it fails), `terminal` (a run without a computer around it).
#![forbid(unsafe_code)]

mod builtins;
mod children;
mod classes;
mod code;
mod compile;
mod costs;
mod dict;
mod fuse;
mod hash;
mod heap;
mod listing;
mod number;
mod object;
mod op;
mod set;
mod shapes;
mod terminal;
mod text;
mod traceback;
mod value;
mod vm;

pub use compile::SyntaxError;
pub use terminal::{Outcome, run};
pub use vm::Output;

/// The library in Python of ours: a module's name, its file, its text, and
/// whether it stands for C code.
const LIBRARY: &[(&str, &str, &str, bool)] = &[("_prelude", "<prelude>", include_str!("library/prelude.py"), true)];

/// How the compiler writes a module, one instruction a line.
pub fn disassemble(source: &str) -> Result<String, SyntaxError> {
    let mut compiler = compile::Compiler::default();
    compiler.add("__main__", "<string>", source, false)?;
    Ok(listing::listing(&compiler.finish(), "__main__"))
}

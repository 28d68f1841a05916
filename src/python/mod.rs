//! Python: compiler, virtual machine and library. Knows what a program may ask
//! of a computer, and nothing of cores, clocks or lanes.
//!
//! In reading order: `code` and `op` (a compiled program), `compile`, `verify`, `refusal`, `fuse` and
//! `costs` (how it is made), `listing` (it as text), `value`, `object`, `heap`,
//! `weight`, `children`, `shapes`, `dict`, `set`, `text`, `number`, `hash` (what it works
//! on), `classes` and `builtins` (what there is), `vm` (how it runs), `traceback`
//! (how it fails), `library` (what may be imported), `process` (its threads, on a
//! computer). `dialect` is which Python it is.
#![forbid(unsafe_code)]

mod builtins;
mod children;
mod classes;
mod code;
mod compile;
mod costs;
mod dialect;
mod dict;
mod digest;
mod fuse;
mod hash;
mod heap;
mod library;
mod listing;
mod number;
mod object;
mod op;
#[cfg(not(target_arch = "wasm32"))]
mod pattern;
mod process;
mod refusal;
mod ring;
mod set;
mod shapes;
mod text;
mod traceback;
mod twister;
mod value;
mod verify;
mod vm;
mod weight;

pub use compile::Setting;
pub use dialect::Dialect;
pub use process::{Programs, Written};
pub use refusal::SyntaxError;
pub use vm::Output;

/// How the compiler writes a module, one instruction a line.
pub fn disassemble(source: &str) -> Result<String, SyntaxError> {
    let mut compiler = compile::Compiler::default();
    compiler.add("__main__", "<string>", source, false)?;
    Ok(listing::listing(&compiler.finish(Dialect::Python314), "__main__"))
}

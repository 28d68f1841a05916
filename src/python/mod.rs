//! Python: compiler, virtual machine and library. Knows what a program may ask
//! of a computer, and nothing of cores, clocks or lanes.
//!
//! In reading order: `op` and `module` (what is compiled), `compile`, `refusal` and `imports` (how), `code` (what
//! runs), `link`, `verify`, `fuse` and `costs` (how it is made of modules), `listing` (it as text), `value`, `object`, `heap`,
//! `weight`, `children`, `shapes`, `dict`, `set`, `text`, `number`, `hash` (what it works
//! on), `classes` and `builtins` (what there is), `vm` (how it runs), `traceback`
//! (how it fails), `library` (what may be imported), `process` (its threads, on a
//! computer). `dialect` is which Python it is.
#![forbid(unsafe_code)]

mod builtins;
mod children;
mod classes;
mod code;
#[cfg(not(target_arch = "wasm32"))]
mod compile;
mod costs;
mod dialect;
mod dict;
mod digest;
mod fuse;
mod hash;
mod heap;
#[cfg(not(target_arch = "wasm32"))]
mod imports;
mod library;
mod link;
#[cfg(not(target_arch = "wasm32"))]
mod listing;
mod module;
mod number;
mod object;
mod op;
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

pub use dialect::Dialect;
pub use link::Setting;
pub use module::Module;
pub use process::{Programs, Written};
pub use refusal::SyntaxError;
pub use vm::Output;

#[cfg(not(target_arch = "wasm32"))]
use std::sync::Arc;

/// A program with all of the library that it may import, in the order in which it is linked.
///
/// # Errors
/// [`SyntaxError`] where CPython has one, and for what is not supported here.
#[cfg(not(target_arch = "wasm32"))]
pub fn compiled(file: &str, source: &str) -> Result<Vec<Arc<Module>>, SyntaxError> {
    library::with_library(compile::compile(link::MAIN, file, source, false)?)
}

/// The same for a program that is compiled already: a code object as CPython's
/// `marshal.dumps(code, 2)` writes it.
#[cfg(not(target_arch = "wasm32"))]
pub fn unmarshalled(file: &str, code: &[u8]) -> Result<Vec<Arc<Module>>, SyntaxError> {
    library::with_library(compile::unmarshal(link::MAIN, file, code)?)
}

/// How the compiler writes a module, one instruction a line.
#[cfg(not(target_arch = "wasm32"))]
pub fn disassemble(source: &str) -> Result<String, SyntaxError> {
    let mut linker = link::Linker::default();
    linker.add(&compile::compile(link::MAIN, "<string>", source, false)?)?;
    Ok(listing::listing(&linker.finish(Dialect::Python314), link::MAIN))
}

//! The same programs on the same machine and VM, compiled to WebAssembly (`scripts/speed.sh`), in
//! headless Chromium. Compiled to bytecode they come from here.

use std::fs;
use std::path::PathBuf;

use interleave::python::{Module, compiled};

use crate::driving::browser::Browser;
use crate::driving::site::isolated_empty;
use crate::peers::Cost;
use crate::root;

/// Loads the VM as `globalThis.python`.
const LOAD: &str = "const python = await import('/python_page.js'); await python.default();
    globalThis.python = python;";

fn folder() -> PathBuf {
    root().join("target/python")
}

/// Opens a page with the VM in it.
pub(crate) async fn open(browser: &Browser) {
    browser.goto(&isolated_empty(folder())).await;
    browser.run(LOAD).await;
}

/// Leaves a program, with its library, where the page finds it.
pub(crate) fn offer(name: &str, source: &str) {
    let modules = compiled(name, source).expect("the program compiles");
    let modules: Vec<&Module> = modules.iter().map(AsRef::as_ref).collect();
    let bytes = postcard::to_allocvec(&modules).expect("modules are bytes");
    fs::write(folder().join(format!("{name}.modules")), bytes).expect("target/ can be written to");
}

/// What a program that was offered comes to, and in which time by the page's clock.
pub(crate) async fn run(browser: &Browser, name: &str) -> Cost {
    let body = format!(
        "const file = await fetch('/{name}.modules');
         const program = new python.Program(new Uint8Array(await file.arrayBuffer()));
         const begun = performance.now();
         const written = program.run();
         const millis = performance.now() - begun;
         program.free();
         return [millis, written];"
    );
    let value = browser.run(&body).await;
    let cost = Cost::of(value[1].as_str().unwrap_or_default());
    Cost { seconds: value[0].as_f64().unwrap_or(f64::NAN) / 1e3, ..cost }
}

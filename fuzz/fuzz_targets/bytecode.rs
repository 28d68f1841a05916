//! Any code object, looked through and run.
#![no_main]

#[path = "../counted.rs"]
mod counted;
#[path = "../harness.rs"]
mod harness;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| counted::within_limits(|| harness::run_bytecode(bytes)));

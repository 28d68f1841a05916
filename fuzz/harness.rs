//! What becomes of one input, for the fuzz targets and for the test that replays
//! what they found: it must not panic, and it must end. Knows no fuzzer.

use interleave::engine::python::{PythonRun, Setup};
use interleave::python::Dialect;

/// So many instructions an input may run, and so much memory its process may have.
const INSTRUCTIONS: u64 = 200_000;
const MEMORY: u64 = 32 << 20;

/// In so many steps of [`EVENTS`] events it must be over.
const STEPS: u64 = 100_000;
const EVENTS: u64 = 64;

/// The computer of an input: which one it is, its length decides.
fn setup(bytes: &[u8]) -> Setup {
    let dialect = match bytes.len() % 8 {
        0 => Dialect::Python39,
        1 => Dialect::Every,
        2 | 3 => Dialect::Free,
        _ => Dialect::Python314,
    };
    Setup { cores: 2, dialect, limit: INSTRUCTIONS, memory: MEMORY, ..Setup::default() }
}

/// Runs bytes as the text of a program, to its end.
#[allow(dead_code)]
pub(crate) fn run_source(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    if let Ok(run) = PythonRun::new("fuzz.py", &source, &setup(bytes)) {
        to_its_end(run);
    }
}

/// Runs bytes as a code object in the form of `marshal.dumps(code, 2)`, to its end.
#[allow(dead_code)]
pub(crate) fn run_bytecode(bytes: &[u8]) {
    if let Ok(run) = PythonRun::of_code("fuzz.pyc", bytes, &setup(bytes)) {
        to_its_end(run);
    }
}

fn to_its_end(mut run: PythonRun) {
    for _ in 0..STEPS {
        if run.step(EVENTS).end.is_some() {
            return;
        }
    }
    panic!("it goes on past its limit");
}

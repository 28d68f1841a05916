//! Python as CPython 3.14 has it: programs whose output it wrote (recorded by
//! `scripts/record.sh`), the compiler's instructions beside its own, and that
//! stopping anywhere changes nothing.

use std::fs;
use std::path::{Path, PathBuf};

use interleave::python;

/// More time than any of the programs needs, in nanoseconds.
const PLENTY: u64 = u64::MAX;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/python")
}

/// Every program: its name and its text.
fn programs() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut programs: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    programs.sort();
    assert!(programs.len() >= 8, "the programs are missing");
    programs
}

fn recorded(name: &str, extension: &str) -> String {
    fs::read_to_string(folder().join(name).with_extension(extension)).unwrap()
}

/// What a program writes, to standard output or to standard error.
fn written(name: &str, source: &str, slice: u64, to_error: bool) -> String {
    let outcome = python::run(name, source, slice, u64::MAX).unwrap();
    outcome.output.into_iter().filter(|part| part.is_error == to_error).map(|part| part.text).collect()
}

#[test]
fn programs_write_what_cpython_wrote() {
    for (name, source) in programs() {
        assert_eq!(written(&name, &source, PLENTY, false), recorded(&name, "out"), "{name}");
    }
}

#[test]
fn tracebacks_and_warnings_read_as_cpythons() {
    for (name, source) in programs() {
        let path = folder().join(&name).with_extension("err");
        if path.exists() {
            assert_eq!(written(&name, &source, PLENTY, true), recorded(&name, "err"), "{name}");
        }
    }
}

#[test]
fn the_compiler_writes_cpythons_instructions() {
    for (name, source) in programs() {
        let (ours, theirs) = (python::disassemble(&source).unwrap(), recorded(&name, "dis"));
        for (line, (ours, theirs)) in ours.lines().zip(theirs.lines()).enumerate() {
            assert_eq!(ours, theirs, "{name}, instruction {line}");
        }
        assert_eq!(ours.lines().count(), theirs.lines().count(), "{name}");
    }
}

#[test]
fn a_run_that_is_stopped_often_writes_the_same() {
    for (name, source) in programs() {
        let whole = written(&name, &source, PLENTY, false);
        for slice in [1, 500, 791, 10_003] {
            assert_eq!(written(&name, &source, slice, false), whole, "{name}, stopped every {slice}");
        }
    }
}

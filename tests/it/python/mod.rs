//! Python as CPython 3.14 has it: programs whose output it wrote (recorded by
//! `scripts/record.sh`), and the compiler's instructions beside its own. How
//! programs run on the computer is in `slices`, `races`, `ends` and `terminal`.

mod ends;
mod fuzzed;
mod limits;
mod loops;
mod memory;
mod mutants;
mod names;
mod processes;
mod races;
mod running;
mod slices;
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};

use interleave::engine::python::Setup;
use interleave::python::{self, Dialect};
use running::{Ran, on};

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

/// A text of standard error without the places that are not the program's own:
/// the library's lines are not CPython's.
fn own_places(text: &str, name: &str) -> String {
    let mut kept = String::new();
    let mut is_own = true;
    for line in text.lines() {
        if line.trim_start().starts_with("File \"") {
            is_own = line.contains(name);
        } else if !line.starts_with("    ") {
            is_own = true;
        }
        if is_own {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Whether a program is for Python without a GIL; 3.14t recorded it.
fn is_free(name: &str) -> bool {
    name.starts_with("free_")
}

#[test]
fn programs_write_what_cpython_wrote() {
    for (name, source) in programs().into_iter().filter(|(name, _)| !is_free(name)) {
        assert_eq!(Ran::of(&name, &source).output, recorded(&name, "out"), "{name}");
    }
}

#[test]
fn without_a_gil_they_write_what_3_14t_wrote() {
    let programs: Vec<_> = programs().into_iter().filter(|(name, _)| is_free(name)).collect();
    assert!(programs.len() >= 10, "the programs are missing");
    for (name, source) in programs {
        for (cores, seed) in [(1, 0), (3, 5)] {
            // On one core they take turns, and hardly lose anything.
            if cores > 1 || !name.contains("lost") {
                let ran = Ran::on(&name, &source, &Setup { seed, ..on(cores, Dialect::Free) });
                assert_eq!(ran.output, recorded(&name, "out"), "{name} on {cores} cores: {}", ran.errors);
            }
        }
    }
}

#[test]
fn threads_whose_order_is_forced_write_the_same_on_any_computer() {
    let computers = [(1, Dialect::Python314, 0), (2, Dialect::Python39, 7), (4, Dialect::Every, 5)];
    for (name, source) in programs().into_iter().filter(|(name, _)| name.starts_with("threads_")) {
        for (cores, dialect, seed) in computers {
            let ran = Ran::on(&name, &source, &Setup { seed, ..on(cores, dialect) });
            assert_eq!(ran.output, recorded(&name, "out"), "{name} on {cores} cores, {dialect:?}, seed {seed}");
        }
    }
}

#[test]
fn tracebacks_and_warnings_read_as_cpythons() {
    for (name, source) in programs() {
        if folder().join(&name).with_extension("err").exists() {
            let (ours, theirs) = (Ran::of(&name, &source).errors, recorded(&name, "err"));
            assert_eq!(own_places(&ours, &name), own_places(&theirs, &name), "{name}");
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

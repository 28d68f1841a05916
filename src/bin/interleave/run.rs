//! A run in a terminal: what the program writes goes out as it is written, and
//! what else there is to say goes to standard error.

use std::fs;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use interleave::engine::python::{Progress, PythonRun, RunEnd, Setup};
use interleave::python::{self, SyntaxError, Written};
use interleave::timeline::{Scheme, figure};
use interleave::trace::{Event, Source, Trace, export};

use super::facts;
use super::options::Options;

/// The exit code of a command line that says nothing sensible.
pub(crate) const WRONG_USAGE: u8 = 2;

/// So many events of the computer lie between two looks at the limit.
const STEP: u64 = 64;

/// How wide the picture of a run is, in CSS pixels: a page of a book, or a slide.
const WIDTH: f64 = 1_200.0;

/// Runs a program to its end.
pub(crate) fn run(options: &Options) -> ExitCode {
    let source = match read(&options.file) {
        Ok(source) => source,
        Err(code) => return code,
    };
    let setup = Setup { input: standard_input(&source), ..options.setup.clone() };
    let mut run = match PythonRun::new(&options.file, &source, &setup) {
        Ok(run) => run,
        Err(error) => return refused(&options.file, &source, &error),
    };
    let is_traced = options.trace.is_some() || options.svg.is_some() || options.facts;
    let mut trace = is_traced.then(|| Trace::new(Source::Simulated));
    let end = loop {
        let Progress { written, events, end } = run.step(STEP);
        put_out(&written);
        if let Err(misfit) = note(trace.as_mut(), events) {
            eprintln!("interleave: the trace is broken: {misfit}");
            return ExitCode::FAILURE;
        }
        if let Some(end) = end {
            break end;
        }
    };
    if let RunEnd::Limit(story) | RunEnd::Deadlock(story) = &end {
        eprintln!("interleave: {story}");
    }
    if let Some(mut trace) = trace {
        trace.extend_to(run.now());
        trace.close();
        if let Err(code) = hand_in(&trace, options) {
            return code;
        }
    }
    ExitCode::from(end.exit_code())
}

/// Shows how the compiler writes a program.
pub(crate) fn disassemble(file: &str) -> ExitCode {
    let source = match read(file) {
        Ok(source) => source,
        Err(code) => return code,
    };
    match python::disassemble(&source) {
        Ok(listing) => {
            // A reader that has gone away is no reason to complain.
            let _ = io::stdout().write_all(listing.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => refused(file, &source, &error),
    }
}

/// All of standard input, if the program may read it: the run begins when that
/// is there.
fn standard_input(source: &str) -> String {
    let mut text = String::new();
    if source.contains("input(") || source.contains("stdin") {
        // What is no text ends it.
        let _ = io::stdin().read_to_string(&mut text);
    }
    text
}

fn read(file: &str) -> Result<String, ExitCode> {
    fs::read_to_string(file).map_err(|error| {
        eprintln!("interleave: cannot read {file}: {error}");
        ExitCode::from(WRONG_USAGE)
    })
}

fn refused(file: &str, source: &str, error: &SyntaxError) -> ExitCode {
    if error.line == 0 {
        eprintln!("interleave: {}", error.message);
        return ExitCode::from(WRONG_USAGE);
    }
    let line = source.lines().nth(error.line - 1).unwrap_or_default().trim();
    eprintln!("  File \"{file}\", line {}\n    {line}\n{}: {}", error.line, error.class(), error.message);
    ExitCode::FAILURE
}

fn put_out(written: &[Written]) {
    for part in written {
        let text = part.output.text.as_bytes();
        // A reader that has gone away is no reason to stop.
        let _ = if part.output.is_error { io::stderr().write_all(text) } else { io::stdout().write_all(text) };
    }
}

fn note(trace: Option<&mut Trace>, events: Vec<Event>) -> Result<(), interleave::trace::Misfit> {
    match trace {
        Some(trace) => events.into_iter().try_for_each(|event| trace.apply(event)),
        None => Ok(()),
    }
}

/// The trace, its picture and its facts go where they were asked for.
fn hand_in(trace: &Trace, options: &Options) -> Result<(), ExitCode> {
    if options.facts {
        eprint!("{}", facts::text(trace));
    }
    if let Some(path) = &options.trace {
        write(path, export::chrome_trace(trace))?;
    }
    if let Some(path) = &options.svg {
        write(path, [figure(trace, WIDTH, Scheme::Light)])?;
    }
    Ok(())
}

fn write(path: &str, pieces: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Result<(), ExitCode> {
    let written = fs::File::create(path).and_then(|file| {
        let mut file = io::BufWriter::new(file);
        pieces.into_iter().try_for_each(|piece| file.write_all(piece.as_ref()))?;
        file.flush()
    });
    written.map_err(|error| {
        eprintln!("interleave: cannot write {path}: {error}");
        ExitCode::from(WRONG_USAGE)
    })
}

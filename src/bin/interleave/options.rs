//! What stands on the command line. Reads no files.

use interleave::engine::python::Setup;
use interleave::machine::MOST_CORES;
use interleave::python::{Dialect, Setting};

/// How it is used.
pub(crate) const USAGE: &str = "usage: interleave run FILE.py [--cores N] [--python 3.14|3.14t|3.9|every] [--limit N]
                      [--seed S] [--set NAME=VALUE]... [--trace FILE.json] [--svg FILE.svg] [--facts]
       interleave dis FILE.py";

/// What is to be done.
pub(crate) enum Command {
    /// Runs a program.
    Run(Options),
    /// Shows how the compiler writes it.
    Dis(String),
}

/// How a program is run.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) file: String,
    pub(crate) setup: Setup,
    /// Where the trace goes.
    pub(crate) trace: Option<String>,
    /// Where its picture goes.
    pub(crate) svg: Option<String>,
    /// Whether the facts are told.
    pub(crate) facts: bool,
}

impl Command {
    /// What the arguments say, or what is wrong with them.
    pub(crate) fn of(arguments: &[String]) -> Result<Self, String> {
        match arguments.split_first() {
            Some((command, rest)) if command == "run" => Options::of(rest).map(Self::Run),
            Some((command, [file])) if command == "dis" => Ok(Self::Dis(file.clone())),
            Some((command, _)) if command == "dis" => Err("dis wants one file".to_owned()),
            Some((command, _)) => Err(format!("there is no command {command}")),
            None => Err("what is to be done?".to_owned()),
        }
    }
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            if !argument.starts_with("--") {
                if !options.file.is_empty() {
                    return Err(format!("one file at a time, not {} and {argument}", options.file));
                }
                options.file.clone_from(argument);
                continue;
            }
            if argument == "--facts" {
                options.facts = true;
                continue;
            }
            let (name, value) = match argument.split_once('=') {
                Some((name, value)) => (name, value.to_owned()),
                None => (argument.as_str(), rest.next().cloned().unwrap_or_default()),
            };
            if value.is_empty() {
                return Err(format!("{name} wants a value"));
            }
            options.set(name, value)?;
        }
        if options.file.is_empty() { Err("which file?".to_owned()) } else { Ok(options) }
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        let wrong = format!("{value} is no value for {name}");
        let number = |range: std::ops::RangeInclusive<u64>| {
            value.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| wrong.clone())
        };
        match name {
            "--cores" => self.setup.cores = number(1..=u64::from(MOST_CORES))? as u32,
            "--limit" => self.setup.limit = number(1..=u64::MAX)?,
            "--seed" => self.setup.seed = number(0..=u64::MAX)?,
            "--python" => self.setup.dialect = Dialect::named(&value).ok_or(wrong)?,
            "--trace" => self.trace = Some(value),
            "--svg" => self.svg = Some(value),
            "--set" => {
                let (name, value) =
                    value.split_once('=').ok_or_else(|| format!("--set wants NAME=VALUE, not {value}"))?;
                self.setup.settings.push(Setting { name: name.to_owned(), value: value.to_owned() });
            }
            _ => return Err(format!("there is no option {name}")),
        }
        Ok(())
    }
}

//! A Python program on a simulated computer, run in steps: what it wrote, what
//! happened, how it ended. Compiles natively only; knows no files and no
//! terminal.

use crate::base::Nanos;
use crate::machine::{Ending, Machine, Pause, Policy, Spec};
use crate::python::{Dialect, Module, Programs, Setting, SyntaxError, Written};
#[cfg(not(target_arch = "wasm32"))]
use crate::python::{compiled, unmarshalled};
use crate::trace::Event;

/// The computer and the Python that a program runs on.
#[derive(Clone, Debug)]
pub struct Setup {
    /// How many cores.
    pub cores: u32,
    /// Which Python.
    pub dialect: Dialect,
    /// Where the numbers of chance begin; 0 serves everyone in turn.
    pub seed: u64,
    /// How many instructions all threads together may run. They are counted by
    /// their time: one is 2.5 ns. A process that is started counts for 400 000.
    pub limit: u64,
    /// How many bytes of memory a process may have, about: what it then asks for is
    /// a MemoryError.
    pub memory: u64,
    /// Parameters of the program.
    pub settings: Vec<Setting>,
    /// What the program can read from standard input.
    pub input: String,
    /// Whether slices are cut small even where that is needless; nothing may come of it.
    pub fine: bool,
}

impl Default for Setup {
    fn default() -> Self {
        let dialect = Dialect::default();
        Self {
            cores: 4,
            dialect,
            seed: 0,
            limit: 100_000_000_000,
            memory: MEMORY,
            settings: Vec::new(),
            input: String::new(),
            fine: false,
        }
    }
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunEnd {
    /// The program is over, with this exit code.
    Exit(i32),
    /// It would go on, but has reached a limit, in a sentence.
    Limit(String),
    /// Nobody can go on: who waits for what, and who has it.
    Deadlock(String),
}

impl RunEnd {
    /// What a shell hears.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Exit(code) => *code as u8,
            Self::Limit(_) => 124,
            Self::Deadlock(_) => 125,
        }
    }
}

/// A program that is being run. A clone of it is the same run at the same moment.
#[derive(Clone, Debug)]
pub struct PythonRun {
    machine: Machine<Programs>,
}

/// How far a run has got.
#[derive(Clone, Debug)]
pub struct Progress {
    /// What was written since the last step.
    pub written: Vec<Written>,
    /// What has happened since the last step.
    pub events: Vec<Event>,
    /// How it ended, if it has.
    pub end: Option<RunEnd>,
}

/// How much memory a process has, if nothing else is said: 1 GiB.
const MEMORY: u64 = 1 << 30;

/// So many tenths of a nanosecond an instruction takes, about.
const TENTHS_PER_INSTRUCTION: u64 = 25;

impl PythonRun {
    /// A run that is about to begin.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(file: &str, source: &str, setup: &Setup) -> Result<Self, SyntaxError> {
        Self::of(&compiled(file, source)?, setup)
    }

    /// A run of a code object (see [`unmarshalled`]).
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of_code(file: &str, marshalled: &[u8], setup: &Setup) -> Result<Self, SyntaxError> {
        Self::of(&unmarshalled(file, marshalled)?, setup)
    }

    /// A run of a program that is compiled, with its library.
    pub fn of<M: AsRef<Module>>(modules: &[M], setup: &Setup) -> Result<Self, SyntaxError> {
        let programs = Programs::of(modules, setup.dialect, &setup.settings)?;
        let programs = programs.with_input(&setup.input).with_cpu_count(setup.cores);
        let spec = Spec {
            cores: setup.cores,
            gil: setup.dialect.has_gil(),
            seed: setup.seed,
            policy: Policy::of_seed(setup.seed),
            fine: setup.fine,
            ..Spec::default()
        };
        let limit = Nanos(setup.limit.saturating_mul(TENTHS_PER_INSTRUCTION) / 10);
        let programs = programs.with_limit(limit).with_memory(setup.memory);
        Ok(Self { machine: Machine::new(spec, programs, Programs::MAIN) })
    }

    /// Runs for about so many events of the computer.
    pub fn step(&mut self, events: u64) -> Progress {
        let is_over = self.machine.run(Nanos(u64::MAX), events) == Pause::Ended;
        let written = self.machine.software_mut().take_written();
        let end = if is_over { self.machine.ending().map(end_of) } else { self.reached_limit() };
        Progress { written, events: self.machine.take_events().collect(), end }
    }

    fn reached_limit(&self) -> Option<RunEnd> {
        let programs = self.machine.software();
        programs.has_reached_limit().then(|| {
            let computed = programs.computed();
            let instructions = u128::from(computed.0) * 10 / u128::from(TENTHS_PER_INSTRUCTION);
            RunEnd::Limit(format!("It would go on, but has run {instructions} instructions: the run ends here."))
        })
    }

    /// The time on the computer.
    pub fn now(&self) -> Nanos {
        self.machine.now()
    }
}

fn end_of(ending: &Ending) -> RunEnd {
    match ending {
        Ending::Finished { exit_code } => RunEnd::Exit(*exit_code),
        Ending::Limit(sentence) => RunEnd::Limit(sentence.clone()),
        Ending::Deadlock(story) => RunEnd::Deadlock(story.clone()),
    }
}

//! A program on a computer, to the end, and what can be asked of that.

use interleave::base::Nanos;
use interleave::machine::{Ending, Machine, Spec};
use interleave::program::script::{Builder, Function, Scripts};
use interleave::trace::{LaneKind, MarkKind, Source, State, Trace};

/// A run that is over.
pub(crate) struct Run {
    pub(crate) machine: Machine<Scripts>,
    pub(crate) trace: Trace,
}

/// Runs the programs on that computer to the end.
pub(crate) fn run(spec: &Spec, programs: Scripts) -> Run {
    let mut machine = Machine::new(spec.clone(), programs, Scripts::MAIN);
    machine.run(Nanos(u64::MAX), u64::MAX);
    let mut trace = Trace::new(Source::Simulated);
    for event in machine.take_events() {
        trace.apply(event).unwrap();
    }
    Run { machine, trace }
}

/// A program, written by that; its first thread begins at the function that comes back.
pub(crate) fn program(write: impl FnOnce(&mut Builder) -> Function<0>) -> Scripts {
    let mut program = Builder::new();
    let main = write(&mut program);
    program.build(main, 0)
}

impl Run {
    /// The marks of that kind, in words.
    pub(super) fn marks(&self, kind: MarkKind) -> Vec<&str> {
        self.trace.marks().iter().filter(|mark| mark.kind == kind).map(|mark| mark.text.as_str()).collect()
    }

    /// How it ended, if nobody could go on: in words.
    pub(super) fn deadlock(&self) -> &str {
        match self.machine.ending() {
            Some(Ending::Deadlock(story)) => story,
            _ => panic!("no deadlock: {}", self.told()),
        }
    }

    /// How long it took; it has to have gone well.
    pub(crate) fn wall(&self) -> Nanos {
        assert_eq!(self.machine.ending(), Some(&Ending::Finished { exit_code: 0 }), "{}", self.told());
        self.machine.now()
    }

    /// What the programs computed.
    pub(crate) fn outputs(&self) -> &[i64] {
        self.machine.software().outputs()
    }

    /// How long a lane of that kind and name was in that state.
    pub(crate) fn time_in(&self, kind: LaneKind, name: &str, state: State) -> Nanos {
        let lanes = self.trace.lanes().filter(|(_, lane)| lane.kind == kind && lane.name == name);
        let spans = lanes.flat_map(|(lane, _)| self.trace.spans(lane).iter(self.trace.end()));
        spans.filter(|span| span.state == state).map(|span| span.end - span.start).sum()
    }

    /// The whole run in words, for a test that fails.
    pub(crate) fn told(&self) -> String {
        let mut told = format!("{:?} at {}\n", self.machine.ending(), self.machine.now());
        for (lane, described) in self.trace.lanes() {
            told += &format!("{:?} {}:", described.kind, described.name);
            for span in self.trace.spans(lane).iter(self.trace.end()).take(40) {
                told += &format!(" {} {}", span.start.0, span.state.words());
                if let Some(detail) = span.detail.and_then(|detail| self.trace.detail(detail)) {
                    told += &format!(" ({:?}", detail.on);
                    detail.by.inspect(|by| told += &format!(" {}", by.0));
                    told += ")";
                }
                told += ";";
            }
            told += "\n";
        }
        told
    }
}

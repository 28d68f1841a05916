//! What a thread asks of the computer and what it tells: a queue, which is empty
//! again before the thread's next instruction. Not who takes things out of it.

use super::unwind::Unwound;
use super::{Exit, Flow, Output, Res, Vm};
use crate::program::{Effect, Note, Reply};
use crate::python::value::Value;

/// What goes on with a reply, and with a value that was kept (and is owned).
pub(crate) type Heard = fn(&mut Vm, Value, Reply) -> Res;

/// One thing that a thread asks or tells.
#[derive(Clone, Debug)]
pub(crate) enum Ask {
    /// It tells something, perhaps with a text that is written at that moment.
    Note(Note, Option<Output>),
    /// It asks for something, and this goes on with the reply.
    Effect(Effect, Heard, Value),
}

impl Vm {
    /// Asks the computer for something: what a native function comes to.
    pub(crate) fn ask(&mut self, effect: Effect, heard: Heard, kept: Value) -> Res {
        self.asks.push_back(Ask::Effect(effect, heard, kept));
        Ok(Flow::Enter)
    }

    /// Tells the reader of the lanes something.
    pub(crate) fn tell(&mut self, note: Note) {
        self.asks.push_back(Ask::Note(note, None));
    }

    /// Writes to standard output or error: a note for each line.
    pub(crate) fn write(&mut self, text: String, is_error: bool) {
        let lines: Vec<Box<str>> = text.strip_suffix('\n').unwrap_or(&text).split('\n').map(Into::into).collect();
        let mut written = Some(Output { is_error, text });
        for line in lines {
            self.asks.push_back(Ask::Note(Note::Printed(line), written.take()));
        }
    }

    /// Writes why a thread ends; its last line is what the lane says.
    pub(crate) fn write_failure(&mut self, text: String) {
        let line = text.trim_end().rsplit('\n').next().unwrap_or_default().into();
        self.asks.push_back(Ask::Note(Note::Failed(line), Some(Output { is_error: true, text })));
    }

    /// The reply to what the thread asked for; how the thread ended, if it did.
    pub(crate) fn hear(&mut self, heard: Heard, kept: Value, reply: Reply) -> Option<Exit> {
        self.sp = self.frames.last().map_or(0, |frame| frame.sp as usize);
        let result = heard(self, kept, reply);
        self.go_on_with(result)
    }

    /// The top frame goes on with what came of something; how the thread ended, if
    /// it did.
    pub(crate) fn go_on_with(&mut self, result: Res) -> Option<Exit> {
        let delivered = match result {
            Ok(Flow::Enter) => return None,
            Ok(Flow::Value(value)) => self.deliver(value),
            Ok(Flow::Nothing) => self.nothing(),
            Err(error) => Err(error),
        };
        let over = match delivered {
            Ok(over) => over,
            Err(error) => match self.unwind(error, true) {
                Unwound::Go => None,
                Unwound::Out(error) => return Some(Exit::Raise(error)),
                Unwound::End(value) => Some(value),
            },
        };
        over.map(|value| {
            self.heap.release(value);
            Exit::Return
        })
    }
}

/// Nothing to hear: None is the result.
pub(crate) fn hear_nothing(vm: &mut Vm, kept: Value, _reply: Reply) -> Res {
    vm.heap.release(kept);
    super::NONE
}

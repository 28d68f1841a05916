//! A program from its source to its last line, without a computer around it:
//! one thread, which nobody else disturbs, and no lanes.

use super::compile::SyntaxError;
use super::dialect::Dialect;
use super::process::Programs;
use super::vm::Output;
use crate::base::Nanos;
use crate::program::{Effect, ProcessId, Reply, Slice, SliceEnd, Software, Stepping, ThreadId, Turn};

/// What a run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What was written, in order.
    pub output: Vec<Output>,
    /// As the process would give it.
    pub exit_code: i32,
}

/// Runs a program to its end. It is stopped every `slice` nanoseconds of virtual
/// time, and after `limit` stops for good.
pub fn run(file: &str, source: &str, slice: u64, limit: u64) -> Result<Outcome, SyntaxError> {
    let mut programs = Programs::compile(file, source, Dialect::Python314, &[])?;
    let (mut reply, mut now, mut stops) = (Reply::Begin { entry: Programs::MAIN }, Nanos::ZERO, 0);
    let exit_code = loop {
        let turn = Turn {
            thread: ThreadId(0),
            process: ProcessId(0),
            reply,
            now,
            budget: Nanos(slice),
            gil_asked: false,
            stepping: Stepping::Coarse,
        };
        let Slice { spent, end } = programs.resume(turn);
        now += spent;
        reply = Reply::Done;
        match end {
            SliceEnd::Expired => stops += 1,
            SliceEnd::Effect(Effect::Sleep(time)) => now += time,
            SliceEnd::Effect(Effect::ExitProcess(code)) => break code,
            SliceEnd::Effect(Effect::Note(_)) => {}
            // There is nobody else who could do something.
            SliceEnd::Effect(_) => break 125,
        }
        if stops > limit {
            break 124;
        }
    };
    Ok(Outcome { output: programs.written().iter().map(|written| written.output.clone()).collect(), exit_code })
}

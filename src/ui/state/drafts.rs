//! Numbers as they are typed: what can be used changes the choice at once, what
//! cannot stays in its input with a sentence beside it, and nothing is lost. A
//! good number is written with its digits in groups once the reader is done.

use super::State;
use crate::scenario::{Choice, MOST_CORES, Param, grouped, worker_limit};

/// The name of the input for the number of workers.
pub const WORKERS: &str = "workers";

/// The name of the input for the number of cores.
pub const CORES: &str = "cores";

/// An input as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Of which number.
    pub id: &'static str,
    /// As it was typed.
    pub text: String,
    /// What is wrong with it, if anything.
    pub sentence: Option<String>,
}

/// Takes in what was typed.
pub(super) fn take(state: &mut State, id: &'static str, text: String) {
    state.drafts.retain(|draft| draft.id != id);
    let Some((min, max)) = bounds(&state.choice, id) else { return };
    let usable = number(&text).filter(|number| (min..=max).contains(number));
    if let Some(number) = usable {
        set(&mut state.choice, id, number);
    }
    let wrong = || format!("A whole number from {} to {}, please.", grouped(min), grouped(max));
    // The cores' input stands empty beside the usual numbers.
    let is_wrong = usable.is_none() && !(id == CORES && text.is_empty());
    state.drafts.push(Draft { id, text, sentence: is_wrong.then(wrong) });
}

/// The reader has left the input.
pub(super) fn leave(state: &mut State, id: &str) {
    state.drafts.retain(|draft| draft.id != id || draft.sentence.is_some());
}

fn set(choice: &mut Choice, id: &str, number: u64) {
    // Within the bounds, which fit.
    match id {
        WORKERS => choice.workers = number as u32,
        CORES => choice.cores = number as u32,
        _ => *choice = choice.clone().with_value(id, number),
    }
}

/// The least and the greatest of what an input takes.
fn bounds(choice: &Choice, id: &str) -> Option<(u64, u64)> {
    match id {
        WORKERS => return Some((1, worker_limit(choice.place(), choice.model, choice.pool).into())),
        CORES => return Some((1, MOST_CORES.into())),
        _ => {}
    }
    let param: &Param = choice.workload.params().iter().find(|param| param.id == id)?;
    Some((param.min, param.max))
}

/// Digits, grouped however the reader likes to group them.
fn number(text: &str) -> Option<u64> {
    let digits: String =
        text.chars().filter(|char| !char.is_whitespace() && !matches!(char, '_' | '\'' | ',' | '.')).collect();
    digits.parse().ok()
}

//! Numbers as they are typed: what can be used changes the choice, what cannot
//! stays in its input with a sentence beside it, and nothing is lost.

use super::State;
use crate::scenario::{Choice, Param, grouped, worker_limit};

/// The name of the input for the number of workers.
pub const WORKERS: &str = "workers";

/// An input whose text cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Of which number.
    pub id: &'static str,
    /// As it was typed.
    pub text: String,
    /// What is wrong with it.
    pub sentence: String,
}

/// Takes in what was typed.
pub(super) fn take(state: &mut State, id: &'static str, text: String) {
    state.drafts.retain(|draft| draft.id != id);
    let Some((min, max)) = bounds(&state.choice, id) else { return };
    match number(&text).filter(|number| (min..=max).contains(number)) {
        Some(number) => set(&mut state.choice, id, number),
        None => {
            let sentence = format!("A whole number from {} to {}, please.", grouped(min), grouped(max));
            state.drafts.push(Draft { id, text, sentence });
        }
    }
}

fn set(choice: &mut Choice, id: &str, number: u64) {
    if id == WORKERS {
        // Within the bounds, which fit.
        choice.workers = number as u32;
    } else {
        *choice = choice.clone().with_value(id, number);
    }
}

/// The least and the greatest of what an input takes.
fn bounds(choice: &Choice, id: &str) -> Option<(u64, u64)> {
    if id == WORKERS {
        return Some((1, u64::from(worker_limit(choice.model, choice.pool))));
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

//! A run's numbers as the page prints them. Does not judge them.

use super::expected::sum_of_squares;
use super::{Choice, Model, Workload};
use crate::base::Nanos;

/// Groups digits without letting a line break there.
const THIN_NO_BREAK_SPACE: char = '\u{202F}';

/// The most counts that are told one by one; a page has only so much room.
const MOST_COUNTS: usize = 20;

/// A whole number with its digits in groups of three.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN_NO_BREAK_SPACE);
        }
        text.push(digit);
    }
    text
}

/// What a run came to, in words; `numbers` as [`super::expected()`] orders them.
pub fn in_words(choice: &Choice, numbers: &[u64]) -> String {
    let n = grouped(choice.value("n"));
    match (choice.workload, numbers) {
        (Workload::Primes, &[count]) => counted(count, "prime", "primes"),
        (Workload::Fib, &[number, times]) => format!("{} × fib({n}) = {}", grouped(times), grouped(number)),
        (Workload::Factorial, &[digits, times]) => {
            format!("{} × {}", grouped(times), counted(digits, "digit", "digits"))
        }
        (Workload::Sleepers, &[slept]) => {
            format!("{} slept for {}", grouped(slept), Nanos::from_millis(choice.value("millis")))
        }
        (Workload::Downloads, &[pages, bytes]) => {
            format!("{}, {}", counted(pages, "page", "pages"), counted(bytes, "byte", "bytes"))
        }
        (Workload::Offload, &[sum, requests]) => {
            let modulo =
                if sum_of_squares(choice.value("n")) > u128::from(u64::MAX) { " (modulo 2⁶⁴)" } else { "" };
            format!("{} × the sum of the squares below {n} = {}{modulo}", grouped(requests), grouped(sum))
        }
        (Workload::Counter, counts) if choice.model == Model::Processes => counts_of_processes(choice, counts),
        (_, counts) => one_by_one(counts),
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// Every count, the first repeat's first.
fn one_by_one(counts: &[u64]) -> String {
    let told: Vec<String> = counts.iter().take(MOST_COUNTS).map(|&count| grouped(count)).collect();
    let rest = counts.len().saturating_sub(MOST_COUNTS);
    let more = if rest > 0 { format!(" · and {} more", grouped(rest as u64)) } else { String::new() };
    told.join(" · ") + &more
}

/// Processes have a counter each, so there are workers × repeats counts, all
/// the same unless something is wrong.
fn counts_of_processes(choice: &Choice, counts: &[u64]) -> String {
    match counts {
        [first, rest @ ..] if rest.iter().all(|count| count == first) => {
            let processes = counted(choice.workers.into(), "process", "processes");
            let repeats = match choice.value("repeats") {
                1 => String::new(),
                repeats => format!(", {} times over", grouped(repeats)),
            };
            format!("{processes}, {} in each{repeats}", grouped(*first))
        }
        _ => one_by_one(counts),
    }
}

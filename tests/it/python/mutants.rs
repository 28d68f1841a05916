//! No text makes the compiler or the machine under it panic, or go on past its
//! limit: programs whose lines and words were mixed up by chance end in one of the
//! known ways. With PROPTEST_CASES in the environment as many as are wanted.

use interleave::engine::python::{PythonRun, RunEnd, Setup};
use interleave::python::Dialect;
use proptest::prelude::*;

use super::programs;
use super::running::Ran;

/// A change of a text, with two numbers to choose by.
#[derive(Clone, Copy, Debug)]
enum Change {
    DropLine,
    RepeatLine,
    SwapLines,
    TakeWord,
    DropWord,
    Indent,
    Dedent,
    CutOff,
    Join,
}

const CHANGES: [Change; 9] = [
    Change::DropLine,
    Change::RepeatLine,
    Change::SwapLines,
    Change::TakeWord,
    Change::DropWord,
    Change::Indent,
    Change::Dedent,
    Change::CutOff,
    Change::Join,
];

/// Words of Python, so that something may come of those that are put in.
const WORDS: &[&str] = &[
    "None",
    "0",
    "-1",
    "2 ** 70",
    "1e308",
    "''",
    "b''",
    "[]",
    "{}",
    "()",
    "...",
    "self",
    "yield",
    "await",
    "lambda: 0",
    "*",
    "**",
    "super()",
    "range(3)",
    "print",
    "type",
    "object",
    "iter",
    "next",
    "len",
    "open",
    "property",
    "Exception",
    "[[]] * 3",
    "float('nan')",
    "slice(None)",
    "(x for x in [1])",
    "threading",
    "return",
    "raise",
    "del",
    "global x",
    "nonlocal x",
    "async",
    "import",
    "from",
    "match",
    "case _",
    "with",
    "not",
    "is",
    "in",
    ":=",
    "@",
    "//",
    "%",
    "<<",
];

/// The words of a line and what is between them.
fn pieces(line: &str) -> Vec<&str> {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let kind = is_word(first);
        let end = rest.find(|char| is_word(char) != kind).unwrap_or(rest.len());
        let end = if kind { end } else { first.len_utf8() };
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    pieces
}

fn changed(text: &str, other: &str, (change, one, two): (Change, usize, usize)) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return other.to_owned();
    }
    let (at, to) = (one % lines.len(), two % lines.len());
    match change {
        Change::DropLine => drop(lines.remove(at)),
        Change::RepeatLine => lines.insert(to, lines[at].clone()),
        Change::SwapLines => lines.swap(at, to),
        Change::Indent => lines[at].insert_str(0, "    "),
        Change::Dedent => lines[at] = lines[at].strip_prefix("    ").unwrap_or_default().to_owned(),
        Change::CutOff => lines.truncate(at),
        Change::Join => lines.extend(other.lines().skip(two % 40).map(str::to_owned)),
        Change::TakeWord | Change::DropWord => {
            let words: Vec<&str> = other.lines().flat_map(pieces).chain(WORDS.iter().copied()).collect();
            let word = if matches!(change, Change::DropWord) { "" } else { words[two % words.len()] };
            let mut own = pieces(&lines[at]);
            if !own.is_empty() {
                let place = two % own.len();
                own[place] = word;
            }
            lines[at] = own.concat();
        }
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)) })]

    #[test]
    fn no_text_does_any_harm(
        (first, second) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        changes in prop::collection::vec((prop::sample::select(&CHANGES[..]), any::<usize>(), any::<usize>()), 1..6),
        dialect in prop::sample::select(&[Dialect::Python314, Dialect::Free, Dialect::Every][..]),
    ) {
        let programs = programs();
        let (text, other) = (&programs[first.index(programs.len())].1, &programs[second.index(programs.len())].1);
        let text = changes.into_iter().fold(text.clone(), |text, change| changed(&text, other, change));
        let setup = Setup { cores: 2, dialect, limit: 400_000, ..Setup::default() };
        // What cannot be compiled is said, and that is all.
        if let Ok(run) = PythonRun::new("mutant.py", &text, &setup) {
            let ran = Ran::going_on(run, 1_000);
            if let RunEnd::Limit(sentence) = &ran.end {
                prop_assert!(sentence.contains("would go on"), "{}", sentence);
            }
        }
    }
}

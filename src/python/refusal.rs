//! Why a source has no code, and which sources are not compiled at all. Not how one
//! is compiled.

/// Why a source has no code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong, in CPython's words.
    pub message: String,
    /// The line, from 1; 0 if there is none.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl SyntaxError {
    /// Which of Python's exceptions it is.
    pub fn class(&self) -> &'static str {
        let begins = |starts: &[&str]| starts.iter().any(|start| self.message.starts_with(start));
        match () {
            () if begins(&["unindent does not", "expected an indented", "unexpected indent", "too many levels"]) => {
                "IndentationError"
            }
            () if begins(&["inconsistent use of tabs"]) => "TabError",
            () if begins(&["maximum recursion depth"]) => "RecursionError",
            () if begins(&["Parser stack overflowed"]) => "MemoryError",
            () => "SyntaxError",
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
/// How many branches all `if` statements of a source may have: the compiler calls
/// itself for each, and CPython's parser stops at about as many in one statement.
const MOST_BRANCHES: usize = 5_000;

#[cfg(not(target_arch = "wasm32"))]
/// Refuses a source that the compiler would not survive.
pub(super) fn refuse_endless(source: &str) -> Result<(), SyntaxError> {
    let mut branches = source.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("elif"));
    match branches.nth(MOST_BRANCHES) {
        Some((line, _)) => {
            let message = String::from("Parser stack overflowed - Python source too complex to parse");
            Err(SyntaxError { message, line: line + 1, column: 1 })
        }
        None => Ok(()),
    }
}

/// What is refused as a whole, at no line.
pub(super) fn refusal(message: &str) -> SyntaxError {
    SyntaxError { message: message.to_owned(), line: 0, column: 0 }
}

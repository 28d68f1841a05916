//! Small programs for a simulated computer, written in Rust with a builder that
//! reads like pseudo-code. Not a language for readers of the page.

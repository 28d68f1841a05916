//! The text of JSON: objects of strings, whole numbers and times. Knows nothing
//! of traces. Times are written from whole nanoseconds, so nothing is rounded.

use std::fmt::Write as _;

use crate::base::Nanos;

/// An object that is being written. Names of fields are plain words.
pub(super) struct Object<'t> {
    text: &'t mut String,
    is_empty: bool,
}

/// Writes an object with the fields that `fill` puts into it.
pub(super) fn object(text: &mut String, fill: impl FnOnce(&mut Object)) {
    text.push('{');
    fill(&mut Object { text, is_empty: true });
    text.push('}');
}

impl Object<'_> {
    /// A field that is a string.
    pub(super) fn string(&mut self, name: &str, value: &str) {
        self.name(name);
        quote(self.text, value);
    }

    /// A field that is a whole number.
    pub(super) fn whole(&mut self, name: &str, value: u64) {
        self.name(name);
        append(self.text, format_args!("{value}"));
    }

    /// A field that is a time, in microseconds with three decimals.
    pub(super) fn micros(&mut self, name: &str, time: Nanos) {
        self.name(name);
        append(self.text, format_args!("{}.{:03}", time.0 / 1_000, time.0 % 1_000));
    }

    /// A field that is an object.
    pub(super) fn object(&mut self, name: &str, fill: impl FnOnce(&mut Object)) {
        self.name(name);
        object(self.text, fill);
    }

    fn name(&mut self, name: &str) {
        self.text.push_str(if self.is_empty { "\"" } else { ",\"" });
        self.is_empty = false;
        self.text.push_str(name);
        self.text.push_str("\":");
    }
}

fn quote(text: &mut String, value: &str) {
    text.push('"');
    let mut rest = value;
    while let Some(place) = rest.find(|character: char| character < ' ' || matches!(character, '"' | '\\')) {
        text.push_str(&rest[..place]);
        // All of these are one byte long.
        match rest.as_bytes()[place] {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            control => append(text, format_args!("\\u{control:04x}")),
        }
        rest = &rest[place + 1..];
    }
    text.push_str(rest);
    text.push('"');
}

#[expect(clippy::expect_used, reason = "writing into a growing string cannot fail")]
fn append(text: &mut String, value: std::fmt::Arguments) {
    text.write_fmt(value).expect("a string takes any number of characters");
}

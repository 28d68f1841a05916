//! A string: characters, how many there are, and their hash. Surrogates are left
//! out. Not what can be done with strings (`builtins::strings`).

use std::sync::atomic::{AtomicU64, Ordering};

use super::hash;

/// A string.
#[derive(Debug)]
pub(crate) struct Text {
    text: String,
    /// How many characters.
    chars: usize,
    /// 0 while it is not known. Atomic only so that a text may stand in a constant.
    hash: AtomicU64,
}

impl Clone for Text {
    fn clone(&self) -> Self {
        let hash = AtomicU64::new(self.hash.load(Ordering::Relaxed));
        Self { text: self.text.clone(), chars: self.chars, hash }
    }
}

impl Text {
    pub(crate) fn new(text: String) -> Self {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self { text, chars, hash: AtomicU64::new(0) }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// How many characters.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.chars
    }

    #[inline]
    pub(crate) fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// CPython's hash with PYTHONHASHSEED=0; the empty string's is 0.
    #[inline]
    pub(crate) fn hash(&self) -> u64 {
        let known = self.hash.load(Ordering::Relaxed);
        if known != 0 {
            return known;
        }
        let hash = hash::of_text(&self.text);
        self.hash.store(hash, Ordering::Relaxed);
        hash
    }

    /// How many bytes it has room for.
    pub(crate) fn room(&self) -> usize {
        self.text.capacity()
    }

    /// Appends; for a string that nobody else sees.
    pub(crate) fn push(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.chars += other.chars;
        *self.hash.get_mut() = 0;
    }

    /// The character at a place.
    pub(crate) fn char_at(&self, place: usize) -> Option<char> {
        if self.is_ascii() {
            self.text.as_bytes().get(place).map(|&byte| char::from(byte))
        } else {
            self.text.chars().nth(place)
        }
    }

    /// Where in the bytes a character begins.
    pub(crate) fn byte_of(&self, place: usize) -> usize {
        if self.is_ascii() {
            place.min(self.text.len())
        } else {
            self.text.char_indices().nth(place).map_or(self.text.len(), |(byte, _)| byte)
        }
    }

    /// Which character begins at a byte.
    pub(crate) fn char_of(&self, byte: usize) -> usize {
        if self.is_ascii() { byte } else { self.text[..byte].chars().count() }
    }

    /// The characters from one place to before another.
    pub(crate) fn slice(&self, from: usize, to: usize) -> &str {
        if from >= to {
            return "";
        }
        &self.text[self.byte_of(from)..self.byte_of(to)]
    }
}

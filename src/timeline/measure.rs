//! How wide a text is, about: enough to decide whether it fits. A layout that
//! asked the browser could not be tested. The figures are those of a wide face, so that no text is cut off in any.

/// What replaces the middle of a text that does not fit.
const ELLIPSIS: char = '…';
/// How much of a text's end is kept: names differ at their end.
const KEPT_TAIL: usize = 4;

/// About how wide a text of that size is, in the same unit.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(char_width).sum::<f64>() * size
}

/// The text, or as much of its start and end as fits. What it says in brackets at its end goes first:
/// of two `Thread-1 (work)` and `Thread-2 (work)` the number has to stay.
pub(super) fn fit(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    if let Some((before, _)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        return fit(before, size, width);
    }
    let chars: Vec<char> = text.chars().collect();
    let tail_at = chars.len().saturating_sub(KEPT_TAIL);
    let tail: String = chars[tail_at..].iter().collect();
    let room = width - text_width(&tail, size) - char_width(ELLIPSIS) * size;
    let mut used = 0.0;
    let head: String = chars[..tail_at]
        .iter()
        .take_while(|&&char| {
            used += char_width(char) * size;
            used <= room
        })
        .collect();
    format!("{}{ELLIPSIS}{tail}", head.trim_end())
}

/// In parts of the type's size.
const fn char_width(char: char) -> f64 {
    match char {
        'i' | 'j' | 'l' | '\'' | '|' | '!' | '.' | ',' | ':' | ';' => 0.31,
        'f' | 't' | 'r' | 'I' | ' ' | '(' | ')' | '-' | '·' | '\u{202f}' => 0.38,
        'm' | 'w' | 'M' | 'W' | '…' | '@' | '%' => 0.95,
        'A'..='Z' => 0.7,
        '0'..='9' => 0.64,
        _ => 0.6,
    }
}

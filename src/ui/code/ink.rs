//! The inks of a line of Rust: comments, texts, keywords and numbers stand out.
//! Looks at one line and its characters; understands nothing.

/// What is written in bold.
const KEYWORDS: [&str; 20] = [
    "as", "break", "const", "continue", "else", "enum", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mut",
    "pub", "return", "struct", "use", "while",
];

/// The line in pieces, each with its class in the style sheet; most have none.
pub fn inks(line: &str) -> Vec<(&'static str, &str)> {
    let (mut pieces, mut rest, mut plain) = (Vec::new(), line, line);
    while !rest.is_empty() {
        let (ink, length) = first_word(rest);
        if !ink.is_empty() {
            pieces.push(("", &plain[..plain.len() - rest.len()]));
            pieces.push((ink, &rest[..length]));
            plain = &rest[length..];
        }
        rest = &rest[length..];
    }
    pieces.push(("", plain));
    pieces.retain(|(_, piece)| !piece.is_empty());
    pieces
}

/// The ink and the length of what the line begins with.
fn first_word(line: &str) -> (&'static str, usize) {
    let word = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(line.len());
    match line.as_bytes() {
        [b'/', b'/', ..] => ("comment", line.len()),
        [b'"', ..] => ("text", text_length(line)),
        [b'0'..=b'9', ..] => ("number", word),
        _ if KEYWORDS.contains(&&line[..word]) => ("keyword", word),
        _ if word > 0 => ("", word),
        _ => ("", line.chars().next().map_or(0, char::len_utf8)),
    }
}

/// From one quotation mark to the next that no backslash stands before.
fn text_length(line: &str) -> usize {
    let mut is_escaped = true;
    let end = line.bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(line.len(), |end| end + 1)
}

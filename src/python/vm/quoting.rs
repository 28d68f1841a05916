//! Strings and bytes as `repr` writes them, and names that are nearly alike.

/// A string in quotes, as `repr` writes it.
pub(crate) fn quote(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(mark);
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            it if it == mark => {
                quoted.push('\\');
                quoted.push(it);
            }
            it if (it as u32) < 0x20 || it as u32 == 0x7f => quoted.push_str(&format!("\\x{:02x}", it as u32)),
            it if !is_printable(it) => match it as u32 {
                code @ 0..=0xFF => quoted.push_str(&format!("\\x{code:02x}")),
                code @ 0x100..=0xFFFF => quoted.push_str(&format!("\\u{code:04x}")),
                code => quoted.push_str(&format!("\\U{code:08x}")),
            },
            it => quoted.push(it),
        }
    }
    quoted.push(mark);
    quoted
}

/// Whether a character is shown as it is; nearly CPython's table.
pub(crate) fn is_printable(character: char) -> bool {
    let code = character as u32;
    !(character.is_control()
        || (character.is_whitespace() && character != ' ')
        || matches!(code, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xE000..=0xF8FF | 0xFFF0..=0xFFFB | 0xE0000..))
}

/// Bytes as `repr` writes them.
pub(crate) fn quote_bytes(bytes: &[u8]) -> String {
    let mark = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut quoted = format!("b{mark}");
    for &byte in bytes {
        match byte {
            b'\\' => quoted.push_str("\\\\"),
            b'\n' => quoted.push_str("\\n"),
            b'\r' => quoted.push_str("\\r"),
            b'\t' => quoted.push_str("\\t"),
            byte if char::from(byte) == mark => {
                quoted.push('\\');
                quoted.push(mark);
            }
            0x20..=0x7e => quoted.push(char::from(byte)),
            byte => quoted.push_str(&format!("\\x{byte:02x}")),
        }
    }
    quoted.push(mark);
    quoted
}

/// The name nearest to a text that is not there, if one is near enough, by
/// CPython's measure: moving costs 2, changing a letter's case 1.
pub(crate) fn nearest<'a>(text: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        if name == text || (name.starts_with('_') && !text.starts_with('_')) {
            continue;
        }
        let most = (name.chars().count() + text.chars().count() + 3) * 2 / 6;
        let most = best.map_or(most, |(cost, _)| most.min(cost.saturating_sub(1)));
        let cost = distance(text, name);
        if cost <= most && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, name));
        }
    }
    best.map(|(_, name)| name)
}

pub(super) fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).map(|at| at * 2).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (i + 1) * 2;
        for (j, b) in other.iter().enumerate() {
            let change = match () {
                () if a == b => 0,
                () if a.eq_ignore_ascii_case(b) => 1,
                () => 2,
            };
            let best = (diagonal + change).min(row[j] + 2).min(row[j + 1] + 2);
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    row[other.len()]
}

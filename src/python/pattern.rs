//! Regular expressions: Python's way of writing them turned into that of the
//! crate that runs them. What the crate does otherwise is refused. Natively only.

use fancy_regex::Regex;

/// A compiled pattern, in the forms in which it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// By [`Wish`].
    regexes: [Regex; 4],
    /// The names of the groups, by number.
    pub(crate) names: Vec<Option<String>>,
}

/// Where a match has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Anywhere from the start on.
    Search,
    /// At the start.
    Match,
    /// At the start, to the end.
    Full,
    /// Anywhere, but not empty at the start: an empty match was there already.
    Advance,
}

/// The flags of Python's `re` that matter here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flags(pub(crate) i64);

impl Flags {
    const fn has(self, bit: i64) -> bool {
        self.0 & bit != 0
    }
}

const IGNORE_CASE: i64 = 2;
const MULTILINE: i64 = 8;
const DOT_ALL: i64 = 16;
const VERBOSE: i64 = 64;
const ASCII: i64 = 256;

impl Pattern {
    /// Compiles a pattern; or what is wrong with it, and at which character.
    pub(crate) fn new(source: &str, flags: Flags) -> Result<(Self, Flags), (String, usize)> {
        let mut turning =
            Turning { source: source.chars().collect(), at: 0, flags, groups: Vec::new(), out: String::new() };
        turning.global_flags()?;
        turning.all()?;
        let flags = turning.flags;
        let letters: String = [(IGNORE_CASE, 'i'), (MULTILINE, 'm'), (DOT_ALL, 's')]
            .iter()
            .filter(|row| flags.has(row.0))
            .map(|row| row.1)
            .collect();
        let open = if letters.is_empty() { String::from("(?:") } else { format!("(?{letters}:") };
        let body = format!("{open}{})", turning.out);
        let make = |text: String| Regex::new(&text).map_err(|error| (plain(&error.to_string()), 0));
        let regexes = [
            make(body.clone())?,
            make(format!("\\G{body}"))?,
            make(format!("\\G{body}\\z"))?,
            make(format!("{body}(?!\\G)"))?,
        ];
        let names = regexes[0].capture_names().map(|name| name.map(str::to_owned)).collect();
        Ok((Self { regexes, names }, flags))
    }

    /// The places of all groups, in bytes, the whole first; none if there is no
    /// match, an error if it takes too long.
    pub(crate) fn find(&self, text: &str, from: usize, wish: Wish) -> Result<Option<Vec<Span>>, String> {
        match self.regexes[wish as usize].captures_from_pos(text, from) {
            Ok(Some(found)) => {
                Ok(Some((0..found.len()).map(|group| found.get(group).map(|it| (it.start(), it.end()))).collect()))
            }
            Ok(None) => Ok(None),
            Err(error) => Err(plain(&error.to_string())),
        }
    }
}

/// The crate's words in one line.
fn plain(words: &str) -> String {
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where a group begins and ends, in bytes, if it took part.
type Span = Option<(usize, usize)>;

type Turned = Result<(), (String, usize)>;

/// A pattern on its way from one form to the other.
struct Turning {
    source: Vec<char>,
    at: usize,
    flags: Flags,
    /// The groups so far, by their names.
    groups: Vec<Option<String>>,
    out: String,
}

impl Turning {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.source.get(self.at + ahead).copied()
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, character)| self.peek(ahead) == Some(character))
    }

    fn fail<T>(&self, message: impl Into<String>, at: usize) -> Result<T, (String, usize)> {
        Err((message.into(), at))
    }

    /// `(?im)` at the very start.
    fn global_flags(&mut self) -> Turned {
        while self.starts_with("(?") {
            let letters: String =
                self.source[self.at + 2..].iter().take_while(|one| "aiLmsux".contains(**one)).collect();
            if letters.is_empty() || self.peek(2 + letters.len()) != Some(')') {
                return Ok(());
            }
            for letter in letters.chars() {
                self.flags.0 |= match letter {
                    'i' => IGNORE_CASE,
                    'm' => MULTILINE,
                    's' => DOT_ALL,
                    'x' => VERBOSE,
                    'a' => ASCII,
                    'u' => 0,
                    _ => return self.fail("bad inline flags: cannot use 'L' flag with a str pattern", self.at + 3),
                };
            }
            self.at += 3 + letters.len();
        }
        Ok(())
    }

    fn all(&mut self) -> Turned {
        while let Some(one) = self.peek(0) {
            match one {
                '\\' => self.escape()?,
                '[' => self.set()?,
                '(' => self.group()?,
                '$' if self.flags.has(MULTILINE) => self.give("$", 1),
                '$' => self.give("(?=\\n?\\z)", 1),
                '{' => self.braces(),
                '#' if self.flags.has(VERBOSE) => {
                    while self.peek(0).is_some_and(|one| one != '\n') {
                        self.at += 1;
                    }
                }
                one if self.flags.has(VERBOSE) && one.is_whitespace() => self.at += 1,
                '*' | '+' | '?' if self.out.is_empty() => return self.fail("nothing to repeat", self.at),
                '.' | '^' | '|' | ')' | '*' | '+' | '?' => self.give(&one.to_string(), 1),
                one => {
                    self.literal(one);
                    self.at += 1;
                }
            }
        }
        Ok(())
    }

    fn give(&mut self, text: &str, taken: usize) {
        self.out.push_str(text);
        self.at += taken;
    }

    /// A character that stands for itself.
    fn literal(&mut self, one: char) {
        if one.is_alphanumeric() || one == '_' || one == ' ' {
            self.out.push(one);
        } else {
            self.out.push_str(&format!("\\x{{{:x}}}", one as u32));
        }
    }

    /// `{…}` is a number of times only if it looks like one.
    fn braces(&mut self) {
        let inner: String = self.source[self.at + 1..].iter().take_while(|one| **one != '}').collect();
        let is_closed = self.peek(1 + inner.chars().count()) == Some('}');
        let parts: Vec<&str> = inner.split(',').collect();
        let are_numbers = parts.iter().all(|part| part.chars().all(|one| one.is_ascii_digit()));
        if !is_closed || inner.is_empty() || parts.len() > 2 || !are_numbers || inner == "," && parts.len() < 2 {
            self.literal('{');
            self.at += 1;
            return;
        }
        let least = if parts[0].is_empty() { "0" } else { parts[0] };
        let text = parts.get(1).map_or_else(|| format!("{{{least}}}"), |most| format!("{{{least},{most}}}"));
        self.give(&text, inner.chars().count() + 2);
    }

    fn group(&mut self) -> Turned {
        let start = self.at;
        if !self.starts_with("(?") {
            self.groups.push(None);
            self.give("(", 1);
            return Ok(());
        }
        if self.starts_with("(?#") {
            while self.peek(0).is_some_and(|one| one != ')') {
                self.at += 1;
            }
            self.at += 1;
            return Ok(());
        }
        if self.starts_with("(?P=") || self.starts_with("(?P<") {
            let close = if self.peek(3) == Some('=') { ')' } else { '>' };
            let name: String = self.source[self.at + 4..].iter().take_while(|one| **one != close).collect();
            let is_name = name.chars().all(|one| one.is_alphanumeric() || one == '_')
                && !name.starts_with(|one: char| one.is_ascii_digit());
            if name.is_empty() || !is_name {
                let what = if name.is_empty() {
                    String::from("missing group name")
                } else {
                    format!("bad character in group name '{name}'")
                };
                return self.fail(what, start + 4);
            }
            if close == '>' {
                self.name_group(&name, start + 4)?;
            }
            let text = if close == ')' { format!("(?P={name})") } else { format!("(?P<{name}>") };
            self.give(&text, 5 + name.chars().count());
            return Ok(());
        }
        for known in ["(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"] {
            if self.starts_with(known) {
                self.give(known, known.len());
                return Ok(());
            }
        }
        let letters: String = self.source[self.at + 2..].iter().take_while(|one| "ims-".contains(**one)).collect();
        if !letters.is_empty() && self.peek(2 + letters.len()) == Some(':') {
            self.give(&format!("(?{letters}:"), 3 + letters.len());
            return Ok(());
        }
        match self.peek(2) {
            Some('(') => self.fail("a group that depends on another is not supported here", start + 1),
            Some(one) if "aiLmsux-".contains(one) => {
                self.fail("global flags not at the start of the expression", start)
            }
            Some(one) => self.fail(format!("unknown extension ?{one}"), start + 1),
            None => self.fail("unexpected end of pattern", start + 2),
        }
    }

    /// A new group has a name, at that place, which no other may have.
    fn name_group(&mut self, name: &str, at: usize) -> Turned {
        let number = self.groups.len() + 1;
        if let Some(other) = self.groups.iter().position(|group| group.as_deref() == Some(name)) {
            let was = format!("redefinition of group name '{name}' as group {number}; was group {}", other + 1);
            return self.fail(was, at);
        }
        self.groups.push(Some(name.to_owned()));
        Ok(())
    }

    /// An escape outside of a set.
    fn escape(&mut self) -> Turned {
        let Some(one) = self.peek(1) else { return self.fail("bad escape (end of pattern)", self.at) };
        let is_ascii = self.flags.has(ASCII);
        match one {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => {
                let text = class(one, is_ascii, false);
                self.give(&text, 2);
            }
            'b' | 'B' | 'A' => self.give(&format!("\\{one}"), 2),
            'Z' | 'z' => self.give("\\z", 2),
            '1'..='9' => {
                let number: String =
                    self.source[self.at + 1..].iter().take(2).take_while(|one| one.is_ascii_digit()).collect();
                self.give(&format!("(?:\\{number})"), 1 + number.len());
            }
            _ => {
                let character = self.character()?;
                self.literal(character);
            }
        }
        Ok(())
    }

    /// The character that an escape stands for; it is taken.
    fn character(&mut self) -> Result<char, (String, usize)> {
        let start = self.at;
        let one = self.peek(1).unwrap_or('\\');
        self.at += 2;
        let simple = match one {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\x0c',
            'v' => '\x0b',
            'a' => '\x07',
            '0' => return Ok(self.number(8, 2, start).unwrap_or('\0')),
            'x' => return self.number(16, 2, start).map_or_else(|| self.fail("incomplete escape \\x", start), Ok),
            'u' => return self.number(16, 4, start).map_or_else(|| self.fail("incomplete escape \\u", start), Ok),
            'U' => return self.number(16, 8, start).map_or_else(|| self.fail("bad escape \\U", start), Ok),
            one if one.is_ascii_alphanumeric() => return self.fail(format!("bad escape \\{one}"), start),
            one => one,
        };
        Ok(simple)
    }

    fn number(&mut self, base: u32, most: usize, _start: usize) -> Option<char> {
        let figures: String = self.source[self.at..].iter().take(most).take_while(|one| one.is_digit(base)).collect();
        if base == 16 && figures.len() != most {
            return None;
        }
        self.at += figures.len();
        char::from_u32(u32::from_str_radix(&figures, base).unwrap_or(0))
    }

    /// `[…]`, where Python has no operators and no sets within.
    fn set(&mut self) -> Turned {
        let start = self.at;
        self.give("[", 1);
        if self.peek(0) == Some('^') {
            self.give("^", 1);
        }
        let first = self.at;
        loop {
            match self.peek(0) {
                None => return self.fail("unterminated character set", start),
                Some(']') if self.at > first => break,
                Some('-') if self.at > first && self.peek(1).is_some_and(|one| one != ']') => self.give("-", 1),
                Some('\\') => self.escape_in_set()?,
                Some(one) => {
                    self.literal_in_set(one);
                    self.at += 1;
                }
            }
        }
        self.give("]", 1);
        Ok(())
    }

    fn literal_in_set(&mut self, one: char) {
        if one.is_ascii_alphanumeric() {
            self.out.push(one);
        } else {
            self.out.push_str(&format!("\\x{{{:x}}}", one as u32));
        }
    }

    fn escape_in_set(&mut self) -> Turned {
        match self.peek(1) {
            Some(one @ ('d' | 'D' | 'w' | 'W' | 's' | 'S')) => {
                let text = class(one, self.flags.has(ASCII), true);
                self.give(&text, 2);
            }
            Some('b') => self.give("\\x08", 2),
            _ => {
                let character = self.character()?;
                self.literal_in_set(character);
            }
        }
        Ok(())
    }
}

/// A class of characters by its letter.
fn class(letter: char, is_ascii: bool, in_set: bool) -> String {
    if !is_ascii {
        return format!("\\{letter}");
    }
    let inner = match letter.to_ascii_lowercase() {
        'd' => "0-9",
        'w' => "a-zA-Z0-9_",
        _ => " \\t\\n\\r\\x0b\\x0c",
    };
    let not = if letter.is_ascii_uppercase() { "^" } else { "" };
    if in_set && not.is_empty() { inner.to_owned() } else { format!("[{not}{inner}]") }
}

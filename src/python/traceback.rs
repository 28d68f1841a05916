//! An exception as the text that a terminal shows: where it has been, what it
//! says, what it came from. Not how it is raised.

use super::classes as c;
use super::code::Span;
use super::object::{Exception, Obj, Place};
use super::op::Op;
use super::value::Value;
use super::vm::Vm;

/// A line that is there more often is counted.
const MOST_REPEATS: usize = 3;

/// The whole text of an exception that nobody caught.
pub(crate) fn text(vm: &Vm, error: Value) -> String {
    let mut text = String::new();
    write_chain(vm, error, &mut text, 0);
    text
}

fn write_chain(vm: &Vm, error: Value, text: &mut String, depth: usize) {
    let Some(exception) = vm.as_exception(error) else { return };
    if depth < 50 {
        if !exception.cause.is_null() {
            write_chain(vm, exception.cause, text, depth + 1);
            text.push_str("\nThe above exception was the direct cause of the following exception:\n\n");
        } else if !exception.context.is_null() && !exception.hides_context {
            write_chain(vm, exception.context, text, depth + 1);
            text.push_str("\nDuring handling of the above exception, another exception occurred:\n\n");
        }
    }
    if vm.is_subclass(exception.class, c::BASE_EXCEPTION_GROUP) {
        write_group(vm, error, exception, text, "", true);
        return;
    }
    if !exception.places.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
        write_places(vm, &exception.places, text, "");
    }
    write_head(vm, error, exception, text, "");
}

fn write_head(vm: &Vm, error: Value, exception: &Exception, text: &mut String, margin: &str) {
    let name = vm.full_name(exception.class);
    let name = name.strip_prefix("__main__.").unwrap_or(&name);
    let says = vm.shown_text(error);
    let hint = vm.heap.text(exception.value).filter(|hint| hint.as_str().starts_with(". Did you mean"));
    let hint = hint.map_or("", |hint| hint.as_str());
    let line = if says.is_empty() { name.to_owned() } else { format!("{name}: {says}{hint}") };
    for part in line.split('\n') {
        text.push_str(&format!("{margin}{part}\n"));
    }
    let notes = vm.own_attribute(error, vm.known.notes).and_then(|notes| vm.heap.items(notes)).unwrap_or_default();
    for &note in notes {
        for part in vm.heap.text_of(note).split('\n') {
            text.push_str(&format!("{margin}{part}\n"));
        }
    }
}

fn write_group(vm: &Vm, error: Value, exception: &Exception, text: &mut String, margin: &str, is_outer: bool) {
    let inner = if is_outer { format!("{margin}  | ") } else { format!("{margin}| ") };
    if !exception.places.is_empty() {
        let first = if is_outer { format!("{margin}  + ") } else { inner.clone() };
        text.push_str(&format!("{first}Exception Group Traceback (most recent call last):\n"));
        write_places(vm, &exception.places, text, &inner);
    }
    write_head(vm, error, exception, text, &inner);
    let below = if is_outer { format!("{margin}  ") } else { margin.to_owned() };
    let all = vm.heap.items(exception.value).unwrap_or_default();
    for (place, &one) in all.iter().enumerate() {
        let lead = if place == 0 { "+-+-" } else { "  +-" };
        text.push_str(&format!("{below}{lead}--------------- {} ----------------\n", place + 1));
        let Some(it) = vm.as_exception(one) else { continue };
        let deeper = format!("{below}  ");
        if vm.is_subclass(it.class, c::BASE_EXCEPTION_GROUP) {
            write_group(vm, one, it, text, &deeper, false);
            continue;
        }
        let margin = format!("{deeper}| ");
        if !it.places.is_empty() {
            text.push_str(&format!("{margin}Traceback (most recent call last):\n"));
            write_places(vm, &it.places, text, &margin);
        }
        write_head(vm, one, it, text, &margin);
    }
    let ends_in_group = all
        .last()
        .and_then(|&one| vm.as_exception(one))
        .is_some_and(|it| vm.is_subclass(it.class, c::BASE_EXCEPTION_GROUP));
    if !ends_in_group {
        text.push_str(&format!("{below}  +------------------------------------\n"));
    }
}

fn write_places(vm: &Vm, places: &[Place], text: &mut String, margin: &str) {
    let key = |place: &Place| (place.code, span_of(vm, place).line);
    let outermost_first: Vec<&Place> = places.iter().rev().collect();
    for same in outermost_first.chunk_by(|one, other| key(one) == key(other)) {
        for place in same.iter().take(MOST_REPEATS) {
            write_place(vm, place, span_of(vm, place), text, margin);
        }
        let more = same.len().saturating_sub(MOST_REPEATS);
        if more > 0 {
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!("{margin}  [Previous line repeated {more} more time{plural}]\n"));
        }
    }
}

fn span_of(vm: &Vm, place: &Place) -> Span {
    vm.program.codes[place.code as usize].spans.get(place.at as usize).copied().unwrap_or_default()
}

fn write_place(vm: &Vm, place: &Place, span: Span, text: &mut String, margin: &str) {
    let code = &vm.program.codes[place.code as usize];
    let file = &vm.program.files[code.file as usize];
    text.push_str(&format!("{margin}  File \"{}\", line {}, in {}\n", file.name, span.line, code.name));
    let Some(line) = file.lines.get(span.line as usize - 1) else { return };
    let trimmed = line.trim_start();
    let indent = line.chars().count() - trimmed.chars().count();
    text.push_str(&format!("{margin}    {}\n", trimmed.trim_end()));
    if span.end_line != span.line {
        return;
    }
    // An assignment in place is a statement: nothing in it is marked apart.
    let is_plain = |instr: &&crate::python::code::Instr| instr.op != Op::BinaryOp || instr.arg < 13 || instr.arg == 26;
    let op = code.plain.get(place.at as usize).filter(is_plain).map(|instr| instr.op);
    if let Some(marks) = marks(line, indent, span, op) {
        text.push_str(&format!("{margin}    {marks}\n"));
    }
}

/// What underlines the part of a line that failed; none if that is all of it.
fn marks(line: &str, indent: usize, span: Span, op: Option<Op>) -> Option<String> {
    let characters: Vec<char> = line.chars().collect();
    // Columns count bytes.
    let place = |bytes: u32| line.char_indices().take_while(|(at, _)| *at < bytes as usize).count();
    let (from, to) = (place(span.column), place(span.end_column));
    if from >= to {
        return None;
    }
    let part: Vec<char> = characters[from..to].to_vec();
    let anchor = match op {
        Some(Op::BinaryOp | Op::BinarySlice) => operator_in(&part),
        Some(Op::DeleteSubscr | Op::StoreSubscr) => brackets_in(&part, '[', ']'),
        Some(Op::Call | Op::CallKw | Op::CallFunctionEx | Op::GetIter) => brackets_in(&part, '(', ')'),
        _ => None,
    };
    let all = line.trim().chars().count();
    if anchor.is_none() && to - from == all {
        return None;
    }
    let (before, after): (String, String) = (characters[..from].iter().collect(), characters[to..].iter().collect());
    if matches!(op, Some(Op::Call | Op::CallKw | Op::CallFunctionEx)) && is_all(before.trim(), &part, after.trim()) {
        return None;
    }
    let mut marks = " ".repeat(from - indent);
    for place in 0..part.len() {
        let is_anchor = anchor.is_none_or(|(start, end)| place >= start && place < end);
        marks.push(if is_anchor { '^' } else { '~' });
    }
    Some(marks)
}

/// Whether a call is all that a statement returns or assigns: then a line says
/// enough.
fn is_all(before: &str, part: &[char], after: &str) -> bool {
    let name = part.iter().take_while(|it| it.is_alphanumeric() || **it == '_').count();
    let is_assigned = before.ends_with('=') && !before.ends_with("==");
    after.is_empty() && (before == "return" && part.get(name) == Some(&'(') || is_assigned)
}

/// The operator between two operands, or the brackets of an index.
fn operator_in(part: &[char]) -> Option<(usize, usize)> {
    if part.last() == Some(&']') {
        return brackets_in(part, '[', ']');
    }
    let (mut depth, mut quote) = (0_i32, None);
    let mut found = None;
    for (at, &character) in part.iter().enumerate() {
        match (quote, character) {
            (Some(mark), other) if other == mark => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(character),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth -= 1,
            (None, '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '@' | '<' | '>') if depth == 0 && at > 0 => {
                let before = part[..at].iter().rev().find(|it| !it.is_whitespace());
                let is_operand = before.is_some_and(|it| it.is_alphanumeric() || "_)]}'\".".contains(*it));
                if is_operand {
                    let double = part.get(at + 1) == Some(&character) && "*/<>".contains(character);
                    found = Some((at, at + 1 + usize::from(double)));
                }
            }
            _ => {}
        }
    }
    found
}

/// The last pair of brackets, from its opening on.
fn brackets_in(part: &[char], open: char, close: char) -> Option<(usize, usize)> {
    let mut depth = 0;
    for at in (0..part.len()).rev() {
        if part[at] == close {
            depth += 1;
        } else if part[at] == open {
            depth -= 1;
            if depth == 0 {
                return (at > 0).then_some((at, part.len()));
            }
        }
    }
    None
}

impl Vm {
    /// What an exception says, for a traceback: Python code is not called.
    pub(crate) fn shown_text(&self, error: Value) -> String {
        match self.str_text(error) {
            Ok(text) => text,
            Err(_) => match self.own_attribute(error, self.known.wrapped) {
                Some(text) => self.heap.text_of(text).to_owned(),
                None => String::from("<exception str() failed>"),
            },
        }
    }

    /// An exception's text by its arguments alone.
    pub(crate) fn plain_exception_text(&self, error: Value) -> String {
        match self.heap.get(error) {
            Obj::Exception(exception) => self.exception_text(exception.class, exception.args).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

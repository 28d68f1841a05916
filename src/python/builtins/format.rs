//! Format specifications (`:>10.2f`) and `str.format`.

use super::format_floats::float_body;
use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Args, Flow, Number, Res, Then, Vm};

/// A specification, taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spec {
    pub(crate) fill: Option<char>,
    pub(crate) align: Option<char>,
    pub(crate) sign: Option<char>,
    pub(crate) alternate: bool,
    /// Whether a zero never has a sign.
    pub(crate) no_negative_zero: bool,
    pub(crate) width: usize,
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    pub(crate) kind: Option<char>,
}

fn whole_number(figures: &str) -> Result<usize, String> {
    let number = figures.parse::<i64>().map_err(|_| String::from("Too many decimal digits in format string"))?;
    usize::try_from(number).map_err(|_| String::from("Too many decimal digits in format string"))
}

impl Spec {
    /// Takes a specification apart; if it is not one, why, if there is something
    /// to say.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut spec = Self::default();
        let characters: Vec<char> = text.chars().collect();
        let mut at = 0;
        let is_align = |place: usize| characters.get(place).is_some_and(|it| matches!(it, '<' | '>' | '^' | '='));
        if is_align(1) {
            (spec.fill, spec.align, at) = (Some(characters[0]), Some(characters[1]), 2);
        } else if is_align(0) {
            (spec.align, at) = (Some(characters[0]), 1);
        }
        let mut take = |wanted: &str| {
            let found = characters.get(at).copied().filter(|it| wanted.contains(*it));
            at += usize::from(found.is_some());
            found
        };
        spec.sign = take("+- ");
        spec.no_negative_zero = take("z").is_some();
        spec.alternate = take("#").is_some();
        if take("0").is_some() && spec.align.is_none() {
            (spec.fill, spec.align) = (spec.fill.or(Some('0')), Some('='));
        }
        let digits = |at: &mut usize| {
            let start = *at;
            while characters.get(*at).is_some_and(char::is_ascii_digit) {
                *at += 1;
            }
            let figures = characters[start..*at].iter().collect::<String>();
            (start < *at).then(|| whole_number(&figures))
        };
        spec.width = digits(&mut at).transpose()?.unwrap_or(0);
        if let Some(&mark) = characters.get(at).filter(|it| matches!(it, ',' | '_')) {
            spec.grouping = Some(mark);
            at += 1;
            if let Some(&more) = characters.get(at).filter(|it| matches!(it, ',' | '_')) {
                return Err(if more == mark {
                    format!("Cannot specify '{mark}' with '{mark}'.")
                } else {
                    String::from("Cannot specify both ',' and '_'.")
                });
            }
        }
        if characters.get(at) == Some(&'.') {
            at += 1;
            spec.precision = Some(digits(&mut at).ok_or("Format specifier missing precision")??);
        }
        if let Some(&kind) = characters.get(at) {
            spec.kind = Some(kind);
            at += 1;
        }
        if at < characters.len() {
            return Err(String::new());
        }
        let (kind, mark) = (spec.kind.unwrap_or('d'), spec.grouping.unwrap_or(' '));
        let may_group = if mark == '_' { "defgEG%FboxX" } else { "defgEG%F" };
        if mark != ' ' && !may_group.contains(kind) {
            return Err(format!("Cannot specify '{mark}' with '{kind}'."));
        }
        Ok(spec)
    }

    /// A text without sign in its width; `sign` goes before or after the filling.
    pub(crate) fn pad(&self, sign: &str, body: &str, default: char) -> String {
        let align = self.align.unwrap_or(default);
        let fill = self.fill.unwrap_or(' ').to_string();
        let len = sign.chars().count() + body.chars().count();
        let missing = self.width.saturating_sub(len);
        match align {
            '<' => format!("{sign}{body}{}", fill.repeat(missing)),
            '^' => format!("{}{sign}{body}{}", fill.repeat(missing / 2), fill.repeat(missing - missing / 2)),
            '=' => format!("{sign}{}{body}", fill.repeat(missing)),
            _ => format!("{}{sign}{body}", fill.repeat(missing)),
        }
    }

    pub(crate) fn sign_of(&self, is_negative: bool) -> &'static str {
        match (is_negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }

    /// Marks between groups of figures.
    pub(super) fn group(&self, figures: &str, size: usize) -> String {
        let Some(mark) = self.grouping else { return figures.to_owned() };
        // Zeros that fill the width are grouped too.
        let mut figures = figures.to_owned();
        if self.fill == Some('0') && self.align == Some('=') {
            let mut len = figures.len();
            while len + len / size < self.width && len < self.width {
                len += 1;
            }
            figures.insert_str(0, &"0".repeat(len - figures.len()));
        }
        let mut grouped = String::new();
        for (place, figure) in figures.chars().enumerate() {
            if place > 0 && (figures.len() - place).is_multiple_of(size) {
                grouped.push(mark);
            }
            grouped.push(figure);
        }
        grouped
    }
}

impl Vm {
    /// `format(value, spec)`; both stay the caller's.
    pub(crate) fn format(&mut self, value: Value, spec: Value, then: Then) -> Res {
        let class = self.class_of(value);
        if let Some(method) = self.lookup(class, self.known.format)
            && !matches!(self.heap.get(method), Obj::Native(_))
        {
            let (value, spec) = (self.heap.retain(value), self.heap.retain(spec));
            return self.call(method, &[value, spec], then);
        }
        self.format_plainly(value, spec, then)
    }

    /// What `object.__format__` and those of the built-in classes do.
    pub(crate) fn format_plainly(&mut self, value: Value, spec: Value, then: Then) -> Res {
        let text = self.heap.text_of(spec).to_owned();
        let is_own = matches!(self.heap.get(value), Obj::Instance(_) | Obj::Type(_) | Obj::Exception(_));
        let is_formatted = !is_own && (self.number(value).is_some() || self.heap.text(value).is_some());
        if text.is_empty() || (value.as_bool().is_some() && text.is_empty()) {
            return self.str_of(value, then);
        }
        if !is_formatted {
            let class = self.class_name(value);
            return Err(self.type_error(format!("unsupported format string passed to {class}.__format__")));
        }
        let class = self.class_name(value);
        let parsed = match Spec::parse(&text) {
            Ok(parsed) => parsed,
            Err(why) if why.is_empty() => {
                let message = format!("Invalid format specifier '{text}' for object of type '{class}'");
                return Err(self.value_error(message));
            }
            Err(why) => return Err(self.value_error(why)),
        };
        self.room_for_format(&parsed, self.number(value).is_some())?;
        let formatted = self.format_with(value, &parsed)?;
        let formatted = self.heap.str(formatted);
        self.apply(then, formatted)
    }

    /// Asks for the memory of a wide text.
    pub(crate) fn room_for_format(&mut self, spec: &Spec, is_number: bool) -> Result<(), Value> {
        let fill = spec.fill.map_or(1, char::len_utf8) as u64;
        self.room((spec.width as u64).saturating_mul(fill))?;
        self.room(spec.precision.filter(|_| is_number).unwrap_or(0) as u64)
    }

    /// A text in a specification's way.
    fn format_text(
        &mut self,
        text: &str,
        spec: &Spec,
        wrong: impl Fn(&mut Self, char) -> Value,
    ) -> Result<String, Value> {
        match spec.kind {
            Some(kind) if kind != 's' => Err(wrong(self, kind)),
            _ if spec.sign == Some(' ') => Err(self.value_error("Space not allowed in string format specifier")),
            _ if spec.sign.is_some() => Err(self.value_error("Sign not allowed in string format specifier")),
            _ if spec.no_negative_zero => {
                Err(self.value_error("Negative zero coercion (z) not allowed in string format specifier"))
            }
            _ if spec.alternate => Err(self.value_error("Alternate form (#) not allowed in string format specifier")),
            _ if spec.grouping.is_some() => {
                let mark = spec.grouping.unwrap_or(',');
                Err(self.value_error(format!("Cannot specify '{mark}' with 's'.")))
            }
            _ if spec.align == Some('=') && spec.fill != Some('0') => {
                Err(self.value_error("'=' alignment not allowed in string format specifier"))
            }
            _ => {
                let cut: String = text.chars().take(spec.precision.unwrap_or(usize::MAX)).collect();
                let mut spec = spec.clone();
                spec.align = spec.align.map(|align| if align == '=' { '<' } else { align });
                Ok(spec.pad("", &cut, '<'))
            }
        }
    }

    fn format_with(&mut self, value: Value, spec: &Spec) -> Result<String, Value> {
        let wrong = |vm: &mut Self, kind: char| {
            let class = vm.class_name(value);
            vm.value_error(format!("Unknown format code '{kind}' for object of type '{class}'"))
        };
        if let Some(text) = self.heap.text(value) {
            let text = text.as_str().to_owned();
            return self.format_text(&text, spec, wrong);
        }
        let is_float_kind = spec.kind.is_some_and(|kind| "eEfFgG%".contains(kind));
        let float = match self.number(value) {
            Some(Number::Float(float)) => Some(float),
            Some(_) if is_float_kind => match super::numbers::float_of(self, value) {
                Some(float) => Some(float),
                None => return Err(self.overflow("int too large to convert to float")),
            },
            _ => None,
        };
        if let Some(float) = float {
            return match spec.kind {
                Some(kind) if !is_float_kind && kind != 'n' => Err(wrong(self, kind)),
                _ => {
                    let body = float_body(float, spec);
                    let is_zero = spec.no_negative_zero && !body.contains(|it: char| matches!(it, '1'..='9'));
                    let sign = spec.sign_of(float.is_sign_negative() && !float.is_nan() && !is_zero);
                    Ok(spec.pad(sign, &body, '>'))
                }
            };
        }
        let int = super::numbers::big_of(self, value).unwrap_or_default();
        if spec.precision.is_some() {
            return Err(self.value_error("Precision not allowed in integer format specifier"));
        }
        let figures = |base| int.magnitude().to_str_radix(base);
        let (prefix, figures, size) = match spec.kind {
            None | Some('d' | 'n') => ("", figures(10), 3),
            Some('b') => ("0b", figures(2), 4),
            Some('o') => ("0o", figures(8), 4),
            Some('x') => ("0x", figures(16), 4),
            Some('X') => ("0X", figures(16).to_uppercase(), 4),
            Some('c') => {
                if spec.sign.is_some() {
                    return Err(self.value_error("Sign not allowed with integer format specifier 'c'"));
                }
                if spec.alternate {
                    return Err(self.value_error("Alternate form (#) not allowed with integer format specifier 'c'"));
                }
                let Some(character) = u32::try_from(&int).ok().and_then(char::from_u32) else {
                    return Err(self.overflow("%c arg not in range(0x110000)"));
                };
                return Ok(spec.pad("", &character.to_string(), '<'));
            }
            Some(kind) => return Err(wrong(self, kind)),
        };
        let sign = spec.sign_of(int.sign() == num_bigint::Sign::Minus);
        let sign = if spec.alternate { format!("{sign}{prefix}") } else { sign.to_owned() };
        Ok(spec.pad(&sign, &spec.group(&figures, size), '>'))
    }
}

/// `str.format`: the fields are filled by the prelude.
pub(crate) fn format_method(vm: &mut Vm, args: Args) -> Res {
    let template = vm.heap.retain(vm.arg(args, 0));
    let positional: Vec<Value> = vm.args_from(args, 1).into_iter().map(|value| vm.heap.retain(value)).collect();
    let positional = vm.heap.tuple(positional);
    let mut named = crate::python::dict::Dict::default();
    for (name, value) in vm.keywords(args) {
        let hash = vm.heap.text(name).map_or(0, crate::python::text::Text::hash);
        named.add(hash, vm.heap.retain(name), vm.heap.retain(value));
    }
    let named = vm.heap.dict(named);
    vm.call_prelude("format_fields", &[template, positional, named], Then::Push)
}

/// `str.format_map`.
pub(crate) fn format_map(vm: &mut Vm, args: Args) -> Res {
    let (template, named) = (vm.heap.retain(vm.arg(args, 0)), vm.heap.retain(vm.arg(args, 1)));
    let positional = vm.heap.tuple(Vec::new());
    vm.call_prelude("format_fields", &[template, positional, named], Then::Push)
}

/// A template as a list: texts, and tuples of field, conversion and specification.
pub(crate) fn parse_template(vm: &mut Vm, args: Args) -> Res {
    let template: Vec<char> = vm.heap.text_of(vm.arg(args, 0)).chars().collect();
    let mut parts = Vec::new();
    let (mut text, mut at) = (String::new(), 0);
    while at < template.len() {
        let character = template[at];
        at += 1;
        if matches!(character, '{' | '}') && template.get(at) == Some(&character) {
            text.push(character);
            at += 1;
            continue;
        }
        if character == '}' {
            return Err(vm.value_error("Single '}' encountered in format string"));
        }
        if character != '{' {
            text.push(character);
            continue;
        }
        let (start, mut depth) = (at, 1);
        while at < template.len() && depth > 0 {
            match template[at] {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
        if depth > 0 {
            let why = match start == template.len() {
                true => "Single '{' encountered in format string",
                false => "expected '}' before end of string",
            };
            return Err(vm.value_error(why));
        }
        parts.push(vm.heap.str(std::mem::take(&mut text)));
        let field: String = template[start..at - 1].iter().collect();
        let bracket = field.find(']').unwrap_or(0);
        let colon = field[bracket..].find(':').map(|at| at + bracket);
        let (name, spec) = colon.map_or((field.as_str(), ""), |at| (&field[..at], &field[at + 1..]));
        let (name, conversion) = name.split_once('!').unwrap_or((name, ""));
        let three: Vec<Value> = [name, conversion, spec].into_iter().map(|part| vm.heap.str(part)).collect();
        parts.push(vm.heap.tuple(three));
    }
    parts.push(vm.heap.str(text));
    Ok(Flow::Value(vm.heap.list(parts)))
}

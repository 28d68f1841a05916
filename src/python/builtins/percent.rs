//! `"…%d…" % values`. Not `format`.

use crate::python::object::Obj;
use crate::python::value::Value;
use crate::python::vm::{Number, Vm};

use super::format::Spec;
use super::format_floats::float_body;

/// One conversion of a template.
struct Conversion {
    spec: Spec,
    key: Option<String>,
    kind: char,
    /// Where the kind stands in the template.
    at: usize,
}

/// The template with its values; none if Python code must be called for them.
pub(crate) fn format(vm: &mut Vm, template: Value, values: Value) -> Result<Option<Value>, Value> {
    let template: Vec<char> = vm.heap.text_of(template).chars().collect();
    let (items, is_tuple) = match vm.heap.body(values) {
        Obj::Tuple(items) => (items.to_vec(), true),
        _ => (vec![values], false),
    };
    let is_map = matches!(vm.heap.body(values), Obj::Dict(_));
    let mut next = items.into_iter();
    let mut text = String::new();
    let mut at = 0;
    while at < template.len() {
        let character = template[at];
        at += 1;
        if character != '%' {
            text.push(character);
            continue;
        }
        let conversion = parse(vm, &template, &mut at, &mut next)?;
        if conversion.kind == '%' {
            text.push('%');
            continue;
        }
        let value = match &conversion.key {
            Some(_) if !is_map => return Err(vm.type_error("format requires a mapping")),
            Some(key) => match vm.dict_get_text(values, key) {
                Some(value) => value,
                None => {
                    let key = vm.heap.str(key.as_str());
                    return Err(vm.key_error(key));
                }
            },
            None => match next.next() {
                Some(value) => value,
                None => return Err(vm.type_error("not enough arguments for format string")),
            },
        };
        match convert(vm, &conversion, value)? {
            Some(part) => text.push_str(&part),
            None => return Ok(None),
        }
    }
    if next.next().is_some() && !is_map && (is_tuple || !text.is_empty()) {
        return Err(vm.type_error("not all arguments converted during string formatting"));
    }
    Ok(Some(vm.heap.str(text)))
}

fn parse(
    vm: &mut Vm,
    template: &[char],
    at: &mut usize,
    values: &mut impl Iterator<Item = Value>,
) -> Result<Conversion, Value> {
    let mut spec = Spec::default();
    let mut key = None;
    if template.get(*at) == Some(&'(') {
        let Some(end) = template[*at..].iter().position(|&it| it == ')').map(|end| end + *at) else {
            return Err(vm.value_error("incomplete format key"));
        };
        key = Some(template[*at + 1..end].iter().collect());
        *at = end + 1;
    }
    while let Some(&flag) = template.get(*at).filter(|it| "-+ 0#".contains(**it)) {
        match flag {
            '-' => spec.align = Some('<'),
            '0' => spec.fill = Some('0'),
            '#' => spec.alternate = true,
            sign => spec.sign = Some(sign),
        }
        *at += 1;
    }
    let mut figures = |vm: &Vm, at: &mut usize| -> Option<usize> {
        if template.get(*at) == Some(&'*') {
            *at += 1;
            return values.next().and_then(|value| vm.index(value)).map(|int| int.max(0) as usize);
        }
        let start = *at;
        while template.get(*at).is_some_and(char::is_ascii_digit) {
            *at += 1;
        }
        template[start..*at].iter().collect::<String>().parse().ok()
    };
    spec.width = figures(vm, at).unwrap_or(0);
    if template.get(*at) == Some(&'.') {
        *at += 1;
        spec.precision = Some(figures(vm, at).unwrap_or(0));
    }
    let Some(&kind) = template.get(*at) else {
        return Err(vm.value_error("incomplete format"));
    };
    vm.room_for_format(&spec, !matches!(kind, 's' | 'r' | 'a' | 'c'))?;
    *at += 1;
    Ok(Conversion { spec, key, kind, at: *at - 1 })
}

fn convert(vm: &mut Vm, conversion: &Conversion, value: Value) -> Result<Option<String>, Value> {
    let is_own = matches!(vm.heap.get(value), Obj::Instance(_));
    if is_own && conversion.kind.is_ascii_alphabetic() {
        return Ok(None);
    }
    convert_plainly(vm, conversion, value)
}

fn convert_plainly(vm: &mut Vm, conversion: &Conversion, value: Value) -> Result<Option<String>, Value> {
    let mut spec = conversion.spec.clone();
    let zeros = spec.fill == Some('0');
    match conversion.kind {
        's' | 'r' | 'a' => {
            spec.fill = None;
            let text = if conversion.kind == 's' { vm.str_text(value) } else { vm.repr_text(value, 0) };
            let Ok(mut text) = text else { return Ok(None) };
            if conversion.kind == 'a' {
                text = super::functions::ascii_of(&text);
            }
            let cut: String = text.chars().take(spec.precision.unwrap_or(usize::MAX)).collect();
            Ok(Some(spec.pad("", &cut, '>')))
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => convert_int(vm, conversion, value).map(Some),
        'f' | 'F' | 'e' | 'E' | 'g' | 'G' => {
            let Some(float) = super::numbers::float_of(vm, value) else {
                let class = vm.class_name(value);
                return Err(vm.type_error(format!("must be real number, not {class}")));
            };
            spec.kind = Some(conversion.kind);
            let body = float_body(float, &spec);
            Ok(Some(spec.pad(spec.sign_of(float.is_sign_negative()), &body, if zeros { '=' } else { '>' })))
        }
        'c' => {
            let text = match (value.as_int(), vm.heap.text(value)) {
                (Some(code), _) => char::from_u32(code as u32).map_or_else(String::new, |it| it.to_string()),
                (None, Some(text)) if text.len() == 1 => text.as_str().to_owned(),
                (None, Some(text)) => {
                    let len = text.len();
                    return Err(vm.type_error(format!(
                        "%c requires an int or a unicode character, not a string of length {len}"
                    )));
                }
                _ => {
                    let class = vm.class_name(value);
                    return Err(vm.type_error(format!("%c requires an int or a unicode character, not {class}")));
                }
            };
            Ok(Some(spec.pad("", &text, '>')))
        }
        other => {
            let (code, at) = (other as u32, conversion.at);
            Err(vm.value_error(format!("unsupported format character '{other}' (0x{code:x}) at index {at}")))
        }
    }
}

/// An int, or a float cut to one, in a base.
fn convert_int(vm: &mut Vm, conversion: &Conversion, value: Value) -> Result<String, Value> {
    let spec = &conversion.spec;
    let zeros = spec.fill == Some('0');
    let int = match vm.number(value) {
        Some(Number::Float(float)) if float.is_finite() && conversion.kind == 'd' => {
            crate::python::number::whole(float)
        }
        _ => match super::numbers::big_of(vm, value) {
            Some(int) => int,
            None => {
                let class = vm.class_name(value);
                let kind = conversion.kind;
                let wanted = if "xXo".contains(kind) { "an integer" } else { "a real number" };
                return Err(vm.type_error(format!("%{kind} format: {wanted} is required, not {class}")));
            }
        },
    };
    let (base, prefix) = match conversion.kind {
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        'o' => (8, "0o"),
        _ => (10, ""),
    };
    let mut figures = int.magnitude().to_str_radix(base);
    if conversion.kind == 'X' {
        figures = figures.to_uppercase();
    }
    let least = spec.precision.unwrap_or(0);
    figures = format!("{}{figures}", "0".repeat(least.saturating_sub(figures.len())));
    let sign = spec.sign_of(int.sign() == num_bigint::Sign::Minus);
    let sign = if spec.alternate { format!("{sign}{prefix}") } else { sign.to_owned() };
    Ok(spec.pad(&sign, &figures, if zeros { '=' } else { '>' }))
}

/// The same with bytes: the template as Latin-1, and back.
pub(crate) fn format_bytes(vm: &mut Vm, template: Value, values: Value) -> Result<Value, Value> {
    let narrow = |bytes: &[u8]| bytes.iter().map(|&byte| char::from(byte)).collect::<String>();
    let Obj::Bytes(bytes) = vm.heap.body(template) else { return Err(vm.type_error("a template of bytes is wanted")) };
    let template = narrow(bytes).replace("%b", "%s");
    let items = match vm.heap.body(values) {
        Obj::Tuple(items) => items.to_vec(),
        _ => vec![values],
    };
    let mut plain = Vec::new();
    for item in items {
        let text = match vm.heap.body(item) {
            Obj::Bytes(bytes) => Some(narrow(bytes)),
            _ => None,
        };
        plain.push(match text {
            Some(text) => vm.heap.str(text),
            None => vm.heap.retain(item),
        });
    }
    let (template, plain) = (vm.heap.str(template.replace("%r", "%a")), vm.heap.tuple(plain));
    let Some(text) = format(vm, template, plain)? else { return Err(vm.refuse("such an object in % formatting")) };
    let bytes: Vec<u8> = vm.heap.text_of(text).chars().map(|it| it as u32 as u8).collect();
    vm.heap.release_all([template, plain, text]);
    Ok(vm.heap.bytes(bytes))
}

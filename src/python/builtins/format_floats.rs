//! Floats as text, as a format specification wants them. What a specification is,
//! stands in `format`.

use super::format::Spec;
use crate::python::number;

/// How many figures after the point a float has at most.
const EXACT: usize = 1_100;

/// A float in a specification's way, without sign.
pub(crate) fn float_body(float: f64, spec: &Spec) -> String {
    let float = float.abs();
    if !float.is_finite() {
        let text = if float.is_nan() { "nan" } else { "inf" };
        let text = if spec.kind == Some('%') { format!("{text}%") } else { text.to_owned() };
        return if spec.kind.is_some_and(char::is_uppercase) { text.to_uppercase() } else { text };
    }
    let precision = spec.precision.unwrap_or(6);
    let text = match spec.kind.map(|kind| kind.to_ascii_lowercase()) {
        Some('f') => fixed(float, precision),
        Some('%') => format!("{}%", fixed(float * 100.0, precision)),
        Some('e') => exponent(float, precision),
        Some('g' | 'n') => general(float, precision.max(1), spec.alternate, false),
        _ if spec.precision.is_some() => general(float, precision.max(1), false, true),
        _ => number::float_text(float),
    };
    let text = if spec.alternate { pointed(&text) } else { text };
    let text = if spec.kind.is_some_and(char::is_uppercase) { text.to_uppercase() } else { text };
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    let (whole, rest) = text.split_at(end);
    format!("{}{rest}", spec.group(whole, 3))
}

/// With a point, as `#` wants it.
fn pointed(text: &str) -> String {
    if text.contains('.') {
        return text.to_owned();
    }
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    format!("{}.{}", &text[..end], &text[end..])
}

/// With so many figures after the point; a float has no more than [`EXACT`].
fn fixed(float: f64, precision: usize) -> String {
    let text = format!("{float:.*}", precision.min(EXACT));
    format!("{text}{}", "0".repeat(precision.saturating_sub(EXACT)))
}

fn exponent(float: f64, precision: usize) -> String {
    let text = format!("{float:.*e}", precision.min(EXACT));
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let power: i32 = exponent.parse().unwrap_or(0);
    let more = "0".repeat(precision.saturating_sub(EXACT));
    format!("{mantissa}{more}e{}{:02}", if power < 0 { '-' } else { '+' }, power.abs())
}

fn general(float: f64, precision: usize, keeps_zeros: bool, is_default: bool) -> String {
    let scientific = format!("{float:.*e}", (precision - 1).min(EXACT));
    let power: i32 = scientific.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let precision = precision.min(i32::MAX as usize);
    let limit = if is_default { precision as i32 - 1 } else { precision as i32 };
    let cut = |text: String| {
        if keeps_zeros || !text.contains('.') {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    if power < -4 || power >= limit.max(1) && !(power == 0) {
        let text = exponent(float, precision - 1);
        let (mantissa, rest) = text.split_once('e').unwrap_or((&text, "+00"));
        return format!("{}e{rest}", cut(mantissa.to_owned()));
    }
    let figures = i64::try_from(precision).unwrap_or(i64::MAX / 2) - 1 - i64::from(power);
    let text = cut(fixed(float, figures.max(0) as usize));
    if is_default && !text.contains('.') { format!("{text}.0") } else { text }
}

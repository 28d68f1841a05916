//! Numbers without objects: whole parts of floats, floats as text the way
//! CPython writes them, ints in and out of text. Nothing of classes or errors.

use num_bigint::{BigInt, Sign};

use super::hash::split;

/// The whole part of a finite float as an int.
pub(crate) fn whole(float: f64) -> BigInt {
    if float.abs() < 9.0e18 {
        return BigInt::from(float as i64);
    }
    let (fraction, exponent) = split(float.trunc());
    let mantissa = (fraction * 9_007_199_254_740_992.0) as i64;
    let shift = exponent - 53;
    if shift >= 0 { BigInt::from(mantissa) << shift as usize } else { BigInt::from(mantissa) >> (-shift) as usize }
}

/// An int as the nearest float, ties to even; none if it is too large.
pub(crate) fn to_float(int: &BigInt) -> Option<f64> {
    let magnitude = int.magnitude();
    let bits = magnitude.bits();
    if bits > 1024 {
        return None;
    }
    let sign = if int.sign() == Sign::Minus { -1.0 } else { 1.0 };
    if bits <= 64 {
        return Some(sign * magnitude.to_u64_digits().first().copied().unwrap_or(0) as f64);
    }
    // 64 bits, of which the last says whether anything below was set.
    let shift = bits - 64;
    let mut top = (magnitude >> shift).to_u64_digits().first().copied().unwrap_or(0);
    if magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift) {
        top |= 1;
    }
    let float = top as f64 * 2.0_f64.powi(shift as i32);
    float.is_finite().then_some(sign * float)
}

/// `repr` of a float.
pub(crate) fn float_text(float: f64) -> String {
    if float.is_nan() {
        return String::from("nan");
    }
    if float.is_infinite() {
        return String::from(if float > 0.0 { "inf" } else { "-inf" });
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let (digits, point) = shortest(float.abs());
    let text = if point > 16 || point <= -4 { exponent_text(&digits, point - 1) } else { fixed_text(&digits, point) };
    format!("{sign}{text}")
}

/// The fewest figures that say which float it is, and where the point stands
/// before them.
pub(crate) fn shortest(float: f64) -> (String, i32) {
    let text = format!("{float:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    // Of two texts that are as short and as near, the even one is CPython's.
    let exact = format!("{float:.*e}", digits.len() - 1);
    if exact != text && exact.parse() == Ok(float) {
        digits = exact.chars().take_while(|&it| it != 'e').filter(char::is_ascii_digit).collect();
    }
    (digits, exponent.parse::<i32>().unwrap_or(0) + 1)
}

fn exponent_text(digits: &str, exponent: i32) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.abs())
}

fn fixed_text(digits: &str, point: i32) -> String {
    if point <= 0 {
        return format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize));
    }
    let point = point as usize;
    if digits.len() <= point {
        return format!("{digits}{}.0", "0".repeat(point - digits.len()));
    }
    format!("{}.{}", &digits[..point], &digits[point..])
}

/// An int written in a base, underscores and sign and prefix allowed; base 0
/// takes it from the prefix.
pub(crate) fn parse_int(text: &str, base: u32) -> Option<BigInt> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    let lower = ascii_figures(digits).to_ascii_lowercase();
    let prefixed = [("0x", 16), ("0o", 8), ("0b", 2)];
    let found = prefixed.iter().find(|(prefix, its)| lower.starts_with(prefix) && (base == 0 || base == *its));
    let (digits, base) = match found {
        Some((_, its)) => (lower[2..].strip_prefix('_').unwrap_or(&lower[2..]), *its),
        None if base == 0 && lower.starts_with('0') && lower.contains(|it: char| matches!(it, '1'..='9')) => {
            return None;
        }
        None if base == 0 => (lower.as_str(), 10),
        None => (lower.as_str(), base),
    };
    let is_fine = !digits.is_empty() && !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
    if !is_fine || digits.starts_with(['+', '-']) {
        return None;
    }
    let plain: String = digits.chars().filter(|&character| character != '_').collect();
    let int = BigInt::parse_bytes(plain.as_bytes(), base)?;
    Some(if negative { -int } else { int })
}

/// A float as `float()` reads it.
pub(crate) fn parse_float(text: &str) -> Option<f64> {
    let text = &ascii_figures(text.trim());
    let is_between = |at: usize| {
        let figure = |it: Option<&u8>| it.is_some_and(u8::is_ascii_digit);
        at > 0 && figure(text.as_bytes().get(at - 1)) && figure(text.as_bytes().get(at + 1))
    };
    if text.match_indices('_').any(|(at, _)| !is_between(at)) {
        return None;
    }
    let plain: String = text.chars().filter(|&character| character != '_').collect();
    let lower = plain.to_ascii_lowercase();
    let body = lower.strip_prefix(['+', '-']).unwrap_or(&lower);
    let is_word = matches!(body, "inf" | "infinity" | "nan");
    let is_number = body.starts_with(|character: char| character.is_ascii_digit() || character == '.')
        && body.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | 'e' | '+' | '-'));
    if text.starts_with('_') || text.ends_with('_') || !(is_word || is_number) {
        return None;
    }
    lower.parse().ok()
}

/// Decimal figures of other scripts as those of ASCII.
pub(crate) fn ascii_figures(text: &str) -> String {
    text.chars().map(|it| figure_of(it).and_then(|figure| char::from_digit(figure, 10)).unwrap_or(it)).collect()
}

/// Where blocks of ten decimal figures begin in Unicode.
const FIGURES: [u32; 30] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xFF10,
];

/// What a decimal figure of any script counts.
pub(crate) fn figure_of(character: char) -> Option<u32> {
    let code = character as u32;
    FIGURES.iter().find(|&&start| (start..start + 10).contains(&code)).map(|start| code - start)
}

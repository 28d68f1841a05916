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
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
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
    let lower = digits.to_ascii_lowercase();
    let prefixed = [("0x", 16), ("0o", 8), ("0b", 2)];
    let found = prefixed.iter().find(|(prefix, its)| lower.starts_with(prefix) && (base == 0 || base == *its));
    let (digits, base) = match found {
        Some((_, its)) => (lower[2..].strip_prefix('_').unwrap_or(&lower[2..]), *its),
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
    let text = text.trim();
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

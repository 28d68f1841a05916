//! A colour as CSS writes it, as four bytes. Reads what browsers and the file of
//! tokens write: `#rrggbb`, `rgb(r, g, b)`, `rgba(r, g, b, a)`. Not a CSS parser.

/// Red, green, blue, alpha; transparent, if it cannot be read.
pub(super) fn bytes(colour: &str) -> [u8; 4] {
    match colour.strip_prefix('#') {
        Some(digits) => from_digits(digits),
        None => from_numbers(colour),
    }
    .unwrap_or_default()
}

fn from_digits(digits: &str) -> Option<[u8; 4]> {
    let byte = |place: usize| u8::from_str_radix(digits.get(place..place + 2)?, 16).ok();
    let alpha = if digits.len() > 6 { byte(6)? } else { u8::MAX };
    Some([byte(0)?, byte(2)?, byte(4)?, alpha])
}

fn from_numbers(colour: &str) -> Option<[u8; 4]> {
    let (_, numbers) = colour.strip_suffix(')')?.split_once('(')?;
    let mut numbers = numbers.split([',', ' ', '/']).filter(|number| !number.is_empty());
    let mut whole = || numbers.next()?.parse().ok();
    let (red, green, blue) = (whole()?, whole()?, whole()?);
    let alpha = numbers.next().map_or(u8::MAX, hundredths);
    Some([red, green, blue, alpha])
}

/// A share such as `0.08`, of 255.
fn hundredths(share: &str) -> u8 {
    let Some((whole, digits)) = share.split_once('.') else { return if share == "0" { 0 } else { u8::MAX } };
    let digit = |place: usize| digits.as_bytes().get(place).map_or(0, |digit| u32::from(digit.saturating_sub(b'0')));
    if whole == "1" { u8::MAX } else { ((digit(0) * 10 + digit(1)) * 255 / 100) as u8 }
}

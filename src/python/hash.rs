//! Hashes, as CPython computes them with PYTHONHASHSEED=0, so that the order of
//! a set is the same. Not for secrets.

use num_bigint::{BigInt, Sign};

/// Numbers are hashed modulo this prime.
const MODULUS: u64 = (1 << 61) - 1;

/// The hash of a string: of its characters in the narrowest form that holds all.
pub(crate) fn of_text(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    if text.is_ascii() {
        return of_bytes(text.as_bytes());
    }
    let widest = text.chars().max().map_or(0, u32::from);
    let bytes: Vec<u8> = match widest {
        0..=0xFF => text.chars().map(|character| u32::from(character) as u8).collect(),
        0x100..=0xFFFF => text.chars().flat_map(|character| (u32::from(character) as u16).to_le_bytes()).collect(),
        _ => text.chars().flat_map(|character| u32::from(character).to_le_bytes()).collect(),
    };
    of_bytes(&bytes)
}

/// The hash of bytes: SipHash-1-3 with a key of zeros.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    if bytes.is_empty() {
        return 0;
    }
    not_minus_one(siphash13(bytes))
}

fn siphash13(bytes: &[u8]) -> u64 {
    let mut state: [u64; 4] =
        [0x736f_6d65_7073_6575, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573];
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        mix_in(&mut state, u64::from_le_bytes(*chunk));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix_in(&mut state, u64::from_le_bytes(last) | (bytes.len() as u64) << 56);
    state[2] ^= 0xff;
    for _ in 0..3 {
        round(&mut state);
    }
    state[0] ^ state[1] ^ state[2] ^ state[3]
}

fn mix_in(state: &mut [u64; 4], word: u64) {
    state[3] ^= word;
    round(state);
    state[0] ^= word;
}

const fn round(state: &mut [u64; 4]) {
    let [a, b, c, d] = state;
    *a = a.wrapping_add(*b);
    *b = b.rotate_left(13) ^ *a;
    *a = a.rotate_left(32);
    *c = c.wrapping_add(*d);
    *d = d.rotate_left(16) ^ *c;
    *a = a.wrapping_add(*d);
    *d = d.rotate_left(21) ^ *a;
    *c = c.wrapping_add(*b);
    *b = b.rotate_left(17) ^ *c;
    *c = c.rotate_left(32);
}

const fn not_minus_one(hash: u64) -> u64 {
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

/// The hash of a small int.
#[inline]
pub(crate) const fn of_int(int: i64) -> u64 {
    let hash = int.unsigned_abs() % MODULUS;
    if int < 0 { not_minus_one((hash as i64).wrapping_neg() as u64) } else { hash }
}

/// The hash of a large int.
pub(crate) fn of_big(int: &BigInt) -> u64 {
    let rest = (int.magnitude() % MODULUS).to_u64_digits().first().copied().unwrap_or(0);
    if int.sign() == Sign::Minus { not_minus_one((rest as i64).wrapping_neg() as u64) } else { rest }
}

/// The hash of a float: that of an equal int, if there is one.
pub(crate) fn of_float(float: f64) -> u64 {
    if !float.is_finite() {
        return match () {
            () if float.is_nan() => 0,
            () if float > 0.0 => 314_159,
            () => (-314_159_i64) as u64,
        };
    }
    let (mut mantissa, mut exponent) = split(float.abs());
    let mut hash = 0_u64;
    while mantissa != 0.0 {
        hash = ((hash << 28) & MODULUS) | hash >> (61 - 28);
        mantissa *= 268_435_456.0;
        exponent -= 28;
        let digit = mantissa as u64;
        mantissa -= digit as f64;
        hash += digit;
        if hash >= MODULUS {
            hash -= MODULUS;
        }
    }
    let turn = exponent.rem_euclid(61) as u32;
    hash = if turn == 0 { hash } else { ((hash << turn) & MODULUS) | hash >> (61 - turn) };
    if float < 0.0 { not_minus_one((hash as i64).wrapping_neg() as u64) } else { not_minus_one(hash) }
}

/// A float as a fraction from a half to below one, and a power of two.
pub(crate) fn split(float: f64) -> (f64, i32) {
    if float == 0.0 || !float.is_finite() {
        return (float, 0);
    }
    let bits = float.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    if exponent == 0 {
        let (fraction, power) = split(float * 18_014_398_509_481_984.0);
        return (fraction, power - 54);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// The hash of a tuple, of its items' hashes.
pub(crate) fn of_tuple(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    const ONE: u64 = 11_400_714_785_074_694_791;
    const TWO: u64 = 14_029_467_366_897_019_727;
    const FIVE: u64 = 2_870_177_450_012_600_261;
    let len = hashes.len() as u64;
    let mut sum = FIVE;
    for hash in hashes {
        sum = sum.wrapping_add(hash.wrapping_mul(TWO)).rotate_left(31).wrapping_mul(ONE);
    }
    sum = sum.wrapping_add(len ^ (FIVE ^ 3_527_539));
    if sum == u64::MAX { 1_546_275_796 } else { sum }
}

/// The hash of a frozen set, of its items' hashes.
pub(crate) fn of_frozen_set(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    let len = hashes.len() as u64;
    let mut hash = 0;
    for item in hashes {
        hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (len + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

/// The hash of an object that is equal to itself only.
pub(crate) const fn of_identity(identity: u64) -> u64 {
    identity.rotate_right(4)
}

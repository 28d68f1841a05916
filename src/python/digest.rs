//! Digests of bytes, as `hashlib` has them, and the sums of `zlib`. Not for
//! secrets: only to give the numbers that CPython gives.

/// The digest of that name; none if there is none of that name.
pub(crate) fn digest(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match name {
        "md5" => md5(bytes),
        "sha1" => sha1(bytes),
        "sha224" => sha256(bytes, &SHA224)[..28].to_vec(),
        "sha256" => sha256(bytes, &SHA256),
        "sha384" => sha512(bytes, &SHA384)[..48].to_vec(),
        "sha512" => sha512(bytes, &SHA512),
        _ => return None,
    })
}

/// The bytes with the end that fills the last block: a bit, zeros, the length.
fn padded(bytes: &[u8], block: usize, is_big: bool) -> Vec<u8> {
    let bits = (bytes.len() as u64).wrapping_mul(8);
    let length = block / 8;
    let mut all = bytes.to_vec();
    all.push(0x80);
    while all.len() % block != block - length {
        all.push(0);
    }
    all.resize(all.len() + length - 8, 0);
    all.extend(if is_big { bits.to_be_bytes() } else { bits.to_le_bytes() });
    all
}

fn words32(block: &[u8], is_big: bool) -> Vec<u32> {
    let (words, _) = block.as_chunks::<4>();
    words.iter().map(|&word| if is_big { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }).collect()
}

const MD5_TURNS: [u32; 16] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

fn md5(bytes: &[u8]) -> Vec<u8> {
    let mut state = [0x6745_2301_u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in padded(bytes, 64, false).chunks(64) {
        let words = words32(block, false);
        let [mut a, mut b, mut c, mut d] = state;
        for round in 0..64_usize {
            let (mixed, word) = match round / 16 {
                0 => (b & c | !b & d, round),
                1 => (d & b | !d & c, (5 * round + 1) % 16),
                2 => (b ^ c ^ d, (3 * round + 5) % 16),
                _ => (c ^ (b | !d), 7 * round % 16),
            };
            let constant = (((round + 1) as f64).sin().abs() * 4_294_967_296.0) as u32;
            let sum = mixed.wrapping_add(a).wrapping_add(constant).wrapping_add(words[word]);
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(sum.rotate_left(MD5_TURNS[round / 16 * 4 + round % 4]));
        }
        state = add32(state, [a, b, c, d]);
    }
    state.iter().flat_map(|word| word.to_le_bytes()).collect()
}

fn add32<const N: usize>(one: [u32; N], other: [u32; N]) -> [u32; N] {
    std::array::from_fn(|at| one[at].wrapping_add(other[at]))
}

fn sha1(bytes: &[u8]) -> Vec<u8> {
    let mut state = [0x6745_2301_u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    for block in padded(bytes, 64, true).chunks(64) {
        let mut words = words32(block, true);
        for at in 16..80 {
            words.push((words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (round, word) in words.into_iter().enumerate() {
            let (mixed, constant) = match round / 20 {
                0 => (b & c | !b & d, 0x5a82_7999),
                1 => (b ^ c ^ d, 0x6ed9_eba1),
                2 => (b & c | b & d | c & d, 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6_u32),
            };
            let sum = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e).wrapping_add(constant).wrapping_add(word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, sum);
        }
        state = add32(state, [a, b, c, d, e]);
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

const SHA256: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];
const SHA224: [u32; 8] =
    [0xc105_9ed8, 0x367c_d507, 0x3070_dd17, 0xf70e_5939, 0xffc0_0b31, 0x6858_1511, 0x64f9_8fa7, 0xbefa_4fa4];
const SHA512: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];
const SHA384: [u64; 8] = [
    0xcbbb_9d5d_c105_9ed8,
    0x629a_292a_367c_d507,
    0x9159_015a_3070_dd17,
    0x152f_ecd8_f70e_5939,
    0x6733_2667_ffc0_0b31,
    0x8eb4_4a87_6858_1511,
    0xdb0c_2e0d_64f9_8fa7,
    0x47b5_481d_befa_4fa4,
];

/// The first 64 bits after the point of the cube roots of the first primes.
fn constants(count: usize) -> Vec<u64> {
    let is_prime = |number: &u64| {
        (2..*number).take_while(|factor| factor * factor <= *number).all(|it| !number.is_multiple_of(it))
    };
    (2..)
        .filter(is_prime)
        .take(count)
        .map(|prime| (num_bigint::BigUint::from(prime) << 192_u32).cbrt())
        .map(low)
        .collect()
}

fn low(number: num_bigint::BigUint) -> u64 {
    number.to_u64_digits().first().copied().unwrap_or(0)
}

fn sha256(bytes: &[u8], start: &[u32; 8]) -> Vec<u8> {
    let constants = constants(64);
    let mut state = *start;
    for block in padded(bytes, 64, true).chunks(64) {
        let mut words = words32(block, true);
        for at in 16..64 {
            let (far, near) = (words[at - 15], words[at - 2]);
            let far = far.rotate_right(7) ^ far.rotate_right(18) ^ far >> 3;
            let near = near.rotate_right(17) ^ near.rotate_right(19) ^ near >> 10;
            words.push(words[at - 16].wrapping_add(far).wrapping_add(words[at - 7]).wrapping_add(near));
        }
        let mut now = state;
        for (word, constant) in words.into_iter().zip(&constants) {
            let [a, b, c, d, e, f, g, h] = now;
            let low = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let first = h.wrapping_add(low).wrapping_add(e & f ^ !e & g).wrapping_add((constant >> 32) as u32);
            let first = first.wrapping_add(word);
            let high = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let second = high.wrapping_add(a & b ^ a & c ^ b & c);
            now = [first.wrapping_add(second), a, b, c, d.wrapping_add(first), e, f, g];
        }
        state = add32(state, now);
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn sha512(bytes: &[u8], start: &[u64; 8]) -> Vec<u8> {
    let constants = constants(80);
    let mut state = *start;
    for block in padded(bytes, 128, true).chunks(128) {
        let (chunks, _) = block.as_chunks::<8>();
        let mut words: Vec<u64> = chunks.iter().map(|&word| u64::from_be_bytes(word)).collect();
        for at in 16..80 {
            let (far, near) = (words[at - 15], words[at - 2]);
            let far = far.rotate_right(1) ^ far.rotate_right(8) ^ far >> 7;
            let near = near.rotate_right(19) ^ near.rotate_right(61) ^ near >> 6;
            words.push(words[at - 16].wrapping_add(far).wrapping_add(words[at - 7]).wrapping_add(near));
        }
        let mut now = state;
        for (word, &constant) in words.into_iter().zip(&constants) {
            let [a, b, c, d, e, f, g, h] = now;
            let low = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
            let first = h.wrapping_add(low).wrapping_add(e & f ^ !e & g).wrapping_add(constant).wrapping_add(word);
            let high = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
            let second = high.wrapping_add(a & b ^ a & c ^ b & c);
            now = [first.wrapping_add(second), a, b, c, d.wrapping_add(first), e, f, g];
        }
        state = std::array::from_fn(|at| state[at].wrapping_add(now[at]));
    }
    state.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// `zlib.crc32`, going on from another.
pub(crate) fn crc32(bytes: &[u8], from: u32) -> u32 {
    let mut sum = !from;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

/// `zlib.adler32`, going on from another.
pub(crate) fn adler32(bytes: &[u8], from: u32) -> u32 {
    let (mut low, mut high) = (from & 0xffff, from >> 16);
    for &byte in bytes {
        low = (low + u32::from(byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    high << 16 | low
}

//! The generator of pseudo-random numbers that CPython's `random` has: the
//! Mersenne Twister of 19 937 bits. The same seed gives the same numbers.

const WORDS: usize = 624;
const APART: usize = 397;

/// The state of a generator.
#[derive(Clone, Debug)]
pub(crate) struct Twister {
    words: Vec<u32>,
    at: usize,
}

impl Twister {
    /// From a number of any length, its lowest word first.
    pub(crate) fn new(key: &[u32]) -> Self {
        let mut it = Self { words: Vec::with_capacity(WORDS), at: WORDS };
        it.fill(19_650_218);
        let key = if key.is_empty() { &[0][..] } else { key };
        let (mut i, mut j) = (1, 0);
        for _ in 0..WORDS.max(key.len()) {
            it.words[i] =
                (it.words[i] ^ it.mixed(i).wrapping_mul(1_664_525)).wrapping_add(key[j]).wrapping_add(j as u32);
            i = it.after(i);
            j = (j + 1) % key.len();
        }
        for _ in 1..WORDS {
            it.words[i] = (it.words[i] ^ it.mixed(i).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
            i = it.after(i);
        }
        it.words[0] = 1 << 31;
        it
    }

    fn fill(&mut self, seed: u32) {
        self.words = vec![seed];
        for at in 1..WORDS {
            let before = self.words[at - 1];
            self.words.push((before ^ before >> 30).wrapping_mul(1_812_433_253).wrapping_add(at as u32));
        }
    }

    fn mixed(&self, at: usize) -> u32 {
        self.words[at - 1] ^ self.words[at - 1] >> 30
    }

    /// The next place; past the end, the last word becomes the first.
    fn after(&mut self, at: usize) -> usize {
        if at + 1 < WORDS {
            return at + 1;
        }
        self.words[0] = self.words[WORDS - 1];
        1
    }

    fn turn(&mut self) {
        for at in 0..WORDS {
            let joined = self.words[at] & 1 << 31 | self.words[(at + 1) % WORDS] & 0x7fff_ffff;
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[at] = self.words[(at + APART) % WORDS] ^ joined >> 1 ^ odd;
        }
        self.at = 0;
    }

    /// The next 32 bits.
    pub(crate) fn next(&mut self) -> u32 {
        if self.at >= WORDS {
            self.turn();
        }
        let mut word = self.words[self.at];
        self.at += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    /// From 0 to below 1, in steps of 2⁻⁵³.
    pub(crate) fn fraction(&mut self) -> f64 {
        let (high, low) = (self.next() >> 5, self.next() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    /// All of the state: the words, then the place.
    pub(crate) fn state(&self) -> Vec<u32> {
        self.words.iter().copied().chain([self.at as u32]).collect()
    }

    /// One with that state; none if it is no state.
    pub(crate) fn of_state(state: &[u32]) -> Option<Self> {
        let (&at, words) = state.split_last()?;
        (words.len() == WORDS && at as usize <= WORDS).then(|| Self { words: words.to_vec(), at: at as usize })
    }
}

//! Chance that a seed repeats: two runs with one seed answer alike. Never used for anything that must be secret.

/// A small generator (xorshift64*), enough for numbers on labels.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Text of letters and digits.
    pub(crate) fn token(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length).map(|_| char::from(LETTERS[(self.next() >> 33) as usize % LETTERS.len()])).collect()
    }

    /// True with this chance, 0 to 1.
    pub(crate) fn chance(&mut self, rate: f64) -> bool {
        ((self.next() >> 11) as f64 / (1_u64 << 53) as f64) < rate
    }
}

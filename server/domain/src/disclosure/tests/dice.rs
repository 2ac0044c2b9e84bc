/// Numbers that look random and are the same every time (`SplitMix64`).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ 0x9E37_79B9_7F4A_7C15)
    }

    const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    pub(super) const fn below(&mut self, many: u64) -> u64 {
        self.bits() % many
    }

    /// From 0 up to 1.
    pub(super) fn part(&mut self) -> f64 {
        f64::from(u32::try_from(self.bits() >> 32).unwrap()) / 4_294_967_296.0
    }

    /// As good as normal, with mean 0 and variance 1: the sum of four.
    pub(super) fn normal(&mut self) -> f64 {
        let bits = self.bits();
        let sum: f64 = [0, 16, 32, 48].iter().map(|by| f64::from(u16::try_from((bits >> by) & 0xFFFF).unwrap())).sum();
        (sum / 65_535.0 - 2.0) * 3.0_f64.sqrt()
    }
}

//! Chance that is the same every time: the sample looks alike on every machine.

/// `SplitMix64` (Steele, Lea and Flood, 2014), from a seed.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but without 1.
    #[expect(clippy::cast_precision_loss, reason = "32 bits are exact in a f64")]
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 32) as f64 / (1_u64 << 32) as f64
    }

    /// True in that share of cases.
    pub(super) fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// From 0 up to but without `below`; 0 if that is 0.
    pub(super) fn below(&mut self, below: usize) -> usize {
        if below == 0 { 0 } else { usize::try_from(self.next() % below as u64).unwrap_or(0) }
    }

    /// From `from` to `to`, both included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = usize::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// One of them, taken out; none if there are none.
    pub(super) fn draw<T>(&mut self, from: &mut Vec<T>) -> Option<T> {
        if from.is_empty() { None } else { Some(from.swap_remove(self.below(from.len()))) }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn chance_is_the_same_every_time_and_fair_enough() {
        let (mut a, mut b) = (Chance::new(7), Chance::new(7));
        let (one, two): (Vec<_>, Vec<_>) = (0..1000).map(|_| (a.share(), b.share())).unzip();
        assert_eq!(one, two);
        let mean = one.iter().sum::<f64>() / 1000.0;
        assert!((0.45..0.55).contains(&mean), "{mean}");
        assert!((0..100).all(|_| (3..=5).contains(&a.between(3, 5))));
        assert_eq!(a.draw(&mut Vec::<u8>::new()), None);
    }
}

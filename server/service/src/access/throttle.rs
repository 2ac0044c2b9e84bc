//! Growing delay after failed sign-ins, per account, per address and per known device; never a lock-out.

use hilo_domain::time::Millis;
use hilo_store::access::Failures;

/// Failures this old no longer count.
pub const FORGET_AFTER_HOURS: i64 = 24;

/// What failures are counted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Budget {
    /// An account, by what was typed to name it, whether it exists or not.
    Account(String),
    /// A client's address; an office shares one, so that it bears more.
    Address(String),
    /// A browser that signed in to this account before: guessing elsewhere does not slow its owner down.
    Device(String),
}

impl Budget {
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Account(login) => format!("account:{login}"),
            Self::Address(address) => format!("address:{}", network(address)),
            Self::Device(hash) => format!("device:{hash}"),
        }
    }

    /// Failures that cost no delay.
    const fn free(&self) -> i64 {
        match self {
            Self::Account(_) | Self::Device(_) => 4,
            Self::Address(_) => 30,
        }
    }

    /// Seconds still to wait at `now`, 0 if the next attempt may be made: 2 s after the first failure that is
    /// not free, doubling up to five minutes.
    #[must_use]
    pub fn wait(&self, failures: Option<Failures>, now: Millis) -> i64 {
        let Some(failures) = failures else { return 0 };
        if failures.last_failed_at < now.plus_hours(-FORGET_AFTER_HOURS) || failures.failures <= self.free() {
            return 0;
        }
        let doublings = u32::try_from((failures.failures - self.free()).clamp(1, 9)).unwrap_or(9);
        let delay = 2_i64.pow(doublings).min(300);
        (delay - now.seconds_since(failures.last_failed_at)).max(0)
    }
}

/// An IPv6 client commands a whole /64; an IPv4 one its address.
fn network(address: &str) -> String {
    match address.parse::<std::net::Ipv6Addr>() {
        Ok(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => v6.segments()[..4].iter().map(|s| format!("{s:x}")).collect::<Vec<_>>().join(":"),
        },
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(failures: i64, seconds: i64) -> (Option<Failures>, Millis) {
        let now = Millis(1_790_000_000_000);
        (Some(Failures { failures, last_failed_at: now.plus_seconds(-seconds) }), now)
    }

    #[test]
    fn delay_grows_and_ends() {
        let account = Budget::Account("ana".to_owned());
        let wait = |failures, seconds| {
            let (f, now) = after(failures, seconds);
            account.wait(f, now)
        };
        assert_eq!(account.wait(None, Millis(0)), 0);
        assert_eq!(wait(4, 0), 0);
        assert_eq!(wait(5, 0), 2);
        assert_eq!(wait(5, 2), 0);
        assert_eq!(wait(8, 0), 16);
        assert_eq!(wait(1000, 0), 300, "never more than five minutes");
        assert_eq!(wait(1000, 300), 0);
        assert_eq!(wait(1000, 25 * 3600), 0);
    }

    #[test]
    fn an_address_bears_more_than_an_account() {
        let (failures, now) = after(20, 0);
        assert_eq!(Budget::Address("10.0.0.1".to_owned()).wait(failures, now), 0);
        assert!(Budget::Account("ana".to_owned()).wait(failures, now) > 0);
    }

    #[test]
    fn ipv6_counts_by_its_network() {
        let key = |a: &str| Budget::Address(a.to_owned()).key();
        assert_eq!(key("2001:db8:1:2:3::4"), key("2001:db8:1:2:ffff::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}

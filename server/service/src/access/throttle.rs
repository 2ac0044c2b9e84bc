//! Growing delay after wrong passwords, per account, per address, per known device and per person who changes theirs;
//! never a lock-out. What is counted fades: an hour without another failure halves it.

use crate::Result;
use hilo_domain::{ids::PersonId, problem::Problem, time::Millis};
use hilo_store::{Repo, access::Failures};

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
    /// Somebody who is signed in and is asked for the present password: a session that was left open is no way to it.
    Person(PersonId),
}

impl Budget {
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Account(login) => format!("account:{login}"),
            Self::Address(address) => format!("address:{}", network(address)),
            Self::Device(hash) => format!("device:{hash}"),
            Self::Person(person) => format!("person:{person}"),
        }
    }

    /// Failures that cost no delay.
    const fn free(&self) -> i64 {
        match self {
            Self::Account(_) | Self::Device(_) | Self::Person(_) => 4,
            Self::Address(_) => 30,
        }
    }

    /// Seconds still to wait at `now`, 0 if the next attempt may be made: 2 s after the first failure that is
    /// not free, doubling up to five minutes.
    #[must_use]
    pub fn wait(&self, failures: Option<Failures>, now: Millis) -> i64 {
        let Some(failures) = failures else { return 0 };
        let counted = faded(failures, now);
        if counted <= self.free() {
            return 0;
        }
        let doublings = u32::try_from((counted - self.free()).clamp(1, 9)).unwrap_or(9);
        let delay = 2_i64.pow(doublings).min(300);
        (delay - now.seconds_since(failures.last_failed_at)).max(0)
    }
}

/// What is left of the failures: the same as the store leaves when it counts the next one.
fn faded(failures: Failures, now: Millis) -> i64 {
    let hours = now.seconds_since(failures.last_failed_at) / 3600;
    if failures.last_failed_at < now.plus_hours(-FORGET_AFTER_HOURS) { 0 } else { failures.failures >> hours.max(0) }
}

/// Refuses while any of the budgets has to wait.
pub(super) async fn check(repo: &mut dyn Repo, budgets: &[Budget], now: Millis) -> Result<()> {
    for budget in budgets {
        let wait = budget.wait(repo.failures(&budget.key()).await?, now);
        if wait > 0 {
            return Err(Problem::TooMany { retry_after_seconds: wait }.into());
        }
    }
    Ok(())
}

/// Counts a failure on each of the budgets.
pub(super) async fn count(repo: &mut dyn Repo, budgets: &[Budget], now: Millis) -> Result<()> {
    for budget in budgets {
        repo.count_failure(&budget.key(), now, now.plus_hours(-FORGET_AFTER_HOURS)).await?;
    }
    Ok(())
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
        assert_eq!((wait(5, 3599), wait(10, 0)), (0, 64));
        assert_eq!(wait(1000, 25 * 3600), 0);
    }

    #[test]
    fn an_address_bears_more_than_an_account() {
        let (failures, now) = after(20, 0);
        assert_eq!(Budget::Address("10.0.0.1".to_owned()).wait(failures, now), 0);
        assert!(Budget::Account("ana".to_owned()).wait(failures, now) > 0);
    }

    #[test]
    fn a_quiet_hour_halves_what_is_counted() {
        let faded = |failures, seconds| {
            let (f, now) = after(failures, seconds);
            super::faded(f.unwrap(), now)
        };
        assert_eq!([faded(40, 3599), faded(40, 3600), faded(40, 3 * 3600), faded(40, 25 * 3600)], [40, 20, 5, 0]);
        assert_eq!(faded(40, -7200), 40, "a clock that was set back");
    }

    #[test]
    fn ipv6_counts_by_its_network() {
        let key = |a: &str| Budget::Address(a.to_owned()).key();
        assert_eq!(key("2001:db8:1:2:3::4"), key("2001:db8:1:2:ffff::1"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}

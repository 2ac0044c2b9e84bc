//! Where the two engines' texts differ.

/// A transaction that writes is alone as it is.
pub(crate) const LOCK_PEOPLE: Option<&str> = None;

/// There is one writer at a time, and this transaction is it.
pub(crate) const TAKE_CLOCK: &str = "SELECT TRUE";

/// The one writer needs no lock on a row.
pub(crate) const WEEK_HELD: &str = "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week WHERE week = $1";

//! Where the two engines' texts differ.

/// A transaction that writes is alone as it is.
pub(crate) const LOCK_PEOPLE: Option<&str> = None;

/// There is one writer at a time, and this transaction is it.
pub(crate) const TAKE_CLOCK: &str = "SELECT TRUE";

/// A transaction that writes is alone as it is.
pub(crate) const LOCK_JOURNEY: &str = "SELECT id FROM journey WHERE id = $1";

/// See [`LOCK_JOURNEY`].
pub(crate) const LOCK_STATEMENT: &str = "SELECT id FROM statement WHERE id = $1";

/// See [`LOCK_JOURNEY`].
pub(crate) const LOCK_PUBLICATIONS: Option<&str> = None;

/// The one writer needs no lock on a row.
pub(crate) const LATEST_WEEKS_HELD: &str =
    "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week ORDER BY week DESC LIMIT $1";

/// See [`LATEST_WEEKS_HELD`].
pub(crate) const OPEN_PULSE_HELD: &str =
    "SELECT period, week, key_print, opened_at, closed_at, lost FROM pulse_period WHERE closed_at IS NULL";

/// A transaction that writes is alone as it is.
pub(crate) const HOLD_ANSWER: Option<&str> = None;

/// As the row is: the one writer needs no lock on it.
pub(crate) const CHECKIN_HELD: &str = "SELECT id FROM checkin WHERE id = $1";

/// Follows a column, with [`ids`] bound between the two: is it one of these? One parameter, however many there are.
pub(crate) const AMONG: (&str, &str) = (" IN (SELECT unhex(value) FROM json_each(", "))");

/// Ids as [`AMONG`] takes them.
pub(crate) fn ids(ids: impl IntoIterator<Item = uuid::Uuid>) -> String {
    let quoted: Vec<String> = ids.into_iter().map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", quoted.join(","))
}

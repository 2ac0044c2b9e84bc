//! Where the two engines' texts differ.

/// Others may go on reading.
pub(crate) const LOCK_PEOPLE: Option<&str> =
    Some("LOCK TABLE area, role, person, area_lead, person_grant IN SHARE ROW EXCLUSIVE MODE");

/// An advisory lock that goes with the transaction: whoever has it opens and closes weeks. The number is `hilo`.
pub(crate) const TAKE_CLOCK: &str = "SELECT pg_try_advisory_xact_lock(1751739503)";

/// Who changes a journey, its draft or its order waits for whoever does so already.
pub(crate) const LOCK_JOURNEY: &str = "SELECT id FROM journey WHERE id = $1 FOR NO KEY UPDATE";

/// As [`LOCK_JOURNEY`], of a statement.
pub(crate) const LOCK_STATEMENT: &str = "SELECT id FROM statement WHERE id = $1 FOR NO KEY UPDATE";

/// Publications are counted one after the other.
pub(crate) const LOCK_PUBLICATIONS: Option<&str> = Some("LOCK TABLE experience_version IN SHARE ROW EXCLUSIVE MODE");

/// Whoever closes the week waits for check-ins that are being written, so that each is counted or late, not neither.
pub(crate) const LATEST_WEEKS_HELD: &str =
    "SELECT week, opens_at, closes_at, opened_at, closed_at FROM week ORDER BY week DESC LIMIT $1 FOR SHARE";

/// Whoever closes the period waits for answers that are being written, so that none is lost.
pub(crate) const OPEN_PULSE_HELD: &str =
    "SELECT period, week, key_print, opened_at, closed_at, lost FROM pulse_period WHERE closed_at IS NULL FOR SHARE";

/// In memory alone: a lock on a row is written into the row, and would say on disk who has answered.
pub(crate) const HOLD_ANSWER: Option<&str> =
    Some("SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))");

/// Whoever writes below a check-in waits for others who do, and sees what they wrote.
pub(crate) const CHECKIN_HELD: &str = "SELECT id FROM checkin WHERE id = $1 FOR UPDATE";

/// Follows a column, with [`ids`] bound between the two: is it one of these? One parameter, however many there are.
pub(crate) const AMONG: (&str, &str) = (" = ANY(", ")");

/// Ids as [`AMONG`] takes them.
pub(crate) fn ids(ids: impl IntoIterator<Item = uuid::Uuid>) -> Vec<uuid::Uuid> {
    ids.into_iter().collect()
}

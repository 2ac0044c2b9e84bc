//! The implementations that are the same SQL on both engines. Each engine's crate compiles these files with
//! its own `Db` and `Repository`; where the engines differ, the two texts stand in the crates' `dialect.rs`.

/// Joins to an entry `e` and its contribution `o` the sentence `s` that it serves: the contribution's, else the first
/// of its touchpoint's.
macro_rules! sentence_served {
    () => {
        " LEFT JOIN statement_version s ON s.state = 'published' AND s.statement_id = COALESCE(o.statement_id,
              (SELECT t.statement_id FROM touchpoint_version v
               JOIN touchpoint_statement t ON t.touchpoint_version_id = v.id
               JOIN statement x ON x.id = t.statement_id AND x.retired_at IS NULL
               WHERE v.touchpoint_id = e.touchpoint_id AND v.state = 'published'
               ORDER BY x.position, x.id LIMIT 1))"
    };
}

mod absences;
mod access;
mod alignment;
mod areas;
mod audit;
mod checkins;
mod contributions;
pub(crate) mod directory;
mod experience;
mod experience_drafts;
mod import;
mod organisation;
mod people;
mod pulse;
mod reminders;
mod statements;
mod team;
mod weeks;
pub(crate) mod within;

//! What a database can answer besides the truth.

/// See [`StoreError`].
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique value is somebody else's.
    #[error("a unique value is taken ({constraint})")]
    Taken { constraint: String },
    /// The engine could not be had in time; trying again may help.
    #[error("the database is busy or away")]
    Unavailable(#[source] sqlx::Error),
    /// A text has a character that the engine can't keep: PostgreSQL takes no NUL.
    #[error("a text has a character that can't be stored")]
    Unstorable(#[source] sqlx::Error),
    /// Migrations were applied that this binary does not know.
    #[error(
        "the database was migrated by a newer version of Hilo (migration {version}); use that version or restore a backup"
    )]
    NewerDatabase { version: i64 },
    /// The file is there and is not an SQLite database.
    #[error("{path} is not an SQLite database")]
    NotADatabase { path: String },
    /// The file is an SQLite database of some other program.
    #[error("{path} is not a database of Hilo")]
    NotHilo { path: String },
    /// The file is inconsistent in itself.
    #[error("{path} is damaged: {reason}")]
    Damaged { path: String, reason: String },
    /// Another program has the file open.
    #[error("{path} is in use; stop the server that has it open first")]
    InUse { path: String },
    /// The file or its folder can't be opened for writing.
    #[error("{path} can't be opened for reading and writing: {reason}")]
    NotWritable { path: String, reason: String },
    /// Only for SQLite.
    #[error("PostgreSQL is backed up with its own tools (pg_dump)")]
    BackupElsewhere,
    #[error("migration failed")]
    Migration(#[source] sqlx::migrate::MigrateError),
    #[error("the database refused a statement")]
    Other(#[source] sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(db) if db.is_unique_violation() => {
                Self::Taken { constraint: db.constraint().map_or_else(|| db.message().to_owned(), str::to_owned) }
            }
            // SQLITE_BUSY and its kin; PostgreSQL: serialization failure, deadlock, shutting down.
            sqlx::Error::Database(db)
                if matches!(
                    db.code().as_deref(),
                    Some("5" | "261" | "517" | "40001" | "40P01" | "57P01" | "57P03" | "53300")
                ) =>
            {
                Self::Unavailable(error)
            }
            // PostgreSQL: character_not_in_repertoire, untranslatable_character.
            sqlx::Error::Database(db) if matches!(db.code().as_deref(), Some("22021" | "22P05")) => {
                Self::Unstorable(error)
            }
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => Self::Unavailable(error),
            _ => Self::Other(error),
        }
    }
}

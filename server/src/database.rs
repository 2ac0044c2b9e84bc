//! Which store a database URL leads to.

use hilo_store::{Result, Store};
use hilo_store_postgres::PostgresStore;
use hilo_store_sqlite::SqliteStore;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// A database URL that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Url {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Url {
    /// `sqlite://path/to/file.db` or `postgres://user:password@host/database`; none for anything else.
    #[must_use]
    pub fn parse(url: &str) -> Option<Self> {
        if let Some(path) = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
            return (!path.is_empty()).then(|| Self::Sqlite(path.into()));
        }
        let postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
        postgres.then(|| Self::Postgres(url.to_owned()))
    }

    /// For people and logs: without the password.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite://{}", path.display()),
            Self::Postgres(url) => match (url.find("://"), url.rfind('@')) {
                (Some(scheme), Some(at)) if at > scheme => {
                    let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
                    format!("{}://{user}{}", &url[..scheme], &url[at..])
                }
                _ => url.clone(),
            },
        }
    }

    /// Where the sample organisation's file belongs: beside this one.
    #[must_use]
    pub fn sample_file(&self) -> PathBuf {
        match self {
            Self::Sqlite(path) => path.parent().unwrap_or(Path::new("")).join("sample.db"),
            Self::Postgres(_) => PathBuf::from("data/sample.db"),
        }
    }

    /// # Errors
    /// If the database can't be opened; the error names the file or server.
    pub async fn open(&self, connections: u32) -> Result<Arc<dyn Store>> {
        Ok(match self {
            Self::Sqlite(path) => Arc::new(SqliteStore::open(path, connections).await?),
            Self::Postgres(url) => Arc::new(PostgresStore::connect(url, connections).await?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_understood_and_shown_without_their_password() {
        assert_eq!(Url::parse("sqlite://data/hilo.db"), Some(Url::Sqlite("data/hilo.db".into())));
        assert_eq!(Url::parse("sqlite:///var/lib/hilo.db"), Some(Url::Sqlite("/var/lib/hilo.db".into())));
        assert_eq!(Url::parse("mysql://x"), None);
        assert_eq!(Url::parse("sqlite://"), None);
        let postgres = Url::parse("postgres://hilo:se@cret@db.example.com/hilo").unwrap();
        assert_eq!(postgres.shown(), "postgres://hilo@db.example.com/hilo");
    }
}
